"""What the course ships for this chapter: the settings of its GAN, the trained generator, the judge and its sets.

References
----------
A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional generative
adversarial networks", ICLR 2016, arXiv:1511.06434. M. Heusel et al., "GANs trained by a two time-scale update rule
converge to a local Nash equilibrium", NeurIPS 2017, arXiv:1706.08500.
"""

import numpy as np

from course_lib.generate.gan.judge import Judge, build_classifier
from course_lib.generate.gan.model import GAN
from course_lib.generate.gan.networks import build_discriminator, build_generator
from course_lib.generate.rules import TRAIN_FACES, glyph_set
from course_lib.images import check_number
from course_lib.weights import load_weights

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


def load_generator():
    """Build the generator with the weights that the course ships: one chooses the digit and the latent vector.

    Returns
    -------
    keras.Model
        What `build_generator` gives with ten classes, trained; weights and pictures are float32.

    Raises
    ------
    WeightsError
        If the weights are missing or damaged; a GAN trained for a minute then shows the same, less finely.

    References
    ----------
    Radford, Metz and Chintala, 2016: see the head of this module.

    Examples
    --------
    >>> load_generator().output_shape
    (None, 28, 28, 1)
    """
    generator = build_generator(latent=RECIPE["latent"], channels=RECIPE["generator"], classes=10)
    load_weights(generator, "gan")
    return generator


def load_classifier():
    """Build the judge's eye with the weights that the course ships.

    Returns
    -------
    keras.Model
        What `train_classifier` gives, trained on 60,000 digits; its weights are float32.

    Raises
    ------
    WeightsError
        If the weights are missing or damaged; `train_classifier` then makes others in half a minute.

    References
    ----------
    Heusel et al., 2017: see the head of this module.

    Examples
    --------
    >>> load_classifier().name
    'classifier'
    """
    classifier = build_classifier()
    load_weights(classifier, "judge")
    return classifier


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


def digit_judge(*, n=10_000, faces=TRAIN_FACES, classifier=None):
    """Build the judge of digits: real ones that nothing was trained on, the shipped eye, the training pictures.

    Parameters
    ----------
    n : int, at least 6
        How many samples it judges at once: 10,000 for values to be compared with others, fewer to be quick.
    faces : sequence of str
        The faces of the real pictures: `TRAIN_FACES`, or `HELD_OUT_FACES` to ask for faces never learned from.
    classifier : keras.Model or None
        Another eye; None takes the shipped one.

    Returns
    -------
    Judge
        Its real pictures are kept as uint8; measures are computed in float32 and float64.

    Raises
    ------
    TypeError, ValueError
        If `n` is out of range, there is no such face, or the shipped weights are damaged.

    References
    ----------
    Heusel et al., 2017: see the head of this module.

    Examples
    --------
    >>> digit_judge(n=100, classifier=build_classifier(rng=1)).reference
    <GlyphSet: 100 pictures of 28 x 28, 10 classes>
    """
    check_number(n, "n", low=6, high=100_000, integer=True)
    reference = glyph_set(n, faces=faces, rng=REFERENCE)
    others = glyph_set(5 * n, faces=faces, rng=OTHERS)
    return Judge(classifier or load_classifier(), reference, others, digits_to_learn_from())
