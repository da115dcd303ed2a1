"""Elementary automata: each of the 256 rules does what its number says; rule 30 passes for chance."""

from itertools import islice, pairwise
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.rules import (
    draw_elementary,
    evolve_elementary,
    first_row,
    random_bits,
    rule_table,
    step_elementary,
)

NUMBERS = st.integers(0, 255)
ROWS = st.lists(st.integers(0, 1), min_size=1, max_size=40).map(lambda cells: np.array(cells, np.uint8))


def by_hand(row, number, wrap):
    """One step, a cell at a time."""
    cells, following = row.tolist(), []
    for j in range(len(cells)):
        left = cells[j - 1] if j or wrap else 0
        right = cells[(j + 1) % len(cells)] if j + 1 < len(cells) or wrap else 0
        following.append(number >> (4 * left + 2 * cells[j] + right) & 1)
    return following


def state_after(row, number, steps, **options):
    """The row after some steps."""
    return next(islice(evolve_elementary(row, number, **options), steps, None))


@given(NUMBERS)
def test_the_table_read_as_a_binary_number_is_the_rule(number):
    assert int("".join(map(str, rule_table(number))), 2) == number


def test_rule_110_by_hand():
    table = {"111": 0, "110": 1, "101": 1, "100": 0, "011": 1, "010": 1, "001": 1, "000": 0}
    assert rule_table(110).tolist() == list(table.values())


@given(ROWS, NUMBERS, st.booleans())
def test_a_step_is_the_step_of_a_loop(row, number, wrap):
    assert step_elementary(row, number, wrap=wrap).tolist() == by_hand(row, number, wrap)


@pytest.mark.parametrize("number", range(256))
def test_every_rule_evolves_as_it_steps(number):
    row = first_row(23, density=0.5, rng=number)
    for wrap in (True, False):
        for before, after in pairwise(islice(evolve_elementary(row, number, wrap=wrap), 5)):
            assert after.tolist() == by_hand(before, number, wrap)


@given(ROWS)
def test_rules_that_can_be_said_in_a_word(row):
    assert np.array_equal(step_elementary(row, 204), row)  # stay
    assert np.array_equal(step_elementary(row, 51), 1 - row)  # turn over
    assert np.array_equal(step_elementary(row, 240), np.roll(row, 1))  # take from the left
    assert np.array_equal(step_elementary(row, 170), np.roll(row, -1))  # take from the right
    assert not step_elementary(row, 0).any()
    assert step_elementary(row, 255).all()


def test_the_centre_column_of_rule_30_holds_its_first_200_bits():
    # A row as one whole number: left XOR (middle OR right) for all cells at once, no ends anywhere.
    row, column = 1 << 200, []
    for _ in range(200):
        column.append(row >> 200 & 1)
        row = row >> 1 ^ (row | row << 1)
    assert column[:16] == [1, 1, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1]
    assert random_bits(200).tolist() == column
    picture = draw_elementary(first_row(401), 30, steps=199, wrap=False)
    assert picture[:, 200].tolist() == column


def test_rule_90_draws_pascals_triangle_modulo_2():
    picture = draw_elementary(first_row(129), 90, steps=63)
    for t in range(64):
        assert picture[t, 64 - t : 65 + t : 2].tolist() == [comb(t, k) % 2 for k in range(t + 1)]
        assert picture[t].sum() == 2 ** t.bit_count()


@given(st.integers(0, 2**32), st.sampled_from([90, 150, 60]))
def test_additive_rules_evolve_a_sum_as_the_sum_of_both(seed, number):
    one, other = (first_row(64, density=0.5, rng=seed + k) for k in (0, 1))
    assert np.array_equal(
        state_after(one ^ other, number, 20), state_after(one, number, 20) ^ state_after(other, number, 20)
    )


def test_the_ground_of_rule_110_returns_after_seven_steps_fourteen_cells_wide():
    ether = np.array([int(cell) for cell in "00010011011111" * 3], np.uint8)
    states = list(islice(evolve_elementary(ether, 110), 8))
    assert np.array_equal(states[7], ether)
    assert not any(np.array_equal(state, ether) for state in states[1:7])


def test_rule_124_is_rule_110_in_a_mirror():
    row = first_row(50, density=0.4, rng=1)
    assert np.array_equal(state_after(row, 110, 30)[::-1], state_after(row[::-1].copy(), 124, 30))


