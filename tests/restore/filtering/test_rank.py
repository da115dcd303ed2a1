import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import ndimage

from course_lib.damage import add_gaussian_noise, add_salt_and_pepper
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_mean, filter_median
from course_lib.samples import photographs


def test_the_median_of_a_hand_sized_picture_is_the_one_found_with_a_pencil():
    numbers = np.float32([[1, 2, 3], [4, 9, 5], [6, 7, 8]])
    assert filter_median(numbers, size=3)[1, 1] == 5


def test_a_single_wild_pixel_vanishes_and_an_edge_stays():
    edge = np.zeros((9, 10), np.float32)
    edge[:, 5:] = 1
    wild = edge.copy()
    wild[4, 2] = 100
    assert np.array_equal(filter_median(wild, size=3), edge)


def test_a_line_thinner_than_half_the_window_vanishes():
    line = np.zeros((9, 9), np.float32)
    line[:, 4] = 1
    assert not filter_median(line, size=3).any()
    assert np.array_equal(filter_median(line, size=1), line)


@given(seed=some.integers(0, 99), gamma=some.floats(0.3, 3))
def test_the_median_does_not_care_how_brightness_is_measured(seed, gamma):
    picture = np.random.default_rng(seed).random((8, 8), dtype=np.float32)
    rising = np.float32(gamma)
    assert np.allclose(filter_median(picture) ** rising, filter_median(picture**rising), atol=1e-6)


def test_it_is_the_median_of_scipy_channel_by_channel():
    picture = np.random.default_rng(0).random((12, 14, 3), dtype=np.float32)
    assert np.array_equal(filter_median(picture, size=5)[..., 2], ndimage.median_filter(picture[..., 2], 5))


def test_the_median_wins_on_salt_and_pepper_and_the_mean_on_gaussian_noise():
    truth = photographs()["chelsea"]
    salted = add_salt_and_pepper(truth, 0.1, rng=0)
    grained = add_gaussian_noise(truth, 25 / 255, rng=0)

    def lead(noisy):
        return psnr(truth, clip(filter_median(noisy))) - psnr(truth, clip(filter_mean(noisy)))

    assert lead(salted) > 2
    assert lead(grained) < -0.2


def test_an_even_window_has_no_middle():
    with pytest.raises(ValueError, match="size must be odd"):
        filter_median(np.zeros((8, 8), np.float32), size=2)
