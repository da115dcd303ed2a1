"""Scattered interpolation: known pixels are samples at scattered places, and a surface is laid through them."""

import numpy as np
from scipy import interpolate, spatial

from course_lib.images import check_number
from course_lib.restore.interpolation._checks import check_fill, known_near, nearest_known, put_in

COLLAR = 4
CHUNK = 8192


def fill_nearest(image, missing):
    """Give each lost pixel the value of the nearest known one.

    ``u(x) = image(argmin |x - k| over the known pixels k)``, with the straight distance between pixel
    centres: the picture falls into the cells of a Voronoi diagram, one flat patch around each known pixel.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly, and no value is new.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known.

    References
    ----------
    G. Voronoi, "Nouvelles applications des parametres continus a la theorie des formes quadratiques",
    Journal fuer die reine und angewandte Mathematik 133, 1908.

    Examples
    --------
    >>> row = np.float32([[0.2, 0, 0, 0, 0.8]])
    >>> fill_nearest(row, np.array([[False, True, False, True, False]]))
    array([[0.2, 0.2, 0. , 0. , 0.8]], dtype=float32)
    """
    check_fill(image, missing)
    rows, columns = nearest_known(missing)
    return image[rows, columns]


def fill_linear(image, missing):
    """Lay flat triangles between the known pixels and read the lost ones off them.

    The known pixels are joined to Delaunay's triangles, whose circumcircles hold no other known pixel. In a
    triangle with corners a, b, c: ``u = s image(a) + t image(b) + (1 - s - t) image(c)``, where s and t are
    the shares of the corners in the place of the pixel. Outside the outermost triangles, and where no
    triangle can be drawn (fewer than three known pixels, or all on one line), the nearest value is taken.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly, and the others lie between known values.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known.

    References
    ----------
    B. Delaunay, "Sur la sphere vide", Bulletin de l'Academie des Sciences de l'URSS, Classe des sciences
    mathematiques et naturelles 6, 793-800, 1934.

    Examples
    --------
    >>> ramp = np.float32([[0, 1, 2], [1, 2, 3], [2, 3, 4]])
    >>> lost = np.zeros((3, 3), bool)
    >>> lost[1, 1] = True
    >>> print(fill_linear(ramp, lost)[1])
    [1. 2. 3.]
    """
    check_fill(image, missing)
    return _on_triangles(image, missing, interpolate.LinearNDInterpolator, reach=1)


def fill_cubic(image, missing):
    """Lay bent triangles between the known pixels that join without a crease.

    Over each of Delaunay's triangles stands a surface of three cubic pieces (Clough and Tocher's element)
    that takes the known values at the corners and slopes estimated there; neighbours share the slope along
    their common side. It follows curved shades better than `fill_linear`, but it can overshoot: where the
    known pixels lie far apart the slopes are guesses. Outside the triangles the nearest value is taken, as
    in `fill_linear`.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly, the others may leave the range of the known.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known.

    References
    ----------
    R. W. Clough and J. L. Tocher, "Finite element stiffness matrices for analysis of plates in bending",
    Proceedings of the Conference on Matrix Methods in Structural Mechanics, 515-545, 1965.

    Examples
    --------
    >>> rows, columns = np.indices((5, 5))
    >>> ramp = (rows + 2 * columns).astype(np.float32)
    >>> lost = np.zeros((5, 5), bool)
    >>> lost[2, 1:4] = True
    >>> print(fill_cubic(ramp, lost)[2].round(3))
    [ 2.  4.  6.  8. 10.]
    """
    check_fill(image, missing)
    return _on_triangles(image, missing, _clough_tocher, reach=COLLAR)


def _clough_tocher(places, values):
    return interpolate.CloughTocher2DInterpolator(places, values, tol=1e-4, maxiter=1000)


def _on_triangles(image, missing, surface, reach):
    """Read lost pixels off a surface over triangles, and off the nearest known pixel where there is none.

    A known pixel whose eight neighbours are known is the corner of no triangle that holds a lost one: its
    empty circumcircle would hold a neighbour. So only known pixels within `reach` of a lost one are joined.
    """
    filled = fill_nearest(image, missing)
    near = known_near(missing, reach)
    places, lost = np.argwhere(near).astype(np.float64), np.argwhere(missing)
    if len(lost) == 0 or _on_one_line(places):
        return filled
    values = surface(_triangles(places), image[near].astype(np.float64))(_off_edges(lost, missing.shape))
    inside = ~np.isnan(values).reshape(len(lost), -1).any(axis=1)
    rows, columns = lost[inside].T
    filled[rows, columns] = values[inside]
    return filled


