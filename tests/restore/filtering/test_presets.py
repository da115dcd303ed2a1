import numpy as np
import pytest

from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import PRESETS
from course_lib.samples import cell, photographs

SIGMA = 25 / 255


@pytest.fixture(scope="module")
def scores():
    truths = photographs()
    noisy = {name: add_gaussian_noise(truth, SIGMA, rng=k) for k, (name, truth) in enumerate(truths.items())}
    return {
        method: np.mean([psnr(truths[name], clip(repair(noisy[name], SIGMA))) for name in truths])
        for method, repair in {"noisy": lambda y, s: y, **PRESETS}.items()
    }


def test_every_filter_but_visushrink_beats_the_noisy_picture_by_five_decibels(scores):
    others = [score for method, score in scores.items() if method not in ("noisy", "VisuShrink")]
    assert min(others) > scores["noisy"] + 5


def test_visushrink_gains_something_but_less_than_three_decibels(scores):
    assert scores["noisy"] + 1 < scores["VisuShrink"] < scores["noisy"] + 3


def test_the_stronger_ideas_are_the_stronger_filters(scores):
    assert scores["median"] < scores["mean"] < scores["Gaussian"] < scores["bilateral"] < scores["wavelets"]
    assert scores["wavelets"] > scores["Gaussian"] + 0.8
    assert scores["total variation"] > scores["Gaussian"] + 1
    assert scores["non-local means"] > scores["Gaussian"] + 1.5


@pytest.mark.parametrize("level", [10, 50])
def test_the_rules_of_thumb_hold_at_other_noise_levels_and_in_microscopy(level):
    truth = cell(256, gray=True)
    noisy = add_gaussian_noise(truth, level / 255, rng=0)
    for name in ("Gaussian", "bilateral", "wavelets", "total variation", "non-local means"):
        assert psnr(truth, clip(PRESETS[name](noisy, level / 255))) > psnr(truth, clip(noisy)) + 3, name
