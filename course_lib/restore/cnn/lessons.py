"""Three small networks that differ from the course's denoiser in one thing each, for the lessons of chapter 6.

References
----------
K. Zhang, W. Zuo, L. Zhang, "FFDNet: toward a fast and flexible solution for CNN-based image denoising", IEEE
Transactions on Image Processing 27(9), 2018, doi:10.1109/TIP.2018.2839891: a network that is told the noise level.
S. Mohan, Z. Kadkhodaie, E. P. Simoncelli, C. Fernandez-Granda, "Robust and interpretable blind image denoising via
bias-free convolutional neural networks", ICLR 2020, arXiv:1906.05478: trained on weak noise, tested on strong.
"""

from dataclasses import dataclass

from course_lib.restore.cnn.networks import build_denoiser

LESSON_WIDTHS = (32, 32, 48)
"""How many maps the small networks have at a half, a quarter and an eighth of the side."""


@dataclass(frozen=True)
class Lesson:
    """In what a small network differs: whether it is told sigma, whether it has biases, its strongest noise."""

    what: str
    told: bool = False
    bias: bool = False
    top: float = 100 / 255


LESSONS = {
    "told": Lesson("told the noise level", told=True),
    "narrow": Lesson("without biases, trained on weak noise only", top=10 / 255),
    "narrow_biased": Lesson("with biases, trained on weak noise only", bias=True, top=10 / 255),
}


def build_lesson(name, **options):
    """Build one of the small networks, untrained."""
    if name not in LESSONS:
        raise ValueError(f"name must be one of {', '.join(LESSONS)}, got {name!r}")
    lesson = LESSONS[name]
    return build_denoiser(widths=LESSON_WIDTHS, told=lesson.told, bias=lesson.bias, **options)
