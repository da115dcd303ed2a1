"""Has the generator learned to draw, or learned its pictures by heart?

    ratio = median distance from a sample to its nearest training picture
            / the same for held-out real pictures

About 1: samples are as new as real pictures that nobody trained on. Near 0: copies.

References
----------
C. Meehan, K. Chaudhuri, S. Dasgupta, "A non-parametric test to detect data-copying in generative models", AISTATS
2020, arXiv:2004.05675: why copies are told by comparison with held-out pictures.
"""

import numpy as np

from course_lib.generate.gan.checks import check_set, check_stack
from course_lib.generate.gan.judge.neighbours import blocks

CHUNK = 4000  # training pictures at a time: they are kept as bytes, and 4,000 as floats take 12 MB


def nearest_pictures(pictures, training):
    """Find, for each picture, the training picture that differs least from it, pixel by pixel.

    Parameters
    ----------
    pictures : float32 array (N, H, W)
        What a generator drew.
    training : GlyphSet
        What it learned from, pictures of the same size.

    Returns
    -------
    which : int64 array (N,)
        The index of the nearest training picture.
    distance : float32 array (N,)
        How far it is: the square root of the sum of squared differences.

    Raises
    ------
    TypeError, ValueError
        If one is no set of grey pictures, or their sizes differ.

    References
    ----------
    Meehan, Chaudhuri and Dasgupta, 2020: see the head of this module.

    Examples
    --------
    >>> from course_lib.generate.rules import glyph_set
    >>> training = glyph_set(30, rng=1)
    >>> which, distance = nearest_pictures(training.images[7:9], training)
    >>> which, distance
    (array([7, 8]), array([0., 0.], dtype=float32))
    """
    check_stack(pictures, "pictures")
    check_set(training, "training", side=pictures.shape[1:])
    flat = pictures.reshape(len(pictures), -1)
    which, best = np.zeros(len(flat), np.int64), np.full(len(flat), np.inf, np.float32)
    for start in range(0, len(training), CHUNK):
        known = training[start : start + CHUNK].images.reshape(-1, flat.shape[1])
        for rows, squared in blocks(flat, known):
            near = squared.argmin(axis=1)
            # The difference itself: the rounded terms of |a - b|^2 are no exact zero for a copy.
            distance = np.linalg.norm(flat[rows] - known[near], axis=1)
            closer = distance < best[rows]
            which[rows] = np.where(closer, start + near, which[rows])
            best[rows] = np.minimum(distance, best[rows])
    return which, best


def memorisation_ratio(pictures, held_out, training):
    """Compare how near samples come to the training pictures with how near held-out pictures come to them.

    Parameters
    ----------
    pictures : float32 array (N, H, W)
        What a generator drew.
    held_out : float32 array (K, H, W)
        Real pictures that it has not seen.
    training : GlyphSet
        What it learned from, pictures of the same size.

    Returns
    -------
    float
        0 if at least half are copies, about 1 if samples are as new as held-out pictures, more if they are
        stranger than those.

    Raises
    ------
    TypeError, ValueError
        If one is no set of grey pictures, their sizes differ, or most held-out pictures are training pictures.

    References
    ----------
    Meehan, Chaudhuri and Dasgupta, 2020: see the head of this module.

    Examples
    --------
    >>> from course_lib.generate.rules import glyph_set
    >>> training, held_out = glyph_set(500, rng=1), glyph_set(100, rng=2).images
    >>> memorisation_ratio(training.images[:100], held_out, training)
    0.0
    >>> round(memorisation_ratio(glyph_set(100, rng=3).images, held_out, training), 1)
    1.0
    """
    new = np.median(nearest_pictures(held_out, training)[1])
    if new == 0:
        raise ValueError("held_out must differ from training, got copies of training pictures")
    return float(np.median(nearest_pictures(pictures, training)[1]) / new)
