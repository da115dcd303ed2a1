"""Tilings and automata: an array expression against a loop, Life against a convolution."""

import time
from itertools import islice

import numpy as np
from scipy.signal import convolve2d

from course_lib.generate.rules import (
    checkerboard,
    evolve_cyclic,
    evolve_elementary,
    evolve_life,
    first_row,
    random_states,
    run_life,
    stripes,
)

claim = "one array expression replaces a loop over pixels, and Life in place leaves a convolution far behind"
target = (
    "Life at 512 x 512: at least 5,000 steps a second of one core, at least 50 times scipy.signal.convolve2d and "
    "the same cells; a tiling at least 20 times the loop"
)

SIDE = 512
KERNEL = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]])


def seconds(task, repeats=7):
    """Return the least processor time of some runs; it counts all threads, so it is the time of one core."""
    task()
    times = []
    for _ in range(repeats):
        start = time.process_time()
        task()
        times.append(time.process_time() - start)
    return min(times)


def checkerboard_loop(side):
    """Paint the board pixel by pixel."""
    picture = np.zeros((side, side), np.float32)
    for i in range(side):
        for j in range(side):
            if (i + j) % 2 == 0:
                picture[i, j] = 1
    return picture


def stripes_loop(side):
    """Paint stripes at 30 degrees pixel by pixel."""
    down, right = np.sin(np.pi / 6), np.cos(np.pi / 6)
    picture = np.zeros((side, side), np.float32)
    for i in range(side):
        for j in range(side):
            if (j * right + i * down) / 8 % 1 < 0.5:
                picture[i, j] = 1
    return picture


def convolved_step(grid):
    """Take one step of Life on a torus by SciPy's convolution."""
    counts = convolve2d(grid.astype(int), KERNEL, mode="same", boundary="wrap")
    return (counts == 3) | (counts == 2) & grid


def steps_a_second(states, steps):
    """Return how fast a generator that yields every `steps` steps takes them."""
    next(states)
    return steps / seconds(lambda: next(states))


def measure():
    """Return one line a speed; lines without a target are measured only."""
    return [*_tilings(), *_life(), *_others()]


def _tilings():
    shape = (SIDE, SIDE)
    pairs = {
        "checkerboard": (lambda: checkerboard(shape), lambda: checkerboard_loop(SIDE)),
        "stripes": (lambda: stripes(shape, angle=30), lambda: stripes_loop(SIDE)),
    }
    for name, (array, loop) in pairs.items():
        ratio = seconds(loop, repeats=3) / seconds(array)
        alike = (array() == loop()).mean() > 0.999
        yield f"{name}, array against loop", f"{ratio:.0f} times", bool(ratio >= 20 and alike)


def _life():
    grid = np.random.default_rng(0).random((SIDE, SIDE)) < 0.35
    rate = steps_a_second(evolve_life(grid, every=500), 500)
    whole = grid.astype(int)
    theirs = seconds(lambda: convolve2d(whole, KERNEL, mode="same", boundary="wrap"))
    yield "Life, steps a second", f"{rate:.0f}", rate >= 5000
    yield "Life against convolve2d alone", f"{theirs * rate:.0f} times", theirs * rate >= 50
    other = grid
    for _ in range(50):
        other = convolved_step(other)
    differing = int((run_life(grid, steps=50) != other).sum())
    yield "cells that differ after 50 steps", f"{differing}", differing == 0
    slow = steps_a_second(evolve_life(grid, rule="B3678/S34678", every=300), 300)
    yield "Day and Night, steps a second", f"{slow:.0f}", slow >= 5000


def _others():
    row = first_row(SIDE, density=0.5, rng=0)
    once = seconds(lambda: list(islice(evolve_elementary(row, 30), SIDE)))
    yield f"rule 30, rows of {SIDE} a second", f"{SIDE / once:.0f}", None
    states = evolve_cyclic(random_states((SIDE, SIDE), rng=0), every=50)
    yield f"cyclic at {SIDE} x {SIDE}, steps a second", f"{steps_a_second(states, 50):.0f}", None


if __name__ == "__main__":
    for line in measure():
        print(*line)
