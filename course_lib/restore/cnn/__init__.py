"""Chapter 6's room: repair by networks that never saw a photograph.

============  ==============================================================================================
``blocks``    the parts of which networks are built
``networks``  ``build_filter``, ``build_repair_net``, ``build_denoiser``, ``build_inpainter``
``model``     how they learn: ``Mender``
``pool``      what they learn from: ``leaf_pool``
``feed``      pairs of damaged pictures and truths: ``feed_noise``, ``feed_missing``
``start``     where filling starts from: ``fill_rough``
``apply``     one picture of any size: ``denoise_cnn``, ``fill_cnn``
``shipped``   the networks that the course ships: ``load_denoiser``, ``load_inpainter``
============  ==============================================================================================
"""

from course_lib.restore.cnn.apply import denoise_cnn, fill_cnn
from course_lib.restore.cnn.feed import feed_missing, feed_noise
from course_lib.restore.cnn.model import Mender
from course_lib.restore.cnn.networks import build_denoiser, build_filter, build_inpainter, build_repair_net
from course_lib.restore.cnn.pool import leaf_pool
from course_lib.restore.cnn.shipped import load_denoiser, load_inpainter
from course_lib.restore.cnn.start import fill_rough

__all__ = [
    "Mender",
    "build_denoiser",
    "build_filter",
    "build_inpainter",
    "build_repair_net",
    "denoise_cnn",
    "feed_missing",
    "feed_noise",
    "fill_cnn",
    "fill_rough",
    "leaf_pool",
    "load_denoiser",
    "load_inpainter",
]
