"""Cyclic automata: each state yields to the next one only, and spirals never end."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.rules import evolve_cyclic, random_states, step_cyclic


def by_hand(grid, states, threshold, wrap):
    """One step, a cell at a time."""
    height, width = grid.shape
    following = grid.copy()
    for i in range(height):
        for j in range(width):
            wanted, count = (int(grid[i, j]) + 1) % states, 0
            for y, x in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if wrap or (0 <= y < height and 0 <= x < width):
                    count += grid[y % height, x % width] == wanted
            following[i, j] = wanted if count >= threshold else grid[i, j]
    return following


@given(
    st.integers(1, 8),
    st.integers(1, 8),
    st.sampled_from([2, 3, 5, 14, 255]),
    st.integers(1, 4),
    st.booleans(),
    st.integers(0, 99),
)
def test_a_step_is_the_step_of_a_loop(height, width, states, threshold, wrap, seed):
    grid = random_states((height, width), states=states, rng=seed)
    if states == 255:
        grid = np.where(grid < 128, 254, 0).astype(np.uint8)  # the last state and the first
    found = step_cyclic(grid, states=states, threshold=threshold, wrap=wrap)
    assert found.dtype == np.uint8
    assert np.array_equal(found, by_hand(grid, states, threshold, wrap))


def test_the_last_state_is_eaten_by_the_first():
    grid = np.array([[13, 0, 5]], np.uint8)
    assert step_cyclic(grid, wrap=False).tolist() == [[0, 0, 5]]


@given(st.integers(0, 99), st.integers(0, 13))
def test_all_states_are_alike(seed, shift):
    """Counting all states on by the same number changes nothing but the names."""
    grid = random_states((20, 20), rng=seed)
    renamed = ((grid + shift) % 14).astype(np.uint8)
    assert np.array_equal(step_cyclic(renamed), (step_cyclic(grid) + shift) % 14)


def test_a_grid_of_one_state_stays():
    grid = np.full((6, 6), 4, np.uint8)
    assert np.array_equal(step_cyclic(grid), grid)


def test_a_ring_of_all_states_turns_for_ever_and_takes_in_its_neighbours():
    """A defect, as Fisch, Gravner and Griffeath call it: nothing can stop it, and it ends by ruling the grid."""
    grid = np.zeros((30, 30), np.uint8)
    grid[10, 10:12], grid[11, 11], grid[11, 10] = (0, 1), 2, 3
    after = next(islice(evolve_cyclic(grid, states=4, every=100), 1, None))
    counts = np.bincount(after.ravel(), minlength=4) / after.size
    assert (counts > 0.15).all()
    later = [step_cyclic(after, states=4)]
    assert (later[0] == (after + 1) % 4).all()  # every cell moves at every step: period 4


def test_chance_ends_in_spirals_in_which_most_cells_move():
    grid = random_states((100, 100), rng=3)
    moved = [(step_cyclic(state) != state).mean() for state in islice(evolve_cyclic(grid, every=400), 3)]
    assert moved[0] < 0.3 and moved[-1] > 0.8


def test_every_nth_grid_is_every_nth_grid_and_belongs_to_the_caller():
    grid = random_states((15, 17), states=5, rng=1)
    kept = grid.copy()
    third, one_by_one = evolve_cyclic(grid, states=5, every=3), list(islice(evolve_cyclic(grid, states=5), 7))
    next(third)[:] = 0
    grid[:] = 0
    assert np.array_equal(one_by_one[0], kept)
    assert np.array_equal(next(third), one_by_one[3])
    assert np.array_equal(next(third), one_by_one[6])


def test_random_states_come_equally_often():
    counts = np.bincount(random_states((200, 200), states=8, rng=2).ravel(), minlength=8)
    assert len(counts) == 8
    assert counts / 40_000 == pytest.approx(np.full(8, 1 / 8), abs=0.01)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: random_states((4, 4), states=1), "states must be at least 2, got 1"),
        (lambda: random_states((4, 4), states=256), "states must be at most 255, got 256"),
        (lambda: step_cyclic(np.zeros((4, 4))), "grid must be a NumPy array of uint8, got float64"),
        (lambda: step_cyclic(np.full((4, 4), 14, np.uint8)), "grid must hold states from 0 to 13, got 14"),
        (lambda: step_cyclic(np.zeros((4, 4), np.uint8), threshold=5), "threshold must be at most 4, got 5"),
        (lambda: evolve_cyclic(np.zeros((4, 4), np.uint8), every=0), "every must be at least 1, got 0"),
        (lambda: evolve_cyclic(np.zeros(4, np.uint8)), "grid must have 2 axes"),
        (
            lambda: evolve_cyclic(np.zeros((4, 4), np.uint8), wrap=None),
            "wrap must be True or False, got None",
        ),
    ],
)
def test_what_is_no_cyclic_automaton_is_refused_at_the_call(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()
