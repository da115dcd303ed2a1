"""Pixels lost under shapes: blocks, scratches, words; an exact number of them (True = unknown)."""

from itertools import chain

import numpy as np

from course_lib.damage.shapes import anywhere, block, cover, exact_count, page, scratch, word
from course_lib.images import check_number


def missing_blocks(shape, fraction, *, size=16, rng=None):
    """Lose square blocks at random places, as when packets of a video are lost; blocks may overlap.

    The last block is cut short, row by row, so that the count is exact.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.
    fraction : float
        The part that is lost, from 0 to 1.
    size : int
        Side of a block in pixels: the larger, the harder to mend.
    rng : int, numpy.random.Generator or None
        Seed or source of chance; None is different each time.

    Returns
    -------
    ndarray of bool, shape (H, W)
        True = unknown, exactly ``round(fraction H W)`` times.

    Raises
    ------
    TypeError, ValueError
        If `shape` is not two positive integers, `fraction` not from 0 to 1, or `size` below 1.

    Examples
    --------
    >>> int(missing_blocks((64, 64), 0.25, size=8, rng=1).sum()) == 64 * 64 // 4
    True
    """
    rng = np.random.default_rng(rng)
    shape, count = exact_count(shape, fraction)
    check_number(size, "size", low=1, integer=True)
    square = block(*(min(size, side) for side in shape))
    missing = np.zeros(shape, bool)
    return cover(missing, count, anywhere(missing, lambda: square, rng))


def missing_scratches(shape, fraction, *, width=3, rng=None):
    """Lose thin, slightly bent lines, as on an old film; the last one stops early so that the count is exact.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.
    fraction : float
        The part that is lost, from 0 to 1.
    width : int
        How wide a scratch is, in pixels.
    rng : int, numpy.random.Generator or None
        Seed or source of chance; None is different each time.

    Returns
    -------
    ndarray of bool, shape (H, W)
        True = unknown, exactly ``round(fraction H W)`` times.

    Raises
    ------
    TypeError, ValueError
        If `shape` is not two positive integers, `fraction` not from 0 to 1, or `width` below 1.

    Examples
    --------
    >>> int(missing_scratches((50, 80), 0.1, rng=1).sum())
    400
    """
    rng = np.random.default_rng(rng)
    shape, count = exact_count(shape, fraction)
    check_number(width, "width", low=1, integer=True)
    length, width = max(shape) // 2 + 1, min(width, max(shape))
    missing = np.zeros(shape, bool)
    return cover(missing, count, anywhere(missing, lambda: scratch(length, width, rng), rng))


def missing_text(shape, fraction, *, rng=None):
    """Lose what words written across the picture cover; the last word breaks off so that the count is exact.

    The letters are a tenth of the picture's height, at least 8 pixels, in the font that Pillow carries. A
    whole page of writing covers about a seventh; beyond that more words are written over it.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.
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
    >>> int(missing_text((50, 80), 0.1, rng=1).sum())
    400
    """
    rng = np.random.default_rng(rng)
    shape, count = exact_count(shape, fraction)
    size = max(8, shape[0] // 10)
    missing = np.zeros(shape, bool)
    more = anywhere(missing, lambda: word(size, rng), rng)
    return cover(missing, count, chain(page(shape, size, rng), more))
