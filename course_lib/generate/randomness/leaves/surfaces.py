"""What is painted on the leaves: a grey, a gradient, a pattern, and for colour a hue."""

import numpy as np
from scipy import fft

from course_lib.generate.randomness.spectrum import wave_frequency

TILE = 256  # side of a pattern in pixels; patterns repeat without a seam
NOISES, STRIPES = 4, 3  # patterns drawn anew for each picture
RED, GREEN, BLUE = 0.299, 0.587, 0.114  # weights of the grey value
HUES = np.array([[1, -RED / GREEN, 0], [-BLUE / (RED + GREEN), -BLUE / (RED + GREEN), 1]])  # grey 0: red, blue


def draw_patterns(rng):
    """Draw the patterns of one picture: power-law noises of different slopes, and warped stripes.

    Each has mean 0 and standard deviation 1 and tiles.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float32 array (7, 256, 256)

    Examples
    --------
    >>> patterns = draw_patterns(np.random.default_rng(1))
    >>> patterns.shape, bool((abs(patterns.std(axis=(1, 2)) - 1) < 1e-3).all())
    ((7, 256, 256), True)
    """
    exponents = rng.uniform(0.5, 2.5, (NOISES, 1, 1)).astype(np.float32)
    frequency = wave_frequency((TILE, TILE))
    frequency[0, 0] = np.inf
    waves = fft.rfft2(rng.standard_normal((NOISES, TILE, TILE), dtype=np.float32))
    noises = fft.irfft2(waves * frequency ** (-exponents / 2))
    noises /= noises.std(axis=(1, 2), keepdims=True)
    turns = rng.integers(-40, 41, (STRIPES, 2, 1, 1)) + 0.0
    turns[:, 0] += np.where((turns == 0).all(axis=1), 1, 0)  # no stripes without a wave
    along = np.arange(TILE, dtype=np.float32) * np.float32(2 * np.pi / TILE)
    bend = rng.uniform(0, 1.5, (STRIPES, 1, 1)).astype(np.float32) * noises[-1]
    stripes = np.sin(turns[:, 0].astype(np.float32) * along[:, None] + turns[:, 1].astype(np.float32) * along + bend)
    stripes -= stripes.mean(axis=(1, 2), keepdims=True)
    return np.concatenate([noises, stripes / stripes.std(axis=(1, 2), keepdims=True)])


def draw_greys(count, contrast, rng):
    """Draw the leaves' greys: around the picture's own mean, most near it, some far away.

    The mean is even in [0.25, 0.65]. Distances from it follow a Laplace law, whose peak and tails stand for
    the many leaves in similar light and the few in shadow or sun.

    Parameters
    ----------
    count : int
        How many leaves.
    contrast : float
        Standard deviation of the greys before those beyond black and white are brought back.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float64 array (count,) in [0, 1]

    Examples
    --------
    >>> greys = draw_greys(1000, 0.1, np.random.default_rng(1))
    >>> bool((greys >= 0).all() and (greys <= 1).all())
    True
    """
    middle = rng.uniform(0.25, 0.65)
    greys = middle + rng.laplace(0, contrast / np.sqrt(2), count)
    return np.abs(1 - np.abs(1 - np.clip(greys, -1, 2)))


def shade(owner, heap, contrast, texture, rng):
    """Paint the leaves: grey + gradient + pattern, each pixel from the leaf that is on top there.

    Parameters
    ----------
    owner : int32 array (H, W)
        The leaf on top at each pixel.
    heap : Outlines
        The leaves.
    contrast : float
        Standard deviation of the greys, in picture units.
    texture : float
        Strength of gradients and patterns; 0 leaves the leaves flat.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float32 array (H, W), nominally in [0, 1]

    Examples
    --------
    >>> from course_lib.generate.randomness.leaves.outlines import Outlines
    >>> heap = Outlines(np.zeros((1, 2)), np.ones(1), np.zeros((1, 8)), np.ones(1, bool))
    >>> shade(np.zeros((4, 4), np.int32), heap, 0.0, 0, np.random.default_rng(1)).std()
    np.float32(0.0)
    """
    count = len(heap.radius)
    grey = draw_greys(count, contrast, rng).astype(np.float32)
    if texture == 0:
        return grey[owner]
    y, x = (np.arange(length, dtype=np.float32) for length in owner.shape)
    rise = texture * rng.normal(0, 0.06, (2, count)) / np.maximum(heap.radius, 8)
    flat = (grey - (rise * heap.centre.T).sum(axis=0)).astype(np.float32)
    down, right = rise.astype(np.float32)
    image = flat[owner] + down[owner] * y[:, None] + right[owner] * x
    strength = (texture * rng.lognormal(np.log(0.03), 0.9, count)).astype(np.float32)
    return image + strength[owner] * patterned(owner, count, rng)


def patterned(owner, count, rng):
    """Give each leaf one of the picture's patterns, moved by a random way.

    Parameters
    ----------
    owner : int32 array (H, W)
        The leaf on top at each pixel.
    count : int
        How many leaves there are.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float32 array (H, W), around 0

    Examples
    --------
    >>> patterned(np.zeros((4, 6), np.int32), 1, np.random.default_rng(1)).shape
    (4, 6)
    """
    patterns = draw_patterns(rng)
    which = rng.integers(0, len(patterns), count, dtype=np.int32) * TILE**2
    down, right = rng.integers(0, TILE, (2, count), dtype=np.int32)
    y, x = (np.arange(length, dtype=np.int32) for length in owner.shape)
    row = (y[:, None] + down[owner]) % TILE
    column = (x + right[owner]) % TILE
    return patterns.ravel()[which[owner] + row * TILE + column]


def tint(owner, count, contrast, rng):
    """Colour the leaves without changing their grey: each gets a shift toward red or green, and blue or yellow.

    Parameters
    ----------
    owner : int32 array (H, W)
        The leaf on top at each pixel.
    count : int
        How many leaves there are.
    contrast : float
        Standard deviation of the greys; the colours' is three tenths of it, which keeps the channels correlated.
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float32 array (H, W, 3)
        To be added to the grey picture; its own grey value is 0 everywhere.

    Examples
    --------
    >>> from course_lib.images import to_gray
    >>> colour = tint(np.zeros((4, 6), np.int32), 1, 0.2, np.random.default_rng(1))
    >>> bool(abs(to_gray(colour)).max() < 1e-6)
    True
    """
    hue = 0.3 * contrast * (rng.laplace(0, np.sqrt(0.5), (count, 2)) + rng.normal(0, 0.5, 2))
    return (hue @ HUES).astype(np.float32)[owner]
