"""Pictures in other forms: clipped, grey, smaller, channel by channel."""

from itertools import pairwise

import numpy as np

from course_lib.images.checks import check_image, check_shape

# Luma of Rec. 601, the grey that Pillow, OpenCV and the denoising literature use.
RED, GREEN, BLUE = 0.299, 0.587, 0.114


def clip(image):
    """Return the picture with every value below 0 set to 0 and every value above 1 set to 1.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture that may leave [0, 1], for example a noisy one.

    Returns
    -------
    ndarray of float32, same shape
        A new picture in [0, 1].

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).

    Examples
    --------
    >>> clip(np.array([[-0.5, 0.5, 1.5]], np.float32))
    array([[0. , 0.5, 1. ]], dtype=float32)
    """
    return np.clip(check_image(image), 0, 1)


def to_gray(image):
    """Turn colour into grey: the eye's brightness of each pixel, by the weights of Rec. 601.

    ``grey = 0.299 red + 0.587 green + 0.114 blue``. (scikit-image's ``rgb2gray`` uses the weights of Rec.
    709.)

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture; a grey one comes back as a copy.

    Returns
    -------
    ndarray of float32, shape (H, W)
        A new grey picture; the range of the values is kept.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).

    References
    ----------
    Recommendation ITU-R BT.601-7, "Studio encoding parameters of digital television", section 2.5.1.

    Examples
    --------
    >>> to_gray(np.array([[[1, 0, 0], [1, 1, 1]]], np.float32))
    array([[0.299, 1.   ]], dtype=float32)
    """
    check_image(image)
    if image.ndim == 2:
        return image.copy()
    red, green, blue = np.moveaxis(image.astype(np.float64), 2, 0)
    return (RED * red + GREEN * green + BLUE * blue).astype(np.float32)


def reduce_area(image, shape):
    """Make a picture smaller: each new pixel is the mean of the area that it covers.

    A new pixel that covers parts of old ones counts them by the part covered, so that the mean of the whole
    picture stays the same.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The picture.
    shape : tuple of two int
        New height and width in pixels, neither larger than the old one.

    Returns
    -------
    ndarray of float32, shape ``shape`` or ``shape + (3,)``
        A new, smaller picture.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).
    ValueError
        If `shape` is larger than the picture.

    Examples
    --------
    >>> reduce_area(np.array([[0, 1, 0.5], [1, 0, 0.5]], np.float32), (1, 2))
    array([[0.5, 0.5]], dtype=float32)
    """
    check_image(image)
    height, width = check_shape(shape)
    if height > image.shape[0] or width > image.shape[1]:
        raise ValueError(f"shape must not exceed the picture's {image.shape[:2]}, got {(height, width)}")
    return average_area(image, height, width)


def average_area(values, height, width):
    """Average any array over areas of its first two axes: the arithmetic of `reduce_area`, no checks."""
    rows = _average_rows(values, height)
    small = np.ascontiguousarray(_average_rows(rows.swapaxes(0, 1), width).swapaxes(0, 1))
    # A mean lies between the smallest and the largest value, but its rounding may not.
    return np.clip(small, values.min(), values.max(), out=small)


def _average_rows(values, count):
    old = len(values)
    if count == old:
        return values.astype(np.float32)
    result = np.empty((count, *values.shape[1:]), np.float32)
    edges = np.arange(count + 1) * old / count
    for index, (top, bottom) in enumerate(pairwise(edges)):
        rows = np.arange(int(top), min(int(np.ceil(bottom)), old))
        covered = np.minimum(rows + 1, bottom) - np.maximum(rows, top)
        weights = (covered / covered.sum()).astype(np.float32)
        result[index] = np.tensordot(weights, values[rows[0] : rows[-1] + 1].astype(np.float32), 1)
    return result


def per_channel(function, image, *args, **kwargs):
    """Apply a routine for grey pictures to a grey picture, or to each channel of a colour picture.

    Parameters
    ----------
    function : callable
        Takes a picture of shape (H, W) first and returns one of any shape (h, w).
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The picture.
    *args, **kwargs
        Handed on to `function`.

    Returns
    -------
    ndarray of float32
        A new picture with as many channels as `image`.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).

    Examples
    --------
    >>> per_channel(np.flipud, np.array([[[1, 2, 3]], [[4, 5, 6]]], np.float32))[:, 0]
    array([[4., 5., 6.],
           [1., 2., 3.]], dtype=float32)
    """
    check_image(image)
    if image.ndim == 2:
        return np.array(function(image, *args, **kwargs), np.float32)
    channels = [function(np.ascontiguousarray(image[..., k]), *args, **kwargs) for k in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)
