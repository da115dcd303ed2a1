"""A latent vector as a hand that can write all digits: hand number k is the k-th vector, and between two is a way.

References
----------
T. White, "Sampling generative networks", 2016, arXiv:1609.04468: walks on the sphere of latent vectors.
"""

import numpy as np

from course_lib.generate.gan.replay import mosaic
from course_lib.generate.gan.sampling import decode, walk_latent
from course_lib.images import check_number

PLACES = 1000  # steps of the finest way
HANDS = 1_000_000


def draw_walk(generator, digit, *, start=1, end=2, part=0.5):
    """Draw a digit in a hand between two hands.

    Parameters
    ----------
    generator : keras.Model
        What `load_generator` gives, or another one with classes.
    digit : int
        The class that is wished for.
    start, end : int, at least 0
        The number of each hand: the seed of its latent vector.
    part : float in [0, 1]
        Where on the way: 0 is the first hand, 1 the second, in steps of a thousandth.

    Returns
    -------
    float32 array (28, 28) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        If a number is out of range, or the generator has no such class.

    References
    ----------
    White, 2016: see the head of this module.

    Examples
    --------
    >>> from course_lib.generate.gan import build_generator
    >>> draw_walk(build_generator(classes=10, rng=1), 3, part=0.25).shape
    (28, 28)
    """
    return decode(generator, between(generator, start, end, part), labels=[digit])[0]


def draw_way(generator, digit, *, start=1, end=2):
    """Draw a digit at sixteen places of the way from one hand to another, row by row.

    Parameters
    ----------
    generator : keras.Model
        What `load_generator` gives, or another one with classes.
    digit : int
        The class that is wished for.
    start, end : int, at least 0
        The number of each hand.

    Returns
    -------
    float32 array (112, 112) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        If a number is out of range, or the generator has no such class.

    References
    ----------
    White, 2016: see the head of this module.

    Examples
    --------
    >>> from course_lib.generate.gan import build_generator
    >>> draw_way(build_generator(classes=10, rng=1), 3).shape
    (112, 112)
    """
    way = walk_latent(hand(generator, start), hand(generator, end), n=16)
    return mosaic(decode(generator, way, labels=[digit] * 16), 4, 4)


def draw_classes(generator, *, start=1, end=2, part=0.5):
    """Draw every class in one hand between two hands, five a row.

    Parameters
    ----------
    generator : keras.Model
        What `load_generator` gives, or another one with ten classes.
    start, end : int, at least 0
        The number of each hand.
    part : float in [0, 1]
        Where on the way: 0 is the first hand, 1 the second.

    Returns
    -------
    float32 array (56, 140) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    White, 2016: see the head of this module.

    Examples
    --------
    >>> from course_lib.generate.gan import build_generator
    >>> draw_classes(build_generator(classes=10, rng=1)).shape
    (56, 140)
    """
    latent = between(generator, start, end, part).repeat(10, axis=0)
    return mosaic(decode(generator, latent, labels=range(10)), 2, 5)


def between(generator, start, end, part):
    """Give the latent vector at a part of the way, as a batch of one."""
    row = round(PLACES * check_number(part, "part", low=0, high=1))
    return walk_latent(hand(generator, start), hand(generator, end), n=PLACES + 1)[row : row + 1]


def hand(generator, number):
    """Give the latent vector of a hand."""
    number = check_number(number, "hand", low=0, high=HANDS, integer=True)
    return np.random.default_rng(number).standard_normal(generator.inputs[0].shape[1], dtype=np.float32)
