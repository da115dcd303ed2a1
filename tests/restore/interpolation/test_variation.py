import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from course_lib.damage import missing_pixels
from course_lib.restore.interpolation import METHODS, fill_nearest, fill_tv
from course_lib.restore.interpolation.variation import _length, _steps, _steps_transposed
from course_lib.samples import chelsea


def total_variation(picture):
    return float(_length(_steps(np.moveaxis(np.atleast_3d(picture), -1, 0))).sum(dtype=np.float64))


@pytest.fixture(scope="module")
def case():
    truth = chelsea(64)
    return truth, missing_pixels(truth.shape[:2], 0.8, rng=0)


def test_an_edge_is_carried_straight_through_a_hole():
    edge = np.zeros((12, 12), np.float32)
    edge[:, 6:] = 1
    missing = np.zeros(edge.shape, bool)
    missing[4:8, 3:9] = True
    assert np.abs(fill_tv(edge, missing, steps=2000) - edge).max() < 0.02


def test_a_line_narrower_than_the_hole_is_not_carried_through():
    line = np.zeros((21, 21), np.float32)
    line[10] = 1
    missing = np.zeros(line.shape, bool)
    missing[5:16, 5:16] = True
    filled = fill_tv(line, missing, steps=2000)
    assert filled[10, 10] < 0.05
    assert total_variation(filled) < total_variation(line)


@given(seed=some.integers(0, 999))
def test_the_second_step_is_the_transpose_of_the_first(seed):
    rng = np.random.default_rng(seed)
    u, p = rng.standard_normal((3, 7, 5)), _steps(rng.standard_normal((3, 7, 5)))
    assert np.vdot(_steps(u), p) == pytest.approx(np.vdot(u, _steps_transposed(p)), abs=1e-4)


def test_the_energy_falls_towards_the_least(case):
    truth, missing = case
    energies = []
    fill_tv(truth, missing, steps=1000, callback=lambda step, u: energies.append(total_variation(u)))
    assert len(energies) == 1000
    seen = [energies[step] for step in (0, 10, 30, 100, 300, 999)]
    assert seen == sorted(seen, reverse=True)
    assert energies[299] < 1.002 * energies[999]


def test_no_other_method_finds_less_total_variation(case):
    truth, missing = case
    least = total_variation(fill_tv(truth, missing))
    for name, fill in METHODS.items():
        if fill is not fill_tv:
            assert total_variation(fill(truth, missing)) > 1.01 * least, name


def test_no_nearby_filling_has_less_energy(case):
    truth, missing = case
    filled = fill_tv(truth, missing, steps=2000)
    rng = np.random.default_rng(1)
    for _ in range(50):
        change = (rng.standard_normal(truth.shape) * missing[..., None]).astype(np.float32)
        assert total_variation(filled + np.float32(0.01) * change) > total_variation(filled)


def test_the_callback_gets_copies_with_the_known_pixels_in_place(case):
    truth, missing = case
    pictures = []
    last = fill_tv(truth, missing, steps=4, callback=lambda step, u: pictures.append((step, u)))
    assert [step for step, _ in pictures] == [0, 1, 2, 3]
    for _, u in pictures:
        assert u.shape == truth.shape and np.array_equal(u[~missing], truth[~missing])
        u[:] = 7
    assert np.array_equal(last, fill_tv(truth, missing, steps=4))


def test_edges_of_the_colours_lie_together():
    rows = np.where(np.arange(16) < 8, 0.2, 0.8).astype(np.float32)
    picture = np.stack([np.tile(rows[:, None], (1, 16))] * 3, axis=-1)
    missing = missing_pixels((16, 16), 0.5, rng=2)
    filled = fill_tv(picture, missing)
    assert np.allclose(filled[..., 0], filled[..., 1]) and np.allclose(filled[..., 1], filled[..., 2])


def test_it_makes_patches_as_the_nearest_neighbour_does_but_with_shorter_edges(case):
    truth, missing = case
    assert total_variation(fill_tv(truth, missing)) < 0.7 * total_variation(fill_nearest(truth, missing))


@pytest.mark.parametrize("steps", [0, -1])
def test_fewer_than_one_step_is_refused(steps, case):
    with pytest.raises(ValueError, match=f"steps must be at least 1, got {steps}"):
        fill_tv(*case, steps=steps)
