"""Fractal noise: one octave is Perlin noise, more octaves are rougher, the contrast stays."""

import numpy as np
import pytest

from course_lib.generate.randomness import fractal_noise, spectral_slope, warped_noise
from course_lib.generate.randomness.fractal import octave_table


def test_strengths_fall_by_gain_and_frequencies_rise_by_lacunarity():
    frequency, strength = zip(*octave_table(4, 0.5, 3.0), strict=True)
    assert frequency == (1, 3, 9, 27)
    assert np.allclose(np.array(strength[1:]) / strength[:-1], 0.5)
    assert sum(s**2 for s in strength) == pytest.approx(0.5)


def test_one_octave_never_leaves_the_range():
    image = np.stack([fractal_noise((64, 64), octaves=1, cell=16, rng=seed) for seed in range(10)])
    assert image.min() >= 0 and image.max() <= 1


def test_contrast_does_not_depend_on_the_number_of_octaves():
    spread = [np.std([fractal_noise((128, 128), octaves=n, cell=16, rng=seed) for seed in range(6)]) for n in (1, 3, 6)]
    assert max(spread) < 1.1 * min(spread)


def test_more_octaves_and_more_gain_make_larger_steps():
    def step(**options):
        return np.diff(fractal_noise((128, 128), cell=64, rng=1, **options), axis=1).std()

    assert step(octaves=1) < step(octaves=3) < step(octaves=6)
    assert step(octaves=5, gain=0.3) < step(octaves=5, gain=0.6) < step(octaves=5, gain=0.9)


def test_gain_one_half_has_the_slope_of_a_cloud():
    slope = np.mean([spectral_slope(fractal_noise((256, 256), octaves=7, rng=seed), high=0.2) for seed in range(4)])
    assert -4.3 < slope < -2.7


def test_no_pixel_is_always_middle_grey():
    corner = [fractal_noise((8, 8), rng=seed)[0, 0] for seed in range(20)]
    assert np.std(corner) > 0.05


def test_warping_by_nothing_changes_nothing_of_the_kind():
    still, moved = (warped_noise((96, 96), strength=s, rng=1) for s in (0, 3))
    assert np.diff(moved, axis=1).std() > 1.5 * np.diff(still, axis=1).std()


@pytest.mark.parametrize("noise", [fractal_noise, warped_noise])
def test_same_seed_same_picture(noise):
    assert np.array_equal(noise((32, 40), rng=1), noise((32, 40), rng=1))
    assert noise((32, 40), rng=1).dtype == np.float32


def test_octaves_must_be_a_whole_number_of_at_least_one():
    with pytest.raises(ValueError, match="octaves must be at least 1, got 0"):
        fractal_noise((8, 8), octaves=0)
    with pytest.raises(TypeError, match="octaves must be an integer"):
        fractal_noise((8, 8), octaves=2.5)
    with pytest.raises(ValueError, match="gain must be at most 1, got 2"):
        fractal_noise((8, 8), gain=2)
