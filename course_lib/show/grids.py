"""Small grids: numbers in their cells, a table of results."""
import numpy as np

from .figure import SCALE, Figure, encode
from .style import INK, LINE, NOTE, PAD, PAPER, SOFT, TITLE, font


def numbers(grid, *, alt, title=None):
    """Draw a small grid with its numbers written in the cells."""
    from PIL import Image, ImageDraw

    grid = np.atleast_2d(np.asarray(grid))
    if grid.ndim != 2 or grid.size > 400:
        raise ValueError(f"grid must be a small table of at most 400 numbers, got shape {grid.shape}")
    texts = [[f"{value:.2f}" if grid.dtype.kind == "f" else str(value) for value in line] for line in grid]
    face = font(NOTE * SCALE)
    side = max(44, int(max(face.getlength(t) for line in texts for t in line) / SCALE) + 12)
    head = TITLE + 10 if title else 0
    width, height = 2 * PAD + side * grid.shape[1], 2 * PAD + head + side * grid.shape[0]
    page = Image.new("RGB", (width * SCALE, height * SCALE), PAPER)
    pen = ImageDraw.Draw(page)
    if title:
        pen.text((PAD * SCALE, PAD * SCALE), title, font=font(TITLE * SCALE, bold=True), fill=INK)
    shades = np.clip(grid.astype(float), 0, 1)
    for y, line in enumerate(texts):
        for x, text in enumerate(line):
            left, top = (PAD + x * side) * SCALE, (PAD + head + y * side) * SCALE
            shade = int(round(shades[y, x] * 255))
            pen.rectangle((left, top, left + side * SCALE, top + side * SCALE), fill=(shade,) * 3, outline=LINE)
            pen.text((left + side * SCALE / 2, top + side * SCALE / 2), text, font=face, anchor="mm",
                     fill="#ffffff" if shade < 140 else INK)
    return Figure(encode(page), alt, width, height)


def table(rows, *, columns, alt):
    """Draw a table of results; ``rows`` is a list of tuples or dicts, one a line."""
    from PIL import Image, ImageDraw

    lines = [[str(r[c]) for c in columns] if isinstance(r, dict) else [str(v) for v in r] for r in rows]
    face, bold = font(NOTE * SCALE), font(NOTE * SCALE, bold=True)
    widths = [max([bold.getlength(str(c))] + [face.getlength(line[i]) for line in lines]) / SCALE + 28
              for i, c in enumerate(columns)]
    width, height = int(2 * PAD + sum(widths)), 2 * PAD + 30 * (len(lines) + 1)
    page = Image.new("RGB", (width * SCALE, height * SCALE), PAPER)
    pen = ImageDraw.Draw(page)
    for y, line in enumerate([[str(c) for c in columns], *lines]):
        left = PAD
        base = PAD + 30 * y
        for x, text in enumerate(line):
            end = x > 0
            place = left + (widths[x] - 10 if end else 0)
            pen.text((place * SCALE, (base + 15) * SCALE), text, font=bold if y == 0 else face,
                     anchor="rm" if end else "lm", fill=SOFT if y == 0 else INK)
            left += widths[x]
        pen.line((PAD * SCALE, (base + 30) * SCALE, (width - PAD) * SCALE, (base + 30) * SCALE), fill=LINE, width=2)
    return Figure(encode(page), alt, width, height)
