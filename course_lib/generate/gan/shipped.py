"""What the course ships for this chapter: the trained generator and its card, the judge's eye, a recorded training.

Where a file is missing, damaged or of something else, a briefly trained stand-in takes its place with a warning, so
that the chapter runs; ``stand_in=False`` raises instead, where a number would otherwise be that of the stand-in.

References
----------
A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional generative
adversarial networks", ICLR 2016, arXiv:1511.06434. M. Heusel et al., "GANs trained by a two time-scale update rule
converge to a local Nash equilibrium", NeurIPS 2017, arXiv:1706.08500. M. Mitchell et al., "Model cards for model
reporting", FAT* 2019, arXiv:1810.03993.
"""

from course_lib.generate.gan import instead
from course_lib.generate.gan.judge import Judge, build_classifier
from course_lib.generate.gan.networks import build_generator
from course_lib.generate.gan.replay import read_replay
from course_lib.generate.gan.settings import OTHERS, RECIPE, REFERENCE, digits_to_learn_from
from course_lib.generate.rules import TRAIN_FACES, glyph_set
from course_lib.images import check_number
from course_lib.weights import WeightsError, data_path, load_weights


def load_generator(*, stand_in=True):
    """Build the generator with the weights that the course ships: one chooses the digit and the latent vector.

    Parameters
    ----------
    stand_in : bool
        Whether, where the weights cannot be read, a warning says why and the same network is trained for about
        twenty seconds, once; it draws less finely. False raises instead.

    Returns
    -------
    keras.Model
        What `build_generator` gives with ten classes, trained; weights and pictures are float32.

    Raises
    ------
    WeightsError
        If the weights are missing, damaged or of something else and no stand-in is wanted.

    References
    ----------
    Radford, Metz and Chintala, 2016: see the head of this module.

    Examples
    --------
    >>> load_generator().output_shape
    (None, 28, 28, 1)
    """
    try:
        return generator_with_card()[0]
    except WeightsError as problem:
        if not stand_in:
            raise
        return instead.generator(problem, load_classifier)


def generator_card():
    """Give the card of what `load_generator` gives, be it the shipped generator or its stand-in.

    Returns
    -------
    dict
        What it is, from which data and by which recipe, and its scores, floats; those of a stand-in, which nobody
        has judged, are not a number.

    References
    ----------
    Mitchell et al., 2019: see the head of this module.

    Examples
    --------
    >>> generator_card()["recipe"]
    'python course.py train gan'
    """
    try:
        return generator_with_card()[1]
    except WeightsError as problem:
        return instead.card(problem, load_classifier)


def generator_with_card():
    """Build the shipped generator and read its card."""
    generator = build_generator(latent=RECIPE["latent"], channels=RECIPE["generator"], classes=10)
    return generator, load_weights(generator, "gan")


def load_classifier(*, stand_in=True):
    """Build the judge's eye with the weights that the course ships.

    Parameters
    ----------
    stand_in : bool
        Whether, where the weights cannot be read, a warning says why and the same network is trained for about ten
        seconds, once; it reads a little worse. False raises instead.

    Returns
    -------
    keras.Model
        What `train_classifier` gives, trained on 60,000 digits; its weights are float32.

    Raises
    ------
    WeightsError
        If the weights are missing, damaged or of something else and no stand-in is wanted.

    References
    ----------
    Heusel et al., 2017: see the head of this module.

    Examples
    --------
    >>> load_classifier().name
    'classifier'
    """
    classifier = build_classifier()
    try:
        load_weights(classifier, "judge")
    except WeightsError as problem:
        if not stand_in:
            raise
        return instead.classifier(problem)
    return classifier


def load_replay(*, stand_in=True):
    """Read the recorded training of the generator that the course ships.

    Parameters
    ----------
    stand_in : bool
        Whether, where the recording cannot be read, a warning says why and that of the generator's stand-in takes
        its place. False raises instead.

    Returns
    -------
    Replay
        Its pictures are uint8, its curves float32.

    Raises
    ------
    WeightsError
        If the file is missing, damaged or of something else and no stand-in is wanted.

    References
    ----------
    Radford, Metz and Chintala, 2016: see the head of this module.

    Examples
    --------
    >>> load_replay().sheet(0).shape
    (168, 280)
    """
    try:
        return read_replay(data_path("gan_replay.npz"))
    except (OSError, ValueError) as problem:
        trouble = WeightsError(f"{problem}; `python course.py train gan` records it again")
        if not stand_in:
            raise trouble from problem
        return instead.replay(trouble, load_classifier)


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
    return Judge(classifier or load_classifier(stand_in=False), reference, others, digits_to_learn_from())
