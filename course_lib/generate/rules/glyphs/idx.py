"""The file format of MNIST: a magic number, the sizes, then the numbers themselves, the last axis fastest.

    byte 0, 1   zero
    byte 2      the type: 8 uint8, 9 int8, 11 int16, 12 int32, 13 float32, 14 float64
    byte 3      how many axes
    then        the length of each axis, four bytes, highest first
    then        the values, highest byte first

References
----------
Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition",
Proceedings of the IEEE 86(11), 1998, doi:10.1109/5.726791: the set that the format was made for.
"""

import gzip
import math
import struct
import zlib
from pathlib import Path

import numpy as np

from course_lib.files import write_whole
from course_lib.generate.rules.glyphs.dataset import GlyphSet

TYPES = {8: ">u1", 9: ">i1", 11: ">i2", 12: ">i4", 13: ">f4", 14: ">f8"}
MAX_BYTES = 1 << 30
_PIECE = 1 << 20
_PARTS = {"train": "train", "test": "t10k"}


def read_idx(path):
    """Read one idx file, plain or compressed by gzip.

    Parameters
    ----------
    path : path-like
        The file. Whether it is compressed is seen from its first bytes, not from its name.

    Returns
    -------
    ndarray of uint8, int8, int16, int32, float32 or float64
        With the shape and the type that the file says.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is no idx file, it ends too early or too late, it says that it holds more than 1 GiB, or its
        compression is damaged.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = write_idx(np.array([[1, 2], [3, 4]], np.uint8), Path(folder.name) / "four.gz")
    >>> read_idx(path)
    array([[1, 2],
           [3, 4]], dtype=uint8)
    >>> folder.cleanup()
    """
    path = Path(path)
    with open(path, "rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        try:
            return _read(gzip.GzipFile(fileobj=file) if packed else file, path.name)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ValueError(f"{path.name} must be whole, got damaged compression: {error}") from error


def write_idx(array, path):
    """Write an array as an idx file, whole or not at all; compressed if the name ends in ``.gz``.

    Parameters
    ----------
    array : ndarray of uint8, int8, int16, int32, float32 or float64
        Of 1 to 255 axes.
    path : path-like
        The file; an older one is replaced.

    Returns
    -------
    pathlib.Path
        The file's place.

    Raises
    ------
    TypeError
        If it is no array, or of another type.
    ValueError
        If it has no axis, or holds more than 1 GiB.
    OSError
        If the folder cannot be written to; an older file is then still whole.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> write_idx(np.array([5, 6], np.uint8), Path(folder.name) / "two").read_bytes().hex(" ")
    '00 00 08 01 00 00 00 02 05 06'
    >>> folder.cleanup()
    """
    if not isinstance(array, np.ndarray):
        raise TypeError(f"array must be a NumPy array, got {type(array).__name__}")
    code = {np.dtype(kind).newbyteorder("="): code for code, kind in TYPES.items()}.get(
        array.dtype.newbyteorder("=")
    )
    if code is None:
        raise TypeError(f"array must be uint8, int8, int16, int32, float32 or float64, got {array.dtype}")
    if array.ndim < 1 or array.nbytes > MAX_BYTES:
        raise ValueError(f"array must have an axis and at most 1 GiB, got shape {array.shape}")
    head = struct.pack(f">HBB{array.ndim}I", 0, code, array.ndim, *array.shape)
    content = head + array.astype(TYPES[code]).tobytes()
    return write_whole(gzip.compress(content, mtime=0) if str(path).endswith(".gz") else content, path)


def load_idx(folder, *, part="train", names="0123456789"):
    """Read pictures and labels from a folder with the files of MNIST, or of a set that has their form.

    Parameters
    ----------
    folder : path-like
        Where ``train-images-idx3-ubyte``, ``train-labels-idx1-ubyte`` and the same with ``t10k-`` lie;
        ``.gz`` at the end and a dot before ``idx`` are allowed.
    part : "train" or "test"
        Which pictures: those to learn from, or those to be judged by (``t10k-``).
    names : sequence of str
        What the classes are called, in the order of the labels.

    Returns
    -------
    GlyphSet
        The pictures, kept as uint8, with int64 labels.

    Raises
    ------
    FileNotFoundError
        If a file is not there; the message names it.
    ValueError
        If a file is damaged, the counts of pictures and labels differ, or a label has no name.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> from course_lib.generate.rules.glyphs import glyph_set
    >>> data = glyph_set(20, rng=1)
    >>> _ = write_idx(data.pixels, Path(folder.name) / "train-images-idx3-ubyte.gz")
    >>> _ = write_idx(data.labels.astype(np.uint8), Path(folder.name) / "train-labels-idx1-ubyte.gz")
    >>> load_idx(folder.name) == data
    True
    >>> folder.cleanup()
    """
    if part not in _PARTS:
        raise ValueError(f"part must be train or test, got {part!r}")
    images, labels = (_find(Path(folder), _PARTS[part], kind) for kind in ("images-idx3", "labels-idx1"))
    pixels, classes = read_idx(images), read_idx(labels)
    for values, axes, file in ((pixels, 3, images), (classes, 1, labels)):
        if values.dtype != np.uint8 or values.ndim != axes:
            found = f"{values.dtype} with {values.ndim}"
            raise ValueError(f"{file.name} must hold uint8 with {axes} axes, got {found}")
    if len(pixels) != len(classes):
        raise ValueError(f"labels must be as many as pictures, {len(pixels)}, got {len(classes)}")
    return GlyphSet(pixels, classes, tuple(names))


def _find(folder, part, kind):
    plain = f"{part}-{kind}-ubyte"
    tried = [name + end for name in (plain, plain.replace("-idx", ".idx")) for end in ("", ".gz")]
    for name in tried:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"{folder} must hold one of {', '.join(tried)}, got none of them")


def _read(file, name):
    """Read head and body of an open file; nothing larger than the head says, or than allowed, is kept."""
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in TYPES or magic[3] < 1:
        raise ValueError(
            f"{name} must begin with the magic number of an idx file, got {magic.hex(' ') or 'nothing'}"
        )
    sizes = file.read(4 * magic[3])
    if len(sizes) < 4 * magic[3]:
        raise ValueError(f"{name} must say the length of {magic[3]} axes, got only {len(sizes)} bytes")
    shape, kind = struct.unpack(f">{magic[3]}I", sizes), np.dtype(TYPES[magic[2]])
    wanted = math.prod(shape) * kind.itemsize
    if wanted > MAX_BYTES:
        raise ValueError(f"{name} must hold at most 1 GiB, got a head that says {wanted:,} bytes: {shape}")
    body = _take(file, wanted + 1)
    if len(body) != wanted:
        got = "more" if len(body) > wanted else f"{len(body):,}"
        raise ValueError(f"{name} must hold {wanted:,} bytes after its head, {shape}, got {got}")
    return np.frombuffer(body, kind).reshape(shape).astype(kind.newbyteorder("="))


def _take(file, count):
    """Read at most `count` bytes, a piece at a time, so that memory grows only with what is there."""
    body = bytearray()
    while len(body) < count:
        piece = file.read(min(_PIECE, count - len(body)))
        if not piece:
            break
        body += piece
    return body
