"""The reaction map: two numbers, feed and kill, decide between spots, stripes, mazes and death."""
import numpy as np

from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room, Scene
from course_lib.generate.rules import REACTIONS, grow_reaction, map_reaction, mark_map
from course_lib.metrics import error_map

FREE = "feed and kill below"
QUICK = 0.2  # of the steps, in a dish of half the side
CONTROLS = (
    Choice("place", "place", (FREE, *REACTIONS), FREE),
    Slider("feed", "feed F", 0.008, 0.07, 0.001, 0.054),
    Slider("kill", "kill k", 0.043, 0.068, 0.0005, 0.062),
    Slider("steps", "steps", 500, 6000, 100, 3000),
    Slider("seed", "seed", 0, 99, 1, 1),
)


def rates(place, feed, kill, **settings):
    """Return feed and kill: those of a named place, or the sliders'."""
    return {"feed": feed, "kill": kill} if place == FREE else dict(zip(("feed", "kill"), REACTIONS[place], strict=True))


def plan(steps, seed, size=128, **settings):
    """Return the call that grows the pattern."""
    return Call(grow_reaction, (size, size), **rates(**settings), steps=steps, rng=seed)


def on_the_map(seed, size=128, **settings):
    """Return the call that grows all places in one dish and rings the one that is meant."""
    return Call(mark_map, Call(map_reaction, (2 * size, 2 * size), steps=3000, rng=seed), **rates(**settings))


def by_chance(seed, **settings):
    """Return the call that compares the pattern with the one of the next seed."""
    return Call(error_map, plan(seed=seed, **settings), plan(seed=seed + 1, **settings))


VIEWS = {"pattern": plan, "on the map": on_the_map, "next seed, difference": by_chance}


def preview(view, settings, run):
    """Return a dish of half the side after few steps, enlarged."""
    if view == "on the map":
        return None
    size = settings.get("size", 128)
    small = run(plan(**{**settings, "size": size // 2, "steps": round(QUICK * settings["steps"])}))
    picture = small.repeat(2, axis=0).repeat(2, axis=1)
    return Scene(picture, VIEWS[view](**settings), "a small dish at first;\nthe picture follows …", False)


def applies(settings):
    """Return the names of the controls that matter: a named place has its own feed and kill."""
    return {"place", "steps", "seed", *(("feed", "kill") if settings["place"] == FREE else ())}


def score(view, settings, run, thorough):
    """Return feed, kill and how much of the dish the second substance fills."""
    chosen = rates(**settings)
    line = f"F = {chosen['feed']:g}, k = {chosen['kill']:g}"
    if view == "on the map":
        return line
    picture = run(plan(**settings))
    if np.ptp(picture) < 0.05:
        return f"{line}: everywhere the same, nothing is left to react" if picture.mean() < 0.05 else f"{line}: one grey"
    return f"{line}: {(picture > 0.5).mean():.0%} of the dish is bright"


def make():
    """Return a new reaction map."""
    return Room("Reaction map", CONTROLS, VIEWS, score, preview=preview, applies=applies)
