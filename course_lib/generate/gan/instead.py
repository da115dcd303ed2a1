"""What stands in for shipped weights that cannot be read: the same networks, trained for seconds instead of minutes.

Each stand-in is trained once in a process, with a fixed seed; a warning says what was wrong and how to mend it.

References
----------
A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional generative
adversarial networks", ICLR 2016, arXiv:1511.06434.
"""

import dataclasses
import functools
import tempfile
from pathlib import Path

import numpy as np

from course_lib.generate.gan.feed import feed
from course_lib.generate.gan.judge import LIMITS, train_classifier
from course_lib.generate.gan.model import GAN
from course_lib.generate.gan.networks import build_discriminator, build_generator
from course_lib.generate.gan.replay import Recorder, Replay, mosaic, read_replay
from course_lib.generate.gan.sampling import sample
from course_lib.generate.gan.settings import EYE, RECIPE, TRAINING
from course_lib.generate.rules import TRAIN_FACES, glyph_set
from course_lib.training import fit
from course_lib.training.backend import keras
from course_lib.weights.networks import machine, versions, warn_of_stand_in

STEPS = {"gan": 400, "judge": 300}
SECONDS = {"gan": 25, "judge": 10}  # on two cores, roughly
HASTE = {"rates": (2e-3, 2e-3), "memory": 0.98}  # larger steps, and an average of fewer of them
BATCH, SEED = 32, 0


@dataclasses.dataclass(frozen=True)
class StandIn:
    """A generator that was trained in haste, how that went, and in how many minutes."""

    generator: keras.Model
    replay: Replay
    minutes: float


def generator(problem, eye):
    """Return the stand-in of the generator; ``eye()`` gives the judge's eye."""
    warn_of_stand_in(problem, SECONDS["gan"])
    return trained_gan(eye).generator


def replay(problem, eye):
    """Return the recorded training of the stand-in."""
    warn_of_stand_in(problem, SECONDS["gan"])
    return trained_gan(eye).replay


def classifier(problem):
    """Return the stand-in of the judge's eye."""
    warn_of_stand_in(problem, SECONDS["judge"])
    return trained_eye()


def card(problem, eye):
    """Return the card of the generator's stand-in."""
    warn_of_stand_in(problem, SECONDS["gan"])
    made, faces = trained_gan(eye), ("the faces learned from", "faces never seen")
    return {
        "name": "gan",
        "what": "a stand-in, trained in haste because the shipped generator could not be read",
        "data": "digits drawn by course_lib.generate.rules.glyph_set",
        "recipe": "course_lib.generate.gan.load_generator(), where the shipped weights cannot be read",
        "seed": SEED,
        "steps": int(made.replay.steps[-1]),
        "minutes": round(made.minutes, 1),
        "scores": {f"{line}, against {those}": np.nan for line in LIMITS for those in faces},
        "licence": "MIT",
        "machine": machine(),
        "versions": versions(),
    }


@functools.cache
def trained_eye():
    """Train the judge's eye in haste."""
    return train_classifier(glyph_set(10_000, faces=TRAIN_FACES, rng=EYE), steps=STEPS["judge"], rng=SEED)


@functools.cache
def trained_gan(eye):
    """Train the GAN in haste and record it: a `StandIn`."""
    steps, model = STEPS["gan"], hasty_gan()
    data = glyph_set(20_000, faces=TRAIN_FACES, rng=TRAINING)
    with tempfile.TemporaryDirectory() as folder:
        real = glyph_set(1000, faces=TRAIN_FACES, rng=EYE + 1)
        recorder = Recorder(Path(folder) / "moments", steps, eye(), real)
        recorder(model, 0)
        history = fit(
            model,
            feed(data, BATCH, rng=SEED),
            steps=steps,
            preview=lambda model, step: mosaic(sample(model.average, 60, rng=1), 6, 10),
            callback=recorder,
        )
        for moment in recorder.moments[recorder.moments > history.step]:
            recorder(model, moment)  # after the stop button the recording stands still
        path = recorder.write(history, Path(folder) / "replay.npz")
        return StandIn(model.average, read_replay(path), float(history.seconds[-1]) / 60)


def hasty_gan():
    """Build the course's GAN, with the learning rates of haste."""
    rng = np.random.default_rng(SEED)
    options = {"classes": 10, "rng": rng}
    maker = build_generator(latent=RECIPE["latent"], channels=RECIPE["generator"], **options)
    critic = build_discriminator(channels=RECIPE["discriminator"], **options)
    return GAN(maker, critic, penalty=RECIPE["penalty"], **HASTE, rng=rng)
