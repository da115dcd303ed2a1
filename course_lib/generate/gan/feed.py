"""The data of each training step, as a function of the step's number alone: so a training can be taken up again."""

import dataclasses

import numpy as np

from course_lib.generate.gan.checks import check_set
from course_lib.generate.rules import GlyphSet
from course_lib.images import check_number


@dataclasses.dataclass(frozen=True)
class Feed:
    """Deals out batches: ``feed(step)`` is float32 pictures (size, 28, 28, 1), with int32 labels if wanted.

    Parameters
    ----------
    data : GlyphSet
        What is dealt out.
    size : int
        How many pictures a batch has.
    tanh, labels : bool
        See `feed`.
    root : int
        The seed of all steps.
    """

    data: GlyphSet
    size: int
    tanh: bool
    labels: bool
    root: int

    def __call__(self, step):
        which = np.random.default_rng([self.root, step]).integers(len(self.data), size=self.size)
        pictures = self.data.pixels[which, ..., None] / np.float32(255)
        pictures = 2 * pictures - 1 if self.tanh else pictures
        return (pictures, self.data.labels[which].astype(np.int32)) if self.labels else pictures


def feed(data, size=64, *, tanh=True, labels=True, rng=None):
    """Give a function that deals out batches: the same step always gets the same pictures.

    Parameters
    ----------
    data : GlyphSet
        The pictures to learn from, 28 x 28.
    size : int, at least 1
        How many pictures a batch has; each is drawn from all of `data`.
    tanh : bool
        Whether pictures are stretched to [-1, 1], as the GAN wants them, or stay in [0, 1].
    labels : bool
        Whether a batch is (pictures, labels) or pictures alone.
    rng : int, numpy.random.Generator or None
        Where chance comes from; it is asked once, for the seed of all steps.

    Returns
    -------
    Feed
        A function of the step's number that gives float32 pictures (size, 28, 28, 1) and, if wanted, int32 labels
        (size,).

    Raises
    ------
    TypeError, ValueError
        If `data` is no set of such pictures or `size` is out of range.

    References
    ----------
    P. L'Ecuyer, D. Munger, B. Oreshkin, R. Simard, "Random numbers for parallel computers", Mathematics and
    Computers in Simulation 135, 2017: one seed, and a stream of its own for each step.

    Examples
    --------
    >>> from course_lib.generate.rules import glyph_set
    >>> batch = feed(glyph_set(100, rng=1), 8, rng=1)
    >>> batch(0)[0].shape, bool((batch(5)[0] == batch(5)[0]).all())
    ((8, 28, 28, 1), True)
    """
    rng = np.random.default_rng(rng)
    check_set(data, "data", side=(28, 28))
    check_number(size, "size", low=1, high=100_000, integer=True)
    return Feed(data, size, tanh, labels, int(rng.integers(2**63)))
