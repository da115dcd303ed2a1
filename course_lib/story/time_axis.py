"""The history of the course as one picture, and its references as a table."""

import textwrap

from course_lib.story.canvas import GREY, INK, finish, sheet, words
from course_lib.story.history import EVENTS, MAKING, MENDING, NETWORKS

STYLE = {MAKING: ("o", "#0072B2"), NETWORKS: ("D", "#3B3B3B"), MENDING: ("s", "#B34700")}
WIDTH, HEIGHT, TOP, BOTTOM, AXIS, GAP = 900, 640, 60, 612, 458, 27
FIRST, LAST = 1945, 2024


def timeline(*, alt):
    """Draw every event of ``EVENTS`` on one vertical axis of years, earliest at the top.

    Mending stands to the right of the axis, making and the networks that both wings use to the left.
    The axis is true to scale; a thin line joins each name to its place on it.

    Parameters
    ----------
    alt : str
        The text alternative.

    Returns
    -------
    course_lib.show.Figure

    Examples
    --------
    >>> timeline(alt="the history of making and mending").alt
    'the history of making and mending'
    """
    left = [event for event in EVENTS if event.wing != MENDING]
    right = [event for event in EVENTS if event.wing == MENDING]
    axes = sheet(WIDTH, HEIGHT)
    _axis(axes)
    _column(axes, left, side=-1)
    _column(axes, right, side=+1)
    return finish(axes, alt, colours=48)


def references():
    """Write down where each event of ``EVENTS`` was published.

    Returns
    -------
    str
        One entry an event, earliest first, in lines of at most 100 letters.

    Examples
    --------
    >>> print(references().splitlines()[0])
    1949  N. Wiener, Extrapolation, Interpolation, and Smoothing of Stationary Time Series
    """
    return "\n".join(
        textwrap.fill(f"{event.year}  {event.reference}", 100, subsequent_indent=" " * 6) for event in EVENTS
    )


def _y_of(year):
    return TOP + (year - FIRST) / (LAST - FIRST) * (BOTTOM - TOP)


def _axis(axes):
    for edge in (AXIS - 30, AXIS + 30):
        axes.plot([edge, edge], [TOP, BOTTOM], color=INK, linewidth=1.6, zorder=1)
    for decade in range(1950, LAST, 10):
        words(axes, AXIS, _y_of(decade), decade, size=11, color=GREY)
    for wing, x in ((MAKING, 130), (NETWORKS, 255), (MENDING, 600)):
        marker, color = STYLE[wing]
        axes.plot(x, 30, marker=marker, color=color, markersize=9)
        words(axes, x + 16, 30, wing, size=14, color=color, ha="left", weight="bold")


def _column(axes, events, *, side):
    align = "right" if side < 0 else "left"
    for event, y in zip(events, _spread([_y_of(event.year) for event in events]), strict=True):
        marker, color = STYLE[event.wing]
        edge, true_y = AXIS + side * 30, _y_of(event.year)
        axes.plot(
            [edge, edge + side * 44, edge + side * 54], [true_y, y, y], color=color, linewidth=1, alpha=0.75
        )
        axes.plot(edge, true_y, marker=marker, color=color, markersize=7, zorder=4)
        words(axes, edge + side * 60, y, event.year, size=12, color=color, weight="bold", ha=align)
        words(axes, edge + side * 112, y, event.name, size=12, ha=align)


def _spread(places):
    """Push places apart until neighbours are ``GAP`` pixels apart, half of it upwards and half downwards."""
    down, up = list(places), list(places)
    for index in range(1, len(places)):
        down[index] = max(down[index], down[index - 1] + GAP)
        up[-1 - index] = min(up[-1 - index], up[-index] - GAP)
    return [(a + b) / 2 for a, b in zip(down, up, strict=True)]
