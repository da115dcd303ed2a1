"""Batches of damaged pictures and their truths: the same step gives the same batch."""

import numpy as np

from course_lib.damage import missing_blocks, missing_pixels, missing_scratches
from course_lib.images import check_number
from course_lib.restore.cnn.pool import cut_patches
from course_lib.restore.cnn.start import pull

TOP = 100 / 255
"""The strongest noise that the course's denoisers are trained on."""


def feed_noise(pool, *, batch=16, patch=64, sigma=(0, TOP), told=False, rng=None):
    """Give pairs (noisy, clean), a new noise level for each picture and new noise for each pixel.

    Levels are drawn as low + (high − low) u^1.5 with u even in [0, 1], so that the weaker ones come more often.

    Parameters
    ----------
    pool : uint8 array (N, H, W, C), or a sequence of uint8 arrays (H, W, C)
        What squares are cut from, such as `leaf_pool` gives.
    batch, patch : int
        How many squares there are in a batch, and their side in pixels.
    sigma : float or pair of floats
        The noise level, or its smallest and largest value, in picture units.
    told : bool
        Whether one more channel of the noisy pictures holds sigma.
    rng : int, numpy.random.Generator or None
        Where chance begins; it is asked once, since each step has chance of its own.

    Returns
    -------
    function of int
        From the number of a step to (noisy, clean), both float32 arrays (batch, patch, patch, C); the noise is not
        clipped.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range or a picture of the pool is smaller than a square.

    References
    ----------
    Zhang et al., 2017, doi:10.1109/TIP.2017.2662206: fresh noise at each step, one network for many levels.

    Examples
    --------
    >>> noisy, clean = feed_noise(np.zeros((1, 64, 64, 1), np.uint8), patch=32, rng=1)(0)
    >>> noisy.shape, float(clean.max())
    ((16, 32, 32, 1), 0.0)
    """
    check_feed(pool, batch, patch)
    levels, first = check_levels(sigma), first_of(rng)

    def pairs(step):
        noisy, clean, level = add_noise(pool, batch, patch, levels, np.random.default_rng([first, step]))
        if told:
            noisy = np.concatenate([noisy, np.broadcast_to(level, (*clean.shape[:3], 1))], axis=-1)
        return noisy, clean

    return pairs


def feed_noise2noise(pool, *, batch=16, patch=64, sigma=(0, TOP), rng=None):
    """Give pairs (noisy, otherwise noisy): the same scene twice, each time with noise of its own, and no truth.

    A network that minimises the mean square comes to the mean of all that it is shown as the answer, and the mean of
    the otherwise noisy pictures is the clean one: train it with ``Mender(network, squared=True)``.

    Parameters
    ----------
    pool : uint8 array (N, H, W, C), or a sequence of uint8 arrays (H, W, C)
        What squares are cut from, such as `leaf_pool` gives.
    batch, patch : int
        How many squares there are in a batch, and their side in pixels.
    sigma : float or pair of floats
        The noise level, or its smallest and largest value, in picture units; the same for both pictures of a pair.
    rng : int, numpy.random.Generator or None
        Where chance begins; it is asked once, since each step has chance of its own.

    Returns
    -------
    function of int
        From the number of a step to two float32 arrays (batch, patch, patch, C), not clipped. The first is that of
        `feed_noise` for the same `rng`.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range or a picture of the pool is smaller than a square.

    References
    ----------
    J. Lehtinen, J. Munkberg, J. Hasselgren, S. Laine, T. Karras, M. Aittala, T. Aila, "Noise2Noise: learning image
    restoration without clean data", ICML 2018, arXiv:1803.04189.

    Examples
    --------
    >>> noisy, other = feed_noise2noise(np.zeros((1, 64, 64, 1), np.uint8), sigma=0.1, rng=1)(0)
    >>> noisy.shape, round(float((noisy - other).std()), 2)
    ((16, 64, 64, 1), 0.14)
    """
    check_feed(pool, batch, patch)
    levels, first = check_levels(sigma), first_of(rng)

    def pairs(step):
        chance = np.random.default_rng([first, step])
        noisy, clean, level = add_noise(pool, batch, patch, levels, chance)
        return noisy, clean + level * chance.standard_normal(clean.shape, np.float32)

    return pairs


