"""Pictures with labels, as chapter 3's network and its judge want them, wherever they come from."""

import dataclasses
import numbers

import numpy as np

from course_lib.generate.rules.glyphs.bending import STRONGEST
from course_lib.generate.rules.glyphs.drawing import MOST, SIDE, glyph_chunks
from course_lib.generate.rules.glyphs.faces import check_characters
from course_lib.images import check_number, to_batch


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class GlyphSet:
    """Many small grey pictures with their labels: kept as bytes, handed out as float32 in [0, 1].

    ``len(data)`` counts the pictures; ``data[i]`` is picture i and its label; ``data[10:20]``, or an array of
    indices or of bool in the brackets, is a smaller set. Nothing in a set can be changed.

    Parameters
    ----------
    pixels : uint8 array (N, H, W)
        The pictures, 0 black, 255 white.
    labels : integer array (N,)
        The class of each picture, from 0; kept as int64.
    names : sequence of str
        What the classes are called, in the order of the labels.

    Examples
    --------
    >>> data = GlyphSet(np.zeros((3, 28, 28), np.uint8), [0, 1, 0], ["nothing", "nought"])
    >>> len(data), data.of_class("nothing").labels.tolist()
    (3, [0, 0])
    """

    pixels: np.ndarray
    labels: np.ndarray
    names: tuple

    def __post_init__(self):
        pixels, labels, names = _checked(self.pixels, self.labels, self.names)
        object.__setattr__(self, "pixels", _frozen(pixels))
        object.__setattr__(self, "labels", _frozen(labels))
        object.__setattr__(self, "names", names)

    @property
    def images(self):
        """All pictures as float32 (N, H, W) in [0, 1]: a new array, four times as large as what is kept."""
        return self.pixels / np.float32(255)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        if isinstance(index, numbers.Integral):
            return self.pixels[index] / np.float32(255), int(self.labels[index])
        return GlyphSet(self.pixels[index], self.labels[index], self.names)

    def __eq__(self, other):
        if not isinstance(other, GlyphSet):
            return NotImplemented
        same = self.names == other.names and np.array_equal(self.labels, other.labels)
        return same and np.array_equal(self.pixels, other.pixels)

    __hash__ = None

    def __repr__(self):
        height, width = self.pixels.shape[1:]
        return f"<GlyphSet: {len(self)} pictures of {height} x {width}, {len(self.names)} classes>"

    def counts(self):
        """How many pictures each class has: int64 array, in the order of `names`."""
        return np.bincount(self.labels, minlength=len(self.names))

    def of_class(self, which):
        """The pictures of one class, by its label or its name, as a set with the same names."""
        if isinstance(which, str) and which not in self.names:
            raise ValueError(f"class must be one of {', '.join(self.names)}, got {which!r}")
        label = self.names.index(which) if isinstance(which, str) else which
        check_number(label, "class", low=0, high=len(self.names) - 1, integer=True)
        return self[self.labels == label]

    def split(self, fraction=0.9, *, rng=None):
        """Deal the pictures out to two sets by chance: the first gets `fraction` of them, rounded.

        No picture is in both. For faces never seen, make two sets instead: `TRAIN_FACES`, `HELD_OUT_FACES`.
        """
        rng = np.random.default_rng(rng)
        first = round(len(self) * check_number(fraction, "fraction", low=0, high=1))
        if not 0 < first < len(self):
            raise ValueError(f"fraction must leave pictures on both sides of {len(self)}, got {fraction}")
        order = rng.permutation(len(self))
        return self[np.sort(order[:first])], self[np.sort(order[first:])]

    def batches(self, size, *, epochs=1, tanh=False, rng=None):
        """Yield (pictures, labels) for a network: float32 (size, H, W, 1) and int64 (size,).

        Each epoch shows every picture once, in a new order; what does not fill a last batch is left out of
        that epoch. `epochs=None` never ends. `tanh` stretches [0, 1] to [-1, 1].
        """
        rng = np.random.default_rng(rng)
        check_number(size, "size", low=1, high=len(self), integer=True)
        if epochs is not None:
            check_number(epochs, "epochs", low=1, integer=True)
        return self._batches(size, epochs, tanh, rng)

    def _batches(self, size, epochs, tanh, rng):
        epoch = 0
        while epochs is None or epoch < epochs:
            order = rng.permutation(len(self))
            for start in range(0, len(self) - size + 1, size):
                some = order[start : start + size]
                yield to_batch(*(self.pixels[some] / np.float32(255)), tanh=tanh), self.labels[some]
            epoch += 1

    def mosaic(self, rows, columns):
        """The first rows x columns pictures side by side as one picture; black where there are too few."""
        for value, name in ((rows, "rows"), (columns, "columns")):
            check_number(value, name, low=1, high=1000, integer=True)
        height, width = self.pixels.shape[1:]
        sheet = np.zeros((rows * columns, height, width), np.float32)
        some = self.pixels[: rows * columns]
        sheet[: len(some)] = some / np.float32(255)
        sheet = sheet.reshape(rows, columns, height, width).swapaxes(1, 2)
        return sheet.reshape(rows * height, columns * width)


