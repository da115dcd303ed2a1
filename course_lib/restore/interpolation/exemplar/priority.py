"""Where to copy first: at the rim of the hole, where much is known and where an edge runs into the hole."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy import ndimage

from course_lib.images import check_image, check_missing
from course_lib.restore.interpolation._checks import by_colour
from course_lib.restore.interpolation.exemplar.search import check_patch

LEAST_DATA = 1e-3
"""Where no edge arrives the confidence alone decides."""


def fill_priority(image, missing, *, patch=9):
    """Show how urgent each pixel at the rim of the hole is before the first patch is copied.

    ``P(p) = C(p) D(p)``. The confidence C is the known part of the patch around p: high at corners that stick
    out into the known. The data term D is the contrast of the edge that runs into the hole at p: high where a
    line has to be continued. The filling begins where P is largest.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.
    patch : int, odd, 3 to 101
        Side of the patches in pixels.

    Returns
    -------
    ndarray of float32, shape (H, W)
        The priority at the rim of the hole, 0 elsewhere; a picture in [0, 1] if `image` is one.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If `patch` is even or out of range.

    References
    ----------
    A. Criminisi, P. Perez and K. Toyama, "Region filling and object removal by exemplar-based image
    inpainting", IEEE Transactions on Image Processing 13 (9), 1200-1212, 2004.

    Examples
    --------
    >>> image, missing = np.zeros((7, 9), np.float32), np.zeros((7, 9), bool)
    >>> image[4:], missing[:, 6:] = 1, True
    >>> fill_priority(image, missing, patch=3)[:, 6].round(2)
    array([0.  , 0.  , 0.17, 0.17, 0.17, 0.17, 0.  ], dtype=float32)
    """
    check_image(image)
    check_missing(missing, image)
    check_patch(patch)
    result = np.zeros(missing.shape, np.float32)
    rows, columns = front(missing)
    confidence = confidence_term((~missing).astype(np.float32), rows, columns, patch)
    data = data_term(np.where(missing[..., None], 0, by_colour(image)), missing, rows, columns, patch)
    result[rows, columns] = confidence * data
    return result


def front(missing):
    """Return the rows and columns of the lost pixels that have a known neighbour, in reading order."""
    return np.nonzero(missing & ndimage.binary_dilation(~missing))


def confidence_term(confidence, rows, columns, patch):
    """``C(p) = sum of the confidence over the patch around p / patch^2``, outside the picture 0."""
    return _windows(confidence, rows, columns, patch).mean(axis=(1, 2))


def data_term(picture, missing, rows, columns, patch):
    """``D(p) = |isophote . normal|``: the strongest edge in the patch, as far as it runs across the rim.

    The isophote is the slope of the brightness, turned by 90 degrees: the direction of the edge.
    """
    down, right = _slopes(picture.mean(axis=2), missing)
    strongest = _windows(down**2 + right**2, rows, columns, patch).reshape(len(rows), -1).argmax(axis=1)
    pick = np.arange(len(rows)), strongest
    down, right = (_windows(one, rows, columns, patch).reshape(len(rows), -1)[pick] for one in (down, right))
    normal_down, normal_right = _normal(missing, rows, columns)
    return np.maximum(np.abs(right * normal_down - down * normal_right), LEAST_DATA)


def _slopes(gray, missing):
    """Return the slope downward and to the right, 0 where the pixel or a neighbour that it needs is lost."""
    lost = [ndimage.maximum_filter1d(missing, 3, axis=axis) for axis in (0, 1)]
    return [np.where(no, 0, slope) for no, slope in zip(lost, _central_differences(gray), strict=True)]


def _central_differences(gray):
    """Return half the difference of the neighbours below and above, right and left, mirrored at the border."""
    return [ndimage.correlate1d(gray, [-0.5, 0, 0.5], axis=axis, mode="reflect") for axis in (0, 1)]


def _normal(missing, rows, columns):
    """Return the direction of length 1 across the rim of the hole."""
    soft = ndimage.gaussian_filter(missing.astype(np.float32), 1)
    down, right = (slope[rows, columns] for slope in _central_differences(soft))
    length = np.maximum(np.hypot(down, right), np.float32(1e-6))
    return down / length, right / length


def _windows(values, rows, columns, patch):
    """Return the patch around each of the given pixels, (pixels, patch, patch), outside the picture 0."""
    return sliding_window_view(np.pad(values, patch // 2), (patch, patch))[rows, columns]
