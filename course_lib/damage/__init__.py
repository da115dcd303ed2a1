"""What happens to pictures: noise, blur, lost pixels. ``y = noise(operator(x))``, and nothing is clipped."""

from course_lib.damage.degrade import blur, compress_jpeg, quantize
from course_lib.damage.lost import (
    erase,
    missing_blocks,
    missing_grid,
    missing_half,
    missing_pixels,
    missing_scratches,
    missing_text,
)
from course_lib.damage.noise import add_gaussian_noise, add_salt_and_pepper, add_shot_noise, add_speckle, add_stripes

__all__ = [
    "add_gaussian_noise",
    "add_salt_and_pepper",
    "add_shot_noise",
    "add_speckle",
    "add_stripes",
    "blur",
    "compress_jpeg",
    "erase",
    "missing_blocks",
    "missing_grid",
    "missing_half",
    "missing_pixels",
    "missing_scratches",
    "missing_text",
    "quantize",
]
