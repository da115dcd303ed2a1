"""Chapter 3: the shipped generator, and the course's GAN against that of TensorFlow's DCGAN tutorial.

``python benchmarks/gan.py --save`` trains both networks with three seeds for ten minutes each, judges them after
120 and 600 seconds of training, and writes data/gan_against_time.csv. A run's rows are written when it is done, so
that the same command goes on after an interruption; ``--seconds 5 10`` makes a short trial of it in another file,
``--file trial.csv``. ``python -m course_lib.weights`` then writes the hashes.
"""

import argparse
import csv
import io
import time
from pathlib import Path

import numpy as np

from course_lib.files import write_whole
from course_lib.generate import gan as room
from course_lib.training import Silent, fit
from course_lib.training.backend import keras
from course_lib.weights import WeightsError, data_folder, read_csv

claim = "The course's GAN draws digits that a judge can hardly tell from real ones, and learns it in minutes"
target = "each line where it must be; FCD and recall better than the tutorial's network at equal time; 100 ms a picture"

layers = keras.layers
SECONDS, SEEDS = (120, 600), (0, 1, 2)
COLUMNS = (
    "network",
    "seed",
    "seconds",
    "steps",
    "fcd",
    "floor",
    "precision",
    "recall",
    "density",
    "coverage",
)
FOREVER = 10**9


def tutorial_gan(seed):
    """Build the network of TensorFlow's DCGAN tutorial from its description, in the course's loop.

    The sizes of the layers, batches of 256 and Adam at 1e-4 are the tutorial's. Loop, data and judge are the course's,
    and so is the momentum of batch normalisation: with the usual 0.99 its statistics lag behind in the first minutes.
    """
    keras.utils.set_random_seed(seed)
    z = keras.Input((100,))
    x = layers.Reshape((7, 7, 256))(wake(layers.Dense(7 * 7 * 256, use_bias=False)(z)))
    for count, stride in ((128, 1), (64, 2)):
        x = wake(layers.Conv2DTranspose(count, 5, stride, "same", use_bias=False)(x))
    x = layers.Conv2DTranspose(1, 5, 2, "same", use_bias=False, activation="tanh")(x)
    generator = keras.Model(z, x)
    pictures = x = keras.Input((28, 28, 1))
    for count in (64, 128):
        x = layers.LeakyReLU(negative_slope=0.3)(layers.Conv2D(count, 5, 2, "same")(x))
        x = layers.Dropout(0.3)(x)
    discriminator = keras.Model(pictures, layers.Dense(1)(layers.Flatten()(x)))
    gan = room.GAN(generator, discriminator, penalty=0, rng=seed)
    for name, player in (("generator", generator), ("discriminator", discriminator)):
        optimizer = keras.optimizers.Adam(1e-4)
        optimizer.build(player.trainable_variables)
        setattr(gan, f"{name}_optimizer", optimizer)
    return gan


def wake(x):
    """Normalise over the batch and bend, as the tutorial does."""
    return layers.LeakyReLU(negative_slope=0.3)(layers.BatchNormalization(momentum=0.9)(x))


def course_gan(seed):
    """Build the course's GAN without classes, since the tutorial's network is not told them either."""
    return room.build_gan(classes=0, rng=seed)


NETWORKS = {"course": (course_gan, room.RECIPE["batch"]), "tutorial": (tutorial_gan, 256)}


def run(network, seed, seconds, judge, data):
    """Train one network and judge it whenever so many seconds of training have passed: rows of the table.

    Of the generator and its average the better one counts, for either network.
    """
    build, size = NETWORKS[network]
    rows, clock = [], Clock(seconds)

    def look(model, step):
        if step == 1:  # the first step is mostly TensorFlow's compilation
            clock.start()
        if clock.rings():
            verdicts = [judge.judge(room.sample(one, len(judge.reference), rng=1)) for one in players(model)]
            best = min(verdicts, key=lambda verdict: verdict.fcd)
            measured = [getattr(best, name) for name in COLUMNS[4:]]
            rows.append([network, seed, seconds[len(rows)], step, *(f"{value:.4f}" for value in measured)])
            clock.start()
        return len(rows) == len(seconds)

    batch = room.feed(data, size, labels=False, rng=seed)
    fit(build(seed), batch, steps=FOREVER, callback=look, report=Silent())
    return rows


