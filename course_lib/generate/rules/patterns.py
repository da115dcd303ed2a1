"""Patterns of Life as text pictures: a dot is a dead cell, an O a living one."""

from textwrap import dedent

import numpy as np

from course_lib.generate.rules._checks import check_cells
from course_lib.images import check_number, check_shape

PATTERNS = {
    name: dedent(text).strip()
    for name, text in {
        "block": """
            OO
            OO
            """,
        "beehive": """
            .OO.
            O..O
            .OO.
            """,
        "loaf": """
            .OO.
            O..O
            .O.O
            ..O.
            """,
        "boat": """
            OO.
            O.O
            .O.
            """,
        "blinker": """
            OOO
            """,
        "toad": """
            .OOO
            OOO.
            """,
        "beacon": """
            OO..
            OO..
            ..OO
            ..OO
            """,
        "pulsar": """
            ..OOO...OOO..
            .............
            O....O.O....O
            O....O.O....O
            O....O.O....O
            ..OOO...OOO..
            .............
            ..OOO...OOO..
            O....O.O....O
            O....O.O....O
            O....O.O....O
            .............
            ..OOO...OOO..
            """,
        "pentadecathlon": """
            ..O....O..
            OO.OOOO.OO
            ..O....O..
            """,
        "glider": """
            .O.
            ..O
            OOO
            """,
        "lightweight_spaceship": """
            .O..O
            O....
            O...O
            OOOO.
            """,
        "r_pentomino": """
            .OO
            OO.
            .O.
            """,
        "diehard": """
            ......O.
            OO......
            .O...OOO
            """,
        "acorn": """
            .O.....
            ...O...
            OO..OOO
            """,
        "gosper_gun": """
            ........................O...........
            ......................O.O...........
            ............OO......OO............OO
            ...........O...O....OO............OO
            OO........O.....O...OO..............
            OO........O...O.OO....O.O...........
            ..........O.....O.......O...........
            ...........O...O....................
            ............OO......................
            """,
        "replicator": """
            ..OOO
            .O..O
            O...O
            O..O.
            OOO..
            """,
    }.items()
}


def pattern(text):
    """Turn a text picture, or the name of one, into a grid.

    Parameters
    ----------
    text : str
        A name of `PATTERNS`, or lines of ``.`` (dead) and ``O`` (alive). Short lines are filled up with dead
        cells; lines that begin with ``!`` are comments.

    Returns
    -------
    bool array (H, W), True = alive

    Raises
    ------
    TypeError
        If `text` is no text.
    ValueError
        If it is neither a known name nor a text picture.

    References
    ----------
    M. Gardner, "On cellular automata, self-reproduction, the Garden of Eden and the game 'life'", Scientific
    American 224(2), 112-117, 1971 (the glider gun that R. W. Gosper's group found); N. Johnston and D. Greene,
    "Conway's Game of Life: Mathematics and Construction", 2022, doi:10.5281/zenodo.6097284.

    Examples
    --------
    >>> pattern("glider").astype(int)
    array([[0, 1, 0],
           [0, 0, 1],
           [1, 1, 1]])
    """
    if not isinstance(text, str):
        raise TypeError(f"pattern must be a name or a text picture, got {type(text).__name__}")
    lines = [line.strip() for line in PATTERNS.get(text, text).strip().splitlines()]
    lines = [line for line in lines if not line.startswith("!")]
    if not any(lines) or set("".join(lines)) - set(".O"):
        names = ", ".join(PATTERNS)
        raise ValueError(f"pattern must be lines of . and O, or one of {names}; got {text[:40]!r}")
    check_shape((len(lines), width := max(map(len, lines))))
    return np.array([list(line.ljust(width, ".")) for line in lines]) == "O"


def place(shape, pattern, *, row=None, column=None):
    """Set a pattern into an empty grid, in the middle or where you say.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) of the grid in cells.
    pattern : str or bool array
        A name of `PATTERNS`, a text picture, or a grid.
    row, column : int, at least 0, or None
        Where the pattern's upper left corner goes; None puts it in the middle in that direction.

    Returns
    -------
    bool array (H, W), True = alive

    Raises
    ------
    TypeError, ValueError
        If the pattern cannot be read or does not fit in there.

    Examples
    --------
    >>> place((3, 5), "blinker").astype(int)
    array([[0, 0, 0, 0, 0],
           [0, 1, 1, 1, 0],
           [0, 0, 0, 0, 0]])
    """
    grid = np.zeros(check_shape(shape), bool)
    cells = check_cells(_read(pattern), "pattern", dtype=bool, ndim=2)
    free = [side - needed for side, needed in zip(grid.shape, cells.shape, strict=True)]
    if min(free) < 0:
        raise ValueError(f"shape must hold a pattern of {cells.shape}, got {grid.shape}")
    row, column = (
        room // 2 if at is None else check_number(at, name, low=0, high=room, integer=True)
        for at, name, room in zip((row, column), ("row", "column"), free, strict=True)
    )
    grid[row : row + cells.shape[0], column : column + cells.shape[1]] = cells
    return grid


def to_text(grid):
    """Write a grid as a text picture, a line a row, with . for dead and O for alive.

    Parameters
    ----------
    grid : bool array (H, W)
        True = alive.

    Returns
    -------
    str

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool.

    Examples
    --------
    >>> print(to_text(np.eye(3, dtype=bool)))
    O..
    .O.
    ..O
    """
    check_cells(grid, "grid", dtype=bool, ndim=2)
    return "\n".join("".join(line) for line in np.where(grid, "O", "."))


def _read(cells):
    return pattern(cells) if isinstance(cells, str) else cells
