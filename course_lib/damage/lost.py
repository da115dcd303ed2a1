"""Lost pixels: which ones are missing (True = unknown), exactly ``round(fraction * H * W)`` of them."""

import numpy as np

from course_lib.images import check_image, check_missing, check_number, check_shape

WORDS = "light shade colour noise chance rule picture pixel edge mend make truth".split()


def missing_pixels(shape, fraction, *, rng=None):
    """Random single pixels."""
    rng = np.random.default_rng(rng)
    count, missing = _start(shape, fraction)
    missing.flat[rng.choice(missing.size, count, replace=False)] = True
    return missing


def missing_blocks(shape, fraction, *, size=16, rng=None):
    """Square blocks; the last one is cut short so that the count is exact."""
    rng = np.random.default_rng(rng)
    check_number(size, "size", low=1, integer=True)
    rows, columns = (side.ravel() for side in np.indices((size, size)))
    return _grow(shape, fraction, lambda: (rows, columns), rng)


def missing_scratches(shape, fraction, *, width=3, rng=None):
    """Scratches; the last one stops early so that the count is exact."""
    rng = np.random.default_rng(rng)
    check_number(width, "width", low=1, integer=True)
    height, across = check_shape(shape)
    return _grow(shape, fraction, lambda: _scratch(max(height, across), width, rng), rng)


def missing_text(shape, fraction, *, rng=None):
    """Words written over the picture; the last one breaks off so that the count is exact."""
    rng = np.random.default_rng(rng)
    height, _ = check_shape(shape)
    return _grow(shape, fraction, lambda: _word(max(8, height // 10), rng), rng)


def missing_half(shape, *, side="right"):
    """One half: side is "left", "right", "top" or "bottom"."""
    height, width = check_shape(shape)
    missing = np.zeros((height, width), bool)
    halves = {
        "left": np.s_[:, : width // 2],
        "right": np.s_[:, width - width // 2 :],
        "top": np.s_[: height // 2],
        "bottom": np.s_[height - height // 2 :],
    }
    if side not in halves:
        raise ValueError(f"side must be one of {', '.join(halves)}, got {side!r}")
    missing[halves[side]] = True
    return missing


def missing_grid(shape, fraction):
    """All but a regular grid."""
    count, missing = _start(shape, fraction)
    order = np.zeros((1, 1), np.int64)
    while len(order) < max(missing.shape):
        order = np.block([[4 * order, 4 * order + 2], [4 * order + 3, 4 * order + 1]])
    order = order[: missing.shape[0], : missing.shape[1]]
    missing.flat[np.argsort(order, axis=None)[missing.size - count :]] = True
    return missing


def erase(image, missing, *, fill=0.0):
    """Write `fill` where `missing` is True."""
    check_image(image)
    check_missing(missing, image)
    check_number(fill, "fill")
    result = image.copy()
    result[missing] = fill
    return result


def _start(shape, fraction):
    height, width = check_shape(shape)
    check_number(fraction, "fraction", low=0, high=1)
    return round(fraction * height * width), np.zeros((height, width), bool)


def _grow(shape, fraction, stamp, rng):
    lack, missing = _start(shape, fraction)
    flat = missing.reshape(-1)
    while lack:
        row, column = divmod(rng.choice(np.flatnonzero(~flat)), missing.shape[1])
        rows, columns = stamp()
        anchor = rng.integers(len(rows))
        rows, columns = rows + (row - rows[anchor]), columns + (column - columns[anchor])
        inside = (rows >= 0) & (rows < missing.shape[0]) & (columns >= 0) & (columns < missing.shape[1])
        index = rows[inside] * missing.shape[1] + columns[inside]
        fresh = index[~flat[index]][:lack]
        flat[fresh] = True
        lack -= len(fresh)
    return missing


def _scratch(length, width, rng):
    steps = 2 * max(8, length // 2)
    angle = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.05, steps))
    path = np.stack([np.cumsum(np.sin(angle)), np.cumsum(np.cos(angle))], axis=1) / 2
    reach = np.arange(width) - (width - 1) / 2
    disc = np.stack([side.ravel() for side in np.meshgrid(reach, reach)], axis=1)
    disc = disc[(disc**2).sum(axis=1) <= (width / 2) ** 2]
    points = np.floor(path[:, None] + disc[None]).astype(int).reshape(-1, 2)
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)].T


def _word(size, rng):
    from PIL import ImageFont

    ink = ImageFont.load_default(size).getmask(rng.choice(WORDS), mode="1")
    columns, rows = np.nonzero(np.array(ink).reshape(ink.size[::-1]).T)
    return rows, columns
