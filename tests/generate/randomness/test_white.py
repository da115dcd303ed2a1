"""White noise has the mean and spread that were asked for, and its pixels know nothing of one another."""

import numpy as np
import pytest

from course_lib.generate.randomness import gaussian_noise, threshold, uniform_noise


def test_threshold_by_hand():
    image = np.array([[0.2, 0.5], [0.51, 0.9]], dtype=np.float32)
    assert np.array_equal(threshold(image, 0.5), [[0, 0], [1, 1]])


def test_threshold_equals_the_loop_over_pixels():
    image = gaussian_noise((28, 28), rng=1)
    loop = [[1.0 if image[i, j] > 0.5 else 0.0 for j in range(28)] for i in range(28)]
    assert np.array_equal(threshold(image, 0.5), np.float32(loop))


def test_threshold_works_on_each_channel_of_a_colour_picture():
    image = np.dstack([uniform_noise((4, 4), rng=seed) for seed in range(3)])
    assert np.array_equal(threshold(image, 0.5)[..., 1], threshold(image[..., 1].copy(), 0.5))


def test_uniform_noise_fills_its_range_evenly():
    image = uniform_noise((300, 300), low=0.2, high=0.6, rng=1)
    count, _ = np.histogram(image, bins=8, range=(0.2, 0.6))
    assert count.sum() == image.size
    assert abs(count / image.size * 8 - 1).max() < 0.03


def test_gaussian_noise_has_the_spread_asked_for_and_is_not_clipped():
    image = gaussian_noise((400, 400), mean=0.5, sigma=0.3, rng=1)
    assert abs(image.mean() - 0.5) < 0.005
    assert abs(image.std() - 0.3) < 0.003
    assert image.min() < 0 and image.max() > 1


def test_neighbours_of_white_noise_are_not_correlated():
    image = gaussian_noise((300, 300), rng=2)
    assert abs(np.corrcoef(image[:, 1:].ravel(), image[:, :-1].ravel())[0, 1]) < 0.02


@pytest.mark.parametrize("noise", [uniform_noise, gaussian_noise])
def test_same_seed_same_picture_other_seed_other_picture(noise):
    assert np.array_equal(noise((8, 8), rng=3), noise((8, 8), rng=3))
    assert not np.array_equal(noise((8, 8), rng=3), noise((8, 8), rng=4))


def test_a_generator_is_used_and_moves_on():
    rng = np.random.default_rng(1)
    assert not np.array_equal(uniform_noise((8, 8), rng=rng), uniform_noise((8, 8), rng=rng))


def test_the_global_generator_is_left_alone():
    before = np.random.get_state()[1].copy()
    gaussian_noise((8, 8), rng=1)
    assert np.array_equal(before, np.random.get_state()[1])


def test_what_makes_no_sense_is_refused_in_words():
    with pytest.raises(ValueError, match="sigma must be at least 0, got -0.1"):
        gaussian_noise((4, 4), sigma=-0.1)
    with pytest.raises(ValueError, match="high must be at least 0.8, got 0.2"):
        uniform_noise((4, 4), low=0.8, high=0.2)
    with pytest.raises(TypeError):
        threshold([[0.2, 0.7]], 0.5)
