"""The parts of the filling by example: priority, search, matches, votes, seams, each on a case that a hand can do."""

import numpy as np
import pytest
from scipy import signal

from course_lib.restore.interpolation import fill_priority
from course_lib.restore.interpolation.exemplar.copying import copy_patches, patch_around
from course_lib.restore.interpolation.exemplar.matching import ask_all, distances, improve, start_matches
from course_lib.restore.interpolation.exemplar.seams import mend_seams
from course_lib.restore.interpolation.exemplar.search import (
    best_patch,
    enough_patches,
    known_patches,
    patch_costs,
)
from course_lib.restore.interpolation.exemplar.texture import with_texture
from course_lib.restore.interpolation.exemplar.voting import framed, refine, vote
from course_lib.samples import gravel


def hole(shape, top, left, size):
    missing = np.zeros(shape, bool)
    missing[top : top + size, left : left + size] = True
    return missing


@pytest.fixture(scope="module")
def case():
    missing = hole((48, 48), 18, 20, 10)
    return np.where(missing, 0, gravel(256)[:48, :48])[..., None], missing


def test_the_priority_lives_at_the_rim():
    missing = hole((32, 32), 10, 10, 12)
    priority = fill_priority(np.random.default_rng(0).random((32, 32), np.float32), missing)
    rim = missing & ~hole((32, 32), 11, 11, 10)
    assert (priority[rim] > 0).all() and (priority[~rim] == 0).all()


def test_on_flat_ground_the_priority_is_the_known_part_of_the_patch():
    priority = fill_priority(np.zeros((32, 32), np.float32), hole((32, 32), 10, 10, 12), patch=3)
    assert priority[10, 10] == pytest.approx(5 / 9 * 1e-3)  # a corner: 5 of 9 are known
    assert priority[10, 15] == pytest.approx(3 / 9 * 1e-3)  # a side: 3 of 9


def test_an_edge_counts_where_it_runs_into_the_hole_and_not_where_it_runs_along():
    image, missing = np.zeros((32, 32), np.float32), hole((32, 32), 10, 10, 12)
    image[:, 16:] = 1  # a vertical edge: meets the upper and lower side, runs along the others
    priority = fill_priority(image, missing, patch=3)
    assert priority[10, 15] > 100 * priority[15, 10]
    beside = np.zeros((32, 32), np.float32)
    beside[:, 8:] = 1
    assert fill_priority(beside, missing, patch=5)[15, 10] < 0.01


def test_the_priority_of_a_picture_does_not_read_the_hole():
    image, missing = np.random.default_rng(0).random((32, 32), np.float32), hole((32, 32), 10, 10, 12)
    garbage = np.where(missing, np.float32(1e6), image)
    assert np.array_equal(fill_priority(image, missing), fill_priority(garbage, missing))


def test_a_known_patch_is_wholly_known_and_inside():
    assert np.argwhere(known_patches(hole((3, 6), 1, 5, 1), 3)).tolist() == [[1, 1], [1, 2], [1, 3]]
    assert not enough_patches(np.ones((20, 20), bool), 3)
    assert enough_patches(np.zeros((20, 20), bool), 9)


def test_the_costs_are_those_of_a_correlation():
    rng = np.random.default_rng(0)
    picture, patch = rng.random((20, 24, 3), np.float32), rng.random((5, 5, 3), np.float32)
    rows, columns = (grid.ravel() for grid in np.indices((5, 5)) - 2)
    ours = patch_costs(picture, rows, columns, patch.reshape(25, 3), 2)
    squares = signal.correlate(picture**2, np.ones_like(patch), "valid", "direct")[..., 0]
    theirs = squares - 2 * signal.correlate(picture, patch, "valid", "direct")[..., 0] + (patch**2).sum()
    assert np.allclose(ours, theirs, atol=1e-4)


def test_of_equal_patches_the_nearest_is_taken_then_the_first():
    allowed = np.pad(np.ones((5, 7), bool), 1)
    cost = np.zeros((5, 7), np.float32)
    assert best_patch(cost, allowed, 3, 5) == (3, 5)
    allowed[3, 5] = False
    assert best_patch(cost, allowed, 3, 5) == (2, 5)
    cost[4, 0] = -1
    assert best_patch(cost, allowed, 3, 5) == (5, 1)


