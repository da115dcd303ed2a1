"""Fractal noise: the same noise at many sizes, added up."""

import numpy as np

from course_lib.generate.randomness.lattice import gradient_field, pixel_positions, random_slopes
from course_lib.images import check_number

GRID = 64  # grid points a side; the pattern repeats after 64 cells, more than any octave shows at 256 pixels


def fractal_noise(shape, *, octaves=5, gain=0.5, lacunarity=2.0, cell=64, rng=None):
    """Add up Perlin noise of finer and finer cells: clouds, smoke, hills.

    I = 0.5 + Σ gainᵏ · noise(position · lacunarityᵏ / cell) / √(2 Σ gain²ᵏ),  k = 0 … octaves − 1.
    The division keeps the contrast the same, however many octaves there are.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    octaves : int from 1 to 12
        How many sizes are added. More octaves add finer detail.
    gain : float in [0, 1]
        Strength of each octave relative to the one before. Small is smooth, near 1 is rough.
    lacunarity : float in [1, 4]
        How many times finer each octave is than the one before.
    cell : float, at least 1
        Size of the largest blobs in pixels.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W), nominally in [0, 1], not clipped

    Raises
    ------
    TypeError
        If `octaves` is not a whole number.
    ValueError
        If an option lies outside its range, or the shape is not two positive whole numbers.

    References
    ----------
    D. Ebert et al., "Texturing and Modeling: A Procedural Approach", 3rd edition, 2003.

    Examples
    --------
    >>> cloud = fractal_noise((128, 128), octaves=5, rng=1)
    >>> cloud.shape, round(float(cloud.mean()), 1)
    ((128, 128), 0.5)
    """
    rng = np.random.default_rng(rng)
    y, x = pixel_positions(shape, cell)
    sizes = octave_table(octaves, gain, lacunarity)
    return 0.5 + octave_sum(y, x, sizes, draw_octaves(sizes, rng))


def warped_noise(shape, *, strength=1.0, octaves=5, gain=0.5, cell=64, rng=None):
    """Read fractal noise at positions that other fractal noise has moved: marble, agate, flames.

    I[y, x] = noise(y + strength · dy[y, x], x + strength · dx[y, x]), where dy and dx are fractal noise too.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    strength : float in [0, 100]
        How far positions are moved, in cells. 0 gives plain fractal noise, 4 gives folds.
    octaves, gain, cell
        As in `fractal_noise`.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W), nominally in [0, 1], not clipped

    Raises
    ------
    TypeError
        If `octaves` is not a whole number.
    ValueError
        If an option lies outside its range, or the shape is not two positive whole numbers.

    References
    ----------
    I. Quilez, "Domain warping", 2002, https://iquilezles.org/articles/warp/.

    Examples
    --------
    >>> marble = warped_noise((64, 64), strength=3, rng=1)
    >>> marble.shape, marble.dtype
    ((64, 64), dtype('float32'))
    """
    rng = np.random.default_rng(rng)
    strength = check_number(strength, "strength", low=0, high=100)
    y, x = pixel_positions(shape, cell)
    sizes = octave_table(octaves, gain, 2.0)
    down, right, grey = (draw_octaves(sizes, rng) for _ in range(3))
    dy, dx = octave_sum(y, x, sizes, down), octave_sum(y, x, sizes, right)
    return 0.5 + octave_sum(y + strength * dy, x + strength * dx, sizes, grey)


def octave_table(octaves, gain, lacunarity):
    """List the frequency and the strength of each octave; the squared strengths add up to one half.

    Parameters
    ----------
    octaves, gain, lacunarity
        As in `fractal_noise`.

    Returns
    -------
    list of (frequency, strength)

    Raises
    ------
    TypeError
        If `octaves` is not a whole number.
    ValueError
        If an option lies outside its range.

    Examples
    --------
    >>> [(f, round(s, 3)) for f, s in octave_table(2, 0.5, 2.0)]
    [(1.0, 0.632), (2.0, 0.316)]
    """
    octaves = check_number(octaves, "octaves", low=1, high=12, integer=True)
    gain = check_number(gain, "gain", low=0, high=1)
    lacunarity = check_number(lacunarity, "lacunarity", low=1, high=4)
    strength = gain ** np.arange(octaves)
    strength = strength / np.sqrt(2 * (strength**2).sum())
    return [(lacunarity**k, float(strength[k])) for k in range(octaves)]


def draw_octaves(sizes, rng):
    """Draw slopes and a random shift for each octave.

    Without the shift every octave would be mid-grey at the same grid points, and the eye finds the grid.

    Parameters
    ----------
    sizes : list
        One entry an octave.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    list of (slopes, shift)
        Slopes (2, 64, 64) and a shift of two cells' fractions.

    Examples
    --------
    >>> len(draw_octaves(octave_table(3, 0.5, 2.0), np.random.default_rng(1)))
    3
    """
    return [(random_slopes((GRID, GRID), rng), rng.random(2, dtype=np.float32)) for _ in sizes]


def octave_sum(y, x, sizes, draws):
    """Add up the octaves of `sizes`, each read from its own grid.

    Parameters
    ----------
    y, x : float32 arrays that broadcast to (H, W)
        Positions in cells of the largest octave.
    sizes : list of (frequency, strength)
        From `octave_table`.
    draws : list of (slopes, shift)
        From `draw_octaves`.

    Returns
    -------
    float32 array (H, W), around 0

    Examples
    --------
    >>> sizes = octave_table(2, 0.5, 2.0)
    >>> y, x = pixel_positions((3, 4), 2)
    >>> octave_sum(y, x, sizes, draw_octaves(sizes, np.random.default_rng(1))).shape
    (3, 4)
    """
    total = np.float32(0)
    for (frequency, strength), (slopes, (down, right)) in zip(sizes, draws, strict=True):
        step = np.float32(frequency)
        total = total + np.float32(strength) * gradient_field(y * step + down, x * step + right, slopes)
    return total
