"""The rough fill that the inpainting network starts from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.damage import erase, missing_pixels
from course_lib.metrics import psnr
from course_lib.restore.cnn import fill_rough, start
from course_lib.restore.cnn.start import pull
from course_lib.restore.interpolation import fill_harmonic
from course_lib.samples import camera


@pytest.fixture
def unsmoothed(monkeypatch):
    """Only the pyramid, without the rounds that smooth."""
    monkeypatch.setattr(start, "ROUNDS", 0)


@pytest.mark.usefixtures("unsmoothed")
def test_a_missing_pixel_becomes_the_mean_of_its_two_by_two():
    image = np.float32([[0.1, 0.3, 0.9, 0.9], [0.5, 9.0, 0.9, 0.9]])
    missing = np.zeros((2, 4), bool)
    missing[1, 1] = True
    assert fill_rough(image, missing)[1, 1] == pytest.approx(0.3, abs=1e-6)


@pytest.mark.usefixtures("unsmoothed")
def test_where_the_two_by_two_is_empty_the_four_by_four_is_asked():
    image = np.zeros((4, 4), np.float32)
    missing = np.ones((4, 4), bool)
    image[3, 3], missing[3, 3] = 0.8, False
    image[0, 3], missing[0, 3] = 0.2, False
    expected = np.float32([[0.5, 0.5, 0.2, 0.2]] * 2 + [[0.5, 0.5, 0.8, 0.8]] * 2)
    np.testing.assert_allclose(fill_rough(image, missing), expected, atol=1e-6)


@pytest.mark.usefixtures("unsmoothed")
def test_squares_with_more_known_pixels_count_more():
    image = np.float32([[0.6, 0.6, 0, 0], [0.6, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0.2]])
    missing = image == 0
    assert fill_rough(image, missing)[0, 3] == pytest.approx((3 * 0.6 + 0.2) / 4, abs=1e-6)


def test_rounds_halve_the_way_to_the_mean_of_both_neighbours():
    image, missing = np.float32([[0.2, 0, 0.6, 0.6]]), np.array([[False, True, False, False]])
    assert fill_rough(image, missing)[0, 1] == pytest.approx(0.4 - 0.2 / 2**start.ROUNDS, abs=1e-6)


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9])
def test_a_photograph_is_filled_nearly_as_well_as_by_the_harmonic_equation(share):
    truth = camera(128, gray=True)
    missing = missing_pixels(truth.shape, share, rng=1)
    holed = erase(truth, missing)
    assert psnr(truth, fill_rough(holed, missing)) > psnr(truth, fill_harmonic(holed, missing)) - 0.3


@pytest.mark.parametrize("turn", [np.flipud, np.fliplr, np.transpose])
def test_a_turned_picture_is_filled_the_same_way(turn, chance):
    image, missing = chance.random((32, 32), dtype=np.float32), chance.random((32, 32)) < 0.8
    turned = fill_rough(np.ascontiguousarray(turn(image)), np.ascontiguousarray(turn(missing)))
    np.testing.assert_allclose(turned, turn(fill_rough(image, missing)), atol=1e-6)


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 10**6), st.floats(0, 0.99))
def test_known_pixels_stay_and_filled_ones_lie_between_them(height, width, seed, share):
    rng = np.random.default_rng(seed)
    image = rng.standard_normal((height, width), dtype=np.float32)
    missing = rng.random((height, width)) < share
    missing[rng.integers(height), rng.integers(width)] = False
    filled = fill_rough(image, missing)
    known = image[~missing]
    assert filled[~missing].tobytes() == known.tobytes()
    assert known.min() - 1e-5 <= filled.min() and filled.max() <= known.max() + 1e-5


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 10**6))
def test_one_known_pixel_decides_all(height, width, seed):
    rng = np.random.default_rng(seed)
    missing = np.ones((height, width), bool)
    missing[rng.integers(height), rng.integers(width)] = False
    image = np.where(missing, np.float32(7), np.float32(0.4))
    np.testing.assert_allclose(fill_rough(image, missing), 0.4, atol=1e-6)


def test_a_constant_stays_constant(chance):
    missing = chance.random((37, 21)) < 0.9
    filled = fill_rough(np.full((37, 21, 3), 0.7, np.float32), missing)
    np.testing.assert_allclose(filled, 0.7, atol=1e-6)


def test_garbage_under_missing_has_no_influence(chance):
    image = chance.random((20, 20), dtype=np.float32)
    missing = chance.random((20, 20)) < 0.7
    spoilt = np.where(missing, np.float32(3e38), image)
    np.testing.assert_array_equal(fill_rough(image, missing), fill_rough(spoilt, missing))


def test_a_batch_is_filled_as_its_pictures_one_by_one(chance):
    pictures = chance.random((3, 13, 18), dtype=np.float32)
    missing = chance.random((3, 13, 18)) < 0.8
    together = pull(np.where(missing, 0, pictures), ~missing)
    for place in range(3):
        np.testing.assert_allclose(together[place], fill_rough(pictures[place], missing[place]), atol=1e-6)


def test_where_nothing_is_known_nothing_can_be_filled():
    with pytest.raises(ValueError, match="at least one pixel must be known, got none"):
        fill_rough(np.ones((4, 4), np.float32), np.ones((4, 4), bool))
