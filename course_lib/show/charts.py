"""Curves: histogram, spectrum, profile, curves, scatter."""
import io

import numpy as np

from .figure import SCALE, Figure, encode
from .pictures import named
from .style import COLOURS, DASHES, INK, LINE, MARKERS, PAPER, SOFT


def chart(width, height, *, xlabel, ylabel):
    """Return an empty Matplotlib figure and its axes in the course's style (nothing of pyplot)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    figure = Canvas(figsize=(width / 100, height / 100), dpi=100 * SCALE, facecolor=PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.set_xlabel(xlabel, size=11, color=INK)
    axes.set_ylabel(ylabel, size=11, color=INK)
    axes.tick_params(labelsize=10, color=LINE, labelcolor=SOFT)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(LINE)
    axes.grid(color=LINE, linewidth=0.6, alpha=0.7)
    axes.set_axisbelow(True)
    return figure, axes


def finish(figure, alt):
    """Draw a Matplotlib figure into a Figure."""
    from PIL import Image

    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    picture = Image.open(file).convert("RGB")
    return Figure(encode(picture), alt, picture.width // SCALE, picture.height // SCALE)


def curves(lines, *, alt, xlabel, ylabel, logx=False, logy=False):
    """Draw named curves; ``lines`` is a dict ``{label: (x, y)}``."""
    figure, axes = chart(680, 400, xlabel=xlabel, ylabel=ylabel)
    for number, (label, (x, y)) in enumerate(lines.items()):
        style = number % len(COLOURS)
        few = len(np.atleast_1d(x)) <= 16
        axes.plot(x, y, color=COLOURS[style], linestyle=DASHES[style], linewidth=2, label=label,
                  marker=MARKERS[style] if few else None, markersize=6)
    axes.set_xscale("log" if logx else "linear")
    axes.set_yscale("log" if logy else "linear")
    if any(lines):
        axes.legend(frameon=False, fontsize=11, labelcolor=INK)
    return finish(figure, alt)


def histogram(pictures, *, alt, bins=64):
    """Draw how often each brightness occurs."""
    edges = np.linspace(0, 1, bins + 1)
    lines = {}
    for title, picture in named(pictures):
        share, _ = np.histogram(np.clip(picture, 0, 1), edges)
        lines[title] = (edges[:-1] + 0.5 / bins, 100 * share / share.sum())
    return curves(lines, alt=alt, xlabel="brightness", ylabel="share of pixels in %")


def radial_power(picture):
    """Return (frequency in cycles a picture, mean power on rings of that frequency)."""
    gray = picture if picture.ndim == 2 else picture.mean(axis=-1)
    size = min(gray.shape)
    gray = gray[:size, :size].astype(np.float64)
    window = np.hanning(size)
    power = np.abs(np.fft.fftshift(np.fft.fft2((gray - gray.mean()) * np.outer(window, window)))) ** 2
    ring = np.hypot(*(np.indices(gray.shape) - size // 2)).round().astype(int)
    sums = np.bincount(ring.ravel(), power.ravel()) / np.bincount(ring.ravel())
    frequency = np.arange(1, size // 2)
    return frequency, sums[frequency]


def spectrum(pictures, *, alt):
    """Draw the power spectrum, averaged over directions, on logarithmic axes with its slope."""
    lines = {}
    for title, picture in named(pictures):
        frequency, power = radial_power(picture)
        slope = np.polyfit(np.log(frequency), np.log(power), 1)[0]
        lines[f"{title} (slope {slope:.1f})"] = frequency, power
    return curves(lines, alt=alt, xlabel="frequency in cycles a picture", ylabel="power", logx=True, logy=True)


def profile(pictures, *, row, alt):
    """Draw the brightness along one row of pixels."""
    lines = {}
    for title, picture in named(pictures):
        gray = picture if picture.ndim == 2 else picture.mean(axis=-1)
        lines[title] = np.arange(gray.shape[1]), gray[row]
    return curves(lines, alt=alt, xlabel="column", ylabel=f"brightness in row {row}")


def scatter(points, *, alt, xlabel, ylabel, logx=False, logy=False):
    """Draw named points; ``points`` is a dict ``{label: (x, y)}``."""
    figure, axes = chart(680, 400, xlabel=xlabel, ylabel=ylabel)
    for number, (label, (x, y)) in enumerate(points.items()):
        style = number % len(COLOURS)
        axes.scatter(x, y, s=60, color=COLOURS[style], marker=MARKERS[style])
        axes.annotate(label, (x, y), (8, 4), textcoords="offset points", size=11, color=INK)
    axes.set_xscale("log" if logx else "linear")
    axes.set_yscale("log" if logy else "linear")
    axes.margins(0.15)
    return finish(figure, alt)
