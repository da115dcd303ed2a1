"""From a float picture to the pixels of a screen: clip, enlarge without smoothing, keep small."""
import numpy as np

from course_lib.images import clip, reduce_area, to_uint8

COARSE = (16, 32)  # greys that a grainy picture keeps where a figure would become too large


def enlarge(picture, zoom, scale, levels=256):
    """Return uint8 RGB pixels, each pixel of the picture repeated, or averaged where `zoom` is below 1."""
    if zoom < 1:
        height, width = size_on_page(picture.shape, zoom)
        picture = reduce_area(picture, (height, width))
    if levels < 256:
        picture = np.round(clip(picture) * (levels - 1)) / np.float32(levels - 1)
    pixels = to_uint8(picture)
    pixels = np.broadcast_to(pixels[..., None], (*pixels.shape, 3)) if pixels.ndim == 2 else pixels
    times = max(1, round(zoom)) * scale
    return pixels.repeat(times, axis=0).repeat(times, axis=1)


def size_on_page(shape, zoom):
    """Return (height, width) in CSS pixels of a picture at `zoom`, a whole number or 1 / a whole number."""
    if zoom >= 1:
        return shape[0] * round(zoom), shape[1] * round(zoom)
    factor = round(1 / zoom)
    return max(1, shape[0] // factor), max(1, shape[1] // factor)


def grain(picture):
    """Estimate the standard deviation of a picture's noise from its finest diagonal detail (Donoho's median rule)."""
    if min(picture.shape[:2]) < 2:
        return 0.0
    detail = (picture[:-1, :-1] - picture[1:, :-1] - picture[:-1, 1:] + picture[1:, 1:]) / 2
    return float(np.median(np.abs(detail), axis=(0, 1)).min() / 0.6745)


def coarse_levels(picture):
    """Return how many greys suffice: the fewest whose steps stay finer than the picture's own grain, else all 256."""
    own = grain(picture)
    return next((levels for levels in COARSE if 1 / (levels - 1) <= 0.75 * own), 256)
