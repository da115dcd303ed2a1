"""Life and its relatives: a grid of cells, eight neighbours, and which counts give birth or let survive."""

import re

import numpy as np
from scipy import ndimage

from course_lib.generate.rules._checks import check_cells, check_wrap

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
