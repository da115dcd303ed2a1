"""Damages by name, each with the one number that a slider moves."""

from collections.abc import Callable
from typing import NamedTuple

from course_lib.damage.defects import add_salt_and_pepper, add_stripes
from course_lib.damage.lost import missing_grid, missing_pixels
from course_lib.damage.noise import add_gaussian_noise, add_shot_noise, add_speckle
from course_lib.damage.optics import compress_jpeg, quantize
from course_lib.damage.shaped import missing_blocks, missing_scratches, missing_text


class Preset(NamedTuple):
    """A damage and its slider: the argument that the slider moves, a typical value, its range and step."""

    function: Callable
    parameter: str
    value: float
    low: float
    high: float
    step: float
    random: bool = True


NOISES = {
    "Gaussian": Preset(add_gaussian_noise, "sigma", 0.1, 0.0, 0.5, 0.01),
    "salt and pepper": Preset(add_salt_and_pepper, "fraction", 0.1, 0.0, 0.9, 0.01),
    "shot (photons)": Preset(add_shot_noise, "photons", 30, 1, 500, 1),
    "speckle": Preset(add_speckle, "sigma", 0.2, 0.0, 1.0, 0.01),
    "stripes": Preset(add_stripes, "sigma", 0.1, 0.0, 0.5, 0.01),
    "few levels": Preset(quantize, "levels", 6, 2, 64, 1, random=False),
    "JPEG": Preset(compress_jpeg, "quality", 10, 1, 95, 1, random=False),
}

LOSSES = {
    "single pixels": Preset(missing_pixels, "fraction", 0.8, 0.0, 1.0, 0.01),
    "blocks": Preset(missing_blocks, "fraction", 0.2, 0.0, 1.0, 0.01),
    "scratches": Preset(missing_scratches, "fraction", 0.1, 0.0, 1.0, 0.01),
    "text": Preset(missing_text, "fraction", 0.1, 0.0, 1.0, 0.01),
    "regular grid": Preset(missing_grid, "fraction", 0.75, 0.0, 1.0, 0.01, random=False),
}
