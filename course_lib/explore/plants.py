"""The plant grower: an L-system, its age and its angle, and how fast its word grows."""
from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room
from course_lib.generate.rules import SYSTEMS, draw_system, expand, predict_length
from course_lib.metrics import error_map

MOST = 45_000  # symbols: what a slider can wait for
CONTROLS = (
    Choice("system", "rules", tuple(SYSTEMS), "reed"),
    Slider("depth", "replacements", 0, 13, 1, 5),
    Slider("bend", "angle, more or less", -30.0, 30.0, 0.5, 0.0),
    Slider("seed", "seed", 0, 99, 1, 1),
)


def bounded(system, depth):
    """Return the depth, or the largest below it whose word is short enough to be drawn while a slider moves."""
    while predict_length(SYSTEMS[system], depth) > MOST:
        depth -= 1
    return depth


def plan(system, depth, bend, seed, size=256, younger=0):
    """Return the call that draws the system, or what it was some replacements earlier."""
    depth = max(bounded(system, depth) - younger, 0)
    options = {"angle": round(SYSTEMS[system].angle + bend, 2)} if bend else {}
    chance = {"rng": seed} if by_chance(system) else {}
    return Call(draw_system, system, depth, (size, size), **options, **chance)


def earlier(**settings):
    """Return the call that draws the system one replacement earlier."""
    return plan(**settings, younger=1)


def added(**settings):
    """Return the call that shows what the last replacement changed."""
    return Call(error_map, earlier(**settings), plan(**settings))


def by_chance(system):
    """Tell whether a symbol of the system has more than one replacement."""
    return any(len(alternatives) > 1 for alternatives in SYSTEMS[system].rules.values())


def applies(settings):
    """Return the names of the controls that matter: without chance there is no seed."""
    return {"system", "depth", "bend", *(["seed"] if by_chance(settings["system"]) else [])}


def score(view, settings, run, thorough):
    """Return how long the word is and was predicted to be, and what another replacement would cost."""
    name, wanted = settings["system"], settings["depth"]
    system, depth = SYSTEMS[name], bounded(name, wanted)
    expected = "on average " if by_chance(name) else ""
    line = f"{depth} replacements: {expected}{predict_length(system, depth):,.0f} symbols by the rule matrix"
    if thorough:
        line += f", {len(expand(system, depth, rng=settings['seed'])):,} counted"
    if depth < wanted:
        line += f"\nstopped there: one more would make {predict_length(system, depth + 1):,.0f}"
    return line


def make():
    """Return a new plant grower."""
    return Room("Plant grower", CONTROLS, {"drawing": plan, "one earlier": earlier, "what was added": added}, score,
                applies=applies)
