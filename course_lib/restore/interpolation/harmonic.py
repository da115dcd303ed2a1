"""The harmonic equation: every lost pixel is the mean of its neighbours, like a membrane or a warm plate."""

import numpy as np

from course_lib.restore.interpolation._checks import check_fill
from course_lib.restore.interpolation.solver import fill_by_equation

LAPLACIAN = np.array(
    [
        [0, -1, 0],
        [-1, 4, -1],
        [0, -1, 0],
    ]
)
"""Four times a pixel less its four neighbours: 0 where the pixel is their mean. A row of `laplacian`."""


def fill_harmonic(image, missing):
    """Make each lost pixel the mean of its four neighbours: heat that has come to rest.

    ``L u = 0`` in the lost pixels, u = image in the known ones, where L is the stencil `LAPLACIAN`::

                -1
            -1   4  -1
                -1

    Of all fillings it has the least ``sum (u_i - u_j)^2`` over neighbours i, j; at the border of the picture
    the neighbours that would lie outside are left away. No lost pixel is brighter or darker than all known
    ones around its hole (the maximum principle), so a hole is bridged by a slack membrane: it meets its rim
    with a crease, and a single known pixel in the open stands out as a spike.

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
    M. Bertalmio, G. Sapiro, V. Caselles and C. Ballester, "Image inpainting", SIGGRAPH 2000, 417-424; T. F.
    Chan and J. Shen, "Mathematical models for local nontexture inpaintings", SIAM Journal on Applied
    Mathematics 62 (3), 1019-1043, 2002.

    Examples
    --------
    >>> row = np.float32([[0, 9, 9, 9, 1]])
    >>> fill_harmonic(row, np.array([[False, True, True, True, False]])).round(3)
    array([[0.  , 0.25, 0.5 , 0.75, 1.  ]], dtype=float32)
    """
    check_fill(image, missing)
    return fill_by_equation(image, missing, 1)
