"""One rule of thumb a filter: its setting as a function of the noise level, found on four photographs."""

import numpy as np

from course_lib.restore.filtering.edges import filter_bilateral
from course_lib.restore.filtering.linear import (
    filter_gaussian,
    filter_mean,
    filter_wiener,
    filter_wiener_spectrum,
)
from course_lib.restore.filtering.nonlocal_means import filter_nonlocal_means
from course_lib.restore.filtering.rank import filter_median
from course_lib.restore.filtering.variation import filter_tv
from course_lib.restore.filtering.wavelets import filter_visushrink, filter_wavelet

PRESETS = {
    "mean": lambda noisy, sigma: filter_mean(noisy, size=3 if sigma < 0.12 else 5),
    "Gaussian": lambda noisy, sigma: filter_gaussian(noisy, width=3 * np.sqrt(sigma)),
    "median": lambda noisy, sigma: filter_median(noisy, size=3 if sigma < 0.12 else 5),
    "Wiener, local": lambda noisy, sigma: filter_wiener(noisy, size=5, sigma=sigma),
    "Wiener, spectrum": lambda noisy, sigma: filter_wiener_spectrum(noisy, sigma=sigma),
    "bilateral": lambda noisy, sigma: filter_bilateral(noisy, contrast=3 * sigma),
    "VisuShrink": lambda noisy, sigma: filter_visushrink(noisy, sigma=sigma),
    "wavelets": lambda noisy, sigma: filter_wavelet(noisy, sigma=sigma),
    "total variation": lambda noisy, sigma: filter_tv(noisy, weight=0.8 * sigma),
    "non-local means": lambda noisy, sigma: filter_nonlocal_means(noisy, sigma=sigma),
}
"""Name of a filter -> function of (noisy picture, sigma): what the leaderboard and the curves use."""
