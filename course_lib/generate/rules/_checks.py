"""What the automata of this room ask before they take a row or a grid."""

import numpy as np

from course_lib.images import check_number


def check_cells(cells, name, *, dtype, ndim, high=1):
    """Return the array of cells itself if its type, its axes and its states are right.

    Examples
    --------
    >>> check_cells(np.zeros((2, 2)), "grid", dtype=bool, ndim=2)
    Traceback (most recent call last):
    TypeError: grid must be a NumPy array of bool, got float64
    """
    wanted = np.dtype(dtype)
    if not isinstance(cells, np.ndarray) or cells.dtype != wanted:
        found = cells.dtype if isinstance(cells, np.ndarray) else type(cells).__name__
        raise TypeError(f"{name} must be a NumPy array of {wanted}, got {found}")
    if cells.ndim != ndim or cells.size == 0:
        raise ValueError(f"{name} must have {ndim} axes and at least one cell, got shape {cells.shape}")
    if wanted != np.bool_ and cells.max() > high:
        raise ValueError(f"{name} must hold states from 0 to {high}, got {cells.max()}")
    return cells


def check_wrap(wrap):
    """Return `wrap` if it is True or False.

    Examples
    --------
    >>> check_wrap("no")
    Traceback (most recent call last):
    TypeError: wrap must be True or False, got 'no'
    """
    if not isinstance(wrap, (bool, np.bool_)):
        raise TypeError(f"wrap must be True or False, got {wrap!r}")
    return bool(wrap)


def check_every(every):
    """Return `every` if it is a whole number of steps, at least 1."""
    return check_number(every, "every", low=1, integer=True)
