"""Tilings know every pixel from its place: hand-sized squares, lines that meet, periods that return."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.rules import checkerboard, stripes, truchet

SIDES = st.integers(1, 30)


@given(SIDES, SIDES, st.integers(1, 40))
def test_the_checkerboard_is_the_one_that_a_loop_paints(height, width, cell):
    picture = checkerboard((height, width), cell=cell)
    for i in range(height):
        for j in range(width):
            assert picture[i, j] == (1 if (i // cell + j // cell) % 2 == 0 else 0)


def test_squares_of_two_by_hand():
    board = checkerboard((3, 5), cell=2)
    assert board.tolist() == [[1, 1, 0, 0, 1], [1, 1, 0, 0, 1], [0, 0, 1, 1, 0]]


def test_a_checkerboard_of_even_sides_is_half_white():
    assert checkerboard((28, 28)).mean() == 0.5


def test_upright_stripes_by_hand_and_flat_ones_are_the_same_turned():
    upright = stripes((6, 9), period=4)
    assert upright.tolist() == [[1, 1, 0, 0, 1, 1, 0, 0, 1]] * 6
    assert np.array_equal(stripes((9, 6), period=4, angle=90), upright.T)


@given(st.integers(1, 20), st.integers(-3, 3))
def test_stripes_return_after_their_period_and_after_a_full_turn(period, turns):
    picture = stripes((8, 60), period=period, angle=360 * turns)
    assert np.array_equal(picture, stripes((8, 60), period=period))
    assert np.array_equal(picture[:, period:], picture[:, :-period])


@pytest.mark.parametrize("angle", range(0, 360, 15))
def test_stripes_in_any_direction_are_half_white(angle):
    assert stripes((200, 200), period=10, angle=angle).mean() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("angle", [0, 30, 45, 77])
def test_the_strongest_wave_in_stripes_has_their_period_and_direction(angle):
    picture = stripes((256, 256), period=16, angle=angle)
    power = np.abs(np.fft.fft2(picture - picture.mean()))
    i, j = np.unravel_index(power.argmax(), power.shape)
    down, right = np.fft.fftfreq(256)[i], np.fft.fftfreq(256)[j]
    assert np.hypot(down, right) == pytest.approx(1 / 16, abs=0.004)
    away = (np.rad2deg(np.arctan2(down, right)) - angle) % 180
    assert min(away, 180 - away) < 4


@given(st.integers(2, 12), st.integers(0, 99))
def test_arcs_of_neighbouring_tiles_meet(cell, seed):
    """On both sides of a seam the line is in the same place, but for its bend: at a side's middle, and only there."""
    cell *= 2
    picture = truchet((4 * cell, 5 * cell), cell=cell, width=1, rng=seed)
    for seam in range(cell, 4 * cell, cell):
        assert np.allclose(picture[seam - 1], picture[seam], atol=0.6 / cell)
    for seam in range(cell, 5 * cell, cell):
        assert np.allclose(picture[:, seam - 1], picture[:, seam], atol=0.6 / cell)
    assert picture[cell, cell // 2] > 0.4
    assert picture[cell, 0] == 0


def test_both_tiles_come_about_equally_often_and_each_is_the_other_mirrored():
    picture = truchet((40 * 8, 40 * 8), cell=8, rng=3)
    tiles = picture.reshape(40, 8, 40, 8).swapaxes(1, 2).reshape(-1, 8, 8)
    first = tiles[0]
    same, mirrored = (tiles == first).all((1, 2)), (tiles == first[:, ::-1]).all((1, 2))
    assert (same ^ mirrored).all()
    assert same.mean() == pytest.approx(0.5, abs=4 * 0.5 / 40)


def test_a_line_twice_as_wide_covers_twice_as_much():
    thin, wide = (truchet((256, 256), cell=32, width=width, rng=0).mean() for width in (2, 4))
    assert wide == pytest.approx(2 * thin, rel=0.03)
    assert thin == pytest.approx(2 * np.pi * 16 / 32**2, rel=0.03)  # half a circle of radius 16 a tile
    assert truchet((64, 64), width=0, rng=0).max() == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: checkerboard((4, 4), cell=0), "cell must be at least 1, got 0"),
        (lambda: checkerboard((4, 4), cell=1.5), "cell must be an integer, got 1.5"),
        (lambda: stripes((4, 4), period=0.5), "period must be at least 1, got 0.5"),
        (lambda: stripes((4, 4), angle=float("nan")), "angle must be finite, got nan"),
        (lambda: truchet((4, 4), cell=1), "cell must be at least 2, got 1"),
        (lambda: truchet((4, 4), width=-1), "width must be at least 0, got -1"),
    ],
)
def test_what_cannot_be_laid_is_refused(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()
