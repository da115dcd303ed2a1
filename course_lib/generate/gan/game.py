"""The whole game on a line: numbers instead of pictures, a generator of three weights, a discriminator of few.

    generator       G(z) = t0 + t1 z + t2 tanh(3 z),             z standard normal
    discriminator   D(x) = sigmoid(w0 + sum_k wk bump(x - ck)),  how sure it is that x is real
    D climbs        mean log D(real) + mean log(1 - D(G(z))) - calm/2 |w|^2
    G climbs        mean log D(G(z)),  the non-saturating form

Both gradients are written out by hand. There is no chance in it: real numbers and z are evenly spaced quantiles,
so that whatever swings does so because two players chase each other, not because of noise.

References
----------
I. Goodfellow et al., "Generative adversarial nets", NeurIPS 2014, arXiv:1406.2661. L. Mescheder, A. Geiger, S.
Nowozin, "Which training methods for GANs do actually converge?", ICML 2018, arXiv:1801.04406: why it swings, and
why a discriminator that is held back calms it.
"""

import dataclasses

import numpy as np

from course_lib.images import check_number

CENTRES = np.linspace(-6, 6, 9)
WIDTH = 1.5  # of a bump, as far as the next centre is away


@dataclasses.dataclass(frozen=True, eq=False)
class Game:
    """One moment of the game; steps return the next moment and leave this one as it is.

    Parameters
    ----------
    real : float64 array (n,)
        The numbers to be imitated.
    z : float64 array (n,)
        What the generator turns into numbers.
    theta : float64 array (3,)
        The generator's weights: place, spread, and how far two halves are pulled apart.
    w : float64 array (10,)
        The discriminator's weights: one for all, one a bump.
    """

    real: np.ndarray
    z: np.ndarray
    theta: np.ndarray
    w: np.ndarray

    def __eq__(self, other):
        mine, theirs = (dataclasses.astuple(game) for game in (self, other))
        return all(map(np.array_equal, mine, theirs))

    __hash__ = None

    @property
    def fake(self):
        """What the generator makes of `z`: float64 (n,)."""
        return parts(self.z) @ self.theta

    def belief(self, x):
        """D(x), how sure the discriminator is that these numbers are real: from 0 to 1, float64."""
        return sigmoid(bumps(x) @ self.w)


def start_game(*, means=(2.0,), width=0.5, place=0.0, spread=0.5, n=200):
    """Set up the game: real numbers in bumps, a generator that makes one narrow bump, an undecided discriminator.

    Parameters
    ----------
    means : sequence of float
        The middle of each bump of real numbers; one or two are within the generator's reach.
    width : float above 0
        The standard deviation of each real bump.
    place, spread : float
        Where the generator begins, and how wide: G(z) = place + spread z.
    n : int, at least 10
        How many real numbers and how many z.

    Returns
    -------
    Game
        The first moment; its arrays are float64.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range, or there is no bump.

    References
    ----------
    Goodfellow et al., 2014: see the head of this module.

    Examples
    --------
    >>> game = start_game(n=10)
    >>> game.belief(np.array([0.0]))
    array([0.5])
    """
    check_number(n, "n", low=10, high=100_000, integer=True)
    check_number(width, "width", low=1e-3)
    check_number(place, "place")
    check_number(spread, "spread")
    if not len(means):
        raise ValueError("means must name at least one bump, got none")
    shares = np.array_split(np.arange(n), len(means))
    real = [
        check_number(mean, "means") + width * quantiles(len(s)) for mean, s in zip(means, shares, strict=True)
    ]
    theta = np.array([place, spread, 0.0])
    return Game(np.concatenate(real), quantiles(n), theta, np.zeros(len(CENTRES) + 1))


