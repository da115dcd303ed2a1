"""The biharmonic equation: bend as little as possible, like a thin metal plate held at the known pixels."""

import numpy as np

from course_lib.restore.interpolation._checks import check_fill
from course_lib.restore.interpolation.solver import fill_by_equation

BILAPLACIAN = np.array(
    [
        [0, 0, 1, 0, 0],
        [0, 2, -8, 2, 0],
        [1, -8, 20, -8, 1],
        [0, 2, -8, 2, 0],
        [0, 0, 1, 0, 0],
    ]
)
"""`harmonic.LAPLACIAN` applied to its own result: a row of `laplacian_power` with power 2."""


def fill_biharmonic(image, missing):
    """Bend the lost part like a thin plate through the known pixels: slopes go on across the rim of a hole.

    ``L L u = 0`` in the lost pixels, u = image in the known ones: the stencil of `fill_harmonic` applied twice is
    `BILAPLACIAN`::

                 1
             2  -8   2
         1  -8  20  -8   1
             2  -8   2
                 1

    Of all fillings it has the least ``sum (L u)^2``. A ramp is continued exactly wherever the picture has
    two more pixels on each side of the hole. At the border of the picture, where L leaves away the
    neighbours outside, the plate is asked to arrive level. There is no maximum principle: it may overshoot.

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
    S. B. Damelin and N. S. Hoang, "On surface completion and image inpainting by biharmonic functions:
    numerical aspects", International Journal of Mathematics and Mathematical Sciences, 3950312, 2018.

    Examples
    --------
    >>> rows, columns = np.indices((9, 9))
    >>> ramp = (rows + 2 * columns).astype(np.float32)
    >>> lost = np.zeros((9, 9), bool)
    >>> lost[3:6, 3:6] = True
    >>> print(fill_biharmonic(ramp, lost)[4].round(2))
    [ 4.  6.  8. 10. 12. 14. 16. 18. 20.]
    """
    check_fill(image, missing)
    return fill_by_equation(image, missing, 2)
