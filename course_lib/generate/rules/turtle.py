"""A turtle reads a word and leaves a line: letters move it, signs turn it, brackets let it come back."""

import numpy as np

from course_lib.generate.rules.lines import draw_segments
from course_lib.generate.rules.presets import SYSTEMS
from course_lib.generate.rules.systems import check_system, expand
from course_lib.images import check_number, check_shape


def walk(word, *, angle=90.0, heading=90.0):
    """Walk along a word and note each line that is drawn.

    ``F`` and ``G`` draw a step forward of length 1, ``f`` steps without drawing, ``+`` turns left and ``-``
    right, ``|`` turns round, ``[`` remembers place and heading and ``]`` returns to them. All other symbols
    are ignored.

    Parameters
    ----------
    word : str
        What to read, for instance from `expand`.
    angle : float, default 90
        Degrees of a turn; another angle makes another plant of the same word.
    heading : float, default 90
        Degrees that the turtle looks at first: 0 is to the right, 90 is up.

    Returns
    -------
    float32 array (n, 2, 2)
        ``segments[i, 0]`` is the start and ``segments[i, 1]`` the end of line i, each as x (to the right) and
        y (upward), in steps.

    Raises
    ------
    TypeError, ValueError
        When `word` is no text, `angle` or `heading` is not finite, or a bracket has no partner.

    References
    ----------
    H. Abelson and A. A. diSessa, "Turtle Geometry", MIT Press, 1981; P. Prusinkiewicz, "Graphical
    applications of L-systems", Graphics Interface, 1986.

    Examples
    --------
    >>> walk("F[+F]F", angle=90).astype(int).tolist()  # up, a branch to the left, up again
    [[[0, 0], [0, 1]], [[0, 1], [-1, 1]], [[0, 1], [0, 2]]]
    """
    check_number(angle, "angle")
    check_number(heading, "heading")
    symbols = _symbols(word)
    turns = angle * (_is(symbols, "+") - _is(symbols, "-")) + 180.0 * _is(symbols, "|")
    direction = np.deg2rad(heading + _run(turns, symbols))
    draws = _is(symbols, "FG")
    steps = (draws + _is(symbols, "f")) * np.exp(1j * direction)
    after = _run(steps, symbols)[draws == 1]
    before = after - steps[draws == 1]
    return np.stack([before, after], axis=1).astype(np.complex64)[..., None].view(np.float32)


def nesting(word):
    """Count in how many open brackets each drawn line lies: 0 is the trunk, 1 a branch, 2 a twig.

    Parameters
    ----------
    word : str
        What the turtle reads.

    Returns
    -------
    int64 array (n,)
        One number a line of `walk`.

    Raises
    ------
    TypeError
        When `word` is no text.

    Examples
    --------
    >>> nesting("F[+F[-F]]F").tolist()
    [0, 1, 2, 0]
    """
    symbols = _symbols(word)
    return np.cumsum(_is(symbols, "[") - _is(symbols, "]"))[_is(symbols, "FG") == 1]


def _symbols(word):
    if not isinstance(word, str):
        raise TypeError(f"word must be text, got {type(word).__name__}")
    return np.frombuffer(word.encode("utf-32-le"), np.uint32)


def _is(symbols, letters):
    return sum((symbols == ord(letter)).astype(np.int64) for letter in letters)


def _run(changes, symbols):
    """Add up changes along the word; after ``]`` go on from the sum at its ``[``.

    Brackets only shift the plain cumulative sum, so that the slow loop runs over brackets, not over symbols.
    """
    total = np.cumsum(changes)
    brackets = np.flatnonzero(_is(symbols, "[]"))
    opens = (symbols[brackets] == ord("[")).tolist()
    shift, shifts, stack = 0, [0], []
    for place, opening, value in zip(brackets, opens, total[brackets].tolist(), strict=True):
        if opening:
            stack.append((value + shift, place))
        elif stack:
            shift = stack.pop()[0] - value
        else:
            raise ValueError(f"every ] must close a [, got a ] without one as symbol {place + 1}")
        shifts.append(shift)
    if stack:
        raise ValueError(f"every [ must be closed by a ], got one left open as symbol {stack[-1][1] + 1}")
    return total + np.repeat(shifts, np.diff(brackets, prepend=0, append=len(total)))


def draw_system(system, depth, shape, *, angle=None, rng=None):
    """Grow an L-system, walk along its word and draw the way.

    Parameters
    ----------
    system : LSystem or str
        Any system, or the name of one of `SYSTEMS`.
    depth : int, 0 to 64
        How many replacements: each makes a curve finer or a plant older. ``system.depth`` looks well.
    shape : tuple of two ints
        (height, width) in pixels.
    angle : float, optional
        Degrees of a turn, instead of the system's own.
    rng : int, numpy.random.Generator or None
        Where chance comes from; used only by rules with alternatives.

    Returns
    -------
    float32 array (H, W) in [0, 1]
        White lines on black, of the system's width in a picture of 256 pixels and thicker in larger ones.

    Raises
    ------
    TypeError, ValueError
        When an argument is out of range, the word would exceed two million symbols, or brackets do not match.

    References
    ----------
    P. Prusinkiewicz and A. Lindenmayer, "The Algorithmic Beauty of Plants", Springer, 1990.

    Examples
    --------
    >>> draw_system("koch", 3, (64, 64)).shape
    (64, 64)
    """
    rng = np.random.default_rng(rng)
    shape = check_shape(shape)
    system = check_system(_named(system) if isinstance(system, str) else system)
    word = expand(system, depth, rng=rng)
    segments = walk(word, angle=system.angle if angle is None else angle, heading=system.heading)
    width = system.width * min(shape) / 256
    if system.taper < 1:
        width = width * system.taper ** nesting(word)
    return draw_segments(segments, shape, width=width)


def _named(name):
    if name not in SYSTEMS:
        raise ValueError(f"system must be an LSystem or one of {', '.join(SYSTEMS)}, got {name!r}")
    return SYSTEMS[name]
