"""Noise: every pixel is changed a little, or a few pixels are changed wholly."""

import numpy as np

from course_lib.images import check_image, check_number


def add_gaussian_noise(image, sigma, *, rng=None):
    """Add independent normal noise of standard deviation `sigma`: ``y = x + sigma * n``, not clipped."""
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(sigma, "sigma", low=0)
    noise = rng.standard_normal(image.shape, np.float32)
    noise *= np.float32(sigma)
    noise += image
    return noise


def add_salt_and_pepper(image, fraction, *, salt=0.5, rng=None):
    """Turn a fraction of the pixels black or white."""
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(fraction, "fraction", low=0, high=1)
    check_number(salt, "salt", low=0, high=1)
    height, width = image.shape[:2]
    count = round(fraction * height * width)
    hit = rng.choice(height * width, count, replace=False)
    white = round(salt * count)
    result = image.reshape(height * width, -1).copy()
    result[hit[:white]] = 1
    result[hit[white:]] = 0
    return result.reshape(image.shape)


def add_shot_noise(image, photons, *, rng=None):
    """Count photons: ``y = Poisson(photons * x) / photons``."""
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(photons, "photons", low=1e-3, high=1e9)
    if image.min() < 0:
        raise ValueError(f"image must not be negative (light is counted), got {image.min():g}")
    return (rng.poisson(image * np.float64(photons)) / photons).astype(np.float32)


def add_speckle(image, sigma, *, rng=None):
    """Multiply by noise: ``y = x + x * sigma * n``."""
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(sigma, "sigma", low=0)
    return image + image * (np.float32(sigma) * rng.standard_normal(image.shape, np.float32))


def add_stripes(image, sigma, *, axis=1, rng=None):
    """Add one random offset to each line along `axis` (1: rows, so horizontal stripes; 0: columns)."""
    rng = np.random.default_rng(rng)
    check_image(image)
    check_number(sigma, "sigma", low=0)
    if axis not in (0, 1):
        raise ValueError(f"axis must be 0 (vertical stripes) or 1 (horizontal stripes), got {axis}")
    lines = list(image.shape)
    lines[axis] = 1
    return image + np.float32(sigma) * rng.standard_normal(lines, np.float32)
