"""Chapter 5 against the libraries: the best setting of ours, the best setting of theirs, on the same noise.

``python benchmarks/filters.py --save`` writes data/noise_leaderboard.csv and data/psnr_against_sigma.csv as
well; ``python -m course_lib.weights`` then writes their hashes.
"""

import csv
import io
import sys

import numpy as np
from scipy import ndimage, signal
from skimage import restoration

from course_lib.damage import add_gaussian_noise
from course_lib.files import write_whole
from course_lib.images import clip
from course_lib.leaderboard import Leaderboard
from course_lib.metrics import psnr
from course_lib.restore import filtering as ours
from course_lib.samples import photographs
from course_lib.weights import data_folder

try:
    import cv2
except ImportError:
    cv2 = None

BILATERAL = "bilateral, against " + ("scikit-image" if cv2 is None else "OpenCV")

claim = "each filter of chapter 5 is within 0.1 dB of the best setting of the library call it stands for"
target = "ours at least theirs - 0.1 dB; mean of four photographs at 256 x 256, sigma = 25/255"

SIGMA = 25 / 255
LEVELS = (5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 75)
ODD, WIDTHS, SHARES = (3, 5, 7), np.arange(0.6, 1.5, 0.1), np.arange(0.5, 1.1, 0.1)


def noisy_photographs(sigma):
    """Return the scoring set and the same pictures with noise; picture k has the seed k."""
    truths = photographs()
    return truths, {name: add_gaussian_noise(truths[name], sigma, rng=k) for k, name in enumerate(truths)}


def best(repair, settings, truths, noisy):
    """Return (best mean PSNR, its setting) of a repair over its settings."""
    scores = [
        np.mean([psnr(truths[name], clip(np.float32(repair(noisy[name], value)))) for name in truths])
        for value in settings
    ]
    return float(np.max(scores)), settings[int(np.argmax(scores))]


def their_wavelet(noisy, sigma, method="BayesShrink"):
    """Spin scikit-image's wavelet shrinkage over 16 shifts, as ours is."""
    options = {"sigma": sigma, "method": method, "mode": "soft", "rescale_sigma": False}
    return restoration.cycle_spin(
        noisy, restoration.denoise_wavelet, max_shifts=3, workers=1, func_kw=options
    )


def their_bilateral(noisy, contrast, width):
    """Call OpenCV with a window of two widths, or scikit-image where OpenCV is not installed.

    scikit-image 0.26 is 3 dB behind: its table of spatial weights has one column more than its odd window.
    Its table of contrast weights is wrong for negative values, so that the picture is lifted above 0 first.
    """
    if cv2 is not None:
        side = 2 * int(np.ceil(2 * width)) + 1
        return cv2.bilateralFilter(noisy, side, contrast, width, borderType=cv2.BORDER_REFLECT)
    lift = 1 - noisy.min()
    return restoration.denoise_bilateral(noisy + lift, sigma_color=contrast, sigma_spatial=width) - lift


def their_nonlocal_means(noisy, share, sigma=SIGMA):
    """Call scikit-image's fast version with its patches of 5 and the reach of ours or more."""
    return restoration.denoise_nl_means(noisy, 5, 6, h=share * SIGMA, sigma=sigma, fast_mode=True)


