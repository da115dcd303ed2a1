"""Pictures of the Gray-Scott reaction: named places on the map of feed and kill, and the map itself."""

from itertools import islice

import numpy as np

from course_lib.generate.rules.kinetics import evolve_reaction
from course_lib.generate.rules.reaction import DIFFUSION, start_reaction
from course_lib.images import check_image, check_number, check_shape

BRIGHTEST = 0.4  # hardly any reaction makes more v than this, so it is drawn as white
FINE = (0.1, 0.05)  # spreads less than the usual reaction, so that more of the map's patterns find room
FEEDS, KILLS = (0.008, 0.07), (0.043, 0.068)  # what the map shows, if nothing else is asked for
RING = (7.0, 11.0)  # inner and outer radius in pixels of a mark on a map 256 pixels high

REACTIONS = {
    "spots": (0.030, 0.062),
    "solitons": (0.020, 0.0585),
    "mitosis": (0.0367, 0.0649),
    "stripes": (0.050, 0.065),
    "coral": (0.0545, 0.062),
    "mazes": (0.029, 0.057),
    "holes": (0.039, 0.058),
    "threads": (0.062, 0.0609),
    "ripples": (0.022, 0.051),
    "chaos": (0.026, 0.051),
    "waves": (0.014, 0.041),
    "sparks": (0.010, 0.047),
}


def grow_reaction(shape, *, feed=0.0545, kill=0.062, steps=5000, rng=None):
    """Start a dish, let it react for some thousand steps and draw the substance v.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels. A spot is about eight pixels wide.
    feed, kill : float, in [0, 1]
        The place on the map: `REACTIONS` names good ones. A step to the side, and everything dies.
    steps : int, at least 0, default 5000
        How long. Most patterns fill the dish in 3,000 to 10,000 steps.
    rng : int, numpy.random.Generator or None
        Where chance comes from: where the reaction starts.

    Returns
    -------
    float32 array (H, W) in [0, 1]
        Black where there is no v, white where v is 0.4 or more.

    Raises
    ------
    TypeError, ValueError
        When a setting is out of range, or the shape is not two positive whole numbers.

    References
    ----------
    J. E. Pearson, "Complex patterns in a simple system", Science 261, 189-192, 1993.

    Examples
    --------
    >>> feed, kill = REACTIONS["coral"]
    >>> grow_reaction((64, 64), feed=feed, kill=kill, steps=200, rng=1).shape
    (64, 64)
    """
    u, v = start_reaction(shape, rng=rng)
    return draw_reaction(_run(u, v, feed, kill, steps))


def map_reaction(shape, *, feed=FEEDS, kill=KILLS, steps=6000, rng=None):
    """Grow all reactions in one dish: feed rises from the bottom to the top, kill from left to right.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    feed : two floats, in [0, 1], default (0.008, 0.07)
        F in the lowest and in the highest row.
    kill : two floats, in [0, 1], default (0.043, 0.068)
        k in the first and in the last column.
    steps : int, at least 0, default 6000
        How long.
    rng : int, numpy.random.Generator or None
        Where chance comes from: where the reaction starts.

    Returns
    -------
    float32 array (H, W) in [0, 1]
        v as in `grow_reaction`: black where everything dies, flat grey where v wins, patterns between.

    Raises
    ------
    TypeError, ValueError
        When a setting is out of range, or the shape is not two positive whole numbers.

    References
    ----------
    J. E. Pearson, "Complex patterns in a simple system", Science 261, 189-192, 1993.

    Examples
    --------
    >>> map_reaction((64, 96), steps=200, rng=1).shape
    (64, 96)
    """
    height, width = check_shape(shape)
    low, high = _check_range(feed, "feed")
    left, right = _check_range(kill, "kill")
    feeds = np.linspace(high, low, height, dtype=np.float32)[:, None]
    kills = np.linspace(left, right, width, dtype=np.float32)[None, :]
    u, v = start_reaction(shape, patches=max(1, height * width // 600), rng=rng)
    return draw_reaction(_run(u, v, feeds, kills, steps, FINE))


def mark_map(picture, *, feed, kill):
    """Draw a ring on the map around one place: white with a dark rim, so that it is seen everywhere.

    Parameters
    ----------
    picture : float32 array (H, W)
        From `map_reaction` with its usual ranges of feed and kill.
    feed, kill : float
        The place, from 0.008 to 0.07 and from 0.043 to 0.068.

    Returns
    -------
    float32 array (H, W)
        A new picture.

    Raises
    ------
    TypeError, ValueError
        When `picture` is no grey picture, or the place is not on the map.

    Examples
    --------
    >>> marked = mark_map(np.full((256, 256), 0.5, np.float32), feed=0.039, kill=0.0555)
    >>> float(marked[128, 128]), float(marked[128, 137])  # the middle is free, the ring is white
    (0.5, 1.0)
    """
    check_image(picture, "picture")
    if picture.ndim != 2:
        raise ValueError(f"picture must be grey, (H, W), got {picture.shape}")
    down = (FEEDS[1] - check_number(feed, "feed", low=FEEDS[0], high=FEEDS[1])) / (FEEDS[1] - FEEDS[0])
    right = (check_number(kill, "kill", low=KILLS[0], high=KILLS[1]) - KILLS[0]) / (KILLS[1] - KILLS[0])
    rows, columns = np.indices(picture.shape, sparse=True)
    height, width = picture.shape
    distance = np.hypot(rows - down * (height - 1), columns - right * (width - 1)) * (256 / height)
    marked = picture.copy()
    marked[(distance > RING[0] - 2) & (distance < RING[1] + 2)] = 0
    marked[(distance > RING[0]) & (distance < RING[1])] = 1
    return marked


def draw_reaction(v):
    """Draw the substance v: black where there is none, white from 0.4 on.

    Parameters
    ----------
    v : float32 array (H, W)
        From `evolve_reaction`.

    Returns
    -------
    float32 array (H, W) in [0, 1]

    Raises
    ------
    TypeError, ValueError
        When `v` is no picture.

    Examples
    --------
    >>> draw_reaction(np.float32([[0.0, 0.2, 0.4, 0.6]]))
    array([[0. , 0.5, 1. , 1. ]], dtype=float32)
    """
    return np.clip(check_image(v, "v") / np.float32(BRIGHTEST), 0, 1)


def _run(u, v, feed, kill, steps, diffusion=DIFFUSION):
    check_number(steps, "steps", low=0, integer=True)
    states = evolve_reaction(u, v, feed=feed, kill=kill, diffusion=diffusion, every=max(1, steps))
    return next(islice(states, min(steps, 1), None))[1]


def _check_range(pair, name):
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise TypeError(f"{name} must be two numbers, from and to, got {pair!r}")
    return [float(check_number(one, name, low=0, high=1)) for one in pair]
