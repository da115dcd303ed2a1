"""From differences between neighbours to the sparse matrix of an equation, for the whole picture at once.

Inside the picture the rows are the stencils `harmonic.LAPLACIAN` and `biharmonic.BILAPLACIAN`. At its border
the neighbours that would lie outside are left away: no value is made up for them.
"""

import numpy as np
from scipy import sparse


def differences(shape):
    """Return the matrix D with one row for each pair of neighbours: ``(D u)_ij = u_j - u_i``.

    Parameters
    ----------
    shape : tuple of two int
        Height and width; pixel (y, x) is number ``y W + x``.

    Returns
    -------
    scipy.sparse.csr_array, shape (H (W - 1) + (H - 1) W, H W)

    Examples
    --------
    >>> print(differences((1, 3)).toarray())
    [[-1.  1.  0.]
     [ 0. -1.  1.]]
    """
    number = np.arange(shape[0] * shape[1]).reshape(shape)
    first = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    second = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    ends = np.stack([first, second], axis=1).ravel()
    signs = np.tile([-1.0, 1.0], len(first))
    starts = np.arange(0, len(ends) + 1, 2)
    return sparse.csr_array((signs, ends, starts), shape=(len(first), number.size))


def laplacian(shape):
    """Return ``L = D' D``, the stencil ``-1 -1 4 -1 -1``: the slope of half the energy ``sum (u_i - u_j)^2``.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.

    Returns
    -------
    scipy.sparse.csr_array, shape (H W, H W)
        Symmetric; a pixel at the border has a smaller number in its middle, so that each row adds up to 0.

    Examples
    --------
    >>> print(laplacian((1, 3)).toarray())
    [[ 1. -1.  0.]
     [-1.  2. -1.]
     [ 0. -1.  1.]]
    """
    steps = differences(shape)
    return (steps.T @ steps).tocsr()


def bilaplacian(shape):
    """Return ``B = L' L``, the same stencil twice: the slope of half the energy ``sum (L u)^2``.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.

    Returns
    -------
    scipy.sparse.csr_array, shape (H W, H W)
        Symmetric; each row adds up to 0.

    Examples
    --------
    >>> print(bilaplacian((1, 5)).toarray()[2])
    [ 1. -4.  6. -4.  1.]
    """
    bend = laplacian(shape)
    return (bend.T @ bend).tocsr()
