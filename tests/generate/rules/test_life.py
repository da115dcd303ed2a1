"""One step of Life and its relatives, against a pencil, against SciPy, and against the rule's own words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import convolve2d

from course_lib.generate.rules import RULES, count_neighbours, parse_rule, step_life

DIGITS = st.sets(st.integers(0, 8)).map(lambda counts: "".join(map(str, sorted(counts))))


def around(grid, wrap):
    """The number of living neighbours by indices alone."""
    height, width = grid.shape
    counts = np.zeros(grid.shape, int)
    for i in range(height):
        for j in range(width):
            for di, dj in np.ndindex(3, 3):
                y, x = i + di - 1, j + dj - 1
                inside = 0 <= y < height and 0 <= x < width
                if (di, dj) != (1, 1) and (wrap or inside):
                    counts[i, j] += grid[y % height, x % width]
    return counts


def convolved(grid, born, survive, wrap):
    """One step by SciPy's convolution; written for this comparison."""
    kernel = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]])
    counts = convolve2d(grid.astype(int), kernel, mode="same", boundary="wrap" if wrap else "fill")
    return np.isin(counts, list(born)) & ~grid | np.isin(counts, list(survive)) & grid


@given(st.integers(1, 6), st.integers(1, 6), st.booleans(), st.integers(0, 99))
def test_neighbours_are_those_that_a_loop_counts(height, width, wrap, seed):
    grid = np.random.default_rng(seed).random((height, width)) < 0.5
    assert np.array_equal(count_neighbours(grid, wrap=wrap), around(grid, wrap))


def test_neighbours_of_a_corner_by_hand():
    grid = np.zeros((4, 5), bool)
    grid[0, 0] = True
    assert count_neighbours(grid, wrap=False).tolist() == [
        [0, 1, 0, 0, 0],
        [1, 1, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
    ]
    assert count_neighbours(grid).tolist() == [
        [0, 1, 0, 0, 1],
        [1, 1, 0, 0, 1],
        [0, 0, 0, 0, 0],
        [1, 1, 0, 0, 1],
    ]


@given(DIGITS, DIGITS, st.booleans(), st.integers(3, 20), st.integers(3, 20), st.integers(0, 99))
def test_a_step_of_any_rule_is_that_of_a_convolution(born, survive, wrap, height, width, seed):
    grid = np.random.default_rng(seed).random((height, width)) < 0.4
    ours = step_life(grid, rule=f"B{born}/S{survive}", wrap=wrap)
    assert ours.dtype == bool
    assert np.array_equal(ours, convolved(grid, map(int, born), map(int, survive), wrap))


def test_both_spellings_of_a_rule_and_small_letters_are_read():
    life = (frozenset({3}), frozenset({2, 3}))
    assert all(parse_rule(text) == life for text in ("B3/S23", "b3/s32", "23/3", " B3/S23 "))
    assert parse_rule("B2/S") == parse_rule("/2") == (frozenset({2}), frozenset())
    assert parse_rule("B36/S23") == (frozenset({3, 6}), frozenset({2, 3}))


@given(DIGITS, DIGITS)
def test_a_rule_that_is_written_is_read_again(born, survive):
    born_counts, survive_counts = parse_rule(f"B{born}/S{survive}")
    assert (born_counts, survive_counts) == (frozenset(map(int, born)), frozenset(map(int, survive)))
    assert parse_rule(f"{survive}/{born}") == (born_counts, survive_counts)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_named_rules_can_be_read(rule):
    born, _ = parse_rule(rule)
    assert born and 0 not in born


@pytest.mark.parametrize(
    "rule", ["", "B3", "S23", "B3S23", "B9/S23", "B3/S2x", "3/2/3", "B3/S23:T10,10", "B-1/S2", "B٣/S23", "\0"]
)
def test_a_text_that_is_no_rule_is_refused_with_an_example(rule):
    with pytest.raises(ValueError, match="rule must look like 'B3/S23' or '23/3' .* got "):
        parse_rule(rule)


def test_a_rule_that_is_no_text_is_refused():
    with pytest.raises(TypeError, match="rule must be a text such as 'B3/S23', got 30"):
        parse_rule(30)


@pytest.mark.parametrize(
    ("grid", "message"),
    [
        (np.zeros((3, 3), int), "grid must be a NumPy array of bool, got int64"),
        (np.zeros((3, 3), np.uint8), "grid must be a NumPy array of bool, got uint8"),
        ([[True]], "grid must be a NumPy array of bool, got list"),
        (np.zeros(3, bool), "grid must have 2 axes"),
        (np.zeros((0, 3), bool), "at least one cell, got shape .0, 3."),
    ],
)
def test_what_is_no_grid_is_refused(grid, message):
    with pytest.raises((TypeError, ValueError), match=message):
        step_life(grid)
    with pytest.raises((TypeError, ValueError), match=message):
        count_neighbours(grid)
