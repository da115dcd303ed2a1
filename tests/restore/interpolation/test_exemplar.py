import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from course_lib.damage import missing_half, missing_pixels
from course_lib.images import to_gray
from course_lib.metrics import psnr_missing
from course_lib.restore.interpolation import (
    fill_biharmonic,
    fill_exemplar,
    fill_harmonic,
    fill_nearest,
    fill_order,
)
from course_lib.samples import brick, chelsea, photographs

ROWS, COLUMNS = np.indices((128, 128))
PERIODIC = {
    "stripes of period 8": COLUMNS // 4 % 2,
    "a checkerboard of single pixels": (ROWS + COLUMNS) % 2,
    "a checkerboard of 7 pixels": (ROWS // 7 + COLUMNS // 7) % 2,
    "bricks": (ROWS % 8 == 0) | ((COLUMNS + 8 * (ROWS // 8 % 2)) % 16 == 0),
}


def hole(shape=(128, 128), top=40, left=44, size=48):
    missing = np.zeros(shape, bool)
    missing[top : top + size, left : left + size] = True
    return missing


@pytest.mark.parametrize("name", PERIODIC)
def test_a_periodic_pattern_is_continued_exactly(name):
    truth = PERIODIC[name].astype(np.float32)
    assert np.array_equal(fill_exemplar(truth, hole()), truth)


@pytest.mark.parametrize("name", PERIODIC)
def test_on_one_scale_too_if_the_patch_is_larger_than_the_period(name):
    truth = PERIODIC[name].astype(np.float32)
    assert np.array_equal(fill_exemplar(truth, hole(), patch=17, scales=1), truth)


def test_a_slanting_wave_is_continued_above_50_decibels():
    wave = np.sin(2 * np.pi * (COLUMNS * np.cos(0.5) + ROWS * np.sin(0.5)) / 11)
    truth = (0.5 + 0.5 * wave).astype(np.float32)
    assert psnr_missing(truth, fill_exemplar(truth, hole()), hole()) > 50
    assert psnr_missing(truth, fill_biharmonic(truth, hole()), hole()) < 15


@pytest.mark.parametrize("scales", [1, None])
def test_the_straight_edge_between_two_regions_goes_through_the_hole(scales):
    truth = np.clip(ROWS - 60 - 0.4 * (COLUMNS - 64) + 0.5, 0, 1).astype(np.float32) * np.float32(0.6)
    assert psnr_missing(truth, fill_exemplar(truth, hole(), scales=scales), hole()) > 60


def test_bricks_of_a_photograph_are_laid_where_a_thin_plate_blurs():
    truth, missing = brick(256), hole((256, 256), 104, 104)
    gain = psnr_missing(truth, fill_exemplar(truth, missing), missing) - psnr_missing(
        truth, fill_biharmonic(truth, missing), missing
    )
    assert gain > 1


def test_fur_stays_fur():
    truth, missing = to_gray(chelsea(256)), hole((256, 256), 60, 150)
    rough = [
        np.abs(np.diff(picture, axis=1))[60:108, 150:197].mean()
        for picture in (truth, fill_exemplar(truth, missing), fill_harmonic(truth, missing))
    ]
    assert 0.6 < rough[1] / rough[0] < 1.5
    assert rough[2] / rough[0] < 0.3


def test_on_one_scale_every_value_is_a_copy_of_a_known_one():
    truth, missing = chelsea(64), hole((64, 64), 20, 22, 16)
    known = {tuple(pixel) for pixel in truth[~missing].tolist()}
    assert {tuple(pixel) for pixel in fill_exemplar(truth, missing, scales=1)[missing].tolist()} <= known


@given(
    shape=some.tuples(some.integers(1, 40), some.integers(1, 40)),
    part=some.floats(0.01, 0.95),
    colour=some.booleans(),
    scales=some.sampled_from([None, 1, 2, 12]),
    seed=some.integers(0, 999),
)
@settings(max_examples=40, deadline=None)
def test_any_picture_and_any_loss_end_between_the_known_values(shape, part, colour, scales, seed):
    rng = np.random.default_rng(seed)
    image = rng.random((*shape, 3) if colour else shape, dtype=np.float32)
    missing = missing_pixels(shape, part, rng=rng)
    missing.flat[seed % missing.size] = False
    filled = fill_exemplar(image, missing, patch=5, scales=scales)
    known = image[~missing]
    assert filled.dtype == np.float32
    assert np.array_equal(filled[~missing], known)
    assert (filled >= known.min(axis=0)).all() and (filled <= known.max(axis=0)).all()


@pytest.mark.parametrize("scales", [1, None])
@pytest.mark.parametrize("colour", [False, True])
def test_what_stands_in_the_hole_is_not_read(scales, colour):
    truth, missing = photographs(96, gray=not colour)["coffee"], hole((96, 96), 30, 34, 24)
    garbage = truth.copy()
    garbage[missing] = np.random.default_rng(0).normal(0, 1000, garbage[missing].shape)
    first, second = (fill_exemplar(one, missing, scales=scales) for one in (truth, garbage))
    assert np.array_equal(first, second)


def test_a_patch_larger_than_the_picture_leaves_the_membrane():
    image, missing = np.random.default_rng(0).random((20, 24), np.float32), hole((20, 24), 6, 7, 5)
    assert np.allclose(fill_exemplar(image, missing, patch=25), fill_harmonic(image, missing), atol=1e-4)


def test_single_lost_pixels_are_filled_better_than_by_one_membrane():
    truth = photographs()["camera"]
    for part in (0.5, 0.8):
        missing = missing_pixels(truth.shape, part, rng=0)
        ours, membrane, near = (
            psnr_missing(truth, fill(truth, missing), missing)
            for fill in (fill_exemplar, fill_harmonic, fill_nearest)
        )
        assert ours > membrane > near


def test_a_hole_at_the_border_and_half_a_picture_are_filled():
    truth = PERIODIC["stripes of period 8"][:64, :64].astype(np.float32)
    for missing in (hole((64, 64), 40, 0, 24), missing_half((64, 64), side="top")):
        assert np.array_equal(fill_exemplar(truth, missing), truth)


def test_two_holes_are_filled_as_well_as_one():
    truth = PERIODIC["a checkerboard of 7 pixels"].astype(np.float32)
    missing = hole(top=8, left=8, size=30) | hole(top=80, left=70, size=30)
    assert np.array_equal(fill_exemplar(truth, missing), truth)


@pytest.mark.parametrize("scales", [1, 3])
def test_the_film_begins_black_keeps_the_known_and_ends_with_the_result(scales):
    truth, missing, film = chelsea(96), hole((96, 96), 30, 34, 24), []
    result = fill_exemplar(truth, missing, scales=scales, callback=lambda *seen: film.append(seen))
    steps, pictures = zip(*film, strict=True)
    assert steps == tuple(range(len(film)))
    assert scales > 1 or (pictures[0][missing] == 0).all(axis=1).any()
    assert all(np.array_equal(picture[~missing], truth[~missing]) for picture in pictures)
    assert np.array_equal(pictures[-1], result)


def test_whoever_watches_cannot_spoil_the_result():
    truth, missing = chelsea(64), hole((64, 64), 20, 22, 16)
    watched = fill_exemplar(truth, missing, callback=lambda step, picture: picture.fill(9))
    assert np.array_equal(watched, fill_exemplar(truth, missing))


def test_the_order_runs_from_the_corners_and_edges_to_the_middle():
    order = fill_order(np.full((64, 64), 0.5, np.float32), hole((64, 64), 16, 16, 32))
    corners = order[[16, 16, 47, 47], [16, 47, 16, 47]]
    assert corners.max() < 0.2
    assert order.max() == order[20:44, 20:44].max() == 1
    assert (order[:16] == 0).all()


def test_a_line_is_drawn_through_the_hole_before_the_flat_corners_are_filled():
    image = np.zeros((64, 64), np.float32)
    image[30:34] = 1
    order = fill_order(image, hole((64, 64), 16, 16, 32))
    assert order[31, 16:48].max() < order[[16, 16, 47, 47], [16, 47, 16, 47]].min()


def test_the_order_counts_the_patches_of_the_film():
    truth, missing, film = to_gray(chelsea(64)), hole((64, 64), 20, 22, 16), []
    fill_exemplar(truth, missing, scales=1, callback=lambda step, picture: film.append(picture))
    order = fill_order(truth, missing)
    assert len(np.unique(order)) - 1 == len(film) - 1
    first = missing & (film[0] != 0)
    assert np.array_equal(order == order[missing].min(), first)


def test_the_order_without_patches_to_copy_is_all_at_once():
    missing = missing_pixels((24, 20), 0.5, rng=0)
    assert np.array_equal(fill_order(np.zeros((24, 20), np.float32), missing), missing.astype(np.float32))


def test_nothing_lost_takes_no_time():
    nothing = np.zeros((24, 20), bool)
    assert not fill_order(np.ones((24, 20), np.float32), nothing).any()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"patch": 8}, "patch must be odd, so that it has a middle, got 8"),
        ({"patch": 1}, "patch must be at least 3, got 1"),
        ({"scales": 0}, "scales must be at least 1, got 0"),
    ],
)
def test_an_option_out_of_range_is_named(options, message):
    with pytest.raises(ValueError, match=message):
        fill_exemplar(np.ones((24, 24), np.float32), hole((24, 24), 8, 8, 4), **options)


def test_a_picture_without_a_known_pixel_is_refused():
    for fill in (fill_exemplar, fill_order):
        with pytest.raises(ValueError, match="at least one pixel must be known, got none"):
            fill(np.ones((24, 24), np.float32), np.ones((24, 24), bool))
