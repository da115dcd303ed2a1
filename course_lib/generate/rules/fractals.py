"""Fractals by iteration: a few maps played by chance draw a fern, one formula repeated draws Julia's sets."""

import numpy as np

from course_lib.generate.rules._canvas import fit
from course_lib.images import check_number, check_shape

MAX_POINTS = 20_000_000
WALKERS = 20_000  # so many points hop at the same time
SETTLING = 20  # hops before a point has forgotten where it started

# One row a map: x' = a x + b y + e, y' = c x + d y + f, played with chance p.
MAPS = {
    "fern": np.array(
        [  # a      b      c     d     e    f     p
            [0.00, 0.00, 0.00, 0.16, 0.0, 0.00, 0.01],  # the stem
            [0.85, 0.04, -0.04, 0.85, 0.0, 1.60, 0.85],  # the whole fern again, smaller and further up
            [0.20, -0.26, 0.23, 0.22, 0.0, 1.60, 0.07],  # the lowest leaf on the left
            [-0.15, 0.28, 0.26, 0.24, 0.0, 0.44, 0.07],  # and on the right
        ]
    ),
    "sierpinski": np.array(
        [
            [0.5, 0.0, 0.0, 0.5, 0.00, 0.0, 1 / 3],
            [0.5, 0.0, 0.0, 0.5, 0.50, 0.0, 1 / 3],
            [0.5, 0.0, 0.0, 0.5, 0.25, np.sqrt(3) / 4, 1 / 3],
        ]
    ),
    "carpet": np.array(
        [
            [1 / 3, 0, 0, 1 / 3, column / 3, row / 3, 1 / 8]
            for row in range(3)
            for column in range(3)
            if (row, column) != (1, 1)
        ]
    ),
    "dragon": np.array(
        [
            [0.5, -0.5, 0.5, 0.5, 0.0, 0.0, 0.5],
            [-0.5, -0.5, 0.5, -0.5, 1.0, 0.0, 0.5],
        ]
    ),
    "maple": np.array(
        [
            [0.14, 0.01, 0.00, 0.51, -0.08, -1.31, 0.10],
            [0.43, 0.52, -0.45, 0.50, 1.49, -0.75, 0.35],
            [0.45, -0.49, 0.47, 0.47, -1.62, -0.74, 0.35],
            [0.49, 0.00, 0.00, 0.51, 0.02, 1.62, 0.20],
        ]
    ),
    "tree": np.array(
        [
            [0.05, 0.00, 0.00, 0.60, 0.0, 0.0, 0.10],
            [0.05, 0.00, 0.00, -0.50, 0.0, 1.0, 0.10],
            [0.46, -0.32, 0.39, 0.38, 0.0, 0.6, 0.20],
            [0.47, -0.15, 0.17, 0.42, 0.0, 1.1, 0.20],
            [0.43, 0.28, -0.25, 0.45, 0.0, 1.0, 0.20],
            [0.42, 0.26, -0.35, 0.31, 0.0, 0.7, 0.20],
        ]
    ),
}


