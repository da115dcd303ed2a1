"""Chapter 6: the networks that the course ships, beside the methods of chapters 4 and 5 on the same pictures."""

import time
from functools import partial

import numpy as np

from course_lib.damage import add_gaussian_noise, erase, missing_blocks, missing_pixels, missing_scratches
from course_lib.images import clip, per_channel
from course_lib.metrics import psnr
from course_lib.restore.cnn import denoise_cnn, fill_cnn, load_denoiser, load_inpainter
from course_lib.restore.filtering import PRESETS
from course_lib.restore.interpolation import METHODS
from course_lib.samples import camera, photographs
from course_lib.weights import WeightsError, data_path

try:
    import cv2
except ImportError:
    cv2 = None

claim = "networks that never saw a photograph mend photographs better than every method of chapters 4 and 5"
target = (
    "0.9 dB over wavelets and above the other filters at each sigma; above every filling at each missing part; "
    "256² in 100 ms, 512² in 400 ms; at most 2.5 MB and 0.6 million weights"
)

LEVELS, FRACTIONS = (15, 25, 50), (0.5, 0.8, 0.9)
RIVALS = ("wavelets", "total variation", "non-local means")
LIMITS = {256: 100, 512: 400}
SHARES = np.arange(0.6, 1.3, 0.1)
SHAPED = {
    "blocks of 8 pixels, 20 % missing": missing_blocks((256, 256), 0.2, size=8, rng=0),
    "scratches, 20 % missing": missing_scratches((256, 256), 0.2, rng=0),
}


def measure():
    """Return the lines of each network; of one whose weights are not there, what is wrong with them."""
    lines = []
    for name, load, look in NETWORKS:
        try:
            network = load()
        except WeightsError as problem:
            lines.append((name, str(problem), False))
        else:
            lines += [*size(name, network), *look()]
    return lines


def size(name, network):
    """Return the number of weights and the bytes that they take in data/."""
    count = network.count_params()
    megabytes = data_path(f"{name}.weights.h5").stat().st_size / 1e6
    text = f"{count:,} weights, {megabytes:.2f} MB"
    return [(name, text, bool(count <= 600_000 and megabytes <= 2.5))]


def look_gray():
    """Return the lines of the grey denoiser."""
    return [*speed(), *against_filters(gray=True), spun()]


def look_color():
    """Return the lines of the colour denoiser; the filters take channel by channel."""
    return against_filters(gray=False)


def speed():
    """Return the median time of a picture, once it is warm."""
    lines = []
    for side, limit in LIMITS.items():
        noisy = add_gaussian_noise(camera(side), 25 / 255, rng=0)
        milliseconds = median_ms(lambda noisy=noisy: denoise_cnn(noisy), 15)
        lines.append((f"a picture of {side}²", f"{milliseconds:.0f} ms", milliseconds <= limit))
    return lines


def median_ms(function, repeats):
    """Return the median time of a call in milliseconds, after one to warm up."""
    function()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))


def against_filters(*, gray):
    """Return two lines a noise level: the scores, and the gain over wavelets."""
    lines = []
    for level in LEVELS:
        truths, noisy = noisy_photographs(level / 255, gray=gray)
        own, scores = mean_psnr(denoise_cnn, truths, noisy), scores_of_filters(level, truths, noisy)
        what, gain = f"{'grey' if gray else 'colour'}, sigma {level}/255", own - scores["wavelets"]
        lines.append((what, compared(own, scores), own > max(scores.values())))
        lines.append((f"{what}, over wavelets", f"{gain:+.2f} dB", gain >= 0.9))
    return lines


def scores_of_filters(level, truths, noisy):
    """Return the mean PSNR of the best filters of chapter 5, and of OpenCV's where it is installed."""
    repairs = {name: partial(PRESETS[name], sigma=level / 255) for name in RIVALS}
    scores = {name: mean_psnr(repair, truths, noisy) for name, repair in repairs.items()}
    if cv2 is not None:
        scores["OpenCV's non-local means"] = best_of_opencv(level, truths, noisy)
    return scores


