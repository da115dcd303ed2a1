"""The exercises of chapter 1: a night sky, mountain ridges, a world of one's own."""

import numpy as np

from course_lib.exercises.core import exercise, need_picture, require
from course_lib.generate.randomness import ACCEPTANCE, statistics

__all__ = ["invented_world", "night_sky", "ridge"]

NEEDED = 4  # of the six statistics
SIDE = 192


@exercise("1.1", "night_sky(shape, share, rng) returns a black picture with about that share of white pixels, by seed")
def night_sky(answer):
    """Copy: uniform noise and a threshold.

    Parameters
    ----------
    answer : callable
        ``night_sky(shape, share, rng)``.

    Raises
    ------
    Wrong
        With a hint, where the sky is no picture, has other greys, the wrong share, clumps or no seed.
    """
    shape = (96, 128)
    for share in (0.02, 0.3):
        sky = need_picture(answer(shape, share, 5), shape=shape, name="the sky")
        require(set(np.unique(sky)) <= {0, 1}, "the sky should hold only 0 (black) and 1 (white): use a threshold")
        white = float(sky.mean())
        require(abs(white - (1 - share)) > 0.05 or abs(white - share) < 0.05,
                f"{white:.0%} of the pixels are white, the task asks for {share:.0%}: which side of the level is a star?")
        require(abs(white - share) < 0.2 * share + 0.01,
                f"{white:.0%} of the pixels are white, the task asks for {share:.0%}: which level leaves that share above it?")
    require(abs(np.corrcoef(sky[:, 1:].ravel(), sky[:, :-1].ravel())[0, 1]) < 0.1,
            "neighbours agree more than by chance: each pixel should be drawn on its own")
    require_seed(answer, shape, 0.3)


@exercise("1.2", "ridge(noise) is 1 where noise is 0.5 and falls in straight lines to 0 where noise is 0 or 1")
def ridge(answer):
    """Change: fold the noise at middle grey.

    Parameters
    ----------
    answer : callable
        ``ridge(noise)``, from array to array.

    Raises
    ------
    Wrong
        With a hint, where one of the five points of the tent is missed.
    """
    noise = np.array([[0.0, 0.25, 0.5, 0.75, 1.0]], dtype=np.float32)
    crest = need_picture(answer(noise), shape=noise.shape, dtype=None, name="the ridge")[0]
    require(abs(crest[2] - 1) < 1e-6, f"at noise 0.5 the ridge should be 1, yours is {crest[2]:.2f}: is it upside down?")
    require(abs(crest[[0, 4]]).max() < 1e-6,
            f"at noise 0 and 1 the ridge should be 0, yours is {crest[0]:.2f} and {crest[4]:.2f}: is the slope 2?")
    require(np.allclose(crest[[1, 3]], 0.5),
            f"half way down the ridge should be 0.5, yours is {crest[1]:.2f}: a straight line, no square and no root")


@exercise("1.3", f"world(shape, rng) returns a random picture that has {NEEDED} of the 6 statistics of photographs")
def invented_world(answer):
    """Invent: any random picture with the statistics of photographs.

    Parameters
    ----------
    answer : callable
        ``world(shape, rng)``.

    Raises
    ------
    Wrong
        With a hint that names the statistics that are off, or what else is wrong.
    """
    shape = (SIDE, SIDE)
    worlds = [need_picture(answer(shape, seed), shape=shape, name="the world") for seed in range(4)]
    low, high = min(world.min() for world in worlds), max(world.max() for world in worlds)
    require(low > -0.5 and high < 1.5, f"greys should lie in [0, 1] or near it, yours go from {low:.1f} to {high:.1f}")
    require(max(world.std() for world in worlds) > 0.01, "the world is flat: all its pixels have nearly the same grey")
    require_seed(answer, shape)
    found = statistics(worlds)
    off = [f"{key} {found[key]:.1f} (band {low:g} to {high:g})"
           for key, (low, high) in ACCEPTANCE.items() if not low <= found[key] <= high]
    require(len(ACCEPTANCE) - len(off) >= NEEDED,
            f"{len(ACCEPTANCE) - len(off)} of 6 statistics fit, {NEEDED} are needed; off: {', '.join(off)}")


def require_seed(answer, *arguments):
    """Refuse a function that does not give the same picture for a seed, or gives one picture for all seeds.

    Parameters
    ----------
    answer : callable
        Takes `arguments` and a seed.
    *arguments : object
        What comes before the seed.

    Raises
    ------
    Wrong
        With a hint, in either case.
    """
    first, again, other = (answer(*arguments, seed) for seed in (1, 1, 2))
    require(np.array_equal(first, again), "the same seed gives two different pictures: start a generator from rng")
    require(not np.array_equal(first, other), "two seeds give the same picture: does your function use rng?")
