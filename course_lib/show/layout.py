"""Setting pictures and their titles on a page, pixel by pixel."""
from dataclasses import dataclass

import numpy as np

from .figure import SCALE, Figure, encode
from .style import GAP, INK, LINE, MAX_WIDTH, NOTE, PAD, PAPER, SOFT, TITLE, font


@dataclass(frozen=True)
class Cell:
    """One picture with a title above it and a quieter note under the title."""

    picture: np.ndarray
    title: str = ""
    note: str = ""


def to_pixels(picture, zoom):
    """Return uint8 RGB pixels: clipped to [0, 1], repeated `zoom` times, or averaged 1/`zoom` to one."""
    picture = np.clip(np.asarray(picture, dtype=np.float32), 0, 1)
    if picture.ndim == 2:
        picture = picture[..., None]
    if zoom < 1:
        picture = shrink(picture, round(1 / zoom))
    pixels = np.round(picture * 255).astype(np.uint8)
    pixels = np.broadcast_to(pixels, (*pixels.shape[:2], 3))
    times = int(zoom * SCALE) if zoom >= 1 else SCALE
    return pixels.repeat(times, axis=0).repeat(times, axis=1)


def shrink(picture, factor):
    """Average blocks of `factor` × `factor` pixels; a rest at the right or lower edge is left out."""
    high, wide = (side // factor * factor for side in picture.shape[:2])
    blocks = picture[:high, :wide].reshape(high // factor, factor, wide // factor, factor, -1)
    return blocks.mean(axis=(1, 3))


def size_on_page(picture, zoom):
    """Return (height, width) in CSS pixels."""
    if zoom >= 1:
        return picture.shape[0] * int(zoom), picture.shape[1] * int(zoom)
    return picture.shape[0] // round(1 / zoom), picture.shape[1] // round(1 / zoom)


def choose_zoom(shapes, columns=None):
    """Choose a whole zoom (or 1/whole) so that the widest picture is about as large as it is useful."""
    across = columns or min(len(shapes), 5 if max(max(s[:2]) for s in shapes) < 150 else 3)
    room = (MAX_WIDTH - 2 * PAD - GAP * (across - 1)) // across
    target = min(room, 320)
    widest, highest = max(s[1] for s in shapes), max(s[0] for s in shapes)
    zoom = min(target // widest, 320 // highest)
    if zoom >= 1:
        return zoom
    return 1 / max(1, -(-widest // room), -(-highest // 800))


def choose_columns(count, width):
    """Return the columns that fit on the page, evened out so that no row is left almost empty."""
    fit = max(1, min(count, (MAX_WIDTH - 2 * PAD + GAP) // (width + GAP)))
    rows = -(-count // fit)
    return -(-count // rows)


def wrap(text, width, face):
    """Break `text` into lines of at most `width` pixels; a single longer word stays whole."""
    lines = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def compose(cells, *, alt, columns=None, zoom=None):
    """Draw the cells in rows and return a Figure."""
    from PIL import Image, ImageDraw

    zoom = zoom or choose_zoom([cell.picture.shape for cell in cells], columns)
    sizes = [size_on_page(cell.picture, zoom) for cell in cells]
    wide = max(96, *(width for _, width in sizes))
    columns = columns or choose_columns(len(cells), wide)
    bold, plain = font(TITLE * SCALE, bold=True), font(NOTE * SCALE)
    texts = [[(line, bold, INK) for line in wrap(c.title, wide * SCALE, bold)]
             + [(line, plain, SOFT) for line in wrap(c.note, wide * SCALE, plain)] for c in cells]
    rows = [range(start, min(start + columns, len(cells))) for start in range(0, len(cells), columns)]
    heads = [max(len(texts[i]) for i in row) for row in rows]
    leading = TITLE + 6
    heights = [lines * leading + (4 if lines else 0) + max(sizes[i][0] for i in row)
               for row, lines in zip(rows, heads)]
    width = 2 * PAD + columns * wide + (columns - 1) * GAP
    height = 2 * PAD + sum(heights) + (len(rows) - 1) * GAP
    page = Image.new("RGB", (width * SCALE, height * SCALE), PAPER)
    pen = ImageDraw.Draw(page)
    top = PAD
    for row, lines, high in zip(rows, heads, heights):
        for place, i in enumerate(row):
            left = PAD + place * (wide + GAP)
            start = top + (lines - len(texts[i])) * 0
            for number, (line, face, colour) in enumerate(texts[i]):
                pen.text((left * SCALE, (start + number * leading) * SCALE), line, font=face, fill=colour)
            y = (top + lines * leading + (4 if lines else 0)) * SCALE
            pixels = to_pixels(cells[i].picture, zoom)
            pen.rectangle((left * SCALE - 1, y - 1, left * SCALE + pixels.shape[1], y + pixels.shape[0]), outline=LINE)
            page.paste(Image.fromarray(pixels), (left * SCALE, y))
        top += high + GAP
    return Figure(encode(page), alt, width, height)
