"""Which patch of the picture looks most like this one? All are asked, by sums of squared differences."""

import numpy as np
from scipy import ndimage

from course_lib.images import check_number

ENOUGH = 0.03
"""The part of the pixels that must lie in the middle of a wholly known patch."""
SAME = 1e-6
"""Squared differences closer than this are a draw."""


def check_patch(patch):
    """Return `patch` if it is the odd side of a patch."""
    check_number(patch, "patch", low=3, high=101, integer=True)
    if patch % 2 == 0:
        raise ValueError(f"patch must be odd, so that it has a middle, got {patch}")
    return patch


def known_patches(missing, patch):
    """Mark the pixels whose patch lies inside the picture and is wholly known: the patches to copy from."""
    return ~ndimage.maximum_filter(missing, patch, mode="constant", cval=True)


def enough_patches(missing, patch):
    """Say whether the picture holds so many known patches that looking for a good one makes sense."""
    return known_patches(missing, patch).sum() >= max(1, ENOUGH * missing.size)


def patch_costs(picture, downs, rights, values, half):
    """Sum the squared differences between some pixels of a patch and those of every patch of the picture.

    ``cost(q) = sum over (down, right) of |picture(q + (down, right)) - value|^2``. For one pixel of the patch
    this is the whole picture, shifted, minus one number: a loop over the pixels of the patch is enough.

    Parameters
    ----------
    picture : ndarray of float32, shape (H, W, C)
        Where to look.
    downs, rights : ndarray of int, shape (N,)
        Where the pixels of the patch lie, seen from its middle.
    values : ndarray of float32, shape (N, C)
        Their values.
    half : int
        How far a patch reaches from its middle.

    Returns
    -------
    ndarray of float32, shape (H - 2 half, W - 2 half)
        A cost for each pixel that is the middle of a patch inside the picture.

    Examples
    --------
    >>> row = np.float32([1, 2, 3, 4, 5]).reshape(1, 5, 1).repeat(3, axis=0)
    >>> patch_costs(row, np.array([0]), np.array([-1]), np.float32([[2]]), 1)
    array([[1., 0., 1.]], dtype=float32)
    """
    height, width = picture.shape[0] - 2 * half, picture.shape[1] - 2 * half
    cost = np.zeros((height, width), np.float32)
    for plane, numbers in zip(np.moveaxis(picture, 2, 0).copy(), values.T, strict=True):
        for down, right, value in zip(half + downs, half + rights, numbers, strict=True):
            difference = plane[down : down + height, right : right + width] - value
            difference *= difference
            cost += difference
    return cost


def best_patch(cost, allowed, row, column):
    """Return the row and column of the cheapest allowed patch, of equal ones the nearest, then the first.

    On flat ground hundreds of patches match alike, and a far one brings in what lies beside it there.
    """
    half = (allowed.shape[0] - cost.shape[0]) // 2
    inner = allowed[half : half + cost.shape[0], half : half + cost.shape[1]]
    cost = np.where(inner, cost, np.inf)
    rows, columns = np.nonzero(cost <= cost.min() + SAME)
    nearest = np.argmin((rows + half - row) ** 2 + (columns + half - column) ** 2)
    return int(rows[nearest]) + half, int(columns[nearest]) + half
