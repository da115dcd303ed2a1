"""Lines as pixels: a pixel is as bright as the share of it that a line covers."""

import numpy as np

from course_lib.generate.rules._canvas import fit
from course_lib.images import check_number, check_shape

WIDEST = 100


def draw_segments(segments, shape, *, width=1.0):
    """Draw line segments white on black with soft edges, as large as the picture allows.

    The drawing is fitted with its aspect kept and a margin of 4 % of the shorter side. A pixel whose middle
    is at distance d from a line of width w gets ``clip(w/2 + 1/2 - d, 0, min(w, 1))``; the brightest line
    wins.

    Parameters
    ----------
    segments : float32 array (n, 2, 2)
        From `walk`: start and end of each line, each as x and y, with y upward.
    shape : tuple of two ints
        (height, width) in pixels.
    width : float or array of n floats, above 0 to 100, default 1
        Line width in pixels, also a number for each line; lines thinner than a pixel are grey.

    Returns
    -------
    float32 array (H, W) in [0, 1]
        Black when there is no line.

    Raises
    ------
    TypeError, ValueError
        When `segments` is no such array, or `shape` or `width` is out of range.

    References
    ----------
    Why soft edges: F. C. Crow, "The aliasing problem in computer-generated shaded images", Communications
    of the ACM 20, 799-805, 1977.

    Examples
    --------
    >>> line = np.float32([[[0, 0], [1, 0]]])
    >>> draw_segments(line, (4, 6), width=2).round(1)
    array([[0. , 0. , 0. , 0. , 0. , 0. ],
           [0.7, 1. , 1. , 1. , 1. , 0.7],
           [0.7, 1. , 1. , 1. , 1. , 0.7],
           [0. , 0. , 0. , 0. , 0. , 0. ]], dtype=float32)
    """
    shape = check_shape(shape)
    widths = _check_widths(width, _check_segments(segments))
    if not len(segments):
        return np.zeros(shape, np.float32)
    points = fit(segments.reshape(-1, 2), shape, extra=float(widths.max()) / 2).astype(np.float32)
    start, step, widths = _cut(points.reshape(-1, 2, 2), widths)
    reach = np.ceil(widths + 2).astype(int)  # pixels across that a piece of length 1 can touch
    pad = int(reach.max())
    canvas = np.zeros((shape[0] + 2 * pad, shape[1] + 2 * pad), np.float32)
    for size in np.unique(reach):
        some = reach == size
        _cover(canvas, start[some] + np.float32(pad), step[some], widths[some], int(size))
    return canvas[pad:-pad, pad:-pad].copy()


def _cut(lines, widths):
    """Cut lines into pieces of at most one pixel, so that each piece touches only a few pixels."""
    whole = lines[:, 1] - lines[:, 0]
    pieces = np.maximum(1, np.ceil(np.hypot(*whole.T))).astype(int)
    line = np.repeat(np.arange(len(lines)), pieces)
    before = np.arange(len(line)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    step = (whole / pieces[:, None].astype(np.float32))[line]
    return lines[line, 0] + step * before[:, None].astype(np.float32), step, widths[line]


def _cover(canvas, start, step, widths, size):
    """Visit the size x size pixels around each piece and keep the largest coverage of each pixel."""
    (x, y), (dx, dy) = np.ascontiguousarray(start.T), np.ascontiguousarray(step.T)
    scale = 1 / np.maximum(dx * dx + dy * dy, np.float32(1e-12))
    half, most = widths / 2 + np.float32(0.5), np.minimum(widths, 1)
    column = np.ceil(x + dx / 2 - np.float32((size + 1) / 2))
    row = np.ceil(y + dy / 2 - np.float32((size + 1) / 2))
    first = row.astype(np.int64) * canvas.shape[1] + column.astype(np.int64)
    x, y = column + np.float32(0.5) - x, row + np.float32(0.5) - y
    flat = canvas.reshape(-1)
    for down, right in np.ndindex(size, size):
        from_x, from_y = x + np.float32(right), y + np.float32(down)
        along = np.clip((from_x * dx + from_y * dy) * scale, 0, 1)
        from_x -= along * dx
        from_y -= along * dy
        distance = np.sqrt(from_x * from_x + from_y * from_y)
        np.maximum.at(flat, first + (down * canvas.shape[1] + right), np.clip(half - distance, 0, most))


def _check_segments(segments):
    if not isinstance(segments, np.ndarray) or segments.dtype != np.float32 or segments.shape[1:] != (2, 2):
        kind = (
            f"{segments.dtype} {segments.shape}"
            if isinstance(segments, np.ndarray)
            else type(segments).__name__
        )
        raise TypeError(f"segments must be a float32 array (n, 2, 2), got {kind}")
    if not np.isfinite(segments).all():
        raise ValueError("segments must hold finite numbers, got NaN or infinity")
    return segments


def _check_widths(width, segments):
    """Return one width a line, as float32."""
    widths = np.ravel(width) if np.ndim(width) else [width]
    if len(widths) not in (1, len(segments)):
        raise ValueError(f"width must be one number or one a line ({len(segments)}), got {len(widths)}")
    for one in np.unique(widths) if np.ndim(width) else widths:
        if check_number(one, "width", high=WIDEST) <= 0:
            raise ValueError(f"width must be above 0, got {one}")
    return np.broadcast_to(np.asarray(widths, np.float32), len(segments))
