"""Six numbers tell photographs from noise."""

import numpy as np
import pytest

from course_lib import samples
from course_lib.generate.randomness import ACCEPTANCE, gaussian_noise, kurtosis, statistics
from course_lib.generate.randomness.naturalness import block_spread


def test_kurtosis_by_hand():
    assert kurtosis([-1, 1]) == 1
    assert kurtosis([0] * 8 + [-3, 3]) == pytest.approx(5)


def test_kurtosis_of_known_distributions():
    rng = np.random.default_rng(1)
    assert kurtosis(rng.normal(size=10**6)) == pytest.approx(3, abs=0.05)
    assert kurtosis(rng.uniform(size=10**6)) == pytest.approx(1.8, abs=0.01)
    assert kurtosis(rng.laplace(size=10**6)) == pytest.approx(6, abs=0.3)


def test_kurtosis_does_not_depend_on_place_or_width():
    values = np.random.default_rng(1).laplace(size=1000)
    assert kurtosis(7 * values + 3) == pytest.approx(kurtosis(values))


def test_kurtosis_of_nothing_or_of_equal_values_is_refused():
    for values in ([], [2, 2, 2], [0.1, 0.1, 0.1]):
        with pytest.raises(ValueError, match="must not all be equal"):
            kurtosis(values)


def test_block_spread_by_hand():
    image = np.zeros((4, 6), np.float32)
    image[:2, 2:4] = [[0, 1], [0, 1]]
    assert np.allclose(block_spread(image, side=2), [0, 0.5, 0, 0, 0, 0])


def test_white_noise_meets_no_band():
    found = statistics(gaussian_noise((128, 128), sigma=0.2, rng=1))
    assert not any(low <= found[key] <= high for key, (low, high) in ACCEPTANCE.items())
    assert found["step"] == pytest.approx(255 * 0.2 * np.sqrt(2), rel=0.03)
    assert found["middle"] == pytest.approx(255 * 0.2, rel=0.03)


def test_a_photograph_has_heavy_tails_and_a_falling_spectrum():
    found = statistics(samples.photographs(256))
    assert found["kurtosis"] > 10 and -3.2 < found["slope"] < -2
    assert found["quiet"] < found["middle"] < found["busy"]


def test_a_colour_picture_is_measured_on_its_grey_version():
    colour, gray = statistics(samples.coffee(128)), statistics(samples.coffee(128, gray=True))
    assert all(colour[key] == pytest.approx(gray[key], rel=0.03) for key in colour)


def test_no_pictures_and_small_pictures_are_refused():
    with pytest.raises(ValueError, match="at least one picture"):
        statistics([])
    with pytest.raises(ValueError):
        statistics(gaussian_noise((8, 8)))
