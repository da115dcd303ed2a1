"""Checks of the numbers that this room's functions take, with one form of error message."""

import numpy as np


def check_number(value, name, *, low=-np.inf, high=np.inf):
    """Return `value` as a float after checking that it is finite and in [low, high].

    Parameters
    ----------
    value : number
        What the caller gave.
    name : str
        The argument's name, used in the message.
    low, high : float
        The smallest and the largest value allowed.

    Returns
    -------
    float
        The same number.

    Raises
    ------
    TypeError
        If `value` is not a real number.
    ValueError
        If it is not finite or lies outside [low, high].

    Examples
    --------
    >>> check_number(3, "cell", low=1)
    3.0
    >>> check_number(0, "octaves", low=1)
    Traceback (most recent call last):
    ValueError: octaves must be at least 1, got 0
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} must be a number, got {type(value).__name__}")
    if not np.isfinite(value):
        raise ValueError(f"{name} must be finite, got {value}")
    if value < low:
        raise ValueError(f"{name} must be at least {low:g}, got {value:g}")
    if value > high:
        raise ValueError(f"{name} must be at most {high:g}, got {value:g}")
    return float(value)


def check_whole(value, name, *, low=0):
    """Return `value` as an int after checking that it is a whole number of at least `low`.

    Parameters
    ----------
    value : int
        What the caller gave.
    name : str
        The argument's name, used in the message.
    low : int
        The smallest value allowed.

    Returns
    -------
    int
        The same number.

    Raises
    ------
    TypeError
        If `value` is not a whole number.
    ValueError
        If it is smaller than `low`.

    Examples
    --------
    >>> check_whole(4, "octaves", low=1)
    4
    """
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    check_number(value, name, low=low)
    return int(value)


def check_pair(value, name, *, low=-np.inf, high=np.inf):
    """Return `value` as (smallest, largest) after checking both ends and their order.

    Parameters
    ----------
    value : pair of numbers, or one number for both
        What the caller gave.
    name : str
        The argument's name, used in the message.
    low, high : float
        The smallest and the largest value allowed for either end.

    Returns
    -------
    tuple of two floats
        The two ends in rising order.

    Raises
    ------
    TypeError
        If an end is not a number.
    ValueError
        If there are not two ends, one lies outside [low, high], or they are the wrong way round.

    Examples
    --------
    >>> check_pair((2, 4), "radius", low=1)
    (2.0, 4.0)
    >>> check_pair(3, "radius")
    (3.0, 3.0)
    """
    ends = tuple(value) if isinstance(value, (tuple, list)) else (value, value)
    if len(ends) != 2:
        raise ValueError(f"{name} must be one number or two (smallest, largest), got {len(ends)} of them")
    first, last = (check_number(end, name, low=low, high=high) for end in ends)
    if first > last:
        raise ValueError(f"{name} must rise from smallest to largest, got {first:g} before {last:g}")
    return first, last
