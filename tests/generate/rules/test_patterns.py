"""The known lives of patterns: who stays, who swings, who walks, who fires, who dies."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from course_lib.generate.rules import PATTERNS, evolve_life, film_life, pattern, place, run_life, to_text

GRIDS = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 999)).map(
    lambda three: np.random.default_rng(three[2]).random(three[:2]) < 0.4
)
PERIODS = {
    "block": 1,
    "beehive": 1,
    "loaf": 1,
    "boat": 1,
    "blinker": 2,
    "toad": 2,
    "beacon": 2,
    "pulsar": 3,
    "pentadecathlon": 15,
}


@pytest.mark.parametrize("name", PERIODS)
def test_a_pattern_repeats_after_its_period_and_not_before(name):
    film = film_life(place((40, 40), name), steps=PERIODS[name], wrap=False)
    repeats = [step for step in range(1, len(film)) if np.array_equal(film[step], film[0])]
    assert repeats == [PERIODS[name]]


def test_a_glider_moves_one_cell_down_and_right_in_four_steps():
    film = film_life(place((20, 20), "glider"), steps=4)
    assert np.array_equal(film[4], np.roll(film[0], (1, 1), axis=(0, 1)))
    assert all(state.sum() == 5 for state in film)


def test_on_a_torus_a_glider_comes_home():
    grid = place((12, 12), "glider")
    assert np.array_equal(run_life(grid, steps=4 * 12), grid)


def test_the_lightweight_spaceship_moves_two_cells_left_in_four_steps():
    grid = place((20, 20), "lightweight_spaceship")
    assert np.array_equal(run_life(grid, steps=4), np.roll(grid, -2, axis=1))
    assert not np.array_equal(run_life(grid, steps=2), np.roll(grid, -1, axis=1))


def test_the_gosper_gun_has_period_30_and_fires_a_glider_each_time():
    grid = place((120, 150), "gosper_gun", row=2, column=2)
    states = list(film_life(grid, steps=150, wrap=False))
    gun = np.s_[:11, :40]  # the gun alone; the gliders leave below
    assert np.array_equal(states[30][gun], states[60][gun])
    assert not any(np.array_equal(states[30][gun], states[30 + step][gun]) for step in range(1, 30))
    assert [state.sum() for state in states[::30]] == [36 + 5 * shots for shots in range(6)]


def test_the_gliders_of_the_gun_fly_in_a_row_seven_and_a_half_cells_apart():
    state = run_life(place((120, 150), "gosper_gun", row=2, column=2), steps=240, wrap=False)
    state[:11, :40] = False
    labels, count = ndimage.label(state, np.ones((3, 3)))
    rows = sorted(row for row, _ in ndimage.center_of_mass(state, labels, range(1, count + 1)))
    assert count >= 6
    assert np.diff(rows) == pytest.approx(np.full(count - 1, 7.5), abs=0.51)


def test_diehard_dies_at_step_130():
    states = evolve_life(place((120, 120), "diehard"), wrap=False)
    alive = [int(next(states).sum()) for _ in range(132)]
    assert alive[0] == 7 and alive[129] > 0 and alive[130] == alive[131] == 0


def test_the_r_pentomino_settles_at_step_1103_with_116_cells():
    before = run_life(place((700, 700), "r_pentomino"), steps=1102, wrap=False)
    alive = [int(state.sum()) for state in film_life(before, steps=20, wrap=False)]
    assert alive[0] != 116 and set(alive[1:]) == {116}


def test_an_acorn_has_seven_cells_and_grows_for_long():
    grid = place((300, 300), "acorn")
    assert grid.sum() == 7
    assert run_life(grid, steps=500, wrap=False).sum() > 100


def test_the_replicator_of_highlife_becomes_two_in_twelve_steps():
    grid = place((60, 60), "replicator")
    after = run_life(grid, steps=12, rule="B36/S23")
    assert after.sum() == 2 * grid.sum()
    assert after.sum() != run_life(grid, steps=12).sum()


@given(GRIDS)
def test_a_grid_written_as_text_is_read_again(grid):
    assert np.array_equal(pattern(to_text(grid)), grid)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_named_pattern_is_a_text_picture_without_a_dead_rim(name):
    grid = pattern(name)
    assert to_text(grid) == PATTERNS[name]
    assert grid[[0, -1]].any(axis=1).all() and grid[:, [0, -1]].any(axis=0).all()


def test_short_lines_are_filled_and_comments_left_out():
    assert to_text(pattern("! a comment\n  O\n  ..O\n\n")) == "O..\n..O"


def test_a_pattern_lies_in_the_middle_or_where_it_is_put():
    assert to_text(place((4, 5), "block")) == ".....\n.OO..\n.OO..\n....."
    assert to_text(place((3, 4), "block", row=1, column=0)) == "....\nOO..\nOO.."
    assert to_text(place((2, 3), np.array([[True]]), column=2)) == "..O\n..."
    assert to_text(place((1, 3), "OO", column=1)) == ".OO"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: pattern("glidr"), "pattern must be lines of . and O, or one of block, .* got 'glidr'"),
        (lambda: pattern(""), "pattern must be lines of . and O"),
        (lambda: pattern("! only a comment"), "pattern must be lines of . and O"),
        (lambda: pattern(3), "pattern must be a name or a text picture, got int"),
        (lambda: place((3, 3), "pulsar"), r"shape must hold a pattern of \(13, 13\), got \(3, 3\)"),
        (lambda: place((9, 9), "block", row=8), "row must be at most 7, got 8"),
        (lambda: place((9, 9), "block", column=-1), "column must be at least 0, got -1"),
        (lambda: place((9, 9), "block", row=1.5), "row must be an integer, got 1.5"),
        (lambda: place((9, 9), np.ones((2, 2))), "pattern must be a NumPy array of bool, got float64"),
        (lambda: place((9, 9), None), "pattern must be a NumPy array of bool, got NoneType"),
        (lambda: to_text(np.ones((2, 2))), "grid must be a NumPy array of bool, got float64"),
    ],
)
def test_what_is_no_pattern_is_refused(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()
