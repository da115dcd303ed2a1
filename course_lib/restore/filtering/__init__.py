"""Chapter 5, filter repair: mend a noisy picture from its own pixels, nothing learned from other pictures.

One idea a file, from the simplest to the strongest:

- `linear`: mean, Gaussian, and Wiener's two filters, local and spectral;
- `rank`: the median;
- `edges`: the bilateral filter;
- `nonlocal_means`: average pixels whose surroundings look alike;
- `variation`: total variation, an energy and its minimum;
- `wavelets`: shrink wavelet coefficients, BayesShrink and VisuShrink;
- `strength`: the noise level and the best setting, both without the truth;
- `presets`: one rule of thumb a filter, its setting from the noise level;
- `enhance`: exposure, gamma, histogram equalisation, which no truth can judge.

Every filter takes a noisy picture that may leave [0, 1] and returns a new one, unclipped.
"""

from course_lib.restore.filtering.edges import filter_bilateral
from course_lib.restore.filtering.enhance import (
    adjust_exposure,
    adjust_gamma,
    equalize_adaptive,
    equalize_histogram,
)
from course_lib.restore.filtering.linear import (
    filter_gaussian,
    filter_mean,
    filter_wiener,
    filter_wiener_spectrum,
)
from course_lib.restore.filtering.nonlocal_means import filter_nonlocal_means
from course_lib.restore.filtering.presets import PRESETS
from course_lib.restore.filtering.rank import filter_median
from course_lib.restore.filtering.strength import choose_strength, estimate_sigma, risk_hidden, risk_sure
from course_lib.restore.filtering.variation import filter_tv, total_variation, tv_energy
from course_lib.restore.filtering.wavelets import filter_visushrink, filter_wavelet

__all__ = [
    "PRESETS",
    "adjust_exposure",
    "adjust_gamma",
    "choose_strength",
    "equalize_adaptive",
    "equalize_histogram",
    "estimate_sigma",
    "filter_bilateral",
    "filter_gaussian",
    "filter_mean",
    "filter_median",
    "filter_nonlocal_means",
    "filter_tv",
    "filter_visushrink",
    "filter_wavelet",
    "filter_wiener",
    "filter_wiener_spectrum",
    "risk_hidden",
    "risk_sure",
    "total_variation",
    "tv_energy",
]
