"""How good are the samples? A judge with many lines, since each line by itself can be cheated.

``classifier``  the eye: `build_classifier`, `describe`
``reader``      `train_classifier`
``frechet``     `frechet_distance` between two clouds of features (FCD)
``neighbours``  precision, recall, density, coverage: `compare_neighbours`
``shares``      `class_shares`
``memory``      `nearest_pictures`, `memorisation_ratio`
``verdict``     `Verdict`, `LIMITS`
``court``       all of it at once: `Judge`
"""

from course_lib.generate.gan.judge.classifier import build_classifier, describe
from course_lib.generate.gan.judge.court import Judge
from course_lib.generate.gan.judge.frechet import frechet_distance
from course_lib.generate.gan.judge.memory import memorisation_ratio, nearest_pictures
from course_lib.generate.gan.judge.neighbours import Neighbourhood, compare_neighbours
from course_lib.generate.gan.judge.reader import train_classifier
from course_lib.generate.gan.judge.shares import class_shares
from course_lib.generate.gan.judge.verdict import LIMITS, Verdict

__all__ = [
    "LIMITS",
    "Judge",
    "Neighbourhood",
    "Verdict",
    "build_classifier",
    "class_shares",
    "compare_neighbours",
    "describe",
    "frechet_distance",
    "memorisation_ratio",
    "nearest_pictures",
    "train_classifier",
]
