"""The game on a line as something to look at: how far apart real and generated numbers are, and all its curves.

References
----------
I. Goodfellow et al., "Generative adversarial nets", NeurIPS 2014, arXiv:1406.2661. M. Arjovsky, S. Chintala, L.
Bottou, "Wasserstein generative adversarial networks", ICML 2017, arXiv:1701.07875.
"""

import numpy as np

from course_lib.images import check_number

REACH = 5
SMOOTH = 0.2  # of the small Gaussian to which each number is smoothed


def mismatch(game):
    """Measure how far the generator's numbers are from the real ones: the mean way from one to the other.

    Parameters
    ----------
    game : Game
        The moment.

    Returns
    -------
    float
        The Wasserstein-1 distance: on a line, the mean difference after sorting both.

    References
    ----------
    M. Arjovsky, S. Chintala, L. Bottou, "Wasserstein generative adversarial networks", ICML 2017.

    Examples
    --------
    >>> from course_lib.generate.gan.game import start_game
    >>> game = start_game(means=[3.0], width=0.5, spread=0.5)
    >>> round(mismatch(game), 3)
    3.0
    """
    return float(np.abs(np.sort(game.real) - np.sort(game.fake)).mean())


def game_curves(game, *, n=201):
    """Give what there is to see at one moment as curves for `course_lib.show.curves`.

    Parameters
    ----------
    game : Game
        The moment.
    n : int, at least 2
        How many points a curve has, from -5 to 5.

    Returns
    -------
    dict of str to (x, y)
        The densities of the real and of the generated numbers, D(x), and the best D there could be,
        p(x) / (p(x) + q(x)); all float64.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Goodfellow et al., 2014, proposition 1, for the best D.

    Examples
    --------
    >>> from course_lib.generate.gan.game import start_game
    >>> list(game_curves(start_game()))
    ['real', 'generated', 'D(x)', 'best D(x)']
    """
    x = np.linspace(-REACH, REACH, check_number(n, "n", low=2, high=100_000, integer=True))
    real, fake = density(game.real, x), density(game.fake, x)
    best = real / (real + fake + 1e-12)
    return {"real": (x, real), "generated": (x, fake), "D(x)": (x, game.belief(x)), "best D(x)": (x, best)}


def density(points, x):
    """Give the density of points at x, each point smoothed to a small Gaussian."""
    away = (x[:, None] - points) / SMOOTH
    return np.exp(-(away**2) / 2).mean(axis=1) / (SMOOTH * np.sqrt(2 * np.pi))
