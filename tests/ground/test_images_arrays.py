"""as_image with arrays: every type of number that students have, and every one that it must refuse."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_lib.images import ImageError, as_image, check_image


@pytest.mark.parametrize(("kind", "white"), [(np.uint8, 255), (np.uint16, 65535), (bool, 1), (np.float64, 1)])
def test_white_becomes_one_and_black_zero(kind, white):
    assert as_image(np.array([[0, white]], kind)).tolist() == [[0, 1]]


@given(
    hnp.arrays(
        st.sampled_from([np.uint8, np.uint16, np.bool_]),
        st.one_of(
            st.tuples(st.integers(1, 9), st.integers(1, 9)),
            st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(1, 4)),
        ),
    )
)
def test_whole_numbers_of_any_shape_become_pictures_in_range(values):
    before = values.copy()
    image = as_image(values)
    assert check_image(image).shape == values.shape[:2] + ((3,) if values.shape[2:] in ((3,), (4,)) else ())
    assert image.min() >= 0
    assert image.max() <= 1
    assert np.array_equal(values, before)
    assert not np.shares_memory(image, values)


def test_all_256_values_of_a_byte_survive_the_way_in_and_out():
    from course_lib.images import to_uint8

    values = np.arange(256, dtype=np.uint8).reshape(16, 16)
    assert np.array_equal(to_uint8(as_image(values)), values)


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64, np.longdouble])
def test_floats_are_taken_as_they_are_also_outside_the_range(kind):
    values = np.array([[-0.25, 0.5, 1.75]], kind)
    image = as_image(values)
    assert image.dtype == np.float32
    assert image.tolist() == [[-0.25, 0.5, 1.75]]


def test_a_float32_picture_comes_back_as_a_copy():
    values = np.zeros((2, 2), np.float32)
    assert not np.shares_memory(as_image(values), values)


def test_transparent_places_show_white():
    values = np.zeros((1, 3, 4), np.uint8)
    values[0, :, 3] = 0, 51, 255
    assert np.allclose(as_image(values)[0, :, 0], [1, 0.8, 0])
    assert np.allclose(as_image(values[..., [0, 3]]), [[1, 0.8, 0]])


def test_colour_turns_grey_when_asked():
    red = np.zeros((2, 2, 3), np.uint8)
    red[..., 0] = 255
    assert np.allclose(as_image(red, gray=True), 0.299)


@pytest.mark.parametrize("kind", [np.int64, np.int8, np.uint32, np.complex64, object, "U1", "datetime64[s]"])
def test_other_types_of_number_are_refused_with_a_way_out(kind):
    with pytest.raises(ImageError, match="an array must hold bool, uint8, uint16 or floats, got .*astype"):
        as_image(np.zeros((2, 2), kind))


@pytest.mark.parametrize("shape", [(), (4,), (4, 5, 5), (4, 5, 0), (2, 4, 5, 3)])
def test_other_shapes_are_refused(shape):
    with pytest.raises(ImageError, match=r"an array must have shape \(H, W\)"):
        as_image(np.zeros(shape, np.uint8))


@pytest.mark.parametrize("shape", [(0, 4), (4, 0), (0, 0, 3)])
def test_an_empty_array_is_refused(shape):
    with pytest.raises(ImageError, match="the picture is empty"):
        as_image(np.zeros(shape, np.uint8))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_nan_and_infinity_are_refused(value):
    with pytest.raises(ImageError, match="finite numbers, got NaN or infinity"):
        as_image(np.array([[0, value]]))


def test_floats_from_0_to_255_are_refused_with_a_way_out():
    with pytest.raises(ImageError, match=r"floats must lie near \[0, 1\], got 255; divide by"):
        as_image(np.array([[0.0, 255.0]]))


def test_more_than_fifty_million_pixels_are_refused_without_being_touched():
    claimed = np.broadcast_to(np.uint8(0), (7100, 7100))
    with pytest.raises(ImageError, match=r"50\.4 million pixels, more than 50 million"):
        as_image(claimed)


@pytest.mark.parametrize("source", [None, 3, [[0, 1]], {"content": b""}])
def test_what_never_holds_a_picture_is_a_type_error(source):
    with pytest.raises(TypeError, match="a picture must be an array, path, bytes, open file or Pillow image"):
        as_image(source)


def test_a_large_picture_is_reduced_with_a_word():
    said = []
    image = as_image(np.zeros((30, 40, 3), np.uint8), max_side=20, notify=said.append)
    assert image.shape == (15, 20, 3)
    assert said == ["The picture has 30 x 40 pixels (height x width); it is reduced to 15 x 20."]


def test_a_small_picture_is_not_reduced_and_nothing_is_said(capsys):
    assert as_image(np.zeros((30, 40), np.uint8), max_side=40).shape == (30, 40)
    assert capsys.readouterr().out == ""


def test_reducing_keeps_the_mean_and_can_be_silent(capsys):
    values = np.random.default_rng(1).integers(0, 65536, (37, 53), np.uint16)
    image = as_image(values, max_side=20, notify=None)
    assert image.shape == (14, 20)
    assert abs(image.mean() - as_image(values).mean()) < 1e-6
    assert capsys.readouterr().out == ""


def test_a_very_long_picture_keeps_at_least_one_row():
    assert as_image(np.zeros((2, 1000), np.uint8), max_side=10, notify=None).shape == (1, 10)


def test_transparency_is_laid_on_white_before_reducing():
    values = np.zeros((2, 2, 4), np.uint8)
    values[0, 0] = 0, 0, 0, 255
    assert np.allclose(as_image(values, max_side=1, notify=None), 0.75)


@pytest.mark.parametrize("max_side", [0, -1])
def test_a_senseless_max_side_is_refused(max_side):
    with pytest.raises(ValueError, match="max_side must be at least 1"):
        as_image(np.zeros((2, 2), np.uint8), max_side=max_side)


def test_another_computer_s_byte_order_is_refused_with_advice_that_keeps_every_value():
    values = np.array([[0, 1000, 65535]], np.dtype(np.uint16).newbyteorder("S"))
    with pytest.raises(ImageError, match="must hold numbers in this computer's byte order, got .u2") as caught:
        as_image(values)
    assert "use array.astype(array.dtype.newbyteorder('='))" in str(caught.value)
    assert np.array_equal(as_image(values.astype(values.dtype.newbyteorder("="))) * 65535, [[0, 1000, 65535]])
