"""Curves and points with names: anything against anything."""
from course_lib.show.axes import LABEL, add_legend, chart, draw_line, finish, style
from course_lib.show.style import INK

CORNERS = ((9, 0, "left", "center"), (-9, 0, "right", "center"), (0, 9, "center", "bottom"), (0, -9, "center", "top"))


def curves(lines, *, alt, xlabel, ylabel, logx=False, logy=False):
    """Draw named curves in one chart; each has its own colour, dashes and (if it has few points) markers.

    Parameters
    ----------
    lines : dict of str to (x, y)
        Each name with two sequences of one length.
    alt : str
        What the chart shows: what rises, what falls, by how much.
    xlabel, ylabel : str
        What the axes measure, with the unit.
    logx, logy : bool
        Whether an axis is logarithmic.

    Returns
    -------
    Figure
        The chart.

    Raises
    ------
    ValueError
        If there is no line, or x and y differ in length.

    Examples
    --------
    >>> from course_lib import show
    >>> lines = {"square": ([1, 2, 3], [1, 4, 9]), "cube": ([1, 2, 3], [1, 8, 27])}
    >>> show.curves(lines, alt="The cube overtakes the square.", xlabel="x", ylabel="y")
    The cube overtakes the square.
    """
    check_some(lines, "lines")
    canvas, axes = chart(xlabel=xlabel, ylabel=ylabel, logx=logx, logy=logy)
    for number, (label, (x, y)) in enumerate(lines.items()):
        draw_line(axes, number, label, x, y)
    add_legend(axes)
    return finish(canvas, alt)


def scatter(points, *, alt, xlabel, ylabel, logx=False, logy=False):
    """Draw named points, each with its name beside it.

    Parameters
    ----------
    points : dict of str to (x, y)
        Each name with two numbers.
    alt : str
        What the chart shows.
    xlabel, ylabel : str
        What the axes measure, with the unit.
    logx, logy : bool
        Whether an axis is logarithmic.

    Returns
    -------
    Figure
        The chart.

    Raises
    ------
    ValueError
        If there is no point.

    Examples
    --------
    >>> from course_lib import show
    >>> points = {"median": (1.2, 25.3), "non-local means": (210, 28.5)}
    >>> show.scatter(points, alt="Slow and good, fast and fair.", xlabel="ms", ylabel="PSNR in dB", logx=True)
    Slow and good, fast and fair.
    """
    check_some(points, "points")
    canvas, axes = chart(xlabel=xlabel, ylabel=ylabel, logx=logx, logy=logy)
    for number, (x, y) in enumerate(points.values()):
        look = style(number)
        axes.plot([x], [y], linestyle="none", marker=look["marker"], markersize=9, color=look["color"])
    axes.margins(0.12, 0.15)
    canvas.draw_without_rendering()
    place_names(canvas, axes, points)
    return finish(canvas, alt)


def place_names(canvas, axes, points):
    """Write each name beside its point: right, left, above or below, wherever nothing stands yet."""
    from matplotlib.transforms import Bbox

    renderer = canvas.canvas.get_renderer()
    spots = [axes.transData.transform(point) for point in points.values()]
    taken = [Bbox.from_bounds(x - 12, y - 12, 24, 24) for x, y in spots]
    frame = axes.get_window_extent(renderer).padded(2)
    for name, point in points.items():
        choices = []
        for x, y, across, upright in CORNERS:
            text = axes.annotate(name, point, (x, y), textcoords="offset points", ha=across, va=upright,
                                 size=LABEL, color=INK)
            box = text.get_window_extent(renderer)
            clashes = sum(box.overlaps(other) for other in taken) + 2 * (not inside(box, frame))
            choices.append((clashes, len(choices), text, box))
        best = min(choices, key=lambda choice: choice[:2])
        taken.append(best[3])
        for choice in choices:
            if choice is not best:
                choice[2].remove()


def inside(box, frame):
    """Say whether one rectangle lies in another."""
    return frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1


def check_some(items, name):
    """Refuse an empty chart."""
    if not isinstance(items, dict) or not items:
        raise ValueError(f"{name} must be a dict with at least one name, got {items!r}")
    for label, pair in items.items():
        if len(pair) != 2:
            raise ValueError(f"{name}[{label!r}] must be a pair (x, y), got {len(pair)} entries")
