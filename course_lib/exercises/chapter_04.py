"""The exercises of chapter 4: the mean of known neighbours, Shepard's weights, a method chosen without the truth."""

from functools import lru_cache

import numpy as np

from course_lib.damage import erase, missing_pixels
from course_lib.exercises.core import exercise, need_picture, require
from course_lib.images import clip
from course_lib.metrics import psnr_missing
from course_lib.restore.interpolation import METHODS, fill_cubic
from course_lib.samples import chelsea, coffee

__all__ = ["choose_method", "fill_shepard", "mean_of_known"]

AROUND = (np.s_[:-2, 1:-1], np.s_[2:, 1:-1], np.s_[1:-1, :-2], np.s_[1:-1, 2:])
FORGIVEN = 1.0  # decibels that the chosen method may lose to the best


@exercise(
    "4.1", "mean_of_known(image, missing) gives each lost pixel the mean of its known neighbours, of four"
)
def mean_of_known(answer):
    """Copy: one step of the pencil, divided by the number of neighbours that know something.

    Parameters
    ----------
    answer : callable
        ``mean_of_known(image, missing)``, from grey picture and lost pixels to picture.

    Raises
    ------
    Wrong
        With a hint, where known pixels change, lost ones are read, or the wrong number divides.
    """
    image, missing = coffee(24, gray=True), missing_pixels((24, 24), 0.4, rng=1)
    need_filling(answer, image, missing)
    flat = np.full((24, 24), 0.8, np.float32)
    value, count = neighbours(np.where(missing, 0, flat), missing)
    result = answer(erase(flat, missing), missing)
    some = missing & (count > 0)
    require(
        np.allclose(result[some], 0.8, atol=1e-3),
        f"where all known pixels are 0.8 a mean of them should be 0.8, and one of yours is"
        f" {result[some].min():.2f}: divide by the number of known neighbours, not always by 4",
    )
    value, count = neighbours(np.where(missing, 0, image), missing)
    result, wanted = answer(erase(image, missing), missing), value / np.maximum(count, 1)
    require(
        np.allclose(result[some], wanted[some], atol=1e-3),
        "one of your means is not that of the known pixels above, below, left and right:"
        " do corners count, or pixels that were filled a moment ago?",
    )
    lonely = missing & (count == 0)
    require(
        np.allclose(result[lonely], 0.5),
        f"a lost pixel without a known neighbour should become 0.5, and yours became {result[lonely][0]:.2f}",
    )


@exercise("4.2", "fill_shepard(image, missing) is the mean of all known pixels, weighted by 1 / distance^2")
def fill_shepard(answer):
    """Change: another weight in the weighted mean.

    Parameters
    ----------
    answer : callable
        ``fill_shepard(image, missing)``, from grey picture and lost pixels to picture.

    Raises
    ------
    Wrong
        With a hint, where the weights are others or are not divided by their sum.
    """
    image, missing = coffee(20, gray=True), missing_pixels((20, 20), 0.6, rng=2)
    need_filling(answer, image, missing)
    result = answer(np.full((20, 20), 0.8, np.float32), missing)
    require(
        np.allclose(result, 0.8, atol=1e-3),
        f"a flat picture of 0.8 should stay flat, and yours holds {result[missing].mean():.2f}:"
        " is the sum divided by the sum of the weights?",
    )
    row, gap = np.float32([[0, 0, 0, 1]]), np.array([[False, True, True, False]])
    near = float(answer(row, gap)[0, 1])
    weight = near / max(1 - near, 1e-6)
    hint = {0.5: ": square the distance", 0.707: ": that is one over its root"}.get(round(weight, 3), "")
    require(
        abs(weight - 0.25) < 1e-3,
        f"at the distances 1 and 2 the weights should be as 1 to 0.25, yours are as 1 to {weight:.2f}{hint}",
    )
    known, lost = np.argwhere(~missing), np.argwhere(missing)
    weights = 1 / np.square(lost[:, None] - known).sum(axis=2)
    wanted = weights @ image[~missing] / weights.sum(axis=1)
    require(
        np.allclose(answer(erase(image, missing), missing)[missing], wanted, atol=1e-3),
        "the weights are right for two known pixels in a row, and not for many in a picture:"
        " do all known pixels count, and is the distance taken in both directions?",
    )


