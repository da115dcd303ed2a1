"""MNIST and Fashion-MNIST where there is a network, or where their files are: the same sets with real pictures."""

from course_lib.generate.rules.glyphs.dataset import GlyphSet
from course_lib.generate.rules.glyphs.idx import load_idx

CLASSES = {
    "mnist": tuple("0123456789"),
    "fashion_mnist": (
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    ),
}
"""The two sets and what their classes are called."""


def load_mnist(name="mnist", *, part="train", folder=None):
    """Load handwritten digits (MNIST) or photographs of clothes (Fashion-MNIST), 28 x 28 like the glyphs.

    The first call fetches them by ``keras.datasets``, which keeps them for later calls without a network;
    with `folder` they are read from files that are there already, and neither Keras nor a network is needed.

    Parameters
    ----------
    name : "mnist" or "fashion_mnist"
        Which of the two.
    part : "train" or "test"
        The 60,000 pictures to learn from, or the 10,000 to be judged by.
    folder : path-like or None
        Where the set's idx files lie, see `load_idx`; None fetches.

    Returns
    -------
    GlyphSet
        The pictures, kept as uint8, with int64 labels and the names of the classes.

    Raises
    ------
    ValueError
        If there is no set or no part of that name, or a file is damaged.
    OSError
        If the set cannot be fetched; the message says what to do instead.

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition",
    Proceedings of the IEEE 86(11), 1998, doi:10.1109/5.726791; H. Xiao, K. Rasul, R. Vollgraf,
    "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms", 2017,
    arXiv:1708.07747.

    Examples
    --------
    >>> load_mnist("letters")
    Traceback (most recent call last):
    ValueError: name must be one of mnist, fashion_mnist, got 'letters'
    """
    if name not in CLASSES:
        raise ValueError(f"name must be one of {', '.join(CLASSES)}, got {name!r}")
    if part not in ("train", "test"):
        raise ValueError(f"part must be train or test, got {part!r}")
    if folder is not None:
        return load_idx(folder, part=part, names=CLASSES[name])
    train, test = _fetch(name)
    return GlyphSet(*(train if part == "train" else test), CLASSES[name])


def _fetch(name):
    """Ask keras.datasets, which raises whatever the network raises."""
    from keras import datasets

    try:
        return getattr(datasets, name).load_data()
    except Exception as error:
        raise OSError(
            f"{name} could not be fetched: keras.datasets.{name}.load_data() said {str(error) or repr(error)}. "
            "The course goes on without it: glyph_set(60_000) draws as many digits of its own. "
            f"Where you have the four idx files, load_mnist({name!r}, folder=...) reads them."
        ) from error
