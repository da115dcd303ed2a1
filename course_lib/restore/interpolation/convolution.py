"""Normalised convolution: blur the known pixels, and divide by how many of them the blur has seen."""

import numpy as np
from scipy import ndimage

from course_lib.images import check_number
from course_lib.restore.interpolation._checks import by_colour, check_fill, put_in

DOUBT = 0.01


def fill_convolution(image, missing, *, width=0.7):
    """Give each lost pixel a weighted mean of the known pixels around it, near ones counting most.

    ``u = (g * (c image)) / (g * c)``: the confidence c is 1 at known pixels and 0 at lost ones, and ``g *``
    is a blur with a Gaussian bell of standard deviation `width`. Dividing by the blurred confidence is the
    point: without it every lost pixel would count as black.

    Where the bell reaches hardly any known pixel, as inside a hole, the same is done with bells of twice,
    four times ... the width, and each result goes into the next finer one with a confidence of a hundredth.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.
    width : float, 0.3 to 100
        Standard deviation of the finest bell in pixels. Larger: smoother, with less detail.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly, and the others lie between known values.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known, or `width` is out of range.

    References
    ----------
    H. Knutsson and C.-F. Westin, "Normalized and differential convolution", Proceedings of the IEEE
    Conference on Computer Vision and Pattern Recognition, 515-523, 1993.

    Examples
    --------
    >>> row = np.float32([[0.2, 0, 0.8]])
    >>> fill_convolution(row, np.array([[False, True, False]])).round(3)
    array([[0.2, 0.5, 0.8]], dtype=float32)
    """
    check_fill(image, missing)
    check_number(width, "width", low=0.3, high=100)
    confidence = (~missing).astype(np.float32)[..., None]
    weighted = np.where(missing[..., None], 0, by_colour(image))
    blurred = []
    while not blurred or blurred[-1][1].min() < DOUBT and width < 2 * max(missing.shape):
        bell = (width, width, 0)
        blurred.append(
            [ndimage.gaussian_filter(one, bell, mode="constant") for one in (weighted, confidence)]
        )
        width = 2 * width
    result = image[~missing].mean(axis=0, dtype=np.float64).astype(np.float32)
    for total, seen in reversed(blurred):
        result = (total + DOUBT * result) / (seen + DOUBT)
    return put_in(image, missing, result.reshape(image.shape)[missing])
