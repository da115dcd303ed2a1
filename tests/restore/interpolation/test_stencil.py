import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import ndimage, signal

from course_lib.restore.interpolation import BILAPLACIAN, LAPLACIAN
from course_lib.restore.interpolation.stencil import (
    apply_laplacian,
    differences,
    laplacian,
    laplacian_power,
    stencil_middle,
)

SHAPES = [(7, 9), (1, 6), (6, 1), (2, 2), (3, 5)]


@pytest.mark.parametrize(("power", "stencil"), [(1, LAPLACIAN), (2, BILAPLACIAN)])
def test_a_row_of_the_matrix_is_the_stencil_that_is_written_down(power, stencil):
    row = laplacian_power((9, 9), power)[[4 * 9 + 4]].toarray().reshape(9, 9)
    reach = len(stencil) // 2
    assert np.array_equal(row[4 - reach : 5 + reach, 4 - reach : 5 + reach], stencil)
    assert np.abs(row).sum() == np.abs(stencil).sum()


def test_the_bilaplacian_is_the_laplacian_of_the_laplacian():
    assert np.array_equal(signal.convolve2d(LAPLACIAN, LAPLACIAN), BILAPLACIAN)


def test_three_pixels_in_a_row_give_the_matrix_found_with_a_pencil():
    assert laplacian((1, 3)).toarray().tolist() == [[1, -1, 0], [-1, 2, -1], [0, -1, 1]]
    assert laplacian_power((1, 3), 2).toarray().tolist() == [[2, -3, 1], [-3, 6, -3], [1, -3, 2]]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_border_is_that_of_a_mirrored_picture(shape):
    u = np.random.default_rng(0).uniform(size=shape)
    assert np.allclose(apply_laplacian(u), -ndimage.laplace(u, mode="reflect"))


@pytest.mark.parametrize("power", [1, 2, 3])
@pytest.mark.parametrize("shape", SHAPES)
def test_with_and_without_the_matrix_comes_the_same(shape, power):
    u = np.random.default_rng(1).uniform(size=shape)
    assert np.allclose(laplacian_power(shape, power) @ u.ravel(), apply_laplacian(u, power).ravel())


@given(seed=some.integers(0, 999), power=some.integers(1, 2))
def test_the_equation_is_its_own_transpose(seed, power):
    x, y = np.random.default_rng(seed).standard_normal((2, 7, 5))
    assert np.vdot(apply_laplacian(x, power), y) == pytest.approx(np.vdot(x, apply_laplacian(y, power)))


@given(seed=some.integers(0, 999))
def test_the_laplacian_is_the_slope_of_half_the_sum_of_squared_steps(seed):
    u, v = np.random.default_rng(seed).standard_normal((2, 6, 8))
    steps = differences((6, 8))

    def energy(w):
        return np.square(steps @ w.ravel()).sum() / 2

    slope = (energy(u + 1e-4 * v) - energy(u - 1e-4 * v)) / 2e-4
    assert slope == pytest.approx(np.vdot(apply_laplacian(u), v), abs=1e-6)


@pytest.mark.parametrize("power", [1, 2])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_middle_of_each_stencil_is_the_diagonal_of_the_matrix(shape, power):
    assert np.array_equal(
        stencil_middle(shape, power).ravel(), laplacian_power(shape, power).toarray().diagonal()
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_a_flat_picture_costs_nothing_even_at_the_border(shape):
    assert not apply_laplacian(np.full(shape, 3.0), 2).any()
