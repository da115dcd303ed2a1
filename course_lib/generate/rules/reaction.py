"""Reaction and diffusion: one substance eats the other, both spread, and spots, stripes and mazes appear."""

import numpy as np

from course_lib.images import check_image, check_number, check_shape

DIFFUSION = (0.16, 0.08)  # of u and v, in pixels² a unit of time: v must spread more slowly than u


def start_reaction(shape, *, patches=None, rng=None):
    """Fill a dish with u and drop squares of v into it.

    ``u = 1, v = 0`` everywhere, ``u = 1/2, v = 1/4`` in the squares, and 1 % noise on both.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    patches : int, at least 1, optional
        How many squares; one for each 1600 pixels if left out. More of them fill the dish sooner.
    rng : int, numpy.random.Generator or None
        Where chance comes from: the places of the squares and the noise.

    Returns
    -------
    u, v : float32 arrays (H, W) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        When `patches` is no whole number above 0, or the shape is not two positive whole numbers.

    References
    ----------
    J. E. Pearson, "Complex patterns in a simple system", Science 261, 189-192, 1993.

    Examples
    --------
    >>> u, v = start_reaction((64, 64), patches=1, rng=1)
    >>> round(float(u.max()), 1), round(float(u.min()), 1)
    (1.0, 0.5)
    """
    rng = np.random.default_rng(rng)
    height, width = check_shape(shape)
    patches = max(1, height * width // 1600) if patches is None else patches
    check_number(patches, "patches", low=1, high=1_000_000, integer=True)
    here = np.zeros((height, width), bool)
    side = max(1, min(10, height // 2, width // 2))
    for row, column in zip(
        rng.integers(height, size=patches), rng.integers(width, size=patches), strict=True
    ):
        here[np.ix_(np.arange(row, row + side) % height, np.arange(column, column + side) % width)] = True
    noise = rng.uniform(0.0, 0.01, (2, height, width)).astype(np.float32)
    return np.where(here, np.float32(0.5), 1 - noise[0]), np.where(here, np.float32(0.25), 0) + noise[1]


def laplacian(field):
    """Add the four neighbours of each pixel and take four times itself away; edges wrap.

    ``lap[i, j] = field[i-1, j] + field[i+1, j] + field[i, j-1] + field[i, j+1] - 4 field[i, j]``.

    Parameters
    ----------
    field : float32 array (H, W)
        Any picture.

    Returns
    -------
    float32 array (H, W)
        How much higher the neighbours are: above 0 in a dip, below 0 on a peak; its sum is 0.

    Examples
    --------
    >>> laplacian(np.float32([[0, 0, 0], [0, 1, 0], [0, 0, 0]])).astype(int)
    array([[ 0,  1,  0],
           [ 1, -4,  1],
           [ 0,  1,  0]])
    """
    return sum(np.roll(field, shift, axis) for shift in (1, -1) for axis in (0, 1)) - 4 * field


def step_reaction(u, v, *, feed, kill, dt=1.0, diffusion=DIFFUSION):
    """Let the reaction of Gray and Scott run for one step of time.

    ``du/dt = D_u lap(u) - u v² + F (1 - u)`` and ``dv/dt = D_v lap(v) + u v² - (F + k) v``: two v and one u
    make three v; u is fed, v is taken away. This is the version to read; `evolve_reaction` is the fast one.

    Parameters
    ----------
    u, v : float32 arrays (H, W)
        How much there is of both substances in each pixel; edges wrap.
    feed : float, or array that broadcasts to (H, W), in [0, 1]
        F: how fast u is fed and everything flows out.
    kill : float, or array that broadcasts to (H, W), in [0, 1]
        k: how fast v is taken away beyond that.
    dt : float, above 0, default 1
        Length of the step. Diffusion is stable up to `stable_step`.
    diffusion : two floats, at least 0, default (0.16, 0.08)
        D of u and of v in pixels² a unit of time. Both times four: the pattern is twice as coarse.

    Returns
    -------
    u, v : float32 arrays (H, W)

    Raises
    ------
    TypeError, ValueError
        When u or v is no grey picture, their shapes differ, or a setting is out of range.

    References
    ----------
    P. Gray and S. K. Scott, "Autocatalytic reactions in the isothermal, continuous stirred tank reactor",
    Chemical Engineering Science 39, 1087-1097, 1984; J. E. Pearson, "Complex patterns in a simple system",
    Science 261, 189-192, 1993.

    Examples
    --------
    >>> u, v = start_reaction((32, 32), rng=1)
    >>> u, v = step_reaction(u, v, feed=0.03, kill=0.062)
    """
    feed, kill, dt, (du, dv) = check_reaction(u, v, feed, kill, dt, diffusion)
    u_new = u + dt * (du * laplacian(u) - u * v * v + feed * (1 - u))
    v_new = v + dt * (dv * laplacian(v) + u * v * v - (feed + kill) * v)
    return u_new, v_new


def stable_step(diffusion=DIFFUSION):
    """Find the longest step of time with which diffusion does not blow up: 1 / (4 D) of the faster substance.

    A chessboard is the finest wave of the grid: its laplacian is -8 times itself, so that a step multiplies
    it by ``1 - 8 D dt``, which must not go below -1.

    Parameters
    ----------
    diffusion : two floats, at least 0, default (0.16, 0.08)
        D of u and of v in pixels² a unit of time.

    Returns
    -------
    float
        Infinite when nothing spreads.

    Raises
    ------
    TypeError, ValueError
        When `diffusion` is not two numbers of at least 0.

    References
    ----------
    R. Courant, K. Friedrichs and H. Lewy, "Über die partiellen Differenzengleichungen der mathematischen
    Physik", Mathematische Annalen 100, 32-74, 1928.

    Examples
    --------
    >>> stable_step((0.25, 0.1))
    1.0
    """
    fastest = max(_check_diffusion(diffusion))
    return 1 / (4 * fastest) if fastest else float("inf")


def check_reaction(u, v, feed, kill, dt, diffusion):
    """Check all that a step needs; give numbers as plain floats and arrays as float32."""
    for field, name in ((u, "u"), (v, "v")):
        if check_image(field, name).ndim != 2:
            raise ValueError(f"{name} must be a grey picture (H, W), got shape {field.shape}")
    if u.shape != v.shape:
        raise ValueError(f"v must have the shape of u, {u.shape}, got {v.shape}")
    if check_number(dt, "dt", high=1000) <= 0:
        raise ValueError(f"dt must be above 0, got {dt}")
    return _rate(feed, "feed", u.shape), _rate(kill, "kill", u.shape), float(dt), _check_diffusion(diffusion)


def _rate(rate, name, shape):
    """Return a rate as a float, or as a float32 array when each pixel has its own."""
    if not isinstance(rate, np.ndarray) or rate.ndim == 0:
        return float(check_number(rate, name, low=0, high=1))
    try:
        np.broadcast_to(rate, shape)
    except ValueError:
        raise ValueError(f"{name} must broadcast to {shape}, got shape {rate.shape}") from None
    if rate.dtype.kind != "f" or not (rate.min() >= 0 and rate.max() <= 1):
        raise ValueError(
            f"{name} must hold numbers from 0 to 1, got {rate.dtype} {rate.min()} to {rate.max()}"
        )
    return rate.astype(np.float32)


def _check_diffusion(diffusion):
    if not isinstance(diffusion, (tuple, list)) or len(diffusion) != 2:
        raise TypeError(f"diffusion must be two numbers, of u and of v, got {diffusion!r}")
    return tuple(float(check_number(one, "diffusion", low=0, high=1000)) for one in diffusion)
