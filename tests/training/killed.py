"""A training for `test_resume` to kill.

The model is small and has everything that a checkpoint must remember: two optimizers with momenta, an averaged copy,
moving statistics, dropout, chance of its own.
"""

import hashlib
import tempfile
import time

import numpy as np

from course_lib import training
from course_lib.files import write_whole
from course_lib.training import checkpoint as keeping
from course_lib.training.backend import keras, tf
from course_lib.training.checkpoint import values_of


class Tiny(keras.Model):
    """A generator and a judge of four numbers, trained against each other."""

    def __init__(self, seed, width=8):
        super().__init__()
        keras.utils.set_random_seed(seed)
        self.maker = network(3, width, 4)
        self.copy = network(3, width, 4)
        self.copy.set_weights(self.maker.get_weights())
        self.judge = network(4, width, 1)
        self.maker_optimizer = keras.optimizers.Adam(0.01)
        self.judge_optimizer = keras.optimizers.SGD(0.01, momentum=0.9)
        self.chance = keras.random.SeedGenerator(seed)

    def train_step(self, data):
        """Move the judge, then the maker, then the averaged copy."""
        noise = keras.random.normal((16, 3), seed=self.chance)
        with tf.GradientTape() as of_judge, tf.GradientTape() as of_maker:
            made = self.maker(noise, training=True)
            judged = self.judge(made, training=True)
            judge_loss = tf.reduce_mean(
                tf.nn.softplus(judged) + tf.nn.softplus(-self.judge(data, training=True))
            )
            maker_loss = tf.reduce_mean(tf.nn.softplus(-judged))
        for tape, loss, net, optimizer in (
            (of_judge, judge_loss, self.judge, self.judge_optimizer),
            (of_maker, maker_loss, self.maker, self.maker_optimizer),
        ):
            optimizer.apply(tape.gradient(loss, net.trainable_variables), net.trainable_variables)
        for slow, fast in zip(self.copy.weights, self.maker.weights, strict=True):
            slow.assign(0.9 * slow + 0.1 * fast)
        return {"judge_loss": judge_loss, "maker_loss": maker_loss}


def network(wide, inside, out):
    """Two layers with moving statistics and dropout between them."""
    layers = [keras.layers.Dense(inside), keras.layers.BatchNormalization(), keras.layers.Dropout(0.1)]
    return keras.Sequential([keras.Input((wide,)), *layers, keras.layers.Dense(out)])


def batch(step):
    """Sixteen points that depend on the step alone."""
    return np.random.default_rng([1, step]).standard_normal((16, 4), dtype=np.float32)


def hanging(number, pipe):
    """Write files as usual, but only half of the checkpoint of this number; say so and wait for the end."""
    left = [number]

    def write(content, path):
        left[0] -= path.name == "checkpoint.npz"
        if left[0] or path.name != "checkpoint.npz":
            return write_whole(content, path)
        path.with_name(f".{path.name}.half.part").write_bytes(content[: len(content) // 2])
        pipe.send("half")
        time.sleep(600)

    return write


def digest(model, history):
    """One number for every weight, seed and momentum, and for the losses."""
    parts = [value.tobytes() for value in values_of(model)] + [str(history.rows).encode()]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def train(folder, steps, every, seed, pipe, hang=0):
    """Train, report each step, at last the digest; `hang` is the checkpoint that is never finished."""
    tempfile.tempdir = str(folder)  # what a kill leaves behind goes with the test's own folder
    if hang:
        keeping.write_whole = hanging(hang, pipe)
    model = Tiny(seed)

    def tell(model, step):
        pipe.send(step)
        time.sleep(0.01)  # a process that runs ahead of its reader would be done before it is killed

    run = training.fit(
        model,
        batch,
        steps=steps,
        callback=tell,
        checkpoint=training.Checkpoint(folder, settings={"seed": seed}, every=every),
        report=training.Silent(),
    )
    pipe.send(digest(model, run))
