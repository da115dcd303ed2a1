"""The rule explorer: a row of cells, one of 256 rules, and the picture of its history."""
import zlib

import numpy as np

from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room
from course_lib.generate.rules import draw_elementary, first_row, flip_cell
from course_lib.metrics import error_map

CONTROLS = (
    Slider("number", "rule", 0, 255, 1, 30),
    Choice("start", "first row", ("one cell", "random"), "one cell"),
    Slider("density", "share alive", 0.02, 0.98, 0.02, 0.5),
    Slider("seed", "seed", 0, 99, 1, 1),
    Choice("edges", "edges", ("a ring", "dead cells beyond"), "a ring"),
)


def start_row(start, density, seed, size=256, **settings):
    """Return the call that makes the first row."""
    options = {"density": density, "rng": seed} if start == "random" else {}
    return Call(first_row, size, **options)


def history(row, number, edges, size=256, **settings):
    """Return the call that draws what becomes of a row."""
    return Call(draw_elementary, row, number, steps=size - 1, wrap=edges == "a ring")


def plan(**settings):
    """Return the call that draws the history of the first row."""
    return history(start_row(**settings), **settings)


def disturbed(**settings):
    """Return the call that draws the history after one cell, a quarter along the row, was flipped."""
    return history(Call(flip_cell, start_row(**settings), settings.get("size", 256) // 4), **settings)


def damage(**settings):
    """Return the call that shows every cell that the flip has changed."""
    return Call(error_map, plan(**settings), disturbed(**settings))


VIEWS = {"history": plan, "one cell flipped": disturbed, "what the flip changed": damage}


def applies(settings):
    """Return the names of the controls that matter: a single cell needs no chance."""
    chance = {"density", "seed"} if settings["start"] == "random" else set()
    return {"number", "start", "edges", *chance}


def score(view, settings, run, thorough):
    """Return the rule in binary, the share of living or changed cells, and how far the picture can be compressed."""
    cells = run(VIEWS[view](**settings)) > 0
    word = "changed" if view == "what the flip changed" else "alive"
    packed = np.packbits(cells)
    small = len(zlib.compress(packed.tobytes(), 9)) / packed.size
    return (f"rule {settings['number']} = {settings['number']:08b} in binary\n"
            f"{word}: {cells.mean():.0%} of all cells; compresses to {min(small, 1):.0%} of its bits")


def make():
    """Return a new rule explorer."""
    return Room("Rule explorer", CONTROLS, VIEWS, score, applies=applies)
