"""Structural similarity: what a small window sees."""

import numpy as np

from course_lib.metrics.pairs import check_pair, check_peak

# The window of Wang et al.: a Gaussian of 1.5 pixels, cut off at 11 x 11.
WINDOW_SIGMA, WINDOW_RADIUS = 1.5, 5


def ssim(truth, image, *, peak=1.0):
    """Structural similarity: do light, contrast and pattern agree, looked at through a small window?

    In a Gaussian window around each pixel, with means ``m``, variances ``v`` and covariance ``c``::

        ssim = (2 mx my + C1) / (mx**2 + my**2 + C1) * (2 c + C2) / (vx + vy + C2)

    where ``C1 = (0.01 peak)**2`` and ``C2 = (0.03 peak)**2`` keep dark and flat places from dividing by zero.
    The score is the mean over all windows that lie wholly inside, and over the channels of a colour picture.

    Parameters
    ----------
    truth : ndarray of float32, shape (H, W) or (H, W, 3)
        The undamaged picture, at least 11 x 11 pixels.
    image : ndarray of float32, same shape
        The picture to judge.
    peak : float
        The value of white.

    Returns
    -------
    float
        1 for equal pictures, near 0 for unrelated ones, below 0 for a negative.

    Raises
    ------
    TypeError, ImageError
        If one is not a picture of at least 11 x 11 pixels, or the shapes differ.
    ValueError
        If `peak` is not above 0.

    References
    ----------
    Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from error visibility to
    structural similarity", IEEE Transactions on Image Processing 13 (4), 2004.

    Examples
    --------
    >>> ramp = np.linspace(0, 1, 16, dtype=np.float32) * np.ones((16, 1), np.float32)
    >>> ssim(ramp, ramp)
    1.0
    """
    check_pair(truth, image, min_side=2 * WINDOW_RADIUS + 1)
    check_peak(peak)
    pairs = [(truth, image)] if truth.ndim == 2 else zip(*np.moveaxis([truth, image], 3, 1), strict=True)
    return float(np.mean([_ssim_gray(x, y, peak) for x, y in pairs]))


def _ssim_gray(x, y, peak):
    mean_x = _window_mean(x)
    mean_y = _window_mean(y)
    variance_x = _window_mean(x * x) - mean_x * mean_x
    variance_y = _window_mean(y * y) - mean_y * mean_y
    covariance = _window_mean(x * y) - mean_x * mean_y
    c1, c2 = np.float32((0.01 * peak) ** 2), np.float32((0.03 * peak) ** 2)
    light = (2 * mean_x * mean_y + c1) / (mean_x * mean_x + mean_y * mean_y + c1)
    pattern = (2 * covariance + c2) / (variance_x + variance_y + c2)
    return np.mean(light * pattern, dtype=np.float64)


def _window_mean(x):
    """Return the Gaussian mean around every pixel whose window lies inside the picture."""
    from scipy.ndimage import correlate1d

    inside = slice(WINDOW_RADIUS, -WINDOW_RADIUS)
    distance = np.arange(-WINDOW_RADIUS, WINDOW_RADIUS + 1)
    weights = np.exp(-(distance**2) / (2 * WINDOW_SIGMA**2))
    weights /= weights.sum()
    return correlate1d(correlate1d(x, weights, axis=0)[inside], weights, axis=1)[:, inside]
