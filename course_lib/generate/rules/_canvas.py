"""How points of the plane, with y upward, find their place on a picture, with rows downward."""

import numpy as np

MARGIN = 0.04


def fit(points, shape, *, extra=0.0):
    """Scale and move points into a picture: aspect kept, y downward, a margin of 4 % and `extra` pixels.

    Parameters
    ----------
    points : float array (n, 2)
        x to the right and y upward, in any unit.
    shape : tuple of two ints
        (height, width) in pixels.
    extra : float
        Pixels that stay free beyond the margin, such as half a line's width.

    Returns
    -------
    float64 array (n, 2)
        x and y in pixels from the upper left corner of the picture.

    Examples
    --------
    >>> fit(np.array([[0.0, 0.0], [1.0, 2.0]]), (100, 100)).tolist()
    [[27.0, 96.0], [73.0, 4.0]]
    """
    height, width = shape
    low, high = points.min(axis=0).astype(np.float64), points.max(axis=0).astype(np.float64)
    free = np.maximum(np.array([width, height]) - 2 * (MARGIN * min(shape) + extra), 0.1)
    scale = (free / np.maximum(high - low, 1e-9)).min()
    return (points - (low + high) / 2) * (scale, -scale) + (width / 2, height / 2)
