"""L-systems: every symbol of a word is replaced at the same time, again and again, and a plant grows."""

import math
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from course_lib.images import check_number

MAX_LENGTH = 2_000_000
MAX_DEPTH = 64
MAX_REPLACEMENT = 1_000


@dataclass(frozen=True)
class LSystem:
    """A first word, a rule for each symbol that grows, and how a turtle reads the result.

    Parameters
    ----------
    axiom : str
        The first word.
    rules : dict from a symbol to a word, or to a list of (word, weight)
        What each symbol is replaced by; a symbol without a rule stays. Weights are chances and sum to 1.
    angle : float, default 90
        Degrees of a turn.
    heading : float, default 90
        Degrees that the turtle looks at first: 0 is to the right, 90 is up.
    depth : int, default 4
        How many replacements make a good picture.
    width : float, default 1
        Line width that looks well in a picture of 256 pixels.
    taper : float, above 0 to 1, default 1
        How much thinner the lines of each further bracket are: 1 draws all alike.

    Raises
    ------
    TypeError, ValueError
        When a symbol is not one character, weights do not sum to 1, or a number is out of range.

    References
    ----------
    A. Lindenmayer, "Mathematical models for cellular interactions in development", Journal of Theoretical
    Biology 18, 280-315, 1968; P. Prusinkiewicz and A. Lindenmayer, "The Algorithmic Beauty of Plants",
    Springer, 1990.

    Examples
    --------
    >>> algae = LSystem("A", {"A": "AB", "B": "A"})
    >>> [expand(algae, depth) for depth in range(5)]
    ['A', 'AB', 'ABA', 'ABAAB', 'ABAABABA']
    """

    axiom: str
    rules: dict = field(default_factory=dict)
    angle: float = 90.0
    heading: float = 90.0
    depth: int = 4
    width: float = 1.0
    taper: float = 1.0

    def __post_init__(self):
        """Check every part and bring all rules into the form of alternatives with weights."""
        if not _check_word(self.axiom, "axiom"):
            raise ValueError("axiom must have at least one symbol, got ''")
        rules = {symbol: _alternatives(symbol, rule) for symbol, rule in dict(self.rules).items()}
        object.__setattr__(self, "rules", MappingProxyType(rules))
        check_number(self.angle, "angle")
        check_number(self.heading, "heading")
        check_number(self.depth, "depth", low=0, high=MAX_DEPTH, integer=True)
        for name, high in (("width", 1000), ("taper", 1)):
            if check_number(getattr(self, name), name, high=high) <= 0:
                raise ValueError(f"{name} must be above 0, got {getattr(self, name)}")

    @property
    def by_chance(self):
        """Whether any symbol has more than one alternative."""
        return any(len(alternatives) > 1 for alternatives in self.rules.values())


def _alternatives(symbol, rule):
    if len(_check_word(symbol, "the symbol of a rule")) != 1:
        raise ValueError(f"a rule must stand for one symbol, got {symbol!r}")
    pairs = tuple(
        (word, float(weight)) for word, weight in ([(rule, 1.0)] if isinstance(rule, str) else rule)
    )
    for word, weight in pairs:
        _check_word(word, f"the word for {symbol}")
        check_number(weight, f"the weight of {symbol}", low=0, high=1)
    total = math.fsum(weight for _, weight in pairs)
    if abs(total - 1) > 1e-6:
        raise ValueError(f"the weights of {symbol} must sum to 1, got {total:g}")
    return pairs


def _check_word(word, name):
    if not isinstance(word, str):
        raise TypeError(f"{name} must be text, got {word!r:.60}")
    if len(word) > MAX_REPLACEMENT:
        raise ValueError(f"{name} must have at most {MAX_REPLACEMENT} symbols, got {len(word)}")
    if any(symbol.isspace() or symbol in ";#" for symbol in word):
        raise ValueError(f"{name} must hold no space, ; or #, got {word!r:.60}")
    return word


def check_system(system):
    """Return `system` if it is an `LSystem`; a private door of this room, with one wording."""
    if not isinstance(system, LSystem):
        raise TypeError(f"system must be an LSystem (see parse_system), got {type(system).__name__}")
    return system


