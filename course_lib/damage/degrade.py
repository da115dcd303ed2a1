"""Damage without chance: fewer levels, JPEG, blur."""

import io

import numpy as np

from course_lib.images import as_image, check_image, check_number, to_uint8


def quantize(image, levels):
    """Round every value to the nearest of `levels` equally spaced ones, 0 and 1 included."""
    check_image(image)
    check_number(levels, "levels", low=2, high=65536, integer=True)
    steps = np.float32(levels - 1)
    return np.floor(image * steps + np.float32(0.5)) / steps


def compress_jpeg(image, quality):
    """Save as JPEG and open again."""
    from PIL import Image

    check_image(image)
    check_number(quality, "quality", low=1, high=95, integer=True)
    buffer = io.BytesIO()
    Image.fromarray(to_uint8(image)).save(buffer, "JPEG", quality=int(quality))
    return as_image(buffer.getvalue())


def blur(image, sigma):
    """Blur with a Gaussian of standard deviation `sigma` pixels."""
    from scipy.ndimage import gaussian_filter

    check_image(image)
    check_number(sigma, "sigma", low=0)
    return gaussian_filter(image, (sigma, sigma, 0)[: image.ndim], mode="reflect")