def feed_missing(pool, *, batch=16, patch=64, rng=None):
    """Give triples (start and missing, truth, missing): three quarters lose random pixels, the others whole pieces.

    Parameters
    ----------
    pool : uint8 array (N, H, W, 1), or a sequence of uint8 arrays (H, W, 1)
        What squares are cut from, such as `leaf_pool` gives.
    batch, patch : int
        How many squares there are in a batch, and their side in pixels.
    rng : int, numpy.random.Generator or None
        Where chance begins; it is asked once, since each step has chance of its own.

    Returns
    -------
    function of int
        From the number of a step to three float32 arrays: (batch, patch, patch, 2) with the rough fill and 1 where
        a pixel is missing; the truth and the missing pixels (batch, patch, patch, 1).

    Raises
    ------
    TypeError, ValueError
        If a number is out of range or a picture of the pool is smaller than a square.

    References
    ----------
    Pathak et al., 2016, arXiv:1604.07379: a network learns to fill what it is not shown.

    Examples
    --------
    >>> given, truth, missing = feed_missing(np.zeros((1, 64, 64, 1), np.uint8), batch=4, rng=1)(0)
    >>> given.shape, truth.shape, missing.shape
    ((4, 64, 64, 2), (4, 64, 64, 1), (4, 64, 64, 1))
    """
    check_feed(pool, batch, patch)
    first = first_of(rng)

    def triples(step):
        chance = np.random.default_rng([first, step])
        truth = cut_patches(pool, batch, patch, chance)
        lost = np.stack([lose((patch, patch), chance) for _ in range(batch)])
        rough = pull(np.where(lost, 0, truth[..., 0]), ~lost)
        missing = lost[..., None].astype(np.float32)
        return np.concatenate([rough[..., None], missing], axis=-1), truth, missing

    return triples


def add_noise(pool, batch, patch, levels, chance):
    """Cut squares and add noise: (noisy, clean, the level of each)."""
    low, high = levels
    clean = cut_patches(pool, batch, patch, chance)
    level = (low + (high - low) * chance.random((batch, 1, 1, 1)) ** 1.5).astype(np.float32)
    return clean + level * chance.standard_normal(clean.shape, np.float32), clean, level


def lose(shape, chance):
    """Choose which pixels are missing: one to all but a few, alone or in pieces."""
    kind = chance.random()
    if kind < 0.75:
        return missing_pixels(shape, chance.uniform(0.1, 0.95), rng=chance)
    if kind < 0.87:
        return missing_blocks(shape, chance.uniform(0.02, 0.3), size=int(chance.integers(4, 17)), rng=chance)
    return missing_scratches(shape, chance.uniform(0.02, 0.3), rng=chance)


def check_levels(sigma):
    """Give the smallest and the largest noise level."""
    if np.ndim(sigma) == 0:
        sigma = (sigma, sigma)
    if np.shape(sigma) != (2,):
        raise ValueError(f"sigma must be a number or a smallest and a largest one, got {sigma!r}")
    low, high = (check_number(one, "sigma", low=0, high=10) for one in sigma)
    if low > high:
        raise ValueError(f"sigma must be a smallest and a largest number, got {sigma!r}")
    return low, high


def check_feed(pool, batch, patch):
    """Refuse what no batch can be made of."""
    check_number(batch, "batch", low=1, high=4096, integer=True)
    smallest = min(min(picture.shape[:2]) for picture in pool)
    check_number(patch, "patch", low=8, high=smallest, integer=True)


def first_of(rng):
    """Give the number with which chance begins: the one that is given, or one that is drawn."""
    if rng is None or isinstance(rng, np.random.Generator):
        return int(np.random.default_rng(rng).integers(2**31))
    return check_number(rng, "rng", low=0, integer=True)
