"""How long a slider's message takes to become a new picture in chapter 6's rooms, where networks mend.

While a slider moves, the wall of repairs fills a window in the middle of each picture; the line "at rest" times the
whole wall with all scores, which follows when the hand rests.
"""

import time

import numpy as np

from course_lib.explore import denoise, wall
from course_lib.explore.explorer import Explorer

claim = "a network that mends answers a slider at once"
target = "median ≤ 100 ms from message to new bytes, at 256² and for a wall of nine pictures"

MOVES, LIMIT = 16, 0.100
ROOMS = {
    "denoising bench, network": (denoise, "level", {}),
    "denoising bench, network, colour": (denoise, "level", {"photograph": "chelsea", "colour": "colour"}),
    "denoising bench, small network, told": (denoise, "told", {"method": "small network, told"}),
    "denoising bench, non-local means": (denoise, "level", {"method": "non-local means"}),
    "wall of repairs, single pixels": (wall, "fraction", {}),
    "wall of repairs, blocks": (wall, "fraction", {"loss": "blocks"}),
    "wall of repairs, scratches": (wall, "fraction", {"loss": "scratches"}),
    "wall of repairs, text": (wall, "fraction", {"loss": "text"}),
}


def time_moves(module, name, fixed):
    """Move one slider through its range; return the seconds of each message, and of what follows at rest."""
    explorer = Explorer(module.make())
    explorer.later = lambda action: None
    for other, value in fixed.items():
        explorer.controls[other].value = value
    control = next(control for control in explorer.room.controls if control.name == name)
    seconds, rest = [], []
    for place, value in enumerate(np.linspace(control.low, control.high, MOVES + 2)[1:-1]):
        begin = time.perf_counter()
        explorer.controls[name].value = control.tidy(value)
        seconds.append(time.perf_counter() - begin)
        if place % 4 == 3:
            begin = time.perf_counter()
            explorer.finish()
            rest.append(time.perf_counter() - begin)
    return seconds[1:], rest


def measure():
    """Return (name, measured, whether it holds) for each room."""
    rows = []
    for title, (module, name, fixed) in ROOMS.items():
        seconds, rest = time_moves(module, name, fixed)
        told = f"median {1000 * np.median(seconds):.0f} ms, p95 {1000 * np.quantile(seconds, 0.95):.0f} ms"
        rows.append((title, told, bool(np.median(seconds) <= LIMIT)))
        rows.append((f"{title}, at rest", f"median {1000 * np.median(rest):.0f} ms", None))
    return rows


if __name__ == "__main__":
    for row in measure():
        print(*row, sep=" | ")
