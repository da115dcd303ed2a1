"""The exercises of chapter 5: a mean with weights, two noises at once, a filter that needs no setting."""

import numpy as np

from course_lib.damage import add_gaussian_noise, add_salt_and_pepper
from course_lib.exercises.core import exercise, need_picture, require
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_median, filter_tv
from course_lib.samples import camera, coffee

__all__ = ["binomial", "repair_blind", "repair_both"]

SIGMA = 15 / 255
LEVELS = (8, 20, 45)
LEAD = 2.0  # decibels over the median alone
MARGIN = 0.5  # decibels that may be lost against total variation that was told sigma


@exercise("5.1", "binomial(image) is the 3x3 mean with the weights 1 2 1, 2 4 2, 1 2 1, all divided by 16")
def binomial(answer):
    """Copy: the mean's double loop with other weights.

    Parameters
    ----------
    answer : callable
        ``binomial(image)``, from picture to picture.

    Raises
    ------
    Wrong
        With a hint, where the weights do not sum to 1, are not the ones asked for, or the input is changed.
    """
    spot = np.zeros((9, 9), np.float32)
    spot[4, 4] = 16
    bell = need_picture(answer(spot), shape=spot.shape, dtype=None)
    total = float(bell.sum()) / 16
    require(
        abs(total - 1) < 1e-4,
        f"the weights should sum to 1, yours sum to {total:.2f}: what is divided by what?",
    )
    wanted = np.outer([1, 2, 1], [1, 2, 1])
    require(
        not np.allclose(bell[3:6, 3:6], 16 / 9, atol=1e-3),
        "these are the weights of the mean: all nine are equal",
    )
    require(
        np.allclose(bell[3:6, 3:6], wanted, atol=1e-3),
        f"a single 16 should become 1 2 1, 2 4 2, 1 2 1; its middle became {bell[4, 4]:.2f}",
    )
    flat = np.full((9, 9), 0.5, np.float32)
    require(
        np.allclose(answer(flat), 0.5, atol=1e-4),
        "a flat grey picture should stay flat up to its rim: mirror the rim (np.pad with mode='symmetric')",
    )


@exercise(
    "5.2", f"repair_both(noisy, sigma) beats the median by {LEAD:.0f} dB on grain and salt and pepper at once"
)
def repair_both(answer):
    """Change: the median for the pixels that were hit, another filter for the rest.

    Parameters
    ----------
    answer : callable
        ``repair_both(noisy, sigma)``, from picture and noise level to picture.

    Raises
    ------
    Wrong
        With a hint, where salt, grain or the loss of details keeps the score down.
    """
    for truth in (camera(128, gray=True), coffee(128, gray=True)):
        noisy = add_salt_and_pepper(add_gaussian_noise(truth, SIGMA, rng=0), 0.08, rng=1)
        result = clip(need_picture(answer(noisy.copy(), SIGMA), shape=truth.shape))
        hit = (noisy == 0) | (noisy == 1)
        left = float(np.abs(result - truth)[hit].mean())
        require(
            left < 0.2, f"salt and pepper are still there: where they fell, your result is off by {left:.2f}"
        )
        median = clip(filter_median(noisy))
        require(
            not np.allclose(result, median, atol=0.01),
            "the median alone: the salt is gone, the grain is still there",
        )
        lead = psnr(truth, result) - psnr(truth, median)
        require(
            lead > LEAD,
            f"{lead:+.1f} dB over the median: details went with the noise."
            " Give the median only to the pixels that are exactly 0 or 1",
        )


@exercise(
    "5.3",
    f"repair_blind(noisy) is told no sigma and loses at most {MARGIN} dB to total variation that was told",
)
def repair_blind(answer):
    """Invent: a filter that finds its own strength.

    Parameters
    ----------
    answer : callable
        ``repair_blind(noisy)``, from picture to picture.

    Raises
    ------
    Wrong
        With a hint, where one strength serves all noise levels, or the filter is too weak.
    """
    losses = np.array([_losses(answer, picture(128, gray=True)) for picture in (camera, coffee)]).max(axis=0)
    level, worst = LEVELS[int(losses.argmax())], losses.max()
    require(
        losses.max() - losses.min() < 2.5 or worst < MARGIN,
        f"at sigma {level}/255 you lose {worst:.1f} dB, elsewhere {losses.min():.1f} dB:"
        " does your strength follow the noise?",
    )
    require(
        worst <= MARGIN,
        f"at sigma {level}/255 you lose {worst:.1f} dB to total variation, and some at every level:"
        " try a stronger filter",
    )


def _losses(answer, truth):
    losses = []
    for level in LEVELS:
        noisy = add_gaussian_noise(truth, level / 255, rng=3)
        result = need_picture(answer(noisy.copy()), shape=truth.shape)
        told = filter_tv(noisy, weight=0.8 * level / 255)
        losses.append(psnr(truth, clip(told)) - psnr(truth, clip(result)))
    return losses
