"""The photographs used everywhere, each a function, offline: they lie inside the scikit-image wheel."""

from functools import lru_cache
from importlib.resources import files

import numpy as np

from course_lib.images import as_image, check_number, reduce_area, to_gray

FILES = {
    "astronaut": "astronaut.png", "brick": "brick.png", "camera": "camera.png", "cell": "cell.png", "chelsea": "chelsea.png",
    "clock": "clock_motion.png", "coffee": "coffee.png", "coins": "coins.png", "grass": "grass.png", "gravel": "gravel.png",
    "horse": "horse.png", "hubble": "hubble_deep_field.jpg", "immunohistochemistry": "ihc.png", "moon": "moon.png",
    "motorcycle": "motorcycle_left.png", "page": "page.png", "retina": "retina.jpg", "rocket": "rocket.jpg", "text": "text.png",
}


def photographs(size=256, *, gray=True):
    """The fixed scoring set: camera, astronaut, chelsea and coffee."""
    return {name: picture(name, size, gray=gray) for name in ("camera", "astronaut", "chelsea", "coffee")}


def picture(name, size=None, *, gray=False):
    """A sample by name."""
    if name not in FILES:
        raise ValueError(f"name must be one of {', '.join(FILES)}, got {name!r}")
    image = np.copy(_decoded(FILES[name]))
    if size is not None:
        image = _square(image, size)
    return to_gray(image) if gray else image


@lru_cache(maxsize=None)
def _decoded(file):
    return as_image(files("skimage.data").joinpath(file).read_bytes())


def _square(image, size):
    height, width = image.shape[:2]
    side = min(height, width)
    check_number(size, "size", low=1, high=side, integer=True)
    top, left = (height - side) // 2, (width - side) // 2
    return reduce_area(image[top : top + side, left : left + side], (size, size))


def _make(name):
    def sample(size=None, *, gray=False):
        return picture(name, size, gray=gray)

    sample.__name__ = sample.__qualname__ = name
    return sample


globals().update({name: _make(name) for name in FILES})
