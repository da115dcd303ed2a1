"""Julia's and Mandelbrot's sets: repeat z -> z² + c in every pixel and count how long z stays near."""

import numbers

import numpy as np

from course_lib.images import check_number, check_shape

FAR = 20.0  # beyond 2 nothing comes back; a border further out makes the greys smooth
MAX_STEPS = 10_000

JULIAS = {
    "rabbit": -0.1226 + 0.7449j,
    "basilica": -1 + 0j,
    "dendrite": 1j,
    "dragon": -0.8 + 0.156j,
    "seahorses": -0.7454 + 0.1130j,
    "spirals": 0.285 + 0.01j,
    "dust": -0.4 + 0.65j,
}


def julia(shape, c=-0.8 + 0.156j, *, steps=200, centre=0j, span=3.2):
    """Draw the Julia set of c: how long each z of the plane stays near under ``z -> z² + c``.

    ``grey = log(1 + n) / log(1 + steps)``, where n counts the steps until ``|z| > 20``, with a fraction
    ``-log2(log|z| / log 20)`` so that no stripes are seen. What never leaves is white.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    c : complex, default -0.8 + 0.156j
        The number that is added: each makes another picture; `JULIAS` names some. Inside Mandelbrot's set the
        picture is in one piece, outside it is dust.
    steps : int, 1 to 10,000, default 200
        After how many steps a point counts as staying. More of them carve finer threads.
    centre : complex, default 0
        The point in the middle of the picture: its real part is to the right, its imaginary part upward.
    span : float, above 0, default 3.2
        How much of the plane the shorter side shows; less looks closer.

    Returns
    -------
    float32 array (H, W) in [0, 1]
        1 where z stayed near for all steps.

    Raises
    ------
    TypeError, ValueError
        When an option is out of range, or the shape is not two positive whole numbers.

    References
    ----------
    G. Julia, "Mémoire sur l'itération des fonctions rationnelles", Journal de Mathématiques Pures et
    Appliquées 8(1), 47-245, 1918; smooth counts: H.-O. Peitgen and P. H. Richter, "The Beauty of Fractals",
    Springer, 1986.

    Examples
    --------
    >>> disc = julia((200, 200), 0j)  # without c, squaring keeps the unit disc
    >>> round(float((disc == 1).mean()) * 3.2**2, 1)  # its area
    3.1
    """
    plane = _plane(shape, centre, span)
    return _stay(plane, _check_complex(c, "c"), steps)


def mandelbrot(shape, *, steps=200, centre=-0.6 + 0j, span=2.6):
    """Draw Mandelbrot's set, the map of all Julia sets: how long 0 stays near for each c.

    The same ``z -> z² + c`` as in `julia`, but z begins at 0 and each pixel has its own c.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    steps : int, 1 to 10,000, default 200
        After how many steps a point counts as staying. A closer look needs more.
    centre : complex, default -0.6
        The c in the middle of the picture: its real part is to the right, its imaginary part upward.
    span : float, above 0, default 2.6
        How much of the plane the shorter side shows; less looks closer.

    Returns
    -------
    float32 array (H, W) in [0, 1]
        Greys as in `julia`; 1 is the set.

    Raises
    ------
    TypeError, ValueError
        When an option is out of range, or the shape is not two positive whole numbers.

    References
    ----------
    B. B. Mandelbrot, "Fractal aspects of the iteration of z -> λz(1-z) for complex λ and z", Annals of the
    New York Academy of Sciences 357, 249-259, 1980.

    Examples
    --------
    >>> mandelbrot((3, 3), centre=0j, span=0.3).tolist()  # all near 0: all in the set
    [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]
    """
    plane = _plane(shape, centre, span)
    return _stay(np.zeros_like(plane), plane, steps)


def _plane(shape, centre, span):
    """Give the complex number of each pixel's middle."""
    height, width = check_shape(shape)
    if check_number(span, "span", high=1e6) <= 0:
        raise ValueError(f"span must be above 0, got {span}")
    pixel = span / min(height, width)
    x = (np.arange(width) - (width - 1) / 2) * pixel
    y = ((height - 1) / 2 - np.arange(height)) * pixel
    return _check_complex(centre, "centre") + (x[None, :] + 1j * y[:, None])


def _stay(z, c, steps):
    """Repeat z² + c, drop what is far away, and turn the counts into greys."""
    check_number(steps, "steps", low=1, high=MAX_STEPS, integer=True)
    counts = np.full(z.size, float(steps))
    here, shape, z, c = np.arange(z.size), z.shape, z.ravel(), np.ravel(c)
    for step in range(steps):
        z = z * z + c
        far = np.abs(z) > FAR
        if far.any():
            counts[here[far]] = step + 1 - np.log2(np.log(np.abs(z[far])) / np.log(FAR))
            z, here, c = z[~far], here[~far], c[~far] if c.size > 1 else c
    grey = np.log1p(np.clip(counts, 0, steps)) / np.log1p(steps)
    return grey.reshape(shape).astype(np.float32)


def _check_complex(value, name):
    if not isinstance(value, numbers.Complex) or isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} must be a complex number such as -0.8 + 0.156j, got {value!r}")
    if not np.isfinite(complex(value)) or abs(value) > 1e6:
        raise ValueError(f"{name} must be finite, got {value}")
    return complex(value)
