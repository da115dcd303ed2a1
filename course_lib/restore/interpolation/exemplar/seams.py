"""Copied pieces meet in steps of brightness; spread each step so far that nobody sees it."""

import numpy as np
from scipy.sparse.linalg import LinearOperator, cg

from course_lib.restore.interpolation.stencil import apply_laplacian

HOLD = 0.05
"""How much the copied values themselves count beside their differences: a step fades over about 4 pixels."""


def mend_seams(filled, missing, offsets):
    """Keep the differences between neighbours as they are where they were copied from, rather than the values.

    Find the correction v, 0 in known pixels, of least
    ``sum over neighbours |(u + v)_p - (u + v)_q - g_pq|^2 + 0.05 sum |v_p|^2``, where u is the copy and g the
    difference in the place from which p (or q, or the mean of both) was copied. Inside a copied piece u has
    these differences already; only at seams it has not.

    Parameters
    ----------
    filled : ndarray of float32, shape (H, W, C)
        Copied patches in the lost pixels.
    missing : ndarray of bool, shape (H, W)
        True = lost and filled.
    offsets : ndarray of int, shape (H, W, 2)
        From each lost pixel to the known one whose value it got.

    Returns
    -------
    ndarray of float32, shape (H, W, C)
        A new picture.

    References
    ----------
    P. Perez, M. Gangnet and A. Blake, "Poisson image editing", ACM Transactions on Graphics 22 (3), 313-318,
    2003; P. Bhat, C. L. Zitnick, M. Cohen and B. Curless, "GradientShop: a gradient-domain optimization
    framework for image and video filtering", ACM Transactions on Graphics 29 (2), 2010.
    """
    steps = seam_steps(filled, missing, offsets)
    correction = [solve(one, missing) for one in np.moveaxis(steps, 2, 0)]
    return filled + np.stack(correction, axis=2).astype(np.float32)


def seam_steps(filled, missing, offsets):
    """Return how far each pixel lies above the wanted differences to its four neighbours, in sum, negated."""
    total = np.zeros(filled.shape, np.float64)
    rows, columns = np.indices(missing.shape)
    there = rows + missing * offsets[..., 0], columns + missing * offsets[..., 1]
    for down, right in ((0, 1), (1, 0)):
        first = np.s_[: rows.shape[0] - down, : rows.shape[1] - right]
        second = np.s_[down:, right:]
        ahead = _step(filled, there[0][first], there[1][first], down, right)
        behind = -_step(filled, there[0][second], there[1][second], -down, -right)
        weight = np.stack([missing[first], missing[second]]).astype(np.float64)[..., None]
        wanted = (weight[0] * ahead + weight[1] * behind) / np.maximum(weight.sum(axis=0), 1)
        lacking = np.where(weight.sum(axis=0) > 0, wanted - (filled[second] - filled[first]), 0)
        total[second] += lacking
        total[first] -= lacking
    return total


def _step(filled, rows, columns, down, right):
    """Return the difference between the neighbour in one direction and the pixels, in the known picture."""
    height, width = filled.shape[:2]
    beside = np.clip(rows + down, 0, height - 1), np.clip(columns + right, 0, width - 1)
    return filled[beside] - filled[rows, columns]


def solve(steps, missing):
    """Solve ``(L + 0.05) v = steps`` in the lost pixels by conjugate gradients; without steps v is 0."""

    def apply(values):
        picture = np.zeros(missing.shape)
        picture[missing] = values
        return (apply_laplacian(picture) + HOLD * picture)[missing]

    count = int(missing.sum())
    correction = np.zeros(missing.shape)
    operator = LinearOperator((count, count), matvec=apply, dtype=np.float64)
    correction[missing], _ = cg(operator, steps[missing], rtol=1e-3, maxiter=200)
    return correction
