"""Elementary cellular automata: a row of cells, three neighbours, eight answers, 256 rules."""

from itertools import islice

import numpy as np

from course_lib.generate.rules._checks import check_cells, check_wrap
from course_lib.images import check_number, check_shape

MOST_BITS = 20_000


def rule_table(number):
    """Write a rule number as its eight answers, for the neighbourhoods 111, 110, 101, 100, 011, 010, 001, 000.

    The answers, read as a binary number, are the rule's number: that is how the 256 rules are named.

    Parameters
    ----------
    number : int, 0 to 255
        The rule. 30 is disorder, 90 is Sierpinski's triangle, 110 can compute anything.

    Returns
    -------
    uint8 array (8,)
        What becomes of the cell in the middle; element ``7 - k`` answers the neighbourhood whose three cells
        (left, middle, right) read as the binary number k.

    Raises
    ------
    TypeError, ValueError
        If `number` is not a whole number from 0 to 255.

    References
    ----------
    S. Wolfram, "Statistical mechanics of cellular automata", Reviews of Modern Physics 55(3), 601-644, 1983,
    doi:10.1103/RevModPhys.55.601; M. Cook, "Universality in elementary cellular automata", Complex Systems
    15(1), 1-40, 2004 (rule 110).

    Examples
    --------
    >>> rule_table(30)
    array([0, 0, 0, 1, 1, 1, 1, 0], dtype=uint8)
    """
    number = check_number(number, "number", low=0, high=255, integer=True)
    return np.unpackbits(np.uint8(number))


def first_row(width, *, density=None, rng=None):
    """Make a row to begin with: a single living cell in the middle, or cells alive by chance.

    Parameters
    ----------
    width : int, at least 1
        Number of cells.
    density : float in [0, 1], or None
        The chance of each cell to be alive. None: only the cell ``width // 2`` lives.
    rng : int, numpy.random.Generator or None
        Where chance comes from; not asked when `density` is None.

    Returns
    -------
    uint8 array (W,), 1 = alive

    Raises
    ------
    TypeError, ValueError
        If `width` is not a whole number of at least 1, or `density` lies outside [0, 1].

    Examples
    --------
    >>> first_row(5)
    array([0, 0, 1, 0, 0], dtype=uint8)
    """
    rng = np.random.default_rng(rng)
    _, width = check_shape((1, check_number(width, "width", low=1, integer=True)))
    if density is not None:
        return (rng.random(width) < check_number(density, "density", low=0, high=1)).astype(np.uint8)
    row = np.zeros(width, np.uint8)
    row[width // 2] = 1
    return row


def step_elementary(row, number, *, wrap=True):
    """Look up the next state of every cell from itself and its two neighbours.

    next[j] = table[7 - (4 row[j-1] + 2 row[j] + row[j+1])].

    Parameters
    ----------
    row : uint8 array (W,)
        1 = alive, 0 = dead.
    number : int, 0 to 255
        The rule.
    wrap : bool
        Whether the row is a ring, its last cell beside its first; otherwise both ends have a dead neighbour.

    Returns
    -------
    uint8 array (W,)

    Raises
    ------
    TypeError, ValueError
        If `row` is no row of zeros and ones, or `number` is not a whole number from 0 to 255.

    Examples
    --------
    >>> step_elementary(np.array([0, 0, 1, 0, 0], np.uint8), 30)
    array([0, 1, 1, 1, 0], dtype=uint8)
    """
    check_cells(row, "row", dtype=np.uint8, ndim=1)
    return next_row(row, rule_table(number), check_wrap(wrap))


def evolve_elementary(row, number, *, wrap=True):
    """Yield the row itself, then the row after one step, after two, and so on without end.

    Parameters
    ----------
    row : uint8 array (W,)
        The state to begin with, 1 = alive.
    number : int, 0 to 255
        The rule.
    wrap : bool
        Whether the row is a ring; otherwise both ends have a dead neighbour.

    Yields
    ------
    uint8 array (W,)
        A new array each time.

    Raises
    ------
    TypeError, ValueError
        If `row` is no row of zeros and ones, or `number` is not a whole number from 0 to 255.

    Examples
    --------
    >>> for row in islice(evolve_elementary(first_row(7), 90), 4):
    ...     print(row)
    [0 0 0 1 0 0 0]
    [0 0 1 0 1 0 0]
    [0 1 0 0 0 1 0]
    [1 0 1 0 1 0 1]
    """
    check_cells(row, "row", dtype=np.uint8, ndim=1)
    return _rows(row, rule_table(number), check_wrap(wrap))


def draw_elementary(row, number, *, steps=127, wrap=True):
    """Draw the history of a row: the beginning on top, each later row below the one before.

    Parameters
    ----------
    row : uint8 array (W,)
        The state to begin with, 1 = alive.
    number : int, 0 to 255
        The rule.
    steps : int, at least 0
        How many steps are drawn below the first row.
    wrap : bool
        Whether the row is a ring; otherwise both ends have a dead neighbour.

    Returns
    -------
    float32 array (steps + 1, W) in [0, 1], holding only 0 (dead) and 1 (alive)

    Raises
    ------
    TypeError, ValueError
        If `row` is no row of zeros and ones, `number` is no rule, or `steps` is negative.

    Examples
    --------
    >>> draw_elementary(first_row(5), 250, steps=2)
    array([[0., 0., 1., 0., 0.],
           [0., 1., 0., 1., 0.],
           [1., 0., 1., 0., 1.]], dtype=float32)
    """
    rows = evolve_elementary(row, number, wrap=wrap)
    steps = check_number(steps, "steps", low=0, integer=True)
    picture = np.empty(check_shape((steps + 1, row.size)), np.float32)
    for line, state in zip(picture, rows):
        line[:] = state
    return picture


def random_bits(n, *, number=30):
    """Read the cell in the middle, step after step, as a list of bits: chance out of a rule without chance.

    The row begins with one living cell and is so wide that its ends are never felt. With rule 30 the bits
    pass for tosses of a coin; most other rules fail at once.

    Parameters
    ----------
    n : int, 1 to 20000
        Number of bits; the work grows with its square.
    number : int, 0 to 255
        The rule.

    Returns
    -------
    uint8 array (n,) of 0 and 1

    Raises
    ------
    TypeError, ValueError
        If `n` or `number` is no whole number or out of range.

    References
    ----------
    S. Wolfram, "Random sequence generation by cellular automata", Advances in Applied Mathematics 7(2),
    123-169, 1986, doi:10.1016/0196-8858(86)90028-X.

    Examples
    --------
    >>> random_bits(12)
    array([1, 1, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0], dtype=uint8)
    """
    n = check_number(n, "n", low=1, high=MOST_BITS, integer=True)
    rows = evolve_elementary(first_row(2 * n + 1), number, wrap=False)
    return np.array([row[n] for row in islice(rows, n)], np.uint8)


def next_row(row, table, wrap):
    """Look up all cells of a row at once; `table` holds the answers for 111 to 000."""
    around = np.zeros(row.size + 2, np.uint8)
    around[1:-1] = row
    if wrap:
        around[0], around[-1] = row[-1], row[0]
    left, middle, right = around[:-2], around[1:-1], around[2:]
    return table.take(7 - (4 * left + 2 * middle + right))


def _rows(row, table, wrap):
    row = row.copy()
    while True:
        yield row.copy()
        row = next_row(row, table, wrap)
