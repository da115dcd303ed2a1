"""Training: what watching and keeping cost, and whether two trainings of one seed agree bit for bit."""

import hashlib
import tempfile
import time

import numpy as np

from course_lib import training
from course_lib.training.checkpoint import values_of
from course_lib.training.drawing import draw
from course_lib.training.report import Report

claim = "Training can be watched and kept at little cost, and it can be repeated exactly"
target = (
    "drawing at most 5 % of the time; a checkpoint of three million numbers within half a second; same bits"
)

WIDTH = 1000


def network():
    """A network of a million numbers, which its optimizer makes three of."""
    from course_lib.training.backend import keras

    keras.utils.set_random_seed(1)
    layers = [keras.layers.Dense(WIDTH, activation="relu"), keras.layers.Dropout(0.1), keras.layers.Dense(1)]
    model = keras.Sequential([keras.Input((WIDTH,)), *layers])
    model.compile(optimizer="adam", loss="mse")
    return model


def batch(step):
    """Sixty-four rows of noise and their means."""
    rows = np.random.default_rng([1, step]).standard_normal((64, WIDTH), dtype=np.float32)
    return rows, rows.mean(axis=1, keepdims=True)


def train():
    """A short training; return the model, its history and the digest of all its numbers."""
    model = network()
    history = training.fit(model, batch, steps=60, report=training.Silent())
    numbers = b"".join(value.tobytes() for value in values_of(model))
    return model, history, hashlib.sha256(numbers).hexdigest()


def drawing_seconds():
    """Processor time of one page of a long training with a picture, the best of several."""
    history, rng = training.History(20_000), np.random.default_rng(1)
    for _ in range(20_000):
        history.add({"d_loss": rng.random(), "g_loss": rng.random()}, 0.01)
    history.picture = rng.random((224, 224), dtype=np.float32)
    times = []
    for _ in range(7):
        start = time.process_time()
        draw(history).quick_png()
        times.append(time.process_time() - start)
    return min(times)


def checkpoint_seconds(model, history):
    """Seconds to write a checkpoint, the best of several."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = training.Checkpoint(folder)
        for _ in range(5):
            start = time.perf_counter()
            checkpoint.save(model, history)
            times.append(time.perf_counter() - start)
    return min(times)


def measure():
    """Return (name, measured, reached) for drawing, keeping and repeating."""
    page = drawing_seconds()
    model, history, first = train()
    keeping, second = checkpoint_seconds(model, history), train()[2]
    numbers = sum(value.size for value in values_of(model))
    share = page / (page + Report.pause)
    return [
        ("a page of 20,000 steps, share of the time at a page a second", f"{share:.1%}", share <= 0.05),
        (f"checkpoint of {numbers:,} numbers", f"{1000 * keeping:.0f} ms", keeping <= 0.5),
        ("two trainings of one seed", "same bits" if first == second else "differ", first == second),
    ]
