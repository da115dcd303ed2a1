"""The spectrum: how strong a picture's waves are, from long ones to short ones."""

import numpy as np
from scipy import fft

from course_lib.images import check_image, check_number, check_shape


def power_law_noise(shape, *, exponent=2.0, mean=0.5, sigma=0.2, rng=None):
    """Make noise whose waves follow a power law: P(f) ∝ 1 / f^exponent.

    P is power, the square of a wave's height, so that the heights fall as f^(−exponent/2). White noise is
    drawn, taken apart into waves, each wave is scaled, and the waves are put together again.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels. The picture tiles: its left edge continues its right edge.
    exponent : float in [-4, 8]
        0 is white noise, 1 is pink, 2 is like a photograph's spectrum, 3 is soft cloud; below 0, short
        waves are the strong ones.
    mean, sigma : float
        Average and standard deviation of the result, met exactly.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W), nominally in [0, 1], not clipped

    Raises
    ------
    ValueError
        If an option lies outside its range, or the shape is not two positive whole numbers or is one pixel.

    Examples
    --------
    >>> cloud = power_law_noise((128, 128), exponent=2.0, rng=1)
    >>> round(spectral_slope(cloud, window=False), 1)
    -2.0
    """
    rng = np.random.default_rng(rng)
    shape = check_shape(shape)
    exponent = check_number(exponent, "exponent", low=-4, high=8)
    mean, sigma = check_number(mean, "mean"), check_number(sigma, "sigma", low=0)
    if shape == (1, 1):
        raise ValueError("shape must have more than one pixel, got (1, 1): one pixel holds no wave")
    waves = fft.rfft2(rng.standard_normal(shape, dtype=np.float32))
    frequency = wave_frequency(shape)
    frequency[0, 0] = 1
    waves *= frequency ** (-exponent / 2)
    waves[0, 0] = 0
    noise = fft.irfft2(waves, s=shape)
    return (mean + sigma * noise / noise.std()).astype(np.float32)


def wave_frequency(shape):
    """Give the frequency of every wave that `scipy.fft.rfft2` reports, in cycles a pixel.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) of the picture.

    Returns
    -------
    float32 array (H, W // 2 + 1), 0 at [0, 0]

    Examples
    --------
    >>> wave_frequency((2, 4)).round(2)
    array([[0.  , 0.25, 0.5 ],
           [0.5 , 0.56, 0.71]], dtype=float32)
    """
    height, width = check_shape(shape)
    down, across = fft.fftfreq(height), fft.rfftfreq(width)
    return np.hypot(down[:, None], across[None, :]).astype(np.float32)


def power_spectrum(image, *, window=True):
    """Measure the power of every wave in a picture, zero frequency in the middle.

    P = |FFT((I − mean) · w)|² / Σw², with w the Hann window. The window fades the picture to its mean at the
    borders. Without it a photograph, whose left and right edges do not match, shows a bright cross that is
    not in the scene. A picture that tiles needs no window.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
        For a colour picture the power is averaged over the channels.
    window : bool
        Whether to fade the borders.

    Returns
    -------
    float64 array (H, W), at least 0
        Its average is the variance of the (windowed) picture.

    Raises
    ------
    TypeError
        If `image` is not a float32 array.
    ValueError
        If `image` has a side below 3 pixels or holds NaN.

    Examples
    --------
    >>> noise = power_law_noise((64, 64), exponent=0, sigma=0.1, rng=1)
    >>> round(float(power_spectrum(noise, window=False).mean()), 4)
    0.01
    """
    check_image(image, min_side=3)
    layers = np.atleast_3d(image).astype(np.float64)
    height, width = layers.shape[:2]
    weight = hann(height)[:, None] * hann(width) if window else np.ones((height, width))
    middle = (layers * weight[..., None]).sum((0, 1)) / weight.sum()
    waves = fft.fft2((layers - middle) * weight[..., None], axes=(0, 1))
    power = (np.abs(waves) ** 2).mean(axis=2) / (weight**2).sum()
    return fft.fftshift(power)


def hann(length):
    """Give a bump that rises from almost 0 to 1 and falls again: sin²(π (i + ½) / length).

    Parameters
    ----------
    length : int
        Number of pixels.

    Returns
    -------
    float64 array (length,) in (0, 1]

    Examples
    --------
    >>> hann(4).round(2)
    array([0.15, 0.85, 0.85, 0.15])
    """
    return np.sin(np.pi * (np.arange(length) + 0.5) / length) ** 2


def radial_spectrum(image, *, window=True):
    """Average the power over all directions: one number for each frequency.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
    window : bool
        Whether to fade the borders first (see `power_spectrum`).

    Returns
    -------
    frequency : float64 array (K,)
        Cycles a pixel, from one cycle a picture to 0.5 (dark, bright, dark, bright).
    power : float64 array (K,)
        Mean power on each ring.

    Raises
    ------
    TypeError
        If `image` is not a float32 array.
    ValueError
        If `image` has a side below 3 pixels or holds NaN.

    Examples
    --------
    >>> frequency, power = radial_spectrum(power_law_noise((64, 64), rng=1), window=False)
    >>> frequency[[0, -1]], bool(power[0] > 100 * power[-1])
    (array([0.015625, 0.5     ]), True)
    """
    power = power_spectrum(image, window=window)
    height, width = power.shape
    down, across = fft.fftshift(fft.fftfreq(height)), fft.fftshift(fft.fftfreq(width))
    side = min(height, width)
    ring = np.rint(np.hypot(down[:, None], across) * side).astype(int).ravel()
    total, count = np.bincount(ring, power.ravel()), np.bincount(ring)
    last = side // 2
    return np.arange(1, last + 1) / side, total[1 : last + 1] / count[1 : last + 1]


def spectral_slope(image, *, window=True, low=None, high=0.35):
    """Fit a straight line to the spectrum on logarithmic axes and give its slope.

    White noise has slope 0, a photograph about −2: twice the frequency, a quarter of the power.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
    window : bool
        Whether to fade the borders first (see `power_spectrum`): True for photographs, False for pictures
        that tile.
    low : float or None
        Lowest frequency used, in cycles a pixel. None takes four cycles a picture: below that the window
        and the small number of waves spoil the reading.
    high : float
        Highest frequency used. Close to 0.5, cameras blur and rescaling bends the line.

    Returns
    -------
    float
        Slope of log power against log frequency; every octave has the same weight.

    Raises
    ------
    TypeError
        If `image` is not a float32 array.
    ValueError
        If fewer than three rings lie between `low` and `high`, or the picture is constant.

    References
    ----------
    D. J. Field, "Relations between the statistics of natural images and the response properties of cortical
    cells", Journal of the Optical Society of America A 4(12), 1987.

    Examples
    --------
    >>> round(spectral_slope(power_law_noise((128, 128), exponent=1.5, rng=1)), 1)
    -1.5
    """
    frequency, power = radial_spectrum(image, window=window)
    low = 4 * frequency[0] if low is None else check_number(low, "low", low=0, high=0.5)
    high = check_number(high, "high", low=0, high=0.71)
    used = (frequency >= low) & (frequency <= high)
    if used.sum() < 3:
        raise ValueError(f"image must offer at least 3 frequencies between low and high, got {used.sum()}")
    if not (power[used] > 0).all():
        raise ValueError("image must not be constant: a flat picture has no spectrum to measure")
    weight = 1 / np.sqrt(frequency[used])  # np.polyfit squares it: each octave counts the same
    slope, _ = np.polyfit(np.log(frequency[used]), np.log(power[used]), 1, w=weight)
    return float(slope)
