"""What is read from a network agrees with what the network does."""

import functools

import numpy as np
import pytest

from course_lib.restore.cnn import (
    best_kernel,
    build_denoiser,
    build_filter,
    build_inpainter,
    build_repair_net,
    denoise_cnn,
    equivalent_filter,
    feed_noise,
    feed_noise2noise,
    learned_kernel,
    receptive_field,
)
from course_lib.restore.cnn.apply import margin_of, unit_of
from course_lib.training.backend import keras
from tests.restore.cnn.lively import enliven


@functools.cache
def free(depth=3):
    """A small bias-free denoiser that does something."""
    return enliven(build_denoiser(widths=(4, 5, 6)[:depth]), seed=2)


@functools.cache
def four_layers():
    """A small bias-free network at the full side."""
    return enliven(build_repair_net(width=3, bias=False))


def window(image, row, column, size):
    """The piece of a picture that a filter covers, zeros outside."""
    half = size // 2
    return np.pad(image, half)[row : row + size, column : column + size]


@pytest.mark.parametrize(
    ("shape", "row", "column"), [((40, 48), 20, 31), ((37, 21), 0, 0), ((37, 21), 36, 20), ((1, 1), 0, 0)]
)
def test_without_biases_filter_times_picture_is_the_mended_pixel(shape, row, column, chance):
    image = chance.random(shape, dtype=np.float32)
    for network in (free(), four_layers()):
        weights = equivalent_filter(image, row, column, denoiser=network, size=129)
        mended = denoise_cnn(image, denoiser=network)[row, column]
        assert (weights * window(image, row, column, 129)).sum() == pytest.approx(mended, abs=1e-4)


def test_with_biases_it_is_not(chance):
    image = chance.random((40, 40), dtype=np.float32)
    network = enliven(build_repair_net(width=4, bias=True))
    weights = equivalent_filter(image, 20, 20, denoiser=network, size=9)
    assert (
        abs((weights * window(image, 20, 20, 9)).sum() - denoise_cnn(image, denoiser=network)[20, 20]) > 0.05
    )


@pytest.mark.parametrize("bias", [True, False])
def test_it_is_how_much_the_result_changes_when_a_pixel_does(bias, chance):
    image = chance.random((33, 47), dtype=np.float32)
    network = enliven(build_denoiser(widths=(3, 3), bias=bias), seed=4)
    weights = equivalent_filter(image, 15, 29, denoiser=network, size=9)
    measured = np.zeros((9, 9))
    for down, right in np.ndindex(9, 9):
        sides = [image.copy(), image.copy()]
        for side, change in zip(sides, (-1e-3, 1e-3), strict=True):
            side[11 + down, 25 + right] += np.float32(change)
        low, high = (float(denoise_cnn(side, denoiser=network)[15, 29]) for side in sides)
        measured[down, right] = (high - low) / 2e-3
    assert np.median(np.abs(weights - measured)) < 2e-3
    np.testing.assert_allclose(weights, measured, atol=0.05 * np.abs(weights).max())


def test_one_filter_s_filter_is_its_kernel_in_every_place(chance):
    image = chance.random((30, 30), dtype=np.float32)
    network = build_filter(size=5, rng=3)
    for place in ((9, 20), (2, 2)):
        np.testing.assert_allclose(
            equivalent_filter(image, *place, denoiser=network, size=5), learned_kernel(network), atol=1e-6
        )


def test_outside_the_picture_nothing_counts(chance):
    image = chance.random((30, 30), dtype=np.float32)
    weights = equivalent_filter(image, 1, 28, denoiser=free(), size=9)
    assert np.all(weights[:3] == 0) and np.all(weights[:, 6:] == 0) and np.any(weights[3:, :6])


def test_a_larger_piece_only_adds_a_rim(chance):
    image = chance.random((200, 190), dtype=np.float32)
    small, large = (equivalent_filter(image, 99, 100, denoiser=free(), size=size) for size in (9, 151))
    np.testing.assert_array_equal(large[71:80, 71:80], small)
    assert small.dtype == np.float32
    rim = np.ones_like(large, bool)
    rim[11:140, 11:140] = False
    assert not large[rim].any()


def test_pictures_pixels_and_networks_that_do_not_fit_are_refused():
    image, network = np.ones((9, 12), np.float32), build_filter(rng=1)
    for changes, said in (
        ({"row": 9}, "row must be at most 8, got 9"),
        ({"column": -1}, "column must be at least 0, got -1"),
        ({"size": 4}, "size must be odd, got 4"),
        ({"image": np.ones((9, 12, 3), np.float32)}, r"image must be grey, .*got \(9, 12, 3\)"),
        ({"denoiser": build_filter(channels=3)}, "got 3 channels in and 3 out"),
        ({"denoiser": build_denoiser(widths=(2,), told=True)}, "got 2 channels in and 1 out"),
    ):
        wanted = {"image": image, "row": 4, "column": 4, "denoiser": network, **changes}
        with pytest.raises(ValueError, match=said):
            equivalent_filter(wanted.pop("image"), wanted.pop("row"), wanted.pop("column"), **wanted)


