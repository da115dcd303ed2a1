"""The dead-leaves explorer: what makes chance look like a photograph."""
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
MANY = 2.5  # smallest radius in pixels below which there are too many leaves to follow a slider


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
    """Return the same leaves without texture; where there are very many, a small picture of the same recipe."""
    quick = {**settings, "texture": 0.0}
    if settings["r_min"] >= MANY:
        return Scene(run(plan(**quick)), VIEWS[view](**settings), "flat leaves at first; the rest follows …", False)
    size = settings.get("size", 256)
    small = run(plan(**{**quick, "size": size // 4, "r_min": 1.0}))
    picture = small.repeat(4, axis=0).repeat(4, axis=1)
    return Scene(picture, VIEWS[view](**settings), "a coarse preview; the picture follows …", False)


def score(view, settings, run, thorough):
    """Return the slope of the power spectrum beside a photograph's."""
    picture = run(plan(**settings))
    if picture.std() == 0:
        return "one brightness everywhere"
    slope = f"{spectral_slope(picture):.1f}".replace("-", "−")
    return f"spectral slope {slope}\n(photographs: −2.1 to −2.7)"


def make():
    """Return a new dead-leaves room."""
    return Room("Dead leaves", CONTROLS, VIEWS, score, preview=preview)
