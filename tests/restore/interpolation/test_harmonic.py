import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import ndimage

from course_lib.damage import missing_pixels
from course_lib.restore.interpolation import fill_harmonic


def test_a_gap_in_a_row_is_bridged_by_a_straight_line():
    row = np.float32([[0, 9, 9, 9, 1]])
    filled = fill_harmonic(row, np.array([[False, True, True, True, False]]))
    assert filled[0] == pytest.approx([0, 0.25, 0.5, 0.75, 1], abs=1e-5)


def test_at_the_rim_of_the_picture_the_line_goes_on_level():
    row = np.float32([[9, 9, 0.3, 0.6, 9]])
    filled = fill_harmonic(row, np.array([[True, True, False, False, True]]))
    assert filled[0] == pytest.approx([0.3, 0.3, 0.3, 0.6, 0.6], abs=1e-5)


def test_every_lost_pixel_is_the_mean_of_its_neighbours():
    image = np.random.default_rng(0).uniform(size=(30, 26)).astype(np.float32)
    missing = missing_pixels(image.shape, 0.7, rng=0)
    filled = fill_harmonic(image, missing)
    inside = missing[1:-1, 1:-1]
    around = (filled[:-2, 1:-1] + filled[2:, 1:-1] + filled[1:-1, :-2] + filled[1:-1, 2:]) / 4
    assert np.abs(filled[1:-1, 1:-1] - around)[inside].max() < 1e-3


@settings(max_examples=25, deadline=None)
@given(seed=some.integers(0, 10**6), part=some.floats(0.1, 0.9))
def test_no_hole_holds_a_value_brighter_or_darker_than_its_rim(seed, part):
    image = np.random.default_rng(seed).uniform(size=(16, 14)).astype(np.float32)
    missing = missing_pixels(image.shape, part, rng=seed)
    filled = fill_harmonic(image, missing)
    holes, count = ndimage.label(missing)
    for hole in range(1, count + 1):
        inside = holes == hole
        rim = filled[ndimage.binary_dilation(inside) & ~missing]
        assert filled[inside].min() >= rim.min() - 1e-3 and filled[inside].max() <= rim.max() + 1e-3


def test_a_ramp_is_found_wherever_known_pixels_surround_the_hole():
    rows, columns = np.indices((40, 36), dtype=np.float32)
    ramp = 0.01 * rows - 0.02 * columns + 0.5
    missing = np.zeros(ramp.shape, bool)
    missing[1:-1, 1:-1] = missing_pixels((38, 34), 0.9, rng=0)
    assert np.abs(fill_harmonic(ramp, missing) - ramp).max() < 1e-3
    missing[:3] = True
    assert np.abs(fill_harmonic(ramp, missing) - ramp).max() > 0.01


def test_a_point_in_the_open_stands_out_as_a_spike():
    image, missing = np.zeros((41, 41), np.float32), np.ones((41, 41), bool)
    missing[[0, -1]] = missing[:, [0, -1]] = missing[20, 20] = False
    image[20, 20] = 1
    row = fill_harmonic(image, missing)[20, 20:]
    assert row[0] == 1 and row[1] < 0.75 and row[4] < 0.5
