"""Linear filters: the mean, the Gaussian, and Wiener's two answers to "how much should I trust a pixel?"."""

import numpy as np
from scipy import fft, ndimage

from course_lib.images import check_image
from course_lib.restore.filtering._checks import check_not_negative, check_window, per_side


def filter_mean(image, *, size=3):
    """Replace each pixel by the mean of the window around it.

    The mean of n pixels has the noise variance divided by n: a 3x3 window leaves a third of the noise's
    standard deviation. At the rim the picture is mirrored.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    size : int, odd, default 3
        Side of the window in pixels. Larger: less noise, more blur.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or `size` is even, below 1 or larger than the picture.

    Examples
    --------
    >>> spot = np.zeros((5, 5), np.float32)
    >>> spot[2, 2] = 9
    >>> print(filter_mean(spot, size=3)[2])
    [0. 1. 1. 1. 0.]
    """
    size = check_window(image, size)
    return ndimage.uniform_filter(image, per_side(image, size, 1))


def filter_gaussian(image, *, width=1.0):
    """Replace each pixel by a weighted mean that trusts near pixels more than far ones.

    ``out(x) = sum_d w(d) image(x + d)``, with ``w(d)`` proportional to ``exp(-|d|^2 / (2 width^2))`` and
    sum 1.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    width : float, 0 or more, default 1.0
        Standard deviation of the bell in pixels (not the noise level). Larger: less noise, more blur; 0
        changes nothing.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or `width` is negative or not a number.

    Examples
    --------
    >>> flat = np.full((8, 8), 0.5, np.float32)
    >>> bool(np.allclose(filter_gaussian(flat, width=2), 0.5))
    True
    """
    check_image(image)
    width = check_not_negative(width, "width")
    return ndimage.gaussian_filter(image, per_side(image, width, 0))


def filter_wiener(image, *, size=5, sigma=0.1):
    """Smooth flat windows fully and busy windows hardly: the local Wiener filter.

    ``out = mean + max(variance - sigma^2, 0) / variance * (image - mean)``, mean and variance over the
    window. Where the variance is that of the noise alone, the mean is taken; where it is far larger there
    must be a structure, and the pixel is kept.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    size : int, odd, default 5
        Side of the window in pixels.
    sigma : float, 0 or more, default 0.1
        Noise level (standard deviation) in picture units; 25/255 is about 0.1. Larger: smoother.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is out of range.

    References
    ----------
    J.-S. Lee, "Digital image enhancement and noise filtering by use of local
    statistics", IEEE Transactions on Pattern Analysis and Machine Intelligence PAMI-2(2), 165-168, 1980,
    doi:10.1109/TPAMI.1980.4766994.

    Examples
    --------
    >>> edge = np.zeros((9, 10), np.float32)
    >>> edge[:, 5:] = 1
    >>> print(filter_wiener(edge, size=3, sigma=0.05)[4].round(2))
    [0. 0. 0. 0. 0. 1. 1. 1. 1. 1.]
    """
    size = check_window(image, size)
    sigma = check_not_negative(sigma, "sigma")
    mean = filter_mean(image, size=size)
    variance = np.maximum(filter_mean(np.square(image), size=size) - np.square(mean), 0)
    trust = np.maximum(variance - sigma**2, 0) / np.maximum(variance, np.finfo(np.float32).tiny)
    return mean + trust * (image - mean)


def filter_wiener_spectrum(image, *, sigma=0.1, exponent=2.5):
    """Keep each frequency as far as a natural picture is expected to rise above the noise there.

    ``gain(f) = S(f) / (S(f) + sigma^2)`` with ``S(f) = A / f^exponent``, the power law of chapter 1; A is
    set so that S explains the variance that the noise does not. Cosine waves are used, so that the picture
    is mirrored at its rim.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    sigma : float, 0 or more, default 0.1
        Noise level (standard deviation) in picture units; 25/255 is about 0.1. Larger: smoother.
    exponent : float, 0 to 8, default 2.5
        Fall of the expected power spectrum. 2 to 3 is that of photographs; 0 expects all frequencies alike.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is out of range.

    References
    ----------
    N. Wiener, "Extrapolation, Interpolation, and Smoothing of Stationary Time Series", MIT Press, 1949.

    Examples
    --------
    >>> flat = np.full((8, 8), 0.5, np.float32)
    >>> bool(np.allclose(filter_wiener_spectrum(flat, sigma=0.1), 0.5))
    True
    """
    check_image(image, min_side=2)
    sigma, exponent = check_not_negative(sigma, "sigma"), check_not_negative(exponent, "exponent", high=8)
    if sigma == 0:
        return image.copy()
    waves = fft.dctn(image, axes=(0, 1), norm="ortho")
    expected = _power_law(np.square(waves), sigma**2, exponent)
    gain = 1 / (1 + sigma**2 / expected)
    return fft.idctn(waves * gain.astype(np.float32), axes=(0, 1), norm="ortho")


def _power_law(power, noise, exponent):
    """Return A / f^exponent; A makes measured over expected power 1 on average, and is found by halving."""
    height, width = power.shape[:2]
    frequency = np.hypot(np.arange(height)[:, None] / height, np.arange(width) / width)
    law = np.maximum(frequency, 1e-9) ** -exponent
    law = law if power.ndim == 2 else law[..., None]
    low, high = -30.0, 10.0
    for _ in range(30):
        middle = (low + high) / 2
        too_little = np.mean(power[1:, 1:] / (np.exp(middle) * law[1:, 1:] + noise)) > 1
        low, high = (middle, high) if too_little else (low, middle)
    expected = np.exp(middle) * law
    expected[0, 0] = np.inf
    return expected