def iterate_maps(maps, *, points=200_000, rng=None):
    """Play the chaos game: let a point hop by maps that chance chooses, and note where it lands.

    Each hop takes a row of `maps` with its chance p and computes ``x' = a x + b y + e, y' = c x + d y + f``.
    All places that a point ever visits make one picture, the attractor, wherever the point began.

    Parameters
    ----------
    maps : float array (n, 7)
        One map a row: a, b, c, d, e, f, p, as in `MAPS`. The chances p sum to 1, and the maps shrink.
    points : int, 1 to 20 million, default 200,000
        How many landings are noted.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same points.

    Returns
    -------
    float32 array (points, 2)
        x to the right and y upward.

    Raises
    ------
    TypeError, ValueError
        When `maps` is no such table, its chances do not sum to 1, or the points fly away.

    References
    ----------
    J. E. Hutchinson, "Fractals and self similarity", Indiana University Mathematics Journal 30, 713-747,
    1981; M. F. Barnsley, "Fractals Everywhere", Academic Press, 1988.

    Examples
    --------
    >>> points = iterate_maps(MAPS["sierpinski"], points=1000, rng=1)
    >>> points.shape, bool(points.min() >= 0), bool(points.max() <= 1)
    ((1000, 2), True, True)
    """
    rng = np.random.default_rng(rng)
    maps = _check_maps(maps)
    check_number(points, "points", low=1, high=MAX_POINTS, integer=True)
    walkers = min(points, WALKERS)
    hops = -(-points // walkers)
    x, y = np.zeros((2, walkers))
    landed = np.empty((hops, walkers, 2), np.float32)
    for hop in range(-SETTLING, hops):
        choice = np.searchsorted(np.cumsum(maps[:-1, 6]), rng.random(walkers), side="right")
        a, b, c, d, e, f, _ = maps.T[:, choice]
        with np.errstate(over="ignore", invalid="ignore"):  # points that fly away have a message of their own
            x, y = a * x + b * y + e, c * x + d * y + f
            landed[max(hop, 0)] = np.stack([x, y], axis=1)
    if not np.abs(landed).max() < 1e6:
        raise ValueError(f"maps must shrink, got points as far away as {np.abs(landed).max():.3g}")
    return landed.reshape(-1, 2)[:points]


def draw_points(points, shape):
    """Count the points in each pixel and draw the logarithm: white where they are densest.

    ``grey = log(1 + count) / log(1 + largest count)``. The points are fitted with their aspect kept and a
    margin of 4 % of the shorter side.

    Parameters
    ----------
    points : float32 array (n, 2)
        x to the right and y upward.
    shape : tuple of two ints
        (height, width) in pixels.

    Returns
    -------
    float32 array (H, W) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        When `points` is no such array, or the shape is not two positive whole numbers.

    Examples
    --------
    >>> draw_points(np.float32([[0, 0], [1, 1], [1, 1], [1, 1]]), (2, 2))  # y upward
    array([[0. , 1. ],
           [0.5, 0. ]], dtype=float32)
    """
    height, width = check_shape(shape)
    if not isinstance(points, np.ndarray) or points.dtype != np.float32 or points.shape[1:] != (2,):
        kind = f"{points.dtype} {points.shape}" if isinstance(points, np.ndarray) else type(points).__name__
        raise TypeError(f"points must be a float32 array (n, 2), got {kind}")
    if not len(points) or not np.isfinite(points).all():
        raise ValueError(
            f"points must be finite and at least one, got {len(points)} with NaN or infinity among them"
        )
    column, row = np.floor(fit(points, (height, width))).astype(np.int64).T
    place = np.clip(row, 0, height - 1) * width + np.clip(column, 0, width - 1)
    counts = np.bincount(place, minlength=height * width).reshape(height, width)
    return (np.log1p(counts) / np.log1p(counts.max())).astype(np.float32)


def fern(shape, *, points=400_000, rng=None):
    """Draw Barnsley's fern: four maps, 28 numbers, a plant.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    points : int, 1 to 20 million, default 400,000
        How many times chance plays. Few give a sprinkle of dust; more fill the finest leaves.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        When `points` is out of range, or the shape is not two positive whole numbers.

    References
    ----------
    M. F. Barnsley, "Fractals Everywhere", Academic Press, 1988.

    Examples
    --------
    >>> fern((64, 48), points=10_000, rng=1).shape
    (64, 48)
    """
    return draw_points(iterate_maps(MAPS["fern"], points=points, rng=rng), check_shape(shape))


def _check_maps(maps):
    """Return the table of maps as float64."""
    if not isinstance(maps, np.ndarray) or maps.ndim != 2 or maps.shape[1] != 7 or not len(maps):
        kind = f"shape {maps.shape}" if isinstance(maps, np.ndarray) else type(maps).__name__
        raise TypeError(f"maps must be an array (n, 7) with rows a, b, c, d, e, f, p, got {kind}")
    maps = maps.astype(np.float64)
    chances = maps[:, 6]
    if not np.isfinite(maps).all():
        raise ValueError("maps must hold finite numbers, got NaN or infinity")
    if chances.min() < 0 or abs(chances.sum() - 1) > 1e-6:
        raise ValueError(f"the chances p of maps must be 0 or more and sum to 1, got {chances.tolist()}")
    return maps
