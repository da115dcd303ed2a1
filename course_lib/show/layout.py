"""Setting pictures and their titles in rows, pixel by pixel."""
from dataclasses import dataclass

import numpy as np

from course_lib.show.pixels import coarse_levels, enlarge, size_on_page
from course_lib.show.sheet import Sheet, wrap
from course_lib.show.style import GAP, INK, MAX_WIDTH, NOTE, PAD, SOFT, TITLE

LEADING, ROOM = 21, MAX_WIDTH - 2 * PAD
NARROWEST = 96  # of a column, so that a title has room above a tiny picture
FINE_PIXELS = 70_000  # up to here the page is drawn twice as fine; noise above that would double the notebook
BUDGET = 110_000  # bytes of a PNG above which grainy pictures keep fewer greys


@dataclass(frozen=True)
class Cell:
    """One picture with a title above it and a quieter note under the title."""

    picture: np.ndarray
    title: str = ""
    note: str = ""


def compose(cells, *, alt, columns=None, zoom=None, footer=None):
    """Draw the cells in rows and return a Figure; a very large grainy figure is drawn again with fewer greys.

    A `footer` has a ``height`` and a method ``draw(sheet, left, top)``.
    """
    zoom = check_zoom(zoom) or choose_zoom([cell.picture.shape for cell in cells], columns)
    plan = Plan(cells, columns, zoom, footer)
    scale = 2 if sum(cell.picture.size for cell in cells) <= FINE_PIXELS else 1
    figure = plan.draw(scale, [256] * len(cells)).figure(alt)
    if len(figure.png) <= BUDGET:
        return figure
    return plan.draw(scale, [coarse_levels(cell.picture) for cell in cells]).figure(alt, merge=True)


def check_zoom(zoom):
    """Return `zoom`; refuse what would smear pixels."""
    if zoom is not None and not (zoom >= 1 and zoom == int(zoom)):
        raise ValueError(f"zoom must be a whole number of at least 1, got {zoom!r}")
    return zoom


def choose_zoom(shapes, columns=None):
    """Choose a whole zoom (or 1 / a whole number) that makes the widest picture about 260 to 320 pixels wide."""
    widest, highest = max(shape[1] for shape in shapes), max(shape[0] for shape in shapes)
    across = columns or min(len(shapes), 5 if widest < 150 else 3)
    room = max(1, (ROOM - GAP * (across - 1)) // across)
    zoom = min(min(room, 320) // widest, 320 // highest)
    return zoom if zoom >= 1 else 1 / max(-(-widest // room), -(-highest // 800))


def choose_columns(count, width):
    """Return how many columns fit on the page, evened out so that no row is left almost empty."""
    fit = max(1, min(count, (ROOM + GAP) // (width + GAP)))
    rows = -(-count // fit)
    return -(-count // rows)


class Plan:
    """Where each cell stands on the sheet: columns of one width, rows as high as their highest picture."""

    def __init__(self, cells, columns, zoom, footer=None):
        self.cells, self.zoom, self.footer = cells, zoom, footer
        sizes = [size_on_page(cell.picture.shape, zoom) for cell in cells]
        self.wide = max(NARROWEST, *(size[1] for size in sizes))
        self.columns = min(columns or choose_columns(len(cells), self.wide), len(cells))
        self.heads = [head(cell, self.wide) for cell in cells]
        starts = range(0, len(cells), self.columns)
        self.rows = [range(start, min(start + self.columns, len(cells))) for start in starts]
        self.lines = [max(len(self.heads[i]) for i in row) for row in self.rows]
        self.heights = [LEADING * count + max(sizes[i][0] for i in row)
                        for row, count in zip(self.rows, self.lines, strict=True)]

    def draw(self, scale, levels):
        """Draw everything on a new sheet, each picture with its number of grey `levels`."""
        height = 2 * PAD + sum(self.heights) + GAP * (len(self.rows) - 1)
        extra = self.footer.height if self.footer else 0
        sheet = Sheet(2 * PAD + self.columns * (self.wide + GAP) - GAP, height + extra, scale)
        top = PAD
        for row, count, high in zip(self.rows, self.lines, self.heights, strict=True):
            for place, i in enumerate(row):
                left = PAD + place * (self.wide + GAP)
                self.draw_cell(sheet, i, left, top, count, levels[i])
            top += high + GAP
        if self.footer:
            self.footer.draw(sheet, PAD, height - PAD)
        return sheet

    def draw_cell(self, sheet, i, left, top, lines, levels):
        """Draw the title lines of cell `i` and its picture below the row's `lines` lines."""
        for number, (text, size, bold, colour) in enumerate(self.heads[i]):
            sheet.write(left, top + number * LEADING - 2, text, size, bold=bold, colour=colour)
        pixels = enlarge(self.cells[i].picture, self.zoom, sheet.scale, levels)
        sheet.paste(left, top + lines * LEADING, pixels)


def head(cell, width):
    """Return the lines above a picture as (text, size, bold, colour)."""
    title = [(line, TITLE, True, INK) for line in wrap(cell.title, width, TITLE, bold=True)]
    return title + [(line, NOTE, False, SOFT) for line in wrap(cell.note, width, NOTE)]
