"""The filter bench: a photograph, a noise, a filter, and what is left of the error."""
from course_lib.damage import (
    add_gaussian_noise,
    add_salt_and_pepper,
    add_shot_noise,
    add_speckle,
    add_stripes,
)
from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room, Scene
from course_lib.explore.window import cut, repair_window
from course_lib.images import clip
from course_lib.metrics import error_map, psnr, ssim
from course_lib.restore.filtering import (
    filter_bilateral,
    filter_gaussian,
    filter_mean,
    filter_median,
    filter_nonlocal_means,
    filter_tv,
    filter_wavelet,
    filter_wiener,
)
from course_lib.samples import SAMPLES

PHOTOGRAPHS = ("camera", "astronaut", "chelsea", "coffee", "moon", "cell")
NOISES = {
    "Gaussian": lambda level: (add_gaussian_noise, level),
    "salt and pepper": lambda level: (add_salt_and_pepper, level),
    "shot": lambda level: (add_shot_noise, round(1 / level**2)),
    "speckle": lambda level: (add_speckle, level),
    "stripes": lambda level: (add_stripes, level),
}
FILTERS = {  # strength 2 suits noise of 0.1, 4 noise of 0.2
    "mean": lambda strength: (filter_mean, {"size": 2 * strength - 1}),
    "Gaussian": lambda strength: (filter_gaussian, {"width": round(0.45 * strength, 2)}),
    "Wiener": lambda strength: (filter_wiener, {"sigma": round(0.05 * strength, 2)}),
    "median": lambda strength: (filter_median, {"size": 2 * strength - 1}),
    "bilateral": lambda strength: (filter_bilateral, {"contrast": round(0.15 * strength, 2)}),
    "non-local means": lambda strength: (filter_nonlocal_means, {"sigma": round(0.05 * strength, 2)}),
    "total variation": lambda strength: (filter_tv, {"weight": round(0.04 * strength, 2)}),
    "wavelets": lambda strength: (filter_wavelet, {"sigma": round(0.05 * strength, 2)}),
}
CONTROLS = (
    Choice("photograph", "photograph", PHOTOGRAPHS, "camera"),
    Choice("noise", "noise", tuple(NOISES), "Gaussian"),
    Slider("level", "noise level", 0.02, 0.4, 0.01, 0.1),
    Choice("filter", "filter", tuple(FILTERS), "median"),
    Slider("strength", "strength", 1, 6, 1, 2),
    Slider("seed", "seed", 0, 99, 1, 1),
)


def truth(photograph, size=256, **settings):
    """Return the call that fetches the photograph."""
    return Call(SAMPLES[photograph], size, gray=True)


def damaged(noise, level, seed, **settings):
    """Return the call that adds the noise."""
    function, amount = NOISES[noise](level)
    return Call(function, truth(**settings), amount, rng=seed)


def repaired(**settings):
    """Return the call that filters the noisy photograph."""
    function, options = FILTERS[settings["filter"]](settings["strength"])
    return Call(function, damaged(**settings), **options)


def errors(**settings):
    """Return the call that shows where the repair is wrong; an error of 0.2 is white."""
    return Call(error_map, truth(**settings), repaired(**settings), gain=5)


VIEWS = {"repaired": repaired, "damaged": damaged, "truth": truth, "error map": errors}


def preview(view, settings, run):
    """Repair a window in the middle; if that shows the filter to be slow, leave the rest for later."""
    full = VIEWS[view](**settings)
    if view in ("truth", "damaged"):
        return None
    clean, noisy = run(truth(**settings)), run(damaged(**settings))
    function, options = FILTERS[settings["filter"]](settings["strength"])
    picture = repair_window(noisy, lambda window: function(cut(noisy, window), **options))
    if picture is None:
        return None
    picture = error_map(clean, picture, gain=5) if view == "error map" else picture
    return Scene(picture, full, "the middle is repaired; the rest follows …", final=False)


def score(view, settings, run, thorough):
    """Return PSNR, and SSIM when there is time, of the damaged picture and of the repaired one, which is clipped first."""
    clean = run(truth(**settings))
    lines = {"damaged": run(damaged(**settings)), "repaired": clip(run(repaired(**settings)))}
    return "\n".join(f"{name}: {judge(clean, picture, thorough)}" for name, picture in lines.items())


def judge(clean, picture, thorough):
    """Return the scores of one picture."""
    line = f"PSNR {psnr(clean, picture):.1f} dB"
    return f"{line}, SSIM {ssim(clean, picture):.2f}" if thorough else line


def make():
    """Return a new filter bench."""
    return Room("Filter bench", CONTROLS, VIEWS, score, preview=preview)
