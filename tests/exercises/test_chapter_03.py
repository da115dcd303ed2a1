"""Answers to the exercises of chapter 3: wrong ones with the hint of each, and right ones by other roads."""

import itertools

import numpy as np
import pytest
from scipy.special import expit, log_expit

from course_lib.exercises.core import verdict


def soft(score):
    return np.logaddexp(0, score)


def both(real, fake):
    return soft(-real).mean() + soft(fake).mean(), soft(-fake).mean()


def naive(real, fake):
    return (
        np.log(1 + np.exp(-real)).mean() + np.log(1 + np.exp(fake)).mean(),
        np.log(1 + np.exp(-fake)).mean(),
    )


def shares(real, made, edges):
    return [np.histogram(numbers, edges)[0] / len(numbers) for numbers in (real, made)]


def without_empty(real, made, edges):
    p, q = shares(real, made, edges)
    return p / (p + q)


def by_counts(real, made, edges):
    p, q = (np.histogram(numbers, edges)[0] for numbers in (real, made))
    return np.where(p + q, p / np.maximum(p + q, 1), 0.5)


def best(real, made, edges):
    p, q = shares(real, made, edges)
    return np.divide(p, p + q, out=np.full(len(p), 0.5), where=p + q > 0)


def exchanged(real, made, edges):
    return best(made, real, edges)


def only_real(real, made, edges):
    p, q = shares(real, made, edges)
    return np.where(p + q > 0, p, 0.5)


def bin_by_bin(real, made, edges):
    found = []
    for low, high in itertools.pairwise(edges):
        p = np.mean((real >= low) & (real < high))
        q = np.mean((made >= low) & (made < high))
        found.append(0.5 if p == q == 0 else p / (p + q))
    return np.array(found)


def distances(pictures, training):
    a, b = pictures.reshape(len(pictures), -1), training.reshape(len(training), -1)
    return np.sqrt(np.maximum((a**2).sum(1)[:, None] + (b**2).sum(1) - 2 * a @ b.T, 0)).min(axis=1)


def normed(pictures):
    flat = pictures.reshape(len(pictures), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    return flat / np.linalg.norm(flat, axis=1, keepdims=True)


def correlation(pictures, training):
    return (normed(pictures) @ normed(training).T).max(axis=1)


def with_moves(pictures, training, limit=0.96):
    moves = [np.roll(pictures, (dy, dx), (1, 2)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    return np.max([correlation(moved, training) for moved in moves], axis=0) > limit


def exact(pictures, training):
    return np.array([(training == picture).all(axis=(1, 2)).any() for picture in pictures])


def by_centred_moments(pictures, training):
    """Move every picture's centre of mass to the middle first, by whole pixels, then compare."""

    def centred(stack):
        moved = []
        for picture in np.maximum(stack, 0.15 * stack.max()):
            picture = picture - picture.min()
            rows, columns = np.indices(picture.shape)
            weight = picture.sum()
            place = (rows * picture).sum() / weight, (columns * picture).sum() / weight
            moved.append(np.roll(picture, [round(13.5 - middle) for middle in place], (0, 1)))
        return np.array(moved)

    return with_moves(centred(pictures), centred(training), 0.95)


WRONG = {
    "3.1": [
        (lambda real, fake: (both(real, fake)[0], -soft(fake).mean()), "the saturating form"),
        (
            lambda real, fake: (soft(-real).sum() + soft(fake).sum(), both(real, fake)[1]),
            "is a sum; take means",
        ),
        (lambda real, fake: (-both(real, fake)[0], both(real, fake)[1]), "has the wrong sign"),
        (lambda real, fake: (soft(-real).mean(), both(real, fake)[1]), "asks only one half of the pictures"),
        (lambda real, fake: (both(real, fake)[0], soft(-expit(fake)).mean()), "through a sigmoid twice"),
        (naive, "np.logaddexp(0, x) is log(1 + exp(x))"),
        (lambda real, fake: both(fake, real), "should be"),
        (lambda real, fake: both(real, fake)[0], "should return two numbers"),
        (lambda real, fake: (both(real, fake)[0], soft(-fake)), "each loss should be one number"),
    ],
    "3.2": [
        (by_counts, "you divide counts, but there are 6 numbers of one kind and 9 of the other"),
        (exchanged, "1 should mean real"),
        (without_empty, "say 0.5 there, and yours says nan"),
        (only_real, "D should be"),
        (lambda real, made, edges: float(best(real, made, edges)[0]), "one number for each of the 5 bins"),
    ],
    "3.3": [
        (exact, "copies with a little noise"),
        (lambda pictures, training: distances(pictures, training) < 3, "copies made darker"),
        (lambda pictures, training: correlation(pictures, training) > 0.96, "copies moved by one pixel"),
        (lambda pictures, training: with_moves(pictures, training, 0.7), "were called copies: new pictures"),
        (lambda pictures, training: np.ones(len(pictures), bool), "were called copies: new pictures"),
        (lambda pictures, training: correlation(pictures, training), "one True or False for each"),
        (
            lambda pictures, training: np.array([exact(pictures, training).all()]),
            "one True or False for each",
        ),
    ],
}

RIGHT = [
    ("3.1", both),
    (
        "3.1",
        lambda real, fake: (-log_expit(real).mean() - log_expit(-fake).mean(), -log_expit(fake).mean()),
    ),
    ("3.2", best),
    ("3.2", bin_by_bin),
    ("3.3", with_moves),
    ("3.3", by_centred_moments),
]


@pytest.mark.parametrize(("number", "answer"), RIGHT)
def test_other_roads_to_a_right_answer_are_taken(number, answer):
    assert verdict(number, answer).startswith(f"{number} correct")
