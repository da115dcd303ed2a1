"""Run-length encoded files: how patterns of Life are kept and exchanged, a count before each run of cells."""

import re
from itertools import groupby

import numpy as np

from course_lib.generate.rules._checks import check_cells
from course_lib.generate.rules.life import parse_rule
from course_lib.images import check_shape

LONGEST_LINE = 70
HEADER = re.compile(
    r"x *= *(\d{1,20}) *, *y *= *(\d{1,20}) *(?:, *rule *= *(\S+))?", re.IGNORECASE | re.ASCII
)
RUN = re.compile(r"(\d*)([bo$!])", re.ASCII)


def read_rle(text):
    """Read a pattern from the text of an RLE file.

    After comment lines with ``#`` comes the header ``x = 3, y = 3, rule = B3/S23``, then the cells: ``b`` is
    dead, ``o`` alive, ``$`` ends a row, a number before one of them repeats it, ``!`` ends the pattern.

    Parameters
    ----------
    text : str
        What stands in the file.

    Returns
    -------
    grid : bool array (y, x), True = alive
    rule : str
        Such as ``B3/S23``, which is also taken when the header names none.

    Raises
    ------
    TypeError
        If `text` is no text.
    ValueError
        If the header is missing or too large, a run leaves the pattern, or a character means nothing.

    References
    ----------
    N. Johnston and D. Greene, "Conway's Game of Life: Mathematics and Construction", 2022,
    doi:10.5281/zenodo.6097284.

    Examples
    --------
    >>> grid, rule = read_rle("x = 3, y = 2, rule = B3/S23\\nbo$3o!")
    >>> grid.astype(int), rule
    (array([[0, 1, 0],
           [1, 1, 1]]), 'B3/S23')
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be the text of an RLE file, got {type(text).__name__}")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    header = HEADER.fullmatch(lines[0]) if lines else None
    if header is None:
        found = lines[0][:40] if lines else ""
        raise ValueError(f"the header must look like 'x = 3, y = 3, rule = B3/S23', got {found!r}")
    grid = np.zeros(check_shape((int(header[2]), int(header[1]))), bool)
    for row, start, stop in _living_runs("".join("".join(lines[1:]).split()), grid.shape):
        grid[row, start:stop] = True
    return grid, _spell(header[3] or "B3/S23")


def write_rle(grid, *, rule="B3/S23"):
    """Write a grid as the text of an RLE file.

    Parameters
    ----------
    grid : bool array (H, W)
        True = alive.
    rule : str
        The rule that the header names.

    Returns
    -------
    str
        Lines of at most 70 characters, the last one ended.

    Raises
    ------
    TypeError, ValueError
        If `grid` is no grid of bool, or `rule` cannot be read.

    Examples
    --------
    >>> print(write_rle(np.array([[False, True, False], [True, True, True]])), end="")
    x = 3, y = 2, rule = B3/S23
    bo$3o!
    """
    check_cells(grid, "grid", dtype=bool, ndim=2)
    header = f"x = {grid.shape[1]}, y = {grid.shape[0]}, rule = {_spell(rule)}"
    return "\n".join([header, *_wrap(_runs(grid))]) + "\n"


def _living_runs(body, shape):
    """Yield (row, start, stop) of each run of living cells; a run that leaves the pattern is refused."""
    row = column = place = 0
    while run := RUN.match(body, place):
        count, tag = _count(run[1]), run[2]
        if tag == "!":
            return
        start = column
        row, column = (row + count, 0) if tag == "$" else (row, column + count)
        if row > shape[0] - (tag != "$") or column > shape[1]:
            raise ValueError(
                f"runs must stay within y = {shape[0]} and x = {shape[1]}, got {run[0]!r} beyond"
            )
        if tag == "o":
            yield row, start, column
        place = run.end()
    found = repr(body[place : place + 20]) if body[place:] else "no end"
    raise ValueError(f"cells must be written with b, o and $ and end with !, got {found}")


def _count(digits):
    if len(digits) > 9 or not int(digits or 1):
        raise ValueError(f"a run count must be from 1 to 999999999, got {digits[:20]}")
    return int(digits or 1)


def _runs(grid):
    """Yield the runs of a grid as they are written; dead cells and rows at an end are left out."""
    rows_ended = 0
    for cells in grid:
        width = np.flatnonzero(cells).max(initial=-1) + 1
        if width and rows_ended:
            yield _run(rows_ended, "$")
        for alive, run in groupby(cells[:width].tolist()):
            yield _run(len(list(run)), "o" if alive else "b")
        rows_ended = 1 if width else rows_ended + 1
    yield "!"


def _run(count, tag):
    return tag if count == 1 else f"{count}{tag}"


def _wrap(runs):
    """Yield lines of whole runs, each as long as it may be."""
    line = ""
    for run in runs:
        if len(line) + len(run) > LONGEST_LINE:
            yield line
            line = ""
        line += run
    yield line


def _spell(rule):
    born, survive = ("".join(map(str, sorted(counts))) for counts in parse_rule(rule))
    return f"B{born}/S{survive}"
