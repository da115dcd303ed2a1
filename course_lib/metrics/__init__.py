"""How far a picture is from the truth: `mse`, `psnr`, `psnr_missing`, `ssim`, `error_map`.

The truth comes first. The peak (the value of white) is said and never guessed from the data, and nothing is
clipped on the way: whoever scores a final result clips it before, visibly, with `course_lib.images.clip`.
"""

from course_lib.metrics.errors import error_map, mse, psnr, psnr_missing
from course_lib.metrics.similarity import ssim

__all__ = ["error_map", "mse", "psnr", "psnr_missing", "ssim"]
