"""The networks that the course ships for this chapter, each read once."""

import functools

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
