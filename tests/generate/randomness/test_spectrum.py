"""The spectrum's ruler reads known waves right, and noise of a chosen slope has it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from course_lib import samples
from course_lib.generate.randomness import (
    gaussian_noise,
    power_law_noise,
    power_spectrum,
    radial_spectrum,
    spectral_slope,
)
from course_lib.generate.randomness.spectrum import hann, wave_frequency


def wave(side, cycles):
    row = np.sin(2 * np.pi * cycles * np.arange(side) / side)
    return np.tile(row, (side, 1)).astype(np.float32)


@pytest.mark.parametrize("exponent", [0, 0.5, 1, 1.5, 2, 2.5, 3])
def test_the_exponent_asked_for_is_recovered(exponent):
    for seed in range(3):
        image = power_law_noise((256, 256), exponent=exponent, rng=seed)
        assert abs(spectral_slope(image, window=False) + exponent) < 0.15
        assert abs(spectral_slope(image) + exponent) < 0.2


@pytest.mark.parametrize("shape", [(128, 200), (99, 128), (1, 64), (64, 1), (2, 2)])
def test_power_law_noise_has_the_mean_and_spread_asked_for_in_any_shape(shape):
    image = power_law_noise(shape, exponent=1.0, mean=0.4, sigma=0.1, rng=1)
    assert image.shape == shape and image.dtype == np.float32
    assert image.mean() == pytest.approx(0.4, abs=1e-5)
    assert image.std() == pytest.approx(0.1, abs=1e-5)


def test_the_exponent_is_that_of_power_not_of_height():
    image = power_law_noise((256, 256), exponent=2, rng=1)
    frequency, power = radial_spectrum(image, window=False)
    octave = [power[(frequency >= f) & (frequency < 2 * f)].mean() for f in (0.05, 0.1, 0.2)]
    assert octave[0] / octave[1] == pytest.approx(4, rel=0.15)
    assert octave[1] / octave[2] == pytest.approx(4, rel=0.15)


def test_power_law_noise_tiles():
    image = power_law_noise((128, 128), exponent=3, rng=1)
    seam = abs(image[:, 0] - image[:, -1]).mean()
    assert seam < 1.5 * abs(np.diff(image, axis=1)).mean()


def test_one_wave_is_one_pair_of_points():
    power = power_spectrum(wave(64, 5), window=False)
    assert power[32, 32 + 5] == pytest.approx(64 * 64 / 4, rel=1e-4)
    power[32, [32 - 5, 32 + 5]] = 0
    assert power.max() < 1e-6


def test_the_ring_of_a_wave_is_at_its_frequency():
    frequency, power = radial_spectrum(wave(64, 5), window=False)
    assert frequency[np.argmax(power)] == 5 / 64


@given(st.integers(3, 40), st.integers(3, 40), st.integers(0, 99))
def test_the_mean_of_the_power_is_the_variance(height, width, seed):
    image = gaussian_noise((height, width), rng=seed)
    assert power_spectrum(image, window=False).mean() == pytest.approx(image.var(), rel=1e-4)


def test_the_window_agrees_with_scipy():
    assert np.allclose(hann(9), signal.windows.hann(19)[1:-1:2])


def test_the_frequencies_agree_with_numpy():
    full = np.hypot(np.fft.fftfreq(7)[:, None], np.fft.rfftfreq(6))
    assert np.allclose(wave_frequency((7, 6)), full)


def test_the_window_removes_the_cross_of_a_ramp():
    ramp = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (64, 1))
    cross = [power_spectrum(ramp, window=window)[32, 32 + 20] for window in (False, True)]
    assert cross[1] < cross[0] / 100


def test_photographs_fall_like_natural_pictures():
    slopes = [spectral_slope(image) for image in samples.photographs(256).values()]
    assert all(-3.2 < slope < -2 for slope in slopes)


def test_the_slope_of_a_photograph_survives_shrinking():
    slopes = [spectral_slope(samples.camera(side, gray=True)) for side in (512, 256, 128)]
    assert max(slopes) - min(slopes) < 0.2


def test_a_colour_picture_has_the_mean_power_of_its_channels():
    image = np.dstack([gaussian_noise((32, 32), rng=seed) for seed in range(3)])
    each = [power_spectrum(image[..., channel].copy()) for channel in range(3)]
    assert np.allclose(power_spectrum(image), np.mean(each, axis=0), rtol=0.05, atol=1e-2)


def test_what_cannot_be_measured_is_refused_in_words():
    with pytest.raises(ValueError, match="must not be constant"):
        spectral_slope(np.full((64, 64), 0.5, np.float32))
    with pytest.raises(ValueError, match="at least 3 frequencies"):
        spectral_slope(gaussian_noise((8, 8), rng=1))
    with pytest.raises(ValueError, match="one pixel holds no wave"):
        power_law_noise((1, 1))
    with pytest.raises(ValueError, match="exponent must be at most 8, got 9"):
        power_law_noise((8, 8), exponent=9)
