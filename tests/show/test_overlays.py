"""Lost pixels in orange stripes, errors in blue and orange."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import show
from course_lib.samples import astronaut, camera


def test_known_pixels_keep_their_values_and_missing_ones_are_orange():
    picture, missing = camera(32, gray=True), np.zeros((32, 32), bool)
    missing[8:16, 8:16] = True
    painted = show.with_missing(picture, missing)
    np.testing.assert_array_equal(painted[~missing], np.stack([picture[~missing]] * 3, axis=-1))
    assert (painted[missing][:, 0] > painted[missing][:, 2] + 0.4).all()
    assert len(np.unique(painted[missing], axis=0)) == 2


def test_with_missing_leaves_its_input_alone():
    picture = astronaut(32)
    kept = picture.copy()
    show.with_missing(picture, np.ones((32, 32), bool))
    np.testing.assert_array_equal(picture, kept)


def test_a_missing_array_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="missing"):
        show.with_missing(camera(32, gray=True), np.zeros((16, 16), bool))


def test_too_dark_is_blue_too_light_is_orange_right_is_white():
    dark, right, light = show.error_colours(np.array([[-0.2, 0.0, 0.2]], np.float32))[0]
    assert dark[2] > dark[0] and light[0] > light[2]
    assert right.tolist() == [1, 1, 1]


@given(st.floats(-1, 1, width=32))
def test_opposite_errors_are_equally_far_from_white(error):
    one, other = (show.error_colours(np.full((1, 1), sign * error, np.float32), limit=1.0) for sign in (1, -1))
    assert ((one == 1).all()) == ((other == 1).all())
    assert one.min() >= 0 and one.max() <= 1


def test_a_difference_has_a_legend_below_the_maps():
    truth = camera(64, gray=True)
    plain = show.row({"darker": truth}, alt="x")
    assert show.difference({"darker": truth * np.float32(0.9)}, truth=truth, alt="x").height == plain.height + 48


def test_a_difference_needs_pictures_of_one_shape():
    with pytest.raises(ValueError, match=r"picture 'a' must have the truth's shape \(64, 64\), got \(32, 32\)"):
        show.difference({"a": camera(32, gray=True)}, truth=camera(64, gray=True), alt="x")


def test_a_limit_must_be_positive():
    with pytest.raises(ValueError, match="limit must be positive, got 0"):
        show.error_colours(np.zeros((2, 2), np.float32), limit=0)
