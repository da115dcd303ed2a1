"""Lost pixels: which ones are missing (True = unknown, an exact number of them), and losing them."""

import numpy as np

from course_lib.damage.shapes import exact_count
from course_lib.images import check_image, check_missing, check_number, check_shape


def missing_pixels(shape, fraction, *, rng=None):
    """Lose single pixels at random, each as likely as any other.

    Parameters
    ----------
    shape : tuple of two int
        Height and width, for example ``image.shape[:2]``.
    fraction : float
        The part that is lost, from 0 to 1.
    rng : int, numpy.random.Generator or None
        Seed or source of chance; None is different each time.

    Returns
    -------
    ndarray of bool, shape (H, W)
        True = unknown, exactly ``round(fraction H W)`` times.

    Raises
    ------
    TypeError, ValueError
        If `shape` is not two positive integers or `fraction` not from 0 to 1.

    Examples
    --------
    >>> int(missing_pixels((10, 10), 0.3, rng=1).sum())
    30
    """
    rng = np.random.default_rng(rng)
    shape, count = exact_count(shape, fraction)
    missing = np.zeros(shape, bool)
    missing.flat[rng.choice(missing.size, count, replace=False)] = True
    return missing


def missing_grid(shape, fraction):
    """Lose pixels in a regular pattern and keep a grid: what enlarging a picture has to fill.

    The pixels are ranked by Bayer's dither matrix and the last ones are lost. At 3/4 every second pixel of
    every second row is kept, at 15/16 every fourth, at 1/2 a checkerboard; between these a grid is half
    filled.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.
    fraction : float
        The part that is lost, from 0 to 1.

    Returns
    -------
    ndarray of bool, shape (H, W)
        True = unknown, exactly ``round(fraction H W)`` times.

    Raises
    ------
    TypeError, ValueError
        If `shape` is not two positive integers or `fraction` not from 0 to 1.

    References
    ----------
    B. E. Bayer, "An optimum method for two-level rendition of continuous-tone pictures", IEEE International
    Conference on Communications, 1973.

    Examples
    --------
    >>> missing_grid((4, 4), 0.75).astype(int)
    array([[0, 1, 0, 1],
           [1, 1, 1, 1],
           [0, 1, 0, 1],
           [1, 1, 1, 1]])
    """
    (height, width), count = exact_count(shape, fraction)
    if count == 0:
        return np.zeros((height, width), bool)
    rank = _bayer_rank(height, width)
    kept = height * width - count
    return rank >= np.partition(rank, kept, axis=None)[kept]


def _bayer_rank(height, width):
    """Return Bayer's matrix, cut to size: ``[[0, 2], [3, 1]]`` at each scale, the finest counting most."""
    row, column = np.indices((height, width), sparse=True)
    rank = np.zeros((height, width), np.int64)
    for bit in range((max(height, width) - 1).bit_length()):
        down, right = row >> bit & 1, column >> bit & 1
        rank = 4 * rank + 2 * (down ^ right) + down
    return rank


def missing_half(shape, *, side="right"):
    """Lose one half of the picture.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.
    side : str
        Which half is lost: "left", "right", "top" or "bottom". Of an odd number of lines the middle one is
        kept.

    Returns
    -------
    ndarray of bool, shape (H, W)
        True = unknown.

    Raises
    ------
    TypeError, ValueError
        If `shape` is not two positive integers or `side` not one of the four.

    Examples
    --------
    >>> missing_half((1, 5), side="left")
    array([[ True,  True, False, False, False]])
    """
    height, width = check_shape(shape)
    row, column = np.indices((height, width), sparse=True)
    halves = {
        "left": column < width // 2,
        "right": column >= width - width // 2,
        "top": row < height // 2,
        "bottom": row >= height - height // 2,
    }
    if side not in list(halves):
        raise ValueError(f"side must be one of {', '.join(halves)}, got {side!r}")
    return np.broadcast_to(halves[side], (height, width)).copy()


def erase(image, missing, *, fill=0.0):
    """Write one value over the missing pixels; their true values are gone.

    ``y = fill`` where missing, ``y = x`` elsewhere. Keep `missing` with the result: a real black pixel and a
    lost one cannot be told apart by their value.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture.
    missing : ndarray of bool, shape (H, W)
        True = unknown; a pixel is lost in all its channels.
    fill : float
        The value written: 0 is black.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If `fill` is not finite.

    Examples
    --------
    >>> erase(np.ones((1, 3), np.float32), np.array([[False, True, False]]))
    array([[1., 0., 1.]], dtype=float32)
    """
    check_image(image)
    check_missing(missing, image)
    check_number(fill, "fill")
    result = image.copy()
    result[missing] = fill
    return result
