"""Without the truth: how strong is the noise, and how strong should the filter be?"""

import numpy as np
import pywt
from scipy import ndimage

from course_lib.images import check_image, check_number
from course_lib.restore.filtering._checks import check_positive


def estimate_sigma(image):
    """Estimate the noise level from the finest diagonal wavelet details, where a picture has little to say.

    ``sigma = median(|details|) / 0.6745``: the median ignores the few large details that are edges, and
    0.6745 is the median of the absolute value of standard Gaussian noise. In a colour picture, the mean
    over the channels.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3), at least 2 pixels a side
        The noisy picture, unclipped.

    Returns
    -------
    float
        Noise level (standard deviation) in picture units.

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or smaller than 2x2.

    References
    ----------
    D. L. Donoho and I. M. Johnstone, "Ideal spatial adaptation by wavelet shrinkage",
    Biometrika 81, 425-455, 1994, doi:10.1093/biomet/81.3.425.

    Examples
    --------
    >>> noise = 0.1 * np.random.default_rng(0).standard_normal((256, 256), dtype=np.float32)
    >>> round(estimate_sigma(noise), 2)
    0.1
    """
    check_image(image, min_side=2)
    details = pywt.dwt2(image, "db2", axes=(0, 1))[1][2]
    return float(np.median(np.abs(details), axis=(0, 1)).mean() / 0.6745)


def risk_hidden(image, repair, *, stride=4):
    """Hide pixels from the filter, let it guess them, and return the mean squared error of the guesses.

    A hidden pixel's noise is unknown to the filter, so it cannot be copied: the error is the true one plus
    ``sigma^2``, up to chance, and the same setting is best for both. Every pixel is hidden once, in
    ``stride^2`` passes; it is replaced by the mean of its neighbours.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture, unclipped; its noise must be independent from pixel to pixel.
    repair : function of a picture
        The filter with its settings, such as ``lambda noisy: filter_median(noisy, size=5)``. One that does
        nothing hands back the mean of the neighbours here, and so looks better than it is.
    stride : int, 2 or more, default 4
        Distance between pixels hidden together; larger disturbs the picture less and takes longer.

    Returns
    -------
    float

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or `stride` is below 2.

    References
    ----------
    J. Batson and L. Royer, "Noise2Self: blind denoising by self-supervision", ICML 2019, PMLR 97, 524-533.

    Examples
    --------
    >>> noise = 0.1 * np.random.default_rng(0).standard_normal((64, 64), dtype=np.float32)
    >>> round(risk_hidden(noise, lambda noisy: np.zeros_like(noisy)), 2)
    0.01
    """
    check_image(image)
    stride = check_number(stride, "stride", low=2, integer=True)
    cross = np.float32([[1, 2, 1], [2, 0, 2], [1, 2, 1]]) / 12
    guess = ndimage.convolve(image, cross if image.ndim == 2 else cross[..., None])
    error = 0.0
    for row, column in np.ndindex(stride, stride):
        hidden = (slice(row, None, stride), slice(column, None, stride))
        blinded = image.copy()
        blinded[hidden] = guess[hidden]
        error += float(np.square(repair(blinded)[hidden] - image[hidden]).sum(dtype=np.float64))
    return error / image.size


def risk_sure(image, repair, *, sigma, step=1e-3, rng=None):
    """Estimate the error to the unseen truth from how much a filter changes and how much it listens (SURE).

    ``risk = mean((repair(y) - y)^2) - sigma^2 + 2 sigma^2 div / N``, where the divergence ``div`` says how
    far each output pixel follows its own input pixel. It is measured with one random nudge b:
    ``div = b . (repair(y + step b) - repair(y)) / step``.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture y, unclipped; its noise must be Gaussian.
    repair : function of a picture
        The filter with its settings, such as ``lambda noisy: filter_tv(noisy, weight=0.1)``.
    sigma : float, above 0
        Noise level (standard deviation) in picture units.
    step : float, above 0, default 1e-3
        Size of the nudge in picture units.
    rng : None, int or numpy.random.Generator
        Source of the nudge.

    Returns
    -------
    float

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is not above 0.

    References
    ----------
    C. M. Stein, "Estimation of the mean of a multivariate normal distribution",
    Annals of Statistics 9, 1135-1151, 1981, doi:10.1214/aos/1176345632; S. Ramani, T. Blu and M. Unser,
    "Monte-Carlo SURE: a black-box optimization of regularization parameters for general denoising
    algorithms", IEEE Transactions on Image Processing 17, 1540-1554, 2008, doi:10.1109/TIP.2008.2001404.

    Examples
    --------
    >>> noise = 0.1 * np.random.default_rng(0).standard_normal((64, 64), dtype=np.float32)
    >>> round(risk_sure(noise, lambda noisy: noisy / 2, sigma=0.1, rng=1), 4)  # truth 0, error 0.05^2
    0.0025
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    sigma, step = check_positive(sigma, "sigma"), check_positive(step, "step")
    nudge = rng.choice(np.float32([-1, 1]), image.shape)
    repaired = repair(image)
    listening = nudge * (repair(image + np.float32(step) * nudge) - repaired) / step
    return float(np.square(repaired - image).mean() - sigma**2 + 2 * sigma**2 * listening.mean())


def choose_strength(image, repair, strengths, *, risk=risk_hidden):
    """Try each strength and return the one of least risk, with all the risks; the truth is not asked.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture, unclipped.
    repair : function of (picture, strength)
        The filter, such as ``lambda noisy, width: filter_gaussian(noisy, width=width)``.
    strengths : sequence of numbers
        The settings to try.
    risk : function of (picture, function of a picture), default `risk_hidden`
        How to judge without the truth; `risk_sure` with its `sigma` filled in is another.

    Returns
    -------
    best : an element of `strengths`
    risks : float64 array, (len(strengths),)

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or there is no strength to try.

    Examples
    --------
    >>> noise = 0.1 * np.random.default_rng(0).standard_normal((32, 32), dtype=np.float32)
    >>> choose_strength(noise, lambda noisy, share: noisy * np.float32(share), [0.0, 0.5, 1.0],
    ...                 risk=lambda picture, repair: risk_sure(picture, repair, sigma=0.1, rng=0))[0]
    0.0
    """
    check_image(image)
    strengths = list(strengths)
    if not strengths:
        raise ValueError("strengths must hold at least one value, got none")
    risks = np.array([risk(image, lambda noisy, s=strength: repair(noisy, s)) for strength in strengths])
    return strengths[int(risks.argmin())], risks
