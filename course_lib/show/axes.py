"""One chart in the course's style, drawn by Matplotlib without pyplot."""
import io

import numpy as np

from course_lib.show.encode import encode, few_colours
from course_lib.show.figure import SCALE, Figure
from course_lib.show.style import COLOURS, DASHES, INK, LINE, MARKERS, PAPER, SOFT

WIDTH, HEIGHT, DPI, MARGIN = 700, 400, 100, 0.16  # the margin in inches
LABEL, TICK = 11.5, 10.5  # points: 16 and 15 CSS pixels


def chart(*, xlabel, ylabel, logx=False, logy=False):
    """Return an empty Matplotlib figure and its axes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    canvas = Canvas(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI * SCALE, facecolor=PAPER, layout="constrained")
    canvas.get_layout_engine().set(w_pad=MARGIN, h_pad=MARGIN)
    FigureCanvasAgg(canvas)
    axes = canvas.add_subplot()
    axes.set_xscale("log" if logx else "linear")
    axes.set_yscale("log" if logy else "linear")
    if logx:
        axes.xaxis.set_major_formatter(lambda value, place: f"{value:g}")
        axes.xaxis.set_minor_formatter(lambda value, place: between(value, axes.get_xlim()))
    axes.set_xlabel(xlabel, size=LABEL, color=INK, labelpad=7)
    axes.set_ylabel(ylabel, size=LABEL, color=INK, labelpad=7)
    axes.tick_params(which="both", labelsize=TICK, color=LINE, labelcolor=SOFT)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(LINE)
    axes.grid(color=LINE, linewidth=0.6, alpha=0.6)
    axes.set_axisbelow(True)
    return canvas, axes


def between(value, limits):
    """Return the text of a tick between two powers of ten: 2 and 5, and on a short axis only."""
    decades = np.log10(limits[1] / limits[0])
    digit = f"{value:e}"[0] if decades < 2.5 else ""
    return f"{value:g}" if digit in ("2", "5") else ""


def style(number):
    """Return colour, dashes and marker of the `number`-th line; colour is never the only difference."""
    which = number % len(COLOURS)
    return {"color": COLOURS[which], "linestyle": DASHES[which], "marker": MARKERS[which]}


def draw_line(axes, number, label, x, y):
    """Draw one named line; few points get markers as well."""
    x, y = np.asarray(x), np.asarray(y)
    if x.shape != y.shape or x.ndim != 1:
        raise ValueError(f"line {label!r} must have x and y of one length, got shapes {x.shape} and {y.shape}")
    look = style(number)
    if x.size > 24:
        look["marker"] = None
    axes.plot(x, y, linewidth=2 if x.size < 200 else 1.5, markersize=6.5, label=label, dash_capstyle="butt", **look)


def add_legend(axes):
    """Name the lines, where there is more than one or the only one has a name."""
    labels = [label for label in axes.get_legend_handles_labels()[1] if label]
    if labels:
        axes.legend(frameon=True, framealpha=0.85, edgecolor="none", fontsize=LABEL, labelcolor=INK, handlelength=2.6)


def finish(canvas, alt):
    """Draw a Matplotlib figure into a Figure."""
    from PIL import Image

    file = io.BytesIO()
    canvas.savefig(file, format="raw")
    size = (round(WIDTH * SCALE), round(HEIGHT * SCALE))
    picture = Image.frombytes("RGBA", size, file.getvalue()).convert("RGB")
    return Figure(encode(few_colours(picture, 64)), alt, WIDTH, HEIGHT)
