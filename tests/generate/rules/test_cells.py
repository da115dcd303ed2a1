"""Cells as pictures, flipped one by one, and the trail that they leave."""

import numpy as np
import pytest

from course_lib.generate.rules.cells import draw_cells, draw_trail, flip_cell, flip_cells


def test_the_highest_state_is_white_and_state_zero_is_black():
    np.testing.assert_array_equal(draw_cells(np.uint8([[0, 1, 2]]), states=3), np.float32([[0, 0.5, 1]]))


def test_the_cursor_is_seen_on_a_live_cell_and_on_a_dead_one():
    grid = np.array([[True, False]])
    np.testing.assert_allclose(draw_cells(grid, cursor=(0, 0)), [[0.65, 0]], rtol=1e-6)
    np.testing.assert_allclose(draw_cells(grid, cursor=(0, 1)), [[1, 0.35]], rtol=1e-6)


def test_flipping_twice_gives_the_first_grid_back():
    grid = np.random.default_rng(1).random((5, 7)) < 0.5
    cells = [(0, 0), (4, 6), (2, 3)]
    once = flip_cells(grid, cells)
    assert (once != grid).sum() == 3
    np.testing.assert_array_equal(flip_cells(once, cells), grid)


def test_a_cell_named_twice_is_flipped_twice():
    grid = np.zeros((2, 2), bool)
    assert not flip_cells(grid, [(1, 1), (1, 1)]).any()


def test_a_cell_of_a_row_is_flipped_in_a_copy():
    row = np.uint8([0, 1, 0])
    assert flip_cell(row, 1).tolist() == [0, 0, 0] and row.tolist() == [0, 1, 0]
    np.testing.assert_array_equal(flip_cell(flip_cell(row, 2), 2), row)


def test_a_trail_is_the_share_of_the_time_that_a_cell_was_alive():
    states = [np.array([[True, False, False]])] * 3 + [np.array([[True, True, False]])]
    assert draw_trail(states).tolist() == [[1, 0.25, 0]]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: draw_cells(np.uint8([[3]]), states=3), ValueError, "states from 0 to 2, got 3"),
        (lambda: draw_cells(np.zeros((2, 2))), TypeError, "array of bool, got float64"),
        (lambda: draw_cells(np.zeros((2, 2), bool), cursor=(0, 2)), ValueError, r"inside 2 x 2 cells, got \(0, 2\)"),
        (lambda: flip_cells(np.zeros((2, 2), bool), [(-1, 0)]), ValueError, r"got \(-1, 0\)"),
        (lambda: flip_cells(np.zeros((2, 2), np.uint8), []), TypeError, "array of bool, got uint8"),
        (lambda: flip_cell(np.uint8([0, 1]), 2), ValueError, "column must be at most 1, got 2"),
        (lambda: draw_trail([]), ValueError, "at least one grid, got none"),
        (
            lambda: draw_trail([np.zeros((1, 2), bool), np.zeros((2, 2), bool)]),
            ValueError,
            r"one shape, got \(1, 2\) and \(2, 2\)",
        ),
    ],
)
def test_what_is_no_grid_or_lies_outside_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()
