"""What a mean and a covariance cannot see: whether samples lie where real pictures lie, and reach all of them.

Around each real picture lies a ball that reaches its k-th nearest real neighbour. Together they are a picture of
where real pictures lie; balls around the samples say where samples lie.

    precision   share of samples inside some real ball           are they good?
    recall      share of real pictures inside some sample's ball is everything reached?
    density     real balls a sample lies in, over k              how deep inside? about 1
    coverage    share of real balls with a sample inside         recall that a wild sample cannot raise

References
----------
T. Kynkäänniemi, T. Karras, S. Laine, J. Lehtinen, T. Aila, "Improved precision and recall metric for assessing
generative models", NeurIPS 2019, arXiv:1904.06991. M. F. Naeem, S. J. Oh, Y. Uh, Y. Choi, J. Yoo, "Reliable
fidelity and diversity metrics for generative models", ICML 2020, arXiv:2002.09797.
"""

import dataclasses

import numpy as np

from course_lib.generate.gan.checks import check_features, check_same_width
from course_lib.images import check_number

BLOCK = 4_000_000  # squared distances at a time: 16 MB


@dataclasses.dataclass(frozen=True)
class Neighbourhood:
    """Precision, recall, density and coverage of one set of samples against one set of real pictures."""

    precision: float
    recall: float
    density: float
    coverage: float


def compare_neighbours(real, samples, *, k=5):
    """Compare where samples lie with where real pictures lie, by balls that reach the k-th neighbour.

    Parameters
    ----------
    real, samples : float32 array (N, F), (M, F)
        Features, one row a picture, more than k of each.
    k : int, at least 1
        Which neighbour a ball reaches; larger balls forgive more.

    Returns
    -------
    Neighbourhood
        `precision`, `recall` and `coverage` from 0 to 1, and `density`, about 1 for real pictures, as float.

    Raises
    ------
    TypeError, ValueError
        If one is no such array, they have different F, or `k` is out of range.

    References
    ----------
    Kynkäänniemi et al., 2019, for the first two; Naeem et al., 2020, for the others.

    Examples
    --------
    Samples at one of two places where real pictures lie: every one is good, half is reached.

    >>> real = np.float32([[0], [1], [10], [11]])
    >>> compare_neighbours(real, real[:2] + np.float32(0.5), k=1)
    Neighbourhood(precision=1.0, recall=0.5, density=1.5, coverage=0.5)
    """
    check_number(k, "k", low=1, integer=True)
    check_features(real, "real", least=k + 1)
    check_features(samples, "samples", least=k + 1)
    check_same_width(real, samples)
    real_reach, sample_reach = kth_distance(real, k), kth_distance(samples, k)
    inside_real = np.zeros(len(samples), np.int64)
    recalled, covered = (np.zeros(len(real), bool) for _ in range(2))
    for rows, distance in blocks(real, samples):
        in_ball = distance <= real_reach[rows, None]
        inside_real += in_ball.sum(axis=0)
        covered[rows] = in_ball.any(axis=1)
        recalled[rows] = (distance <= sample_reach).any(axis=1)
    return Neighbourhood(
        precision=float((inside_real > 0).mean()),
        recall=float(recalled.mean()),
        density=float(inside_real.mean() / k),
        coverage=float(covered.mean()),
    )


def kth_distance(points, k):
    """Give the squared distance of each point from its k-th nearest other point."""
    reach = np.empty(len(points), np.float32)
    for rows, distance in blocks(points, points):
        # The nearest is the point itself, so that the k-th other one has index k.
        reach[rows] = np.partition(distance, k, axis=1)[:, k]
    return reach


def blocks(first, second):
    """Yield (rows of `first`, their squared distances from all of `second`), as many rows as memory allows."""
    centre = second.mean(axis=0, dtype=np.float64).astype(np.float32)
    # Near the origin the three terms of |a - b|^2 are small, and so is what rounding does to them.
    first, second = np.float32(first - centre), np.float32(second - centre)
    lengths = (second**2).sum(axis=1)
    step = max(1, BLOCK // len(second))
    for start in range(0, len(first), step):
        some = first[start : start + step]
        distance = (some**2).sum(axis=1)[:, None] - 2 * (some @ second.T)
        distance += lengths
        yield slice(start, start + len(some)), np.maximum(distance, 0, out=distance)
