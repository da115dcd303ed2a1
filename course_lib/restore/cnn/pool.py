"""The pictures that the networks learn from: dead leaves, painted once and kept as bytes.

A training takes millions of small squares. Each is cut anew from a pool, turned or mirrored in one of eight ways, and
damaged anew, so that no network ever sees the same pair twice.
"""

import numpy as np

from course_lib.generate.randomness import dead_leaves
from course_lib.images import check_number, to_uint8


def leaf_pool(n, *, size=256, recipe="full", gray=True, rng=None):
    """Paint n pictures of dead leaves and keep them as bytes.

    Parameters
    ----------
    n : int, at least 1
        How many; about fifty a second.
    size : int, at least 16
        Their side in pixels.
    recipe : str or Leaves
        As `dead_leaves` takes it.
    gray : bool
        False gives red, green and blue.
    rng : int, numpy.random.Generator or None
        Where chance comes from.

    Returns
    -------
    uint8 array (n, size, size, C)
        C is 1 for grey and 3 for colour.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range or there is no such recipe.

    References
    ----------
    Achddou, Gousseau and Ladjal, 2021; see `dead_leaves`.

    Examples
    --------
    >>> leaf_pool(2, size=32, rng=1).shape
    (2, 32, 32, 1)
    """
    rng = np.random.default_rng(rng)
    check_number(n, "n", low=1, high=1_000_000, integer=True)
    check_number(size, "size", low=16, high=4096, integer=True)
    pool = np.empty((n, size, size, 1 if gray else 3), np.uint8)
    for place in range(n):
        picture = to_uint8(dead_leaves((size, size), recipe=recipe, gray=gray, rng=rng))
        pool[place] = picture[..., None] if gray else picture
    return pool


def cut_patches(pool, n, patch, rng):
    """Cut n squares out of pictures of the pool, each turned or mirrored in one of eight ways.

    Parameters
    ----------
    pool : uint8 array (N, H, W, C), or a sequence of uint8 arrays (H, W, C)
        Such as `leaf_pool` gives.
    n : int
        How many.
    patch : int
        Their side in pixels.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float32 array (n, patch, patch, C) in [0, 1]

    Examples
    --------
    >>> cut_patches(np.zeros((1, 8, 8, 1), np.uint8), 3, 4, np.random.default_rng(1)).shape
    (3, 4, 4, 1)
    """
    patches = np.empty((n, patch, patch, pool[0].shape[-1]), np.uint8)
    for place in range(n):
        picture = pool[rng.integers(len(pool))]
        row, column = (rng.integers(side - patch + 1) for side in picture.shape[:2])
        square = picture[row : row + patch, column : column + patch]
        square = square.swapaxes(0, 1) if rng.random() < 0.5 else square
        patches[place] = square[:: rng.choice((-1, 1)), :: rng.choice((-1, 1))]
    return patches.astype(np.float32) / 255
