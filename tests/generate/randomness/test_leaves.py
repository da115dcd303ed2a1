"""Dead leaves: every pixel is covered, by the right leaf, with the sizes, contrast and statistics of photographs."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.generate.randomness import (
    ACCEPTANCE,
    RECIPES,
    Leaves,
    dead_leaves,
    disc_leaves,
    kurtosis,
    statistics,
)
from course_lib.generate.randomness.leaves.covering import cover, paint, touches
from course_lib.generate.randomness.leaves.outlines import Outlines, corner_angles, draw_outlines, draw_radii
from course_lib.generate.randomness.leaves.surfaces import draw_greys, draw_patterns
from course_lib.images import to_gray


def discs(*leaves):
    row, column, radius = np.array(leaves, dtype=float).T
    count = len(leaves)
    return Outlines(np.stack([row, column], axis=1), radius, np.zeros((count, 8)), np.ones(count, bool))


def test_the_first_leaf_is_on_top():
    both = paint(discs((4, 4, 3), (4, 6, 3)), (8, 10))
    assert both[4, 4] == 0 and both[4, 8] == 1 and both[0, 0] == -1
    assert (both == 0).sum() == (paint(discs((4, 4, 3)), (8, 10)) == 0).sum()


def test_a_painted_disc_has_the_area_of_a_circle():
    area = [(paint(discs((40.3, 40.7, radius)), (80, 80)) == 0).sum() for radius in (10, 20, 30)]
    assert np.allclose(area, np.pi * np.array([10, 20, 30]) ** 2, rtol=0.05)


def test_a_polygon_stays_inside_its_circle():
    heap = draw_outlines((64, 64), 200, Leaves(polygons=0.5, bars=0.5), (5, 9), np.random.default_rng(1))
    row, column = np.mgrid[:64, :64] + 0.5
    for number in range(200):
        one = Outlines(*(part[number : number + 1] for part in heap))
        away = np.hypot(row - one.centre[0, 0], column - one.centre[0, 1])[paint(one, (64, 64)) == 0]
        assert away.size == 0 or away.max() < one.radius[0] + 1.5


def test_every_pixel_is_covered_by_a_leaf_that_reaches_it():
    owner, heap = cover((96, 128), Leaves(), (4, 128), np.random.default_rng(3))
    assert owner.min() >= 0 and owner.max() < len(heap.radius)
    row, column = np.mgrid[:96, :128] + 0.5
    centre = heap.centre[owner]
    assert (np.hypot(row - centre[..., 0], column - centre[..., 1]) < heap.radius[owner] + 1.5).all()


def test_covering_in_batches_equals_painting_the_whole_heap_at_once():
    owner, heap = cover((64, 64), Leaves(), (3, 64), np.random.default_rng(5))
    assert np.array_equal(paint(heap, (64, 64)), owner)


def test_leaves_that_are_passed_over_could_not_be_seen():
    rng = np.random.default_rng(2)
    heap = draw_outlines((64, 64), 400, Leaves(), (2, 20), rng)
    gap = rng.random((64, 64)) < 0.002
    hidden = ~touches(heap, gap)
    assert hidden.any()
    for number in np.flatnonzero(hidden):
        one = Outlines(*(part[number : number + 1] for part in heap))
        assert not (gap & (paint(one, (64, 64)) == 0)).any()


@pytest.mark.parametrize("exponent", [2, 3, 4])
def test_radii_follow_the_law(exponent):
    radii = draw_radii((10**6, 10**6), 200_000, exponent, (2, 50), np.random.default_rng(1))  # reach hardly matters
    r = np.array([2.5, 4, 10, 30])
    power = 1 - exponent
    expected = (r**power - 2.0**power) / (50.0**power - 2.0**power)
    assert np.allclose([(radii < limit).mean() for limit in r], expected, atol=0.005)


def test_large_leaves_reach_the_picture_from_farther_away():
    small_frame = draw_radii((8, 8), 50_000, 3, (2, 50), np.random.default_rng(1))
    r = np.geomspace(2, 50, 4000)
    density = r**-3 * (8 + 2 * r) ** 2
    middle = (r[1:] + r[:-1]) / 2
    weight = (density[1:] + density[:-1]) * np.diff(r)
    assert small_frame.mean() == pytest.approx((middle * weight).sum() / weight.sum(), rel=0.02)


def test_bars_are_thin_but_not_thinner_than_the_smallest_leaf():
    size = np.array([1.0, 4.0, 100.0])
    corners = corner_angles(np.ones(3, bool), size, np.random.default_rng(1))
    half_width = size * np.sin(corners[:, 0])
    assert (half_width > 0.4).all()
    assert half_width[2] / size[2] < 0.21


def test_patterns_have_unit_contrast_and_no_mean():
    patterns = draw_patterns(np.random.default_rng(1))
    assert np.allclose(patterns.std(axis=(1, 2)), 1, atol=1e-3)
    assert np.allclose(patterns.mean(axis=(1, 2)), 0, atol=1e-4)


@given(st.floats(0, 1), st.integers(0, 99))
def test_greys_stay_between_black_and_white(contrast, seed):
    greys = draw_greys(200, contrast, np.random.default_rng(seed))
    assert greys.min() >= 0 and greys.max() <= 1


def test_sixty_four_pictures_pass_the_acceptance_statistics():
    found = statistics([dead_leaves((256, 256), rng=seed) for seed in range(64)])
    outside = {key: found[key] for key, (low, high) in ACCEPTANCE.items() if not low <= found[key] <= high}
    assert not outside


def test_every_rung_of_the_ladder_moves_the_number_that_it_is_for():
    found = {name: statistics([dead_leaves((128, 128), recipe=name, rng=seed) for seed in range(12)]) for name in RECIPES}
    assert found["+ radius limit"]["slope"] < found["discs"]["slope"] - 0.2
    assert found["+ contrast"]["step"] < found["+ radius limit"]["step"] - 2
    assert found["+ textures"]["quiet"] > found["+ contrast"]["quiet"] + 1
    assert found["full"]["step"] < found["+ polygons and bars"]["step"]


@pytest.mark.parametrize("name", RECIPES)
def test_pictures_have_the_promised_form(name):
    image = dead_leaves((40, 56), recipe=name, rng=1)
    assert image.shape == (40, 56) and image.dtype == np.float32
    assert image.min() >= 0 and image.max() <= 1


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (33, 7)])
def test_odd_and_tiny_pictures_are_covered_too(shape):
    assert dead_leaves(shape, rng=1).shape == shape
    assert disc_leaves(shape, rng=1).shape == shape


def test_the_grey_version_of_a_colour_picture_is_the_grey_picture_of_its_seed():
    recipe = replace(RECIPES["full"], contrast=0.05, texture=0.5)  # faint enough that no channel is clipped
    close = [np.abs(to_gray(dead_leaves((64, 64), recipe=recipe, gray=False, rng=seed)) -
                    dead_leaves((64, 64), recipe=recipe, rng=seed)).mean() for seed in range(6)]
    assert np.median(close) < 1e-3


def test_the_channels_of_a_colour_picture_are_correlated_and_not_equal():
    image = dead_leaves((128, 128), gray=False, rng=3)
    red, green = image[..., 0].ravel(), image[..., 1].ravel()
    assert 0.5 < np.corrcoef(red, green)[0, 1] < 0.999


def test_same_seed_same_picture_other_seed_other_picture():
    assert np.array_equal(dead_leaves((48, 48), rng=3), dead_leaves((48, 48), rng=3))
    assert not np.array_equal(dead_leaves((48, 48), rng=3), dead_leaves((48, 48), rng=4))


def test_flat_leaves_have_few_greys_and_textured_ones_many():
    flat = Leaves(texture=0, blurred=0, r_min=8)
    values = [len(np.unique(dead_leaves((64, 64), recipe=recipe, rng=1))) for recipe in (flat, replace(flat, texture=1))]
    assert values[0] < values[1] / 3


def test_plain_discs_cover_everything_and_have_heavy_tails():
    image = disc_leaves((192, 192), rng=1)
    assert np.isfinite(image).all() and 0 <= image.min() and image.max() < 1
    assert kurtosis(np.diff(image, axis=1)) > 8


def test_what_makes_no_sense_is_refused_in_words():
    with pytest.raises(ValueError, match="recipe must be one of discs, "):
        dead_leaves((8, 8), recipe="squares")
    with pytest.raises(TypeError, match="recipe must be a name or a Leaves, got int"):
        dead_leaves((8, 8), recipe=3)
    with pytest.raises(ValueError, match="together must be at most 1, got 1.2"):
        Leaves(polygons=0.6, bars=0.6)
    with pytest.raises(ValueError, match="must rise from smallest to largest"):
        Leaves(r_min=(4, 2))
    with pytest.raises(ValueError, match="r_max must be at least 4.0, got 3"):
        Leaves(r_max=3)
    with pytest.raises(ValueError, match="r_max must be at least 9, got 5"):
        disc_leaves((8, 8), r_min=9, r_max=5)
