"""Noise at every pixel: of the sensor, of the light itself, of waves that interfere."""

import numpy as np

from course_lib.images import check_image, check_number


def add_gaussian_noise(image, sigma, *, rng=None):
    """Add to every value an independent random number from the bell curve: the noise of a warm sensor.

    ``y = x + sigma n`` with ``n`` normal of mean 0 and standard deviation 1. The result leaves [0, 1] and is
    **not clipped**: clipping moves the mean, and the filters that follow lose by it.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture; each channel gets noise of its own.
    sigma : float
        Standard deviation of the noise in picture units: 0.04 (10/255) is grain, 0.1 (25/255) is strong, at
        0.5 little is left.
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
        If `sigma` is negative or not finite.

    Examples
    --------
    >>> noisy = add_gaussian_noise(np.full((200, 200), 0.5, np.float32), 0.1, rng=1)
    >>> round(float(noisy.std()), 2)
    0.1
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(sigma, "sigma", low=0)
    noisy = rng.standard_normal(image.shape, np.float32)
    noisy *= np.float32(sigma)
    noisy += image
    return noisy


def add_shot_noise(image, photons, *, rng=None):
    """Count light as a sensor does: photons arrive by chance, so dark places are noisy relative to their
    light.

    ``y = Poisson(photons x) / photons``. Its mean is ``x``, its variance ``x / photons``: where the picture
    is black there is no noise at all, where it is white the standard deviation is ``1 / sqrt(photons)``.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture without negative values (there is no negative light); channels count alone.
    photons : float
        How many photons make white: 1000 is a good picture, 30 a dark room, 1 nearly night.
    rng : int, numpy.random.Generator or None
        Seed or source of chance; None is different each time.

    Returns
    -------
    ndarray of float32, same shape
        A new picture of multiples of ``1 / photons``; not clipped, so above 1 in bright places.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).
    ValueError
        If `image` has a negative value, or `photons` is not from 0.001 to 10**9.

    References
    ----------
    S. W. Hasinoff, "Photon, Poisson noise", in Computer Vision: A Reference Guide, Springer 2014.

    Examples
    --------
    >>> noisy = add_shot_noise(np.full((200, 200), 0.5, np.float32), 50, rng=1)
    >>> round(float(noisy.var()), 2) == 0.5 / 50
    True
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(photons, "photons", low=1e-3, high=10**9)
    if image.min() < 0:
        raise ValueError(f"image must not be negative (photons are counted), got {image.min():g}")
    return (rng.poisson(image * np.float64(photons)) / photons).astype(np.float32)


def add_speckle(image, sigma, *, rng=None):
    """Multiply every value by a random number near 1: the grain of radar, ultrasound and laser pictures.

    ``y = x (1 + sigma n)``, ``n`` normal: the brighter, the noisier, and black stays black. This is the plain
    model; fully developed speckle has an exponential law. Not clipped.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture; each channel gets noise of its own.
    sigma : float
        Standard deviation of the factor: 0.1 is light, 0.5 strong.
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
        If `sigma` is negative or not finite.

    References
    ----------
    J.-S. Lee, "Digital image enhancement and noise filtering by use of local statistics", IEEE Transactions
    on Pattern Analysis and Machine Intelligence 2 (2), 1980.

    Examples
    --------
    >>> add_speckle(np.zeros((1, 3), np.float32), 0.5, rng=1)
    array([[0., 0., 0.]], dtype=float32)
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(sigma, "sigma", low=0)
    noise = rng.standard_normal(image.shape, np.float32)
    noise *= np.float32(sigma)
    return image + image * noise
