"""The common heart of bilateral filter and non-local means: a mean whose weights ask "are you like me?"."""

import numpy as np

from course_lib.images import check_number

# Beyond this a picture takes minutes: the time grows with the square of the reach.
FARTHEST = 50


def average_alike(image, reach, rim, weigh):
    """Average each pixel with all within `reach`, weighted by ``weigh(square, dy, dx)``.

    `square` holds, for each pixel, the squared difference to its neighbour at (dy, dx), averaged over
    channels. Two pixels differ as much seen from either side, so that each weight is computed once and used
    twice: once for (dy, dx), once for the opposite offset. The picture is mirrored `rim` pixels beyond its
    edge, and `weigh` may look around by ``rim - reach`` pixels.
    """
    check_number(reach, "reach", high=FARTHEST)
    planes = np.moveaxis(image, -1, 0) if image.ndim == 3 else image[None]
    planes = np.pad(planes, ((0, 0), (rim, rim), (rim, rim)), mode="symmetric")
    total, weights = planes.copy(), np.ones_like(planes[0])
    for dy, dx in _half_plane(reach):
        other = np.roll(planes, (-dy, -dx), axis=(1, 2))
        square = np.square(planes - other)
        weight = weigh(square[0] if len(square) == 1 else square.mean(axis=0), dy, dx)
        opposite = np.roll(weight, (dy, dx), axis=(0, 1))
        total += weight * other
        total += opposite * np.roll(planes, (dy, dx), axis=(1, 2))
        weights += weight
        weights += opposite
    inside = (total / weights)[:, rim:-rim, rim:-rim]
    return np.ascontiguousarray(np.moveaxis(inside, 0, -1) if image.ndim == 3 else inside[0])


def _half_plane(reach):
    """Yield one of each pair of opposite offsets."""
    for dy in range(reach + 1):
        for dx in range(-reach if dy else 1, reach + 1):
            yield dy, dx
