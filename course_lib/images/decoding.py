"""Picture files into arrays, by Pillow, with everything checked that a file may claim."""

import io
import os
import warnings
from pathlib import Path

import numpy as np
from PIL import Image

from course_lib.images.checks import ImageError, check_number

MAX_PIXELS = 50_000_000
FORMATS = ("PNG", "JPEG", "MPO", "GIF", "TIFF", "WEBP", "BMP", "PPM", "JPEG2000", "AVIF", "HEIF", "TGA", "ICO")
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112


def decode(source, frame=None):
    """Return the pixels of a picture file or Pillow image as an array of uint8, uint16 or float32."""
    if isinstance(source, Image.Image):
        return _guarded(lambda: _pixels(_chosen(source, frame)))
    content = _content(source)
    return _guarded(lambda: _pixels(_chosen(_open(content), frame)))


def _content(source):
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        if path.is_dir():
            raise ImageError(f"{path.name} is a folder, not a picture")
        if not path.exists():
            raise FileNotFoundError(f"there is no file {str(path)!r}")
        return path.read_bytes()
    content = bytes(source) if not hasattr(source, "read") else source.read()
    if not isinstance(content, bytes):
        raise TypeError("a picture file must be opened in binary mode ('rb')")
    return content


def _open(content):
    if not content:
        raise ImageError("the file is empty")
    Image.init()
    return Image.open(io.BytesIO(content), formats=[name for name in FORMATS if name in Image.OPEN])


def _guarded(step):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return step()
    except (ImageError, TypeError):
        raise
    except Exception as error:
        raise ImageError(f"this is not a picture that can be read: {error}") from error


def _chosen(picture, frame):
    if frame is None and getattr(picture, "is_animated", False):
        raise ImageError("the file holds many pictures; choose one with frame=0")
    if frame is not None:
        check_number(frame, "frame", low=0, integer=True)
        picture.seek(frame)
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise ImageError(f"the picture has {width * height} pixels, more than {MAX_PIXELS}")
    picture.load()
    turn = UPRIGHT.get(picture.getexif().get(ORIENTATION))
    return picture if turn is None else picture.transpose(turn)


def _pixels(picture):
    if picture.mode.startswith("I;16"):
        return np.asarray(picture).astype(np.uint16)
    if picture.mode == "I":
        return np.asarray(picture).astype(np.uint16)
    if picture.mode == "F":
        return np.asarray(picture)
    if picture.has_transparency_data:
        rgba = np.asarray(picture.convert("RGBA"))
        return rgba
    if picture.mode in ("1", "L"):
        return np.asarray(picture.convert("L"))
    return np.asarray(picture.convert("RGB"))
