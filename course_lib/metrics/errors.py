"""Errors pixel by pixel: mean square, decibels, and a picture of where they are."""

import numpy as np

from course_lib.images import ImageError, check_missing, check_number
from course_lib.metrics.pairs import check_pair, check_peak


def mse(truth, image):
    """Mean squared error: how far the values are from the true ones, squared, on average.

    ``mse = mean((truth - image)**2)`` over all pixels and channels.

    Parameters
    ----------
    truth : ndarray of float32, shape (H, W) or (H, W, 3)
        The undamaged picture.
    image : ndarray of float32, same shape
        The picture to judge.

    Returns
    -------
    float
        0 for equal pictures; noise of standard deviation sigma alone gives sigma**2.

    Raises
    ------
    TypeError, ImageError
        If one is not a picture (see `check_image`) or the shapes differ.

    Examples
    --------
    >>> mse(np.zeros((1, 2), np.float32), np.array([[0, 0.5]], np.float32))
    0.125
    """
    check_pair(truth, image)
    error = truth - image
    return float(np.mean(np.square(error, out=error), dtype=np.float64))


def psnr(truth, image, *, peak=1.0):
    """Peak signal-to-noise ratio in decibels: the error on a scale where more is better.

    ``psnr = 10 log10(peak**2 / mse)``. Halving the error (as root mean square) adds 6 dB. Noise of sigma =
    25/255 scores 20.2 dB; above 40 dB the eye sees no difference.

    Parameters
    ----------
    truth : ndarray of float32, shape (H, W) or (H, W, 3)
        The undamaged picture.
    image : ndarray of float32, same shape
        The picture to judge.
    peak : float
        The value of white: 1 for the pictures of this course. A peak of 255 on them scores 48 dB too much.

    Returns
    -------
    float
        Decibels; infinity for equal pictures.

    Raises
    ------
    TypeError, ImageError
        If one is not a picture (see `check_image`) or the shapes differ.
    ValueError
        If `peak` is not above 0.

    References
    ----------
    Z. Wang and A. C. Bovik, "Mean squared error: love it or leave it?", IEEE Signal Processing Magazine 26
    (1), 2009.

    Examples
    --------
    >>> round(psnr(np.zeros((2, 2), np.float32), np.full((2, 2), 0.1, np.float32)), 2)
    20.0
    """
    return _decibels(mse(truth, image), peak)


def psnr_missing(truth, image, missing, *, peak=1.0):
    """Peak signal-to-noise ratio over the missing pixels only.

    ``10 log10(peak**2 / mean((truth - image)[missing]**2))``. Where the known pixels are kept exactly, it is
    lower than `psnr` over the whole picture by exactly ``10 log10(1 / part that is missing)``.

    Parameters
    ----------
    truth : ndarray of float32, shape (H, W) or (H, W, 3)
        The undamaged picture.
    image : ndarray of float32, same shape
        The repaired picture.
    missing : ndarray of bool, shape (H, W)
        True where a pixel was unknown.
    peak : float
        The value of white.

    Returns
    -------
    float
        Decibels; infinity if every missing pixel was found exactly.

    Raises
    ------
    TypeError, ImageError
        If one is not a picture, the shapes differ, `missing` does not fit, or nothing is missing.
    ValueError
        If `peak` is not above 0.

    Examples
    --------
    >>> truth, image = np.zeros((1, 2), np.float32), np.array([[0, 0.1]], np.float32)
    >>> round(psnr_missing(truth, image, np.array([[False, True]])), 2), round(psnr(truth, image), 2)
    (20.0, 23.01)
    """
    check_pair(truth, image)
    check_missing(missing, truth)
    if not missing.any():
        raise ImageError("psnr_missing needs at least one missing pixel, got none")
    error = np.mean(np.square(truth[missing] - image[missing]), dtype=np.float64)
    return _decibels(float(error), peak)


def error_map(truth, image, *, gain=1.0):
    """Show where the errors are: black where the values are true, the brighter the farther off.

    ``error = gain mean_over_channels(|truth - image|)``, cut off at white.

    Parameters
    ----------
    truth : ndarray of float32, shape (H, W) or (H, W, 3)
        The undamaged picture.
    image : ndarray of float32, same shape
        The picture to judge.
    gain : float
        Factor that makes small errors visible: with 4, an error of a quarter is white.

    Returns
    -------
    ndarray of float32, shape (H, W)
        A grey picture in [0, 1].

    Raises
    ------
    TypeError, ImageError
        If one is not a picture (see `check_image`) or the shapes differ.
    ValueError
        If `gain` is negative.

    Examples
    --------
    >>> error_map(np.zeros((1, 3), np.float32), np.array([[0, -0.25, 0.5]], np.float32), gain=2)
    array([[0. , 0.5, 1. ]], dtype=float32)
    """
    check_pair(truth, image)
    check_number(gain, "gain", low=0)
    error = truth - image
    np.abs(error, out=error)
    if error.ndim == 3:
        error = (error[..., 0] + error[..., 1] + error[..., 2]) / 3
    return np.minimum(np.float32(gain) * error, 1)


def _decibels(error, peak):
    check_peak(peak)
    return float("inf") if error == 0 else float(10 * np.log10(peak**2 / error))
