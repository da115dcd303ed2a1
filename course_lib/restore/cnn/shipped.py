"""The networks that the course ships for this chapter, each read once.

Where a file is missing, damaged or of something else, a briefly trained stand-in takes its place with a warning, so
that the chapter runs; ``stand_in=False`` raises instead, where a number would otherwise be that of the stand-in.
"""

import functools

from course_lib.restore.cnn import instead
from course_lib.restore.cnn.lessons import build_lesson
from course_lib.restore.cnn.networks import build_denoiser, build_inpainter
from course_lib.weights import WeightsError, load_weights


def load_denoiser(*, color=False, stand_in=True):
    """Build the denoiser with the weights that the course ships; the same one each time.

    Parameters
    ----------
    color : bool
        False gives the network for grey pictures, True that for colour.
    stand_in : bool
        Whether, where the weights cannot be read, a warning says why and the same network is trained for about
        twenty seconds, once; it mends less finely. False raises instead.

    Returns
    -------
    keras.Model
        What `build_denoiser` gives, trained; its weights are float32.

    Raises
    ------
    WeightsError
        If the weights are missing, damaged or of something else and no stand-in is wanted.

    References
    ----------
    Mohan et al., 2020, arXiv:1906.05478: a network without biases.

    Examples
    --------
    >>> load_denoiser().name
    'denoiser'
    """
    try:
        return read_denoiser(bool(color))[0]
    except WeightsError as problem:
        if not stand_in:
            raise
        return instead.denoiser(problem, bool(color))


def denoiser_card(*, color=False):
    """Give the card of what `load_denoiser` gives, be it the shipped denoiser or its stand-in.

    Parameters
    ----------
    color : bool
        As for `load_denoiser`.

    Returns
    -------
    dict
        What it is, from which data and by which recipe, and its scores, floats; those of a stand-in, which nobody
        has measured, are not a number.

    References
    ----------
    M. Mitchell et al., "Model cards for model reporting", FAT* 2019, arXiv:1810.03993.

    Examples
    --------
    >>> denoiser_card()["recipe"]
    'python course.py train denoiser'
    """
    try:
        return dict(read_denoiser(bool(color))[1])
    except WeightsError as problem:
        return instead.card(problem, bool(color))


@functools.lru_cache(maxsize=2)
def read_denoiser(color):
    """Read the shipped denoiser and its card."""
    denoiser = build_denoiser(channels=3 if color else 1)
    return denoiser, load_weights(denoiser, "denoiser_color" if color else "denoiser")


def load_inpainter(*, stand_in=True):
    """Build the inpainting network with the weights that the course ships; the same one each time.

    Parameters
    ----------
    stand_in : bool
        As for `load_denoiser`.

    Returns
    -------
    keras.Model
        What `build_inpainter` gives, trained; its weights are float32.

    Raises
    ------
    WeightsError
        If the weights are missing, damaged or of something else and no stand-in is wanted.

    References
    ----------
    Pathak et al., 2016, arXiv:1604.07379.

    Examples
    --------
    >>> load_inpainter().name
    'inpainter'
    """
    try:
        return read_inpainter()
    except WeightsError as problem:
        if not stand_in:
            raise
        return instead.inpainter(problem)


@functools.lru_cache(maxsize=1)
def read_inpainter():
    """Read the shipped inpainting network."""
    inpainter = build_inpainter()
    load_weights(inpainter, "inpainter")
    return inpainter


def load_lesson(name, *, stand_in=True):
    """Build one of the three small networks that the lessons compare, with the weights that the course ships.

    Parameters
    ----------
    name : str
        "told" is told the noise level, which may be anything up to 100/255; "narrow" has no biases and was trained on
        noise up to 25/255 only, "narrow_biased" the same with biases.
    stand_in : bool
        As for `load_denoiser`.

    Returns
    -------
    keras.Model
        A smaller `build_denoiser`, trained; its weights are float32. The same one each time.

    Raises
    ------
    ValueError
        If there is no network of this name.
    WeightsError
        If the weights are missing, damaged or of something else and no stand-in is wanted.

    References
    ----------
    Zhang et al., 2018, doi:10.1109/TIP.2018.2839891; Mohan et al., 2020, arXiv:1906.05478.

    Examples
    --------
    >>> load_lesson("told").input_shape
    (None, None, None, 2)
    """
    try:
        return read_lesson(name)
    except WeightsError as problem:
        if not stand_in:
            raise
        return instead.lesson(problem, name)


@functools.lru_cache(maxsize=3)
def read_lesson(name):
    """Read one of the shipped small networks."""
    network = build_lesson(name)
    load_weights(network, f"lesson_{name}")
    return network
