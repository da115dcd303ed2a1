"""From latent vectors to pictures: samples, walks from one latent vector to another.

References
----------
T. White, "Sampling generative networks", 2016, arXiv:1609.04468: why a walk keeps to the sphere on which latent
vectors lie. A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional
generative adversarial networks", ICLR 2016, arXiv:1511.06434: walks and sums of latent vectors.
"""

import functools

import numpy as np

from course_lib.generate.gan.networks import classes_of
from course_lib.images import check_number
from course_lib.training.backend import tf

BATCH = 100  # more at a time would take memory and save no time


def sample(generator, n, *, labels=None, rng=None):
    """Draw pictures: the generator turns random latent vectors into them.

    Parameters
    ----------
    generator : keras.Model
        What `build_generator` builds, trained.
    n : int, at least 1
        How many.
    labels : integer array (n,) or None
        The class of each picture, for a generator with classes; None takes them in turn: 0, 1, 2 ...
    rng : int, numpy.random.Generator or None
        Where the latent vectors come from.

    Returns
    -------
    float32 array (n, 28, 28)
        The pictures, in [0, 1].

    Raises
    ------
    TypeError, ValueError
        If `n` is out of range or the labels do not fit.

    References
    ----------
    Radford et al., 2016: see the head of this module.

    Examples
    --------
    >>> from course_lib.generate.gan import build_generator
    >>> sample(build_generator(rng=1), 3, rng=1).shape
    (3, 28, 28)
    """
    rng = np.random.default_rng(rng)
    check_number(n, "n", low=1, high=1_000_000, integer=True)
    latent = rng.standard_normal((n, generator.inputs[0].shape[1]), dtype=np.float32)
    return decode(generator, latent, labels=labels)


def decode(generator, latent, *, labels=None):
    """Let the generator turn latent vectors into pictures; the same vector always gives the same picture.

    Parameters
    ----------
    generator : keras.Model
        What `build_generator` builds, trained.
    latent : float32 array (n, L)
        One vector a picture; those it was trained on are standard normal.
    labels : integer array (n,) or None
        The class of each picture, for a generator with classes; None takes them in turn: 0, 1, 2 ...

    Returns
    -------
    float32 array (n, 28, 28)
        The pictures, in [0, 1].

    Raises
    ------
    TypeError, ValueError
        If `latent` is no such array or the labels do not fit.

    References
    ----------
    Radford et al., 2016: see the head of this module.

    Examples
    --------
    >>> from course_lib.generate.gan import build_generator
    >>> pictures = decode(build_generator(rng=1), np.zeros((2, 64), np.float32))
    >>> bool((pictures[0] == pictures[1]).all())
    True
    """
    check_latent(latent, "latent", width=generator.inputs[0].shape[1])
    classes = classes_of(generator)
    labels = check_labels(labels, len(latent), classes)
    call, pictures = compiled(generator), np.empty((len(latent), 28, 28), np.float32)
    for start in range(0, len(latent), BATCH):
        rows = slice(start, start + BATCH)
        inputs = (latent[rows], labels[rows]) if classes else (latent[rows],)
        pictures[rows] = np.asarray(call(*map(tf.constant, inputs)))[..., 0]
    return np.clip((pictures + 1) / 2, 0, 1)


def walk_latent(start, end, *, n=10):
    """Go from one latent vector to another in equal turns, on the sphere where latent vectors lie.

        v(t) = sin((1 - t) a) / sin a  start + sin(t a) / sin a  end,    a the angle between them

    The straight line would pass nearer to the middle, where hardly any vector lies that the generator was trained on.

    Parameters
    ----------
    start, end : float32 array (L,)
        Where the walk begins and ends, not zero and not opposite to each other.
    n : int, at least 2
        How many vectors, both ends among them.

    Returns
    -------
    float32 array (n, L)
        The vectors, to be given to `decode`.

    Raises
    ------
    TypeError, ValueError
        If one is no such array, is zero, both are opposite, or `n` is out of range.

    References
    ----------
    K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985; White, 2016.

    Examples
    --------
    >>> walk_latent(np.float32([2, 0]), np.float32([0, 2]), n=3).round(2).tolist()
    [[2.0, 0.0], [1.409999966621399, 1.409999966621399], [0.0, 2.0]]
    """
    for vector, name in ((start, "start"), (end, "end")):
        check_latent(np.asarray(vector)[None], name, width=np.size(start))
        if not np.any(vector):
            raise ValueError(f"{name} must not be zero, got only zeros")
    t = np.linspace(0, 1, check_number(n, "n", low=2, high=1_000_000, integer=True))[:, None]
    cosine = np.clip(np.dot(start, end) / (np.linalg.norm(start) * np.linalg.norm(end)), -1, 1)
    angle = np.arccos(np.float64(cosine))
    if np.pi - angle < 1e-3:
        raise ValueError(
            "start and end must not be opposite, got vectors between which every way is as short"
        )
    if angle < 1e-3:
        return np.float32((1 - t) * start + t * end)
    return np.float32((np.sin((1 - t) * angle) * start + np.sin(t * angle) * end) / np.sin(angle))


@functools.lru_cache(maxsize=4)
def compiled(generator):
    """Give the generator as one TensorFlow function for any number of pictures, made once for each of the last four."""
    wanted = [tf.TensorSpec((None, *one.shape[1:]), one.dtype) for one in generator.inputs]
    function = tf.function(
        lambda *inputs: generator(inputs if inputs[1:] else inputs[0], training=False),
        autograph=False,
    )
    return function.get_concrete_function(*wanted)


def check_latent(latent, name, *, width):
    """Refuse what is no float32 array of finite vectors of this width."""
    if not isinstance(latent, np.ndarray) or latent.dtype != np.float32:
        found = latent.dtype if isinstance(latent, np.ndarray) else type(latent).__name__
        raise TypeError(f"{name} must be a float32 array, got {found}")
    if latent.ndim != 2 or not len(latent) or latent.shape[1] != width:
        raise ValueError(f"{name} must have vectors of {width} numbers, got shape {latent.shape}")
    if not np.isfinite(latent).all():
        raise ValueError(f"{name} must hold finite numbers, got NaN or infinity")


def check_labels(labels, n, classes):
    """Give one label a picture, in turn if none are given; refuse labels for a generator without classes."""
    if not classes:
        if labels is not None:
            raise ValueError("labels must be None for a generator without classes, got labels")
        return None
    if labels is None:
        return (np.arange(n) % classes).astype(np.int32)
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iu" or labels.shape != (n,):
        raise ValueError(f"labels must be {n} integers, got {labels.dtype} of shape {labels.shape}")
    if not 0 <= labels.min() <= labels.max() < classes:
        raise ValueError(f"labels must lie from 0 to {classes - 1}, got {labels.min()} to {labels.max()}")
    return labels.astype(np.int32)
