"""Lines cover the pixels that they should, as bright as the formula says."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course_lib.generate.rules import draw_segments, walk
from course_lib.generate.rules._canvas import fit


def line(x0, y0, x1, y1):
    return np.float32([[[x0, y0], [x1, y1]]])


def slow_coverage(ends, width, shape):
    """The formula, for one line in pixels and all pixels of the picture: the oracle."""
    y, x = np.mgrid[: shape[0], : shape[1]] + 0.5
    start, end = np.float64(ends)
    dx, dy = end - start
    along = np.clip(((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy), 0, 1)
    distance = np.hypot(x - start[0] - along * dx, y - start[1] - along * dy)
    return np.clip(width / 2 + 0.5 - distance, 0, min(width, 1))


@given(st.floats(0.05, 9), st.lists(st.floats(-9, 9), min_size=8, max_size=8))
def test_every_pixel_has_the_brightness_of_the_formula(width, places):
    segments = np.float32(places).reshape(2, 2, 2) + np.float32([[[0, 0], [0.5, 0.5]]])
    assume(np.ptp(segments, axis=1).max(axis=1).min() > 0.1)
    picture = draw_segments(segments, (40, 50), width=width)
    pixels = fit(segments.reshape(-1, 2), (40, 50), extra=width / 2).reshape(2, 2, 2)
    expected = np.maximum(*(slow_coverage(ends, width, (40, 50)) for ends in pixels))
    assert np.allclose(picture, expected, atol=2e-3)


@pytest.mark.parametrize("width", [0.5, 1, 2, 3.5])
@pytest.mark.parametrize("angle", [0, 20, 45, 90])
def test_the_ink_of_a_line_is_its_length_times_its_width(width, angle):
    ends = np.float32([[0, 0], [math.cos(math.radians(angle)), math.sin(math.radians(angle))]])
    length = math.dist(*fit(ends, (100, 100), extra=width / 2))
    assert draw_segments(ends[None], (100, 100), width=width).sum() == pytest.approx(length * width, rel=0.2)


def test_a_line_is_as_bright_in_one_piece_as_in_many():
    places = np.linspace(0, 1, 40, dtype=np.float32)
    points = np.stack([places, places / 3], axis=1)
    many = np.stack([points[:-1], points[1:]], axis=1)
    whole, cut = draw_segments(points[None, [0, -1]], (90, 90)), draw_segments(many, (90, 90))
    assert np.allclose(whole, cut, atol=1e-3)


def test_a_drawing_fills_the_picture_but_for_its_margin():
    picture = draw_segments(walk("F+F+F+F", angle=90), (100, 100))
    rows, columns = np.nonzero(picture)
    for places in (rows, columns):
        assert 3 <= places.min() <= 5 and 94 <= places.max() <= 96


def test_the_aspect_is_kept():
    picture = draw_segments(walk("F+F+F+F", angle=90), (100, 300))
    rows, columns = np.nonzero(picture)
    assert abs(np.ptp(rows) - np.ptp(columns)) <= 1
    assert abs(columns.mean() - 149.5) < 1


def test_y_points_upward():
    picture = draw_segments(walk("FFF[+F][-F]", angle=90), (101, 101), width=3)
    assert picture[:10].sum() > 3 * picture[-15:].sum() > 0


def test_a_symmetric_drawing_gives_a_symmetric_picture():
    picture = draw_segments(walk("F[+F][-F]F[+F][-F]", angle=40), (128, 128), width=2)
    assert np.allclose(picture, picture[:, ::-1], atol=1e-3)


def test_edges_are_soft_and_the_middle_is_white():
    picture = draw_segments(line(0, 0, 3, 1), (64, 64), width=4)
    assert picture.max() == 1
    assert len(np.unique(picture)) > 8


def test_each_line_may_have_its_own_width():
    lines = walk("F+f+ff+f+F", angle=90)
    both = draw_segments(lines, (90, 90), width=np.array([6.0, 1.0]))
    alike = draw_segments(lines, (90, 90), width=6.0)
    assert 0.4 < both.sum() / alike.sum() < 0.75


def test_nothing_to_draw_is_black():
    picture = draw_segments(np.zeros((0, 2, 2), np.float32), (5, 7))
    assert picture.shape == (5, 7) and not picture.any()


@pytest.mark.parametrize(
    ("segments", "width", "message"),
    [
        (
            np.zeros((3, 2), np.float32),
            1,
            r"segments must be a float32 array \(n, 2, 2\), got float32 \(3, 2\)",
        ),
        (np.zeros((1, 2, 2)), 1, "got float64"),
        ([[0, 0]], 1, "got list"),
        (np.full((1, 2, 2), np.nan, np.float32), 1, "segments must hold finite numbers, got NaN"),
        (line(0, 0, 1, 1), 0, "width must be above 0, got 0"),
        (line(0, 0, 1, 1), [1, 2], r"width must be one number or one a line \(1\), got 2"),
        (line(0, 0, 1, 1), [float("nan")], "width must be finite, got nan"),
    ],
)
def test_what_cannot_be_drawn_is_refused(segments, width, message):
    with pytest.raises((TypeError, ValueError), match=message):
        draw_segments(segments, (9, 9), width=width)
