"""The doors out: bytes for the screen, files for the disk."""

import io
from pathlib import Path

import numpy as np

from course_lib.files import write_whole
from course_lib.images.checks import ImageError, check_image
from course_lib.images.png import encode_png

# The format of a file name's ending and how to write it; all but JPEG are lossless.
FORMATS = {
    ".png": ("PNG", {}),
    ".jpg": ("JPEG", {"quality": 95}),
    ".jpeg": ("JPEG", {"quality": 95}),
    ".webp": ("WEBP", {"lossless": True}),
    ".tif": ("TIFF", {}),
    ".tiff": ("TIFF", {}),
    ".bmp": ("BMP", {}),
}


def to_uint8(image):
    """Turn a picture into whole numbers from 0 to 255, as screens and files want them.

    ``round(255 * clip(image))``: values outside [0, 1] are clipped here.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture.

    Returns
    -------
    ndarray of uint8, same shape
        A new array.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).

    Examples
    --------
    >>> to_uint8(np.array([[-1, 0, 0.5, 1, 2]], np.float32))
    array([[  0,   0, 128, 255, 255]], dtype=uint8)
    """
    values = np.clip(check_image(image), 0, 1)
    values *= 255
    return np.rint(values, out=values).astype(np.uint8)


def to_png(image):
    """Encode a picture as the bytes of a PNG file: lossless after rounding to 8 bits, fast rather than small.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture; values outside [0, 1] are clipped.

    Returns
    -------
    bytes
        The PNG file.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture (see `check_image`).

    Examples
    --------
    >>> to_png(np.zeros((2, 2), np.float32))[1:4]
    b'PNG'
    """
    return encode_png(to_uint8(image))


def save(image, path):
    """Write a picture to a file; the ending of its name chooses the format.

    The file appears whole or not at all: a picture that was there before is replaced only when the new one is
    complete. Values outside [0, 1] are clipped, and 8 bits are kept.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        A picture.
    path : str or Path
        Where to; ends in .png, .jpg, .jpeg, .webp, .tif, .tiff or .bmp.

    Returns
    -------
    Path
        The path.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture, or the ending is not one of these.
    OSError
        If the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> save(np.zeros((2, 2), np.float32), Path(folder.name) / "black.png").name
    'black.png'
    >>> folder.cleanup()
    """
    from PIL import Image

    path, ending = Path(path), Path(path).suffix.lower()
    if ending not in FORMATS:
        raise ImageError(f"the file name must end in {', '.join(FORMATS)}, got {path.name!r}")
    name, options = FORMATS[ending]
    buffer = io.BytesIO()
    Image.fromarray(to_uint8(image)).save(buffer, name, **options)
    return write_whole(buffer.getvalue(), path)
