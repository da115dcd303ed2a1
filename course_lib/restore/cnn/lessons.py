"""Three small networks that differ from the course's denoiser in one thing each, for the lessons of chapter 6.

References
----------
K. Zhang, W. Zuo, L. Zhang, "FFDNet: toward a fast and flexible solution for CNN-based image denoising", IEEE
Transactions on Image Processing 27(9), 2018, doi:10.1109/TIP.2018.2839891: a network that is told the noise level.
S. Mohan, Z. Kadkhodaie, E. P. Simoncelli, C. Fernandez-Granda, "Robust and interpretable blind image denoising via
bias-free convolutional neural networks", ICLR 2020, arXiv:1906.05478: trained on weak noise, tested on strong.
"""

from dataclasses import dataclass

import numpy as np

from course_lib.restore.cnn.blocks import Parts
from course_lib.restore.cnn.networks import denoiser_of

LESSON_WIDTHS = (32, 32, 48)
"""How many maps the small networks have at a half, a quarter and an eighth of the side."""


@dataclass(frozen=True)
class Lesson:
    """In what a small network differs, and how it is trained: its strongest noise, its batches, its steps.

    ``leak`` is the share of what is negative that each layer lets through. Trained on weak noise alone, layers that
    cut it off altogether soon lose most of their maps for good.
    """

    what: str
    told: bool = False
    bias: bool = False
    leak: float = 0.1
    top: float = 25 / 255
    batch: int = 8
    patch: int = 48
    rate: float = 2e-3
    steps: int = 16_000


LESSONS = {
    "told": Lesson("told the noise level", True, False, 0.0, 100 / 255, 16, 64, 1e-3, 6000),
    "narrow": Lesson("without biases, trained on weak noise only"),
    "narrow_biased": Lesson("with biases, trained on weak noise only", bias=True),
}


def build_lesson(name, *, precision="float32", rng=None):
    """Build one of the small networks, untrained."""
    if name not in LESSONS:
        raise ValueError(f"name must be one of {', '.join(LESSONS)}, got {name!r}")
    lesson = LESSONS[name]
    parts = Parts(lesson.bias, precision, np.random.default_rng(rng), leak=lesson.leak)
    return denoiser_of(parts, 1, LESSON_WIDTHS, lesson.told)
