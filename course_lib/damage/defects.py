"""Noise with a pattern: whole lines that are too bright, single pixels that are dead."""

import numpy as np

from course_lib.images import check_image, check_number


def add_stripes(image, sigma, *, axis=1, rng=None):
    """Shift whole lines up or down in brightness: a scanner or a sensor whose lines differ.

    ``y = x + sigma n(line)``: one normal number for each line, the same along the whole line. Not clipped.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture; each channel gets stripes of its own.
    sigma : float
        Standard deviation of the shifts in picture units.
    axis : int
        The axis along which a stripe runs: 1 gives horizontal stripes, 0 vertical ones.
    rng : int, numpy.random.Generator or None
        Seed or source of chance; None is different each time.

    Returns
    -------
    ndarray of float32, same shape
        A new picture.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).
    ValueError
        If `sigma` is negative or not finite, or `axis` is neither 0 nor 1.

    Examples
    --------
    >>> striped = add_stripes(np.zeros((2, 3), np.float32), 0.1, rng=1)
    >>> bool((striped[:, 0] == striped[:, 2]).all())
    True
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(sigma, "sigma", low=0)
    if axis not in (0, 1):
        raise ValueError(f"axis must be 0 (vertical stripes) or 1 (horizontal stripes), got {axis!r}")
    lines = list(image.shape)
    lines[axis] = 1
    return image + np.float32(sigma) * rng.standard_normal(lines, np.float32)


def add_salt_and_pepper(image, fraction, *, salt=0.5, rng=None):
    """Turn a fraction of the pixels white or black: dead sensor elements, bits lost on the way.

    Exactly ``round(fraction H W)`` pixels are hit, and of these exactly the part `salt` (rounded) becomes 1,
    the rest 0. A pixel is hit in all its channels.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture.
    fraction : float
        The part of the pixels that is hit, from 0 to 1.
    salt : float
        The part of the hit pixels that turns white, from 0 to 1.
    rng : int, numpy.random.Generator or None
        Seed or source of chance; None is different each time.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; pixels that are not hit keep their value exactly.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).
    ValueError
        If `fraction` or `salt` is not from 0 to 1.

    Examples
    --------
    >>> noisy = add_salt_and_pepper(np.full((10, 10), 0.5, np.float32), 0.2, rng=1)
    >>> [int((noisy == value).sum()) for value in (0, 0.5, 1)]
    [10, 80, 10]
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(fraction, "fraction", low=0, high=1)
    check_number(salt, "salt", low=0, high=1)
    pixels = image.shape[0] * image.shape[1]
    hit = rng.choice(pixels, round(fraction * pixels), replace=False)
    white = round(salt * len(hit))
    noisy = image.reshape(pixels, -1).copy()
    noisy[hit[:white]] = 1
    noisy[hit[white:]] = 0
    return noisy.reshape(image.shape)
