"""Damage without chance: fewer levels, JPEG, blur."""

import io

import numpy as np

from course_lib.images import check_image, check_number, to_uint8


def quantize(image, levels):
    """Round every value to the nearest of a few equally spaced levels; black and white are two of them.

    ``y = floor(x (levels - 1) + 1/2) / (levels - 1)``. The error is at most half a step, ``1 / (2 (levels -
    1))``. Values outside [0, 1] go to the levels that continue outside; nothing is clipped.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture.
    levels : int
        How many levels there are from 0 to 1; at least 2. Below 16 one sees bands, with 2 only black and
        white.

    Returns
    -------
    ndarray of float32, same shape
        A new picture.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`), or `levels` is not an integer.
    ValueError
        If `levels` is below 2 or above 65536.

    Examples
    --------
    >>> quantize(np.array([[0.1, 0.3, 0.8]], np.float32), 3)
    array([[0. , 0.5, 1. ]], dtype=float32)
    """
    check_image(image)
    check_number(levels, "levels", low=2, high=65536, integer=True)
    steps = np.float32(levels - 1)
    return np.floor(image * steps + np.float32(0.5)) / steps


def compress_jpeg(image, quality):
    """Store the picture as JPEG and open it again: 8x8 blocks, rings at edges, colours bleed.

    JPEG stores 8 bits, so here, and only here, a damage clips to [0, 1] and rounds to whole 255ths. Colour is
    stored at half resolution, as cameras do.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture.
    quality : int
        From 1 (blocks everywhere) to 95 (hardly visible).

    Returns
    -------
    ndarray of float32, same shape
        A new picture in [0, 1].

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`), or `quality` is not an integer.
    ValueError
        If `quality` is below 1 or above 95.

    References
    ----------
    G. K. Wallace, "The JPEG still picture compression standard", Communications of the ACM 34 (4), 1991.

    Examples
    --------
    >>> picture = np.full((8, 8), 0.2, np.float32)
    >>> bool(np.allclose(compress_jpeg(picture, 90), 0.2, atol=0.01))
    True
    """
    from PIL import Image

    check_image(image)
    check_number(quality, "quality", low=1, high=95, integer=True)
    buffer = io.BytesIO()
    Image.fromarray(to_uint8(image)).save(buffer, "JPEG", quality=int(quality), subsampling="4:2:0")
    return np.asarray(Image.open(buffer)) / np.float32(255)


def blur(image, sigma):
    """Blur as a lens out of focus does, nearly: each pixel becomes a Gaussian mean of its surroundings.

    ``y = g * x`` with weights ``g(d) = exp(-d**2 / (2 sigma**2))``, divided by their sum. At the border the
    picture goes on as its mirror image, so that the mean brightness stays.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture; each channel is blurred alone.
    sigma : float
        Width of the blur in pixels: 0 changes nothing, 1 is soft, 5 leaves only large shapes.

    Returns
    -------
    ndarray of float32, same shape
        A new picture.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).
    ValueError
        If `sigma` is negative or wider than the picture.

    Examples
    --------
    >>> dot = np.zeros((9, 9), np.float32)
    >>> dot[4, 4] = 1
    >>> blur(dot, 1)[4, 3:6].round(2)
    array([0.1 , 0.16, 0.1 ], dtype=float32)
    """
    from scipy.ndimage import gaussian_filter

    check_image(image)
    check_number(sigma, "sigma", low=0, high=max(image.shape[:2]))
    return gaussian_filter(image, sigma, mode="reflect", axes=(0, 1))