def players(model):
    """Return the generator as it is and its average."""
    return model.generator, model.average


class Clock:
    """Measures training alone: it stands still while step 1 is compiled and while samples are judged."""

    def __init__(self, seconds):
        self.seconds, self.passed = list(seconds), 0.0
        self.start()

    def start(self):
        """Go on."""
        self.since = time.perf_counter()

    def rings(self):
        """Say whether the next time has come, and stand still if so."""
        if self.passed + time.perf_counter() - self.since < self.seconds[0]:
            return False
        self.passed += time.perf_counter() - self.since
        self.seconds.pop(0)
        return True


def save(path, seconds=SECONDS, seeds=SEEDS):
    """Write the table, run by run; what it holds already is not done again."""
    judge, data = room.digit_judge(), room.digits_to_learn_from()
    for seed in seeds:
        for network in NETWORKS:
            rows = read(path)
            if not any(row[:2] == [network, str(seed)] for row in rows):
                rows += run(network, seed, seconds, judge, data)
                write(path, rows)
                print(*rows[-1], flush=True)


def read(path):
    """Return the rows of a table that may not exist yet."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def write(path, rows):
    """Write a table whole or not at all."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    write_whole(text.getvalue(), path)


def measure():
    """Return the lines of the shipped generator's verdicts, its speed, and the comparison as it was saved."""
    try:
        generator = room.load_generator(stand_in=False)
    except WeightsError as problem:
        return [("the shipped generator", str(problem), False)]
    return [*verdict(generator), *speed(generator), *comparison()]


def verdict(generator):
    """Judge the shipped generator against held-out digits."""
    judged = room.digit_judge().judge(room.sample(generator, 10_000, rng=2))
    return [
        (line.name, f"{line.value:.3f}{'' if line.goal else ', short of the goal'}", line.must)
        for line in judged.lines
    ]


def speed(generator):
    """Time one picture, as a slider wants it, and one step of training."""
    latent = np.zeros((1, room.RECIPE["latent"]), np.float32)
    picture = median_ms(lambda: room.decode(generator, latent), 50)
    gan, batch = room.build_gan(rng=1), room.feed(room.digits_to_learn_from(), room.RECIPE["batch"], rng=1)
    history = fit(gan, batch, steps=60, report=Silent())
    step = 1000 * float(np.median(history.times[20:]))
    weights = 4 * generator.count_params() / 1e6
    return [
        ("one picture", f"{picture:.1f} ms", picture <= 100),
        ("one step of training", f"{step:.0f} ms", None),
        ("weights of the generator", f"{weights:.2f} MB", weights <= 1.7),
    ]


def median_ms(function, repeats):
    """Return the median time of a call in milliseconds, after one to warm up."""
    function()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))


def comparison():
    """Compare both networks at each time, as data/gan_against_time.csv has it."""
    try:
        table = read_csv("gan_against_time.csv")
    except (OSError, ValueError) as problem:
        return [("against the tutorial's network", str(problem), None)]
    lines = []
    for seconds in sorted(set(table["seconds"])):
        for score, better in (("fcd", np.less), ("recall", np.greater)):
            ours, theirs = (mean_at(table, network, seconds, score) for network in NETWORKS)
            text = f"{ours:.2f}; the tutorial's {theirs:.2f}"
            lines.append((f"{score} after {seconds:.0f} s", text, bool(better(ours, theirs))))
    return lines


def mean_at(table, network, seconds, score):
    """Return a score's mean over the seeds."""
    rows = zip(table["network"], table["seconds"], table[score], strict=True)
    return float(np.mean([value for name, at, value in rows if (name, at) == (network, seconds)]))


def main():
    """Print the lines, or make the table anew."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--save", action="store_true")
    options.add_argument("--seconds", type=float, nargs="+", default=SECONDS)
    options.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    options.add_argument("--file", type=Path, default=data_folder() / "gan_against_time.csv")
    chosen = options.parse_args()
    if chosen.save:
        save(chosen.file, chosen.seconds, chosen.seeds)
    else:
        for line in measure():
            print(*line)


if __name__ == "__main__":
    main()