def _off_edges(places, shape):
    """Move places a millionth of a pixel towards the middle of the picture.

    SciPy's walk from triangle to triangle loses its way among places exactly on an edge, where most pixels
    lie, and then tries all triangles: without this step it takes up to 600 times as long.
    """
    middle = (np.array(shape) - 1) / 2
    return places + [1e-6, 1.3e-6] * np.sign(middle - places)


def _triangles(places):
    """Return Delaunay's triangles, ready to say in which one a pixel lies and with which shares.

    SciPy would invert the two sides of each triangle by a LAPACK call of its own, which takes a hundred times
    longer when other programs keep the processor busy. Where a future SciPy does not look there, it does.
    """
    triangles = spatial.Delaunay(places)
    corners = places[triangles.simplices]
    last = corners[:, 2]
    (a, b), (c, d) = np.moveaxis(corners[:, :2] - last[:, None], 0, -1).swapaxes(0, 1)
    area = a * d - b * c
    flat = area == 0
    inverse = np.array([[d, -b], [-c, a], [last[:, 0], last[:, 1]]])
    inverse[:2] /= np.where(flat, np.nan, area)
    inverse[:, :, flat] = np.nan
    triangles._transform = np.ascontiguousarray(np.moveaxis(inverse, -1, 0))
    return triangles


def _on_one_line(places):
    """Say whether no three of the places make a triangle."""
    apart = places - places[0]
    farthest = apart[np.abs(apart).sum(axis=1).argmax()]
    return not (apart[:, 0] * farthest[1] - apart[:, 1] * farthest[0]).any()


def fill_radial(image, missing, *, neighbours=8, width=0.5):
    """Add up round hills around the known pixels so that the sum meets every value.

    ``u(x) = m + sum_k a_k phi(|x - k|)`` with Hardy's multiquadric ``phi(r) = -sqrt(r^2 + width^2)``; the
    numbers m and a_k make u meet the values of the known pixels k, with ``sum a_k = 0``. One such sum over
    all known pixels would be a dense system; here each lost pixel has one over its nearest neighbours only,
    so that the time grows with the number of lost pixels.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.
    neighbours : int, 1 to 100
        How many known pixels each lost one asks. 1 is `fill_nearest`; more: smoother and slower.
    width : float, 0 to 100
        How round the top of a hill is, in pixels. 0 leaves a tip at each known pixel.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly, the others may leave the range of the known.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known, or a setting is out of range.

    References
    ----------
    R. L. Hardy, "Multiquadric equations of topography and other irregular surfaces", Journal of Geophysical
    Research 76 (8), 1905-1915, 1971; C. A. Micchelli, "Interpolation of scattered data: distance matrices
    and conditionally positive definite functions", Constructive Approximation 2, 11-22, 1986: the system
    has always one solution.

    Examples
    --------
    >>> row = np.float32([[0, 0, 1]])
    >>> fill_radial(row, np.array([[False, True, False]])).round(3)
    array([[0. , 0.5, 1. ]], dtype=float32)
    """
    check_fill(image, missing)
    check_number(neighbours, "neighbours", low=1, high=100, integer=True)
    check_number(width, "width", low=0, high=100)
    known, lost = np.argwhere(~missing), np.argwhere(missing)
    count = min(neighbours, len(known))
    values = np.empty((len(lost), *image.shape[2:]), np.float32)
    tree, samples = spatial.KDTree(known), image[~missing]
    for start in range(0, len(lost), CHUNK):
        part = lost[start : start + CHUNK]
        nearest = tree.query(part, count)[1].reshape(len(part), count)
        shares = _radial_shares(known[nearest] - part[:, None], width)
        values[start : start + CHUNK] = np.einsum("nk,nk...->n...", shares, samples[nearest])
    return put_in(image, missing, values)


def _radial_shares(places, width):
    """Return the share of each neighbour in the value at the origin: the same system, solved for shares."""
    number, count = places.shape[:2]
    apart = places[:, :, None] - places[:, None]
    system = np.ones((number, count + 1, count + 1))
    system[:, :count, :count] = -np.sqrt(np.square(apart).sum(axis=-1) + width**2)
    system[:, count, count] = 0
    here = np.ones((number, count + 1, 1))
    here[:, :count, 0] = -np.sqrt(np.square(places).sum(axis=-1) + width**2)
    return np.linalg.solve(system, here)[:, :count, 0]
