"""The bilateral filter: near in place and near in value."""

import numpy as np

from course_lib.images import check_image
from course_lib.restore.filtering._alike import average_alike
from course_lib.restore.filtering._checks import check_positive


def filter_bilateral(image, *, width=1.5, contrast=0.3):
    """Average over near pixels, but only those of a similar value, so that edges stay.

    The weight of a neighbour at offset d is ``exp(-|d|^2 / (2 width^2)) * exp(-|difference|^2 / (2
    contrast^2))``; in a colour picture the difference is the distance between the two colours. Offsets up
    to 2 widths away are used.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    width : float, above 0 and up to 20, default 1.5
        Standard deviation of the bell over distance, in pixels. The time grows with its square.
    contrast : float, above 0, default 0.3
        Standard deviation of the bell over the difference in value, in picture units; about 3 noise levels
        works. Small: nothing is averaged; large: a Gaussian filter.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is out of range.

    References
    ----------
    C. Tomasi and R. Manduchi, "Bilateral filtering for gray and color images", Sixth
    International Conference on Computer Vision, 839-846, 1998, doi:10.1109/ICCV.1998.710815.

    Examples
    --------
    >>> edge = np.zeros((9, 10), np.float32)
    >>> edge[:, 5:] = 1
    >>> print(filter_bilateral(edge, width=2, contrast=0.1)[4].round(2))
    [0. 0. 0. 0. 0. 1. 1. 1. 1. 1.]
    """
    check_image(image)
    width = check_positive(width, "width", high=20)
    contrast = check_positive(contrast, "contrast")
    channels = 1 if image.ndim == 2 else 3

    def weigh(square, dy, dx):
        near = (dy * dy + dx * dx) / (2 * width**2)
        return np.exp(square * np.float32(-channels / (2 * contrast**2)) - np.float32(near))

    reach = max(1, int(np.ceil(2 * width)))
    return average_alike(image, reach, reach, weigh)
