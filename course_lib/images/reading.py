"""The door in: whatever a student has becomes a float32 picture, or one clear sentence."""

import os

import numpy as np

from course_lib.images.checks import ImageError, check_number
from course_lib.images.forms import average_area, to_gray

MAX_PIXELS = 50_000_000
# Floats further out than this cannot be meant as [0, 1] with noise: they are 0..255 that nobody divided.
FAR_OUT = 10


def as_image(source, *, gray=False, max_side=None, frame=None, notify=print):
    """Turn what you have into a picture: float32, (H, W) or (H, W, 3), nominally in [0, 1].

    Whole numbers are divided by the largest that their type holds (uint8: 255, uint16: 65535, bool: 1); floats
    are taken as they are. Transparent places show white. A photograph is turned upright as its EXIF data say.

    Parameters
    ----------
    source : ndarray, str, Path, bytes, binary file or PIL.Image.Image
        An array of shape (H, W), (H, W, 1), (H, W, 3) or (H, W, 4) of bool, uint8, uint16 or floats, or a picture
        file in any form.
    gray : bool
        Whether to turn colour into grey (`to_gray`).
    max_side : int or None
        A larger picture is reduced by area averaging until its longer side has this many pixels.
    frame : int or None
        Which picture of an animation or of a file with many pages, counted from 0.
    notify : callable or None
        Takes the sentence that says what was reduced; None for silence.

    Returns
    -------
    ndarray of float32, shape (H, W) or (H, W, 3)
        A new picture; shares no memory with `source`.

    Raises
    ------
    ImageError
        If it cannot be a picture; the message says why and what would help.
    TypeError
        If `source` is of a kind that never holds a picture.
    FileNotFoundError
        If there is no file of that name.

    Examples
    --------
    >>> as_image(np.array([[0, 51, 255]], np.uint8))
    array([[0. , 0.2, 1. ]], dtype=float32)
    """
    if max_side is not None:
        check_number(max_side, "max_side", low=1, integer=True)
    values = source if isinstance(source, np.ndarray) else _decode(source, frame)
    image = _picture(_reduced(_check_array(values), max_side, notify))
    return to_gray(image) if gray else image


def _decode(source, frame):
    from course_lib.images.decoding import decode

    if isinstance(source, str | os.PathLike | bytes | bytearray | memoryview) or hasattr(source, "read") or hasattr(source, "mode"):
        return decode(source, frame)
    raise TypeError(f"a picture must be an array, a path, bytes, a file or a Pillow image, got {type(source).__name__}")


def _check_array(values):
    known = values.dtype in (np.bool_, np.uint8, np.uint16) or values.dtype.kind == "f"
    if not known:
        raise ImageError(f"an array must hold bool, uint8, uint16 or floats, got {values.dtype}; say the range by dividing")
    if values.ndim not in (2, 3) or (values.ndim == 3 and values.shape[2] not in (1, 3, 4)):
        raise ImageError(f"an array must have shape (H, W), (H, W, 3) or (H, W, 4), got {values.shape}")
    if values.size == 0:
        raise ImageError(f"the picture is empty: shape {values.shape}")
    if values.shape[0] * values.shape[1] > MAX_PIXELS:
        raise ImageError(f"the picture has {values.shape[0] * values.shape[1]} pixels, more than {MAX_PIXELS}")
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        raise ImageError("the picture must hold finite numbers, got NaN or infinity")
    if values.dtype.kind == "f" and np.abs(values).max() > FAR_OUT:
        raise ImageError(f"floats must lie near [0, 1], got {np.abs(values).max():g}; divide by the largest value of the scale")
    return values


def _reduced(values, max_side, notify):
    height, width = values.shape[:2]
    if max_side is None or max(height, width) <= max_side:
        return values
    scale = max_side / max(height, width)
    small = max(1, round(height * scale)), max(1, round(width * scale))
    if notify is not None:
        notify(f"The picture has {height} x {width} pixels; it is reduced to {small[0]} x {small[1]}.")
    top = _top(values)
    return average_area(values, *small) / np.float32(top)


def _picture(values):
    image = (values / np.float32(_top(values))).astype(np.float32)
    if image.ndim == 3 and image.shape[2] == 4:
        colour, alpha = image[..., :3], image[..., 3:]
        image = colour * alpha + (1 - alpha)
    return image[..., 0].copy() if image.ndim == 3 and image.shape[2] == 1 else image


def _top(values):
    return {np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535}.get(values.dtype, 1)
