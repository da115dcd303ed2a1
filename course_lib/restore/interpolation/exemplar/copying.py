"""Fill by example on one scale: go to the most urgent patch, find the one that looks alike, copy, repeat."""

import numpy as np

from course_lib.restore.interpolation._checks import by_colour, check_fill
from course_lib.restore.interpolation.exemplar.priority import confidence_term, data_term, front
from course_lib.restore.interpolation.exemplar.search import (
    best_patch,
    check_patch,
    enough_patches,
    known_patches,
    patch_costs,
)


def copy_patches(picture, missing, patch, report=None):
    """Fill the hole patch by patch, the most urgent first, each with the best match in the known picture.

    Parameters
    ----------
    picture : ndarray of float32, shape (H, W, C)
        The damaged picture, 0 in its lost pixels.
    missing : ndarray of bool, shape (H, W)
        True = unknown; there is a wholly known patch to copy from.
    patch : int
        Side of the patches.
    report : function of (picture, left), optional
        Called after each patch with the picture so far and what is still missing in it.

    Returns
    -------
    filled : ndarray of float32, shape (H, W, C)
        The new picture.
    offsets : ndarray of int, shape (H, W, 2)
        From each lost pixel to the known one whose value it got; 0 elsewhere.
    """
    filled, left, confidence = picture.copy(), missing.copy(), (~missing).astype(np.float32)
    allowed, offsets = known_patches(missing, patch), np.zeros((*missing.shape, 2), int)
    while left.any():
        row, column, trust = most_urgent(filled, left, confidence, patch)
        rows, columns = patch_around(row, column, patch, left.shape)
        known, lost = ((rows[keep], columns[keep]) for keep in (~left[rows, columns], left[rows, columns]))
        cost = patch_costs(picture, known[0] - row, known[1] - column, filled[known], patch // 2)
        offset = np.subtract(best_patch(cost, allowed, row, column), (row, column))
        filled[lost] = picture[lost[0] + offset[0], lost[1] + offset[1]]
        left[lost], confidence[lost], offsets[lost] = False, trust, offset
        if report is not None:
            report(filled, left)
    return filled, offsets


def fill_order(image, missing, *, patch=9):
    """Show when each lost pixel is filled if the patches are copied one after another on one scale.

    Known pixels are 0; pixels of the k-th of n patches are ``k / n``. Corners and edges that run into the
    hole come first, smooth sides wait.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.
    patch : int, odd, 3 to 101
        Side of the patches in pixels: the larger, the fewer steps.

    Returns
    -------
    ndarray of float32, shape (H, W)
        A picture in [0, 1], dark where the filling begins. Where no patches are copied because hardly one is
        wholly known (see `fill_exemplar`), all lost pixels are 1.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known, or `patch` is even or out of range.

    References
    ----------
    A. Criminisi, P. Perez and K. Toyama, "Region filling and object removal by exemplar-based image
    inpainting", IEEE Transactions on Image Processing 13 (9), 1200-1212, 2004.

    Examples
    --------
    >>> missing = np.zeros((15, 15), bool)
    >>> missing[6:9, 6:9] = True
    >>> np.unique(fill_order(np.zeros((15, 15), np.float32), missing, patch=3)).round(2)
    array([0.  , 0.25, 0.5 , 0.75, 1.  ], dtype=float32)
    """
    check_fill(image, missing)
    check_patch(patch)
    if not enough_patches(missing, patch):
        return missing.astype(np.float32)
    waits = np.zeros(missing.shape, np.float32)

    def count(picture, left):
        waits[left] += 1

    copy_patches(np.where(missing[..., None], 0, by_colour(image)), missing, patch, count)
    return np.where(missing, (waits + 1) / (waits.max(initial=0) + 1), 0).astype(np.float32)


def most_urgent(picture, missing, confidence, patch):
    """Return the row and column where ``P = C D`` is largest, and the confidence C there."""
    rows, columns = front(missing)
    trust = confidence_term(confidence, rows, columns, patch)
    best = np.argmax(trust * data_term(picture, missing, rows, columns, patch))
    return rows[best], columns[best], trust[best]


def patch_around(row, column, patch, shape):
    """Return the rows and columns of all pixels of a patch, without those outside the picture."""
    near = np.arange(-(patch // 2), patch // 2 + 1)
    rows, columns = (grid.ravel() for grid in np.meshgrid(row + near, column + near, indexing="ij"))
    inside = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
    return rows[inside], columns[inside]