def step_discriminator(game, *, rate=1.0, calm=0.0):
    """Let the discriminator take one step uphill: surer of real numbers, less sure of the generator's.

    Parameters
    ----------
    game : Game
        The moment before.
    rate : float, at least 0
        The length of the step, relative to the slope.
    calm : float, at least 0
        How strongly its weights are pulled to zero: 0 lets the game swing, 0.1 lets it settle.

    Returns
    -------
    Game
        The moment after, with other float64 `w`.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Goodfellow et al., 2014, algorithm 1.

    Examples
    --------
    >>> after = step_discriminator(start_game())
    >>> bool(after.belief(np.array([2.0])) > after.belief(np.array([0.0])))
    True
    """
    check_number(rate, "rate", low=0)
    check_number(calm, "calm", low=0)
    real, fake = bumps(game.real), bumps(game.fake)
    surprise = 1 - sigmoid(real @ game.w)
    error = sigmoid(fake @ game.w)
    slope = surprise @ real / len(real) - error @ fake / len(fake) - calm * game.w
    return dataclasses.replace(game, w=game.w + rate * slope)


def step_generator(game, *, rate=0.3):
    """Let the generator take one step uphill: its numbers move to where the discriminator believes them more.

    Parameters
    ----------
    game : Game
        The moment before.
    rate : float, at least 0
        The length of the step, relative to the slope.

    Returns
    -------
    Game
        The moment after, with other float64 `theta`.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Goodfellow et al., 2014: the non-saturating form, section 3.

    Examples
    --------
    >>> game = step_discriminator(start_game())
    >>> bool(step_generator(game).fake.mean() > game.fake.mean())
    True
    """
    check_number(rate, "rate", low=0)
    x = game.fake
    doubt = 1 - game.belief(x)
    push = doubt * (bump_slopes(x) @ game.w)
    slope = push @ parts(game.z) / len(x)
    return dataclasses.replace(game, theta=game.theta + rate * slope)


def play(game, *, discriminator_steps=1, generator_steps=1, rates=(1.0, 0.3), calm=0.0):
    """Play round after round: some steps of the discriminator, then some of the generator.

    Parameters
    ----------
    game : Game
        Where it begins.
    discriminator_steps, generator_steps : int, at least 0
        How many steps each takes in a round.
    rates : two float
        The length of the discriminator's and of the generator's steps.
    calm : float, at least 0
        See `step_discriminator`.

    Yields
    ------
    Game
        The beginning, then the moment after each round, without end; their arrays are float64.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Goodfellow et al., 2014, algorithm 1.

    Examples
    --------
    >>> import itertools
    >>> first, *_, last = itertools.islice(play(start_game(), calm=0.1), 300)
    >>> bool(abs(last.fake.mean() - 2) < 0.01 < abs(first.fake.mean() - 2))
    True
    """
    for steps, name in (
        (discriminator_steps, "discriminator_steps"),
        (generator_steps, "generator_steps"),
    ):
        check_number(steps, name, low=0, integer=True)
    yield game
    while True:
        for _ in range(discriminator_steps):
            game = step_discriminator(game, rate=rates[0], calm=calm)
        for _ in range(generator_steps):
            game = step_generator(game, rate=rates[1])
        yield game


def parts(z):
    """What the generator adds up, a column a weight: 1, z, tanh(3 z)."""
    return np.stack([np.ones_like(z), z, np.tanh(3 * z)], axis=1)


def bumps(x):
    """What the discriminator adds up, a column a weight: 1, then a bump around each centre."""
    away = (x[:, None] - CENTRES) / WIDTH
    return np.concatenate([np.ones((len(x), 1)), np.exp(-(away**2) / 2)], axis=1)


def bump_slopes(x):
    """The derivative of `bumps` along x."""
    away = (x[:, None] - CENTRES) / WIDTH
    return np.concatenate([np.zeros((len(x), 1)), -away / WIDTH * np.exp(-(away**2) / 2)], axis=1)


def sigmoid(score):
    """1 / (1 + exp(-score)), in a form that cannot overflow."""
    return (1 + np.tanh(score / 2)) / 2


def quantiles(n):
    """Give n numbers that lie like a standard normal, evenly spaced in probability."""
    from scipy.special import ndtri

    return ndtri((np.arange(n) + 0.5) / n)
