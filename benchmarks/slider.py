"""How long a slider's message takes to become the bytes of a new picture, beside the usual way to build explorers.

While a slider moves, slow rooms show a preview (leaves without texture, a repaired window, a small dish); the lines
"at rest" time the full picture with all its scores. The usual way always makes the full picture, because it knows
nothing else. Each room is timed at the size of its own pictures, some at twice that as well.
"""
import io
import time
from contextlib import redirect_stdout
from dataclasses import dataclass

import numpy as np

from course_lib.explore import automata, bench, fill, leaves, life, noise, plants, reaction
from course_lib.explore.explorer import Explorer
from course_lib.images import to_png

claim = "an explorer answers a slider within one frame of film"
target = "median ≤ 33 ms at the room's own size, at least 5 times faster than interactive_output with Matplotlib"

MOVES, LIMIT, FACTOR = 24, 0.033, 5.0
ROOMS = {
    "noise maker": (noise, "cell", {}, (256, 512)),
    "dead leaves": (leaves, "contrast", {}, (256, 512)),
    "rule explorer": (automata, "number", {}, (256, 512)),
    "game of life": (life, "steps", {"pattern": "acorn"}, (64,)),
    "plant grower": (plants, "bend", {}, (256, 512)),
    "reaction map": (reaction, "steps", {}, (128, 256)),
    "fill bench, harmonic": (fill, "fraction", {}, (256,)),
    "fill bench, biharmonic": (fill, "fraction", {"method": "biharmonic"}, (256,)),
    "fill bench, linear": (fill, "fraction", {"method": "linear"}, (256,)),
    "filter bench, median": (bench, "level", {}, (256, 512)),
    "filter bench, non-local means": (bench, "level", {"filter": "non-local means"}, (256,)),
}


@dataclass
class Times:
    """Seconds from message to bytes."""

    seconds: list

    @property
    def median(self):
        """The middle one."""
        return float(np.median(self.seconds))

    def __str__(self):
        return f"median {1000 * self.median:.1f} ms, p95 {1000 * np.quantile(self.seconds, 0.95):.1f} ms"


def resized(module, size):
    """Return a room whose pictures have another side."""
    room = module.make()
    room.views = {name: lambda call=call, **settings: call(size=size, **settings) for name, call in room.views.items()}
    if room.preview is not None:
        quick = room.preview
        room.preview = lambda view, settings, run: quick(view, {**settings, "size": size}, run)
    score = room.score
    room.score = lambda view, settings, run, thorough: score(view, {**settings, "size": size}, run, thorough)
    return room


def moves(control):
    """Return the values that a hand passes on its way from the lowest to the highest."""
    places = np.linspace(control.low, control.high, MOVES + 1)[1:]
    return list(dict.fromkeys(control.tidy(value) for value in places))


def time_explorer(room, name, fixed):
    """Move one slider through its range; time each message until the new bytes lie in the picture."""
    explorer = Explorer(room)
    explorer.later = lambda action: None
    for other, value in fixed.items():
        explorer.controls[other].value = value
    control = next(control for control in room.controls if control.name == name)
    seconds = []
    for value in moves(control):
        old, begin = explorer.image.value, time.perf_counter()
        explorer.controls[name].value = value
        seconds.append(time.perf_counter() - begin)
        if explorer.image.value == old:
            raise RuntimeError(f"{room.title}: {name}={value} left the picture as it was")
    return Times(seconds[1:])


def time_usual(room, name, fixed):
    """Do the same with ipywidgets' interactive_output around an inline Matplotlib figure."""
    import ipywidgets
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    control = next(control for control in room.controls if control.name == name)
    fixed = room.settings(**fixed)

    def draw(**change):
        picture = next(iter(room.views.values()))(**{**fixed, **change}).run()
        canvas = Figure(figsize=(6.4, 4.8), dpi=100)
        FigureCanvasAgg(canvas)
        canvas.add_subplot().imshow(picture, cmap="gray", vmin=0, vmax=1)
        canvas.savefig(io.BytesIO(), format="png", bbox_inches="tight")

    slider = control.widget()
    seconds = []
    with redirect_stdout(io.StringIO()):  # outside a notebook clear_output writes control characters
        ipywidgets.interactive_output(draw, {name: slider})
        for value in moves(control):
            begin = time.perf_counter()
            slider.value = value
            seconds.append(time.perf_counter() - begin)
    return Times(seconds[1:])


def time_full(room, fixed):
    """Time the full picture with all scores that follows when the hand rests."""
    seconds = []
    changing = "seed" if any(control.name == "seed" for control in room.controls) else "steps"
    for value in range(2, 10):
        settings, begin = room.settings(**fixed, **{changing: value}), time.perf_counter()
        to_png(room.scene(next(iter(room.views)), settings).picture)
        seconds.append(time.perf_counter() - begin)
    return Times(seconds)


def measure():
    """Return (name, measured, whether it holds) for each explorer and size; None where the target says nothing."""
    rows = []
    for title, (module, name, fixed, sizes) in ROOMS.items():
        for size in sizes:
            ours = time_explorer(resized(module, size), name, fixed)
            usual = time_usual(resized(module, size), name, fixed)
            times = usual.median / ours.median
            holds = bool(ours.median <= LIMIT and times >= FACTOR) if size == sizes[0] else None
            rows.append((f"{title}, {size}²", f"{ours}; usual {usual}: {times:.1f} times", holds))
        rows.append((f"{title}, {sizes[0]}², at rest", str(time_full(module.make(), fixed)), None))
    return rows


if __name__ == "__main__":
    for row in measure():
        print(*row, sep=" | ")
