"""Lost pixels: the exact number of every kind, and each kind looks like itself."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from course_lib import damage

KINDS = {
    "pixels": damage.missing_pixels,
    "blocks": damage.missing_blocks,
    "scratches": damage.missing_scratches,
    "text": damage.missing_text,
    "grid": lambda shape, fraction, rng=None: damage.missing_grid(shape, fraction),
}
CHANCE = {name: KINDS[name] for name in ("pixels", "blocks", "scratches", "text")}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(st.tuples(st.integers(1, 40), st.integers(1, 40)), st.floats(0, 1), st.integers(0, 2**32))
def test_exactly_the_fraction_is_lost(kind, shape, fraction, seed):
    missing = kind(shape, fraction, rng=seed)
    assert missing.dtype == bool
    assert missing.shape == shape
    assert missing.sum() == round(fraction * shape[0] * shape[1])


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("fraction", [0, 1])
def test_nothing_or_everything_can_be_lost(kind, fraction):
    assert (kind((30, 50), fraction, rng=1) == bool(fraction)).all()


@pytest.mark.parametrize("kind", CHANCE.values(), ids=CHANCE)
def test_same_seed_same_pixels(kind):
    first = kind((60, 80), 0.3, rng=5)
    assert np.array_equal(first, kind((60, 80), 0.3, rng=np.random.default_rng(5)))
    assert not np.array_equal(first, kind((60, 80), 0.3, rng=6))
    assert not np.array_equal(kind((60, 80), 0.3), kind((60, 80), 0.3))


@pytest.mark.parametrize("kind", CHANCE.values(), ids=CHANCE)
def test_no_place_is_spared_or_preferred(kind):
    share = np.mean([kind((48, 48), 0.2, rng=k) for k in range(300)], axis=0)
    quarters = share.reshape(4, 12, 4, 12).mean(axis=(1, 3))
    assert quarters.min() > 0.1
    assert quarters.max() < 0.3


@pytest.mark.parametrize("size", [1, 5, 16])
def test_blocks_are_whole_squares_but_for_the_last_and_the_border(size):
    missing = damage.missing_blocks((200, 200), 0.3, size=size, rng=1)
    inner = missing.copy()
    inner[:size], inner[-size:], inner[:, :size], inner[:, -size:] = False, False, False, False
    opened = ndimage.binary_opening(missing, np.ones((size, size)))
    assert (inner & ~opened).sum() <= size * size


def test_a_block_larger_than_the_picture_is_cut():
    assert damage.missing_blocks((5, 5), 0.5, size=1000, rng=1).sum() == round(0.5 * 25)


@pytest.mark.parametrize("width", [1, 3, 7])
def test_scratches_are_as_wide_as_promised_and_long(width):
    missing = damage.missing_scratches((256, 256), 0.01 * width, width=width, rng=1)
    depth = ndimage.distance_transform_edt(np.pad(missing, 1))
    typical = np.median(depth[ndimage.maximum_filter(depth, 3) == depth][depth.max() > 0])
    assert typical <= width
    labels, count = ndimage.label(missing, np.ones((3, 3)))
    extents = [max(side.stop - side.start for side in found) for found in ndimage.find_objects(labels)]
    assert max(extents) > 60
    assert count < 20


def test_a_scratch_wide_as_a_line_has_that_width_in_the_middle():
    missing = damage.missing_scratches((256, 256), 0.03, width=5, rng=3)
    assert 2 <= ndimage.distance_transform_edt(missing).max() <= 5


def test_text_is_made_of_strokes_in_lines_of_writing():
    missing = damage.missing_text((240, 320), 0.08, rng=1)
    depth = ndimage.distance_transform_edt(missing)
    assert depth.max() < 6
    _, letters = ndimage.label(missing, np.ones((3, 3)))
    assert letters > 20


def test_words_do_not_run_into_each_other_while_there_is_room():
    few, more = (damage.missing_text((256, 256), fraction, rng=2) for fraction in (0.04, 0.1))
    assert (few <= more).all()
    gaps = np.diff(np.flatnonzero(np.diff(more.any(axis=1).astype(int))))
    assert len(gaps) > 6


@pytest.mark.parametrize(("fraction", "kept"), [(0.75, np.s_[::2, ::2]), (15 / 16, np.s_[::4, ::4])])
def test_a_grid_keeps_every_second_or_fourth_pixel(fraction, kept):
    expected = np.ones((32, 48), bool)
    expected[kept] = False
    assert np.array_equal(damage.missing_grid((32, 48), fraction), expected)


def test_a_grid_of_one_half_is_a_checkerboard():
    row, column = np.indices((16, 16))
    assert np.array_equal(damage.missing_grid((16, 16), 0.5), (row + column) % 2 == 1)


def test_a_grid_of_one_long_row_needs_no_square():
    missing = damage.missing_grid((1, 300_000), 0.5)
    assert np.array_equal(missing[0], np.arange(300_000) % 2 == 1)


def test_a_grid_loses_more_and_more_of_the_same_pixels():
    grids = [damage.missing_grid((20, 30), fraction) for fraction in np.linspace(0, 1, 15)]
    assert all((less <= more).all() for less, more in itertools.pairwise(grids))


@pytest.mark.parametrize(
    ("side", "part"),
    [
        ("left", np.s_[:, :3]),
        ("right", np.s_[:, 4:]),
        ("top", np.s_[:2]),
        ("bottom", np.s_[3:]),
    ],
)
def test_a_half_is_lost_and_the_middle_line_is_kept(side, part):
    expected = np.zeros((5, 7), bool)
    expected[part] = True
    assert np.array_equal(damage.missing_half((5, 7), side=side), expected)


@pytest.mark.parametrize("side", ["middle", None, 1, ["left"]])
def test_a_half_of_an_unknown_side_is_refused(side):
    with pytest.raises(ValueError, match="side must be one of left, right, top, bottom, got"):
        damage.missing_half((5, 7), side=side)


@pytest.mark.parametrize("channels", [(), (3,)])
def test_erasing_writes_the_fill_and_keeps_the_known_exactly(channels):
    image = np.random.default_rng(1).random((20, 30, *channels), np.float32)
    before = image.copy()
    missing = damage.missing_pixels((20, 30), 0.4, rng=1)
    damaged = damage.erase(image, missing, fill=0.25)
    assert (damaged[missing] == 0.25).all()
    assert np.array_equal(damaged[~missing], image[~missing])
    assert np.array_equal(image, before)


def test_erasing_refuses_a_missing_that_does_not_fit():
    image = np.zeros((4, 5, 3), np.float32)
    with pytest.raises(ValueError, match=r"missing must have the picture's shape \(4, 5\), got \(4, 5, 3\)"):
        damage.erase(image, np.zeros((4, 5, 3), bool))
    with pytest.raises(TypeError, match="missing must be bool"):
        damage.erase(image, np.zeros((4, 5), np.uint8))
    with pytest.raises(ValueError, match="fill must be finite"):
        damage.erase(image, np.zeros((4, 5), bool), fill=np.nan)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_senseless_fractions_and_shapes_are_refused(kind):
    with pytest.raises(ValueError, match="fraction must be at most 1, got 50"):
        kind((9, 9), 50)
    with pytest.raises(ValueError, match="fraction must be at least 0, got -0.1"):
        kind((9, 9), -0.1)
    with pytest.raises(ValueError, match="shape must be two integers"):
        kind((9, 9, 3), 0.5)
    with pytest.raises(TypeError, match="shape must be two integers"):
        kind(np.zeros((9, 9)), 0.5)


def test_senseless_sizes_of_shapes_are_refused():
    with pytest.raises(ValueError, match="size must be at least 1, got 0"):
        damage.missing_blocks((9, 9), 0.5, size=0)
    with pytest.raises(ValueError, match="width must be at least 1, got 0"):
        damage.missing_scratches((9, 9), 0.5, width=0)
