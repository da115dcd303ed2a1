"""What a picture is, and the only doors in and out of other forms.

A picture of this course is a float32 NumPy array of shape ``(H, W)`` (grey) or ``(H, W, 3)`` (red, green,
blue), rows first, with values that nominally lie in [0, 1]: 0 is black, 1 is white. A noisy picture may leave
[0, 1]; nothing is clipped until somebody says ``clip``.

=============================================  ====================================================
question                                       answer
=============================================  ====================================================
how do I get a picture from what I have?       `as_image`, `from_upload`
is this a picture?                             `check_image`, `check_missing`, `check_shape`
how do I change its form?                      `clip`, `to_gray`, `reduce_area`, `per_channel`
how does it leave the house?                   `to_uint8`, `to_png`, `save`, `to_batch`, `from_batch`
=============================================  ====================================================
"""

from course_lib.images.batches import from_batch, to_batch
from course_lib.images.checks import (
    MAX_PIXELS,
    ImageError,
    check_image,
    check_missing,
    check_number,
    check_shape,
)
from course_lib.images.forms import clip, per_channel, reduce_area, to_gray
from course_lib.images.reading import as_image
from course_lib.images.upload import UPLOAD_LIMIT, check_upload_size, explain_upload_limit, from_upload
from course_lib.images.writing import save, to_png, to_uint8

__all__ = [
    "MAX_PIXELS",
    "UPLOAD_LIMIT",
    "ImageError",
    "as_image",
    "check_image",
    "check_missing",
    "check_number",
    "check_shape",
    "check_upload_size",
    "clip",
    "explain_upload_limit",
    "from_batch",
    "from_upload",
    "per_channel",
    "reduce_area",
    "save",
    "to_batch",
    "to_gray",
    "to_png",
    "to_uint8",
]