PAIRS = {
    "mean": (lambda y, v: ours.filter_mean(y, size=v), ndimage.uniform_filter, ODD),
    "Gaussian": (lambda y, v: ours.filter_gaussian(y, width=v), ndimage.gaussian_filter, WIDTHS),
    "median": (lambda y, v: ours.filter_median(y, size=v), ndimage.median_filter, ODD),
    "Wiener, local": (
        lambda y, v: ours.filter_wiener(y, size=v, sigma=SIGMA),
        lambda y, v: signal.wiener(y, v, SIGMA**2),
        ODD,
    ),
    BILATERAL: (
        lambda y, v: ours.filter_bilateral(y, contrast=v[0], width=v[1]),
        lambda y, v: their_bilateral(y, *v),
        [(contrast, width) for contrast in (0.15, 0.2, 0.25, 0.3, 0.35) for width in (1.0, 1.25, 1.5, 2.0)],
    ),
    "wavelets": (
        lambda y, v: ours.filter_wavelet(y, sigma=v * SIGMA),
        lambda y, v: their_wavelet(y, v * SIGMA),
        (0.9, 1.0, 1.1),
    ),
    "VisuShrink": (
        lambda y, v: ours.filter_visushrink(y, sigma=v * SIGMA),
        lambda y, v: their_wavelet(y, v * SIGMA, "VisuShrink"),
        (1.0,),
    ),
    "total variation": (
        lambda y, v: ours.filter_tv(y, weight=v * SIGMA),
        lambda y, v: restoration.denoise_tv_chambolle(y, weight=v * SIGMA, eps=1e-5, max_num_iter=300),
        SHARES,
    ),
    "non-local means": (
        lambda y, v: ours.filter_nonlocal_means(y, sigma=SIGMA, strength=v),
        their_nonlocal_means,
        SHARES,
    ),
}


def measure():
    """Return one line a filter, then the three traps that others fell into."""
    truths, noisy = noisy_photographs(SIGMA)
    lines = []
    for name, (mine, theirs, settings) in PAIRS.items():
        (own, at), (other, there) = best(mine, settings, truths, noisy), best(theirs, settings, truths, noisy)
        text = f"{own:.2f} dB at {_text(at)}; theirs {other:.2f} dB at {_text(there)}"
        lines.append((name, text, own > other - 0.1))
    return lines + _traps(truths, noisy)


def _traps(truths, noisy):
    told = best(PAIRS["non-local means"][0], SHARES, truths, noisy)[0]
    shares = np.arange(0.6, 2.1, 0.1)
    untold = best(lambda y, v: their_nonlocal_means(y, v, sigma=0), shares, truths, noisy)[0]
    bayes, visu = (best(PAIRS[name][0], [1.0], truths, noisy)[0] for name in ("wavelets", "VisuShrink"))
    wrong = {
        share: best(lambda y, v: ours.filter_nonlocal_means(y, sigma=v * SIGMA), [share], truths, noisy)[0]
        for share in (0.6, 1, 1.2)
    }
    low, high = wrong[1] - wrong[0.6], wrong[1] - wrong[1.2]
    return [
        ("non-local means not told sigma", f"{untold - told:+.2f} dB", untold < told - 0.3),
        ("VisuShrink against BayesShrink", f"{visu - bayes:+.2f} dB", visu < bayes - 3),
        ("told 15 for 25; told 30 for 25", f"{-low:+.2f} dB; {-high:+.2f} dB", low > 3 * high),
    ]


def _text(setting):
    return " and ".join(f"{value:.3g}" for value in np.atleast_1d(setting))


def save():
    """Write the leaderboard of sigma = 25/255 and the curves of PSNR against sigma into data/."""
    truths, noisy = noisy_photographs(SIGMA)
    board = Leaderboard(truths, noisy)
    board.measure("nothing (the noisy picture)", lambda picture: picture)
    for name, repair in ours.PRESETS.items():
        board.measure(name, lambda picture, repair=repair: repair(picture, SIGMA), repeats=5)
    board.save(data_folder() / "noise_leaderboard.csv")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["sigma_of_255", "noisy", *ours.PRESETS])
    writer.writerows(curve_point(level) for level in LEVELS)
    write_whole(text.getvalue(), data_folder() / "psnr_against_sigma.csv")


def curve_point(level):
    """Return [level, PSNR of the noisy pictures, PSNR of each filter by its rule of thumb]."""
    truths, noisy = noisy_photographs(level / 255)
    repairs = [lambda y, s: y, *ours.PRESETS.values()]
    scores = [best(repair, [level / 255], truths, noisy)[0] for repair in repairs]
    return [level, *(f"{score:.3f}" for score in scores)]


if __name__ == "__main__":
    for line in measure():
        print(*line)
    if "--save" in sys.argv[1:]:
        save()
