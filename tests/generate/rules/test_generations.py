"""Many generations: the fast engine is the slow rule, whatever the size, the rule and the edge."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.rules import RULES, evolve_life, film_life, run_life, step_life

DIGITS = st.sets(st.integers(0, 8)).map(lambda counts: "".join(map(str, sorted(counts))))
SIDES = st.sampled_from([1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33, 64, 65])


def soup(shape, seed=0, density=0.4):
    """Cells alive by chance."""
    return np.random.default_rng(seed).random(shape) < density


@given(DIGITS, DIGITS, st.booleans(), SIDES, SIDES, st.integers(0, 99))
def test_any_rule_on_any_size_evolves_as_it_steps(born, survive, wrap, height, width, seed):
    grid, rule = soup((height, width), seed), f"B{born}/S{survive}"
    for state in islice(evolve_life(grid, rule=rule, wrap=wrap), 5):
        assert state.dtype == bool
        assert np.array_equal(state, grid)
        grid = step_life(grid, rule=rule, wrap=wrap)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("wrap", [True, False])
def test_a_named_rule_evolves_as_it_steps_on_a_large_grid(rule, wrap):
    grid = soup((101, 130))
    states = evolve_life(grid, rule=rule, wrap=wrap)
    for _ in range(20):
        assert np.array_equal(next(states), grid)
        grid = step_life(grid, rule=rule, wrap=wrap)


@given(st.integers(1, 7), st.booleans())
def test_every_nth_state_is_every_nth_state(every, wrap):
    grid = soup((20, 31))
    one_by_one = list(islice(evolve_life(grid, wrap=wrap), 3 * every + 1))
    for skipped, state in zip(evolve_life(grid, wrap=wrap, every=every), one_by_one[::every]):
        assert np.array_equal(skipped, state)


def test_a_film_holds_the_states_and_a_run_its_last_one():
    grid = soup((12, 15))
    film = film_life(grid, steps=6, rule="B36/S23", wrap=False)
    assert film.shape == (7, 12, 15) and film.dtype == bool
    assert np.array_equal(film, list(islice(evolve_life(grid, rule="B36/S23", wrap=False), 7)))
    for steps in (0, 1, 6):
        assert np.array_equal(run_life(grid, steps=steps, rule="B36/S23", wrap=False), film[steps])
    assert run_life(grid, steps=0) is not grid


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 99))
def test_on_a_torus_it_does_not_matter_where_a_pattern_lies(down, right, seed):
    grid = soup((23, 30), seed)
    moved = np.roll(grid, (down, right), axis=(0, 1))
    assert np.array_equal(
        run_life(moved, steps=10), np.roll(run_life(grid, steps=10), (down, right), axis=(0, 1))
    )


@given(st.integers(0, 99), st.booleans())
def test_life_does_not_know_left_from_right_nor_up_from_across(seed, wrap):
    grid = soup((19, 26), seed)
    after = run_life(grid, steps=10, wrap=wrap)
    assert np.array_equal(run_life(grid[:, ::-1], steps=10, wrap=wrap), after[:, ::-1])
    assert np.array_equal(run_life(np.asfortranarray(grid), steps=10, wrap=wrap), after)
    assert np.array_equal(run_life(grid.T, steps=10, wrap=wrap), after.T)


def test_the_replicator_rule_makes_copies():
    grid = np.zeros((70, 70), bool)
    grid[34:37, 34:36] = [[1, 0], [1, 1], [0, 1]]
    after = run_life(grid, steps=16, rule=RULES["Replicator"])
    assert after.sum() == 8 * grid.sum()
    assert np.array_equal(after[18:21, 18:20], grid[34:37, 34:36])


def test_rules_that_can_be_said_in_a_word():
    grid = soup((10, 11))
    assert np.array_equal(run_life(grid, steps=3, rule="B/S012345678"), grid)
    assert not run_life(grid, steps=1, rule="B/S").any()
    assert run_life(grid, steps=1, rule="B012345678/S012345678").all()
    assert np.array_equal(run_life(grid, steps=1, rule="B012345678/S"), ~grid)


def test_a_yielded_state_belongs_to_the_caller():
    grid = soup((9, 9))
    kept = grid.copy()
    states = evolve_life(grid)
    next(states)[:] = True
    grid[:] = False
    first = next(states)
    assert np.array_equal(first, step_life(kept))
    next(states)
    assert np.array_equal(first, step_life(kept))


def test_a_grid_that_is_a_view_is_taken_as_it_looks():
    grid = soup((20, 24))[::2, ::3]
    assert np.array_equal(run_life(grid, steps=4), run_life(grid.copy(), steps=4))
    assert np.array_equal(step_life(grid), run_life(grid, steps=1))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: evolve_life(soup((4, 4)).astype(int)), "grid must be a NumPy array of bool, got int64"),
        (lambda: evolve_life(soup((4, 4)), rule="B9/S"), "rule must look like"),
        (lambda: evolve_life(soup((4, 4)), every=0), "every must be at least 1, got 0"),
        (lambda: evolve_life(soup((4, 4)), wrap=1), "wrap must be True or False, got 1"),
        (lambda: run_life(soup((4, 4)), steps=-1), "steps must be at least 0, got -1"),
        (lambda: run_life(soup((4, 4)), steps=1.5), "steps must be an integer, got 1.5"),
        (lambda: film_life(soup((4, 4)), steps=10**9), "at most 50 million pixels"),
    ],
)
def test_a_wrong_setting_is_refused_at_the_call_not_at_the_first_state(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()
