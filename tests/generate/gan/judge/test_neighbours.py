"""Precision, recall, density and coverage against hand-sized answers and against plain loops."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from course_lib.generate.gan import compare_neighbours
from course_lib.generate.gan.judge import neighbours


def plain(real, samples, k):
    """The four definitions, with whole tables of distances."""
    real_reach = np.sort(cdist(real, real), axis=1)[:, k]
    sample_reach = np.sort(cdist(samples, samples), axis=1)[:, k]
    between = cdist(real, samples)
    inside = between <= real_reach[:, None]
    return (
        inside.any(axis=0).mean(),
        (between <= sample_reach).any(axis=1).mean(),
        inside.sum(axis=0).mean() / k,
        inside.any(axis=1).mean(),
    )


def cloud(seed, n, shift=0.0):
    """Points of a standard normal."""
    return (np.random.default_rng(seed).standard_normal((n, 8)) + shift).astype(np.float32)


@pytest.mark.parametrize("k", [1, 3, 5])
def test_it_agrees_with_the_definitions_whatever_the_blocks(k, monkeypatch):
    real, samples = cloud(1, 90), cloud(2, 70, shift=0.7)
    for block in (100, 1000, 10**6):
        monkeypatch.setattr(neighbours, "BLOCK", block)
        found = compare_neighbours(real, samples, k=k)
        values = (found.precision, found.recall, found.density, found.coverage)
        np.testing.assert_allclose(values, plain(real, samples, k), rtol=1e-6)


def test_real_against_real_of_one_law_all_lines_are_high():
    found = compare_neighbours(cloud(1, 1500), cloud(2, 1500))
    assert min(found.precision, found.recall, found.coverage) > 0.85
    assert found.density == pytest.approx(1, abs=0.1)


def test_samples_elsewhere_score_nothing():
    found = compare_neighbours(cloud(1, 100), cloud(2, 100, shift=50))
    assert found == neighbours.Neighbourhood(0.0, 0.0, 0.0, 0.0)


def test_one_good_picture_again_and_again_is_precise_and_covers_nothing():
    real = cloud(1, 200)
    found = compare_neighbours(real, np.repeat(real[:1], 200, axis=0))
    assert found.precision == 1 and found.recall < 0.02 and found.coverage < 0.1


def test_one_stray_sample_inflates_recall_and_not_coverage():
    """A few wild samples have huge balls: this is why there is coverage."""
    real = cloud(1, 400)
    poor = np.concatenate([np.repeat(real[:1], 390, axis=0), cloud(3, 10, shift=0) * 20])
    found = compare_neighbours(real, poor)
    assert found.recall > 0.9 and found.coverage < 0.1


def test_a_common_shift_of_both_sets_changes_nothing_even_far_from_zero():
    real, samples = cloud(1, 200), cloud(2, 200)
    near, far = (compare_neighbours(real + one, samples + one) for one in (np.float32(0), np.float32(64)))
    assert near.coverage == pytest.approx(far.coverage, abs=0.01)
    assert near.density == pytest.approx(far.density, abs=0.01)


def test_too_few_pictures_for_k_are_refused():
    with pytest.raises(ValueError, match="real must have shape .* at least 6, got"):
        compare_neighbours(cloud(1, 5), cloud(2, 9))
    with pytest.raises(ValueError, match="features must be as many in both sets, got 8 and 7"):
        compare_neighbours(cloud(1, 9), cloud(2, 9)[:, :7])
