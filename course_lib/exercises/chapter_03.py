"""The exercises of chapter 3: the two losses, the best discriminator there can be, and a nose for copies."""

import functools

import numpy as np

from course_lib.exercises.core import exercise, require
from course_lib.generate.rules import HELD_OUT_FACES, TRAIN_FACES, glyph_set

__all__ = ["best_discriminator", "copied", "losses"]

SCORES = (([2.0, -1.0, 0.5], [-1.5, 3.0]), ([4.0], [-4.0, 1.0, 1.0, 1.0]), ([0.0, 0.0], [0.0, 0.0, 0.0]))
NUMBERS = (0.2, 0.3, 0.4, 1.5, 1.6, 3.5), (0.1, 1.2, 1.3, 1.4, 1.7, 1.8, 1.9, 2.2, 2.4)
EDGES = (0, 1, 2, 3, 4, 5)
DARK = "copies made darker: compare what does not change with brightness, such as the correlation"
MOVED = "copies moved by one pixel: np.roll the pictures by -1, 0 and 1 and keep the best match"


@exercise(
    "3.1", "losses(real_score, fake_score) returns (discriminator_loss, generator_loss), non-saturating"
)
def losses(answer):
    """Copy: both losses from the discriminator's scores.

    Parameters
    ----------
    answer : callable
        ``losses(real_score, fake_score)``, from two float arrays of logits to two numbers.

    Raises
    ------
    Wrong
        With a hint, where a loss is the saturating one, a sum, has its sign turned, or runs out of numbers.
    """
    for real, fake in (map(np.array, pair) for pair in SCORES):
        found = _pair(answer(real.copy(), fake.copy()))
        wanted = _softplus(-real).mean() + _softplus(fake).mean(), _softplus(-fake).mean()
        told = f"of scores {real.tolist()} for real and {fake.tolist()} for made pictures"
        for name, value, right in zip(("discriminator_loss", "generator_loss"), found, wanted, strict=True):
            _explain(name, value, right, real, fake, told)
    with np.errstate(all="ignore"):
        found = _pair(answer(np.array([900.0]), np.array([-900.0])))
    require(
        np.isfinite(found).all() and abs(found[1] - 900) < 1,
        f"at scores of 900 and -900 the losses should be 0 and 900, and yours are {found[0]:g} and {found[1]:g}:"
        " exp(900) is no number any more. np.logaddexp(0, x) is log(1 + exp(x)) without that",
    )


def _explain(name, value, right, real, fake, told):
    """Say what one loss that is not right seems to be."""
    if abs(value - right) < 1e-4 * max(1, right):
        return
    require(
        not abs(value + right) < 1e-3,
        f"{name} has the wrong sign: both losses are above 0 and shrink as a player gets better",
    )
    total = _softplus(-real).sum() + _softplus(fake).sum() if name[0] == "d" else _softplus(-fake).sum()
    require(
        not np.isclose(value, total),
        f"your {name} is a sum; take means, or the loss grows with the number of pictures",
    )
    (_explain_discriminator if name[0] == "d" else _explain_generator)(value, right, real, fake)
    require(False, f"{told}, {name} should be {right:.3f}, and yours is {value:.3f}")


def _explain_discriminator(value, right, real, fake):
    """Recognise a loss that looks at real pictures alone, or at made ones alone."""
    half = _softplus(-real).mean()
    require(
        not np.isclose([value, value], [half, right - half]).any(),
        "your discriminator_loss asks only one half of the pictures: real ones should score high,"
        " and made ones low",
    )


def _explain_generator(value, right, real, fake):
    """Recognise the saturating loss, and scores that were taken for probabilities."""
    saturating, twice = -_softplus(fake).mean(), _softplus(-_sigmoid(fake)).mean()
    require(
        not np.isclose([value, -value], saturating).any(),
        "your generator_loss is built of log(1 - D(made)), the saturating form: it has no slope while D is sure."
        " Take -log D(made)",
    )
    require(
        not np.isclose(value, twice),
        "your generator_loss puts the scores through a sigmoid twice: a score is a logit, and softplus does the rest",
    )


def _pair(value):
    """Take two finite numbers, or say what came."""
    require(
        isinstance(value, (tuple, list)) and len(value) == 2,
        "losses should return two numbers, (discriminator_loss, generator_loss),"
        f" and yours returns a {type(value).__name__}",
    )
    require(
        all(np.size(one) == 1 for one in value),
        "each loss should be one number, and yours is an array: take the mean",
    )
    return np.array([float(np.squeeze(one)) for one in value])


def _softplus(x):
    return np.logaddexp(0, x)


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