def growth_matrix(system):
    """Count what each rule makes: one column a symbol, one row a symbol that comes out.

    ``matrix[i, j]`` is how many symbols `i` one symbol `j` becomes, so that ``counts = matrix @ counts`` is
    one replacement of the whole word. Chance enters as the expected number.

    Parameters
    ----------
    system : LSystem
        The rules.

    Returns
    -------
    symbols : str
        The symbols in the order of rows and columns.
    matrix : object array (n, n)
        Python integers, which never overflow; floats where chance plays.

    Raises
    ------
    TypeError
        When `system` is no LSystem.

    References
    ----------
    G. Rozenberg and A. Salomaa, "The Mathematical Theory of L Systems", Academic Press, 1980.

    Examples
    --------
    >>> symbols, matrix = growth_matrix(LSystem("A", {"A": "AB", "B": "A"}))  # Fibonacci's
    >>> symbols, matrix.tolist()
    ('AB', [[1, 1], [1, 0]])
    """
    rules = check_system(system).rules
    words = [system.axiom, *rules, *(word for pairs in rules.values() for word, _ in pairs)]
    symbols = "".join(dict.fromkeys("".join(words)))
    matrix = np.zeros((len(symbols), len(symbols)), dtype=object)
    for column, symbol in enumerate(symbols):
        for word, weight in rules.get(symbol, [(symbol, 1.0)]):
            share = 1 if weight == 1 else weight
            for made in word:
                matrix[symbols.index(made), column] += share
    return symbols, matrix


def predict_length(system, depth):
    """Predict how long the word gets, without growing it.

    The counts of all symbols after `depth` replacements are ``matrix ** depth @ counts``.

    Parameters
    ----------
    system : LSystem
        The rules.
    depth : int, 0 to 64
        How many replacements.

    Returns
    -------
    int, exact; float, the expected length, where chance plays

    Raises
    ------
    TypeError, ValueError
        When `system` is no LSystem, or `depth` is out of range.

    Examples
    --------
    >>> koch = LSystem("F", {"F": "F+F--F+F"}, angle=60)
    >>> predict_length(koch, 2), len(expand(koch, 2)), predict_length(koch, 20)
    (36, 36, 2565527131476)
    """
    return _lengths(system, depth)[-1]


def _lengths(system, depth):
    """Predict the lengths after 0 to `depth` replacements: rules may delete, so any can be the longest."""
    symbols, matrix = growth_matrix(system)
    check_number(depth, "depth", low=0, high=MAX_DEPTH, integer=True)
    counts = np.array([system.axiom.count(symbol) for symbol in symbols], dtype=object)
    lengths = [counts.sum()]
    for _ in range(depth):
        counts = matrix @ counts
        lengths.append(counts.sum())
    return lengths


def expand(system, depth, *, rng=None):
    """Replace all symbols of the axiom at the same time, `depth` times.

    Parameters
    ----------
    system : LSystem
        The rules.
    depth : int, 0 to 64
        How many replacements: each makes a curve finer or a plant older.
    rng : int, numpy.random.Generator or None
        Where chance comes from; used only by rules with alternatives.

    Returns
    -------
    str
        The word that a turtle can `walk`.

    Raises
    ------
    TypeError
        When `system` is no LSystem.
    ValueError
        When `depth` is out of range, or the word would exceed two million symbols: this is found out by
        `predict_length`, before any memory is used.

    References
    ----------
    A. Lindenmayer, "Mathematical models for cellular interactions in development", Journal of Theoretical
    Biology 18, 280-315, 1968.

    Examples
    --------
    >>> expand(LSystem("F", {"F": "F+F--F+F"}), 1)
    'F+F--F+F'
    >>> expand(LSystem("F", {"F": "FF"}), 40)
    Traceback (most recent call last):
    ValueError: depth must keep the word within 2000000 symbols, got depth 40 with 1099511627776 symbols
    """
    rng = np.random.default_rng(rng)
    _refuse_runaway(_lengths(system, depth), depth)
    word = system.axiom
    table = str.maketrans({symbol: pairs[0][0] for symbol, pairs in system.rules.items()})
    for _ in range(depth):
        if system.by_chance:
            parts = _choose(word, system.rules, rng)
            _refuse_runaway([sum(map(len, parts))], depth)  # chance may exceed what was expected
            word = "".join(parts)
        else:
            word = word.translate(table)
    return word


def _choose(word, rules, rng):
    """Draw for each symbol of the word what it becomes; nothing is joined yet."""
    limits = {symbol: np.cumsum([weight for _, weight in pairs[:-1]]) for symbol, pairs in rules.items()}
    letters = np.array(list(word))
    parts = letters.astype(object)
    for symbol in sorted(rules):
        here = np.flatnonzero(letters == symbol)
        choice = np.searchsorted(limits[symbol], rng.random(len(here)), side="right")
        parts[here] = np.array([made for made, _ in rules[symbol]], dtype=object)[choice]
    return parts.tolist()


def _refuse_runaway(lengths, depth):
    longest = max(lengths)
    if longest > MAX_LENGTH:
        size = f"{longest:.0f}" if longest < 1e15 else f"about 10^{math.floor(math.log10(longest))}"
        raise ValueError(
            f"depth must keep the word within {MAX_LENGTH} symbols, got depth {depth} with {size} symbols"
        )
