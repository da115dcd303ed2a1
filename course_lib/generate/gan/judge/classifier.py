"""The judge's eye: a small network that learns to read the pictures, and whose last hidden layer describes them.

A Fréchet distance needs numbers that say what a picture shows. Inception, the usual eye, was trained on
photographs and has nothing to say about digits of 28 x 28; a reader of digits has.

References
----------
M. Heusel, H. Ramsauer, T. Unterthiner, B. Nessler, S. Hochreiter, "GANs trained by a two time-scale update rule
converge to a local Nash equilibrium", NeurIPS 2017, arXiv:1706.08500: the distance and its usual eye.
S. Barratt, R. Sharma, "A note on the Inception score", 2018, arXiv:1801.01973: why the eye must know the pictures.
"""

import numpy as np

from course_lib.generate.gan.checks import check_stack
from course_lib.images import check_number
from course_lib.training.backend import keras

layers = keras.layers
BATCH = 100  # more at a time would take memory and save no time


def build_classifier(*, classes=10, channels=(16, 32, 48, 64), features=64, rng=None):
    """Build the network that reads 28 x 28 pictures: four convolutions, a layer of features, one score a class.

    Parameters
    ----------
    classes : int, at least 2
        How many classes there are.
    channels : sequence of four int
        How many pictures each convolution makes; the first, third and fourth halve the side: 14, 14, 7, 4.
    features : int, at least 1
        How many numbers describe a picture; with more, a distance between sets needs more pictures.
    rng : int, numpy.random.Generator or None
        Where the weights of the start come from.

    Returns
    -------
    keras.Model
        From float32 pictures (N, 28, 28, 1) in [0, 1] to float32 features (N, features) and scores
        (N, classes), of which the largest says the class.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range or there are not four channels.

    References
    ----------
    LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", Proceedings of the
    IEEE 86(11), 1998, doi:10.1109/5.726791: a network of this kind on pictures of this size.

    Examples
    --------
    >>> build_classifier(rng=1).count_params()
    112634
    """
    rng = np.random.default_rng(rng)
    check_number(classes, "classes", low=2, integer=True)
    check_number(features, "features", low=1, integer=True)
    if len(channels) != 4:
        raise ValueError(f"channels must be four numbers, got {channels!r}")
    pictures = keras.Input((28, 28, 1), name="pictures")
    x = pictures
    for count, stride in zip(channels, (2, 1, 2, 2), strict=True):
        check_number(count, "channels", low=1, integer=True)
        x = layers.Conv2D(count, 3, stride, "same", activation="relu", kernel_initializer=start(rng))(x)
    x = layers.Flatten()(x)
    x = layers.Dense(features, activation="relu", kernel_initializer=start(rng), name="features")(x)
    scores = layers.Dense(classes, kernel_initializer=start(rng), name="scores")(x)
    return keras.Model(pictures, [x, scores], name="classifier")


def start(rng):
    """Weights to begin with, as rectified layers want them, from a seed of their own."""
    return keras.initializers.HeNormal(int(rng.integers(2**31)))


def describe(classifier, pictures):
    """Let the judge's eye look: what each picture shows, as features, and which class it seems to be.

    Parameters
    ----------
    classifier : keras.Model
        What `build_classifier` builds, trained.
    pictures : float32 array (N, 28, 28)
        The pictures, nominally in [0, 1].

    Returns
    -------
    features : float32 array (N, F)
        The last hidden layer; pictures that show the same in the same way lie near each other.
    classes : int64 array (N,)
        The class with the largest score.

    Raises
    ------
    TypeError, ValueError
        If `pictures` is no such array.

    References
    ----------
    Heusel et al., 2017: see the head of this module.

    Examples
    --------
    >>> features, classes = describe(build_classifier(rng=1), np.zeros((3, 28, 28), np.float32))
    >>> features.shape, classes.shape
    ((3, 64), (3,))
    """
    check_stack(pictures, "pictures")
    found = [
        classifier(pictures[start : start + BATCH, ..., None], training=False)
        for start in range(0, len(pictures), BATCH)
    ]
    features, scores = (np.concatenate([np.asarray(part[k]) for part in found]) for k in (0, 1))
    return features, scores.argmax(axis=1)
