"""Mending one picture: any size, in one piece or in tiles, and nothing known is lost."""

import numpy as np
import pytest

from course_lib.restore.cnn import (
    build_denoiser,
    build_filter,
    build_inpainter,
    build_repair_net,
    denoise_cnn,
    fill_cnn,
    fill_rough,
)
from course_lib.restore.cnn.apply import margin_of, unit_of
from tests.restore.cnn.lively import away, enliven

SIZES = [(1, 1), (1, 9), (7, 3), (8, 8), (17, 33), (64, 1)]


@pytest.fixture(scope="module")
def denoiser():
    """A small one with the sides of the shipped one."""
    return enliven(build_denoiser(widths=(4, 5, 6)))


@pytest.fixture(scope="module")
def inpainter():
    """A small one with the sides of the shipped one."""
    return enliven(build_inpainter(widths=(4, 5, 6)))


@pytest.mark.parametrize("shape", [*SIZES, (17, 33, 3), (1, 1, 3)])
def test_a_picture_of_any_size_keeps_its_shape(denoiser, inpainter, shape, chance):
    image = chance.random(shape, dtype=np.float32)
    missing = np.zeros(shape[:2], bool)
    missing[0, 1:] = True
    for result in (denoise_cnn(image, denoiser=denoiser), fill_cnn(image, missing, inpainter=inpainter)):
        assert result.shape == shape and result.dtype == np.float32 and np.isfinite(result).all()


def test_a_picture_whose_sides_fit_goes_through_the_network_as_it_is(denoiser, chance):
    image = chance.random((24, 40), dtype=np.float32)
    np.testing.assert_allclose(
        denoise_cnn(image, denoiser=denoiser), denoiser(image[None, ..., None])[0, ..., 0], atol=1e-5
    )


def test_other_sides_are_continued_as_in_a_mirror_and_cut_again(denoiser, chance):
    image = chance.random((21, 32), dtype=np.float32)
    mirrored = np.concatenate([image, image[:-4:-1]])
    np.testing.assert_allclose(
        denoise_cnn(image, denoiser=denoiser), denoise_cnn(mirrored, denoiser=denoiser)[:21], atol=1e-5
    )


@pytest.mark.parametrize(("shape", "tile"), [((200, 150), 64), ((131, 257), 100), ((150, 90), 65)])
def test_in_tiles_the_result_is_the_same(denoiser, shape, tile, chance):
    image = chance.random(shape, dtype=np.float32)
    whole = denoise_cnn(image, denoiser=denoiser, tile=1024)
    assert np.ptp(whole) > 0.5
    np.testing.assert_allclose(denoise_cnn(image, denoiser=denoiser, tile=tile), whole, atol=2e-5)


def test_filled_in_tiles_the_result_is_the_same(inpainter, chance):
    image = chance.random((131, 150), dtype=np.float32)
    missing = chance.random(image.shape) < 0.7
    whole = fill_cnn(image, missing, inpainter=inpainter, tile=1024)
    np.testing.assert_allclose(fill_cnn(image, missing, inpainter=inpainter, tile=64), whole, atol=2e-5)


@pytest.mark.parametrize("widths", [(4,), (4, 4), (3, 3, 3, 3)])
def test_networks_of_other_depths_find_their_sides_and_their_tiles(widths, chance):
    network = enliven(build_denoiser(widths=widths))
    image = chance.random((300, 70), dtype=np.float32)
    whole = denoise_cnn(image, denoiser=network, tile=1024)
    np.testing.assert_allclose(denoise_cnn(image, denoiser=network, tile=64), whole, atol=2e-5)
    assert unit_of(network) == max(8, 2 ** len(widths)) and margin_of(network) == 8 * unit_of(network)


def test_a_network_without_halvings_is_tiled_too(chance):
    image = chance.random((90, 150), dtype=np.float32)
    for network in (build_filter(size=63, rng=1), enliven(build_repair_net(width=3))):
        whole = denoise_cnn(image, denoiser=network)
        np.testing.assert_allclose(denoise_cnn(image, denoiser=network, tile=64), whole, atol=2e-5)


