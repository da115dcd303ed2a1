"""A recorded training as pictures: one moment of all digits, or all moments of one."""

import numpy as np

from course_lib.generate.gan.replay import mosaic
from course_lib.images import check_number


def draw_replay(replay, moment):
    """Draw what the same latent vectors became at one moment of a recorded training: six rows of ten.

    Parameters
    ----------
    replay : Replay
        What `load_replay` reads.
    moment : int
        Which moment, from 0.

    Returns
    -------
    float32 array (168, 280) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        If there is no such moment.

    References
    ----------
    Radford, Metz and Chintala, 2016, who show samples this way.

    Examples
    --------
    >>> from course_lib.generate.gan import load_replay
    >>> draw_replay(load_replay(), 0).shape
    (168, 280)
    """
    return replay.sheet(moment)


def draw_growth(replay, which):
    """Draw what one latent vector became at twenty moments, five a row: the first, the last, and those between.

    Parameters
    ----------
    replay : Replay
        What `load_replay` reads.
    which : int
        Which of its latent vectors, from 0; the first ten are the digits 0 to 9.

    Returns
    -------
    float32 array (112, 140) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        If there is no such vector.

    References
    ----------
    Radford, Metz and Chintala, 2016, who show samples this way.

    Examples
    --------
    >>> from course_lib.generate.gan import load_replay
    >>> draw_growth(load_replay(), 3).shape
    (112, 140)
    """
    check_number(which, "which", low=0, high=replay.pictures.shape[1] - 1, integer=True)
    moments = np.linspace(0, len(replay) - 1, 20).round().astype(int)
    return mosaic(replay.pictures[moments, which] / np.float32(255), 4, 5)
