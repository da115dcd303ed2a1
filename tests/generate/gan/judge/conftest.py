"""The shipped judge with a small reference."""

import pytest

from course_lib.generate.gan import Judge, digits_to_learn_from, load_classifier
from course_lib.generate.rules import TRAIN_FACES, glyph_set

N = 1000


@pytest.fixture(scope="session")
def training():
    """What a generator would learn from: the first of the course's digits."""
    return digits_to_learn_from()[:4000]


@pytest.fixture(scope="session")
def judge(training):
    """A judge with a small reference."""
    reference, others = (glyph_set(n, faces=TRAIN_FACES, rng=seed) for seed, n in ((2, N), (3, 3 * N)))
    return Judge(load_classifier(), reference, others, training)
