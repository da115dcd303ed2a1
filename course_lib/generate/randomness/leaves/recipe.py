"""What can be chosen about dead leaves, and a ladder of named choices."""

from dataclasses import dataclass

from course_lib.images import check_number


@dataclass(frozen=True)
class Leaves:
    """How to make a picture of dead leaves. Sizes are in pixels of the finished picture.

    A pair (smallest, largest) is drawn anew, evenly, for each picture; one number holds for all pictures.

    Parameters
    ----------
    r_min : float or pair, at least 0.5
        Radius of the smallest leaves. Small means busy; below 1 the picture turns into confetti.
    r_max : float or None
        Radius of the largest leaves; None takes the longer side of the picture.
    exponent : float
        Radii r have density ∝ r^(−exponent). At 3 the picture looks alike at every distance.
    contrast : float or pair
        How far the leaves' greys lie from the picture's own mean, as a standard deviation in picture units.
    texture : float, at least 0
        Strength of gradients and patterns on the leaves; 0 leaves them flat, 1 is like photographs.
    polygons, bars : float in [0, 1]
        Shares of leaves that are polygons or rectangles, and long thin bars; the rest are discs.
    blurred : float in [0, 1]
        Share of pictures that are slightly out of focus.

    Raises
    ------
    TypeError
        If a field is not a number (or a pair of numbers, where that is allowed).
    ValueError
        If a field is out of range, or `polygons` and `bars` together exceed 1.

    Examples
    --------
    >>> Leaves(r_min=3, texture=0).texture
    0
    >>> Leaves(r_min=0)
    Traceback (most recent call last):
    ValueError: r_min must be at least 0.5, got 0
    """

    r_min: float | tuple = (2.0, 4.0)
    r_max: float | None = None
    exponent: float = 3.0
    contrast: float | tuple = (0.06, 0.26)
    texture: float = 1.0
    polygons: float = 0.35
    bars: float = 0.15
    blurred: float = 1 / 3

    def __post_init__(self):
        smallest = check_pair(self.r_min, "r_min", low=0.5, high=1000)[1]
        check_pair(self.contrast, "contrast", low=0, high=1)
        if self.r_max is not None:
            check_number(self.r_max, "r_max", low=smallest)
        check_number(self.exponent, "exponent", low=0, high=6)
        check_number(self.texture, "texture", low=0, high=4)
        for name in ("polygons", "bars", "blurred"):
            check_number(getattr(self, name), name, low=0, high=1)
        if self.polygons + self.bars > 1:
            raise ValueError(f"polygons and bars together must be at most 1, got {self.polygons + self.bars:g}")


def check_pair(value, name, *, low, high):
    """Return `value` as (smallest, largest) after checking both ends and their order.

    Parameters
    ----------
    value : pair of numbers, or one number for both
    name : str
        What the message calls it.
    low, high : float
        The smallest and the largest value allowed for either end.

    Returns
    -------
    tuple of two numbers

    Raises
    ------
    TypeError
        If an end is not a number.
    ValueError
        If there are not two ends, one lies outside the range, or they are the wrong way round.

    Examples
    --------
    >>> check_pair((2, 4), "r_min", low=1, high=9)
    (2, 4)
    >>> check_pair(3, "r_min", low=1, high=9)
    (3, 3)
    """
    ends = tuple(value) if isinstance(value, (tuple, list)) else (value, value)
    if len(ends) != 2:
        raise ValueError(f"{name} must be one number or a pair (smallest, largest), got {value!r}")
    for end in ends:
        check_number(end, name, low=low, high=high)
    if ends[0] > ends[1]:
        raise ValueError(f"{name} must rise from smallest to largest, got {value!r}")
    return ends


_PLAIN = {"r_min": (0.5, 2.0), "contrast": 0.29, "texture": 0, "polygons": 0, "bars": 0, "blurred": 0}
_LARGER = {**_PLAIN, "r_min": (2.0, 4.0)}
_SOFTER = {**_LARGER, "contrast": Leaves.contrast}
_TEXTURED = {**_SOFTER, "texture": 1.0}
_SHAPED = {**_TEXTURED, "polygons": Leaves.polygons, "bars": Leaves.bars}

RECIPES = {
    "discs": Leaves(**_PLAIN),
    "+ radius limit": Leaves(**_LARGER),
    "+ contrast": Leaves(**_SOFTER),
    "+ textures": Leaves(**_TEXTURED),
    "+ polygons and bars": Leaves(**_SHAPED),
    "full": Leaves(),
}
"""Each recipe adds one thing to the one before; the last adds a slight blur on a third of the pictures."""
