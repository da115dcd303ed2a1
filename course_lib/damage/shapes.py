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


def cover(covered, count, shapes):
    """Lay shapes one after another until exactly `count` pixels are covered.

    The last shape is cut short: it covers its pixels in their own order until the count is reached.

    Parameters
    ----------
    covered : ndarray of bool, shape (H, W)
        All False at first; is filled in place, so that `shapes` can look at it.
    count : int
        How many pixels to cover.
    shapes : iterable of ndarray of int
        The pixels of each shape, in drawing order, as numbers ``row * W + column``.

    Returns
    -------
    ndarray of bool, shape (H, W)
        The array `covered`.

    Examples
    --------
    >>> cover(np.zeros((2, 3), bool), 3, [np.array([0, 1]), np.array([1, 2, 3])])
    array([[ True,  True,  True],
           [False, False, False]])
    """
    flat = covered.reshape(-1)
    shapes = iter(shapes)
    while count:
        pixels = next(shapes)
        fresh = _first_of_each(pixels[~flat[pixels]])[:count]
        flat[fresh] = True
        count -= len(fresh)
    return covered


def anywhere(covered, draw, rng):
    """Yield shapes at random places, each through a pixel that is not covered yet, until none is left.

    Parameters
    ----------
    covered : ndarray of bool, shape (H, W)
        What is covered by now; looked at again before each shape.
    draw : callable
        Returns the rows and the columns of a new shape's pixels in drawing order, from any origin.
    rng : numpy.random.Generator
        Source of chance.

    Yields
    ------
    ndarray of int
        The pixels of a shape, as numbers ``row * W + column``.

    Examples
    --------
    >>> next(anywhere(np.array([[True, False]]), lambda: block(1, 1), np.random.default_rng(1)))
    array([1])
    """
    width = covered.shape[1]
    for start in rng.permutation(covered.size):
        if covered.flat[start]:
            continue
        rows, columns = draw()
        chosen = rng.integers(len(rows))
        rows = rows + (start // width - rows[chosen])
        columns = columns + (start % width - columns[chosen])
        yield _inside(rows, columns, covered.shape)


def page(shape, size, rng):
    """Return the words of a page of writing in random order, each from its left to its right end.

    Parameters
    ----------
    shape : tuple of int
        Height and width of the page in pixels.
    size : int
        Size of the letters in pixels; a line is a quarter higher.
    rng : numpy.random.Generator
        Source of chance: the words, their order, and where the first line and each line begin.

    Returns
    -------
    list of ndarray of int
        The pixels of each word's ink, as numbers ``row * W + column``.

    Examples
    --------
    >>> len(page((40, 60), 10, np.random.default_rng(1))) > 4
    True
    """
    words = []
    for top in range(-int(rng.integers(size)), shape[0], size + size // 4):
        left = -int(rng.integers(2 * size))
        while left < shape[1]:
            rows, columns = word(size, rng)
            words.append(_inside(rows + top, columns + left, shape))
            left += int(columns.max()) + size // 2
    rng.shuffle(words)
    return words


def _inside(rows, columns, shape):
    height, width = shape
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    return rows[inside] * width + columns[inside]


def _first_of_each(numbers):
    """Drop repetitions and keep the order."""
    _, first = np.unique(numbers, return_index=True)
    return numbers[np.sort(first)]


def block(height, width):
    """Return the rows and columns of a block, row by row."""
    rows, columns = np.indices((height, width))
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
    canvas = Image.new("1", (int(font.getlength(text)) + 2, 2 * size))
    ImageDraw.Draw(canvas).text((1, 0), text, fill=1, font=font)
    columns, rows = np.nonzero(np.asarray(canvas).T)
    return rows, columns
