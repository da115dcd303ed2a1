"""The questions that every function asks: a picture passes untouched, anything else is named."""

import numpy as np
import pytest

from course_lib.images import ImageError, check_image, check_missing, check_number, check_shape

GREY = np.zeros((4, 5), np.float32)


@pytest.mark.parametrize("picture", [GREY, np.zeros((1, 1), np.float32), np.full((3, 2, 3), -7, np.float32)])
def test_a_picture_passes_as_the_very_same_array(picture):
    assert check_image(picture) is picture


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([[0.0]], "image must be a NumPy array, got list; pass it through as_image"),
        (np.zeros((4, 5)), "image must be float32, got float64; pass it through as_image"),
        (np.zeros((4, 5), np.uint8), "image must be float32, got uint8; pass it through as_image"),
        (None, "image must be a NumPy array, got NoneType; pass it through as_image"),
    ],
)
def test_other_types_are_refused_and_the_door_is_named(wrong, message):
    with pytest.raises(TypeError) as caught:
        check_image(wrong)
    assert str(caught.value) == message


@pytest.mark.parametrize("shape", [(4,), (4, 5, 1), (4, 5, 4), (1, 4, 5, 3), ()])
def test_other_shapes_are_refused(shape):
    with pytest.raises(ImageError, match=r"image must have shape \(H, W\) or \(H, W, 3\), got"):
        check_image(np.zeros(shape, np.float32))


@pytest.mark.parametrize("shape", [(0, 5), (5, 0), (0, 0, 3)])
def test_an_empty_picture_is_refused(shape):
    with pytest.raises(ImageError, match="image must be at least 1 x 1 pixels"):
        check_image(np.zeros(shape, np.float32))


def test_a_picture_too_small_for_the_caller_is_refused_with_its_size():
    with pytest.raises(ImageError, match="photo must be at least 8 x 8 pixels, got 4 x 5"):
        check_image(GREY, "photo", min_side=8)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", [(0, 0), (3, 4)])
def test_one_value_that_is_not_finite_is_found(value, where):
    picture = GREY.copy()
    picture[where] = value
    with pytest.raises(ImageError, match="image must hold finite numbers, got NaN or infinity"):
        check_image(picture)


def test_huge_finite_values_are_finite():
    picture = np.full((50, 50), np.finfo(np.float32).max, np.float32)
    assert check_image(picture) is picture


def test_a_picture_error_is_a_value_error():
    assert issubclass(ImageError, ValueError)


def test_missing_marks_pixels_of_grey_and_colour_pictures():
    missing = np.zeros((4, 5), bool)
    assert check_missing(missing, GREY) is missing
    assert check_missing(missing, np.zeros((4, 5, 3), np.float32)) is missing


def test_missing_of_another_type_or_shape_is_refused():
    with pytest.raises(TypeError, match=r"missing must be bool \(True = unknown\), got float32"):
        check_missing(GREY, GREY)
    with pytest.raises(TypeError, match="missing must be a NumPy array of bool, got list"):
        check_missing([[True]], GREY)
    with pytest.raises(ImageError, match=r"missing must have the picture's shape \(4, 5\), got \(5, 4\)"):
        check_missing(np.zeros((5, 4), bool), GREY)


def test_a_shape_is_two_positive_integers_of_any_integer_type():
    assert check_shape([np.int64(3), 4]) == (3, 4)
    assert all(type(side) is int for side in check_shape((np.int64(3), np.uint8(4))))


@pytest.mark.parametrize("wrong", [4, "ab", (4.0, 5), (True, 5), None, np.zeros(2)])
def test_what_is_no_pair_of_integers_is_no_shape(wrong):
    with pytest.raises(TypeError, match="shape must be two integers"):
        check_shape(wrong)


@pytest.mark.parametrize("wrong", [(4,), (4, 5, 3), (0, 5), (5, -1), ()])
def test_shapes_of_other_length_or_below_one_are_refused(wrong):
    with pytest.raises(ValueError, match="shape must be"):
        check_shape(wrong)


def test_a_shape_that_would_fill_the_memory_is_refused():
    with pytest.raises(ValueError, match=r"at most 50 million pixels, got \(100000, 100000\)"):
        check_shape((100_000, 100_000))


def test_numbers_are_checked_for_type_range_and_finiteness():
    assert check_number(np.float32(0.5), "sigma", low=0) == 0.5
    with pytest.raises(ValueError, match="octaves must be at least 1, got 0"):
        check_number(0, "octaves", low=1)
    with pytest.raises(ValueError, match="fraction must be at most 1, got 1.5"):
        check_number(1.5, "fraction", high=1)
    with pytest.raises(ValueError, match="sigma must be finite, got nan"):
        check_number(float("nan"), "sigma")
    with pytest.raises(TypeError, match="levels must be an integer, got 2.0"):
        check_number(2.0, "levels", integer=True)


@pytest.mark.parametrize("wrong", ["1", None, True, np.array([1.0]), 1j])
def test_what_is_no_number_is_named(wrong):
    with pytest.raises(TypeError, match="sigma must be a number, got"):
        check_number(wrong, "sigma")
