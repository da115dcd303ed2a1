"""Cyclic automata: every state is eaten by the next, the last by the first, and spirals grow out of chance."""

import numpy as np

from course_lib.generate.rules._checks import check_cells, check_every, check_wrap
from course_lib.images import check_number, check_shape

MOST_STATES = 255


def random_states(shape, *, states=14, rng=None):
    """Draw the state of every cell by chance, all states alike.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in cells.
    states : int, 2 to 255
        How many states there are.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same grid.

    Returns
    -------
    uint8 array (H, W), 0 to states - 1

    Raises
    ------
    TypeError, ValueError
        If `states` is out of range, or the shape is not two positive whole numbers.

    Examples
    --------
    >>> grid = random_states((50, 50), states=3, rng=1)
    >>> np.unique(grid)
    array([0, 1, 2], dtype=uint8)
    """
    rng = np.random.default_rng(rng)
    return rng.integers(_check_states(states), size=check_shape(shape), dtype=np.uint8)


def step_cyclic(grid, *, states=14, threshold=1, wrap=True):
    """Let every cell go on to the next state where enough of its four neighbours are there already.

    next = (state + 1) mod states, if at least `threshold` of the cells above, below, left and right have that
    state; otherwise the cell stays as it is.

    Parameters
    ----------
    grid : uint8 array (H, W)
        States from 0 to states - 1.
    states : int, 2 to 255
        How many states there are. Few: the grid boils; many: most cells wait for long before the spirals come.
    threshold : int, 1 to 4
        How many neighbours it takes. Above 1 most grids freeze.
    wrap : bool
        Whether the grid closes into a torus; otherwise there is nobody beyond the edge.

    Returns
    -------
    uint8 array (H, W)

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of these states, or a setting is out of range.

    References
    ----------
    R. Fisch, J. Gravner and D. Griffeath, "Threshold-range scaling of excitable cellular automata", Statistics
    and Computing 1(1), 23-39, 1991, doi:10.1007/BF01890834.

    Examples
    --------
    >>> step_cyclic(np.array([[0, 1, 2, 2]], np.uint8), states=3, wrap=False)
    array([[1, 2, 2, 2]], dtype=uint8)
    """
    check_cells(grid, "grid", dtype=np.uint8, ndim=2, high=_check_states(states) - 1)
    return _step(grid, states, _check_threshold(threshold), check_wrap(wrap))


def evolve_cyclic(grid, *, states=14, threshold=1, wrap=True, every=1):
    """Yield the grid itself, then the grid after `every` steps, after twice as many, and so on without end.

    Parameters
    ----------
    grid : uint8 array (H, W)
        The states to begin with, from 0 to states - 1; `random_states` makes some.
    states : int, 2 to 255
        How many states there are.
    threshold : int, 1 to 4
        How many of the four neighbours must be one state ahead.
    wrap : bool
        Whether the grid closes into a torus; otherwise there is nobody beyond the edge.
    every : int, at least 1
        How many steps lie between two grids that are yielded.

    Yields
    ------
    uint8 array (H, W)
        A new array each time.

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of these states, or a setting is out of range.

    Examples
    --------
    >>> grids = evolve_cyclic(np.array([[0, 1, 2, 2]], np.uint8), states=3, wrap=False, every=2)
    >>> next(grids), next(grids)
    (array([[0, 1, 2, 2]], dtype=uint8), array([[2, 2, 2, 2]], dtype=uint8))
    """
    check_cells(grid, "grid", dtype=np.uint8, ndim=2, high=_check_states(states) - 1)
    return _grids(grid, (states, _check_threshold(threshold), check_wrap(wrap)), check_every(every))


def _grids(grid, settings, every):
    grid = grid.copy()
    while True:
        yield grid.copy()
        for _ in range(every):
            grid = _step(grid, *settings)


def _step(grid, states, threshold, wrap):
    """Take one step; a state that no cell can have stands beyond an edge that does not wrap."""
    following = grid + np.uint8(1)
    following[following == states] = 0
    around = np.pad(grid, 1, mode="wrap") if wrap else np.pad(grid, 1, constant_values=states)
    above, below = around[:-2, 1:-1], around[2:, 1:-1]
    left, right = around[1:-1, :-2], around[1:-1, 2:]
    ahead = sum((beside == following).view(np.uint8) for beside in (above, below, left, right))
    return np.where(ahead >= threshold, following, grid)


def _check_states(states):
    return check_number(states, "states", low=2, high=MOST_STATES, integer=True)


def _check_threshold(threshold):
    return check_number(threshold, "threshold", low=1, high=4, integer=True)