@exercise("3.2", "best_discriminator(real, made, edges) returns the best D for each bin, p / (p + q)")
def best_discriminator(answer):
    """Change: a histogram becomes the discriminator that nobody can beat.

    Parameters
    ----------
    answer : callable
        ``best_discriminator(real, made, edges)``, from two arrays of numbers and the edges of bins to one number a bin.

    Raises
    ------
    Wrong
        With a hint, where counts stand for shares, the players are exchanged, or an empty bin has no answer.
    """
    edges = np.array(EDGES, float)
    for real, made in ((NUMBERS[0], NUMBERS[1]), (NUMBERS[1], NUMBERS[0]), (NUMBERS[0], NUMBERS[0])):
        found = answer(np.array(real), np.array(made), edges.copy())
        require(
            isinstance(found, np.ndarray) and found.shape == (len(edges) - 1,),
            f"there should be one number for each of the {len(edges) - 1} bins, and yours has shape {np.shape(found)}",
        )
        count, fake = (np.histogram(numbers, edges)[0] for numbers in (real, made))
        p, q = count / len(real), fake / len(made)
        filled = p + q > 0
        require(
            np.isfinite(found).all() and np.allclose(found[~filled], 0.5),
            f"in a bin where nothing fell D knows nothing: say 0.5 there, and yours says {found[~filled][0]}",
        )
        _explain_best(found[filled], p[filled], q[filled], (count / np.maximum(count + fake, 1))[filled])


def _explain_best(found, p, q, by_counts):
    """Say what a discriminator that is not the best one seems to be, in bins where something fell."""
    wanted = p / (p + q)
    if np.allclose(found, wanted):
        return
    require(
        not np.allclose(found, 1 - wanted),
        "your D is sure of the made numbers: 1 should mean real. Which of the two stands above the line?",
    )
    require(
        not np.allclose(found, by_counts),
        f"you divide counts, but there are {len(NUMBERS[0])} numbers of one kind and {len(NUMBERS[1])} of the other:"
        " D compares shares",
    )
    require(
        False,
        f"for shares p = {p.round(2).tolist()} and q = {q.round(2).tolist()} D should be"
        f" {wanted.round(2).tolist()}, and yours is {found.round(2).tolist()}",
    )


@exercise(
    "3.3", "copied(pictures, training) says for each picture whether it is a copy of a training picture"
)
def copied(answer):
    """Invent: find copies although somebody has covered the tracks.

    Parameters
    ----------
    answer : callable
        ``copied(pictures, training)``, from two float32 stacks (N, 28, 28), (M, 28, 28) to a bool array (N,).

    Raises
    ------
    Wrong
        With a hint, where copies that are noisy, darker or moved slip through, or new pictures are accused.
    """
    for characters, seed in (("0123456789", 1), ("2358", 5)):
        training, new, strange = _sets(characters, seed)
        rng = np.random.default_rng(seed)
        copies = training[rng.permutation(len(training))[:40]]
        noisy = np.float32(copies + 0.05 * rng.standard_normal(copies.shape))
        _ask(answer, copies, training, True, "plain copies")
        _ask(answer, new, training, False, "new pictures, drawn by the same rule as the training set,")
        _ask(answer, strange, training, False, "new pictures of faces that are not in the training set")
        _ask(answer, noisy, training, True, "copies with a little noise: what is nearly equal is a copy too")
        dark, moved = np.float32(0.6 * copies), np.roll(copies, (1, -1), (1, 2))
        _ask(answer, dark, training, True, DARK)
        _ask(answer, moved, training, True, MOVED)
        mixed = np.concatenate([copies[:20], new[:20]])
        _ask(answer, mixed, training, None, "copies and new pictures, twenty of each,")


@functools.cache
def _sets(characters, seed):
    """Draw training pictures, new ones, and new ones of faces held out; nobody may write into them."""
    sets = [
        glyph_set(n, characters=characters, faces=faces, rng=seed + k).images
        for k, (n, faces) in enumerate(((300, TRAIN_FACES), (40, TRAIN_FACES), (40, HELD_OUT_FACES)))
    ]
    for pictures in sets:
        pictures.flags.writeable = False
    return sets


def _ask(answer, pictures, training, wanted, what):
    """Let the answer judge forty pictures; two mistakes among them are forgiven."""
    found = answer(pictures.copy(), training.copy())
    require(
        isinstance(found, np.ndarray) and found.dtype == bool and found.shape == (len(pictures),),
        f"there should be one True or False for each of the {len(pictures)} pictures, as a bool array, and yours is"
        f" {getattr(found, 'dtype', type(found).__name__)} of shape {np.shape(found)}",
    )
    right = np.arange(len(pictures)) < len(pictures) / 2 if wanted is None else np.full(len(pictures), wanted)
    missed = int((found != right).sum())
    verb = (
        "were told apart wrongly" if wanted is None else "were not found" if wanted else "were called copies"
    )
    require(missed <= 2, f"{missed} of {len(pictures)} {verb}: {what}")
