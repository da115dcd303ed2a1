"""What the verb's trainings learn from: leaves that are painted once and kept, or the pictures of a folder."""

import io
from pathlib import Path

import numpy as np

from course_lib.files import write_whole
from course_lib.images import ImageError, as_image, to_uint8
from course_lib.restore.cnn.pool import leaf_pool

SIDE, PATCH = 256, 64  # of a painted picture, and of the squares that are cut out
KINDS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif", ".ppm", ".pgm", ".jp2", ".avif")


def pool_for(folder, n, channels, seed, data):
    """Give the pictures to learn from, as uint8 arrays (H, W, C): n leaves, or all pictures of the folder `data`."""
    if data is not None:
        return pictures_in(data, channels)
    path = Path(folder) / f"leaves-{n}x{SIDE}x{SIDE}x{channels}-seed{seed}.npy"
    kept = kept_leaves(path, (n, SIDE, SIDE, channels))
    if kept is not None:
        return kept
    print(f"Painting {n} pictures of dead leaves to learn from: about {max(1, n // 50)} seconds.", flush=True)
    pool = leaf_pool(n, size=SIDE, gray=channels == 1, rng=seed)
    content = io.BytesIO()
    np.save(content, pool)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(content.getbuffer(), path)
    return pool


def kept_leaves(path, shape):
    """Read what was painted before; None if there is nothing or it is not what is wanted."""
    try:
        pool = np.load(io.BytesIO(path.read_bytes()), allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return pool if pool.shape == shape and pool.dtype == np.uint8 else None


def pictures_in(folder, channels):
    """Read all pictures of a folder and of those in it: uint8 arrays (H, W, C)."""
    if not Path(folder).is_dir():
        raise ValueError(f"data must be a folder with pictures, got {folder}")
    paths = sorted(path for path in Path(folder).rglob("*") if path.suffix.lower() in KINDS)
    if not paths:
        raise ValueError(f"data must be a folder with pictures ({', '.join(KINDS)}), got none in {folder}")
    return [read_picture(path, channels) for path in paths]


def read_picture(path, channels):
    """Read one picture file, grey or in colour as asked, whatever it is itself."""
    try:
        picture = to_uint8(as_image(path, gray=channels == 1))
    except ImageError as problem:
        raise ValueError(f"data must hold pictures, got {path}: {problem}") from problem
    if min(picture.shape[:2]) < PATCH:
        raise ValueError(
            f"data must hold pictures of at least {PATCH} x {PATCH} pixels, "
            f"got {picture.shape[0]} x {picture.shape[1]} in {path}"
        )
    return np.repeat(picture[..., None], channels, axis=2) if picture.ndim == 2 else picture
