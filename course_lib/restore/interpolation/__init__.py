"""Chapter 4, interpolation repair: fill lost pixels from the known ones, nothing learned from other pictures.

One idea a file, from asking the nearest neighbour to copying whole patches:

- `scattered`: nearest, linear, cubic and radial basis: a surface through scattered samples;
- `convolution`: normalised convolution, a weighted mean of what is known nearby;
- `stencil`, `solver`: an equation as a stencil and a sparse matrix, and how it is solved;
- `harmonic`: a membrane, each lost pixel the mean of its neighbours;
- `biharmonic`: a thin plate, bent as little as possible;
- `variation`: total variation, the shortest steps in sum;
- `exemplar`: copy patches that continue what stands around a hole, from small scales to fine ones;
- `methods`: each of them by its name.

Every method takes a picture and `missing` (bool, True = unknown), and returns a new picture whose known pixels are
the same bit for bit. What stands in the lost pixels is never read.
"""

from course_lib.restore.interpolation.biharmonic import BILAPLACIAN, fill_biharmonic
from course_lib.restore.interpolation.convolution import fill_convolution
from course_lib.restore.interpolation.exemplar import fill_exemplar, fill_order, fill_priority
from course_lib.restore.interpolation.harmonic import LAPLACIAN, fill_harmonic
from course_lib.restore.interpolation.methods import METHODS
from course_lib.restore.interpolation.scattered import fill_cubic, fill_linear, fill_nearest, fill_radial
from course_lib.restore.interpolation.variation import fill_tv

__all__ = [
    "BILAPLACIAN",
    "LAPLACIAN",
    "METHODS",
    "fill_biharmonic",
    "fill_convolution",
    "fill_cubic",
    "fill_exemplar",
    "fill_harmonic",
    "fill_linear",
    "fill_nearest",
    "fill_order",
    "fill_priority",
    "fill_radial",
    "fill_tv",
]
