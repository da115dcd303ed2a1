"""The dead-leaves explorer: what makes chance look like a photograph."""
import numpy as np

from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room, Scene
from course_lib.generate.randomness import Leaves, dead_leaves, spectral_slope
from course_lib.metrics import error_map

SHAPES = {"discs": (0.0, 0.0), "polygons": (1.0, 0.0), "bars": (0.0, 1.0), "mixed": (0.35, 0.15)}
CONTROLS = (
    Slider("exponent", "size exponent", 2.0, 4.0, 0.1, 3.0),
    Slider("r_min", "smallest radius", 1.0, 16.0, 0.5, 3.0),
    Choice("shapes", "shapes", tuple(SHAPES), "mixed"),
    Slider("contrast", "contrast", 0.0, 0.4, 0.01, 0.16),
    Slider("texture", "texture", 0.0, 2.0, 0.1, 1.0),
    Slider("seed", "seed", 0, 99, 1, 6),
)
LEAST = 2.0  # smallest radius in pixels of a preview 128 pixels wide


def plan(exponent, r_min, shapes, contrast, texture, seed, size=256):
    """Return the call that makes this picture."""
    polygons, bars = SHAPES[shapes]
    recipe = Call(Leaves, r_min=r_min, exponent=exponent, contrast=contrast, texture=texture, polygons=polygons,
                  bars=bars, blurred=0)
    return Call(dead_leaves, (size, size), recipe=recipe, rng=seed)


def flat(texture, **settings):
    """Return the call that makes the same leaves without texture."""
    return plan(texture=0.0, **settings)


def added(**settings):
    """Return the call that shows what the texture adds."""
    return Call(error_map, flat(**settings), plan(**settings), gain=4)


VIEWS = {"with texture": plan, "flat leaves": flat, "difference": added}


def preview(view, settings, run):
    """Return flat leaves at half the size, enlarged, without the smallest ones: it is their number that takes time."""
    size = settings.get("size", 256)
    radius = max(settings["r_min"] / 2, LEAST * size / 256)
    small = run(plan(**{**settings, "texture": 0.0, "size": size // 2, "r_min": radius}))
    picture = small.repeat(2, axis=0).repeat(2, axis=1)
    return Scene(picture, VIEWS[view](**settings), "larger, flat leaves at first;\nthe picture follows …", False)


def score(view, settings, run, thorough):
    """Return the slope of the power spectrum beside a photograph's; a difference is shown, its textured side is measured."""
    picture = run(flat(**settings) if view == "flat leaves" else plan(**settings))
    whose = "with texture: " if view == "difference" else ""
    if np.ptp(picture) == 0:
        return f"{whose}one brightness everywhere"
    slope = f"{spectral_slope(picture):.1f}".replace("-", "−")
    return f"{whose}spectral slope {slope}\n(photographs: −2.1 to −2.7)"


def make():
    """Return a new dead-leaves room."""
    return Room("Dead leaves", CONTROLS, VIEWS, score, preview=preview)
