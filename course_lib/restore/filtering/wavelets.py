"""Wavelet shrinkage: in wavelet coefficients a picture is few large numbers, noise many small ones."""

import numpy as np
import pywt

from course_lib.images import check_image, check_number, per_channel
from course_lib.restore.filtering._checks import check_not_negative
from course_lib.restore.filtering.strength import estimate_sigma

WAVELET = "db1"


def filter_wavelet(image, *, sigma=None, shifts=4):
    """Shrink each wavelet band by a threshold that fits its content, over shifted grids (BayesShrink).

    ``threshold = sigma^2 / s`` a band, where ``s^2 = max(band power - sigma^2, 0)`` is the power of the
    clean band. A band full of structure has a large s and is hardly touched; a band of noise alone is set
    to zero. Averaging over shifts removes the blocky traces of the grid ("cycle spinning").

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    sigma : float, 0 or more, optional
        Noise level (standard deviation) in picture units; estimated with `estimate_sigma` where it is not
        told.
    shifts : int, 1 or more, default 4
        Shifts along each axis: ``shifts^2`` results are averaged. 1: no cycle spinning.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is out of range.

    References
    ----------
    S. G. Chang, B. Yu and M. Vetterli, "Adaptive wavelet thresholding for image
    denoising and compression", IEEE Transactions on Image Processing 9, 1532-1546, 2000,
    doi:10.1109/83.862633; R. R. Coifman and D. L. Donoho, "Translation-invariant de-noising", in Wavelets
    and Statistics, Springer, 125-150, 1995, doi:10.1007/978-1-4612-2544-7_9.

    Examples
    --------
    >>> noisy = 0.5 + 0.1 * np.random.default_rng(0).standard_normal((64, 64), dtype=np.float32)
    >>> bool(filter_wavelet(noisy, sigma=0.1).std() < 0.02)
    True
    """
    return _cycle_spin(image, sigma, shifts, _bayes_threshold)


def filter_visushrink(image, *, sigma=None, shifts=4):
    """Shrink every wavelet coefficient by one cautious threshold that silences all noise (VisuShrink).

    ``threshold = sigma * sqrt(2 log N)`` for N pixels: with N growing, not one coefficient of pure noise
    survives, and much of the picture goes with it. Kept for comparison with `filter_wavelet`.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    sigma : float, 0 or more, optional
        Noise level (standard deviation) in picture units; estimated with `estimate_sigma` where it is not
        told.
    shifts : int, 1 or more, default 4
        Shifts along each axis: ``shifts^2`` results are averaged. 1: no cycle spinning.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is out of range.

    References
    ----------
    D. L. Donoho and I. M. Johnstone, "Ideal spatial adaptation by wavelet shrinkage",
    Biometrika 81, 425-455, 1994, doi:10.1093/biomet/81.3.425.

    Examples
    --------
    >>> noisy = 0.5 + 0.1 * np.random.default_rng(0).standard_normal((64, 64), dtype=np.float32)
    >>> bool(filter_visushrink(noisy, sigma=0.1).std() < 0.02)
    True
    """
    return _cycle_spin(image, sigma, shifts, _universal_threshold)


def _bayes_threshold(band, sigma, pixels):
    clean = np.sqrt(max(float(np.mean(np.square(band))) - sigma**2, 0))
    return sigma**2 / clean if clean > 0 else np.inf


def _universal_threshold(band, sigma, pixels):
    return sigma * np.sqrt(2 * np.log(pixels))


def _cycle_spin(image, sigma, shifts, threshold):
    """Average the shrunk pictures of all shifts; the picture is mirrored to whole coarsest blocks."""
    check_image(image)
    shifts = check_number(shifts, "shifts", low=1, integer=True)
    sigma = estimate_sigma(image) if sigma is None else check_not_negative(sigma, "sigma")
    if image.ndim == 3:
        return per_channel(_cycle_spin, image, sigma, shifts, threshold)
    level = max(1, int(np.log2(min(image.shape))) - 3)
    block = 2**level
    padded = np.pad(image, [(0, -side % block) for side in image.shape], mode="symmetric")
    total = np.zeros_like(padded)
    for shift in np.ndindex(shifts, shifts):
        moved = np.roll(padded, shift, axis=(0, 1))
        total += np.roll(_shrink(moved, sigma, level, threshold), (-shift[0], -shift[1]), axis=(0, 1))
    return total[: image.shape[0], : image.shape[1]] / np.float32(shifts**2)


def _shrink(image, sigma, level, threshold):
    """Transform, move every detail coefficient towards zero by its band's threshold, transform back."""
    coarse, *details = pywt.wavedec2(image, WAVELET, mode="periodization", level=level)
    shrunk = [
        tuple(_soft(band, threshold(band, sigma, image.size)) for band in bands)
        for bands in details
    ]
    return pywt.waverec2([coarse, *shrunk], WAVELET, mode="periodization")


def _soft(band, threshold):
    """Return the soft-thresholded band: its values pulled towards zero by `threshold`, and no further."""
    limit = np.float32(threshold)
    return band - np.clip(band, -limit, limit)
