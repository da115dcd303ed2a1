"""How the networks of this chapter that the course ships are made: ``python course.py train denoiser`` and others.

All learn from 3,000 pictures of dead leaves (colour: 1,500, lessons: 1,000), painted once when training begins. With
``--data DIR`` they learn from the pictures in that folder instead. The colour denoiser begins with
the inner layers of the grey one, which saves the time to find edges again.
"""

from pathlib import Path

import numpy as np

from course_lib.damage import add_gaussian_noise, erase, missing_pixels
from course_lib.images import clip, from_batch
from course_lib.metrics import psnr
from course_lib.restore.cnn.apply import denoise_cnn, fill_cnn
from course_lib.restore.cnn.feed import feed_missing, feed_noise
from course_lib.restore.cnn.lessons import LESSONS, build_lesson
from course_lib.restore.cnn.material import PATCH, pool_for
from course_lib.restore.cnn.model import Mender
from course_lib.restore.cnn.networks import build_denoiser, build_inpainter, inherit
from course_lib.restore.cnn.shipped import load_denoiser
from course_lib.samples import photographs
from course_lib.training import Checkpoint, Trained, fit

STEPS = {"denoiser": 32_000, "denoiser_color": 24_000, "inpainter": 60_000}
LEAVES = {"denoiser": 3000, "denoiser_color": 1500, "inpainter": 3000, "lesson": 1000}


def train_denoiser(folder, *, steps=STEPS["denoiser"], seed=0, data=None):
    """Train the grey denoiser: a `Trained`, or None if it was stopped."""
    return train_against_noise(folder, "denoiser", steps, seed, data, channels=1)


def train_denoiser_color(folder, *, steps=STEPS["denoiser_color"], seed=0, data=None):
    """Train the denoiser of colour pictures: a `Trained`, or None if it was stopped."""
    return train_against_noise(folder, "denoiser_color", steps, seed, data, channels=3)


def train_inpainter(folder, *, steps=STEPS["inpainter"], seed=0, data=None):
    """Train the inpainting network: a `Trained`, or None if it was stopped."""
    pool = pool_for(folder, LEAVES["inpainter"], 1, seed, data)
    network = build_inpainter(precision=precision(), rng=seed)
    trained = learn(
        folder,
        network,
        feed_missing(pool, patch=PATCH, rng=seed),
        steps,
        seed,
        data,
        rate=2e-3,
        squared=26_500,
    )
    if trained is None:
        return None
    model, history = trained
    shipped = build_inpainter()
    shipped.set_weights(model.average.get_weights())
    scores = {f"dB, {share:.0%} missing": filled(shipped, share) for share in (0.5, 0.8, 0.9)}
    what = "inpainting network: rough fill and missing pixels to a grey picture"
    return Trained(shipped, card("inpainter", what, history, seed, data, scores))


def train_against_noise(folder, name, steps, seed, data, *, channels):
    """Train a blind denoiser for noise from nothing to 100/255."""
    pool = pool_for(folder, LEAVES[name], channels, seed, data)
    network = build_denoiser(channels=channels, precision=precision(), rng=seed)
    if channels == 3:
        inherit(network, load_denoiser(stand_in=False))
    trained = learn(folder, network, feed_noise(pool, patch=PATCH, rng=seed), steps, seed, data)
    if trained is None:
        return None
    model, history = trained
    shipped = build_denoiser(channels=channels)
    shipped.set_weights(model.average.get_weights())
    scores = {f"dB, sigma {level}/255": mended(shipped, level / 255) for level in (15, 25, 50)}
    what = (
        f"blind, bias-free denoiser of {'grey' if channels == 1 else 'colour'} pictures, sigma up to 100/255"
    )
    return Trained(shipped, card(name, what, history, seed, data, scores))


def train_lesson_told(folder, *, steps=LESSONS["told"].steps, seed=0, data=None):
    """Train the small network that is told the noise level: a `Trained`, or None if it was stopped."""
    return train_lesson(folder, "told", steps, seed, data)


def train_lesson_narrow(folder, *, steps=LESSONS["narrow"].steps, seed=0, data=None):
    """Train the small bias-free network on weak noise only: a `Trained`, or None if it was stopped."""
    return train_lesson(folder, "narrow", steps, seed, data)


