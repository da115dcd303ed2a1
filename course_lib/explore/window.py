"""Something to see at once of a repair that takes long: a window in the middle is repaired first."""
import time

import numpy as np

WINDOW, BUDGET = 96, 0.012  # side in pixels of what is repaired at once; seconds for a whole picture that are not slow


def middle(shape, side=WINDOW):
    """Return the slices that cut out the middle of a picture.

    Examples
    --------
    >>> middle((100, 200), 96)
    (slice(2, 98, None), slice(52, 148, None))
    """
    side = min(side, *shape)
    return tuple(slice((length - side) // 2, (length - side) // 2 + side) for length in shape)


def repair_window(picture, repair, *, side=WINDOW, budget=BUDGET):
    """Repair a window in the middle; None if that shows that the whole picture will not take long.

    Parameters
    ----------
    picture : array
        The damaged picture ``(H, W)`` or ``(H, W, 3)``, float32.
    repair : function
        ``repair(window)``, from the slices of a window to its repaired picture.
    side : int
        The window's side in pixels.
    budget : float
        How many seconds for a whole picture are not slow.

    Returns
    -------
    array or None
        The picture with its middle repaired.
    """
    window = middle(picture.shape[:2], side)
    begin = time.perf_counter()
    part = repair(window)
    if (time.perf_counter() - begin) * picture.size / part.size <= budget:
        return None
    mixed = picture.copy()
    mixed[window] = part
    return mixed


def cut(array, window):
    """Return a part of an array as one block of memory."""
    return np.ascontiguousarray(array[window])
