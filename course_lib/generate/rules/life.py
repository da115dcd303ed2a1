"""Life and its relatives: a grid of cells, eight neighbours, and which counts give birth or let survive."""

import re
from itertools import islice

import numpy as np
from scipy import ndimage

from course_lib.generate.rules._checks import check_cells, check_every, check_wrap
from course_lib.images import check_number, check_shape

KERNEL = np.array(
    [
        [1, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
    ],
    np.uint8,
)

RULES = {
    "Life": "B3/S23",
    "HighLife": "B36/S23",
    "Day and Night": "B3678/S34678",
    "Seeds": "B2/S",
    "Life without Death": "B3/S012345678",
    "Maze": "B3/S12345",
    "Replicator": "B1357/S1357",
}


def parse_rule(rule):
    """Read a rule such as B3/S23: the counts of living neighbours that give birth, and those that let survive.

    Parameters
    ----------
    rule : str
        ``B3/S23``, in capitals or not, or the older ``23/3`` with the survivors first. Each digit, 0 to 8, is
        a number of living neighbours.

    Returns
    -------
    born, survive : frozensets of int

    Raises
    ------
    TypeError
        If `rule` is no text.
    ValueError
        If it cannot be read.

    References
    ----------
    M. Gardner, "The fantastic combinations of John Conway's new solitaire game 'life'", Scientific American
    223(4), 120-123, 1970.

    Examples
    --------
    >>> born, survive = parse_rule("B3/S23")
    >>> sorted(born), sorted(survive)
    ([3], [2, 3])
    """
    if not isinstance(rule, str):
        raise TypeError(f"rule must be a text such as 'B3/S23', got {rule!r}")
    new = re.fullmatch(r"\s*B(?P<born>[0-8]*)/S(?P<survive>[0-8]*)\s*", rule, re.IGNORECASE | re.ASCII)
    old = re.fullmatch(r"\s*(?P<survive>[0-8]*)/(?P<born>[0-8]*)\s*", rule, re.ASCII)
    found = new or old
    if found is None:
        raise ValueError(f"rule must look like 'B3/S23' or '23/3' with digits from 0 to 8, got {rule!r}")
    return frozenset(map(int, found["born"])), frozenset(map(int, found["survive"]))


def count_neighbours(grid, *, wrap=True):
    """Count the living cells among the eight around each cell.

    neighbours = sum over the kernel [[1, 1, 1], [1, 0, 1], [1, 1, 1]] of the cells beneath it.

    Parameters
    ----------
    grid : bool array (H, W)
        True = alive.
    wrap : bool
        Whether the grid closes into a torus, each edge beside the opposite one; otherwise all cells beyond
        the edge are dead.

    Returns
    -------
    uint8 array (H, W), 0 to 8

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool.

    Examples
    --------
    >>> count_neighbours(np.array([[True, True, True]]), wrap=False)
    array([[1, 2, 1]], dtype=uint8)
    """
    check_cells(grid, "grid", dtype=bool, ndim=2)
    edge = "grid-wrap" if check_wrap(wrap) else "constant"
    return ndimage.convolve(grid.view(np.uint8), KERNEL, mode=edge)


def step_life(grid, *, rule="B3/S23", wrap=True):
    """Give every cell its next state: one step of Life or a relative, written as the rule is spoken.

    A dead cell is born if the number of its living neighbours is among the rule's B digits; a living one
    survives if it is among the S digits. For many steps `evolve_life` is faster.

    Parameters
    ----------
    grid : bool array (H, W)
        True = alive.
    rule : str
        Which counts give birth and let survive, such as ``B3/S23``; see `RULES`.
    wrap : bool
        Whether the grid closes into a torus; otherwise all cells beyond the edge are dead.

    Returns
    -------
    bool array (H, W)

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool, or `rule` cannot be read.

    Examples
    --------
    >>> row = np.zeros((3, 3), bool)
    >>> row[1] = True
    >>> step_life(row, wrap=False).astype(int)
    array([[0, 1, 0],
           [0, 1, 0],
           [0, 1, 0]])
    """
    born, survive = parse_rule(rule)
    neighbours = count_neighbours(grid, wrap=wrap)
    return np.where(grid, np.isin(neighbours, list(survive)), np.isin(neighbours, list(born)))


def evolve_life(grid, *, rule="B3/S23", wrap=True, every=1):
    """Yield the grid itself, then the grid after `every` steps, after twice as many, and so on without end.

    The same cells as with `step_life`, many times faster: nothing is allocated between two states.

    Parameters
    ----------
    grid : bool array (H, W)
        The state to begin with, True = alive.
    rule : str
        Which counts give birth and let survive, such as ``B3/S23``; see `RULES`.
    wrap : bool
        Whether the grid closes into a torus; otherwise all cells beyond the edge are dead.
    every : int, at least 1
        How many steps lie between two states that are yielded.

    Yields
    ------
    bool array (H, W)
        A copy that later steps do not change.

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool, `rule` cannot be read, or `every` is no whole number of at least 1.

    Examples
    --------
    >>> row = np.zeros((5, 5), bool)
    >>> row[2, 1:4] = True
    >>> states = evolve_life(row, every=2)  # a blinker repeats after two steps
    >>> bool((next(states) == next(states)).all())
    True
    """
    check_cells(grid, "grid", dtype=bool, ndim=2)
    return _states(grid, parse_rule(rule), check_wrap(wrap), check_every(every))


def run_life(grid, *, steps, rule="B3/S23", wrap=True):
    """Give the grid after some steps.

    Parameters
    ----------
    grid : bool array (H, W)
        The state to begin with, True = alive.
    steps : int, at least 0
        How many steps; 0 gives a copy.
    rule : str
        Which counts give birth and let survive, such as ``B3/S23``; see `RULES`.
    wrap : bool
        Whether the grid closes into a torus; otherwise all cells beyond the edge are dead.

    Returns
    -------
    bool array (H, W)

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool, `rule` cannot be read, or `steps` is no whole number of at least 0.

    Examples
    --------
    >>> row = np.zeros((3, 3), bool)
    >>> row[1] = True
    >>> run_life(row, steps=1, wrap=False).astype(int)
    array([[0, 1, 0],
           [0, 1, 0],
           [0, 1, 0]])
    """
    steps = check_number(steps, "steps", low=0, integer=True)
    states = evolve_life(grid, rule=rule, wrap=wrap, every=max(steps, 1))
    return next(islice(states, min(steps, 1), None))


def film_life(grid, *, steps, rule="B3/S23", wrap=True):
    """Keep every state on the way: the grid itself and the one after each of some steps.

    Parameters
    ----------
    grid : bool array (H, W)
        The state to begin with, True = alive.
    steps : int, at least 0
        How many steps.
    rule : str
        Which counts give birth and let survive, such as ``B3/S23``; see `RULES`.
    wrap : bool
        Whether the grid closes into a torus; otherwise all cells beyond the edge are dead.

    Returns
    -------
    bool array (steps + 1, H, W)

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool, `rule` cannot be read, or the film would have more cells than a picture may
        have pixels.

    Examples
    --------
    >>> film_life(np.ones((1, 1), bool), steps=2).shape
    (3, 1, 1)
    """
    steps = check_number(steps, "steps", low=0, integer=True)
    states = evolve_life(grid, rule=rule, wrap=wrap)
    check_shape((steps + 1, grid.size))
    return np.stack(list(islice(states, steps + 1)))


def _states(grid, rule, wrap, every):
    cells = np.pad(grid, 1).view(np.uint8)
    inside = cells[1:-1, 1:-1]
    step = _stepper(cells, *rule)
    while True:
        yield inside.astype(bool)
        for _ in range(every):
            _set_border(cells, wrap)
            step()


def _stepper(cells, born, survive):
    """Return a function that takes `cells`, a grid with a border one cell wide, one step further in place.

    In memory the rows lie end to end: the cell above is `pitch` places back, the one below `pitch` places
    on. So each sum over the grid is a sum of long slices; what it leaves in the border is set anew.
    """
    flat, pitch = cells.reshape(-1), cells.shape[1]
    above, here, below = flat[: -2 * pitch], flat[pitch:-pitch], flat[2 * pitch :]
    columns = np.empty_like(here)
    left, middle, right = columns[:-2], columns[1:-1], columns[2:]
    total = np.empty_like(middle)
    alive = here[1:-1].view(bool)
    births, stays, spare = (np.empty_like(alive) for _ in range(3))
    survivors = {count + 1 for count in survive}  # a total counts the cell in the middle, too

    def step():
        np.add(above, here, out=columns)
        np.add(columns, below, out=columns)
        np.add(left, middle, out=total)
        np.add(total, right, out=total)
        _is_among(total, born, births, spare)
        _is_among(total, survivors, stays, spare)
        np.logical_and(stays, alive, out=stays)
        np.greater(births, alive, out=births)  # born and not alive
        np.logical_or(births, stays, out=alive)

    return step


def _is_among(total, counts, out, spare):
    """Write into `out` where `total` is one of `counts`."""
    first, *others = counts or {255}
    np.equal(total, first, out=out)
    for count in others:
        np.equal(total, count, out=spare)
        np.logical_or(out, spare, out=out)


def _set_border(cells, wrap):
    """Fill the border: with the cells of the opposite edge, or with dead ones."""
    cells[:, 0], cells[:, -1] = (cells[:, -2], cells[:, 1]) if wrap else (0, 0)
    cells[0], cells[-1] = (cells[-2], cells[1]) if wrap else (0, 0)
