"""The questions every public function asks before it touches a picture."""

import numbers

import numpy as np

MAX_PIXELS = 50_000_000


class ImageError(ValueError):
    """What came in is not a picture that this course can use; the message says why and what would help."""


def check_image(image, name="image", *, min_side=1):
    """Return the very same array if it is a picture, and say what is wrong with it otherwise.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The picture to check; nominal range [0, 1], but values outside are allowed (noise leaves the range).
    name : str
        How the message calls it.
    min_side : int
        The smallest height and width that make sense to the caller, in pixels.

    Returns
    -------
    ndarray of float32
        The argument itself, not a copy.

    Raises
    ------
    TypeError
        If it is not a NumPy array of float32.
    ImageError
        If the shape is not (H, W) or (H, W, 3), a side is too short, or a value is NaN or infinite.

    Examples
    --------
    >>> picture = np.zeros((2, 3), np.float32)
    >>> check_image(picture) is picture
    True
    >>> check_image(np.zeros((2, 3)))
    Traceback (most recent call last):
    TypeError: image must be float32, got float64; pass it through as_image
    """
    if not isinstance(image, np.ndarray):
        raise TypeError(f"{name} must be a NumPy array, got {type(image).__name__}; pass it through as_image")
    if image.dtype != np.float32:
        raise TypeError(f"{name} must be float32, got {image.dtype}; pass it through as_image")
    if image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[2] != 3):
        raise ImageError(f"{name} must have shape (H, W) or (H, W, 3), got {image.shape}")
    if min(image.shape[:2]) < min_side:
        raise ImageError(f"{name} must be at least {min_side} x {min_side} pixels, got {_size(image)}")
    if not np.isfinite(image).all():
        raise ImageError(f"{name} must hold finite numbers, got NaN or infinity")
    return image


def check_missing(missing, image, name="missing"):
    """Return `missing` if it marks pixels of `image`: bool, shape (H, W), True = unknown.

    Parameters
    ----------
    missing : ndarray of bool, shape (H, W)
        True where the pixel is unknown (scikit-image's sense; some libraries use the opposite).
    image : ndarray, shape (H, W) or (H, W, 3)
        The picture it belongs to.
    name : str
        How the message calls it.

    Returns
    -------
    ndarray of bool
        The argument itself, not a copy.

    Raises
    ------
    TypeError
        If it is not a NumPy array of bool.
    ImageError
        If its shape differs from the picture's height and width.

    Examples
    --------
    >>> check_missing(np.array([[True, False]]), np.zeros((1, 2, 3), np.float32))
    array([[ True, False]])
    """
    if not isinstance(missing, np.ndarray):
        raise TypeError(f"{name} must be a NumPy array of bool, got {type(missing).__name__}")
    if missing.dtype != np.bool_:
        raise TypeError(f"{name} must be bool (True = unknown), got {missing.dtype}")
    if missing.shape != image.shape[:2]:
        raise ImageError(f"{name} must have the picture's shape {image.shape[:2]}, got {missing.shape}")
    return missing


def check_shape(shape):
    """Return ``(H, W)`` as two positive Python integers.

    Parameters
    ----------
    shape : sequence of two int
        Height and width in pixels.

    Returns
    -------
    tuple of int
        ``(H, W)``.

    Raises
    ------
    TypeError
        If it is not a sequence of integers.
    ValueError
        If there are not two of them, one is below 1, or they make more than `MAX_PIXELS` pixels.

    Examples
    --------
    >>> check_shape((3, 4))
    (3, 4)
    """
    if not isinstance(shape, (tuple, list)) or not all(_is_integer(side) for side in shape):
        raise TypeError(f"shape must be two integers (H, W), got {shape!r}")
    if len(shape) != 2:
        raise ValueError(f"shape must be two integers (H, W), got {shape!r}")
    if min(shape) < 1:
        raise ValueError(f"shape must be at least 1 x 1, got {shape!r}")
    if shape[0] * shape[1] > MAX_PIXELS:
        raise ValueError(f"shape must have at most {MAX_PIXELS // 10**6} million pixels, got {shape!r}")
    return int(shape[0]), int(shape[1])


def check_number(value, name, *, low=-np.inf, high=np.inf, integer=False):
    """Return `value` if it is one finite number from `low` to `high` (both allowed).

    Parameters
    ----------
    value : int or float
        What the caller was given.
    name : str
        How the message calls it.
    low, high : float
        The smallest and the largest value that makes sense.
    integer : bool
        Whether only whole numbers make sense.

    Returns
    -------
    int or float
        The argument itself.

    Raises
    ------
    TypeError
        If it is not a number, or not an integer where one is needed.
    ValueError
        If it is not finite or lies outside the range.

    Examples
    --------
    >>> check_number(0, "octaves", low=1)
    Traceback (most recent call last):
    ValueError: octaves must be at least 1, got 0
    """
    if integer and not _is_integer(value):
        raise TypeError(f"{name} must be an integer, got {value!r}")
    if not isinstance(value, numbers.Real) or isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} must be a number, got {value!r}")
    if not np.isfinite(value):
        raise ValueError(f"{name} must be finite, got {value}")
    if value < low:
        raise ValueError(f"{name} must be at least {low}, got {value}")
    if value > high:
        raise ValueError(f"{name} must be at most {high}, got {value}")
    return value


def check_pixels(height, width):
    """Raise ImageError if a picture of this size is empty or has more than `MAX_PIXELS` pixels.

    Examples
    --------
    >>> check_pixels(20_000, 20_000)
    Traceback (most recent call last):
    course_lib.images.checks.ImageError: the picture has 400.0 million pixels, more than 50 million
    """
    if height < 1 or width < 1:
        raise ImageError(f"the picture is empty: {height} x {width} pixels")
    if height * width > MAX_PIXELS:
        millions, most = height * width / 1e6, MAX_PIXELS // 10**6
        raise ImageError(f"the picture has {millions:.1f} million pixels, more than {most} million")


def _is_integer(value):
    return isinstance(value, numbers.Integral) and not isinstance(value, (bool, np.bool_))


def _size(image):
    return f"{image.shape[0]} x {image.shape[1]}"
