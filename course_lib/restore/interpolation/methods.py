"""Every filling by its name, in the order in which the chapter teaches them."""

from course_lib.restore.interpolation.biharmonic import fill_biharmonic
from course_lib.restore.interpolation.convolution import fill_convolution
from course_lib.restore.interpolation.exemplar import fill_exemplar
from course_lib.restore.interpolation.harmonic import fill_harmonic
from course_lib.restore.interpolation.scattered import fill_cubic, fill_linear, fill_nearest, fill_radial
from course_lib.restore.interpolation.variation import fill_tv

METHODS = {
    "nearest": fill_nearest,
    "linear": fill_linear,
    "cubic": fill_cubic,
    "radial": fill_radial,
    "convolution": fill_convolution,
    "harmonic": fill_harmonic,
    "biharmonic": fill_biharmonic,
    "total variation": fill_tv,
    "exemplar": fill_exemplar,
}
"""Name of a method -> function of (image, missing): what the leaderboard and the curves use."""
