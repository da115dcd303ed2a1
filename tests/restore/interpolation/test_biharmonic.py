import numpy as np
import pytest
from skimage.restoration import inpaint_biharmonic

from course_lib.damage import missing_pixels
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.interpolation import fill_biharmonic, fill_harmonic
from course_lib.samples import photographs


def test_a_gap_in_a_row_is_bridged_by_the_cubic_through_two_points_on_either_side():
    # u = x^3 solves u'''' = 0, in differences too
    places = np.arange(-4, 5)
    cubic, missing = (places**3 / 64).astype(np.float32)[None], (np.abs(places) < 3)[None]
    assert fill_biharmonic(cubic, missing)[0] == pytest.approx(cubic[0], abs=1e-3)


def test_a_ramp_is_found_wherever_two_known_pixels_surround_the_hole():
    rows, columns = np.indices((40, 36), dtype=np.float32)
    ramp = 0.01 * rows - 0.02 * columns + 0.5
    missing = np.zeros(ramp.shape, bool)
    missing[2:-2, 2:-2] = missing_pixels((36, 32), 0.9, rng=0)
    assert np.abs(fill_biharmonic(ramp, missing) - ramp).max() < 1e-3


def test_at_the_border_of_the_picture_a_ramp_comes_to_rest_level():
    ramp = np.tile(np.arange(20, dtype=np.float32) / 20, (20, 1))
    missing = np.zeros(ramp.shape, bool)
    missing[:, 15:] = True
    row = fill_biharmonic(ramp, missing)[10]
    assert row[15] - row[14] > 0.04  # of 0.05: the slope goes on
    assert abs(row[-1] - row[-2]) < 0.01


def test_a_slope_goes_on_across_the_rim_and_the_hole_may_overshoot():
    bowl = np.square(np.linspace(-1, 1, 61, dtype=np.float32))[:, None] + np.zeros((1, 61), np.float32)
    missing = np.zeros(bowl.shape, bool)
    missing[20:41, 20:41] = True
    plate, membrane = (fill(bowl, missing) for fill in (fill_biharmonic, fill_harmonic))
    assert plate[30, 30] < bowl[~missing][bowl[~missing] > 0].min() + 0.05
    assert np.abs(plate - bowl)[missing].mean() < 0.5 * np.abs(membrane - bowl)[missing].mean()


def test_what_rises_on_both_sides_of_a_hole_goes_on_rising_in_it():
    row = np.float32([[0, 0, 0.25, 0.5, 9, 9, 9, 9, 0.5, 0.25, 0, 0]])
    filled = fill_biharmonic(row, row == 9)
    assert filled.max() > 0.7
    assert fill_harmonic(row, row == 9).max() == 0.5


@pytest.mark.parametrize("fraction", [0.5, 0.9])
def test_it_scores_like_scikit_image(fraction):
    for seed, truth in enumerate(photographs(128).values()):
        missing = missing_pixels(truth.shape, fraction, rng=seed)
        theirs = inpaint_biharmonic(truth, missing).astype(np.float32)
        ours = fill_biharmonic(truth, missing)
        assert psnr(truth, clip(ours)) > psnr(truth, clip(theirs)) - 0.05
        inside = (slice(20, -20),) * 2
        limited = np.clip(ours, truth[~missing].min(), truth[~missing].max())  # as theirs is
        assert np.abs(limited - theirs)[inside].mean() < 1e-4


def test_a_hole_inside_the_picture_is_filled_like_by_scikit_image():
    truth = photographs(64)["chelsea"]
    missing = np.zeros(truth.shape, bool)
    missing[20:40, 24:44] = True
    assert np.abs(fill_biharmonic(truth, missing) - inpaint_biharmonic(truth, missing)).max() < 2e-3
