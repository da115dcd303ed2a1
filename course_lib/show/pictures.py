"""Pictures side by side: a row, before and after, a film strip, lost pixels, differences."""
import numpy as np

from ..images import check_image, check_missing
from .layout import Cell, compose


def named(pictures, titles=None):
    """Return (title, picture) pairs of a dict, a list or a single picture; each picture is checked."""
    if isinstance(pictures, np.ndarray):
        pictures = [pictures]
    if isinstance(pictures, dict):
        pairs = list(pictures.items())
    else:
        pictures = list(pictures)
        titles = [""] * len(pictures) if titles is None else list(titles)
        if len(titles) != len(pictures):
            raise ValueError(f"titles must be {len(pictures)}, one a picture, got {len(titles)}")
        pairs = list(zip(titles, pictures))
    if not pairs:
        raise ValueError("pictures must hold at least one picture, got none")
    return [(str(title), check_image(picture, f"picture {title!r}")) for title, picture in pairs]


def score(truth, picture):
    """Return the line under a title: PSNR and SSIM against the truth, of exactly this array."""
    from ..metrics import psnr, ssim

    if np.array_equal(truth, picture):
        return "the truth"
    line = f"{psnr(truth, picture):.1f} dB"
    return f"{line} · SSIM {ssim(truth, picture):.2f}" if min(truth.shape[:2]) >= 11 else line


def row(pictures, *, alt, truth=None, titles=None, columns=None, zoom=None):
    """Show pictures side by side, with their scores if the truth is known.

    Every picture has the same range, black is 0 and white is 1; what lies outside is clipped for
    showing only. Pixels stay squares (no smoothing), enlarged by a whole number.
    """
    pairs = named(pictures, titles)
    cells = [Cell(picture, title, "" if truth is None else score(truth, picture)) for title, picture in pairs]
    return compose(cells, alt=alt, columns=columns, zoom=zoom)


def before_after(before, after, *, alt, truth=None):
    """Show a picture before and after a change."""
    return row({"before": before, "after": after}, alt=alt, truth=truth)


def film(pictures, *, alt, every=1, columns=None, zoom=None):
    """Show every `every`-th picture of a sequence with its step number."""
    frames = {f"step {step}": picture for step, picture in enumerate(pictures) if step % every == 0}
    return row(frames, alt=alt, columns=columns, zoom=zoom)


def with_missing(image, missing):
    """Paint the missing pixels with orange stripes and return a colour picture."""
    check_image(image)
    check_missing(missing, image)
    colour = np.array(image if image.ndim == 3 else np.stack([image] * 3, axis=-1))
    down, right = np.indices(missing.shape)
    stripe = (down + right) % 8 < 4
    colour[missing & stripe] = (0.902, 0.624, 0.0)
    colour[missing & ~stripe] = (0.980, 0.769, 0.329)
    return colour


def difference(pictures, *, truth, alt, limit=0.2):
    """Show where pictures are too dark (blue) or too light (orange)."""
    maps = {title: paint(np.atleast_3d(picture - truth).mean(axis=-1) / limit) for title, picture in named(pictures)}
    return row(maps, alt=alt)


def paint(error):
    """Colour a signed error in [-1, 1]: blue below zero, white at zero, orange above."""
    error = np.clip(error, -1, 1)[..., None]
    blue, orange = np.array([0.0, 0.447, 0.698]), np.array([0.835, 0.369, 0.0])
    return (1 - np.abs(error) * (1 - np.where(error < 0, blue, orange))).astype(np.float32)
