"""Chapter 6: what pictures are worth as teachers, how many it takes, and what happens outside the training.

``python benchmarks/cnn_leaves.py --save`` trains fifteen small denoisers, all alike but for what they learn from, and
writes data/leaf_ablation.csv and data/training_size.csv, then data/outside_training.csv from the networks that the
course ships. A row is written when it is done, so that the same command goes on after an interruption; the last table
needs no training and is made anew each time. ``--steps 20 40 --pictures 4 --folder DIR`` makes a short trial of it.
``python -m course_lib.weights`` then writes the hashes.
"""

import argparse
import csv
import functools
import io
from pathlib import Path

import numpy as np

from course_lib.damage import add_gaussian_noise
from course_lib.files import write_whole
from course_lib.generate.randomness import RECIPES
from course_lib.images import clip, reduce_area, to_uint8
from course_lib.metrics import psnr
from course_lib.restore.cnn import (
    Mender,
    build_denoiser,
    denoise_cnn,
    feed_noise,
    leaf_pool,
    load_denoiser,
    load_lesson,
)
from course_lib.restore.cnn.recipe import precision
from course_lib.samples import SAMPLES, photographs
from course_lib.training import Silent, fit
from course_lib.weights import WeightsError, data_folder, read_csv

claim = (
    "leaves made more natural teach a denoiser more; without biases it mends noise that it was not trained on"
)
target = "all steps of the recipe together, many pictures and no biases each gain what their line says"

SEED, WIDTHS, BATCH, PATCH, TOP = 0, (32, 32, 48), 8, 48, 55 / 255
RATE, CLIP = 2e-3, 0.1  # with steeper slopes let through, one of these trainings collapsed after step 2,000
STEPS, PICTURES, LEVELS = (1000, 2000, 4000, 8000), 600, (15, 25, 50)
PHOTOGRAPHS = (
    "motorcycle",
    "coins",
    "rocket",
    "brick",
    "grass",
    "gravel",
    "moon",
    "text",
    "clock",
    "hubble",
    "retina",
    "immunohistochemistry",
    "cell",
)
"""All that scikit-image carries, but for the four that are scored, drawings, scans, and a detail of 102 pixels."""
TEACHERS = (*RECIPES, "photographs", "full and photographs")
SIZES = [("leaves", n) for n in (1, 3, 10, 30, 100, PICTURES)]
SIZES += [("photographs", n) for n in (1, 3, len(PHOTOGRAPHS))]
OUTSIDE = (5, 10, 15, 25, 35, 50, 75, 100)


def shipped(noisy, sigma):
    """Mend with the course's own denoiser."""
    return denoise_cnn(noisy, denoiser=load_denoiser(stand_in=False))


def lesson(name):
    """Return the repair by a small network that is not told the noise level."""
    return lambda noisy, sigma: denoise_cnn(noisy, denoiser=load_lesson(name, stand_in=False))


def told(share):
    """Return the repair by the network that is told the noise level, here so many times the true one."""
    return lambda noisy, sigma: denoise_cnn(
        noisy, denoiser=load_lesson("told", stand_in=False), sigma=share * sigma
    )


NETWORKS = {
    "noisy": lambda noisy, sigma: noisy,
    "shipped": shipped,
    "narrow": lesson("narrow"),
    "narrow_biased": lesson("narrow_biased"),
    "told right": told(1),
    "told 0.6 times": told(0.6),
    "told 1.2 times": told(1.2),
}


def pool_of(teacher, pictures=PICTURES):
    """Return the pictures of a teacher; where leaves and photographs are mixed, as many of these as of those."""
    if teacher == "photographs":
        return photographs_to_learn_from(len(PHOTOGRAPHS))
    if teacher == "full and photographs":
        leaves, photos = pool_of("full", pictures), pool_of("photographs")
        return [*leaves, *(photos[k % len(photos)] for k in range(len(leaves)))]
    return leaves_of(teacher, pictures)


@functools.lru_cache(maxsize=1)
def leaves_of(recipe, pictures):
    """Paint the leaves of a recipe; fewer of them are the first of many."""
    return leaf_pool(pictures, recipe=recipe, rng=SEED)


