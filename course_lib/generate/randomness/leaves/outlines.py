"""Where the leaves lie and what shape they have: every leaf fits exactly into a circle."""

from typing import NamedTuple

import numpy as np

CORNERS = 8  # a polygon has at most so many; one with fewer repeats its last corner
RADII = 512  # support points of the radius law, evenly spaced on a logarithmic scale


class Outlines(NamedTuple):
    """A heap of leaves, the first on top.

    centre (N, 2) rows and columns, radius (N,), corners (N, 8) angles on the leaf's circle in radians,
    disc (N,) bool: True where the leaf fills its circle.
    """

    centre: np.ndarray
    radius: np.ndarray
    corners: np.ndarray
    disc: np.ndarray


def draw_outlines(shape, count, recipe, radii, rng):
    """Throw `count` leaves onto the picture.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) of the canvas.
    count : int
        How many leaves.
    recipe : Leaves
        Its `exponent`, `polygons` and `bars` are used.
    radii : pair of floats
        Smallest and largest radius in pixels of the canvas.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    Outlines

    Examples
    --------
    >>> from course_lib.generate.randomness.leaves.recipe import Leaves
    >>> heap = draw_outlines((32, 32), 5, Leaves(), (2, 32), np.random.default_rng(1))
    >>> heap.centre.shape, bool((heap.radius >= 2).all())
    ((5, 2), True)
    """
    radius = draw_radii(shape, count, recipe.exponent, radii, rng)
    reach = np.array(shape) + 2 * radius[:, None]
    centre = rng.random((count, 2)) * reach - radius[:, None]
    kind = rng.random(count)
    bar = kind < recipe.bars
    polygon = ~bar & (kind < recipe.bars + recipe.polygons)
    corners = rng.uniform(0, 2 * np.pi, (count, 1)) + corner_angles(bar, radius / radii[0], rng)
    return Outlines(centre, radius, corners, ~(bar | polygon))


def draw_radii(shape, count, exponent, radii, rng):
    """Draw radii of the leaves that touch the picture.

    All leaves together have density ∝ r^(−exponent). A large leaf touches the picture from farther away, so
    among those that touch it the density is ∝ r^(−exponent) · (H + 2r) · (W + 2r).

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) of the canvas.
    count : int
        How many.
    exponent : float
        Of the radius law.
    radii : pair of floats
        Smallest and largest radius in pixels.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float64 array (count,)

    Examples
    --------
    >>> draw_radii((32, 32), 3, 3.0, (4, 4), np.random.default_rng(1))
    array([4., 4., 4.])
    """
    smallest, largest = radii
    r = np.geomspace(smallest, largest, RADII)
    density = r**-exponent * (shape[0] + 2 * r) * (shape[1] + 2 * r)
    total = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) * np.diff(r))])
    if total[-1] == 0:
        return np.full(count, float(smallest))
    return np.interp(rng.random(count), total / total[-1], r)


def corner_angles(bar, size, rng):
    """Draw the corners of polygons, half of them rectangles, and of long thin bars, as angles on a circle.

    Parameters
    ----------
    bar : bool array (N,)
        True where the leaf is a bar.
    size : float array (N,), at least 1
        Radius in units of the smallest radius; no bar gets thinner than a fifth of its length or the
        smallest leaf, whichever is less.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float64 array (N, 8), rising along each row

    Examples
    --------
    >>> corners = corner_angles(np.array([True]), np.array([10.0]), np.random.default_rng(1))
    >>> corners.shape, bool((np.diff(corners) >= 0).all())
    ((1, 8), True)
    """
    count = len(bar)
    thin = np.arctan(np.maximum(rng.uniform(0.03, 0.2, count), np.minimum(1 / size, 0.5)))
    half = np.where(bar, thin, rng.uniform(0.25, np.pi / 4, count))
    rectangle = np.stack([half, np.pi - half, np.pi + half, *[2 * np.pi - half] * 5], axis=1)
    gaps = rng.uniform(0.3, 1.0, (count, CORNERS))
    gaps *= np.arange(CORNERS) < rng.integers(3, CORNERS + 1, (count, 1))
    free = np.cumsum(gaps, axis=1) * (2 * np.pi / gaps.sum(axis=1, keepdims=True))
    square = bar | (rng.random(count) < 0.5)
    return np.where(square[:, None], rectangle, free)
