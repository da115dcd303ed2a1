"""Chapter 1's room: pictures made by chance, from white noise to dead leaves.

===============  ==========================================================================
``white``        every pixel on its own: ``uniform_noise``, ``gaussian_noise``, ``threshold``
``lattice``      smooth between random grid points: ``value_noise``, ``perlin_noise``
``fractal``      octaves added up: ``fractal_noise``, ``warped_noise``
``spectrum``     how much of each size: ``power_law_noise``, ``spectral_slope``, and the ruler
``phase``        where things are: ``random_phase``, ``mix_phase``, ``periodic_component``
``leaves``       things in front of things: ``disc_leaves``, ``dead_leaves``
``naturalness``  numbers that photographs share: ``statistics``, ``kurtosis``
===============  ==========================================================================
"""

from course_lib.generate.randomness.fractal import fractal_noise, warped_noise
from course_lib.generate.randomness.lattice import fade, perlin_noise, value_noise
from course_lib.generate.randomness.leaves import RECIPES, Leaves, dead_leaves, disc_leaves
from course_lib.generate.randomness.naturalness import ACCEPTANCE, kurtosis, statistics
from course_lib.generate.randomness.phase import mix_phase, periodic_component, random_phase
from course_lib.generate.randomness.spectrum import (
    power_law_noise,
    power_spectrum,
    radial_spectrum,
    spectral_slope,
)
from course_lib.generate.randomness.white import gaussian_noise, threshold, uniform_noise

__all__ = [
    "ACCEPTANCE",
    "RECIPES",
    "Leaves",
    "dead_leaves",
    "disc_leaves",
    "fade",
    "fractal_noise",
    "gaussian_noise",
    "kurtosis",
    "mix_phase",
    "periodic_component",
    "perlin_noise",
    "power_law_noise",
    "power_spectrum",
    "radial_spectrum",
    "random_phase",
    "spectral_slope",
    "statistics",
    "threshold",
    "uniform_noise",
    "value_noise",
    "warped_noise",
]