@exercise(
    "4.3",
    f"choose_method(damaged, missing) loses at most {FORGIVEN:.0f} dB to the best of METHODS, truth unseen",
)
def choose_method(answer):
    """Invent: hide known pixels, and let the methods guess them.

    Parameters
    ----------
    answer : callable
        ``choose_method(damaged, missing)``, from picture and lost pixels to a name of METHODS.

    Raises
    ------
    Wrong
        With a hint, where one method serves all pictures, or the choice depends on lost pixels.
    """
    tasks = pictures()
    chosen = {kind: answer(hide(*task, 0), task[1]) for kind, task in tasks.items()}
    for kind, name in chosen.items():
        require(name in METHODS, f"the answer should be a name from METHODS, and yours is {name!r:.40}")
        truth, missing = tasks[kind]
        require(
            name == answer(fill_cubic(truth, missing), missing),
            "other numbers in the lost pixels, and you choose another method: score on known pixels that you hid",
        )
    names, first = set(chosen.values()), next(iter(METHODS))
    require(
        names != {first},
        f"you chose {first!r} three times, the first of the list: known pixels come back exactly, so that each"
        " method is perfect on them. Call some of them missing first",
    )
    losses = {kind: max(scores.values()) - scores[chosen[kind]] for kind, scores in true_scores().items()}
    worst = max(losses, key=losses.get)
    alike = f" You chose {chosen[worst]!r} for all three pictures." if len(names) == 1 else ""
    require(
        losses[worst] <= FORGIVEN,
        f"on {worst} your method loses {losses[worst]:.1f} dB to the best.{alike}",
    )


def need_filling(answer, image, missing):
    """Refuse what changes known pixels, fills the wrong ones, or reads what stands in the lost ones."""
    first = need_picture(answer(hide(image, missing, 0), missing), shape=image.shape)
    changed = first != hide(image, missing, 0)
    require(
        changed[missing].any() or not changed[~missing].any(),
        f"your function fills {changed.mean():.0%} of the pixels, and {missing.mean():.0%} are missing:"
        " is True missing or known?",
    )
    require(not changed[~missing].any(), f"{changed[~missing].sum()} known pixels came back changed")
    second = answer(hide(image, missing, 1), missing)
    require(
        np.allclose(first, second, atol=1e-3),
        "other numbers in the lost pixels, and your result changes: what stands there means nothing",
    )


def hide(truth, missing, seed):
    """Return the picture with random numbers in its lost pixels."""
    noise = np.random.default_rng(seed).random(truth.shape, dtype=np.float32)
    return np.where(missing, noise, truth)


def neighbours(value, missing):
    """Return the sum of the four neighbours and how many of them are known; beyond the rim nobody is."""
    value, known = np.pad(value, 1), np.pad(~missing, 1).astype(np.float32)
    return sum(value[one] for one in AROUND), sum(known[one] for one in AROUND)


@lru_cache(maxsize=1)
def true_scores():
    """Return what each method really scores on each of the pictures."""
    return {
        kind: {
            name: psnr_missing(truth, clip(fill(truth, missing)), missing) for name, fill in METHODS.items()
        }
        for kind, (truth, missing) in pictures().items()
    }


def pictures():
    """Return three pictures that want different methods, each with its lost pixels."""
    rng = np.random.default_rng(1)
    kinds = {
        "flat tiles": (np.kron(rng.random((10, 10)), np.ones((8, 8))).astype(np.float32), 0.3),
        "a cat": (chelsea(80, gray=True), 0.5),
        "pure noise": (rng.random((80, 80), dtype=np.float32), 0.5),
    }
    return {
        name: (image, missing_pixels(image.shape, share, rng=7)) for name, (image, share) in kinds.items()
    }
