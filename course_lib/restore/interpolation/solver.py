"""Solve the equation of the lost pixels: conjugate gradients, or elimination where they would crawl."""

import numpy as np
from scipy import ndimage, sparse
from scipy.sparse import linalg

from course_lib.restore.interpolation._checks import by_colour, put_in, window_around
from course_lib.restore.interpolation._pyramid import first_guess
from course_lib.restore.interpolation.stencil import apply_laplacian, laplacian_power, stencil_middle

TOLERANCE = 1e-4
MOST_STEPS = 4000
STEPS = {1: 5, 2: 40}
"""Conjugate gradients take about so many steps, by power, for each pixel of depth of the deepest hole."""
ELIMINATED = 1200
"""To eliminate one lost pixel takes about as long as one step takes for so many pixels."""
MOST_ELIMINATED = 300_000
"""Elimination needs several kilobytes for each lost pixel."""


def fill_by_equation(image, missing, power):
    """Fill the lost pixels so that ``L^power u = 0`` there, the known pixels being given.

    L leaves away neighbours outside the picture. All that the equation reads lies `power` pixels around the
    lost ones, so that only this window is worked on.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture.
    missing : ndarray of bool, shape (H, W)
        True = unknown; at least one pixel is known.
    power : int
        1 is the harmonic equation, 2 the biharmonic one.

    Returns
    -------
    ndarray of float32, same shape
        A new picture.
    """
    if not missing.any():
        return image.copy()
    window = window_around(missing, power)
    lost, part = missing[window], by_colour(image[window]).astype(np.float64)
    guess = first_guess(part, ~lost)
    solve = eliminate if _crawls(lost, power) else follow_gradients
    return put_in(image, missing, solve(guess, lost, power)[lost].reshape(-1, *image.shape[2:]))


def _crawls(lost, power):
    """Say whether conjugate gradients would take longer than elimination, which also needs the memory."""
    steps = STEPS[power] * ndimage.distance_transform_edt(lost).max()
    return steps * lost.size > ELIMINATED * lost.sum() and lost.sum() <= MOST_ELIMINATED


def follow_gradients(guess, lost, power):
    """Solve one colour after another by conjugate gradients, from a first guess."""
    colours = np.ascontiguousarray(np.moveaxis(guess, -1, 0))
    solved = [conjugate_gradients(one, lost, power) for one in colours]
    return np.stack(solved, axis=-1)


def conjugate_gradients(u, lost, power, *, tolerance=TOLERANCE, steps=MOST_STEPS):
    """Walk down the energy ``sum u L^power u``, never going back on a direction once taken.

    The matrix is not needed, only what it makes of a picture. The slope is divided by the stencil's middle
    (Jacobi's scaling), because pixels at the border have fewer neighbours.

    Parameters
    ----------
    u : ndarray of float64, shape (H, W)
        Where to start: the known pixels, and a guess in the lost ones.
    lost : ndarray of bool, shape (H, W)
        Which pixels may move.
    power : int
        Power of the Laplacian.
    tolerance : float
        Stop when the slope has fallen to this part of that of the guess.
    steps : int
        Stop after so many steps in any case.

    Returns
    -------
    ndarray of float64, shape (H, W)

    References
    ----------
    M. R. Hestenes and E. Stiefel, "Methods of conjugate gradients for solving linear systems", Journal of
    Research of the National Bureau of Standards 49 (6), 409-436, 1952.
    """
    scale = lost / stencil_middle(u.shape, power)
    u, down = u.copy(), -apply_laplacian(u, power)
    direction = scale * down
    size = _dot(down, direction)
    goal = tolerance**2 * size
    for _ in range(steps):
        if size <= goal:
            break
        ahead = apply_laplacian(direction, power)
        length = size / _dot(direction, ahead)
        u += length * direction
        down -= length * ahead
        scaled = scale * down
        before, size = size, _dot(down, scaled)
        direction *= size / before
        direction += scaled
    return u


def eliminate(u, lost, power):
    """Solve exactly by Gauss's elimination on the sparse matrix, all colours at once.

    With the pixels sorted into lost ones (x) and known ones (k), the rows of the lost ones read
    ``A x = -K k``: A is symmetric and positive definite. The order of elimination keeps it sparse.

    Parameters
    ----------
    u : ndarray of float64, shape (H, W, C)
        The known pixels; the lost ones are not read.
    lost : ndarray of bool, shape (H, W)
        Which pixels to solve for.
    power : int
        Power of the Laplacian.

    Returns
    -------
    ndarray of float64, shape (H, W, C)
    """
    unknown = lost.ravel()
    rows = laplacian_power(lost.shape, power)[unknown]
    system, border = rows[:, unknown], rows[:, ~unknown]
    options = {"SymmetricMode": True}
    factors = linalg.splu(
        sparse.csc_array(system), permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=options
    )
    return put_in(u, lost, factors.solve(-(border @ u[~lost])))


def _dot(first, second):
    """Return the sum of products; not `@`, which starts threads for it and takes longer."""
    return float(np.einsum("ij,ij->", first, second))