def train_lesson_narrow_biased(folder, *, steps=LESSONS["narrow_biased"].steps, seed=0, data=None):
    """Train the small network with biases on weak noise only: a `Trained`, or None if it was stopped."""
    return train_lesson(folder, "narrow_biased", steps, seed, data)


def train_lesson(folder, name, steps, seed, data):
    """Train one of the small networks that differ in one thing each."""
    lesson = LESSONS[name]
    pool = pool_for(folder, LEAVES["lesson"], 1, seed, data)
    network = build_lesson(name, precision=precision(), rng=seed)
    sizes = {"batch": lesson.batch, "patch": lesson.patch}
    batch = feed_noise(pool, **sizes, sigma=(0, lesson.top), told=lesson.told, rng=seed)
    trained = learn(folder, network, batch, steps, seed, data, rate=lesson.rate)
    if trained is None:
        return None
    model, history = trained
    shipped = build_lesson(name)
    shipped.set_weights(model.average.get_weights())
    what = f"small denoiser of grey pictures, {lesson.what}, sigma up to {255 * lesson.top:.0f}/255"
    return Trained(shipped, card(f"lesson_{name}", what, history, seed, data, lesson_scores(shipped)))


def lesson_scores(network):
    """What the lesson shows: sigma told wrong, or noise stronger than any that was trained on."""
    if network.input_shape[-1] == 2:
        return {
            f"dB, sigma 25/255, told {told}/255": mended(network, 25 / 255, told / 255)
            for told in (15, 25, 40)
        }
    return {f"dB, sigma {level}/255": mended(network, level / 255) for level in (10, 25, 50, 100)}


def learn(folder, network, batch, steps, seed, data, **options):
    """Train one network by a `Mender` with these options: (`Mender`, history), or None if it was stopped."""
    model = Mender(network, **options)
    settings = {
        "seed": seed,
        "data": None if data is None else str(data),
        "precision": precision(),
        "weights": network.count_params(),
    }
    checkpoint = Checkpoint(folder, settings=settings, every=1000)

    def preview(model, step):
        return np.hstack(from_batch(np.clip(model.average(batch(0)[0][:4]), 0, 1)))

    history = fit(model, batch, steps=steps, preview=preview, checkpoint=checkpoint)
    return None if history.stopped else (model, history)


def precision():
    """In which numbers training makes its sums here: 16 bits where the processor does these in half the time."""
    cpuinfo = Path("/proc/cpuinfo")
    fast = cpuinfo.is_file() and {"avx512_bf16", "amx_bf16"} & set(
        cpuinfo.read_text(encoding="utf-8").split()
    )
    return "mixed_bfloat16" if fast else "float32"


def mended(network, sigma, told=None):
    """Mean PSNR in dB over the course's four photographs, none of which was learned from."""
    gray = network.output_shape[-1] == 1
    scores = []
    for place, truth in enumerate(photographs(256, gray=gray).values()):
        if gray or truth.ndim == 3:
            noisy = add_gaussian_noise(truth, sigma=sigma, rng=place)
            scores.append(psnr(truth, clip(denoise_cnn(noisy, denoiser=network, sigma=told))))
    return round(float(np.mean(scores)), 2)


def filled(network, share):
    """Mean PSNR in dB over all pixels of the course's four photographs."""
    scores = []
    for place, truth in enumerate(photographs(256).values()):
        missing = missing_pixels(truth.shape, share, rng=place)
        scores.append(psnr(truth, clip(fill_cnn(erase(truth, missing), missing, inpainter=network))))
    return round(float(np.mean(scores)), 2)


def card(name, what, history, seed, data, scores):
    """The card of a network of this chapter."""
    return {
        "what": what,
        "data": "dead leaves of course_lib.generate.randomness.dead_leaves"
        if data is None
        else "pictures of a folder",
        "recipe": f"python course.py train {name}" + ("" if data is None else " --data DIR"),
        "seed": seed,
        "steps": history.step,
        "precision": precision(),
        "minutes": round(float(history.seconds[-1]) / 60, 1),
        "scores": scores,
        "licence": "MIT",
    }
