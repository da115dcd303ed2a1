"""Dead leaves: how fast, and how much like photographs."""

import time

from course_lib.generate.randomness import ACCEPTANCE, RECIPES, dead_leaves, statistics

claim = "Dead leaves are made fast enough to train on and have six statistics of photographs"
target = "at least 10 pictures of 256 x 256 a second on one core; 64 pictures inside all six bands"

COUNT = 64
SIDE = 256


def pictures_a_second(recipe, count):
    """Measure the processor time of `count` pictures, so that other programs do not disturb the reading."""
    dead_leaves((SIDE, SIDE), recipe=recipe, rng=0)
    start = time.process_time()
    pictures = [dead_leaves((SIDE, SIDE), recipe=recipe, rng=seed) for seed in range(count)]
    return count / (time.process_time() - start), pictures


def measure():
    """Return (name, measured, reached) for the speed of each recipe and for each statistic of the full one."""
    lines = []
    for name in RECIPES:
        rate, pictures = pictures_a_second(name, COUNT if name == "full" else 8)
        lines.append((f"{name}, pictures a second", f"{rate:.0f}", rate >= 10))
    found = statistics(pictures)
    for key, (low, high) in ACCEPTANCE.items():
        lines.append((f"{key}, band {low:g} to {high:g}", f"{found[key]:.2f}", low <= found[key] <= high))
    return lines