def test_a_patch_at_the_border_is_cut():
    rows, columns = patch_around(0, 4, 3, (5, 5))
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [(0, 3), (0, 4), (1, 3), (1, 4)]


def test_the_offsets_lead_to_the_copied_values(case):
    picture, missing = case
    filled, offsets = copy_patches(picture, missing, 5)
    rows, columns = np.nonzero(missing)
    there = rows + offsets[missing][:, 0], columns + offsets[missing][:, 1]
    assert not missing[there].any()
    assert np.array_equal(filled[missing], picture[there])
    assert not offsets[~missing].any()


def test_the_matrix_finds_the_match_that_asking_one_by_one_finds(case):
    picture, missing = case
    matches = start_matches(picture, missing, 5, np.zeros((48, 48, 2), int))
    current = framed(np.random.default_rng(0).random(picture.shape, np.float32), 5)
    sources = np.flatnonzero(matches.allowed)
    everyone = np.arange(len(matches.targets))
    found = distances(matches, current, everyone, ask_all(matches, current, sources))
    each = [distances(matches, current, everyone, np.full(len(everyone), one)) for one in sources]
    assert np.allclose(found, np.min(each, axis=0), atol=1e-4)


def test_looking_around_only_makes_matches_better(case, monkeypatch):
    monkeypatch.setattr("course_lib.restore.interpolation.exemplar.matching.MOST_WORK", 0)
    picture, missing = case
    matches = start_matches(picture, missing, 5, np.zeros((48, 48, 2), int))
    current = framed(np.random.default_rng(0).random(picture.shape, np.float32), 5)
    sums = []
    for _ in range(5):
        improve(matches, current)
        sums.append(matches.distance.sum())
        assert matches.allowed[matches.found].all()
    assert (np.diff(sums) <= 0).all() and sums[-1] < 0.9 * sums[0]


def test_the_patches_agree_more_and_more(case):
    picture, missing = case

    def energy(filled):
        matches = start_matches(picture, missing, 5, np.zeros((48, 48, 2), int))
        improve(matches, framed(filled, 5))
        return matches.distance.sum()

    start, offsets = copy_patches(picture, missing, 5)
    seen = [start]
    refine(picture, missing, start, offsets, 5, 6, lambda filled, left: seen.append(filled))
    energies = [energy(filled) for filled in seen]
    assert energies[-1] < 0.7 * energies[0]
    assert energies[-1] <= min(energies[1:3])


def test_patches_that_are_of_one_mind_get_what_they_want():
    stripes = np.float32(np.indices((24, 24))[1] % 4)[..., None]
    missing = hole((24, 24), 8, 8, 6)
    offsets = np.zeros((24, 24, 2), int)
    offsets[..., 0] = 12
    matches = start_matches(np.where(missing[..., None], 0, stripes), missing, 3, offsets)
    voted = vote(matches, np.ones(len(matches.targets), np.float32), stripes, missing, 3)
    assert np.allclose(voted, stripes, atol=1e-5)


def test_without_seams_nothing_is_mended():
    stripes = np.float32(np.indices((24, 24))[1] // 2 % 2)[..., None]
    offsets = np.zeros((24, 24, 2), int)
    offsets[..., 1] = 8
    assert np.array_equal(mend_seams(stripes, hole((24, 24), 8, 4, 6), offsets), stripes)


def test_a_piece_that_is_too_bright_is_fitted_in():
    ramp = np.float32(np.indices((40, 40))[1] / 40)[..., None]
    missing, offsets = hole((40, 40), 14, 8, 10), np.zeros((40, 40, 2), int)
    offsets[..., 1] = 12
    copied = np.where(missing[..., None], np.roll(ramp, -12, axis=1), ramp)
    before, after = (
        np.abs(np.diff(one[..., 0], axis=1)).max() for one in (copied, mend_seams(copied, missing, offsets))
    )
    assert after < 0.4 * before


def test_the_texture_of_stripes_is_their_contrast_across():
    stripes = np.float32(np.indices((24, 24))[1] % 2)[..., None]
    described = with_texture(stripes, np.zeros((24, 24), bool))
    assert np.allclose(described[..., 1], 0)
    assert np.allclose(described[:, 4:20, 2], 5, atol=1e-4)
