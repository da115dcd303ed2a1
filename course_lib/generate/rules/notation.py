"""L-systems as text: one line a rule, to be typed, read, shared and read back."""

import re
from dataclasses import fields

from course_lib.generate.rules.systems import LSystem, check_system

_SETTING = re.compile(r"(\w{2,})\s*:\s*(.*)")
_RULE = re.compile(r"(\S)(?:\s+(\S+))?\s*->\s*(.*)")
_OPTIONS = {one.name: one.default for one in fields(LSystem) if one.name not in ("axiom", "rules")}


def parse_system(text):
    """Read an L-system from text, one line a rule.

    Lines, or parts between semicolons, are settings such as ``axiom: F``, ``angle: 60``, ``heading: 90``,
    ``depth: 4``, ``width: 1`` and ``taper: 1``, or rules such as ``F -> F+F``. Chance stands before the
    arrow: ``F 0.3 -> FF``; the weights of a symbol must sum to 1. Spaces in words do not count, and ``#``
    begins a remark.

    Parameters
    ----------
    text : str
        The system. Only the axiom must be there.

    Returns
    -------
    LSystem

    Raises
    ------
    TypeError
        When `text` is no text.
    ValueError
        When a line is no setting and no rule, or says something impossible: the message holds the line.

    References
    ----------
    P. Prusinkiewicz and A. Lindenmayer, "The Algorithmic Beauty of Plants", Springer, 1990.

    Examples
    --------
    >>> koch = parse_system("axiom: F; angle: 60; F -> F+F--F+F")
    >>> koch.angle, koch.rules["F"]
    (60.0, (('F+F--F+F', 1.0),))
    >>> parse_system("axiom: F; F = FF")
    Traceback (most recent call last):
    ValueError: line 2 must be a setting (angle: 60) or a rule (F -> FF), got 'F = FF'
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be text, got {type(text).__name__}")
    settings, rules = {}, {}
    for number, line in enumerate(re.split(r"[;\n]", text), start=1):
        line = line.partition("#")[0].strip()
        if setting := _SETTING.fullmatch(line):
            _read_setting(settings, *setting.groups(), number)
        elif rule := _RULE.fullmatch(line):
            _read_rule(rules, *rule.groups(), number)
        elif line:
            raise ValueError(
                f"line {number} must be a setting (angle: 60) or a rule (F -> FF), got {line!r:.80}"
            )
    if "axiom" not in settings:
        raise ValueError("the text must have a line such as axiom: F, got none")
    return LSystem(rules=rules, **settings)


def _read_setting(settings, name, value, number):
    if name != "axiom" and name not in _OPTIONS:
        known = ", ".join(["axiom", *_OPTIONS])
        raise ValueError(f"line {number} must set one of {known}, got {name!r}")
    if name in settings:
        raise ValueError(f"line {number} must not set {name} again, got {value!r:.40}")
    if name == "axiom":
        settings[name] = "".join(value.split())
        return
    try:
        settings[name] = type(_OPTIONS[name])(value)
    except ValueError:
        kind = "a whole number" if name == "depth" else "a number"
        raise ValueError(f"line {number} must give {name} {kind}, got {value!r:.40}") from None


def _read_rule(rules, symbol, weight, word, number):
    try:
        share = 1.0 if weight is None else float(weight)
    except ValueError:
        raise ValueError(f"line {number} must give a number as weight, got {weight!r:.40}") from None
    others = rules.setdefault(symbol, [])
    if others and (weight is None or others[0][1] == 1):
        raise ValueError(
            f"line {number} must give a weight, got a second rule for {symbol} (write {symbol} 0.5 -> ...)"
        )
    others.append(("".join(word.split()), share))


def format_system(system):
    """Write an L-system as text that `parse_system` reads back.

    Parameters
    ----------
    system : LSystem
        What to write.

    Returns
    -------
    str
        A line for the axiom, for each setting that is not the default, and for each rule.

    Raises
    ------
    TypeError
        When `system` is no LSystem.

    Examples
    --------
    >>> print(format_system(LSystem("F", {"F": [("FF", 0.5), ("F[+F]", 0.5)]}, angle=25)))
    axiom: F
    angle: 25
    F 0.5 -> FF
    F 0.5 -> F[+F]
    """
    check_system(system)
    lines = [f"axiom: {system.axiom}"]
    for name, default in _OPTIONS.items():
        if getattr(system, name) != default:
            lines.append(f"{name}: {_number(getattr(system, name))}")
    for symbol, pairs in system.rules.items():
        for word, weight in pairs:
            chance = "" if len(pairs) == 1 else f" {_number(weight)}"
            lines.append(f"{symbol}{chance} -> {word}".rstrip())
    return "\n".join(lines)


def _number(value):
    """Write a number in full, without the .0 of whole ones."""
    return repr(int(value) if value == int(value) else float(value))
