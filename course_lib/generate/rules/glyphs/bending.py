"""Bending: each picture is turned, slanted, stretched, moved and warped a little, each in its own way.

Where a pixel of the new picture looks in the old one:

    from(p) = M^-1 (p - c - shift) + c + u(p)

M is a rotation times a shear times a scale, c the centre of the picture, and u the elastic change: noise,
smoothed until neighbours move together.

References
----------
P. Y. Simard, D. Steinkraus, J. C. Platt, "Best practices for convolutional neural networks applied to visual
document analysis", ICDAR 2003, doi:10.1109/ICDAR.2003.1227801.
"""

import numpy as np

from course_lib.images import check_number

BENDS = {
    "rotation": 0.16,  # radians clockwise: 9 degrees either way
    "shear": 0.2,  # columns a row, leaning to the right
    "scale": 0.1,  # natural logarithm of the size
    "stretch": 0.1,  # natural logarithm of height against width
    "shift": 1 / 28,  # of the side
    "elastic": 18 / 28,  # of the side; the noise before smoothing is even in [-1, 1]
}
"""The largest change at strength 1; all are drawn evenly between plus and minus this."""

SMOOTH = 4 / 28  # standard deviation of the elastic change's Gaussian, of the side
AFFINE = 6  # random numbers for a picture's affine part
CHUNK = 256  # pictures at a time, so that memory does not grow with their number
STRONGEST = 10


def bend(glyphs, *, strength=1.0, rng=None):
    """Bend each picture of a stack in its own way: affine and elastic change.

    Parameters
    ----------
    glyphs : float32 array (N, H, W)
        Grey pictures with a black border, such as glyphs; what lies outside a picture is its border's grey.
    strength : float in [0, 10]
        How much, relative to `BENDS`: 0 leaves the pictures as they are, 1 keeps digits legible, 2 does not
        always.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number bends picture i the same way, however many follow.

    Returns
    -------
    float32 array (N, H, W), within the range of `glyphs`

    Raises
    ------
    TypeError
        If `glyphs` is not a float32 array.
    ValueError
        If `glyphs` has another number of axes or holds NaN, or `strength` is out of range.

    References
    ----------
    Simard, Steinkraus and Platt, 2003: see the head of this module.

    Examples
    --------
    >>> glyphs = np.zeros((2, 28, 28), np.float32)
    >>> glyphs[:, 10:18, 10:18] = 1
    >>> bent = bend(glyphs, rng=1)
    >>> bent.shape, bool((bent[0] == bent[1]).all())
    ((2, 28, 28), False)
    """
    rng = np.random.default_rng(rng)
    check_stack(glyphs)
    strength = check_number(strength, "strength", low=0, high=STRONGEST)
    bent = np.empty_like(glyphs)
    shape = glyphs.shape[1:]
    for start in range(0, len(glyphs), CHUNK):
        some = glyphs[start : start + CHUNK]
        chance = rng.random((len(some), numbers_needed(shape)), dtype=np.float32)
        rows, columns = places(chance, shape, strength)
        bent[start : start + CHUNK] = look_up(some, np.arange(len(some)), rows, columns)
    return bent


def check_stack(glyphs):
    """Return a stack of grey pictures if it is one."""
    if not isinstance(glyphs, np.ndarray) or glyphs.dtype != np.float32:
        found = glyphs.dtype if isinstance(glyphs, np.ndarray) else type(glyphs).__name__
        raise TypeError(f"glyphs must be a float32 array, got {found}")
    if glyphs.ndim != 3 or 0 in glyphs.shape[1:]:
        raise ValueError(f"glyphs must have shape (N, H, W), got {glyphs.shape}")
    if not np.isfinite(glyphs).all():
        raise ValueError("glyphs must hold finite numbers, got NaN or infinity")
    return glyphs


def numbers_needed(shape):
    """How many random numbers bend one picture."""
    return AFFINE + 2 * shape[0] * shape[1]


def places(chance, shape, strength):
    """Where each pixel of each picture looks, by even random numbers in [0, 1): rows and columns, (N, H, W)."""
    even = 2 * chance - 1
    inverse, shift = affine(even[:, :AFFINE], shape, strength)
    warp = elastic(even[:, AFFINE:].reshape(-1, 2, *shape), strength)
    row = (np.arange(shape[0], dtype=np.float32) - (shape[0] - 1) / 2) - shift[:, :1]
    column = (np.arange(shape[1], dtype=np.float32) - (shape[1] - 1) / 2) - shift[:, 1:]
    found = []
    for axis in (0, 1):
        along = (inverse[:, axis, 0, None] * row)[:, :, None] + (inverse[:, axis, 1, None] * column)[:, None]
        along += warp[:, axis]
        found.append(along + np.float32((shape[axis] - 1) / 2))
    return found


def affine(even, shape, strength):
    """Give M^-1 as (N, 2, 2) and the shift as (N, 2) from even numbers in [-1, 1), rows first."""
    even = even * np.float32(strength)
    turn, shear, scale, stretch = (
        even[:, k] * np.float32(BENDS[name])
        for k, name in enumerate(("rotation", "shear", "scale", "stretch"))
    )
    high, wide = np.exp(-scale - stretch / 2), np.exp(-scale + stretch / 2)
    cos, sin = np.cos(turn), np.sin(turn)
    # The inverse of (rotation · shear · scale) is (1/scale · shear back · rotation back).
    inverse = np.stack(
        [high * cos, -high * sin, wide * (sin + shear * cos), wide * (cos - shear * sin)], axis=1
    )
    shift = even[:, 4:6] * np.float32(BENDS["shift"]) * np.array(shape, np.float32)
    return inverse.reshape(-1, 2, 2), shift


def elastic(noise, strength):
    """Smooth noise in [-1, 1) of shape (N, 2, H, W) to a displacement in pixels, as Simard et al. do."""
    down, across = (smoothing(side) for side in noise.shape[2:])
    reach = np.float32(strength * BENDS["elastic"] * min(noise.shape[2:]))
    return reach * (down @ noise @ across.T)


def smoothing(side):
    """The matrix that smooths a column of `side` pixels by a Gaussian."""
    from scipy.ndimage import gaussian_filter1d

    return gaussian_filter1d(np.eye(side, dtype=np.float32), SMOOTH * side, axis=0, mode="reflect")


def look_up(stack, which, rows, columns):
    """Read stack[which] at places between its grid points, straight lines between neighbours."""
    height, width = stack.shape[1:]
    rows, columns = np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)
    top = np.minimum(rows.astype(np.int32), max(height - 2, 0))
    left = np.minimum(columns.astype(np.int32), max(width - 2, 0))
    rows, columns = rows - top, columns - left
    first = (which.astype(np.int32) * (height * width))[:, None, None] + top * width + left
    below, right = (width if height > 1 else 0), int(width > 1)
    flat = stack.ravel()
    upper = flat[first] + columns * (flat[first + right] - flat[first])
    first += below
    lower = flat[first] + columns * (flat[first + right] - flat[first])
    return upper + rows * (lower - upper)
