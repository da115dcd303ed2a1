"""The bilateral filter: near in place and near in value."""

import numpy as np

from course_lib.images import check_image
from course_lib.restore.filtering._checks import check_number


def filter_bilateral(image, *, width=1.5, contrast=0.3):
    """Average over near pixels, but only those of a similar value, so that edges stay.

    The weight of a neighbour at offset d is ``exp(-|d|^2 / (2 width^2)) * exp(-|difference|^2 / (2 contrast^2))``; in a colour
    picture the difference is the distance between the two colours. Offsets up to 2 widths away are used.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    width : float, above 0, default 1.5
        Standard deviation of the bell over distance, in pixels.
    contrast : float, above 0, default 0.3
        Standard deviation of the bell over the difference in value, in picture units; about 3 noise levels works. Small: nothing is
        averaged; large: a Gaussian filter.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is not above 0.

    References
    ----------
    C. Tomasi and R. Manduchi, "Bilateral filtering for gray and color images", Sixth International Conference on Computer
    Vision, 839-846, 1998, doi:10.1109/ICCV.1998.710815.

    Examples
    --------
    >>> edge = np.zeros((9, 10), np.float32)
    >>> edge[:, 5:] = 1
    >>> print(filter_bilateral(edge, width=2, contrast=0.1)[4].round(2))
    [0. 0. 0. 0. 0. 1. 1. 1. 1. 1.]
    """
    check_image(image)
    width, contrast = check_number(width, "width", above=0), check_number(contrast, "contrast", above=0)
    radius = max(1, int(np.ceil(2 * width)))
    picture = image if image.ndim == 3 else image[..., None]
    padded = np.pad(picture, ((radius, radius), (radius, radius), (0, 0)), mode="symmetric")
    total, weights = picture.copy(), np.ones_like(picture[..., :1])
    for dy in range(-radius, radius + 1):
        for dx in range(-radius, radius + 1):
            if (dy, dx) == (0, 0):
                continue
            neighbour = padded[radius + dy :, radius + dx :][: image.shape[0], : image.shape[1]]
            distance = np.square(neighbour - picture).sum(axis=2, keepdims=True) / (2 * contrast**2)
            weight = np.exp(-distance - (dy * dy + dx * dx) / (2 * width**2))
            total += weight * neighbour
            weights += weight
    return (total / weights).reshape(image.shape)
