"""Noise that is smooth: chance at the points of a grid, and a curve that joins them."""

import numpy as np

from course_lib.images import check_number, check_shape


def fade(t):
    """Go smoothly from 0 to 1: 6t⁵ − 15t⁴ + 10t³.

    Slope and curvature are zero at both ends, so that neighbouring cells meet without a visible seam.

    Parameters
    ----------
    t : float or array, in [0, 1]
        How far between two grid points, as a fraction.

    Returns
    -------
    float or array of the type and shape of `t` (float32 stays float32), in [0, 1]

    References
    ----------
    K. Perlin, "Improving noise", ACM Transactions on Graphics 21(3), 2002.

    Examples
    --------
    >>> fade(0.0), fade(0.5), fade(1.0)
    (0.0, 0.5, 1.0)
    """
    return t * t * t * (t * (t * 6 - 15) + 10)


def value_noise(shape, *, cell=32, rng=None):
    """Draw a random grey at every grid point and blend the four around each pixel.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    cell : float, at least 1
        Distance between grid points in pixels: the size of the blobs.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W) in [0, 1]

    Raises
    ------
    ValueError
        If `cell` is below 1, or the shape is not two positive whole numbers.

    Examples
    --------
    >>> picture = value_noise((64, 64), cell=16, rng=1)
    >>> grid = picture[::16, ::16]  # at grid points nothing is blended
    >>> picture.shape, grid.shape
    ((64, 64), (4, 4))
    """
    rng = np.random.default_rng(rng)
    y, x = pixel_positions(shape, cell)
    greys = rng.random(grid_shape(y, x), dtype=np.float32)
    row, column = y.astype(np.int32), x.astype(np.int32)
    v, u = fade(y - np.floor(y)), fade(x - np.floor(x))
    top = mix(greys[row, column], greys[row, column + 1], u)
    bottom = mix(greys[row + 1, column], greys[row + 1, column + 1], u)
    return mix(top, bottom, v)


def perlin_noise(shape, *, cell=32, rng=None):
    """Draw a random slope at every grid point and blend the four planes around each pixel.

    Every grid point itself is exactly mid-grey (0.5): chance chooses only in which direction it gets
    brighter. That fixes the size of the blobs, which is why this noise looks calmer than value noise.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    cell : float, at least 1
        Distance between grid points in pixels: the size of the blobs.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W) in [0, 1], 0.5 at every grid point

    Raises
    ------
    ValueError
        If `cell` is below 1, or the shape is not two positive whole numbers.

    References
    ----------
    K. Perlin, "An image synthesizer", SIGGRAPH 1985; "Improving noise", ACM Transactions on Graphics 21(3), 2002.

    Examples
    --------
    >>> picture = perlin_noise((64, 64), cell=16, rng=1)
    >>> bool((picture[::16, ::16] == 0.5).all())
    True
    """
    rng = np.random.default_rng(rng)
    y, x = pixel_positions(shape, cell)
    slopes = random_slopes(grid_shape(y, x), rng)
    return 0.5 + gradient_field(y, x, slopes) / np.float32(np.sqrt(2))


def gradient_field(y, x, slopes):
    """Blend the planes of the four grid points around each position; the grid repeats beyond its end.

    Parameters
    ----------
    y, x : float32 arrays that broadcast to (H, W)
        Positions in units of cells.
    slopes : float32 array (2, rows, columns)
        Rise of each grid point's plane downward and to the right.

    Returns
    -------
    float32 array (H, W) in [-√½, √½]
        With unit slopes; exactly 0 wherever y and x are both whole.

    Examples
    --------
    >>> slopes = np.zeros((2, 3, 3), dtype=np.float32)
    >>> slopes[1] = 1  # every plane rises to the right
    >>> gradient_field(np.float32([[0.0]]), np.float32([[0.0, 0.5, 1.0]]), slopes)
    array([[0., 0., 0.]], dtype=float32)
    """
    v, u = y - np.floor(y), x - np.floor(x)
    rows, columns = slopes.shape[1:]
    row, column = np.floor(y).astype(np.int32) % rows, np.floor(x).astype(np.int32) % columns
    down, right = slopes.reshape(2, -1)

    def plane(below, beside):
        at = (row + below) % rows * columns + (column + beside) % columns
        return down.take(at) * (v - below) + right.take(at) * (u - beside)

    across = fade(u)
    top = mix(plane(0, 0), plane(0, 1), across)
    bottom = mix(plane(1, 0), plane(1, 1), across)
    return mix(top, bottom, fade(v))


def mix(a, b, share):
    """Go from `a` (share 0) to `b` (share 1) in a straight line.

    Parameters
    ----------
    a, b : float or array
        The two ends.
    share : float or array, in [0, 1]
        How much of `b`.

    Returns
    -------
    float or array

    Examples
    --------
    >>> mix(10.0, 20.0, 0.25)
    12.5
    """
    return a + share * (b - a)


def pixel_positions(shape, cell):
    """Give the row and column positions of all pixels in units of cells.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    cell : float, at least 1
        Pixels in a cell.

    Returns
    -------
    y, x : float32 arrays (H, 1) and (1, W)

    Raises
    ------
    ValueError
        If `cell` is below 1, or the shape is not two positive whole numbers.

    Examples
    --------
    >>> y, x = pixel_positions((2, 3), 2)
    >>> x
    array([[0. , 0.5, 1. ]], dtype=float32)
    """
    height, width = check_shape(shape)
    cell = check_number(cell, "cell", low=1)
    y = (np.arange(height) / cell).astype(np.float32)
    x = (np.arange(width) / cell).astype(np.float32)
    return y[:, None], x[None, :]


def grid_shape(y, x):
    """Count the grid points that positions `y` and `x` need, the far corner included.

    Parameters
    ----------
    y, x : float arrays
        Positions in units of cells, from 0.

    Returns
    -------
    tuple of two ints

    Examples
    --------
    >>> grid_shape(np.array([0.0, 1.5]), np.array([0.0, 0.5]))
    (3, 2)
    """
    return int(y.max()) + 2, int(x.max()) + 2


def random_slopes(shape, rng):
    """Draw one direction a grid point, each slope of length one.

    Parameters
    ----------
    shape : tuple of two ints
        Rows and columns of grid points.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float32 array (2, rows, columns)

    Examples
    --------
    >>> slopes = random_slopes((2, 2), np.random.default_rng(1))
    >>> np.hypot(*slopes).round(6)
    array([[1., 1.],
           [1., 1.]], dtype=float32)
    """
    angle = rng.uniform(0, 2 * np.pi, shape)
    return np.stack([np.sin(angle), np.cos(angle)]).astype(np.float32)
