"""The denoising bench: a photograph, a damage, and networks beside the best filters of chapter 5.

The room of the networks is loaded when a picture is made: this module alone loads no TensorFlow.
"""

from contextlib import suppress

from course_lib.damage import (
    add_gaussian_noise,
    add_salt_and_pepper,
    add_shot_noise,
    add_speckle,
    add_stripes,
    blur,
    compress_jpeg,
)
from course_lib.explore.call import Call, Formula
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.room import Room, Scene
from course_lib.explore.window import cut, repair_window
from course_lib.images import clip, to_gray
from course_lib.metrics import error_map, psnr, ssim
from course_lib.restore.filtering import filter_median, filter_nonlocal_means, filter_tv, filter_wavelet
from course_lib.samples import CREDITS, SAMPLES
from course_lib.weights import WeightsError

PHOTOGRAPHS = ("camera", "astronaut", "chelsea", "coffee", "grass", "page")
GRAY = ("camera", "grass", "page")
QUICK = 0.05  # seconds for a whole picture: networks take about as long
LEAST = 0.001  # what a method is told where there is no noise
NOISES = {  # level 0.1 is clearly seen in each
    "Gaussian": lambda level: (add_gaussian_noise, level),
    "salt and pepper": lambda level: (add_salt_and_pepper, level),
    "shot": lambda level: (add_shot_noise, round(1 / max(level, LEAST) ** 2)),
    "speckle": lambda level: (add_speckle, level),
    "stripes": lambda level: (add_stripes, level),
    "JPEG": lambda level: (compress_jpeg, round(95 - 225 * level)),
    "blur": lambda level: (blur, round(10 * level, 1)),
}
CERTAIN = ("JPEG", "blur")
LESSONS = {
    "small network, told": "told",
    "small network, weak noise only": "narrow",
    "the same with biases": "narrow_biased",
}
FILTERS = {  # as chapter 5's presets set them for a noise level
    "median": lambda sigma: (filter_median, {"size": 3 if sigma < 0.12 else 5}),
    "wavelets": lambda sigma: (filter_wavelet, {"sigma": sigma}),
    "total variation": lambda sigma: (filter_tv, {"weight": round(0.8 * sigma, 5)}),
    "non-local means": lambda sigma: (filter_nonlocal_means, {"sigma": sigma}),
}
RANKED = ("network", *FILTERS)
METHODS = (*RANKED, *LESSONS)
TOLD = (*FILTERS, "small network, told")
CONTROLS = (
    Choice("photograph", "photograph", PHOTOGRAPHS, "camera"),
    Choice("colour", "colour", ("grey", "colour"), "grey"),
    Choice("noise", "damage", tuple(NOISES), "Gaussian"),
    Slider("level", "level", 0.0, 0.4, 0.01, 0.1),
    Choice("method", "method", METHODS, "network"),
    Slider("told", "told ÷ level", 0.2, 3.0, 0.1, 1.0),
    Slider("seed", "seed", 0, 99, 1, 1),
)


def truth(photograph, colour, size=256, **settings):
    """Return the call that fetches the photograph, or the reader's own."""
    gray = colour == "grey"
    if isinstance(photograph, Call):
        return Call(to_gray, photograph) if gray else photograph
    form = {"gray": True} if gray else {}
    return Call(SAMPLES[photograph], min(size, *CREDITS[photograph].shape[:2]), **form)


def damaged(noise, level, seed, **settings):
    """Return the call that damages the photograph."""
    function, amount = NOISES[noise](level)
    chance = {} if noise in CERTAIN else {"rng": seed}
    return Call(function, truth(**settings), amount, **chance)


def sigma(level, told, **settings):
    """Return the noise level that the method is told."""
    return round(max(level * told, LEAST), 4)


def mender(method, **settings):
    """Return the function that mends, and its options."""
    if method in FILTERS:
        return FILTERS[method](sigma(**settings))
    from course_lib.restore.cnn import denoise_cnn, load_lesson

    options = {"denoiser": Call(load_lesson, LESSONS[method])} if method in LESSONS else {}
    return denoise_cnn, options | ({"sigma": sigma(**settings)} if method in TOLD else {})


def repaired(**settings):
    """Return the call that mends the damaged photograph."""
    function, options = mender(**settings)
    return Call(function, damaged(**settings), **options)


def errors(**settings):
    """Return the call that shows where the repair is wrong; an error of 0.2 is white."""
    return Call(error_map, truth(**settings), repaired(**settings), gain=5)


def taken(**settings):
    """Return the formula that shows what was taken away, on middle grey."""
    return Formula("0.5 + ({} - {})", lift, damaged(**settings), repaired(**settings))


def lift(noisy, mended):
    """Return the difference of two pictures on middle grey."""
    return 0.5 + (noisy - mended)


VIEWS = {"repaired": repaired, "damaged": damaged, "truth": truth, "error map": errors, "taken away": taken}


def preview(view, settings, run):
    """Let a slow filter mend a window in the middle first; networks are quick."""
    if view in ("truth", "damaged") or settings["method"] not in FILTERS:
        return None
    clean, noisy = run(truth(**settings)), run(damaged(**settings))
    function, options = mender(**settings)
    picture = repair_window(noisy, lambda window: function(cut(noisy, window), **options), budget=QUICK)
    if picture is None:
        return None
    shown = {
        "error map": lambda: error_map(clean, picture, gain=5),
        "taken away": lambda: lift(noisy, picture),
    }
    return Scene(
        shown.get(view, lambda: picture)(),
        VIEWS[view](**settings),
        "the middle is mended; the rest follows …",
        False,
    )


def applies(settings):
    """Return the names of the controls that matter: who is told nothing cannot be told wrong."""
    photograph = settings["photograph"]
    gray = photograph.result.ndim == 2 if isinstance(photograph, Call) else photograph in GRAY
    idle = {"colour"} if gray else set()
    idle |= {"told"} if settings["method"] not in TOLD else set()
    return set(settings) - idle - ({"seed"} if settings["noise"] in CERTAIN else set())


def score(view, settings, run, thorough):
    """Return the scores of the damaged picture and the mended one, and, when there is time, those of all methods."""
    clean, noisy = run(truth(**settings)), run(damaged(**settings))
    lines = [f"damaged: PSNR {decibels(clean, noisy)} dB"]
    if thorough or view not in ("truth", "damaged"):
        picture = clip(run(repaired(**settings)))
        lines.append(f"{settings['method']}: PSNR {decibels(clean, picture)} dB")
    if thorough:
        lines[-1] += f", SSIM {ssim(clean, picture):.2f}"
        lines.append(ranking(settings, run))
    return "\n".join(lines)


def ranking(settings, run):
    """Return the PSNR of the network and of all filters, best first."""
    clean, scores = run(truth(**settings)), {}
    for name in RANKED:
        with suppress(WeightsError):
            scores[name] = psnr(clean, clip(run(repaired(**{**settings, "method": name}))))
    best = ", ".join(f"{name} {scores[name]:.1f}" for name in sorted(scores, key=scores.get, reverse=True))
    return f"best first: {best}; filters are told {sigma(**settings):g}"


def decibels(clean, picture):
    """Return a picture's PSNR as text."""
    return f"{psnr(clean, picture):.1f}".replace("inf", "∞")


def make():
    """Return a new denoising bench."""
    return Room(
        "Denoising bench",
        CONTROLS,
        VIEWS,
        score,
        preview=preview,
        applies=applies,
        photographs="photograph",
        gray=False,
    )
