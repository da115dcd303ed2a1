"""How the course's own GAN is built, and from which digits everything that is shipped was learned.

References
----------
A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional generative
adversarial networks", ICLR 2016, arXiv:1511.06434.
"""

import numpy as np

from course_lib.generate.gan.model import GAN
from course_lib.generate.gan.networks import build_discriminator, build_generator
from course_lib.generate.rules import TRAIN_FACES, glyph_set

RECIPE = {
    "latent": 64,
    "generator": (64, 64, 32),
    "discriminator": (32, 64, 128),
    "batch": 64,
    "rates": (4e-4, 4e-4),
    "memory": 0.999,
    "penalty": 1.0,
}
"""How the shipped GAN is built and trained."""

TRAINING, EYE, REFERENCE, OTHERS = 1, 100, 2, 3
"""The seeds of the four sets of digits: for the generator, for the judge's eye, to compare with, for the floor."""


def build_gan(*, classes=10, steps=None, rng=None):
    """Build the GAN of this chapter as it is trained for the course, but untrained.

    Parameters
    ----------
    classes : int
        How many classes one may choose from; 0 leaves to chance what is drawn.
    steps : int, at least 1, or None
        After how many steps the learning rates reach zero; None keeps them.
    rng : int, numpy.random.Generator or None
        Where the first weights and all later chance come from.

    Returns
    -------
    GAN
        To be trained by `course_lib.training.fit` on the batches of `feed`; its weights are float32, but for the
        state of chance (uint32).

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Radford, Metz and Chintala, 2016: see the head of this module.

    Examples
    --------
    >>> build_gan(rng=1).classes
    10
    """
    rng = np.random.default_rng(rng)
    generator = build_generator(
        latent=RECIPE["latent"], channels=RECIPE["generator"], classes=classes, rng=rng
    )
    discriminator = build_discriminator(channels=RECIPE["discriminator"], classes=classes, rng=rng)
    options = {name: RECIPE[name] for name in ("rates", "memory", "penalty")}
    return GAN(generator, discriminator, **options, steps=steps, rng=rng)


def digits_to_learn_from():
    """Draw the 60,000 digits that the shipped generator learned from.

    Returns
    -------
    GlyphSet
        In `TRAIN_FACES`; kept as uint8, with int64 labels.

    References
    ----------
    LeCun, Bottou, Bengio, Haffner, 1998, whose set of digits has the same form; see `load_mnist`.

    Examples
    --------
    >>> digits_to_learn_from()
    <GlyphSet: 60000 pictures of 28 x 28, 10 classes>
    """
    return glyph_set(60_000, faces=TRAIN_FACES, rng=TRAINING)
