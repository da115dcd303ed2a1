"""Words grow as their rules say, and their length is known before they do."""

import time
import tracemalloc
from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.generate.rules import SYSTEMS, LSystem, expand, growth_matrix, predict_length, systems

ALGAE = LSystem("A", {"A": "AB", "B": "A"})
COIN = LSystem("F", {"F": [("FF", 0.5), ("F", 0.5)]})
CERTAIN = [name for name, system in SYSTEMS.items() if not system.by_chance]
WORDS = st.text("ABF+", max_size=4)
RULES = st.dictionaries(st.sampled_from("ABF"), WORDS, max_size=3)


def test_lindenmayers_algae_grow_by_hand():
    assert [expand(ALGAE, depth) for depth in range(5)] == ["A", "AB", "ABA", "ABAAB", "ABAABABA"]


def test_all_symbols_are_replaced_at_the_same_time():
    assert expand(LSystem("AB", {"A": "B", "B": "A"}), 1) == "BA"
    assert expand(LSystem("AB", {"A": [("B", 0.5), ("B", 0.5)], "B": "A"}), 1, rng=1) == "BA"


def test_the_lengths_of_the_algae_are_fibonacci_numbers():
    lengths = [predict_length(ALGAE, depth) for depth in range(64)]
    assert lengths[:5] == [1, 2, 3, 5, 8]
    assert all(a + b == c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))


def test_depth_zero_is_the_axiom_and_a_symbol_without_rule_stays():
    assert expand(ALGAE, 0) == "A"
    assert expand(LSystem("A+x", {"A": "AA"}), 2) == "AAAA+x"


def test_a_rule_may_delete_its_symbol():
    system = LSystem("ABAB", {"A": ""})
    assert expand(system, 1) == "BB"
    assert predict_length(system, 1) == 2
    assert expand(LSystem("AA", {"A": ""}), 3) == ""


@pytest.mark.parametrize("name", CERTAIN)
def test_growth_is_predicted_exactly_for_every_preset(name):
    system = SYSTEMS[name]
    for depth in range(system.depth + 1):
        assert predict_length(system, depth) == len(expand(system, depth))


@given(WORDS.filter(bool), RULES, st.integers(0, 5))
def test_growth_is_predicted_exactly_for_any_rules(axiom, rules, depth):
    system = LSystem(axiom, rules)
    word, (symbols, matrix) = expand(system, depth), growth_matrix(system)
    counts = np.array([axiom.count(symbol) for symbol in symbols], object)
    for _ in range(depth):
        counts = matrix @ counts
    assert counts.tolist() == [word.count(symbol) for symbol in symbols]
    assert predict_length(system, depth) == len(word)


@given(WORDS.filter(bool), RULES, st.integers(0, 3), st.integers(0, 3))
def test_growing_twice_is_growing_once_by_the_sum(axiom, rules, first, second):
    system = LSystem(axiom, rules)
    halfway = expand(system, first)
    if halfway:
        assert expand(replace(system, axiom=halfway), second) == expand(system, first + second)


def test_the_growth_rate_is_the_largest_eigenvalue_of_the_matrix():
    _, matrix = growth_matrix(ALGAE)
    golden = max(abs(np.linalg.eigvals(matrix.astype(float))))
    assert golden == pytest.approx((1 + 5**0.5) / 2)
    assert predict_length(ALGAE, 40) / predict_length(ALGAE, 39) == pytest.approx(golden)


def test_chance_enters_the_matrix_as_the_expected_number():
    symbols, matrix = growth_matrix(LSystem("F", {"F": [("F+F", 0.25), ("F", 0.75)]}))
    assert symbols == "F+"
    assert matrix.tolist() == [[1.25, 0], [0.25, 1]]


def test_the_mean_length_of_many_random_words_is_the_expected_one():
    lengths = [len(expand(COIN, 8, rng=seed)) for seed in range(400)]
    expected = predict_length(COIN, 8)
    assert expected == pytest.approx(1.5**8)
    assert abs(np.mean(lengths) - expected) < 4 * np.std(lengths) / 20


def test_alternatives_come_as_often_as_their_weights_say():
    word = expand(LSystem("F" * 1000, {"F": [("a", 0.1), ("b", 0.6), ("c", 0.3)]}), 1, rng=2)
    assert [word.count(letter) / 1000 for letter in "abc"] == pytest.approx([0.1, 0.6, 0.3], abs=0.05)


def test_a_weight_of_zero_never_comes():
    word = expand(LSystem("F" * 1000, {"F": [("a", 0), ("b", 1), ("c", 0)]}), 1, rng=2)
    assert word == "b" * 1000


