"""Life, many generations of it: the rule of `step_life` as sums of long slices, in place."""

from itertools import islice

import numpy as np

from course_lib.generate.rules._checks import check_cells, check_every, check_wrap
from course_lib.generate.rules.life import parse_rule
from course_lib.images import check_number, check_shape


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

    References
    ----------
    M. Gardner, "The fantastic combinations of John Conway's new solitaire game 'life'", Scientific American
    223(4), 120-123, 1970.

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
    film = np.empty((steps + 1, *grid.shape), bool)
    for frame, state in zip(film, states):
        frame[:] = state
    return film


def _states(grid, rule, wrap, every):
    cells = np.zeros((grid.shape[0] + 2, grid.shape[1] + 2), np.uint8)
    inside = cells[1:-1, 1:-1]
    inside[:] = grid
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
