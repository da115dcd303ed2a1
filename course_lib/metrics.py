"""How far a picture is from the truth: `mse`, `psnr`, `ssim`, `psnr_missing`, `error_map`.

The truth comes first. The peak is said, never guessed, and nothing is clipped on the way: whoever scores a final result clips
it before, visibly.
"""

import numpy as np

from course_lib.images import ImageError, check_image, check_missing, check_number

__all__ = ["error_map", "mse", "psnr", "psnr_missing", "ssim"]

WINDOW_SIGMA = 1.5
WINDOW_RADIUS = 5


def mse(truth, image):
    """Mean squared error: the mean of ``(truth - image)**2`` over all pixels and channels."""
    _check_pair(truth, image)
    return float(np.mean(np.square(truth - image, dtype=np.float64)))


def psnr(truth, image, *, peak=1.0):
    """Peak signal-to-noise ratio in decibels: ``10 log10(peak**2 / mse)``."""
    return _decibels(mse(truth, image), peak)


def psnr_missing(truth, image, missing, *, peak=1.0):
    """PSNR over the missing pixels only."""
    _check_pair(truth, image)
    check_missing(missing, truth)
    if not missing.any():
        raise ImageError("psnr_missing needs at least one missing pixel, got none")
    return _decibels(float(np.mean(np.square(truth[missing] - image[missing], dtype=np.float64))), peak)


def ssim(truth, image, *, peak=1.0):
    """Structural similarity: 1 for equal pictures, near 0 for unrelated ones."""
    _check_pair(truth, image, min_side=2 * WINDOW_RADIUS + 1)
    check_number(peak, "peak", low=0)
    if truth.ndim == 3:
        return float(np.mean([_ssim_gray(truth[..., k], image[..., k], peak) for k in range(3)]))
    return _ssim_gray(truth, image, peak)


def error_map(truth, image):
    """The size of the error at each pixel, mean over channels: ``|truth - image|``, clipped to [0, 1]."""
    _check_pair(truth, image)
    error = np.abs(truth - image)
    return np.clip(error if error.ndim == 2 else error.mean(axis=2), 0, 1)


def _ssim_gray(x, y, peak):
    mean_x, mean_y = _window(x), _window(y)
    var_x = _window(x * x) - mean_x**2
    var_y = _window(y * y) - mean_y**2
    cov = _window(x * y) - mean_x * mean_y
    c1, c2 = (0.01 * peak) ** 2, (0.03 * peak) ** 2
    luminance = (2 * mean_x * mean_y + c1) / (mean_x**2 + mean_y**2 + c1)
    structure = (2 * cov + c2) / (var_x + var_y + c2)
    return float(np.mean(luminance * structure, dtype=np.float64))


def _window(x):
    from scipy.ndimage import gaussian_filter

    inside = slice(WINDOW_RADIUS, -WINDOW_RADIUS)
    return gaussian_filter(x, WINDOW_SIGMA, radius=WINDOW_RADIUS)[inside, inside]


def _decibels(error, peak):
    check_number(peak, "peak", low=0)
    return float("inf") if error == 0 else float(10 * np.log10(peak**2 / error))


def _check_pair(truth, image, min_side=1):
    check_image(truth, "truth", min_side=min_side)
    check_image(image, min_side=min_side)
    if truth.shape != image.shape:
        raise ImageError(f"truth and image must have one shape, got {truth.shape} and {image.shape}")