@given(st.integers(0, 2**32))
def test_rule_184_loses_no_car(seed):
    row = first_row(60, density=0.3, rng=seed)
    assert all(state.sum() == row.sum() for state in islice(evolve_elementary(row, 184), 50))


def test_a_living_cell_at_the_end_has_the_other_end_beside_it_only_on_a_ring():
    row = np.array([0, 0, 0, 0, 1], np.uint8)
    assert step_elementary(row, 90).tolist() == [1, 0, 0, 1, 0]
    assert step_elementary(row, 90, wrap=False).tolist() == [0, 0, 0, 1, 0]


def tosses(number, n=10_000):
    """How far four counts over n bits are from those of a fair coin, in standard deviations or chi square."""
    bits = random_bits(n, number=number).astype(float)
    signs = 2 * bits - 1
    frequency = abs(signs.sum()) / np.sqrt(n)
    runs = abs((np.diff(bits) != 0).sum() + 1 - n / 2) / (np.sqrt(n) / 2)
    serial = max(abs((signs[lag:] * signs[:-lag]).sum()) / np.sqrt(n - lag) for lag in range(1, 33))
    words = bits.reshape(-1, 4) @ [8, 4, 2, 1]
    expected = n / 4 / 16
    chi = ((np.bincount(words.astype(int), minlength=16) - expected) ** 2 / expected).sum()
    return frequency, runs, serial, chi


def test_rule_30_passes_for_tosses_of_a_coin():
    frequency, runs, serial, chi = tosses(30)
    assert frequency < 3 and runs < 3  # a coin does so 997 times in 1,000
    assert serial < 4  # the largest of 32 lags
    assert chi < 37.7  # 15 degrees of freedom: 999 times in 1,000


@pytest.mark.parametrize("number", [90, 110, 150, 54, 184])
def test_other_rules_are_no_coin(number):
    frequency, runs, serial, chi = tosses(number, 4000)
    assert max(frequency, runs) > 5 or serial > 8 or chi > 100


def test_a_row_begins_with_one_cell_or_with_chance():
    assert first_row(6).tolist() == [0, 0, 0, 1, 0, 0]
    assert first_row(1).tolist() == [1]
    assert first_row(10_000, density=0.3, rng=1).mean() == pytest.approx(0.3, abs=0.02)
    assert not first_row(50, density=0, rng=1).any()
    assert first_row(50, density=1, rng=1).all()


def test_a_yielded_row_belongs_to_the_caller():
    row = first_row(9)
    states = evolve_elementary(row, 30)
    next(states)[:] = 1
    row[:] = 0
    assert next(states).tolist() == [0, 0, 0, 1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: rule_table(256), "number must be at most 255, got 256"),
        (lambda: rule_table("30"), "number must be an integer, got '30'"),
        (lambda: first_row(0), "width must be at least 1, got 0"),
        (lambda: first_row(10**12), "shape must have at most 50 million pixels"),
        (lambda: first_row(5, density=2), "density must be at most 1, got 2"),
        (lambda: step_elementary(first_row(5), -1), "number must be at least 0, got -1"),
        (lambda: step_elementary([0, 1, 0], 30), "row must be a NumPy array of uint8, got list"),
        (lambda: step_elementary(np.zeros(5), 30), "row must be a NumPy array of uint8, got float64"),
        (lambda: step_elementary(np.full(5, 2, np.uint8), 30), "row must hold states from 0 to 1, got 2"),
        (lambda: step_elementary(np.zeros((2, 2), np.uint8), 30), "row must have 1 axes"),
        (lambda: evolve_elementary(np.zeros(0, np.uint8), 30), "row must have 1 axes and at least one cell"),
        (lambda: evolve_elementary(first_row(5), 30, wrap="no"), "wrap must be True or False, got 'no'"),
        (lambda: draw_elementary(first_row(5), 30, steps=-1), "steps must be at least 0, got -1"),
        (lambda: draw_elementary(first_row(5), 30, steps=10**9), "at most 50 million pixels"),
        (lambda: random_bits(10**6), "n must be at most 20000, got 1000000"),
    ],
)
def test_what_is_no_rule_or_no_row_is_refused_at_the_call(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()
