"""The data of each training step, as a function of the step's number alone: so a training can be taken up again."""

import numpy as np

from course_lib.generate.gan.checks import check_set
from course_lib.images import check_number


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
    function of int
        Gives float32 pictures (size, 28, 28, 1) and, if wanted, int32 labels (size,).

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
    root = int(rng.integers(2**63))

    def batch(step):
        which = np.random.default_rng([root, step]).integers(len(data), size=size)
        pictures = data.pixels[which, ..., None] / np.float32(255)
        pictures = 2 * pictures - 1 if tanh else pictures
        return (pictures, data.labels[which].astype(np.int32)) if labels else pictures

    return batch
