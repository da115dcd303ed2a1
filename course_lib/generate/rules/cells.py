"""From a grid of cells to a picture and back to a pencil: show cells, flip them, see where life has been."""

from collections.abc import Iterable

import numpy as np

from course_lib.generate.rules._checks import check_cells
from course_lib.images import check_number

ALIVE_UNDER_CURSOR, DEAD_UNDER_CURSOR = 0.65, 0.35


def draw_cells(grid, *, states=2, cursor=None):
    """Show a grid of cells: state 0 is black, the highest state is white.

    ``picture = grid / (states - 1)``, one pixel a cell.

    Parameters
    ----------
    grid : ndarray of bool or uint8, shape (H, W)
        The state of an automaton.
    states : int, 2 to 255
        How many states a cell can have; a grid of bool has two.
    cursor : tuple of two int, optional
        Row and column of a cell to mark in grey: a lighter one if it is alive, a darker one if it is dead.

    Returns
    -------
    float32 array (H, W) in [0, 1]

    Raises
    ------
    TypeError
        If `grid` is no array of bool or uint8.
    ValueError
        If it has not two axes, a cell holds a state that does not exist, or the cursor lies outside.

    References
    ----------
    S. Wolfram, "Statistical mechanics of cellular automata", Reviews of Modern Physics 55(3), 1983: states drawn
    as grey cells.

    Examples
    --------
    >>> draw_cells(np.array([[True, False]]), cursor=(0, 1))
    array([[1.  , 0.35]], dtype=float32)
    """
    states = check_number(states, "states", low=2, high=255, integer=True)
    kind = np.uint8 if getattr(grid, "dtype", None) == np.uint8 else bool
    check_cells(grid, "grid", dtype=kind, ndim=2, high=states - 1)
    picture = grid.astype(np.float32) / np.float32(states - 1)
    if cursor is not None:
        row, column = inside(cursor, grid.shape, "cursor")
        picture[row, column] = ALIVE_UNDER_CURSOR if grid[row, column] else DEAD_UNDER_CURSOR
    return picture


def flip_cells(grid, cells):
    """Turn single cells on that are off, and off that are on: a pencil for automata.

    Parameters
    ----------
    grid : ndarray of bool, shape (H, W)
        The cells.
    cells : sequence of (row, column)
        Which cells to flip; one that is named twice is flipped twice.

    Returns
    -------
    bool array (H, W)
        A new grid.

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool, or a cell lies outside.

    References
    ----------
    M. Gardner, "Mathematical games: the fantastic combinations of John Conway's new solitaire game 'life'",
    Scientific American 223(4), 1970: patterns laid out by hand.

    Examples
    --------
    >>> flip_cells(np.zeros((1, 3), bool), [(0, 2)])
    array([[False, False,  True]])
    """
    check_cells(grid, "grid", dtype=bool, ndim=2)
    flipped = grid.copy()
    for cell in cells:
        place = inside(cell, grid.shape, "cells")
        flipped[place] = not flipped[place]
    return flipped


def flip_cell(row, column):
    """Turn one cell of a row on if it is off, and off if it is on: the smallest change that there is.

    Parameters
    ----------
    row : uint8 array (W,)
        0 = dead, 1 = alive.
    column : int, 0 to W - 1
        Which cell.

    Returns
    -------
    uint8 array (W,)
        A new row.

    Raises
    ------
    TypeError, ValueError
        If `row` is no row of zeros and ones, or the cell lies outside.

    References
    ----------
    N. H. Packard and S. Wolfram, "Two-dimensional cellular automata", Journal of Statistical Physics 38, 1985: how
    far a change of one cell spreads.

    Examples
    --------
    >>> flip_cell(np.uint8([0, 0, 1]), 1)
    array([0, 1, 1], dtype=uint8)
    """
    check_cells(row, "row", dtype=np.uint8, ndim=1)
    flipped = row.copy()
    flipped[check_number(column, "column", low=0, high=row.size - 1, integer=True)] ^= 1
    return flipped


def draw_trail(states):
    """Show where life has been: the share of the time that each cell was alive.

    Parameters
    ----------
    states : iterable of bool arrays (H, W)
        Successive states, at least one, all of one shape.

    Returns
    -------
    float32 array (H, W) in [0, 1]
        1 where a cell was alive in every state, 0 where it never was.

    Raises
    ------
    TypeError, ValueError
        If there is no state, one is no grid of bool, or the shapes differ.

    References
    ----------
    M. Gardner, Scientific American 223(4), 1970.

    Examples
    --------
    >>> draw_trail([np.array([[True, False]]), np.array([[True, True]])])
    array([[1. , 0.5]], dtype=float32)
    """
    if not isinstance(states, Iterable):
        raise TypeError(f"states must be grids of bool one after the other, got {states!r}")
    total, count = 0, 0
    for state in states:
        check_cells(state, "states", dtype=bool, ndim=2)
        if count and state.shape != total.shape:
            raise ValueError(f"states must have one shape, got {total.shape} and {state.shape}")
        total, count = total + state.astype(np.float32), count + 1
    if not count:
        raise ValueError("states must hold at least one grid, got none")
    return total / np.float32(count)


def inside(cell, shape, name):
    """Return (row, column) if it lies inside the shape."""
    row, column = (check_number(place, name, integer=True) for place in cell)
    if not (0 <= row < shape[0] and 0 <= column < shape[1]):
        raise ValueError(f"{name} must lie inside {shape[0]} x {shape[1]} cells, got ({row}, {column})")
    return row, column
