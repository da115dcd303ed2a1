"""Chapter 6's room: repair by networks that never saw a photograph.

============  ==============================================================================================
``blocks``    the parts of which networks are built
``networks``  ``build_filter``, ``build_repair_net``, ``build_denoiser``, ``build_inpainter``
``model``     how they learn: ``Mender``
``pool``      what they learn from: ``leaf_pool``
``feed``      pairs of damaged pictures and truths: ``feed_noise``, ``feed_noise2noise``, ``feed_missing``
``start``     where filling starts from: ``fill_rough``
``apply``     one picture of any size: ``denoise_cnn``, ``fill_cnn``
``insight``   what a network does: ``equivalent_filter``, ``receptive_field``, ``learned_kernel``, ``best_kernel``
``lessons``   three small networks that differ in one thing each: ``LESSON_WIDTHS``
``shipped``   what the course ships: ``load_denoiser``, ``denoiser_card``, ``load_inpainter``, ``load_lesson``
``instead``   what stands in for them where they cannot be read
============  ==============================================================================================
"""

from course_lib.restore.cnn.apply import denoise_cnn, fill_cnn
from course_lib.restore.cnn.feed import feed_missing, feed_noise, feed_noise2noise
from course_lib.restore.cnn.insight import best_kernel, equivalent_filter, learned_kernel, receptive_field
from course_lib.restore.cnn.lessons import LESSON_WIDTHS
from course_lib.restore.cnn.model import Mender
from course_lib.restore.cnn.networks import build_denoiser, build_filter, build_inpainter, build_repair_net
from course_lib.restore.cnn.pool import leaf_pool
from course_lib.restore.cnn.shipped import denoiser_card, load_denoiser, load_inpainter, load_lesson
from course_lib.restore.cnn.start import fill_rough

__all__ = [
    "LESSON_WIDTHS",
    "Mender",
    "best_kernel",
    "build_denoiser",
    "build_filter",
    "build_inpainter",
    "build_repair_net",
    "denoise_cnn",
    "denoiser_card",
    "equivalent_filter",
    "feed_missing",
    "feed_noise",
    "feed_noise2noise",
    "fill_cnn",
    "fill_rough",
    "leaf_pool",
    "learned_kernel",
    "load_denoiser",
    "load_inpainter",
    "load_lesson",
    "receptive_field",
]
