"""Random phase keeps every wave's strength; phases decide what a mixture shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import samples
from course_lib.generate.randomness import (
    gaussian_noise,
    kurtosis,
    mix_phase,
    periodic_component,
    power_spectrum,
    random_phase,
)


def strength(image):
    return np.abs(np.fft.fft2(image.astype(np.float64), axes=(0, 1)))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 99))
def test_random_phase_keeps_the_strength_of_every_wave_in_any_shape(height, width, seed):
    image = gaussian_noise((height, width), rng=seed)
    assert np.allclose(strength(random_phase(image, rng=seed)), strength(image), atol=1e-4)


def test_random_phase_of_a_colour_picture_shifts_all_channels_alike():
    image = samples.coffee(64)
    result = random_phase(image, rng=1)
    before = np.fft.fft2(image.astype(float), axes=(0, 1))
    after = np.fft.fft2(result.astype(float), axes=(0, 1))
    assert np.allclose(before[..., 0] * np.conj(before[..., 1]), after[..., 0] * np.conj(after[..., 1]), atol=0.05)


def test_random_phase_turns_edges_into_bell_curves():
    image = samples.camera(256, gray=True)
    assert kurtosis(np.diff(image, axis=1)) > 15
    assert abs(kurtosis(np.diff(random_phase(periodic_component(image), rng=1), axis=1)) - 3) < 0.2


def test_random_phases_of_many_seeds_average_to_the_mean():
    image = samples.grass(32, gray=True)
    mean = np.mean([random_phase(image, rng=seed) for seed in range(200)], axis=0)
    assert abs(mean - image.mean()).max() < 5 * image.std() / np.sqrt(200)


def test_a_mixture_looks_like_the_giver_of_the_phase():
    camera, astronaut = samples.camera(128, gray=True), samples.astronaut(128, gray=True)
    mixture = mix_phase(camera, astronaut)
    assert np.corrcoef(mixture.ravel(), astronaut.ravel())[0, 1] > np.corrcoef(mixture.ravel(), camera.ravel())[0, 1] + 0.3
    assert np.allclose(strength(mixture), strength(camera), atol=1e-2)


def test_the_periodic_component_of_a_tile_is_the_tile():
    tile = np.zeros((16, 16), np.float32)
    tile[4:9, 5:11] = 1  # the borders are all alike
    assert np.allclose(periodic_component(tile), tile, atol=1e-6)


def test_the_part_taken_away_is_smooth_inside():
    image = samples.camera(128, gray=True)
    smooth = (image - periodic_component(image)).astype(float)
    laplacian = np.roll(smooth, 1, 0) + np.roll(smooth, -1, 0) + np.roll(smooth, 1, 1) + np.roll(smooth, -1, 1) - 4 * smooth
    assert abs(laplacian[1:-1, 1:-1]).max() < 1e-4
    assert abs(laplacian).max() > 0.1


def test_the_periodic_component_keeps_the_mean_and_closes_the_seam():
    image = samples.coffee(128, gray=True)
    tile = periodic_component(image)
    assert tile.mean() == pytest.approx(image.mean(), abs=1e-6)
    assert abs(tile[0] - tile[-1]).mean() < 0.4 * abs(image[0] - image[-1]).mean()


def test_the_periodic_component_removes_the_cross():
    image = samples.coffee(128, gray=True)
    cross = [power_spectrum(picture, window=False)[8:40, 64].mean() for picture in (image, periodic_component(image))]
    assert cross[1] < cross[0] / 2


def test_colour_is_done_channel_by_channel():
    image = samples.astronaut(48)
    each = [periodic_component(image[..., channel].copy()) for channel in range(3)]
    assert np.allclose(periodic_component(image), np.dstack(each), atol=1e-6)


def test_pictures_of_two_shapes_have_no_mixture():
    with pytest.raises(ValueError, match="place must have the shape of strength"):
        mix_phase(gaussian_noise((4, 4)), gaussian_noise((4, 5)))