@pytest.mark.parametrize("size", [1, 3, 7, 31, 63])
def test_a_filter_sees_its_own_size(size):
    assert receptive_field(build_filter(size=size)) == (size, size)


@pytest.mark.parametrize("options", [{}, {"residual": False}, {"bias": False}, {"channels": 3, "width": 2}])
def test_four_convolutions_see_nine_by_nine(options):
    assert receptive_field(build_repair_net(**options)) == (9, 9)


def test_a_rectangle_is_told_from_a_square():
    given = keras.Input((None, None, 1))
    wide = keras.layers.Conv2D(1, (3, 9), padding="same")(given)
    assert receptive_field(keras.Model(given, wide)) == (3, 9)


def test_deeper_networks_see_more_and_no_pixel_beyond_the_margin_of_the_tiles():
    fields = []
    for depth in (1, 2, 3, 4):
        network = build_denoiser(widths=(2,) * depth)
        fields += receptive_field(network)[:1]
        assert fields[-1] / 2 + unit_of(network) <= margin_of(network)
    assert fields == sorted(set(fields))


def test_measuring_leaves_the_network_as_it_was():
    network = enliven(build_inpainter(widths=(2, 2)))
    before = network.get_weights()
    field = receptive_field(network)
    wider = tuple(side + 2 for side in receptive_field(build_denoiser(widths=(9, 9))))
    assert field == wider  # the mean of 3 x 3 sees one pixel further on each side
    assert all(np.array_equal(*pair) for pair in zip(before, network.get_weights(), strict=True))


@pytest.mark.parametrize("size", [1, 3, 5])
def test_the_best_kernel_is_numpy_s_least_squares(size, camera, chance):
    clean = camera[50:90, 60:110].copy()
    noisy = clean + np.float32(0.1) * chance.standard_normal(clean.shape, np.float32)
    padded = np.pad(noisy, size // 2)
    around = np.lib.stride_tricks.sliding_window_view(padded, (size, size)).reshape(-1, size * size)
    oracle = np.linalg.lstsq(around.astype(np.float64), clean.ravel().astype(np.float64), rcond=None)[0]
    np.testing.assert_allclose(best_kernel(noisy, clean, size=size).ravel(), oracle, atol=1e-4)


def test_the_best_kernel_finds_a_kernel_that_made_the_picture(chance):
    kernel = chance.standard_normal((3, 3)).astype(np.float32)
    noisy = chance.random((30, 20), dtype=np.float32)
    network = build_filter(size=3)
    network.weights[0].assign(kernel[:, :, None, None])
    clean = np.asarray(network(noisy[None, ..., None]))[0, ..., 0]
    np.testing.assert_allclose(best_kernel(noisy, clean, size=3), kernel, atol=1e-3)
    np.testing.assert_array_equal(learned_kernel(network), kernel)


def test_a_batch_counts_as_all_its_pictures_and_channels(chance):
    noisy, clean = chance.random((2, 2, 8, 12, 3), dtype=np.float32)
    long = [np.moveaxis(one, 3, 1).reshape(6 * 8, 12) for one in (noisy, clean)]
    np.testing.assert_allclose(best_kernel(noisy, clean, size=1), best_kernel(*long, size=1), atol=1e-6)
    assert (
        best_kernel(noisy[..., :1], clean[..., :1]).shape == best_kernel(noisy[0], clean[0]).shape == (3, 3)
    )


def test_pairs_without_truth_lead_to_the_same_kernel(leaves):
    feeds = [feed(leaves, batch=128, patch=64, sigma=0.1, rng=1) for feed in (feed_noise, feed_noise2noise)]
    with_truth, without = (best_kernel(*feed(0), size=3) for feed in feeds)
    assert np.abs(with_truth - without).max() < 0.01
    assert with_truth[1, 1] > with_truth[0, 1] > with_truth[0, 0] > 0


def test_a_black_picture_has_a_kernel_too():
    black = np.zeros((9, 9), np.float32)
    assert not best_kernel(black, black).any()


def test_a_filter_larger_than_the_picture_sees_zeros_outside():
    bright = np.ones((1, 2), np.float32)
    assert best_kernel(bright, bright, size=5).shape == (5, 5)


def test_pictures_that_do_not_fit_each_other_or_the_kernel_are_refused():
    one, other = np.ones((9, 9), np.float32), np.ones((9, 8), np.float32)
    with pytest.raises(ValueError, match="clean must have the shape of noisy, "):
        best_kernel(one, other)
    with pytest.raises(ValueError, match="size must be at most 31, got 33"):
        best_kernel(other, other, size=33)
    with pytest.raises(ValueError, match="size must be odd, got 2"):
        best_kernel(one, one, size=2)


def test_a_network_of_more_than_one_filter_has_no_kernel_to_read():
    for network in (build_repair_net(width=2), build_filter(channels=3)):
        with pytest.raises(ValueError, match="network must be one filter for grey pictures, got weights"):
            learned_kernel(network)
