"""The questions that every filter asks about its settings, with one wording for each answer."""

import numpy as np

from course_lib.images import check_image, check_number


def check_positive(value, name, *, high=np.inf):
    """Return `value` as a plain float if it is above 0; a NumPy float would widen a float32 picture."""
    if check_number(value, name, high=high) <= 0:
        raise ValueError(f"{name} must be above 0, got {value}")
    return float(value)


def check_not_negative(value, name, *, high=np.inf):
    """Return `value` as a plain float if it is 0 or more."""
    return float(check_number(value, name, low=0, high=high))


def check_window(image, size, name="size"):
    """Return `size` if it is the odd side of a window that fits the picture `image`."""
    check_image(image)
    check_number(size, name, low=1, high=min(image.shape[:2]), integer=True)
    if size % 2 == 0:
        raise ValueError(f"{name} must be odd, so that the window has a middle, got {size}")
    return size


def per_side(image, value, rest):
    """Return `value` for both sides of a picture and `rest`, which changes nothing, for its colour axis."""
    return (value, value) if image.ndim == 2 else (value, value, rest)
