"""Glyphs: how fast, and whether their labels can be read from the pictures, also in faces never seen."""

import time

import numpy as np

from course_lib.generate.rules import HELD_OUT_FACES, TRAIN_FACES, bend, draw_glyphs, faces, glyph_set
from course_lib.generate.rules.glyphs.outlines import distances

claim = "Glyphs are drawn fast enough to train on, and what they show can be told"
target = "at least 2,000 glyphs a second on one core; nearest neighbour right in 90 of 100 faces never seen"

COUNT = 4000
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def rate(make, count, repeats=5):
    """The best of several readings of processor time, so that other programs do not disturb it."""
    seconds = []
    for _ in range(repeats):
        start = time.process_time()
        make()
        seconds.append(time.process_time() - start)
    return count / min(seconds)


def cold_rate():
    """How many a second when no outline has been drawn yet."""
    distances.cache_clear()
    return rate(lambda: draw_glyphs(COUNT, rng=0), COUNT, repeats=1)


def nearest(learn, ask):
    """The share of `ask` whose nearest neighbour in `learn` has the same label."""
    known, asked = (data.images.reshape(len(data), -1) for data in (learn, ask))
    distance = (known**2).sum(axis=1) - 2 * asked @ known.T
    return float(np.mean(learn.labels[distance.argmin(axis=1)] == ask.labels))


def measure():
    """Return (name, measured, reached) for speed and for legibility."""
    glyphs = draw_glyphs(COUNT, rng=1)[0]
    speeds = {
        f"digits of {len(faces())} faces, first call": cold_rate(),
        "digits, outlines known": rate(lambda: draw_glyphs(COUNT, rng=0), COUNT),
        "digits kept as bytes": rate(lambda: glyph_set(COUNT, rng=0), COUNT),
        "52 letters, outlines known": rate(lambda: draw_glyphs(COUNT, characters=LETTERS, rng=0), COUNT),
        "pictures bent": rate(lambda: bend(glyphs, rng=0), COUNT),
    }
    lines = [(f"{name}, a second", f"{speed:,.0f}", speed >= 2000) for name, speed in speeds.items()]
    for strength, least in ((0, 0.9), (1, 0.9), (2, None)):
        learn = glyph_set(8000, faces=TRAIN_FACES, strength=strength, rng=1)
        ask = glyph_set(2000, faces=HELD_OUT_FACES, strength=strength, rng=2)
        share = nearest(learn, ask)
        reached = None if least is None else share >= least
        lines.append((f"nearest neighbour, faces never seen, strength {strength}", f"{share:.1%}", reached))
    return lines
