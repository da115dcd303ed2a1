"""White noise: every pixel is drawn on its own and knows nothing of its neighbours."""

import numpy as np

from course_lib.images import check_image, check_number, check_shape


def uniform_noise(shape, *, low=0.0, high=1.0, rng=None):
    """Draw every pixel evenly between two greys.

    I_noise[i, j] ~ U(low, high), independent.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    low, high : float
        The darkest and the brightest grey that can come out, in picture units (0 black, 1 white).
        Moving them together gives less contrast.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W) in [low, high]

    Raises
    ------
    ValueError
        If `low` is above `high`, or the shape is not two positive whole numbers.

    Examples
    --------
    >>> picture = uniform_noise((4, 6), rng=1)
    >>> picture.shape, bool(picture.min() >= 0), bool(picture.max() < 1)
    ((4, 6), True, True)
    """
    rng = np.random.default_rng(rng)
    low = check_number(low, "low")
    high = check_number(high, "high", low=low)
    unit = rng.random(check_shape(shape), dtype=np.float32)
    return (low + (high - low) * unit).astype(np.float32)


def gaussian_noise(shape, *, mean=0.5, sigma=0.2, rng=None):
    """Draw every pixel from the bell curve around `mean`.

    I_noise[i, j] ~ N(mean, sigma²), independent. Values beyond black and white are kept: cutting them off
    would make the noise narrower than `sigma` says.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    mean : float
        The average grey, in picture units (0 black, 1 white).
    sigma : float, at least 0
        The standard deviation in picture units. At 0.2 about one pixel in eighty leaves [0, 1].
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W), nominally in [0, 1], not clipped

    Raises
    ------
    ValueError
        If `sigma` is negative, or the shape is not two positive whole numbers.

    References
    ----------
    How NumPy draws from the bell curve: G. Marsaglia, W. W. Tsang, "The ziggurat method for generating random
    variables", Journal of Statistical Software 5(8), 2000, doi:10.18637/jss.v005.i08.

    Examples
    --------
    >>> picture = gaussian_noise((100, 100), mean=0.5, sigma=0.2, rng=1)
    >>> round(float(picture.mean()), 1), round(float(picture.std()), 1)
    (0.5, 0.2)
    """
    rng = np.random.default_rng(rng)
    mean = check_number(mean, "mean")
    sigma = check_number(sigma, "sigma", low=0)
    bell = rng.standard_normal(check_shape(shape), dtype=np.float32)
    return (mean + sigma * bell).astype(np.float32)


def threshold(image, level):
    """Turn every pixel above `level` white and every other pixel black.

    I_out[i, j] = 1 if I_noise[i, j] > level else 0. One array expression compares all pixels at once.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
        Any picture, for instance noise.
    level : float
        The grey that separates black from white. Raising it leaves less white.

    Returns
    -------
    float32 array of the same shape, holding only 0 and 1

    Raises
    ------
    TypeError
        If `image` is not a float32 array.
    ValueError
        If `image` has no pixels or holds NaN, or `level` is not finite.

    Examples
    --------
    >>> threshold(np.array([[0.2, 0.7, 0.5]], dtype=np.float32), 0.5)
    array([[0., 1., 0.]], dtype=float32)
    """
    check_image(image)
    level = check_number(level, "level")
    return (image > level).astype(np.float32)
