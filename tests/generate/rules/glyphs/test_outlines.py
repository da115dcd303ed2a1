"""One character, large, and how far each point lies from its edge."""

import numpy as np
import pytest

from course_lib.generate.rules import draw_glyph, draw_glyphs, faces
from course_lib.generate.rules.glyphs.outlines import BOX, FINE, GRID, PAGE, SIDE, coverage, distances

POINTS = [(face, character) for face in faces()[::4] for character in "018Agjm"]


@pytest.mark.parametrize(("face", "character"), POINTS)
def test_the_longer_side_has_20_of_28_pixels_and_the_mass_lies_in_the_middle(face, character):
    image = draw_glyph(character, face, size=280)
    inked = [np.flatnonzero(image.max(axis=axis) > 0.5) for axis in (1, 0)]
    assert max(along[-1] - along[0] + 1 for along in inked) == pytest.approx(200, abs=3)
    for axis in (0, 1):
        centre = image.sum(axis=1 - axis) @ np.arange(280) / image.sum()
        middle = (inked[axis][0] + inked[axis][-1]) / 2
        # Thirty points off is where the frame stops it.
        assert centre == pytest.approx(139.5, abs=0.5) or abs(middle - 139.5) == pytest.approx(30, abs=1.5)


@pytest.mark.parametrize("face", faces())
def test_no_letter_leaves_the_frame(face):
    for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz":
        image = draw_glyph(character, face)
        assert not np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]]).any()
        assert image.max() > 0.6


def test_ink_is_white_on_black_and_a_zero_has_a_hole():
    zero = draw_glyph("0", "DejaVuSans", size=56)
    assert zero[28, 28] == 0 and zero[0, 0] == 0 and zero.max() == 1
    assert 0.1 < zero.mean() < 0.3


def test_a_small_picture_is_the_mean_of_a_large_one():
    large, small = (draw_glyph("g", "STIXGeneral", size=size) for size in (224, 28))
    means = large.reshape(28, 8, 28, 8).mean(axis=(1, 3))
    assert np.abs(means - small).max() < 0.2 and np.abs(means - small).mean() < 0.02


def test_distances_are_negative_in_the_ink_and_grow_by_one_a_pixel():
    grid = distances("I", "DejaVuSans")
    assert grid.shape == (PAGE * GRID, PAGE * GRID)
    row = grid[PAGE * GRID // 2]
    assert row.min() < -1 < 5 < row.max()
    slopes = np.diff(row[: row.argmin() - GRID])
    np.testing.assert_allclose(slopes[slopes != 0][2:], -1 / GRID, atol=0.02)


def test_distances_agree_with_a_search_over_all_points_of_the_edge():
    ink = coverage("7", "DejaVuSans", PAGE * FINE, BOX * FINE) >= 0.5
    there = (np.argwhere(ink) + 0.5) / FINE
    for row, column in [(5, 5), (20, 80), (60, 20), (90, 90)]:
        place = (np.array([row, column]) + 0.5) / GRID
        nearest = np.sqrt(((there - place) ** 2).sum(axis=1)).min()
        assert distances("7", "DejaVuSans")[row, column] == pytest.approx(nearest, abs=0.12)


def test_what_is_remembered_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        distances("7", "DejaVuSans")[0, 0] = 1


@pytest.mark.parametrize("face", faces())
def test_drawing_by_distance_without_a_bend_gives_what_the_font_gives(face):
    for character in "048":
        exact = draw_glyph(character, face)
        drawn = draw_glyphs(1, characters=character, faces=face, strength=0, rng=1)[0][0]
        assert drawn.shape == (SIDE, SIDE)
        assert np.abs(drawn - exact).mean() < 0.015
        assert np.corrcoef(drawn.ravel(), exact.ravel())[0, 1] > 0.99
