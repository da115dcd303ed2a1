"""The wall of repairs: one loss, and all methods of chapters 4 and 6 side by side.

The room of the networks is loaded when a picture is made: this module alone loads no TensorFlow.
"""

import numpy as np

from course_lib.damage import erase, missing_blocks, missing_pixels, missing_scratches, missing_text
from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room, Scene
from course_lib.explore.tiles import FILLERS, NETWORK, SIDE, draw_wall, fill_all, hang
from course_lib.explore.window import cut, middle
from course_lib.images import clip
from course_lib.metrics import error_map, psnr, psnr_missing
from course_lib.samples import SAMPLES

PHOTOGRAPHS = ("camera", "astronaut", "chelsea", "coffee", "brick", "coins")
LOSSES = {
    "single pixels": (missing_pixels, {}),
    "blocks": (missing_blocks, {}),
    "large blocks": (missing_blocks, {"size": 48}),
    "scratches": (missing_scratches, {}),
    "text": (missing_text, {}),
}
EXTRAS = ("convolution", "cubic", "exemplar")
CONTROLS = (
    Choice("photograph", "photograph", PHOTOGRAPHS, "chelsea"),
    Choice("loss", "what is lost", tuple(LOSSES), "single pixels"),
    Slider("fraction", "fraction lost", 0.02, 0.98, 0.02, 0.8),
    Choice("extra", "one more", EXTRAS, "convolution"),
    Slider("seed", "seed", 0, 99, 1, 1),
)
WINDOW, SLOW = (
    SIDE // 2,
    ("exemplar",),
)  # side in pixels of what is filled at once; what is not even tried there


def truth(photograph, **settings):
    """Return the call that fetches the photograph, or the reader's own."""
    return photograph if isinstance(photograph, Call) else Call(SAMPLES[photograph], SIDE, gray=True)


def lost(loss, fraction, seed, **settings):
    """Return the call that chooses the lost pixels."""
    function, options = LOSSES[loss]
    return Call(function, truth(**settings).run().shape, fraction, **options, rng=seed)


def methods(extra, **settings):
    """Return the names of the methods on the wall."""
    return (*(name for name in FILLERS if name not in (*EXTRAS, NETWORK)), extra, NETWORK)


def filled(**settings):
    """Return the call that fills the picture by each method."""
    chosen = methods(**settings)
    options = {} if chosen == FILLERS else {"methods": chosen}
    return Call(fill_all, truth(**settings), lost(**settings), **options)


def repairs(**settings):
    """Return the call that draws the wall."""
    return Call(draw_wall, truth(**settings), lost(**settings), filled(**settings))


def close(**settings):
    """Return the call that draws the middle of each picture twice as large."""
    return Call(draw_wall, truth(**settings), lost(**settings), filled(**settings), close=True)


def errors(**settings):
    """Return the call that draws where each repair is wrong."""
    return Call(draw_wall, truth(**settings), lost(**settings), filled(**settings), errors=True)


VIEWS = {"repairs": repairs, "close up": close, "error maps": errors}


def preview(view, settings, run):
    """Fill a window in the middle of each tile."""
    clean, missing = run(truth(**settings)), run(lost(**settings))
    tiles = {name: fill_window(clean, missing, name) for name in methods(**settings)}
    if view == "error maps":
        tiles = {name: in_window(error_map(clean, tile, gain=5)) for name, tile in tiles.items()}
    picture = hang(clean, missing, tiles, {}, close=view == "close up")
    return Scene(
        picture,
        VIEWS[view](**settings),
        "the middle of each is filled;\nthe rest and the scores follow …",
        False,
    )


def fill_window(clean, missing, name):
    """Return the picture with grey in its gaps and with its middle filled, if the method is not too slow for it."""
    picture, window = erase(clean, missing, fill=0.5), middle(clean.shape, WINDOW)
    part, gaps = cut(clean, window), cut(missing, window)
    if name not in SLOW and not gaps.all():
        picture[window] = fill_all(part, gaps, methods=(name,))[name]
    return picture


def in_window(errors):
    """Return an error map that is black outside the window, where nothing is known yet."""
    window, dark = middle(errors.shape, WINDOW), np.zeros_like(errors)
    dark[window] = errors[window]
    return dark


def score(view, settings, run, thorough):
    """Return the best two by their PSNR over all pixels, and the network's over the lost ones."""
    clean, missing, fills = run(truth(**settings)), run(lost(**settings)), run(filled(**settings))
    scores = {name: psnr(clean, clip(fill)) for name, fill in fills.items()}
    first, second = sorted(scores, key=scores.get, reverse=True)[:2]
    return (
        f"best: {first} {scores[first]:.1f}, then {second} {scores[second]:.1f} dB\n"
        f"network, lost pixels alone: {psnr_missing(clean, clip(fills[NETWORK]), missing):.1f} dB"
    )


def make():
    """Return a new wall of repairs."""
    return Room(
        "Wall of repairs", CONTROLS, VIEWS, score, preview=preview, photographs="photograph", side=SIDE
    )
