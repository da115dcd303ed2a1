"""Enhancement: change a picture to please an eye. There is no truth to compare with, so there is no score."""

import numpy as np

from course_lib.images import check_image, check_number
from course_lib.restore.filtering._checks import check_positive


def adjust_exposure(image, *, stops=0.0):
    """Let in more or less light: multiply by ``2^stops``, as a camera's exposure does.

    Values above 1 are kept: nothing is burnt out until the picture is shown.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The picture, its values proportional to light.
    stops : float, -24 to 24, default 0.0
        Doublings of the light: 1 is twice as bright, -1 half as bright.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or `stops` is no number from -24 to 24.

    Examples
    --------
    >>> print(adjust_exposure(np.float32([[0.1, 0.6]]), stops=1))
    [[0.2 1.2]]
    """
    check_image(image)
    return image * np.float32(2.0 ** check_number(stops, "stops", low=-24, high=24))


def adjust_gamma(image, *, gamma=1.0):
    """Raise every value to the power gamma: black and white stay, the middle moves.

    ``out = image^gamma``. Negative values, which noise can make, have no power and become 0.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The picture.
    gamma : float, above 0 and up to 20, default 1.0
        Below 1 the shadows open; above 1 they close.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or `gamma` is not above 0 or is more than 20.

    Examples
    --------
    >>> print(adjust_gamma(np.float32([[0, 0.25, 1]]), gamma=0.5))
    [[0.  0.5 1. ]]
    """
    check_image(image)
    return np.maximum(image, 0) ** np.float32(check_positive(gamma, "gamma", high=20))


def equalize_histogram(image):
    """Give every brightness an equal share of the pixels.

    ``out = share of the pixels that are not brighter than this one``. In a colour picture the brightest
    channel of each pixel is equalised and the other two follow, so that hues stay.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The picture.

    Returns
    -------
    float32 array of the shape of `image`, in [0, 1]

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture.

    Examples
    --------
    >>> print(equalize_histogram(np.float32([[0.1, 0.1, 0.2, 0.9]])))
    [[0.5  0.5  0.75 1.  ]]
    """
    check_image(image)
    return _on_value(image, _share_below)


def equalize_adaptive(image, *, limit=0.01, tiles=8):
    """Equalise each part of the picture by itself, with a limit on how far contrast may grow (CLAHE).

    A thin door to ``skimage.exposure.equalize_adapthist``. Without the limit, flat parts would turn into
    noise.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The picture; it is clipped to [0, 1].
    limit : float, above 0, default 0.01
        Larger: more contrast, and more noise.
    tiles : int, 1 or more, default 8
        Parts along each side.

    Returns
    -------
    float32 array of the shape of `image`, in [0, 1]

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, has fewer pixels a side than tiles, or a setting is out of range.

    References
    ----------
    K. Zuiderveld, "Contrast limited adaptive histogram equalization", in Graphics
    Gems IV, Academic Press, 474-485, 1994.

    Examples
    --------
    >>> dim = np.linspace(0.4, 0.6, 64 * 64, dtype=np.float32).reshape(64, 64)
    >>> bool(np.ptp(equalize_adaptive(dim)) > 4 * np.ptp(dim))
    True
    """
    from skimage import exposure

    tiles = check_number(tiles, "tiles", low=1, integer=True)
    check_image(image, min_side=tiles)
    limit = check_positive(limit, "limit")
    kernel = tuple(max(1, side // tiles) for side in image.shape[:2])

    def change(value):
        return exposure.equalize_adapthist(value, kernel_size=kernel, clip_limit=limit).astype(np.float32)

    return _on_value(np.clip(image, 0, 1), change)


def _on_value(image, change):
    """Apply `change` to a grey picture; in colour, to the brightest channel, and let the others follow."""
    if image.ndim == 2:
        return change(image)
    value = image.max(axis=2)
    gain = change(value) / np.maximum(value, np.finfo(np.float32).tiny)
    return np.clip(image * np.where(value > 0, gain, 0)[..., None], 0, 1)


def _share_below(value):
    """Return for each value the share of all values that are not larger."""
    ordered = np.sort(value, axis=None)
    return (np.searchsorted(ordered, value, side="right") / value.size).astype(np.float32)
