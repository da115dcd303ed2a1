"""The door in: whatever a student has becomes a float32 picture, or one clear sentence."""

import os

import numpy as np

from course_lib.images.checks import ImageError, check_number, check_pixels
from course_lib.images.forms import average_area, to_gray

# The value that shows white, by the type of whole number.
WHITE = {np.dtype(np.bool_): 1, np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535}
# Floats further out cannot be meant as [0, 1] with noise: they are 0 to 255 and nobody divided.
FAR_OUT = 10


def as_image(source, *, gray=False, max_side=None, frame=None, notify=print):
    """Turn what you have into a picture: float32, (H, W) or (H, W, 3), nominally in [0, 1].

    Whole numbers are divided by the largest that their type holds (uint8: 255, uint16: 65535, bool: 1);
    floats are taken as they are, also a little outside [0, 1]. What is transparent shows white, a photograph
    is turned upright as its EXIF data say, and colour profiles are not applied.

    Parameters
    ----------
    source : ndarray, str, Path, bytes, binary file or PIL.Image.Image
        An array of bool, uint8, uint16 or floats of shape (H, W), (H, W, 1) or (H, W, 3), with one channel
        more for opacity; or a picture file in any form.
    gray : bool
        Whether to turn colour into grey (`to_gray`).
    max_side : int or None
        A larger picture is reduced by area averaging until its longer side has this many pixels.
    frame : int or None
        Which picture of an animation or of a file with many pages, counted from 0.
    notify : callable or None
        Is given the sentence that says what was reduced; None for silence.

    Returns
    -------
    ndarray of float32, shape (H, W) or (H, W, 3)
        A new picture that shares no memory with `source`.

    Raises
    ------
    ImageError
        If it cannot be a picture of at most 50 million pixels; the message says why and what would help.
    TypeError
        If `source` is of a kind that never holds a picture.
    FileNotFoundError
        If there is no file of that name.

    Examples
    --------
    >>> as_image(np.array([[0, 51, 255]], np.uint8))
    array([[0. , 0.2, 1. ]], dtype=float32)
    >>> as_image(np.zeros((600, 800), bool), max_side=200).shape
    The picture has 600 x 800 pixels (height x width); it is reduced to 150 x 200.
    (150, 200)
    """
    if max_side is not None:
        check_number(max_side, "max_side", low=1, integer=True)
    values = source if isinstance(source, np.ndarray) else _from_file(source, frame)
    image = _without_opacity(_check_array(values))
    image = _reduced(image, max_side, notify)
    return to_gray(image) if gray else image


def _from_file(source, frame):
    looks_like_file = isinstance(source, str | os.PathLike | bytes | bytearray | memoryview)
    if not (looks_like_file or hasattr(source, "read") or hasattr(source, "getexif")):
        kind = type(source).__name__
        raise TypeError(f"a picture must be an array, path, bytes, open file or Pillow image, got {kind}")
    from course_lib.images.decoding import decode

    return decode(source, frame)


def _check_array(values):
    if values.dtype not in WHITE and values.dtype.newbyteorder("=") in WHITE:
        raise ImageError(
            f"an array must hold numbers in this computer's byte order, got {values.dtype}; "
            "use array.astype(array.dtype.newbyteorder('='))"
        )
    if values.dtype not in WHITE and values.dtype.kind != "f":
        raise ImageError(
            f"an array must hold bool, uint8, uint16 or floats, got {values.dtype}; "
            "if its values run from 0 to 255, use array.astype(np.uint8)"
        )
    if values.ndim not in (2, 3) or (values.ndim == 3 and not 1 <= values.shape[2] <= 4):
        raise ImageError(f"an array must have shape (H, W) or (H, W, 1 to 4 channels), got {values.shape}")
    check_pixels(*values.shape[:2])
    if values.dtype.kind == "f":
        _check_floats(values)
    return values[..., 0] if values.ndim == 3 and values.shape[2] == 1 else values


def _check_floats(values):
    if not np.isfinite(values).all():
        raise ImageError("the picture must hold finite numbers, got NaN or infinity")
    far = max(abs(values.min()), abs(values.max()))
    if far > FAR_OUT:
        raise ImageError(f"floats must lie near [0, 1], got {far:g}; divide by the value that shows white")


def _without_opacity(values):
    if values.ndim == 2 or values.shape[2] not in (2, 4):
        return values
    values = values / np.float32(WHITE.get(values.dtype, 1))
    colour, opacity = values[..., :-1], values[..., -1:]
    image = colour * opacity + (1 - opacity)
    return image[..., 0] if image.shape[2] == 1 else image


def _reduced(values, max_side, notify):
    height, width = values.shape[:2]
    white = np.float32(WHITE.get(values.dtype, 1))
    if max_side is None or max(height, width) <= max_side:
        return np.divide(values, white, dtype=np.float32)
    scale = max_side / max(height, width)
    small = max(1, round(height * scale)), max(1, round(width * scale))
    if notify is not None:
        sizes = f"{height} x {width} pixels (height x width); it is reduced to {small[0]} x {small[1]}"
        notify(f"The picture has {sizes}.")
    return average_area(values, *small) / white
