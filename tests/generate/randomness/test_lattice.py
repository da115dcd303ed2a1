"""Smooth noise obeys its grid: known at the grid points, continuous between them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.randomness import fade, perlin_noise, value_noise
from course_lib.generate.randomness.lattice import gradient_field


def test_fade_is_flat_at_both_ends():
    t = np.array([0, 1e-4, 1 - 1e-4, 1])
    assert np.allclose(fade(t), [0, 0, 1, 1], atol=1e-10)
    assert fade(0.25) == pytest.approx(6 * 0.25**5 - 15 * 0.25**4 + 10 * 0.25**3)


@given(st.floats(0, 1))
def test_fade_is_symmetric_about_one_half(t):
    assert fade(t) + fade(1 - t) == pytest.approx(1)


@given(st.integers(1, 40), st.integers(0, 99))
def test_perlin_noise_is_middle_grey_at_every_grid_point(cell, seed):
    assert (perlin_noise((60, 70), cell=cell, rng=seed)[::cell, ::cell] == 0.5).all()


def test_value_noise_takes_the_drawn_grey_at_every_grid_point():
    image = value_noise((64, 64), cell=16, rng=5)
    greys = np.random.default_rng(5).random((5, 5), dtype=np.float32)
    assert np.array_equal(image[::16, ::16], greys[:4, :4])


def test_value_noise_by_hand_in_the_middle_of_a_cell():
    image = value_noise((4, 4), cell=2, rng=5)
    greys = np.random.default_rng(5).random((3, 3), dtype=np.float32)
    assert image[1, 1] == pytest.approx(greys[:2, :2].mean(), abs=1e-6)
    assert image[0, 1] == pytest.approx(greys[0, :2].mean(), abs=1e-6)


def test_gradient_field_by_hand():
    slopes = np.zeros((2, 2, 2), dtype=np.float32)
    slopes[1, 0, 0] = 1  # one grid point rises to the right, the others are flat
    half = np.float32([[0.5]])
    assert gradient_field(half, half, slopes)[0, 0] == pytest.approx(0.5 * 0.5 * 0.5)


@pytest.mark.parametrize("noise", [value_noise, perlin_noise])
def test_neighbouring_pixels_differ_little_also_across_cells(noise):
    image = noise((256, 256), cell=64, rng=1)
    assert abs(np.diff(image, axis=0)).max() < 0.06
    assert abs(np.diff(image, axis=1)).max() < 0.06


@pytest.mark.parametrize("noise", [value_noise, perlin_noise])
def test_greys_stay_in_range(noise):
    image = np.stack([noise((128, 128), cell=9, rng=seed) for seed in range(20)])
    assert image.min() >= 0 and image.max() <= 1
    assert image.dtype == np.float32


def test_perlin_noise_has_no_blobs_larger_than_a_cell():
    perlin, value = (noise((256, 256), cell=8, rng=1) for noise in (perlin_noise, value_noise))
    blocks = [image.reshape(8, 32, 8, 32).mean(axis=(1, 3)).std() / image.std() for image in (perlin, value)]
    assert blocks[0] < 0.6 * blocks[1]


@pytest.mark.parametrize("noise", [value_noise, perlin_noise])
def test_a_cell_below_one_pixel_is_refused(noise):
    with pytest.raises(ValueError, match="cell must be at least 1, got 0.5"):
        noise((8, 8), cell=0.5)
