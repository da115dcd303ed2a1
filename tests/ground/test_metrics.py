"""Scores: equal to scikit-image's, to hand-sized sums, to known relations; and the traps of the trade."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skimage import metrics as oracle

from course_lib import damage, metrics, samples
from course_lib.images import ImageError, clip

PHOTO = samples.astronaut(96)
GREY = samples.camera(96)
DAMAGED = {
    "noise": lambda image: damage.add_gaussian_noise(image, 0.1, rng=1),
    "blur": lambda image: damage.blur(image, 2),
    "jpeg": lambda image: damage.compress_jpeg(image, 5),
    "negative": lambda image: 1 - image,
    "dark": lambda image: image * np.float32(0.5),
}


@pytest.mark.parametrize("harm", DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("truth", [PHOTO, GREY, GREY[:11, :11].copy(), GREY[:40, :13].copy()])
@pytest.mark.parametrize("peak", [1.0, 2.5])
def test_scores_equal_those_of_scikit_image(harm, truth, peak):
    image = harm(truth)
    channel = None if truth.ndim == 2 else 2
    ssim = oracle.structural_similarity(
        truth,
        image,
        data_range=peak,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        channel_axis=channel,
    )
    assert metrics.mse(truth, image) == pytest.approx(oracle.mean_squared_error(truth, image), rel=1e-6)
    psnr = oracle.peak_signal_noise_ratio(truth, image, data_range=peak)
    assert metrics.psnr(truth, image, peak=peak) == pytest.approx(psnr, abs=1e-5)
    assert metrics.ssim(truth, image, peak=peak) == pytest.approx(ssim, abs=2e-5)


def test_hand_sized_sums():
    truth = np.array([[0, 0.5], [1, 1]], np.float32)
    image = np.array([[0, 1], [1, 0.5]], np.float32)
    assert metrics.mse(truth, image) == 0.125
    assert metrics.psnr(truth, image) == pytest.approx(10 * np.log10(8))
    missing = np.array([[False, True], [False, False]])
    assert metrics.psnr_missing(truth, image, missing) == pytest.approx(10 * np.log10(4))
    assert metrics.error_map(truth, image).tolist() == [[0, 0.5], [0, 0.5]]


def test_noise_of_25_over_255_scores_20_2_decibels():
    truth = samples.camera()
    assert metrics.psnr(truth, damage.add_gaussian_noise(truth, 25 / 255, rng=0)) == pytest.approx(
        20.17, abs=0.03
    )


@given(st.floats(0.01, 0.5))
def test_psnr_of_noise_is_minus_20_log_sigma(sigma):
    flat = np.full((200, 200), 0.5, np.float32)
    score = metrics.psnr(flat, damage.add_gaussian_noise(flat, sigma, rng=1))
    assert score == pytest.approx(-20 * np.log10(sigma), abs=0.15)


def test_equal_pictures_score_infinity_one_and_black():
    assert metrics.psnr(PHOTO, PHOTO) == float("inf")
    assert metrics.ssim(PHOTO, PHOTO) == pytest.approx(1, abs=1e-6)
    assert metrics.mse(PHOTO, PHOTO) == 0
    assert not metrics.error_map(PHOTO, PHOTO).any()


@pytest.mark.parametrize("truth", [PHOTO, GREY])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_psnr_over_the_missing_is_lower_by_exactly_the_part(truth, part):
    missing = damage.missing_pixels(truth.shape[:2], part, rng=1)
    repaired = damage.erase(truth, missing, fill=0.5)
    difference = metrics.psnr(truth, repaired) - metrics.psnr_missing(truth, repaired, missing)
    assert difference == pytest.approx(10 * np.log10(1 / missing.mean()), abs=1e-5)


def test_psnr_over_the_missing_does_not_look_at_the_known():
    missing = damage.missing_half(GREY.shape)
    repaired = GREY.copy()
    repaired[~missing] = 7
    assert metrics.psnr_missing(GREY, repaired, missing) == float("inf")


def test_psnr_over_nothing_missing_is_refused():
    with pytest.raises(ImageError, match="at least one missing pixel, got none"):
        metrics.psnr_missing(GREY, GREY, np.zeros(GREY.shape, bool))


@pytest.mark.parametrize("score", [metrics.psnr, metrics.ssim])
def test_more_noise_scores_less(score):
    scores = [
        score(GREY, damage.add_gaussian_noise(GREY, sigma, rng=1)) for sigma in (0.02, 0.05, 0.1, 0.2, 0.5)
    ]
    assert scores == sorted(scores, reverse=True)


@given(st.integers(0, 1000))
def test_scores_are_symmetric(seed):
    rng = np.random.default_rng(seed)
    one, other = rng.random((2, 16, 16), np.float32)
    assert metrics.psnr(one, other) == metrics.psnr(other, one)
    assert metrics.ssim(one, other) == pytest.approx(metrics.ssim(other, one), abs=1e-6)
    assert -1 <= metrics.ssim(one, other) <= 1


def test_trap_peak_255_on_pictures_in_0_to_1_is_48_decibels_too_high():
    noisy = DAMAGED["noise"](GREY)
    assert metrics.psnr(GREY, noisy, peak=255) - metrics.psnr(GREY, noisy) == pytest.approx(48.13, abs=0.01)


def test_trap_a_data_range_guessed_from_the_noisy_picture_flatters():
    noisy = DAMAGED["noise"](GREY)
    guessed = float(noisy.max() - noisy.min())
    assert metrics.psnr(GREY, noisy, peak=guessed) > metrics.psnr(GREY, noisy) + 2


def test_trap_nothing_is_clipped_behind_the_caller_s_back():
    noisy = damage.add_gaussian_noise(GREY, 0.5, rng=1)
    assert metrics.psnr(GREY, clip(noisy)) > metrics.psnr(GREY, noisy) + 1
    assert metrics.mse(GREY, GREY + np.float32(2)) == pytest.approx(4, rel=1e-5)


def test_ssim_is_below_zero_for_a_negative_and_needs_eleven_pixels():
    noise = np.random.default_rng(1).random((64, 64), np.float32)
    assert metrics.ssim(noise, 1 - noise) < -0.8
    with pytest.raises(ImageError, match="truth must be at least 11 x 11 pixels, got 10 x 96"):
        metrics.ssim(GREY[:10], GREY[:10])


def test_flat_pictures_do_not_divide_by_zero():
    black, white = np.zeros((12, 12), np.float32), np.ones((12, 12), np.float32)
    assert metrics.ssim(black, black) == 1
    assert 0 < metrics.ssim(black, white) < 0.01


def test_the_error_map_is_grey_in_range_and_can_be_amplified():
    error = metrics.error_map(PHOTO, DAMAGED["noise"](PHOTO))
    assert error.shape == PHOTO.shape[:2]
    assert error.dtype == np.float32
    assert np.array_equal(metrics.error_map(PHOTO, DAMAGED["noise"](PHOTO), gain=4), np.minimum(4 * error, 1))
    assert metrics.error_map(GREY, GREY + 5).max() == 1


@pytest.mark.parametrize("score", [metrics.mse, metrics.psnr, metrics.ssim, metrics.error_map])
def test_pictures_of_other_shape_or_type_are_refused(score):
    with pytest.raises(
        ImageError, match=r"truth and image must have one shape, got \(96, 96\) and \(96, 96, 3\)"
    ):
        score(GREY, PHOTO)
    with pytest.raises(TypeError, match="truth must be float32, got float64"):
        score(GREY.astype(float), GREY)
    with pytest.raises(TypeError, match="image must be float32, got uint8"):
        score(GREY, GREY.astype(np.uint8))
    with pytest.raises(ImageError, match="image must hold finite numbers"):
        score(GREY, GREY * np.nan)


@pytest.mark.parametrize("peak", [0, -1])
@pytest.mark.parametrize("score", [metrics.psnr, metrics.ssim])
def test_a_peak_that_is_none_is_refused(score, peak):
    with pytest.raises(ValueError, match=f"peak must be above 0, got {peak}"):
        score(GREY, GREY, peak=peak)


def test_inputs_are_untouched():
    truth, image = GREY.copy(), DAMAGED["noise"](GREY)
    before = image.copy()
    for score in (metrics.mse, metrics.psnr, metrics.ssim, metrics.error_map):
        score(truth, image)
    assert np.array_equal(truth, GREY)
    assert np.array_equal(image, before)
