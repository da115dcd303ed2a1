import numpy as np
import pytest
from scipy import ndimage

from course_lib.damage import missing_pixels
from course_lib.metrics import psnr
from course_lib.restore.interpolation import fill_convolution
from course_lib.samples import camera


def test_two_neighbours_at_the_same_distance_count_alike():
    row, missing = np.float32([[0.2, 9, 0.8]]), np.array([[False, True, False]])
    assert fill_convolution(row, missing)[0, 1] == pytest.approx(0.5)


def test_it_is_one_blur_divided_by_the_other_where_known_pixels_are_near():
    image = np.random.default_rng(0).uniform(size=(20, 17)).astype(np.float32)
    missing = missing_pixels(image.shape, 0.2, rng=0)
    known = (~missing).astype(np.float64)
    blurs = [ndimage.gaussian_filter(one, 1.5, mode="constant") for one in (image * known, known)]
    expected = (blurs[0] / blurs[1])[missing]
    assert np.abs(fill_convolution(image, missing, width=1.5)[missing] - expected).max() < 0.01


def test_a_hole_far_wider_than_the_bell_is_filled_from_its_rim():
    columns = np.arange(120, dtype=np.float32) / 120
    ramp, missing = np.tile(columns, (100, 1)), np.zeros((100, 120), bool)
    missing[20:80, 20:100] = True
    filled = fill_convolution(ramp, missing)
    assert np.abs(filled - ramp).max() < 0.2
    assert filled[50, 30] < filled[50, 60] < filled[50, 90]
    assert abs(filled[50, 59:61].mean() - ramp[50, 59:61].mean()) < 0.01


def test_dividing_by_the_blurred_confidence_is_what_keeps_the_brightness():
    truth = camera(128, gray=True)
    missing = missing_pixels(truth.shape, 0.8, rng=1)
    undivided = ndimage.gaussian_filter(np.where(missing, 0, truth), 1.0)
    assert psnr(truth, fill_convolution(truth, missing, width=1.0)) > psnr(truth, undivided) + 10


def test_a_wider_bell_gives_a_smoother_picture():
    image = np.random.default_rng(1).uniform(size=(64, 64)).astype(np.float32)
    missing = missing_pixels(image.shape, 0.5, rng=1)
    spread = [fill_convolution(image, missing, width=width)[missing].std() for width in (0.5, 1, 2, 4)]
    assert spread == sorted(spread, reverse=True)


@pytest.mark.parametrize("width", [0.1, 101])
def test_a_width_out_of_range_is_refused(width):
    with pytest.raises(ValueError, match=f"width must be at (least|most) .*, got {width}"):
        fill_convolution(np.zeros((4, 4), np.float32), np.eye(4, dtype=bool), width=width)
