"""The Fréchet distance against formulas and against SciPy."""

import numpy as np
import pytest
from scipy.linalg import sqrtm

from course_lib.generate.gan import frechet_distance


def cloud(seed, n=400, width=5):
    """Points with correlated coordinates."""
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n, width)) @ rng.standard_normal((width, width)) + rng.standard_normal(width)


def test_a_set_is_at_no_distance_from_itself_and_the_distance_is_symmetric():
    first, second = cloud(1), cloud(2)
    assert frechet_distance(first, first) == pytest.approx(0, abs=1e-9)
    assert frechet_distance(first, second) == pytest.approx(frechet_distance(second, first))


def test_moving_a_set_adds_the_square_of_the_way():
    first, way = cloud(1), np.array([3, 0, 4, 0, 0])
    assert frechet_distance(first, first + way) == pytest.approx(25)


def test_on_a_line_it_is_the_difference_of_means_and_of_spreads():
    first = np.random.default_rng(1).normal(0, 1, (100, 1))
    second = 3 * first + 2
    wanted = (first.mean() - second.mean()) ** 2 + (first.std(ddof=1) - second.std(ddof=1)) ** 2
    assert frechet_distance(first, second) == pytest.approx(wanted)


def test_it_agrees_with_the_square_root_of_a_product_as_scipy_takes_it():
    first, second = cloud(1), cloud(2)
    c1, c2 = np.cov(first.T), np.cov(second.T)
    step = first.mean(axis=0) - second.mean(axis=0)
    wanted = step @ step + np.trace(c1 + c2 - 2 * sqrtm(c1 @ c2).real)
    assert frechet_distance(first, second) == pytest.approx(wanted, rel=1e-9)


def test_features_that_never_vary_are_no_trouble():
    first, second = cloud(1).astype(np.float32), cloud(2).astype(np.float32)
    wider = [np.pad(one, ((0, 0), (0, 3))) for one in (first, second)]
    assert frechet_distance(*wider) == pytest.approx(frechet_distance(first, second), rel=1e-6)


def test_turning_both_sets_changes_nothing():
    turn = np.linalg.qr(np.random.default_rng(3).standard_normal((5, 5)))[0]
    first, second = cloud(1), cloud(2)
    assert frechet_distance(first @ turn, second @ turn) == pytest.approx(frechet_distance(first, second))


def test_between_samples_of_one_law_it_falls_as_they_grow():
    rng = np.random.default_rng(1)
    few, many = (rng.standard_normal((2, n, 5)) for n in (50, 2000))
    assert 10 * frechet_distance(*many) < frechet_distance(*few)


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (np.zeros((5, 4)), "features must be as many in both sets, got 4 and 5"),
        (np.zeros((1, 5)), "first must have shape .* at least 2, got"),
        (np.zeros((5, 5), int), "first must be an array of floats, got int64"),
        (np.full((5, 5), np.inf), "first must hold finite numbers, got NaN or infinity"),
        ([[1.0]], "first must be an array of floats, got list"),
    ],
)
def test_what_are_no_features_is_refused(first, told):
    with pytest.raises((TypeError, ValueError), match=told):
        frechet_distance(first, cloud(1))
