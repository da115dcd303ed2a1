"""The networks that the course ships for this chapter, each read once."""

import functools

from course_lib.restore.cnn.lessons import build_lesson
from course_lib.restore.cnn.networks import build_denoiser, build_inpainter
from course_lib.weights import load_weights


@functools.lru_cache(maxsize=2)
def load_denoiser(*, color=False):
    """Build the denoiser with the weights that the course ships; the same one each time.

    Parameters
    ----------
    color : bool
        False gives the network for grey pictures, True that for colour.

    Returns
    -------
    keras.Model
        What `build_denoiser` gives, trained; its weights are float32.

    Raises
    ------
    WeightsError
        If the weights are missing or damaged.

    References
    ----------
    Mohan et al., 2020, arXiv:1906.05478: a network without biases.

    Examples
    --------
    >>> load_denoiser().name
    'denoiser'
    """
    denoiser = build_denoiser(channels=3 if color else 1)
    load_weights(denoiser, "denoiser_color" if color else "denoiser")
    return denoiser


@functools.lru_cache(maxsize=1)
def load_inpainter():
    """Build the inpainting network with the weights that the course ships; the same one each time.

    Returns
    -------
    keras.Model
        What `build_inpainter` gives, trained; its weights are float32.

    Raises
    ------
    WeightsError
        If the weights are missing or damaged.

    References
    ----------
    Pathak et al., 2016, arXiv:1604.07379.

    Examples
    --------
    >>> load_inpainter().name
    'inpainter'
    """
    inpainter = build_inpainter()
    load_weights(inpainter, "inpainter")
    return inpainter


@functools.lru_cache(maxsize=3)
def load_lesson(name):
    """Build one of the three small networks that the lessons compare, with the weights that the course ships.

    Parameters
    ----------
    name : str
        "told" is told the noise level, which may be anything up to 100/255; "narrow" has no biases and was trained on
        noise up to 10/255 only, "narrow_biased" the same with biases.

    Returns
    -------
    keras.Model
        A smaller `build_denoiser`, trained; its weights are float32. The same one each time.

    Raises
    ------
    ValueError
        If there is no network of this name.
    WeightsError
        If the weights are missing or damaged.

    References
    ----------
    Zhang et al., 2018, doi:10.1109/TIP.2018.2839891; Mohan et al., 2020, arXiv:1906.05478.

    Examples
    --------
    >>> load_lesson("told").input_shape
    (None, None, None, 2)
    """
    network = build_lesson(name)
    load_weights(network, f"lesson_{name}")
    return network
