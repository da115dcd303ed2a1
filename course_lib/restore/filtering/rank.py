"""The median filter: sort the window, take the middle."""

from scipy import ndimage

from course_lib.restore.filtering._checks import check_window, per_side


def filter_median(image, *, size=3):
    """Replace each pixel by the middle value of the window around it.

    One wild value cannot move the middle: the median removes salt and pepper that the mean only smears. At
    the rim the picture is mirrored. A colour picture is filtered channel by channel.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    size : int, odd, default 3
        Side of the window in pixels. Larger: less noise, and whatever is thinner than half the window
        vanishes.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or `size` is even, below 1 or larger than the picture.

    References
    ----------
    J. W. Tukey, "Exploratory Data Analysis", Addison-Wesley, 1977.

    Examples
    --------
    >>> import numpy as np
    >>> spot = np.zeros((5, 5), np.float32)
    >>> spot[2, 2] = 9
    >>> print(filter_median(spot, size=3)[2])
    [0. 0. 0. 0. 0.]
    """
    size = check_window(image, size)
    return ndimage.median_filter(image, per_side(image, size, 1))
