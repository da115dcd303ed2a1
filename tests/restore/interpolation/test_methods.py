"""The order in which the methods come in the chapter's table, on its photographs."""

from itertools import pairwise

import numpy as np
import pytest

from course_lib.damage import erase, missing_pixels
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.interpolation import METHODS
from course_lib.samples import photographs

QUICK = [name for name in METHODS if name != "exemplar"]
TABLE = ["nearest", "linear", "cubic", "harmonic", "biharmonic", "total variation"]


@pytest.fixture(scope="module")
def scores():
    """PSNR by fraction, method and photograph; picture k has the seed k."""
    table = {}
    for fraction in (0.5, 0.8, 0.9):
        for seed, (name, truth) in enumerate(photographs().items()):
            missing = missing_pixels(truth.shape, fraction, rng=seed)
            damaged = erase(truth, missing)
            for method in QUICK if fraction == 0.8 else TABLE:
                repaired = clip(METHODS[method](damaged, missing))
                table[fraction, method, name] = psnr(truth, repaired)
    return table


def mean(scores, fraction, method):
    return np.mean([scores[fraction, method, name] for name in photographs(8)])


def test_the_names_stand_in_teaching_order():
    assert QUICK[:3] == ["nearest", "linear", "cubic"]
    assert QUICK[-3:] == ["harmonic", "biharmonic", "total variation"]


@pytest.mark.parametrize(
    ("fraction", "order"),
    [
        (0.5, ["nearest", "total variation", "cubic", "biharmonic"]),
        (0.5, ["nearest", "linear", "cubic", "biharmonic"]),
        (0.5, ["nearest", "harmonic", "cubic", "biharmonic"]),
        (0.8, ["nearest", "total variation", "harmonic", "linear", "biharmonic"]),
        (0.9, ["nearest", "total variation", "harmonic", "linear", "biharmonic"]),
    ],
)
def test_the_methods_come_in_the_order_of_the_table(scores, fraction, order):
    for worse, better in pairwise(order):
        assert mean(scores, fraction, worse) < mean(scores, fraction, better) - 0.03, f"{worse}, {better}"


def test_cubic_leads_linear_at_a_half_and_falls_behind_at_nine_tenths(scores):
    lead = {share: mean(scores, share, "cubic") - mean(scores, share, "linear") for share in (0.5, 0.8, 0.9)}
    assert lead[0.5] > 0.5 and lead[0.8] < 0.1 and lead[0.9] < -0.2


@pytest.mark.parametrize("method", QUICK[1:])
def test_every_method_beats_the_nearest_neighbour_on_every_photograph_at_four_fifths(scores, method):
    for name in photographs(8):
        assert scores[0.8, method, name] > scores[0.8, "nearest", name] + 0.3