def glyph_set(n, *, characters="0123456789", faces=None, strength=1.0, rng=None):
    """Draw a set of glyphs to train a network on, or to judge it by: `draw_glyphs`, kept as bytes.

    Parameters
    ----------
    n : int, from 1 to 1,000,000
        How many; 60,000 take 47 MB.
    characters : str
        The characters to choose from; label k is ``characters[k]``.
    faces : sequence of str, str or None
        The faces to choose from; None takes all. `TRAIN_FACES` to learn from, `HELD_OUT_FACES` to ask about
        faces never seen.
    strength : float in [0, 10]
        How far a picture leaves what the font has: 0 not at all, 1 varied and legible, 2 wild.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same set; picture i is the same however many
        are asked for.

    Returns
    -------
    GlyphSet
        n pictures of 28 x 28, kept as uint8, with int64 labels.

    Raises
    ------
    TypeError, ValueError
        If a face lacks a character, there is no such face, or a number is out of range.

    References
    ----------
    LeCun et al., 1998, whose set of digits (MNIST) has the same form; see `load_mnist`.

    Examples
    --------
    >>> data = glyph_set(100, rng=1)
    >>> data
    <GlyphSet: 100 pictures of 28 x 28, 10 classes>
    >>> learn, ask = data.split(0.8, rng=1)
    >>> len(learn), len(ask)
    (80, 20)
    >>> pictures, labels = next(learn.batches(16, rng=1))
    >>> pictures.shape, labels.shape
    ((16, 28, 28, 1), (16,))
    """
    rng = np.random.default_rng(rng)
    n = check_number(n, "n", low=1, high=MOST, integer=True)
    strength = check_number(strength, "strength", low=0, high=STRONGEST)
    characters, faces = check_characters(characters, faces)
    pixels, labels = np.empty((n, SIDE, SIDE), np.uint8), np.empty(n, np.int64)
    for start, some, label in glyph_chunks(n, characters, faces, strength, rng):
        pixels[start : start + len(some)], labels[start : start + len(some)] = np.rint(255 * some), label
    return GlyphSet(pixels, labels, characters)


def _checked(pixels, labels, names):
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8 or pixels.ndim != 3:
        found = f"{pixels.dtype} {pixels.shape}" if isinstance(pixels, np.ndarray) else type(pixels).__name__
        raise TypeError(f"pixels must be a uint8 array (N, H, W), got {found}")
    if isinstance(names, str) or not all(isinstance(name, str) for name in names):
        raise TypeError(f"names must be a sequence of texts, got {names!r}")
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iu" and labels.size:
        raise TypeError(f"labels must be integers, got {labels.dtype}")
    if labels.shape != pixels.shape[:1]:
        raise ValueError(f"labels must be one a picture, {pixels.shape[:1]}, got {labels.shape}")
    if labels.size and not 0 <= labels.min() <= labels.max() < len(names):
        low, high = labels.min(), labels.max()
        raise ValueError(f"labels must lie from 0 to {len(names) - 1}, one a name, got {low} to {high}")
    return pixels, labels.astype(np.int64), tuple(names)


def _frozen(array):
    view = array.view()
    view.flags.writeable = False
    return view
