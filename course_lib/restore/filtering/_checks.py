"""The questions that every filter asks about its settings, with one wording for each answer."""

from numbers import Integral, Real

import numpy as np

from course_lib.images import check_image


def check_number(value, name, *, above=None, least=None):
    """Return `value` as a float that is finite, larger than `above`, and not smaller than `least`."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if not np.isfinite(value):
        raise ValueError(f"{name} must be finite, got {value}")
    if above is not None and value <= above:
        raise ValueError(f"{name} must be above {above}, got {value}")
    if least is not None and value < least:
        raise ValueError(f"{name} must be at least {least}, got {value}")
    return float(value)


def check_count(value, name, *, least=1):
    """Return `value` as an int that is at least `least`."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, got {value}")
    return int(value)


def check_window(image, size, name="size"):
    """Return `size` as an odd window side that fits a checked `image`."""
    check_image(image)
    size = check_count(size, name)
    if size % 2 == 0:
        raise ValueError(f"{name} must be odd, so that a window has a middle, got {size}")
    if size > min(image.shape[:2]):
        raise ValueError(f"{name} must be at most {min(image.shape[:2])}, the shorter side, got {size}")
    return size


def spatial(image, value):
    """Return `value` for the two sides of a picture, and 0 or 1 (as `value` is) for its colour axis."""
    return (value, value) if image.ndim == 2 else (value, value, type(value)(isinstance(value, int)))
