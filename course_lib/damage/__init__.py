"""What happens to pictures: ``y = noise(operator(x))``, one function a kind of damage, and nothing is
clipped.

=========================  ==============================================================================
kind                       functions
=========================  ==============================================================================
noise at every pixel       `add_gaussian_noise`, `add_shot_noise`, `add_speckle`, `add_stripes`
noise at some pixels       `add_salt_and_pepper`
damage without chance      `blur`, `quantize`, `compress_jpeg` (JPEG must clip: it stores 8 bits)
which pixels are lost      `missing_pixels`, `missing_blocks`, `missing_scratches`, `missing_text`,
                           `missing_grid`, `missing_half`
losing them                `erase`
=========================  ==============================================================================

A damage never clips behind the caller's back: a noisy picture may leave [0, 1], and a filter that is handed
the clipped one loses part of what it could restore.
"""

from course_lib.damage.defects import add_salt_and_pepper, add_stripes
from course_lib.damage.lost import erase, missing_grid, missing_half, missing_pixels
from course_lib.damage.noise import add_gaussian_noise, add_shot_noise, add_speckle
from course_lib.damage.optics import blur, compress_jpeg, quantize
from course_lib.damage.shaped import missing_blocks, missing_scratches, missing_text

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
