"""A turtle's way is that of a slow and plain turtle, and each preset is worth looking at."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.rules import SYSTEMS, draw_system, expand, nesting, walk

BALANCED = st.recursive(
    st.text("FGf+-|x", max_size=5),
    lambda inner: st.tuples(inner, inner).map(lambda ab: f"{ab[0]}[{ab[1]}]"),
    max_leaves=8,
)


def plain_walk(word, angle, heading=90.0):
    """A turtle that takes one symbol after the other: the oracle."""
    x, y, stack, lines = 0.0, 0.0, [], []
    for symbol in word:
        if symbol in "FGf":
            ahead = x + math.cos(math.radians(heading)), y + math.sin(math.radians(heading))
            if symbol != "f":
                lines.append([(x, y), ahead])
            x, y = ahead
        elif symbol in "+-|":
            heading += {"+": angle, "-": -angle, "|": 180}[symbol]
        elif symbol == "[":
            stack.append((x, y, heading))
        elif symbol == "]":
            x, y, heading = stack.pop()
    return np.array(lines, np.float32).reshape(-1, 2, 2)


def test_a_square_comes_back_to_where_it_began():
    square = walk("F+F+F+F", angle=90)
    assert np.allclose(
        square, [[[0, 0], [0, 1]], [[0, 1], [-1, 1]], [[-1, 1], [-1, 0]], [[-1, 0], [0, 0]]], atol=1e-6
    )


def test_f_leaves_a_gap_and_unknown_letters_do_nothing():
    assert np.allclose(walk("FfXYZF", heading=0), [[[0, 0], [1, 0]], [[2, 0], [3, 0]]], atol=1e-6)


def test_a_turtle_that_turns_round_goes_back_on_its_way():
    there, back = walk("F|G", angle=17)
    assert np.allclose(there, back[::-1], atol=1e-6)


def test_brackets_remember_place_and_heading():
    lines = walk("F[+F[-F]F]F", angle=90)
    assert np.allclose(lines[:, 0], [[0, 0], [0, 1], [-1, 1], [-1, 1], [0, 1]], atol=1e-6)


@given(BALANCED, st.floats(-180, 180), st.floats(0, 360))
def test_any_word_is_walked_as_the_plain_turtle_does(word, angle, heading):
    assert np.allclose(walk(word, angle=angle, heading=heading), plain_walk(word, angle, heading), atol=1e-4)


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_preset_is_walked_as_the_plain_turtle_does(name):
    system = SYSTEMS[name]
    word = expand(system, min(system.depth, 4), rng=1)
    assert np.allclose(walk(word, angle=system.angle), plain_walk(word, system.angle), atol=1e-3)


def test_no_word_and_no_line_give_no_segments():
    assert walk("").shape == walk("+[-]f").shape == (0, 2, 2)
    assert walk("").dtype == np.float32


def test_kochs_curve_is_four_thirds_longer_with_each_depth():
    koch = SYSTEMS["koch"]
    for depth in range(4):
        lines = walk(expand(koch, depth), angle=60)
        assert len(lines) == 3 * 4**depth
        assert np.ptp(lines[..., 0]) == pytest.approx(3**depth, rel=0.2)
        assert np.allclose(lines[-1, 1], lines[0, 0], atol=1e-3)


def test_hilberts_curve_visits_every_cell_once():
    word = expand(SYSTEMS["hilbert"], 4)
    places = np.rint(np.vstack([walk(word)[:1, 0], walk(word)[:, 1]])).astype(int)
    assert len(np.unique(places, axis=0)) == len(places) == 4**4
    assert np.ptp(places, axis=0).tolist() == [15, 15]


def test_the_dragon_crosses_no_line_twice():
    lines = np.rint(walk(expand(SYSTEMS["dragon"], 9), angle=45).mean(axis=1) * 2**0.5 * 4)
    assert len(np.unique(lines, axis=0)) == 2**9


def test_nesting_counts_open_brackets():
    assert nesting("F[+F[-F]G]fF").tolist() == [0, 1, 2, 1, 0]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("F]", "every ] must close a \\[, got a ] without one as symbol 2"),
        ("F[+F", "every \\[ must be closed by a ], got one left open as symbol 2"),
        ("[]][", "without one as symbol 3"),
    ],
)
def test_a_bracket_without_partner_is_refused_with_its_place(word, message):
    with pytest.raises(ValueError, match=message):
        walk(word)


def test_a_word_that_is_no_text_is_refused():
    for routine in (walk, nesting):
        with pytest.raises(TypeError, match="word must be text, got list"):
            routine(["F"])


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_preset_makes_a_picture_worth_looking_at(name):
    system = SYSTEMS[name]
    picture = draw_system(system, system.depth, (256, 256), rng=1)
    assert 0.02 < picture.mean() < 0.6
    assert picture.max() > 0.98 and picture.min() == 0
    rows, columns = np.nonzero(picture > 0.5)
    assert max(np.ptp(rows), np.ptp(columns)) > 220


def test_another_angle_draws_another_plant_of_the_same_word():
    upright, spread = (draw_system("reed", 4, (64, 64), angle=angle) for angle in (5, 40))
    assert abs(upright - spread).mean() > 0.02
    assert np.array_equal(
        draw_system("reed", 4, (64, 64)), draw_system(SYSTEMS["reed"], 4, (64, 64), angle=22.5)
    )


def test_chance_draws_a_sister_of_each_plant():
    first, same, sister = (draw_system("chance", 5, (64, 64), rng=seed) for seed in (1, 1, 2))
    assert np.array_equal(first, same) and not np.array_equal(first, sister)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="system must be an LSystem or one of koch, .*got 'oak'"):
        draw_system("oak", 3, (9, 9))
