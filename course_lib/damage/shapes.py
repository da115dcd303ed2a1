"""Shapes that cover pixels until an exact number of them is lost: blocks, scratches, words."""

from functools import lru_cache

import numpy as np

from course_lib.images import check_number, check_shape

WORDS = ("light", "shade", "colour", "noise", "chance", "rule", "picture", "pixel", "edge", "mend", "truth")


def exact_count(shape, fraction):
    """Check both and return the shape as ``(H, W)`` and ``round(fraction H W)``."""
    height, width = check_shape(shape)
    check_number(fraction, "fraction", low=0, high=1)
    return (height, width), round(fraction * height * width)


def cover(shape, count, draw, rng):
    """Lay shapes at random places until exactly `count` pixels are covered.

    The pixels are visited in random order; each that is still free gets a shape through it. The last shape is
    cut short: it covers pixels in its own drawing order until the count is reached.

    Parameters
    ----------
    shape : tuple of int
        Height and width.
    count : int
        How many pixels to cover.
    draw : callable
        Returns the rows and the columns of a new shape's pixels in drawing order, from any origin.
    rng : numpy.random.Generator
        Source of chance.

    Returns
    -------
    ndarray of bool, shape (H, W)
        True where covered.

    Examples
    --------
    >>> dot = np.zeros(1, int)
    >>> int(cover((4, 4), 5, lambda: (dot, dot), np.random.default_rng(1)).sum())
    5
    """
    covered = np.zeros(shape, bool)
    flat = covered.reshape(-1)
    for start in rng.permutation(flat.size) if count else ():
        if flat[start]:
            continue
        pixels = _through(start, draw(), shape, rng)
        fresh = _first_of_each(pixels[~flat[pixels]])[:count]
        flat[fresh] = True
        count -= len(fresh)
        if count == 0:
            break
    return covered


def _through(start, drawn, shape, rng):
    """Move a shape so that one of its pixels lies on `start`; return its pixels as flat numbers."""
    rows, columns = drawn
    height, width = shape
    chosen = rng.integers(len(rows))
    rows = rows + (start // width - rows[chosen])
    columns = columns + (start % width - columns[chosen])
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    return rows[inside] * width + columns[inside]


def _first_of_each(numbers):
    """Drop repetitions and keep the order."""
    _, first = np.unique(numbers, return_index=True)
    return numbers[np.sort(first)]


def block(size):
    """Return the rows and columns of a square block, row by row."""
    rows, columns = np.indices((size, size))
    return rows.ravel(), columns.ravel()


def scratch(length, width, rng):
    """Return the rows and columns of a scratch: a line of random direction that bends a little as it goes."""
    steps = 2 * length
    angle = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.05, steps))
    rows, columns = np.cumsum(np.sin(angle)) / 2, np.cumsum(np.cos(angle)) / 2
    tip_rows, tip_columns = _disc(width)
    rows = np.floor(rows[:, np.newaxis] + tip_rows).astype(np.int64)
    columns = np.floor(columns[:, np.newaxis] + tip_columns).astype(np.int64)
    return rows.ravel(), columns.ravel()


def _disc(diameter):
    rows, columns = (side.ravel() - (diameter - 1) / 2 for side in np.indices((diameter, diameter)))
    inside = rows**2 + columns**2 <= (diameter / 2) ** 2
    return rows[inside], columns[inside]


def word(size, rng):
    """Return the rows and columns of a random word's ink, from its left to its right end."""
    return _ink(WORDS[rng.integers(len(WORDS))], size)


@lru_cache(maxsize=64)
def _ink(text, size):
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    canvas = Image.new("1", (int(right - left) + 2, int(bottom - top) + 2))
    ImageDraw.Draw(canvas).text((1 - left, 1 - top), text, fill=1, font=font)
    columns, rows = np.nonzero(np.asarray(canvas).T)
    return rows, columns