def test_the_same_seed_grows_the_same_plant_and_another_a_sister():
    plant = SYSTEMS["chance"]
    assert expand(plant, 4, rng=1) == expand(plant, 4, rng=1) != expand(plant, 4, rng=2)


def test_without_alternatives_the_seed_does_not_matter():
    assert expand(ALGAE, 6, rng=1) == expand(ALGAE, 6, rng=2)


def test_a_runaway_system_is_refused_at_once_and_without_memory():
    begin = time.perf_counter()
    tracemalloc.start()
    with pytest.raises(ValueError, match="within 2000000 symbols, got depth 40 with 1099511627776 symbols"):
        expand(LSystem("F", {"F": "FF"}), 40)
    with pytest.raises(ValueError, match="with about 10\\^192 symbols"):
        expand(LSystem("F", {"F": "F" * 1000}), 64)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1e6 and time.perf_counter() - begin < 1


def test_a_word_that_is_long_only_on_the_way_is_refused_too():
    system = LSystem("A", {"A": "B" * 1000, "B": "C" * 1000, "C": "D" * 10, "D": ""})
    assert predict_length(system, 4) == 0
    with pytest.raises(ValueError, match="got depth 4 with 10000000 symbols"):
        expand(system, 4)


def test_chance_that_exceeds_what_was_expected_is_stopped(monkeypatch):
    monkeypatch.setattr(systems, "MAX_LENGTH", 60)
    assert predict_length(COIN, 10) < 60
    outcomes = {seed: 0 for seed in range(40)}
    for seed in outcomes:
        try:
            outcomes[seed] = len(expand(COIN, 10, rng=seed))
        except ValueError as error:
            assert "depth must keep the word within 60 symbols, got depth 10 with" in str(error)
    assert 0 < list(outcomes.values()).count(0) < 40
    assert max(outcomes.values()) <= 60


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_a_random_word_never_exceeds_the_limit(seed):
    assert len(expand(COIN, 12, rng=seed)) <= 2**12


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"axiom": ""}, "axiom must have at least one symbol, got ''"),
        ({"axiom": 5}, "axiom must be text, got 5"),
        ({"axiom": "F#F"}, "axiom must hold no space, ; or #, got 'F#F'"),
        ({"rules": {"FF": "F"}}, "a rule must stand for one symbol, got 'FF'"),
        ({"rules": {" ": "F"}}, "the symbol of a rule must hold no space, ; or #, got ' '"),
        ({"rules": {"F": [("F", 0.5), ("FF", 0.4)]}}, "weights of F must sum to 1, got 0.9"),
        ({"rules": {"F": [("F", -0.5), ("FF", 1.5)]}}, "the weight of F must be at least 0, got -0.5"),
        ({"rules": {"F": []}}, "weights of F must sum to 1, got 0"),
        ({"rules": {"F": [(3, 1)]}}, "the word for F must be text, got 3"),
        ({"rules": {"F": "F" * 1001}}, "the word for F must have at most 1000 symbols, got 1001"),
        ({"angle": float("nan")}, "angle must be finite, got nan"),
        ({"depth": 65}, "depth must be at most 64, got 65"),
        ({"width": 0}, "width must be above 0, got 0"),
        ({"taper": 1.5}, "taper must be at most 1, got 1.5"),
    ],
)
def test_an_impossible_system_is_refused_with_the_reason(changes, message):
    with pytest.raises((TypeError, ValueError), match=message):
        LSystem(**{"axiom": "F", **changes})


def test_what_is_no_system_is_refused():
    for routine in (growth_matrix, lambda thing: predict_length(thing, 1), lambda thing: expand(thing, 1)):
        with pytest.raises(TypeError, match="system must be an LSystem .*got dict"):
            routine({"F": "FF"})


def test_a_system_cannot_be_changed_behind_the_back_of_the_others():
    with pytest.raises(FrozenInstanceError):
        SYSTEMS["koch"].angle = 30
    with pytest.raises(TypeError):
        SYSTEMS["koch"].rules["F"] = "FF"
    assert replace(SYSTEMS["koch"], angle=30).rules == SYSTEMS["koch"].rules


def test_there_are_four_curves_and_four_plants_and_one_is_of_chance():
    assert {"koch", "dragon", "hilbert", "sierpinski"} <= set(SYSTEMS)
    assert sum("[" in expand(system, 2, rng=1) for system in SYSTEMS.values()) >= 4
    assert any(system.by_chance for system in SYSTEMS.values())
