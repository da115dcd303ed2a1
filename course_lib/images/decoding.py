"""Picture files into arrays, by Pillow, and nothing that a file claims is believed unchecked."""

import io
import os
import warnings
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from course_lib.images.checks import ImageError, check_number, check_pixels

# Only formats of pictures: Pillow also opens some that start other programs or that any file resembles.
FORMATS = ("PNG", "JPEG", "MPO", "GIF", "TIFF", "WEBP", "BMP", "PPM", "JPEG2000", "AVIF", "HEIF")
# In these the first picture is the photograph and the others are its depth, gain map or thumbnail.
FIRST_IS_MAIN = ("MPO", "HEIF")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
HEIC_HELP = (
    "this is a HEIC photograph from a phone: save a copy of it as JPEG and use that (iPhone: Settings, "
    "Camera, Formats, Most Compatible), or install the package pillow-heif and start again"
)
ODD_TIFF = "this TIFF is damaged or has a pixel type that cannot be read here: save it as 8 or 16 bits"
# The first bytes of files that students mistake for pictures, and what to do with them.
OTHER_FILES = {
    b"%pdf": "this is a PDF document: save the page as a picture (PNG) first",
    b"<svg": "this is an SVG drawing: export it as PNG first",
    b"<?xml": "this is an SVG drawing or another XML file: export it as PNG first",
    b"<!do": "this is a web page, not the picture on it: save the picture itself",
    b"<html": "this is a web page, not the picture on it: save the picture itself",
    b"\x93numpy": "this is a NumPy file: open it with np.load and hand over the array",
    b"pk\x03\x04": "this is a ZIP archive or an office document: take the picture out of it first",
    b"8bps": "this is a Photoshop file: export it as PNG first",
    b"ii*\x00": ODD_TIFF,
    b"mm\x00*": ODD_TIFF,
}
ORIENTATION, PHOTOMETRIC, WHITE_IS_ZERO = 0x0112, 262, 0
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decode(source, frame=None):
    """Return the pixels of a picture file or Pillow image.

    Parameters
    ----------
    source : str, Path, bytes, binary file or PIL.Image.Image
        Where the picture is.
    frame : int or None
        Which picture of an animation or of a file with many pages, counted from 0.

    Returns
    -------
    ndarray of uint8, uint16 or float32, shape (H, W) or (H, W, channels)
        Upright as the EXIF data say; of two or four channels the last is opacity. 16 bits are kept where
        Pillow keeps them (grey); 16-bit colour arrives with 8 bits, and grey of 32 bits counts as 16-bit grey
        if it fits.

    Raises
    ------
    ImageError
        If it is not a picture that can be read.
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> decode(Image.new("RGB", (3, 2))).shape
    (2, 3, 3)
    """
    if frame is not None:
        check_number(frame, "frame", low=0, integer=True)
    if isinstance(source, Image.Image):
        return _guarded(_pixels_of_frame, source, frame)
    content = _content(source)
    return _guarded(_pixels_of_frame, _guarded(_open, content), frame)


def _content(source):
    if isinstance(source, str | os.PathLike):
        return _file_content(os.fspath(source))
    content = source.read() if hasattr(source, "read") else bytes(source)
    if not isinstance(content, bytes):
        raise TypeError("a picture file must be opened in binary mode: open(name, 'rb')")
    return content


def _file_content(name):
    if "://" in str(name):
        raise ImageError("this is a web address: save the picture beside the notebook first")
    path = Path(os.fsdecode(name))
    try:
        if path.is_dir():
            raise ImageError(f"{path.name!r} is a folder, not a picture")
        if path.exists():
            return path.read_bytes()
    except OSError as error:
        shown = f"{str(path)[:60]}..." if len(str(path)) > 60 else str(path)
        raise ImageError(f"the file {shown!r} cannot be read: {error.strerror}") from error
    raise FileNotFoundError(f"there is no file {str(path)!r}; is it beside the notebook?")


def _guarded(step, *arguments):
    """Run a step of Pillow's; whatever it raises means that the file is damaged."""
    damaged = "the picture file is damaged or cut off and cannot be read; get a fresh copy"
    try:
        with warnings.catch_warnings():
            # Pillow warns of odd metadata and of sizes that `check_pixels` refuses anyway.
            warnings.simplefilter("ignore")
            return step(*arguments)
    except ImageError:
        raise
    # A damaged file can make a decoder raise nearly anything: SyntaxError, struct.error, KeyError,
    # MemoryError.
    except Exception as error:
        raise ImageError(damaged) from error


def _open(content):
    if not content:
        raise ImageError("the file is empty")
    if _is_heic(content) and find_spec("pillow_heif"):
        import pillow_heif

        pillow_heif.register_heif_opener()
    Image.init()
    try:
        return Image.open(io.BytesIO(content), formats=[name for name in FORMATS if name in Image.OPEN])
    except UnidentifiedImageError as error:
        raise ImageError(_explain(content)) from error
    except Image.DecompressionBombError as error:
        raise ImageError("the picture has more than 50 million pixels") from error


def _is_heic(content):
    return content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS


def _explain(content):
    if _is_heic(content):
        return HEIC_HELP
    start = content[:64].lstrip().lower()
    known = [sentence for magic, sentence in OTHER_FILES.items() if start.startswith(magic)]
    return known[0] if known else "this is not a picture file; PNG, JPEG, GIF, TIFF, WebP and BMP can be read"


def _pixels_of_frame(picture, frame):
    many = getattr(picture, "is_animated", False) and picture.format not in FIRST_IS_MAIN
    if many and frame is None:
        raise ImageError("the file holds several pictures (animation or pages); choose one, such as frame=0")
    check_pixels(picture.height, picture.width)
    here = picture.tell()
    try:
        _seek(picture, frame)
        check_pixels(picture.height, picture.width)
        picture.load()
        turn = UPRIGHT.get(picture.getexif().get(ORIENTATION))
        pixels = _pixels(picture if turn is None else picture.transpose(turn))
        return 65535 - pixels if _is_negative(picture) else pixels
    finally:
        if picture.tell() != here:
            picture.seek(here)


def _is_negative(picture):
    # Pillow turns a TIFF whose zero is white the right way round with 8 bits, but not with 16.
    tags = getattr(picture, "tag_v2", {})
    return picture.mode.startswith("I;16") and tags.get(PHOTOMETRIC) == WHITE_IS_ZERO


def _seek(picture, frame):
    if frame is None:
        return
    try:
        picture.seek(frame)
    except EOFError as error:
        count = getattr(picture, "n_frames", 1)
        raise ImageError(f"frame must be below {count}, the number of pictures in it, got {frame}") from error


def _pixels(picture):
    if picture.mode.startswith("I;16"):
        return np.asarray(picture).astype(np.uint16)
    if picture.mode == "I":
        return _sixteen_bits(np.asarray(picture))
    if picture.mode == "F":
        return np.asarray(picture)
    if picture.mode == "La":
        picture = picture.convert("LA")
    is_gray = picture.mode in ("1", "L", "LA")
    if picture.has_transparency_data:
        colour = np.asarray(picture.convert("RGBA"))
        return colour[..., [0, 3]] if is_gray else colour
    return np.asarray(picture.convert("L" if is_gray else "RGB"))


def _sixteen_bits(values):
    if values.min() < 0 or values.max() > 65535:
        found = f"{values.min()} to {values.max()}"
        raise ImageError(f"whole numbers must lie in 0 to 65535, got {found}; scale them first")
    return values.astype(np.uint16)
