"""Small grids: a picture as its numbers, a table of results."""
import numpy as np

from course_lib.show.sheet import Sheet, measure
from course_lib.show.style import INK, LINE, NOTE, PAD, SOFT, TITLE

CELL, LINE_HEIGHT = 46, 32


def numbers(grid, *, alt, title=None):
    """Draw a small grid with its numbers written in the cells.

    Where all numbers lie in [0, 1] each cell has the grey that its number means, as in a picture.

    Parameters
    ----------
    grid : array
        Numbers or bools ``(H, W)`` or ``(W,)``, at most 400 of them.
    alt : str
        What the grid holds.
    title : str, optional
        A title above the grid.

    Returns
    -------
    Figure
        The grid.

    Raises
    ------
    TypeError, ValueError
        If the grid is larger, has another number of axes, or holds anything but finite numbers.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> show.numbers(np.eye(3), alt="Ones on the diagonal of a 3 by 3 grid of zeros.", title="identity")
    Ones on the diagonal of a 3 by 3 grid of zeros.
    """
    grid = np.atleast_2d(np.asarray(grid))
    if grid.ndim != 2 or not 1 <= grid.size <= 400:
        raise ValueError(f"grid must be (H, W) with at most 400 numbers, got shape {grid.shape}")
    if grid.dtype.kind not in "biuf":
        raise TypeError(f"grid must hold numbers or bools, got {grid.dtype}")
    if not np.isfinite(grid).all():
        raise ValueError("grid must hold finite numbers, got NaN or infinity")
    texts = [[number_text(value) for value in line] for line in grid]
    side = max(CELL, round(max(measure(text, NOTE) for line in texts for text in line)) + 14)
    head = TITLE + 9 if title else 0
    width = max(side * grid.shape[1], measure(title or "", TITLE, bold=True))
    sheet = Sheet(2 * PAD + width, 2 * PAD + head + side * grid.shape[0])
    sheet.write(PAD, PAD - 2, title or "", TITLE, bold=True)
    for (row, column), shade in np.ndenumerate(shades(grid)):
        x, y = PAD + column * side, PAD + head + row * side
        sheet.box(x, y, side, side, fill=(int(shade),) * 3)
        colour = "#ffffff" if shade < 128 else INK
        sheet.write(x + side / 2, y + side / 2, texts[row][column], NOTE, colour=colour, anchor="mm")
    return sheet.figure(alt)


def shades(grid):
    """Return the grey 0..255 of each cell; paper white where the numbers are no brightness."""
    values = grid.astype(np.float64)
    if values.min() < 0 or values.max() > 1:
        return np.full(grid.shape, 255)
    return np.round(values * 255)


def number_text(value):
    """Write a number as briefly as its kind allows."""
    if isinstance(value, (bool, np.bool_)):
        return "True" if value else "False"
    if isinstance(value, (int, np.integer)):
        return str(value)
    if isinstance(value, (float, np.floating)):
        return (f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}").replace("-", "−")
    return str(value)


def table(rows, *, columns, alt):
    """Draw a table of results, such as a leaderboard.

    Parameters
    ----------
    rows : list of tuples or of dicts
        One entry a line; dicts are read by the names in `columns`. Numbers are written with two decimals.
    columns : list of str
        The names above the columns; the first is set to the left, the others to the right.
    alt : str
        What the table says.

    Returns
    -------
    Figure
        The table.

    Raises
    ------
    ValueError
        If a row has another number of entries than there are columns, or a dict lacks one of them.

    Examples
    --------
    >>> from course_lib import show
    >>> rows = [("median", 25.3), ("non-local means", 28.5)]
    >>> show.table(rows, columns=["method", "PSNR in dB"], alt="Non-local means scores 3.2 dB more than the median.")
    Non-local means scores 3.2 dB more than the median.
    """
    lines = [[number_text(entry) for entry in entries(row, columns)] for row in rows]
    heads = [str(column) for column in columns]
    widths = [max([measure(head, NOTE, bold=True), *(measure(line[i], NOTE) for line in lines)])
              for i, head in enumerate(heads)]
    ends = np.cumsum([widths[0], *(width + 36 for width in widths[1:])])
    sheet = Sheet(2 * PAD + ends[-1], 2 * PAD + LINE_HEIGHT * (len(lines) + 1))
    for number, line in enumerate([heads, *lines]):
        middle = PAD + LINE_HEIGHT * (number + 0.5)
        bold, colour = number == 0, SOFT if number == 0 else INK
        sheet.write(PAD, middle, line[0], NOTE, bold=bold, colour=colour, anchor="lm")
        for end, text in zip(ends[1:], line[1:], strict=True):
            sheet.write(PAD + end, middle, text, NOTE, bold=bold, colour=colour, anchor="rm")
        sheet.rule(PAD, PAD + LINE_HEIGHT * (number + 1), ends[-1], colour=SOFT if number == 0 else LINE)
    return sheet.figure(alt)


def entries(row, columns):
    """Return a row's entries in the order of the columns."""
    if isinstance(row, dict):
        absent = [column for column in columns if column not in row]
        if absent:
            raise ValueError(f"a row must have an entry for column {absent[0]!r}, got {', '.join(map(str, row))}")
        return [row[column] for column in columns]
    entries = list(row)
    if len(entries) != len(columns):
        raise ValueError(f"a row must have {len(columns)} entries, one a column, got {len(entries)}")
    return entries
