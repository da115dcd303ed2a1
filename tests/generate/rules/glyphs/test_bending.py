"""Affine and elastic change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from course_lib.generate.rules import BENDS, bend, draw_glyph
from course_lib.generate.rules.glyphs.bending import affine, elastic, look_up, places, smoothing

SHAPE = (28, 28)


def chance(number, shape=SHAPE, **bends):
    """Random numbers that mean no change, but for those affine ones that are given, in [-1, 1]."""
    even = np.zeros((number, 6 + 2 * shape[0] * shape[1]), np.float32)
    for k, name in enumerate(("rotation", "shear", "scale", "stretch", "down", "right")):
        even[:, k] = bends.get(name, 0)
    return (even + 1) / 2


def forward(even):
    """The matrix that Simard's pictures undergo: rotation times shear times scale, in rows and columns."""
    turn, shear, scale, stretch = (even[k] * BENDS[name] for k, name in enumerate(list(BENDS)[:4]))
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    slant = np.array([[1, 0], [-shear, 1]])
    return rotation @ slant @ np.diag(np.exp([scale + stretch / 2, scale - stretch / 2]))


def test_strength_nothing_leaves_the_pictures_as_they_are():
    glyphs = np.random.default_rng(1).random((3, 28, 28), dtype=np.float32)
    np.testing.assert_allclose(bend(glyphs, strength=0, rng=1), glyphs, atol=1e-6)


@given(st.lists(st.floats(-1, 1), min_size=6, max_size=6))
def test_the_matrix_is_the_inverse_of_rotation_times_shear_times_scale(even):
    inverse, _ = affine(np.array([even], np.float32), SHAPE, 1.0)
    np.testing.assert_allclose(inverse[0] @ forward(even), np.eye(2), atol=1e-5)


def test_a_shift_moves_a_point_down_and_right():
    image = np.zeros((1, *SHAPE), np.float32)
    image[0, 14, 10] = 1
    rows, columns = places(chance(1, down=1.0, right=-1.0), SHAPE, 2.0)
    moved = look_up(image, np.zeros(1, int), rows, columns)[0]
    expected = ndimage.shift(image[0], (2, -2), order=1)
    np.testing.assert_allclose(moved, expected, atol=1e-5)


def test_a_positive_shear_leans_to_the_right_like_an_italic():
    upright = draw_glyph("l", "DejaVuSans")[None]
    leaning = look_up(upright, np.zeros(1, int), *places(chance(1, shear=1.0), SHAPE, 1.0))[0]
    columns = np.arange(28)
    top, bottom = (
        leaning[rows].sum(axis=0) @ columns / leaning[rows].sum() for rows in (slice(5, 9), slice(19, 23))
    )
    assert top > bottom + 1


def test_affine_and_elastic_change_agree_with_scipy():
    glyphs = np.stack([draw_glyph(character, "DejaVuSerif") for character in "R5k"])
    numbers = np.random.default_rng(3).random((3, 6 + 2 * 28 * 28), dtype=np.float32)
    rows, columns = places(numbers, SHAPE, 1.0)
    for k, glyph in enumerate(glyphs):
        even = 2 * numbers[k].astype(float) - 1
        shift = even[4:6] * BENDS["shift"] * 28
        warp = ndimage.gaussian_filter(even[6:].reshape(2, *SHAPE), (0, 4, 4), mode="reflect")
        centred = np.indices(SHAPE) - 13.5 - shift[:, None, None]
        where = np.einsum("ij,jrc->irc", np.linalg.inv(forward(even)), centred) + 13.5
        where += BENDS["elastic"] * 28 * warp
        np.testing.assert_allclose([rows[k], columns[k]], where, atol=1e-4)
        theirs = ndimage.map_coordinates(glyph, where, order=1, mode="nearest")
        np.testing.assert_allclose(look_up(glyphs, np.arange(3), rows, columns)[k], theirs, atol=1e-4)


def test_neighbours_move_together_and_by_less_than_two_pixels():
    warp = elastic(2 * np.random.default_rng(2).random((200, 2, 28, 28), dtype=np.float32) - 1, 1.0)
    assert 0.5 < warp.std() < 1.2
    assert np.abs(np.diff(warp, axis=-1)).mean() < 0.2 * np.abs(warp).mean()
    np.testing.assert_allclose(smoothing(28).sum(axis=1), 1, atol=1e-6)


@pytest.mark.parametrize("shape", [(28, 28), (7, 19), (1, 9), (9, 1), (1, 1)])
def test_any_shape_is_bent_and_stays_within_its_range(shape):
    glyphs = np.random.default_rng(4).random((3, *shape), dtype=np.float32)
    bent = bend(glyphs, strength=3, rng=1)
    assert bent.shape == glyphs.shape and bent.dtype == np.float32
    assert bent.min() >= glyphs.min() - 1e-6 and bent.max() <= glyphs.max() + 1e-6


def test_a_picture_is_bent_the_same_however_many_follow():
    glyphs = np.tile(draw_glyph("3", "cmr10"), (601, 1, 1))
    many = bend(glyphs, rng=5)
    for count in (1, 7, 256, 257):
        assert np.array_equal(bend(glyphs[:count], rng=5), many[:count])
    assert not np.array_equal(many[0], many[1])


@pytest.mark.parametrize(
    ("glyphs", "error", "message"),
    [
        (np.zeros((2, 5, 5)), TypeError, "glyphs must be a float32 array, got float64"),
        ([[1.0]], TypeError, "glyphs must be a float32 array, got list"),
        (np.zeros((5, 5), np.float32), ValueError, r"glyphs must have shape \(N, H, W\), got \(5, 5\)"),
        (np.zeros((2, 0, 5), np.float32), ValueError, "glyphs must have shape"),
        (np.full((1, 5, 5), np.nan, np.float32), ValueError, "glyphs must hold finite numbers, got NaN"),
    ],
)
def test_what_is_no_stack_of_pictures_is_refused(glyphs, error, message):
    with pytest.raises(error, match=message):
        bend(glyphs)


def test_no_pictures_are_no_pictures_when_bent():
    assert bend(np.zeros((0, 5, 5), np.float32)).shape == (0, 5, 5)