def photographs_to_learn_from(n):
    """Return the first n photographs, each in two sizes: whole, and reduced to half the side."""
    pool = []
    for name in PHOTOGRAPHS[:n]:
        picture = SAMPLES[name](gray=True)
        height, width = picture.shape
        pool += [
            to_uint8(one)[..., None] for one in (picture, reduce_area(picture, (height // 2, width // 2)))
        ]
    return pool


def learn(pool, steps=STEPS):
    """Train one small network and score its average at each number of steps: {(step, level): dB}."""
    network = build_denoiser(widths=WIDTHS, precision=precision(), rng=SEED)
    scored, scores = build_denoiser(widths=WIDTHS), {}

    def look(model, step):
        if step in steps:
            scored.set_weights(model.average.get_weights())
            for level in LEVELS:
                scores[step, level] = score(lambda y, sigma: denoise_cnn(y, denoiser=scored), level)

    batch = feed_noise(pool, batch=BATCH, patch=PATCH, sigma=(0, TOP), rng=SEED)
    fit(Mender(network, rate=RATE, clip=CLIP), batch, steps=max(steps), callback=look, report=Silent())
    return scores


def score(repair, level):
    """Return the mean PSNR of the clipped repairs of four photographs; picture k has the seed k."""
    scores = []
    for k, truth in enumerate(photographs().values()):
        noisy = add_gaussian_noise(truth, level / 255, rng=k)
        scores.append(psnr(truth, clip(repair(noisy, level / 255))))
    return float(np.mean(scores))


def save_ablation(path, steps=STEPS, pictures=PICTURES):
    """Write what each teacher's pictures are worth: recipe, steps, sigma of 255, PSNR."""
    rows = read(path)
    for teacher in TEACHERS:
        if not any(row[0] == teacher for row in rows):
            scores = learn(pool_of(teacher, pictures), steps)
            rows += [[teacher, step, level, f"{value:.3f}"] for (step, level), value in scores.items()]
            write(path, ["recipe", "steps", "sigma", "psnr"], rows)
            print(*rows[-2], flush=True)


def save_sizes(path, ablation, steps=STEPS):
    """Write the PSNR at sigma 25/255 against the number of pictures; the largest pools are the ablation's."""
    rows = read(path)
    known = {("leaves", PICTURES): "full", ("photographs", len(PHOTOGRAPHS)): "photographs"}
    for kind, n in SIZES:
        if any(row[:2] == [str(n), kind] for row in rows):
            continue
        if (kind, n) in known:
            here = [known[kind, n], str(max(steps)), "25"]
            value = next(row[3] for row in read(ablation) if row[:3] == here)
        else:
            pool = photographs_to_learn_from(n) if kind == "photographs" else leaf_pool(n, rng=SEED)
            value = f"{learn(pool, steps)[max(steps), 25]:.3f}"
        rows.append([str(n), kind, value])
        write(path, ["pictures", "kind", "psnr"], rows)
        print(*rows[-1], flush=True)


def save_outside(path):
    """Write the PSNR of each shipped network against sigma of 255; without its weights, older rows are kept."""
    older, rows = read(path), []
    for name, repair in NETWORKS.items():
        try:
            rows += [[name, level, f"{score(repair, level):.3f}"] for level in OUTSIDE]
        except WeightsError as problem:
            print(problem, flush=True)
            rows += [row for row in older if row[0] == name]
    write(path, ["network", "sigma", "psnr"], rows)


def read(path):
    """Return the rows of a table that may not exist yet."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def write(path, head, rows):
    """Write a table whole or not at all."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    write_whole(text.getvalue(), path)


def measure():
    """Return the lines of the three tables as they were saved."""
    lines = []
    for name, look in (("teachers", teachers), ("numbers", numbers), ("outside the training", outside)):
        try:
            lines += look()
        except (OSError, ValueError, KeyError) as problem:
            lines.append((name, str(problem), False))
    return lines


def column(name, *keys):
    """Return a saved table as a dict from the values of its key columns to PSNR."""
    table = read_csv(name)
    return dict(zip(zip(*(table[key] for key in keys), strict=True), table["psnr"], strict=True))


def teachers():
    """Return what the pictures of each teacher are worth at sigma 25/255."""
    table, (last, level) = column("leaf_ablation.csv", "recipe", "steps", "sigma"), (STEPS[-1], 25)
    full = table["full", last, level]
    lines = [(f"taught by {name}", f"{table[name, last, level]:.2f} dB", None) for name in TEACHERS]
    gain = full - table["discs", last, level]
    return [*lines, ("full against discs", f"{gain:+.2f} dB; wanted 0.3", gain >= 0.3)]


def numbers():
    """Return what more pictures are worth."""
    table = column("training_size.csv", "kind", "pictures")
    lines = [(f"{n:.0f} {kind}", f"{value:.2f} dB", None) for (kind, n), value in table.items()]
    gain = table["leaves", PICTURES] - table["leaves", 1]
    return [*lines, (f"{PICTURES} leaves against 1", f"{gain:+.2f} dB; wanted 0.3", gain >= 0.3)]


def outside():
    """Return what happens outside the training and where sigma is told wrong."""
    table = column("outside_training.csv", "network", "sigma")
    free, biased = table["narrow", 50], table["narrow_biased", 50]
    low, high = (table["told right", 25] - table[f"told {share} times", 25] for share in (0.6, 1.2))
    text = f"{free:.2f} dB without biases, {biased:.2f} with; wanted 3 dB between"
    return [
        ("trained on 0 to 10, noise of 50", text, free >= biased + 3),
        ("told 15 for 25; told 30 for 25", f"{-low:+.2f} dB; {-high:+.2f} dB", low > 3 * high),
    ]


def main():
    """Print the lines, or make the tables anew."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--save", action="store_true")
    options.add_argument("--steps", type=int, nargs="+", default=STEPS)
    options.add_argument("--pictures", type=int, default=PICTURES)
    options.add_argument("--folder", type=Path, default=data_folder())
    chosen = options.parse_args()
    if chosen.save:
        ablation = chosen.folder / "leaf_ablation.csv"
        save_ablation(ablation, chosen.steps, chosen.pictures)
        save_sizes(chosen.folder / "training_size.csv", ablation, chosen.steps)
        save_outside(chosen.folder / "outside_training.csv")
    else:
        for line in measure():
            print(*line)


if __name__ == "__main__":
    main()
