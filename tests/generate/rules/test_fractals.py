"""The chaos game finds the attractor of its maps: their own copies, their dimension, their ends."""

import numpy as np
import pytest

from course_lib.generate.rules import MAPS, draw_points, fern, iterate_maps


def boxes(points, side):
    """How many boxes of this side hold a point."""
    return len(np.unique(np.floor(points.astype(np.float64) / side).astype(int), axis=0))


def dimension(points, sides):
    """The slope of log(boxes) against log(1 / side)."""
    counts = [boxes(points, side) for side in sides]
    return np.polyfit(-np.log(sides), np.log(counts), 1)[0]


@pytest.mark.parametrize(
    ("name", "base", "known"),
    [("sierpinski", 2, np.log(3) / np.log(2)), ("carpet", 3, np.log(8) / np.log(3))],
)
def test_the_dimension_is_that_of_similarity(name, base, known):
    points = iterate_maps(MAPS[name], points=150_000, rng=1)
    if name == "sierpinski":  # sheared so that its triangles fall into square boxes
        points = np.stack([points[:, 0] - points[:, 1] / np.sqrt(3), points[:, 1] * 2 / np.sqrt(3)], axis=1)
    points = np.minimum(points + 1e-6, 1 - 1e-6)  # rounding must not push an edge into the box before
    assert dimension(points, [base**-k for k in range(1, 6 if base == 2 else 5)]) == pytest.approx(
        known, abs=0.03
    )


def test_one_map_pulls_every_point_to_where_it_rests():
    points = iterate_maps(np.array([[0.5, 0, 0, 0.5, 1, 2, 1]]), points=50, rng=1)
    assert np.allclose(points, [2, 4], atol=1e-4)


def test_two_halves_of_a_segment_fill_it_evenly():
    maps = np.array([[0.5, 0, 0, 0, 0, 0, 0.5], [0.5, 0, 0, 0, 0.5, 0, 0.5]])
    x = iterate_maps(maps, points=100_000, rng=1)[:, 0]
    share, _ = np.histogram(x, bins=10, range=(0, 1))
    assert np.allclose(share / len(x), 0.1, atol=0.005)


def test_the_removed_thirds_of_cantors_dust_stay_empty():
    maps = np.array([[1 / 3, 0, 0, 0, 0, 0, 0.5], [1 / 3, 0, 0, 0, 2 / 3, 0, 0.5]])
    x = iterate_maps(maps, points=20_000, rng=1)[:, 0]
    assert not ((x > 1 / 3 + 1e-6) & (x < 2 / 3 - 1e-6)).any()


@pytest.mark.parametrize("name", MAPS)
def test_the_picture_is_made_of_its_own_images(name):
    points, others = (iterate_maps(MAPS[name], points=60_000, rng=seed).astype(float) for seed in (1, 2))
    low, high = others.min(axis=0), others.max(axis=0)
    grid = np.zeros((50, 50), bool)

    def place(xy):
        return tuple(np.clip((xy - low) / (high - low) * 50, 0, 49).astype(int).T)

    grid[place(others)] = True
    near = grid | np.roll(grid, 1, 0) | np.roll(grid, -1, 0) | np.roll(grid, 1, 1) | np.roll(grid, -1, 1)
    for a, b, c, d, e, f, _ in MAPS[name]:
        image = points @ np.array([[a, c], [b, d]]) + (e, f)
        assert near[place(image)].mean() > 0.995


@pytest.mark.parametrize("name", MAPS)
def test_chances_are_chosen_as_the_table_says_and_sum_to_one(name):
    assert MAPS[name][:, 6].sum() == pytest.approx(1)
    assert (abs(MAPS[name][:, 0] * MAPS[name][:, 3] - MAPS[name][:, 1] * MAPS[name][:, 2]) < 1).all()


def test_the_fern_stands_where_barnsleys_does():
    points = iterate_maps(MAPS["fern"], points=200_000, rng=1)
    assert points.min(axis=0) == pytest.approx([-2.18, 0], abs=0.1)
    assert points.max(axis=0) == pytest.approx([2.66, 9.998], abs=0.1)


def test_as_many_points_come_back_as_were_asked_for():
    for count in (1, 7, 20_000, 20_001, 45_678):
        points = iterate_maps(MAPS["fern"], points=count, rng=1)
        assert points.shape == (count, 2) and points.dtype == np.float32


def test_counts_are_drawn_by_their_logarithm_with_y_upward():
    picture = draw_points(np.float32([[0, 0], [1, 1], [1, 1], [1, 1]]), (2, 2))
    assert picture == pytest.approx(np.float32([[0, 1], [0.5, 0]]))


def test_one_point_is_one_white_pixel_in_the_middle():
    picture = draw_points(np.float32([[7, -3]]), (5, 5))
    assert picture[2, 2] == 1 and picture.sum() == 1


def test_the_aspect_is_kept_and_the_margin_too():
    picture = draw_points(iterate_maps(MAPS["carpet"], points=50_000, rng=1), (100, 220))
    rows, columns = np.nonzero(picture)
    assert abs(rows.min() - 4) <= 1 and abs(rows.max() - 95) <= 1
    assert abs(columns.min() - 64) <= 1 and abs(columns.max() - 155) <= 1


def test_more_points_fill_more_of_the_fern():
    shares = [(fern((128, 128), points=points, rng=1) > 0).mean() for points in (300, 3_000, 300_000)]
    assert shares[0] < 0.5 * shares[1] < 0.25 * shares[2]


def test_the_same_seed_draws_the_same_fern():
    first, same, other = (fern((64, 64), points=5_000, rng=seed) for seed in (1, 1, 2))
    assert np.array_equal(first, same) and not np.array_equal(first, other)


@pytest.mark.parametrize(
    ("maps", "message"),
    [
        ([[1, 2]], r"maps must be an array \(n, 7\) .*got list"),
        (np.zeros((2, 6)), r"maps must be an array \(n, 7\) .*got shape \(2, 6\)"),
        (np.array([[0.5, 0, 0, 0.5, 0, 0, 0.9]]), r"the chances p of maps must .*sum to 1, got \[0.9\]"),
        (np.array([[2.0, 0, 0, 2.0, 1, 1, 1]]), "maps must shrink, got points as far away as"),
        (np.array([[1e200, 0, 0, 1e200, 1, 1, 1]]), "maps must shrink, got points"),
        (np.array([[0.5, 0, 0, 0.5, np.inf, 0, 1]]), "maps must hold finite numbers, got NaN or infinity"),
    ],
)
def test_maps_that_draw_nothing_are_refused(maps, message):
    with pytest.raises((TypeError, ValueError), match=message):
        iterate_maps(maps, points=40_000, rng=1)


@pytest.mark.parametrize("bad", [0, -1, 1.5, 10**9])
def test_a_number_of_points_that_is_none_is_refused(bad):
    for routine in (lambda: fern((9, 9), points=bad), lambda: iterate_maps(MAPS["fern"], points=bad)):
        with pytest.raises((TypeError, ValueError), match="points must be"):
            routine()


def test_points_that_cannot_be_drawn_are_refused():
    for bad in (np.zeros((3, 2)), np.zeros((3, 3), np.float32), [[0, 0]]):
        with pytest.raises(TypeError, match=r"points must be a float32 array \(n, 2\), got"):
            draw_points(bad, (9, 9))
    for bad in (np.zeros((0, 2), np.float32), np.full((2, 2), np.nan, np.float32)):
        with pytest.raises(ValueError, match="points must be finite and at least one, got"):
            draw_points(bad, (9, 9))
