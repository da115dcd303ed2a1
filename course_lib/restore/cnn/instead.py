"""What stands in for shipped weights that cannot be read: the same networks, trained for seconds instead of hours.

Each stand-in is trained once in a process, with a fixed seed; a warning says what was wrong and how to mend it.

References
----------
K. Zhang, W. Zuo, Y. Chen, D. Meng, L. Zhang, "Beyond a Gaussian denoiser: residual learning of deep CNN for image
denoising", IEEE Transactions on Image Processing 26(7), 2017, doi:10.1109/TIP.2017.2662206.
"""

import functools

import numpy as np

from course_lib.images import from_batch
from course_lib.restore.cnn.feed import feed_missing, feed_noise
from course_lib.restore.cnn.lessons import LESSONS, build_lesson
from course_lib.restore.cnn.model import Mender
from course_lib.restore.cnn.networks import build_denoiser, build_inpainter
from course_lib.restore.cnn.pool import leaf_pool
from course_lib.training import fit
from course_lib.weights.networks import machine, versions, warn_of_stand_in

STEPS, SECONDS = 500, 20  # roughly so long on two cores
HASTE = {"rate": 2e-3, "share": 0.3, "clip": 0.1}  # larger steps, and an average of more of them
BATCH = {"batch": 8, "patch": 48}
LEAVES, SIDE, SEED = 150, 128, 0


def denoiser(problem, color):
    """Return the stand-in of the denoiser for grey or for colour."""
    warn_of_stand_in(problem, SECONDS)
    return trained_denoiser(color)


def inpainter(problem):
    """Return the stand-in of the inpainting network."""
    warn_of_stand_in(problem, SECONDS)
    return trained_inpainter()


def lesson(problem, name):
    """Return the stand-in of one of the small networks of the lessons."""
    warn_of_stand_in(problem, SECONDS)
    return trained_lesson(name)


def card(problem, color):
    """Return the card of the denoiser's stand-in."""
    warn_of_stand_in(problem, SECONDS)
    name = "denoiser_color" if color else "denoiser"
    return {
        "name": name,
        "what": "a stand-in, trained in haste because the shipped denoiser could not be read",
        "data": "dead leaves of course_lib.generate.randomness.dead_leaves",
        "recipe": "course_lib.restore.cnn.load_denoiser(), where the shipped weights cannot be read",
        "seed": SEED,
        "steps": STEPS,
        "precision": "float32",
        "minutes": round(SECONDS / 60, 1),
        "scores": {f"dB, sigma {level}/255": np.nan for level in (15, 25, 50)},
        "licence": "MIT",
        "machine": machine(),
        "versions": versions(),
    }


@functools.cache
def trained_denoiser(color):
    """Train the denoiser in haste."""
    return learn(
        build_denoiser(channels=3 if color else 1, rng=SEED), feed_noise(leaves(color), **BATCH, rng=SEED)
    )


@functools.cache
def trained_inpainter():
    """Train the inpainting network in haste."""
    return learn(build_inpainter(rng=SEED), feed_missing(leaves(False), **BATCH, rng=SEED))


@functools.cache
def trained_lesson(name):
    """Train one of the small networks of the lessons in haste."""
    about = LESSONS[name]
    batch = feed_noise(leaves(False), **BATCH, sigma=(0, about.top), told=about.told, rng=SEED)
    return learn(build_lesson(name, rng=SEED), batch)


def learn(network, batch):
    """Train a network for some seconds and return its average."""

    def preview(model, step):
        return np.hstack(from_batch(np.clip(model.average(batch(0)[0][:4]), 0, 1)))

    model = Mender(network, **HASTE)
    fit(model, batch, steps=STEPS, preview=preview)
    return model.average


@functools.cache
def leaves(color):
    """Paint a few leaves to learn from."""
    return leaf_pool(LEAVES, size=SIDE, gray=not color, rng=SEED)
