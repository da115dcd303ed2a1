"""The pictures used everywhere, each a function, all offline: they lie inside the scikit-image wheel.

``camera()`` is the whole picture, ``camera(256)`` its central square reduced to 256 x 256 pixels (each new
pixel the mean of the area it covers), ``camera(256, gray=True)`` that in grey. Every call returns a new
array.

`photographs` is the fixed set on which chapters 4 to 6 score their methods, `microscopy` its counterpart from
the laboratory, `credits` says who made each picture and under which licence.
"""

from functools import lru_cache
from importlib.resources import files

from course_lib.images import as_image, check_number, reduce_area, to_gray
from course_lib.samples.table import CREDITS, Credit

SCORED = ("camera", "astronaut", "chelsea", "coffee")
LABORATORY = ("cell", "immunohistochemistry")


def photographs(size=256, *, gray=True):
    """Return the fixed set of photographs on which methods are scored: camera, astronaut, chelsea, coffee.

    Parameters
    ----------
    size : int
        Side of the squares in pixels, at most 300.
    gray : bool
        Whether all are grey; if not, `camera` alone is.

    Returns
    -------
    dict of str to ndarray of float32
        Name to picture, new arrays in [0, 1].

    Raises
    ------
    TypeError, ValueError
        If `size` is not an integer from 1 to 300.

    Examples
    --------
    >>> {name: picture.shape for name, picture in photographs(64).items()}
    {'camera': (64, 64), 'astronaut': (64, 64), 'chelsea': (64, 64), 'coffee': (64, 64)}
    """
    return {name: SAMPLES[name](size, gray=gray) for name in SCORED}


def microscopy(size=256, *, gray=True):
    """Return pictures from the microscope: cell and immunohistochemistry.

    Parameters
    ----------
    size : int
        Side of the squares in pixels, at most 512.
    gray : bool
        Whether both are grey; if not, `cell` alone is.

    Returns
    -------
    dict of str to ndarray of float32
        Name to picture, new arrays in [0, 1].

    Raises
    ------
    TypeError, ValueError
        If `size` is not an integer from 1 to 512.

    Examples
    --------
    >>> sorted(microscopy(32))
    ['cell', 'immunohistochemistry']
    """
    return {name: SAMPLES[name](size, gray=gray) for name in LABORATORY}


def credits():
    """Return who made each sample and under which licence, in the order of the alphabet.

    Returns
    -------
    list of Credit
        Named tuples (name, file, shape, shows, author, licence). Where scikit-image states no licence, it
        says so.

    Examples
    --------
    >>> credit = credits()[2]
    >>> f"{credit.name}: {credit.shows}. {credit.author}, {credit.licence}"
    'camera: A man behind a camera on a tripod. Lav Varshney, CC0'
    """
    return list(CREDITS.values())


@lru_cache(maxsize=16)
def _prepared(name, size, gray):
    """Decode, cut and reduce once; the result is kept and must not be changed."""
    picture = as_image(files("skimage.data").joinpath(CREDITS[name].file).read_bytes())
    if size is not None:
        height, width = picture.shape[:2]
        side = min(height, width)
        top, left = (height - side) // 2, (width - side) // 2
        picture = reduce_area(picture[top : top + side, left : left + side], (size, size))
    return to_gray(picture) if gray or name == "horse" else picture


def _make(credit):
    side = min(credit.shape)

    def sample(size=None, *, gray=False):
        if size is not None:
            check_number(size, f"size of {credit.name}", low=1, high=side, integer=True)
        return _prepared(credit.name, size, bool(gray)).copy()

    sample.__name__ = sample.__qualname__ = credit.name
    height, width = credit.shape
    sample.__doc__ = DOC.format(**credit._asdict(), side=side, height=height, width=width)
    return sample


DOC = """{shows} ({height} x {width} pixels). {author}; licence: {licence}.

    Parameters
    ----------
    size : int or None
        Side of the square result in pixels, at most {side}: the central square, reduced by area averaging.
        None gives the whole picture.
    gray : bool
        Whether to turn colour into grey.

    Returns
    -------
    ndarray of float32, shape (H, W) or (H, W, 3)
        A new picture in [0, 1].

    Raises
    ------
    TypeError, ValueError
        If `size` is not an integer from 1 to {side}.

    Examples
    --------
    >>> {name}(32, gray=True).shape
    (32, 32)
    """

SAMPLES = {name: _make(credit) for name, credit in CREDITS.items()}
globals().update(SAMPLES)

__all__ = ["CREDITS", "SAMPLES", "Credit", "credits", "microscopy", "photographs", *SAMPLES]
