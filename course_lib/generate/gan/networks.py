"""The two players: a generator from numbers to pictures, a discriminator from pictures to one score.

Both are built from small blocks, and their shapes can be read off:

    latent 64 (+ class 10) → Dense → 7 x 7 → 14 x 14 → 28 x 28 → tanh
    28 x 28 → 14 x 14 → 7 x 7 → 4 x 4 → one score (+ how well picture and class fit)

Pictures are in [-1, 1] here, the range of tanh. Wherever a side doubles or halves, the kernel has side 4, a multiple
of the stride 2, so that each pixel is reached by equally many weights and no checkerboard appears.

References
----------
A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional generative
adversarial networks", ICLR 2016, arXiv:1511.06434. A. Odena, V. Dumoulin, C. Olah, "Deconvolution and checkerboard
artifacts", Distill, 2016, doi:10.23915/distill.00003. T. Miyato, M. Koyama, "cGANs with projection discriminator",
ICLR 2018, arXiv:1802.05637: how a class enters the discriminator.
"""

import numpy as np

from course_lib.generate.gan.spectral import SpectralConv2D
from course_lib.images import check_number
from course_lib.training.backend import keras

layers = keras.layers


def build_generator(*, latent=64, channels=(64, 64, 32), classes=0, rng=None):
    """Build the network that turns random numbers into pictures.

    Parameters
    ----------
    latent : int, at least 1
        How many random numbers a picture is made from.
    channels : sequence of int
        How many maps there are at 7 x 7, at 14 x 14 and at 28 x 28; more draw finer and take longer.
    classes : int
        0: what is drawn is left to chance. Otherwise how many classes one may choose from.
    rng : int, numpy.random.Generator or None
        Where the weights of the start come from.

    Returns
    -------
    keras.Model
        From float32 latent vectors (N, latent), and int32 labels (N,) if there are classes, to float32 pictures
        (N, 28, 28, 1) in [-1, 1].

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Radford, Metz and Chintala, 2016: see the head of this module.

    Examples
    --------
    >>> build_generator(rng=1).output_shape
    (None, 28, 28, 1)
    """
    rng = np.random.default_rng(rng)
    check_number(latent, "latent", low=1, high=10_000, integer=True)
    check_channels(channels, 3)
    check_number(classes, "classes", low=0, high=10_000, integer=True)
    z = keras.Input((latent,), name="latent")
    inputs, x = [z], z
    if classes:
        label = keras.Input((), dtype="int32", name="label")
        chosen = layers.CategoryEncoding(classes, output_mode="one_hot", name="chosen")(label)
        inputs, x = [z, label], layers.Concatenate()([z, chosen])
    x = layers.Dense(7 * 7 * channels[0], use_bias=False, kernel_initializer=start(rng))(x)
    x = awake(layers.Reshape((7, 7, channels[0]))(x))
    for count in channels[1:]:
        x = awake(double(x, count, rng))
    pictures = layers.Conv2D(1, 3, padding="same", activation="tanh", kernel_initializer=start(rng))(x)
    return keras.Model(inputs if classes else z, pictures, name="generator")


def build_discriminator(*, channels=(32, 64, 128), classes=0, spectral=True, rng=None):
    """Build the network that scores how real pictures look: above 0 rather real, below 0 rather made.

    It has no batch normalisation: through it the score of one picture would depend on the others of its batch.

    Parameters
    ----------
    channels : sequence of int
        How many maps there are at 14 x 14, at 7 x 7 and at 4 x 4; more see finer and take longer.
    classes : int
        0: pictures alone are scored. Otherwise how many classes the labels have.
    spectral : bool
        Whether its convolutions are held to norm 1, see `SpectralConv2D`; without, it soon wins too clearly unless a
        penalty holds it back.
    rng : int, numpy.random.Generator or None
        Where the weights of the start come from.

    Returns
    -------
    keras.Model
        From float32 pictures (N, 28, 28, 1) in [-1, 1], and int32 labels (N,) if there are classes, to float32
        scores (N, 1): logits, whose sigmoid is the probability that a picture is real.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Radford, Metz and Chintala, 2016; Miyato and Koyama, 2018, for the classes: see the head of this module.

    Examples
    --------
    >>> build_discriminator(rng=1).output_shape
    (None, 1)
    """
    rng = np.random.default_rng(rng)
    check_channels(channels, 3)
    check_number(classes, "classes", low=0, high=10_000, integer=True)
    pictures = keras.Input((28, 28, 1), name="pictures")
    x = pictures
    for count in channels:
        x = halve(x, count, rng, SpectralConv2D if spectral else layers.Conv2D)
    x = layers.Flatten()(x)
    score = layers.Dense(1, kernel_initializer=start(rng), name="real")(x)
    if not classes:
        return keras.Model(pictures, score, name="discriminator")
    label = keras.Input((), dtype="int32", name="label")
    wanted = layers.Embedding(classes, x.shape[1], embeddings_initializer=start(rng), name="wanted")(label)
    fits = layers.Dot(axes=1, name="fits")([wanted, x])
    return keras.Model([pictures, label], layers.Add(name="score")([score, fits]), name="discriminator")


def double(x, count, rng):
    """A block that makes both sides twice as long."""
    return layers.Conv2DTranspose(count, 4, 2, "same", use_bias=False, kernel_initializer=start(rng))(x)


def awake(x):
    """Bring each map to mean 0 and spread 1 over the batch, then cut off what is negative."""
    return layers.ReLU()(layers.BatchNormalization(momentum=0.9)(x))


def halve(x, count, rng, convolution):
    """A block that makes both sides half as long; what is negative is kept, weakly, so that slopes never end."""
    x = convolution(count, 4, 2, "same", kernel_initializer=start(rng))(x)
    return layers.LeakyReLU(negative_slope=0.2)(x)


def start(rng):
    """Weights to begin with, from a seed of their own."""
    return keras.initializers.GlorotUniform(int(rng.integers(2**31)))


def classes_of(network):
    """How many classes a generator or discriminator was built with."""
    named = {layer.name: layer for layer in network.layers}
    if "chosen" in named:
        return named["chosen"].num_tokens
    return named["wanted"].input_dim if "wanted" in named else 0


def check_channels(channels, count):
    """Refuse what is not so many numbers of maps."""
    if not isinstance(channels, (tuple, list)) or len(channels) != count:
        raise ValueError(f"channels must be {count} numbers, got {channels!r}")
    for one in channels:
        check_number(one, "channels", low=1, high=4096, integer=True)
