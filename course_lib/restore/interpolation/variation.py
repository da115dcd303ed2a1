"""Total variation: of all fillings, the one with the shortest steps in sum; edges stay sharp."""

import numpy as np

from course_lib.images import check_number
from course_lib.restore.interpolation._checks import by_colour, check_fill, put_in
from course_lib.restore.interpolation._pyramid import first_guess


def fill_tv(image, missing, *, steps=300, callback=None):
    """Fill with the least total variation: few edges, short and sharp, and flat patches between them.

    ``u = argmin sum sqrt(u_x^2 + u_y^2)`` with u = image in the known pixels; u_x and u_y are the steps to
    the right-hand and the lower neighbour, and in a colour picture the squares of all channels are added
    under one root. A gentle ramp costs as much as one sharp step of the same height, so that edges survive;
    but a line narrower than a hole is not continued through it: closing the gap off is shorter.

    The minimum is found by Chambolle and Pock's two steps in turn: arrows p of length at most 1 climb,
    ``p <- clip(p + s D u)``, and the lost pixels follow, ``u <- u - t D' p``.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.
    steps : int, 1 or more
        Number of iterations. Wide holes need more.
    callback : function of (step, picture), optional
        Called after each step with the picture so far, a copy.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known, or `steps` is below 1.

    References
    ----------
    T. F. Chan and J. Shen, "Mathematical models for local nontexture inpaintings", SIAM Journal on Applied
    Mathematics 62 (3), 1019-1043, 2002; S. Masnou and J.-M. Morel, "Level lines based disocclusion", IEEE
    International Conference on Image Processing, 1998; A. Chambolle and T. Pock, "A first-order primal-dual
    algorithm for convex problems with applications to imaging", Journal of Mathematical Imaging and Vision
    40, 120-145, 2011.

    Examples
    --------
    >>> edge = np.zeros((5, 6), np.float32)
    >>> edge[:, 3:] = 1
    >>> lost = np.zeros((5, 6), bool)
    >>> lost[2, 1:5] = True
    >>> print(fill_tv(edge, lost)[2].round(2))
    [0. 0. 0. 1. 1. 1.]
    """
    check_fill(image, missing)
    check_number(steps, "steps", low=1, integer=True)
    guess = first_guess(by_colour(image), ~missing)
    u = np.ascontiguousarray(np.moveaxis(guess, -1, 0))
    pace, ahead, arrows = PRIMAL * missing, u, np.zeros((2, *u.shape), np.float32)
    for step in range(steps):
        arrows += DUAL * _steps(ahead)
        arrows /= np.maximum(_length(arrows), 1)
        before, u = u, u - pace * _steps_transposed(arrows)
        ahead = 2 * u - before
        if callback is not None:
            callback(step, np.moveaxis(u, 0, -1).reshape(image.shape).copy())
    return put_in(image, missing, np.moveaxis(u, 0, -1).reshape(image.shape)[missing])


PRIMAL, DUAL = np.float32(0.05), np.float32(2.5)
"""Lengths of the two steps; their product must be at most 1/8, one over the largest ``|D u|^2 / |u|^2``."""


def _steps(u):
    """Return D u, the steps down and to the right (2, C, H, W); beyond the border there is no step."""
    steps = np.zeros((2, *u.shape), u.dtype)
    steps[0, :, :-1] = u[:, 1:] - u[:, :-1]
    steps[1, :, :, :-1] = u[:, :, 1:] - u[:, :, :-1]
    return steps


def _steps_transposed(arrows):
    """Return D' p, what flows into each pixel less what flows out."""
    flow = -arrows[0] - arrows[1]
    flow[:, 1:] += arrows[0, :, :-1]
    flow[:, :, 1:] += arrows[1, :, :, :-1]
    return flow


def _length(arrows):
    """Return the length of each pixel's arrow over both directions and all colours (H, W)."""
    return np.sqrt(sum(np.square(one) for one in arrows.reshape(-1, *arrows.shape[2:])))
