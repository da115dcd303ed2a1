"""Reaction and diffusion, plants and fractals: fast enough to be watched while they grow."""

import time

import numpy as np

from course_lib.generate.rules import (
    REACTIONS,
    SYSTEMS,
    draw_system,
    evolve_reaction,
    expand,
    fern,
    julia,
    predict_length,
    start_reaction,
    step_reaction,
    walk,
)

claim = "Gray-Scott, L-systems and Julia sets are computed fast enough to follow a slider"
target = "at least 1,000 steps a second at 256 x 256 on one core; a plant of 24,000 lines in less than 30 ms"

SHAPE = (256, 256)
FEED, KILL = REACTIONS["coral"]


def seconds(work, repeats=5):
    """Return the least processor time of several runs, so that other programs do not disturb the reading."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def step_rates():
    """Return the steps a second of `evolve_reaction` and of the two readable lines in `step_reaction`."""
    u, v = start_reaction(SHAPE, rng=0)
    states = evolve_reaction(u, v, feed=FEED, kill=KILL, every=200)
    next(states)
    fast = 200 / seconds(lambda: next(states))
    slow = 1 / seconds(lambda: step_reaction(u, v, feed=FEED, kill=KILL), repeats=20)
    return fast, slow


def measure():
    """Return the speed of the reaction, of a large plant and its parts, of the fern and of a Julia set."""
    fast, slow = step_rates()
    plant, depth = SYSTEMS["reed"], 7
    word = expand(plant, depth)
    lines = len(walk(word, angle=plant.angle))
    grow = seconds(lambda: expand(plant, depth))
    go = seconds(lambda: walk(word, angle=plant.angle))
    whole = seconds(lambda: draw_system(plant, depth, SHAPE))
    exact = all(
        predict_length(system, system.depth) == len(expand(system, system.depth))
        for system in SYSTEMS.values()
        if not system.by_chance
    )
    far = seconds(lambda: predict_length(plant, 64))
    points = seconds(lambda: fern(SHAPE, points=400_000, rng=0))
    sets = np.mean([seconds(lambda c=c: julia(SHAPE, c)) for c in (-0.8 + 0.156j, -1 + 0j, 0.285 + 0.01j)])
    return [
        ("Gray-Scott, 256 x 256, steps a second", f"{fast:.0f}", fast >= 1000),
        ("the same, against the two readable lines", f"{fast / slow:.1f} times as fast", None),
        (f"plant of {lines} lines, grown, walked and drawn", f"{whole * 1e3:.1f} ms", whole < 0.03),
        ("of it growing and walking", f"{grow * 1e3:.1f} ms and {go * 1e3:.1f} ms", None),
        ("growth of each preset predicted exactly", f"64 generations in {far * 1e3:.1f} ms", exact),
        ("fern of 400,000 points", f"{points * 1e3:.0f} ms", None),
        ("Julia set, 256 x 256, 200 steps", f"{sets * 1e3:.1f} ms", sets < 0.033),
    ]


if __name__ == "__main__":
    for line in measure():
        print(*line)
