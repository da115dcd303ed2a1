from functools import partial

import numpy as np
import pytest
from skimage import restoration

from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import mse, psnr
from course_lib.restore.filtering import (
    choose_strength,
    estimate_sigma,
    filter_gaussian,
    filter_tv,
    risk_hidden,
    risk_sure,
)
from course_lib.samples import photographs

SIGMA = 25 / 255
WIDTHS = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0]


def gaussian(noisy, width):
    return filter_gaussian(noisy, width=width)


@pytest.fixture(scope="module", params=["camera", "chelsea"])
def case(request):
    truth = photographs()[request.param]
    return truth, add_gaussian_noise(truth, SIGMA, rng=1)


@pytest.mark.parametrize("level", [15, 25, 50])
def test_the_noise_level_is_found_to_a_tenth(level):
    for truth in photographs().values():
        found = estimate_sigma(add_gaussian_noise(truth, level / 255, rng=0))
        assert found == pytest.approx(level / 255, rel=0.12)


def test_the_noise_level_is_scikit_image_s():
    noisy = add_gaussian_noise(photographs()["camera"], SIGMA, rng=0)
    assert estimate_sigma(noisy) == pytest.approx(restoration.estimate_sigma(noisy), rel=0.01)


def test_the_noise_level_of_colour_is_the_mean_over_the_channels():
    rng = np.random.default_rng(0)
    noisy = rng.standard_normal((128, 128, 3), dtype=np.float32) * np.float32([0.1, 0.2, 0.3])
    assert estimate_sigma(noisy) == pytest.approx(0.2, rel=0.05)


def test_sure_knows_the_error_without_the_truth(case):
    truth, noisy = case
    for repair in (partial(filter_gaussian, width=1), partial(filter_tv, weight=0.08)):
        guess = risk_sure(noisy, repair, sigma=SIGMA, rng=0)
        assert guess == pytest.approx(mse(truth, repair(noisy)), rel=0.1)


def test_hidden_pixels_cost_the_noise_and_a_little_more(case):
    truth, noisy = case
    repair = partial(filter_gaussian, width=1)
    assert risk_hidden(noisy, repair) > mse(truth, repair(noisy)) + 0.9 * SIGMA**2


@pytest.mark.parametrize(
    "risk", [risk_hidden, partial(risk_sure, sigma=SIGMA, rng=0)], ids=["hidden", "sure"]
)
def test_the_chosen_strength_is_within_a_fifth_of_a_decibel_of_the_best(case, risk):
    truth, noisy = case
    chosen, risks = choose_strength(noisy, gaussian, WIDTHS, risk=risk)
    scores = {width: psnr(truth, clip(gaussian(noisy, width))) for width in WIDTHS}
    assert scores[chosen] > max(scores.values()) - 0.2
    assert risks.shape == (len(WIDTHS),)


def test_a_filter_that_does_nothing_is_charged_the_full_noise_by_sure():
    noise = np.random.default_rng(0).standard_normal((128, 128), dtype=np.float32) * np.float32(0.1)
    assert risk_sure(noise, lambda y: y, sigma=0.1, rng=0) == pytest.approx(0.01, rel=0.01)


def test_colour_pictures_are_judged_as_well():
    noise = np.random.default_rng(0).standard_normal((64, 64, 3), dtype=np.float32) * np.float32(0.1)
    assert choose_strength(noise, gaussian, [0.5, 3.0])[0] == 3.0


def test_there_must_be_something_to_choose_from():
    with pytest.raises(ValueError, match="strengths must hold at least one value"):
        choose_strength(np.zeros((8, 8), np.float32), gaussian, [])


def test_a_stride_of_one_would_hide_everything():
    with pytest.raises(ValueError, match="stride must be at least 2, got 1"):
        risk_hidden(np.zeros((8, 8), np.float32), lambda y: y, stride=1)
