"""Solve a large sparse system for the lost pixels: conjugate gradients, and elimination where they crawl."""

import numpy as np
from scipy import sparse
from scipy.sparse import linalg

from course_lib.restore.interpolation._checks import by_colour, put_in, window_around
from course_lib.restore.interpolation._pyramid import first_guess

REACH = 2
TOLERANCE = 1e-4
MOST_STEPS = 200


def fill_by_equation(image, missing, matrix):
    """Fill the lost pixels so that their rows of ``matrix u = 0`` hold, the known pixels being given.

    With the pixels sorted into lost ones (x) and known ones (k), the rows of the lost ones read
    ``A x = -K k``: `A` is symmetric and positive definite, and all colours share it.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture.
    missing : ndarray of bool, shape (H, W)
        True = unknown; at least one pixel is known.
    matrix : function of a shape
        `laplacian` or `bilaplacian`; its stencil reaches at most two pixels.

    Returns
    -------
    ndarray of float32, same shape
        A new picture.
    """
    if not missing.any():
        return image.copy()
    window = window_around(missing, REACH)
    lost, part = missing[window], by_colour(image[window]).astype(np.float64)
    if lost.all():
        return put_in(image, missing, image[~missing][0])
    guess = first_guess(part, ~lost)
    unknown = lost.ravel()
    rows = matrix(lost.shape)[unknown]
    system, border = rows[:, unknown], rows[:, ~unknown]
    solution = solve(system, -(border @ part[~lost]), guess[lost])
    return put_in(image, missing, solution.reshape(-1, *image.shape[2:]))


def solve(system, right, guess):
    """Solve ``system x = right`` for several right-hand sides at once.

    Parameters
    ----------
    system : scipy.sparse.csr_array, shape (N, N)
        Symmetric and positive definite.
    right, guess : ndarray of float64, shape (N, C)
        Right-hand sides and where to start.

    Returns
    -------
    ndarray of float64, shape (N, C)
    """
    solution, converged = conjugate_gradients(system, right, guess)
    return solution if converged else eliminate(system, right)


def conjugate_gradients(system, right, guess, *, tolerance=TOLERANCE, steps=MOST_STEPS):
    """Walk to the solution, never going back on a direction (Hestenes & Stiefel, with Jacobi's scaling).

    Parameters
    ----------
    system : scipy.sparse.csr_array, shape (N, N)
        Symmetric and positive definite.
    right, guess : ndarray of float64, shape (N, C)
        Right-hand sides and where to start.
    tolerance : float
        Stop when the scaled residual has fallen to this part of that of the mean value.
    steps : int
        Give up after so many.

    Returns
    -------
    solution : ndarray of float64, shape (N, C)
    converged : bool

    References
    ----------
    M. R. Hestenes and E. Stiefel, "Methods of conjugate gradients for solving linear systems", Journal of
    Research of the National Bureau of Standards 49 (6), 409-436, 1952.
    """
    scale = 1 / system.diagonal()[:, None]
    x = guess.copy()
    residual = right - system @ x
    scaled = scale * residual
    direction = scaled.copy()
    size = goal = (residual * scaled).sum(axis=0)
    goal = tolerance**2 * goal
    for _ in range(steps):
        if (size <= goal).all():
            return x, True
        ahead = system @ direction
        step = size / np.maximum((direction * ahead).sum(axis=0), TINY)
        x += step * direction
        residual -= step * ahead
        scaled = scale * residual
        before, size = size, (residual * scaled).sum(axis=0)
        direction = scaled + size / np.maximum(before, TINY) * direction
    return x, False


def eliminate(system, right):
    """Solve by Gauss's elimination, in an order that keeps the triangles sparse.

    Parameters
    ----------
    system : scipy.sparse.csr_array, shape (N, N)
        Symmetric and positive definite.
    right : ndarray of float64, shape (N, C)
        Right-hand sides.

    Returns
    -------
    ndarray of float64, shape (N, C)
    """
    options = {"SymmetricMode": True}
    factors = linalg.splu(
        sparse.csc_array(system), permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=options
    )
    return factors.solve(right)


TINY = np.finfo(np.float64).tiny