def noisy_photographs(sigma, *, gray):
    """Return the scoring set and the same pictures with noise, not clipped; picture k has the seed k."""
    truths, noisy = photographs(gray=gray), {}
    for k, (name, truth) in enumerate(list(truths.items())):
        if gray or truth.ndim == 3:
            noisy[name] = add_gaussian_noise(truth, sigma, rng=k)
    return {name: truths[name] for name in noisy}, noisy


def mean_psnr(repair, truths, damaged):
    """Return the mean PSNR of the clipped repairs."""
    return float(np.mean([psnr(truths[name], clip(np.float32(repair(damaged[name])))) for name in truths]))


def compared(own, scores):
    """Return a text: ours, then the best four of the others."""
    best = sorted(scores, key=scores.get, reverse=True)[:4]
    others = ", ".join(f"{name} {scores[name]:.2f}" for name in best)
    return f"{own:.2f} dB; {others}"


def best_of_opencv(level, truths, noisy):
    """Return the score of OpenCV's non-local means at its best strength, the same for all pictures."""
    return max(
        mean_psnr(lambda one, share=share: opencv_nonlocal_means(one, share * level), truths, noisy)
        for share in SHARES
    )


def opencv_nonlocal_means(noisy, strength):
    """Call OpenCV, which takes nothing but bytes: the noisy picture is clipped and rounded for it.

    Channel by channel, which is better here than its version for colour.
    """

    def mend(channel):
        stored = np.uint8(clip(channel) * 255 + 0.5)
        return np.float32(cv2.fastNlMeansDenoising(stored, None, float(strength))) / np.float32(255)

    return per_channel(mend, noisy)


def spun():
    """Return what the mean over eight turns and reflections of a picture adds."""
    truths, noisy = noisy_photographs(25 / 255, gray=True)
    once, eight = (mean_psnr(repair, truths, noisy) for repair in (denoise_cnn, denoise_eight))
    return "mean of eight turns and reflections, sigma 25/255", f"{eight:.2f} dB, {eight - once:+.2f}", None


def denoise_eight(noisy):
    """Mend a picture in eight positions and return the mean."""
    mended = []
    for turns in range(4):
        turned = np.rot90(noisy, turns)
        mended.append(np.rot90(denoise_cnn(turned.copy()), -turns))
        mended.append(np.rot90(denoise_cnn(turned[:, ::-1].copy())[:, ::-1], -turns))
    return np.mean(mended, axis=0)


def look_missing():
    """Return the lines of the inpainting network: random pixels against every filling, then blocks and scratches."""
    lines = []
    for fraction in FRACTIONS:
        lines.append(against_fillings(f"{fraction:.0%} missing", missing_pixels((256, 256), fraction, rng=0)))
    lines += [(*against_fillings(name, missing)[:2], None) for name, missing in SHAPED.items()]
    noisy = np.random.default_rng(0).random((256, 256), np.float32)
    missing = missing_pixels((256, 256), 0.5, rng=0)
    kept = np.array_equal(fill_cnn(erase(noisy, missing), missing)[~missing], noisy[~missing])
    return [*lines, ("known pixels", "the same bits" if kept else "changed", kept)]


def against_fillings(name, missing):
    """Return the line of one choice of missing pixels, the same in all four photographs."""
    truths = photographs()
    damaged = {one: erase(truth, missing) for one, truth in truths.items()}
    own = mean_psnr(lambda picture: fill_cnn(picture, missing), truths, damaged)
    scores = {
        method: mean_psnr(lambda picture, fill=fill: fill(picture, missing), truths, damaged)
        for method, fill in METHODS.items()
    }
    return name, compared(own, scores), own > max(scores.values())


NETWORKS = (
    ("denoiser", partial(load_denoiser, stand_in=False), look_gray),
    ("denoiser_color", partial(load_denoiser, color=True, stand_in=False), look_color),
    ("inpainter", partial(load_inpainter, stand_in=False), look_missing),
)


if __name__ == "__main__":
    for line in measure():
        print(*line)
