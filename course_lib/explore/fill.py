"""The fill bench: a photograph, a loss, a method, and what is left of the error."""
from course_lib.damage import erase, missing_blocks, missing_pixels, missing_scratches, missing_text
from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room, Scene
from course_lib.explore.window import cut, repair_window
from course_lib.images import clip
from course_lib.metrics import error_map, psnr, psnr_missing
from course_lib.restore.interpolation import METHODS
from course_lib.samples import SAMPLES
from course_lib.show import with_missing

PHOTOGRAPHS = ("camera", "astronaut", "chelsea", "coffee", "brick", "coins")
LOSSES = {"single pixels": missing_pixels, "blocks": missing_blocks, "scratches": missing_scratches,
          "text": missing_text}
CONTROLS = (
    Choice("photograph", "photograph", PHOTOGRAPHS, "chelsea"),
    Choice("loss", "what is lost", tuple(LOSSES), "single pixels"),
    Slider("fraction", "fraction lost", 0.02, 0.98, 0.02, 0.8),
    Choice("method", "method", tuple(METHODS), "harmonic"),
    Slider("seed", "seed", 0, 99, 1, 1),
)
WINDOW, QUICKER = 64, "harmonic"  # side in pixels of what is filled at once; what stands in for the exemplars


def truth(photograph, size=256, **settings):
    """Return the call that fetches the photograph, or the reader's own."""
    return photograph if isinstance(photograph, Call) else Call(SAMPLES[photograph], size, gray=True)


def lost(loss, fraction, seed, **settings):
    """Return the call that chooses the lost pixels."""
    return Call(LOSSES[loss], truth(**settings).run().shape, fraction, rng=seed)


def damaged(**settings):
    """Return the call that paints the lost pixels orange."""
    return Call(with_missing, truth(**settings), lost(**settings))


def repaired(**settings):
    """Return the call that loses the pixels and fills them."""
    return Call(METHODS[settings["method"]], Call(erase, truth(**settings), lost(**settings)), lost(**settings))


def errors(**settings):
    """Return the call that shows where the repair is wrong; an error of 0.2 is white."""
    return Call(error_map, truth(**settings), repaired(**settings), gain=5)


VIEWS = {"repaired": repaired, "damaged": damaged, "truth": truth, "error map": errors}


def preview(view, settings, run):
    """Fill a window in the middle, or all of it by a quicker method; None if the method itself is quick."""
    if view in ("truth", "damaged"):
        return None
    clean, missing = run(truth(**settings)), run(lost(**settings))
    if settings["method"] == "exemplar":
        picture, word = run(repaired(**{**settings, "method": QUICKER})), f"{QUICKER} at first; the copies follow …"
    else:
        picture, word = fill_window(erase(clean, missing), missing, settings["method"]), "the middle is filled; the rest follows …"
    if picture is None:
        return None
    picture = error_map(clean, picture, gain=5) if view == "error map" else picture
    return Scene(picture, VIEWS[view](**settings), word, final=False)


def fill_window(holed, missing, method):
    """Return the picture with its middle filled, or None if the method is quick."""
    def repair(window):
        part, gaps = cut(holed, window), cut(missing, window)
        return part if gaps.all() else METHODS[method](part, gaps)

    return repair_window(holed, repair, side=WINDOW)


def score(view, settings, run, thorough):
    """Return the PSNR of the clipped repair over all pixels and over the lost ones, beside the picture with holes."""
    clean, missing = run(truth(**settings)), run(lost(**settings))
    holed, filled = erase(clean, missing, fill=0.5), clip(run(repaired(**settings)))
    return (f"lost pixels left grey: PSNR {psnr(clean, holed):.1f} dB\n"
            f"filled: PSNR {psnr(clean, filled):.1f} dB, over the lost pixels {psnr_missing(clean, filled, missing):.1f} dB")


def make():
    """Return a new fill bench."""
    return Room("Fill bench", CONTROLS, VIEWS, score, preview=preview, photographs="photograph")
