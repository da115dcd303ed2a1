"""The noise maker: chapter 1's kinds of noise."""
import numpy as np

from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room
from course_lib.generate.randomness import (
    fractal_noise,
    gaussian_noise,
    perlin_noise,
    power_law_noise,
    spectral_slope,
    threshold,
    uniform_noise,
    value_noise,
)
from course_lib.metrics import error_map

KINDS = {
    "white, uniform": (uniform_noise, ()),
    "white, Gaussian": (gaussian_noise, ()),
    "value": (value_noise, ("cell",)),
    "Perlin": (perlin_noise, ("cell",)),
    "fractal": (fractal_noise, ("octaves", "cell")),
    "power law": (power_law_noise, ("exponent",)),
}
CONTROLS = (
    Choice("kind", "kind", tuple(KINDS), "fractal"),
    Slider("exponent", "exponent", 0.0, 4.0, 0.1, 2.0),
    Slider("cell", "cell in pixels", 4, 128, 4, 64),
    Slider("octaves", "octaves", 1, 7, 1, 5),
    Slider("level", "threshold, 0 off", 0.0, 1.0, 0.02, 0.0),
    Slider("seed", "seed", 0, 99, 1, 1),
)


def plan(kind, seed, level, size=256, **options):
    """Return the call that makes this noise."""
    function, names = KINDS[kind]
    noise = Call(function, (size, size), **{name: options[name] for name in names}, rng=seed)
    return Call(threshold, noise, level) if level > 0 else noise


def before(level, **settings):
    """Return the call that makes this noise before the threshold."""
    return plan(level=0, **settings)


def changed(**settings):
    """Return the call that shows what the threshold changes."""
    return Call(error_map, before(**settings), plan(**settings))


def applies(settings):
    """Return the names of the controls that matter for this kind."""
    return {"kind", "level", "seed", *KINDS[settings["kind"]][1]}


def score(view, settings, run, thorough):
    """Return mean, spread and (when there is time) the slope of the power spectrum; a difference has its result measured."""
    picture = run(before(**settings) if view == "before" else plan(**settings))
    whose = "after threshold: " if view == "difference" else ""
    line = f"{whose}mean {picture.mean():.2f}, standard deviation {picture.std():.2f}"
    if not thorough or np.ptp(picture) == 0:
        return line
    return f"{line}\nspectral slope {spectral_slope(picture):.1f}".replace("-", "−")


def make():
    """Return a new noise room."""
    return Room("Noise maker", CONTROLS, {"after threshold": plan, "before": before, "difference": changed}, score, applies=applies)