def test_a_picture_in_colour_is_mended_channel_by_channel_by_a_network_for_grey(denoiser, chance):
    image = chance.random((20, 24, 3), dtype=np.float32)
    result = denoise_cnn(image, denoiser=denoiser)
    for channel in range(3):
        np.testing.assert_array_equal(
            result[..., channel], denoise_cnn(image[..., channel].copy(), denoiser=denoiser)
        )


def test_a_grey_picture_is_mended_by_a_network_for_colour(chance):
    image = chance.random((20, 24), dtype=np.float32)
    network = enliven(build_denoiser(channels=3, widths=(4, 4)))
    colour = denoise_cnn(np.repeat(image[..., None], 3, axis=2), denoiser=network)
    np.testing.assert_allclose(denoise_cnn(image, denoiser=network), colour.mean(axis=2), atol=1e-6)


def test_a_network_that_is_told_sigma_gets_it_and_no_other_does(denoiser, chance):
    image = chance.random((16, 16), dtype=np.float32)
    told = enliven(build_denoiser(widths=(4, 4), told=True))
    results = [denoise_cnn(image, denoiser=told, sigma=sigma) for sigma in (0.05, 0.5)]
    assert away(*results) > 1e-3
    colour = denoise_cnn(np.repeat(image[..., None], 3, axis=2), denoiser=told, sigma=0.05)
    np.testing.assert_allclose(colour[..., 1], results[0], atol=1e-6)
    with pytest.raises(ValueError, match="sigma must be a number for this network, got None"):
        denoise_cnn(image, denoiser=told)
    with pytest.raises(ValueError, match=r"sigma must be None for this network, got 0\.1"):
        denoise_cnn(image, denoiser=denoiser, sigma=0.1)


def test_noise_may_leave_the_range_and_nothing_is_clipped(chance):
    image = 3 * chance.standard_normal((16, 16), dtype=np.float32)
    network = build_denoiser(widths=(4, 4))
    for weight in network.trainable_variables:
        weight.assign(0 * weight)
    np.testing.assert_array_equal(denoise_cnn(image, denoiser=network), image)


@pytest.mark.parametrize("shape", [(40, 30), (40, 30, 3)])
def test_known_pixels_come_back_bit_for_bit(inpainter, shape, chance):
    image = chance.standard_normal(shape, dtype=np.float32)
    missing = chance.random(shape[:2]) < 0.8
    result = fill_cnn(image, missing, inpainter=inpainter)
    assert result[~missing].tobytes() == image[~missing].tobytes()
    assert away(result[missing], fill_rough(image, missing)[missing]) > 0.01


@pytest.mark.parametrize("garbage", [0, 1, -1e6, 3e38])
def test_what_stands_under_missing_has_no_influence(inpainter, garbage, chance):
    image = chance.random((40, 30), dtype=np.float32)
    missing = chance.random(image.shape) < 0.8
    spoilt = np.where(missing, np.float32(garbage), image)
    np.testing.assert_array_equal(
        fill_cnn(image, missing, inpainter=inpainter), fill_cnn(spoilt, missing, inpainter=inpainter)
    )


def test_where_nothing_is_missing_nothing_changes(inpainter, chance):
    image = chance.random((9, 9), dtype=np.float32)
    np.testing.assert_array_equal(fill_cnn(image, np.zeros((9, 9), bool), inpainter=inpainter), image)


def test_where_nothing_is_known_nothing_can_be_filled(inpainter):
    with pytest.raises(ValueError, match="at least one pixel must be known, got none"):
        fill_cnn(np.ones((9, 9), np.float32), np.ones((9, 9), bool), inpainter=inpainter)


def test_what_it_is_given_is_not_changed(denoiser, inpainter, chance):
    image = chance.random((9, 9), dtype=np.float32)
    missing = chance.random((9, 9)) < 0.5
    copies = image.copy(), missing.copy()
    denoise_cnn(image, denoiser=denoiser)
    fill_cnn(image, missing, inpainter=inpainter)
    assert np.array_equal(image, copies[0]) and np.array_equal(missing, copies[1])


@pytest.mark.parametrize("bad", [63, 0, 100.5, None])
def test_a_tile_that_is_too_small_is_refused(denoiser, bad):
    with pytest.raises((TypeError, ValueError), match=r"tile must .*got"):
        denoise_cnn(np.ones((9, 9), np.float32), denoiser=denoiser, tile=bad)
