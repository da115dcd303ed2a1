"""What a picture measures: its histogram, its power spectrum, its brightness along a row."""
import numpy as np

from course_lib.images import check_number, to_gray
from course_lib.show.axes import add_legend, chart, draw_line, finish
from course_lib.show.charts import curves
from course_lib.show.pictures import named
from course_lib.show.style import SOFT


def histogram(pictures, *, alt, bins=64):
    """Draw how often each brightness occurs.

    Parameters
    ----------
    pictures : dict of str to array, list of arrays, or array
        Pictures ``(H, W)`` or ``(H, W, 3)`` float32; all channels are counted together. Values beyond [0, 1],
        which noise makes, are shown too, between dotted lines at 0 and 1.
    alt : str
        What the histogram shows.
    bins : int
        Number of equal steps of brightness, at least 2.

    Returns
    -------
    Figure
        The chart.

    Raises
    ------
    TypeError, ValueError
        If `bins` is not a whole number of at least 2.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> show.histogram({"ramp": np.linspace(0, 1, 64, dtype=np.float32)[None]}, alt="All brightnesses equally often.")
    All brightnesses equally often.
    """
    check_number(bins, "bins", low=2, integer=True)
    pairs = named(pictures)
    low = min(0.0, *(float(picture.min()) for _, picture in pairs))
    high = max(1.0, *(float(picture.max()) for _, picture in pairs))
    edges = np.linspace(low, high, bins + 1)
    canvas, axes = chart(xlabel="brightness", ylabel="share of the pixels in %")
    for number, (title, picture) in enumerate(pairs):
        share = 100 * np.histogram(picture, edges)[0] / picture.size
        draw_line(axes, number, title, edges.repeat(2), np.concatenate([[0], share.repeat(2), [0]]))
    if low < 0 or high > 1:
        for end in (0, 1):
            axes.axvline(end, color=SOFT, linewidth=1.2, linestyle=":")
    axes.set_ylim(bottom=0)
    add_legend(axes)
    return finish(canvas, alt)


def spectrum(pictures, *, alt):
    """Draw the power spectrum, averaged over directions, and its slope on logarithmic axes.

    The slope is that of a straight line fitted to the points drawn; white noise has 0, photographs about −2.

    Parameters
    ----------
    pictures : dict of str to array, list of arrays, or array
        Pictures float32, each side at least 16; of a picture that is not square the central square, of a colour
        picture the grey one is measured.
    alt : str
        What the chart shows.

    Returns
    -------
    Figure
        The chart.

    Raises
    ------
    ValueError
        If a picture is smaller than 16 pixels or of a single brightness.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> noise = np.random.default_rng(1).standard_normal((64, 64)).astype(np.float32)
    >>> show.spectrum({"white noise": noise}, alt="White noise: a flat spectrum.")
    White noise: a flat spectrum.
    """
    lines = {}
    for title, picture in named(pictures):
        frequency, power = radial_power(picture)
        slope = np.polyfit(np.log(frequency), np.log(power), 1)[0]
        lines[f"{title}, slope {slope:.1f}".strip(", ").replace("-", "−")] = frequency, power
    return curves(lines, alt=alt, xlabel="frequency in cycles a picture", ylabel="power", logx=True, logy=True)


def radial_power(picture, points=16):
    """Return (frequencies, mean power around them) on up to `points` rings that widen like a logarithm."""
    square = central_square(picture)
    size = square.shape[0]
    window = np.outer(np.hanning(size), np.hanning(size))
    power = np.abs(np.fft.fft2((square - square.mean()) * window)) ** 2
    if not power.max() > 0:
        raise ValueError("a spectrum needs a picture with more than one brightness")
    axis = np.fft.fftfreq(size, 1 / size)
    radius = np.hypot(axis[:, None], axis[None, :])
    edges = np.unique(np.round(np.geomspace(2, size / 2, points + 1)))
    ring = np.digitize(radius, edges)
    count = np.bincount(ring.ravel())[1:len(edges)]
    return (np.bincount(ring.ravel(), radius.ravel())[1:len(edges)] / count,
            np.bincount(ring.ravel(), power.ravel())[1:len(edges)] / count)


def central_square(picture):
    """Return the largest central square of the grey picture as float64."""
    gray = to_gray(picture).astype(np.float64)
    size = min(gray.shape)
    if size < 16:
        raise ValueError(f"a spectrum needs a picture of at least 16 × 16 pixels, got shape {picture.shape}")
    top, left = (gray.shape[0] - size) // 2, (gray.shape[1] - size) // 2
    return gray[top:top + size, left:left + size]


def profile(pictures, *, row, alt):
    """Draw the brightness along one row of pixels: an edge becomes a step, noise a tremble.

    Parameters
    ----------
    pictures : dict of str to array, list of arrays, or array
        Pictures float32; of a colour picture the grey one is measured.
    row : int
        Which row, from 0 at the top.
    alt : str
        What the chart shows.

    Returns
    -------
    Figure
        The chart.

    Raises
    ------
    TypeError, ValueError
        If `row` is no whole number, or a picture has no such row.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> edge = np.repeat([[0, 1]], 4, axis=1).astype(np.float32)
    >>> show.profile({"edge": edge}, row=0, alt="A step from 0 to 1 in the middle.")
    A step from 0 to 1 in the middle.
    """
    check_number(row, "row", low=0, integer=True)
    lines = {}
    for title, picture in named(pictures):
        if row >= picture.shape[0]:
            raise ValueError(f"row must be from 0 to {picture.shape[0] - 1}, got {row}")
        lines[title] = np.arange(picture.shape[1]), to_gray(picture)[row]
    return curves(lines, alt=alt, xlabel="column", ylabel=f"brightness in row {row}")
