"""Damage without chance: few levels, JPEG, blur."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import damage, metrics, samples
from course_lib.images import check_image

PHOTO = samples.chelsea(96)


@given(st.integers(2, 300))
def test_quantizing_leaves_few_levels_and_errs_by_half_a_step_at_most(levels):
    image = np.linspace(0, 1, 5000, dtype=np.float32).reshape(50, 100)
    few = damage.quantize(image, levels)
    assert len(np.unique(few)) == levels
    assert few.min() == 0
    assert few.max() == 1
    assert np.abs(few - image).max() <= 0.5 / (levels - 1) + 1e-6
    assert np.allclose(few * (levels - 1), np.rint(few * (levels - 1)), atol=1e-3)


def test_quantizing_twice_is_quantizing_once():
    once = damage.quantize(PHOTO, 7)
    assert np.array_equal(damage.quantize(once, 7), once)


def test_quantizing_does_not_clip():
    assert damage.quantize(np.array([[-0.6, 1.6]], np.float32), 3).tolist() == [[-0.5, 1.5]]


@pytest.mark.parametrize("image", [PHOTO, PHOTO[..., 1].copy(), PHOTO[:13, :7].copy()])
def test_jpeg_gets_better_with_quality_and_keeps_shape_and_range(image):
    scores = []
    for quality in (1, 10, 30, 60, 95):
        stored = damage.compress_jpeg(image, quality)
        assert check_image(stored).shape == image.shape
        assert stored.min() >= 0
        assert stored.max() <= 1
        scores.append(metrics.psnr(image, stored))
    assert scores == sorted(scores)
    assert scores[-1] > scores[0] + 10


def test_jpeg_shows_blocks_of_eight_pixels():
    stored = damage.compress_jpeg(samples.camera(256), 3)
    steps = np.abs(np.diff(stored, axis=1)).mean(axis=0)
    assert steps[7::8].mean() > 3 * np.delete(steps, np.s_[7::8]).mean()


@given(st.floats(0, 30), st.booleans())
def test_blur_keeps_the_mean_of_every_channel_and_the_range(sigma, colour):
    image = PHOTO if colour else PHOTO[..., 0].copy()
    soft = damage.blur(image, sigma)
    assert check_image(soft).shape == image.shape
    assert np.allclose(soft.mean(axis=(0, 1)), image.mean(axis=(0, 1)), atol=1e-4)
    assert soft.min() >= image.min() - 1e-5
    assert soft.max() <= image.max() + 1e-5


def test_blur_of_sigma_zero_changes_nothing_and_more_blur_loses_more():
    assert np.array_equal(damage.blur(PHOTO, 0), PHOTO)
    assert damage.blur(PHOTO, 1).std() > damage.blur(PHOTO, 3).std() > damage.blur(PHOTO, 9).std()


def test_a_dot_is_blurred_to_a_bell_of_that_width():
    dot = np.zeros((61, 61), np.float32)
    dot[30, 30] = 1
    soft = damage.blur(dot, 4)
    distance = np.arange(61) - 30
    assert abs(np.sqrt((soft.sum(axis=0) * distance**2).sum()) - 4) < 0.05
    assert np.allclose(soft, soft.T)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: damage.quantize(PHOTO, 1), ValueError, "levels must be at least 2, got 1"),
        (lambda: damage.quantize(PHOTO, 2.5), TypeError, "levels must be an integer, got 2.5"),
        (lambda: damage.compress_jpeg(PHOTO, 0), ValueError, "quality must be at least 1, got 0"),
        (lambda: damage.compress_jpeg(PHOTO, 100), ValueError, "quality must be at most 95, got 100"),
        (lambda: damage.blur(PHOTO, -1), ValueError, "sigma must be at least 0, got -1"),
        (lambda: damage.blur(PHOTO, 1e6), ValueError, "sigma must be at most 96, got 1000000.0"),
    ],
)
def test_senseless_amounts_are_refused(call, error, message):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == message
