"""How long a slider's message takes to become a new picture in chapter 3's rooms, where a network draws."""

import time

import numpy as np

from course_lib.explore import duel, hands, replay
from course_lib.explore.explorer import Explorer

claim = "a network answers a slider at once"
target = "median ≤ 100 ms from message to new bytes where a network draws, ≤ 33 ms in the other two rooms"

MOVES = 24
ROOMS = {
    "hands and digits": (hands, "part", 0.100),
    "hands and digits, digit": (hands, "digit", 0.100),
    "the game on a line": (duel, "calm", 0.033),
    "a training, replayed": (replay, "moment", 0.033),
}


def time_moves(module, name):
    """Move one slider through its range; return the seconds from each message until the new bytes are there."""
    explorer = Explorer(module.make())
    explorer.later = lambda action: None
    control = next(control for control in explorer.room.controls if control.name == name)
    places = np.linspace(control.low, control.high, MOVES)
    seconds = []
    for value in dict.fromkeys(control.tidy(place) for place in places):
        begin = time.perf_counter()
        explorer.controls[name].value = value
        seconds.append(time.perf_counter() - begin)
    return seconds[1:]


def measure():
    """Return (name, measured, whether it holds) for each room."""
    rows = []
    for title, (module, name, limit) in ROOMS.items():
        seconds = time_moves(module, name)
        told = f"median {1000 * np.median(seconds):.1f} ms, p95 {1000 * np.quantile(seconds, 0.95):.1f} ms"
        rows.append((title, told, bool(np.median(seconds) <= limit)))
    return rows


if __name__ == "__main__":
    for row in measure():
        print(*row)
