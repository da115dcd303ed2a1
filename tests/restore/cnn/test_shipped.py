"""What the course ships for chapter 6 keeps what it promises."""

import numpy as np
import pytest

from course_lib.damage import add_gaussian_noise, erase, missing_pixels
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.cnn import (
    denoise_cnn,
    equivalent_filter,
    fill_cnn,
    load_denoiser,
    load_inpainter,
    load_lesson,
)
from course_lib.restore.cnn.lessons import LESSONS
from course_lib.restore.filtering import filter_wavelet
from course_lib.restore.interpolation import fill_biharmonic
from course_lib.samples import photographs
from course_lib.weights import card, data_path

LOADERS = {
    "denoiser": lambda: load_denoiser(stand_in=False),
    "denoiser_color": lambda: load_denoiser(color=True, stand_in=False),
    "inpainter": lambda: load_inpainter(stand_in=False),
    **{f"lesson_{name}": lambda name=name: load_lesson(name, stand_in=False) for name in LESSONS},
}


def mean_psnr(mend, sigma, gray=True):
    """Mean over the photographs."""
    pictures = [one for one in photographs(256, gray=gray).values() if gray or one.ndim == 3]
    scores = []
    for place, truth in enumerate(pictures):
        noisy = add_gaussian_noise(truth, sigma=sigma, rng=place)
        scores.append(psnr(truth, clip(mend(noisy))))
    return np.mean(scores)


@pytest.mark.parametrize("name", LOADERS)
def test_the_weights_are_small_whole_and_described(name):
    network = LOADERS[name]()
    assert network.count_params() <= 600_000
    assert data_path(f"{name}.weights.h5").stat().st_size <= 2_500_000
    about = card(name)
    assert about["recipe"] == f"python course.py train {name}" and about["licence"] == "MIT"
    assert "dead_leaves" in about["data"] and about["scores"]
    assert LOADERS[name]() is network


@pytest.mark.parametrize("level", [15, 25, 50])
def test_the_denoiser_is_nine_tenths_of_a_decibel_above_the_best_wavelets(level):
    sigma = level / 255
    ours = mean_psnr(lambda noisy: denoise_cnn(noisy, denoiser=LOADERS["denoiser"]()), sigma)
    assert ours > mean_psnr(lambda noisy: filter_wavelet(noisy, sigma=sigma), sigma) + 0.9
    assert ours == pytest.approx(card("denoiser")["scores"][f"dB, sigma {level}/255"], abs=0.05)


def test_in_colour_a_network_for_colour_beats_that_for_grey():
    gray, colour = (
        mean_psnr(lambda noisy, name=name: denoise_cnn(noisy, denoiser=LOADERS[name]()), 25 / 255, gray=False)
        for name in ("denoiser", "denoiser_color")
    )
    assert colour > gray + 0.5


def test_it_has_no_biases_so_a_brighter_picture_is_mended_the_same_way(camera):
    network = LOADERS["denoiser"]()
    noisy = add_gaussian_noise(camera, sigma=0.1, rng=1)[:64, :64].copy()
    for times in (0.5, 2, 10):
        scaled = denoise_cnn(np.float32(times) * noisy, denoiser=network)
        np.testing.assert_allclose(scaled, times * denoise_cnn(noisy, denoiser=network), atol=2e-4 * times)
    weights = equivalent_filter(noisy, 30, 31, denoiser=network, size=129)
    whole = (weights * np.pad(noisy, 64)[30:159, 31:160]).sum()
    assert whole == pytest.approx(denoise_cnn(noisy, denoiser=network)[30, 31], abs=1e-4)
    assert 0.9 < weights.sum() < 1.1


@pytest.mark.parametrize(("share", "margin"), [(0.5, 0.3), (0.8, 0.3), (0.9, 0.05)])
def test_the_inpainter_beats_the_best_interpolation_where_pixels_are_missing_at_random(share, margin):
    ours, theirs = [], []
    for place, truth in enumerate(photographs(256).values()):
        missing = missing_pixels(truth.shape, share, rng=place)
        damaged = erase(truth, missing)
        ours.append(psnr(truth, clip(fill_cnn(damaged, missing, inpainter=LOADERS["inpainter"]()))))
        theirs.append(psnr(truth, clip(fill_biharmonic(damaged, missing))))
    assert np.mean(ours) > np.mean(theirs) + margin


def test_told_too_little_noise_it_leaves_some_and_told_too_much_it_blurs_which_is_not_as_bad():
    network, sigma = LOADERS["lesson_told"](), 25 / 255
    low, right, high = (
        mean_psnr(lambda noisy, told=told: denoise_cnn(noisy, denoiser=network, sigma=told), sigma)
        for told in (15 / 255, sigma, 35 / 255)
    )
    assert low + 2 < high < right - 0.1


def test_without_biases_it_also_mends_noise_four_times_as_strong_as_any_it_has_seen():
    free, biased = LOADERS["lesson_narrow"](), LOADERS["lesson_narrow_biased"]()
    scores = {
        level: [
            mean_psnr(lambda noisy, one=one: denoise_cnn(noisy, denoiser=one), level / 255)
            for one in (free, biased)
        ]
        for level in (10, 25, 50, 100)
    }
    for level in (10, 25):
        assert abs(np.subtract(*scores[level])) < 0.7
    assert scores[50][0] > scores[50][1] + 0.7
    assert scores[100][0] > scores[100][1] + 2.5
