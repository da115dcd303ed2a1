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


def laplacian_power(shape, power):
    """Return ``L^power``; its second power, the bilaplacian, is the slope of half the energy ``sum (L u)^2``.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.
    power : int, 1 or more
        How often L is applied.

    Returns
    -------
    scipy.sparse.csr_array, shape (H W, H W)
        Symmetric; each row adds up to 0.

    Examples
    --------
    >>> print(laplacian_power((1, 5), 2).toarray()[2])
    [ 1. -4.  6. -4.  1.]
    """
    once = laplacian(shape)
    result = once
    for _ in range(power - 1):
        result = result @ once
    return result.tocsr()


def apply_laplacian(u, power=1):
    """Return ``L^power u`` without any matrix: the stencil as a sum of shifted pictures.

    A neighbour outside the picture is left away by counting the pixel itself in its place.

    Parameters
    ----------
    u : ndarray of float, shape (H, W)
        A picture, or a direction in which to change one.
    power : int
        How often L is applied.

    Returns
    -------
    ndarray of float, shape (H, W)

    Examples
    --------
    >>> print(apply_laplacian(np.array([[0.0, 0.0, 1.0, 0.0, 0.0]]), 2))
    [[ 1. -4.  6. -4.  1.]]
    """
    for _ in range(power):
        result = 4 * u
        for there, here in ((result, u), (result.T, u.T)):
            there[1:] -= here[:-1]
            there[:-1] -= here[1:]
            there[0] -= here[0]
            there[-1] -= here[-1]
        u = result
    return u


def stencil_middle(shape, power=1):
    """Return the number in the middle of each pixel's stencil: for L, how many neighbours the pixel has.

    Parameters
    ----------
    shape : tuple of two int
        Height and width.
    power : int, 1 or 2
        1 for L; 2 for L L, where it is the sum of squares of a row of L.

    Returns
    -------
    ndarray of float64, shape (H, W)

    Examples
    --------
    >>> print(stencil_middle((3, 3)))
    [[2. 3. 2.]
     [3. 4. 3.]
     [2. 3. 2.]]
    """
    neighbours = np.zeros(shape)
    neighbours[1:] += 1
    neighbours[:-1] += 1
    neighbours[:, 1:] += 1
    neighbours[:, :-1] += 1
    return neighbours if power == 1 else neighbours + neighbours**2
