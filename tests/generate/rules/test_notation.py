"""L-systems as text: what is written is read back, and what cannot be read is named with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.rules import SYSTEMS, LSystem, expand, format_system, parse_system

SYMBOLS = st.sampled_from("ABFG+-[]|x:>")
WORDS = st.text(SYMBOLS, max_size=6)
CHANCES = st.sampled_from([(1.0,), (0.5, 0.5), (0.25, 0.75), (0.1, 0.2, 0.7)])
ALTERNATIVES = CHANCES.flatmap(
    lambda chances: st.tuples(*(WORDS for _ in chances)).map(
        lambda words: list(zip(words, chances, strict=True))
    )
)


def test_one_line_of_text_makes_kochs_curve():
    koch = parse_system("axiom: F; angle: 60; F -> F+F--F+F")
    assert koch == LSystem("F", {"F": "F+F--F+F"}, angle=60.0)
    assert expand(koch, 1) == "F+F--F+F"


def test_lines_and_semicolons_spaces_and_remarks_do_not_matter():
    tidy = parse_system("axiom: FX\nangle: 20\nF -> FF")
    loose = parse_system("\n  axiom : F X  # the seed\n\n# a remark;angle:20;  F->F F ;")
    assert tidy == loose


def test_all_settings_are_read():
    system = parse_system("axiom: F; angle: -12.5; heading: 0; depth: 7; width: 2; taper: .8")
    assert (system.angle, system.heading, system.depth, system.width, system.taper) == (-12.5, 0, 7, 2, 0.8)


def test_weights_stand_before_the_arrow():
    system = parse_system("axiom: F; F 0.3 -> FF; F 0.7 -> F[+F]")
    assert system.rules["F"] == (("FF", 0.3), ("F[+F]", 0.7))
    assert system.by_chance


def test_a_symbol_may_vanish_and_a_sign_may_have_a_rule():
    system = parse_system("axiom: X+; X ->; + -> +X")
    assert expand(system, 1) == "+X"


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_preset_is_read_back_as_it_was_written(name):
    assert parse_system(format_system(SYSTEMS[name])) == SYSTEMS[name]


@given(WORDS.filter(bool), st.dictionaries(SYMBOLS, ALTERNATIVES, max_size=4), st.floats(-360, 360))
def test_any_system_is_read_back_as_it_was_written(axiom, rules, angle):
    system = LSystem(axiom, rules, angle=angle, depth=3)
    assert parse_system(format_system(system)) == system


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("F -> FF", "the text must have a line such as axiom: F, got none"),
        ("axiom: F\nF = FF", r"line 2 must be a setting \(angle: 60\) or a rule \(F -> FF\), got 'F = FF'"),
        ("axiom: F; FG -> F", "line 2 must be a setting .* got 'FG -> F'"),
        ("axiom: F; color: red", "line 2 must set one of axiom, angle, .*, got 'color'"),
        ("axiom: F\n\nangle: steep", "line 3 must give angle a number, got 'steep'"),
        ("axiom: F; depth: 2.5", "line 2 must give depth a whole number, got '2.5'"),
        ("axiom: F; axiom: G", "line 2 must not set axiom again, got 'G'"),
        ("axiom: F; F many -> FF", "line 2 must give a number as weight, got 'many'"),
        ("axiom: F; F -> FF; F -> F", "line 3 must give a weight, got a second rule for F"),
        ("axiom: F; F 0.5 -> FF; F -> F", "line 3 must give a weight, got a second rule for F"),
        ("axiom: F; F 0.5 -> FF; F 0.4 -> F", "weights of F must sum to 1, got 0.9"),
        ("axiom: F; F 0.5 -> FF", "weights of F must sum to 1, got 0.5"),
        ("axiom:", "axiom must have at least one symbol, got ''"),
        ("axiom: F; angle: nan", "angle must be finite, got nan"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, message):
    with pytest.raises(ValueError, match=message):
        parse_system(text)


def test_what_is_no_text_and_no_system_is_refused():
    with pytest.raises(TypeError, match="text must be text, got list"):
        parse_system(["axiom: F"])
    with pytest.raises(TypeError, match="system must be an LSystem"):
        format_system("axiom: F")
