import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from course_lib.damage import missing_pixels
from course_lib.metrics import psnr
from course_lib.restore.interpolation import fill_biharmonic, fill_harmonic, solver
from course_lib.restore.interpolation.solver import conjugate_gradients, eliminate, follow_gradients
from course_lib.restore.interpolation.stencil import laplacian_power
from course_lib.samples import camera

FILLS = {1: fill_harmonic, 2: fill_biharmonic}
powers = pytest.mark.parametrize("power", FILLS)


def dense(image, missing, power):
    """The same equation with a full matrix."""
    lost, matrix = missing.ravel(), laplacian_power(missing.shape, power).toarray()
    filled = image.astype(np.float64).ravel()
    filled[lost] = np.linalg.solve(matrix[np.ix_(lost, lost)], -matrix[np.ix_(lost, ~lost)] @ filled[~lost])
    return filled.reshape(image.shape)


def random_case(seed, part, shape=(13, 11)):
    image = np.random.default_rng(seed).uniform(size=shape).astype(np.float32)
    return image, missing_pixels(shape, part, rng=seed)


@powers
@settings(max_examples=25, deadline=None)
@given(seed=some.integers(0, 10**6), part=some.floats(0.1, 0.99))
def test_a_small_picture_is_filled_as_by_a_full_matrix(power, seed, part):
    image, missing = random_case(seed, part)
    assert np.allclose(FILLS[power](image, missing), dense(image, missing, power), atol=3e-3)
    exact = eliminate(image[..., None].astype(np.float64), missing, power)[..., 0]
    assert np.allclose(exact, dense(image, missing, power), atol=1e-9)


@powers
def test_the_closer_the_tolerance_the_closer_the_full_matrix(power):
    image, missing = random_case(3, 0.8)
    exact, start = dense(image, missing, power), np.where(missing, 0.5, image)
    errors = [
        np.abs(conjugate_gradients(start, missing, power, tolerance=tolerance) - exact).max()
        for tolerance in (1e-1, 1e-3, 1e-5, 1e-8)
    ]
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 1e-6


@powers
@pytest.mark.parametrize("part", [0.5, 0.9, 0.97])
def test_the_score_has_converged_when_the_walk_stops(power, part):
    truth = camera(128, gray=True)
    missing = missing_pixels(truth.shape, part, rng=1)
    exact = eliminate(truth[..., None].astype(np.float64), missing, power)[..., 0].astype(np.float32)
    assert psnr(truth, FILLS[power](truth, missing)) == pytest.approx(psnr(truth, exact), abs=0.005)
    walked = follow_gradients(np.where(missing, 0.5, truth)[..., None], missing, power)[..., 0]
    assert psnr(truth, walked.astype(np.float32)) == pytest.approx(psnr(truth, exact), abs=0.005)


@powers
@pytest.mark.parametrize("most", [0, 300_000])
def test_a_wide_hole_is_filled_as_by_elimination_on_either_way(power, most, monkeypatch):
    truth = camera(128, gray=True)
    missing = np.zeros(truth.shape, bool)
    missing[30:94, 40:104] = True
    exact = eliminate(truth[..., None].astype(np.float64), missing, power)[..., 0]
    monkeypatch.setattr(solver, "MOST_ELIMINATED", most)
    assert np.abs(FILLS[power](truth, missing) - exact).max() < 2e-3


@powers
def test_one_pixel_in_a_hundred_is_enough(power):
    truth = camera(128, gray=True)
    missing = missing_pixels(truth.shape, 0.99, rng=0)
    filled = FILLS[power](truth, missing)
    rest = laplacian_power(missing.shape, power) @ filled.astype(np.float64).ravel()
    assert np.abs(rest[missing.ravel()]).max() < 1e-3
    assert psnr(truth, filled) > 16


@powers
def test_what_lies_farther_away_than_the_stencil_reaches_does_not_matter(power):
    image, missing = random_case(1, 0.0, (30, 30))
    missing[10:14, 12:20] = True
    other = np.random.default_rng(9).uniform(size=(30, 30)).astype(np.float32)
    near = (slice(10 - power, 14 + power), slice(12 - power, 20 + power))
    other[near] = image[near]
    assert np.array_equal(FILLS[power](image, missing)[missing], FILLS[power](other, missing)[missing])


@powers
@pytest.mark.parametrize("seed", range(4))
def test_no_other_filling_has_less_energy(power, seed):
    image, missing = random_case(seed, 0.7)
    half = laplacian_power(missing.shape, power)

    def energy(u):
        return u.ravel().astype(np.float64) @ (half @ u.ravel().astype(np.float64))

    filled = FILLS[power](image, missing)
    change = np.random.default_rng(seed).standard_normal((200, *missing.shape)) * missing
    least = energy(filled)
    assert all(energy(filled + 0.02 * one) > least for one in change)


@powers
@settings(max_examples=20, deadline=None)
@given(seed=some.integers(0, 10**6))
def test_the_sum_of_two_pictures_is_filled_with_the_sum(power, seed):
    image, missing = random_case(seed, 0.6)
    other = np.random.default_rng(seed + 1).uniform(size=missing.shape).astype(np.float32)
    both = FILLS[power](image + other, missing)
    assert np.allclose(both, FILLS[power](image, missing) + FILLS[power](other, missing), atol=5e-3)
