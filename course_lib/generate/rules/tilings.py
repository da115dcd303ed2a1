"""Tilings: a picture whose every pixel is known from its row and column alone."""

import numpy as np

from course_lib.images import check_number, check_shape


def checkerboard(shape, *, cell=1):
    """Paint squares in turn white and black, white first.

    I_out[i, j] = 1 if (i // cell + j // cell) is even, else 0. A sum is even where both
    parts are even or both are odd: one array expression for all pixels at once.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    cell : int, at least 1
        Side of a square in pixels. Larger: fewer, bigger squares.

    Returns
    -------
    float32 array (H, W) in [0, 1], holding only 0 and 1

    Raises
    ------
    TypeError, ValueError
        If `cell` is not a whole number of at least 1, or the shape is not two positive whole numbers.

    Examples
    --------
    >>> checkerboard((2, 4))
    array([[1., 0., 1., 0.],
           [0., 1., 0., 1.]], dtype=float32)
    """
    height, width = check_shape(shape)
    cell = check_number(cell, "cell", low=1, integer=True)
    i, j = np.arange(height)[:, None], np.arange(width)[None, :]
    return (i // cell % 2 == j // cell % 2).astype(np.float32)


def stripes(shape, *, period=8, angle=0.0):
    """Paint straight stripes, white and black of the same width.

    I_out[i, j] = 1 if the fractional part of (j cos(angle) + i sin(angle)) / period is below 1/2, else 0.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    period : float, at least 1
        Pixels from one white stripe to the next, measured across them. Below 2 the pixels are too coarse for
        the stripes, and false patterns (aliasing) appear.
    angle : float
        Direction across the stripes in degrees: 0 for upright stripes, 90 for flat ones.

    Returns
    -------
    float32 array (H, W) in [0, 1], holding only 0 and 1

    Raises
    ------
    TypeError, ValueError
        If `period` is below 1, `angle` is not finite, or the shape is not two positive whole numbers.

    Examples
    --------
    >>> stripes((1, 8), period=4)
    array([[1., 1., 0., 0., 1., 1., 0., 0.]], dtype=float32)
    """
    height, width = check_shape(shape)
    period = check_number(period, "period", low=1)
    turn = np.deg2rad(check_number(angle, "angle"))
    i, j = np.arange(height)[:, None], np.arange(width)[None, :]
    periods = j * (np.cos(turn) / period) + i * (np.sin(turn) / period)
    # cos(90 degrees) comes out as 6e-17: the little that is added keeps such crumbs from moving an edge.
    periods += 1e-9
    return (periods - np.floor(periods) < 0.5).astype(np.float32)


def truchet(shape, *, cell=16, width=2.0, rng=None):
    """Lay square tiles with two quarter circles each, turned by the toss of a coin.

    Both arcs of a tile end in the middle of its sides, so that lines always meet, whichever way the
    neighbours lie: long curves that nobody drew.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    cell : int, at least 2
        Side of a tile in pixels.
    width : float, at least 0
        Thickness of the lines in pixels.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W) in [0, 1], white lines on black with soft edges

    Raises
    ------
    TypeError, ValueError
        If `cell` is not a whole number of at least 2, `width` is negative, or the shape is not two positive
        whole numbers.

    References
    ----------
    S. Truchet, "Mémoire sur les combinaisons", Mémoires de l'Académie royale des sciences, 1704; C. S. Smith,
    "The tiling patterns of Sebastien Truchet and the topology of structural hierarchy", Leonardo 20(4),
    373-385, 1987, doi:10.2307/1578535 (who drew the arcs).

    Examples
    --------
    >>> tile = truchet((16, 16), cell=16, rng=1)
    >>> bool((tile == tile[::-1, ::-1]).all())  # half a turn changes nothing
    True
    """
    rng = np.random.default_rng(rng)
    height, breadth = check_shape(shape)
    cell = check_number(cell, "cell", low=2, integer=True)
    width = check_number(width, "width", low=0)
    i, j = np.arange(height)[:, None], np.arange(breadth)[None, :]
    turned = rng.random((height // cell + 1, breadth // cell + 1)) < 0.5
    v, u = i % cell + 0.5, j % cell + 0.5  # where in its tile a pixel's centre lies
    u = np.where(turned[i // cell, j // cell], cell - u, u)
    to_corner = np.minimum(np.hypot(v, u), np.hypot(cell - v, cell - u))
    to_line = np.abs(to_corner - cell / 2)
    return np.clip((width + 1) / 2 - to_line, 0, min(width, 1)).astype(np.float32)
