"""Curves beside a preview, drawn with Pillow alone: light enough to be redrawn every second."""

import io

import numpy as np

from course_lib.show.layout import choose_zoom
from course_lib.show.pixels import enlarge, size_on_page
from course_lib.show.sheet import Sheet, measure
from course_lib.show.style import COLOURS, GAP, NOTE, PAD, SOFT

WIDTH, HEIGHT = 430, 250  # of the curves' frame in CSS pixels
LEFT, BELOW, LABELS = 46, 40, 90  # room for ticks at the left and below, for names at the right
POINTS = 150


def duration(seconds):
    """Write a time for people.

    Examples
    --------
    >>> duration(8.2), duration(75), duration(7500)
    ('8 s', '1 min 15 s', '2 h 05 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


class Page(Sheet):
    """A sheet that can be encoded in a hurry."""

    def quick_png(self):
        """Return its PNG, packed little but fast."""
        file = io.BytesIO()
        self.page.save(file, "PNG", compress_level=1)
        return file.getvalue()


def draw(history):
    """Return a page with the preview at the left, if there is one, and the curves at the right."""
    picture = history.picture
    zoom = None if picture is None else choose_zoom([picture.shape])
    high, wide = (0, 0) if picture is None else size_on_page(picture.shape, zoom)
    left = PAD + (wide + GAP if wide else 0)
    right = max([LABELS, *(measure(name, NOTE, bold=True) for name in history.names)])
    page = Page(left + LEFT + WIDTH + right + PAD, 2 * PAD + max(high, HEIGHT + BELOW))
    if wide:
        page.paste(PAD, PAD, enlarge(picture, zoom, page.scale))
    if history.step:
        draw_curves(page, left + LEFT, PAD, history)
    return page


def draw_curves(page, left, top, history):
    """Draw the frame with its ticks and each name's curve, named at its end."""
    label = f"training steps ({history.step} in {duration(history.seconds[-1])})"
    points = max(2, round(POINTS * history.step / history.steps))
    curves = {name: thinned(history[name], points) for name in history.names}
    low, high = span(np.concatenate([heights for _, heights in curves.values()]))

    def place(steps, heights):
        x = left + WIDTH * np.asarray(steps) / max(history.steps, 1)
        return x, top + HEIGHT * (high - np.clip(heights, low, high)) / (high - low)

    for tick in ticks(low, high):
        y = float(place(0, tick)[1])
        page.rule(left, y, WIDTH)
        page.write(left - 7, y, f"{tick:.4g}", NOTE, colour=SOFT, anchor="rm")
    for tick in ticks(0, history.steps):
        page.write(
            float(place(tick, low)[0]), top + HEIGHT + 6, f"{tick:.0f}", NOTE, colour=SOFT, anchor="ma"
        )
    page.write(left + WIDTH / 2, top + HEIGHT + 23, label, NOTE, colour=SOFT, anchor="ma")
    ends = []
    for number, (name, (steps, heights)) in enumerate(curves.items()):
        x, y = place(steps, heights)
        draw_line(page, x, y, COLOURS[number % len(COLOURS)])
        ends.append([float(y[-1]), float(x[-1]), name, COLOURS[number % len(COLOURS)]])
    write_names(page, ends)


def draw_line(page, x, y, colour):
    """Draw one curve."""
    points = [
        (float(across) * page.scale, float(down) * page.scale) for across, down in zip(x, y, strict=True)
    ]
    page.pen.line(points * (2 if len(points) == 1 else 1), fill=colour, width=2 * page.scale, joint="curve")


def write_names(page, ends):
    """Write each curve's name at its end, pushed down where another name stands."""
    lowest = -np.inf
    for y, x, name, colour in sorted(ends):
        lowest = max(y, lowest + NOTE + 3)
        page.write(x + 7, lowest, name, NOTE, bold=True, colour=colour, anchor="lm")


def thinned(values, points):
    """Return at most `points` means of equal stretches, and the step at the middle of each.

    Examples
    --------
    >>> thinned(np.arange(6.0), 3)
    (array([1., 3., 5.]), array([0.5, 2.5, 4.5]))
    """
    edges = np.unique(np.linspace(0, len(values), min(points, len(values)) + 1).astype(int))
    sums = np.add.reduceat(values, edges[:-1])
    return (edges[:-1] + edges[1:]) / 2, sums / np.diff(edges)


def span(heights):
    """Return the lowest and highest value to show: a few spikes at the start do not flatten the rest."""
    finite = heights[np.isfinite(heights)]
    low, high = np.percentile(finite, [1, 97]) if finite.size else (0.0, 1.0)
    room = 0.06 * (high - low) or 0.5
    return low - room, high + room


def ticks(low, high, wanted=4):
    """Return round numbers between two ends.

    Examples
    --------
    >>> ticks(0, 400)
    [0.0, 100.0, 200.0, 300.0, 400.0]
    """
    raw = (high - low) / wanted
    size = 10.0 ** np.floor(np.log10(raw))
    unit = size * min((1, 2, 5, 10), key=lambda factor: abs(factor * size - raw))
    first, last = np.ceil(low / unit - 1e-9), np.floor(high / unit + 1e-9)
    return [float(unit * number) + 0.0 for number in np.arange(first, last + 1)]
