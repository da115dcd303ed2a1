"""Shapes, scales and sizes of this chapter's networks."""

import numpy as np
import pytest

from course_lib.restore.cnn import build_denoiser, build_filter, build_inpainter, build_repair_net
from course_lib.restore.cnn.lessons import LESSONS, build_lesson
from tests.restore.cnn.lively import away, enliven

SMALL = {"widths": (4, 5, 6)}
BLIND = {
    "filter": lambda **options: build_filter(rng=1, **options),
    "repair_net": lambda **options: build_repair_net(width=4, rng=1, **options),
    "denoiser": lambda **options: build_denoiser(**SMALL, rng=1, **options),
}


@pytest.mark.parametrize("name", BLIND)
@pytest.mark.parametrize("channels", [1, 3])
def test_pictures_keep_their_shape_in_grey_and_in_colour(name, channels, chance):
    pictures = chance.random((2, 16, 24, channels), dtype=np.float32)
    mended = np.asarray(BLIND[name](channels=channels)(pictures))
    assert mended.shape == pictures.shape and mended.dtype == np.float32


def test_a_network_that_is_told_the_noise_takes_one_channel_more(chance):
    for channels in (1, 3):
        network = build_denoiser(channels=channels, told=True, **SMALL, rng=1)
        assert network(chance.random((1, 8, 8, channels + 1), dtype=np.float32)).shape == (1, 8, 8, channels)


def test_what_it_is_told_changes_the_result(chance):
    network = enliven(build_denoiser(told=True, **SMALL))
    given = chance.random((2, 16, 16, 2), dtype=np.float32)
    given[..., 0] = given[:1, ..., 0]
    first, second = np.asarray(network(given))
    assert away(first, second) > 1e-3


def test_the_inpainter_adds_its_change_to_the_start(chance):
    network = build_inpainter(**SMALL, rng=1)
    given = chance.random((1, 16, 16, 2), dtype=np.float32)
    for weight in network.trainable_variables:
        weight.assign(0 * weight)
    np.testing.assert_array_equal(network(given), given[..., :1])


@pytest.mark.parametrize("name", BLIND)
@pytest.mark.parametrize("times", [0.5, 2, 10])
def test_without_biases_so_many_times_the_picture_gives_so_many_times_the_result(name, times, chance):
    network = enliven(BLIND[name](**({} if name == "filter" else {"bias": False})))
    pictures = chance.random((1, 24, 16, 1), dtype=np.float32)
    once, scaled = np.asarray(network(pictures)), np.asarray(network(np.float32(times) * pictures))
    np.testing.assert_allclose(scaled, times * once, rtol=1e-4, atol=1e-4 * times)


@pytest.mark.parametrize("name", ["repair_net", "denoiser"])
def test_with_biases_it_does_not(name, chance):
    network = enliven(BLIND[name](bias=True))
    pictures = chance.random((1, 24, 16, 1), dtype=np.float32)
    assert away(network(10 * pictures), 10 * np.asarray(network(pictures))) > 0.5


def test_only_the_biases_differ_between_the_two_narrow_networks():
    free, biased = build_lesson("narrow"), build_lesson("narrow_biased")
    kernels = [tuple(one.shape) for one in biased.weights if len(one.shape) == 4]
    assert [tuple(one.shape) for one in free.weights] == kernels
    assert len(biased.weights) == 2 * len(kernels)


@pytest.mark.parametrize("name", [*BLIND, "told", "inpainter"])
def test_the_repair_of_a_picture_does_not_depend_on_its_neighbours_in_the_batch(name, chance):
    others = {
        "told": lambda: build_denoiser(told=True, **SMALL),
        "inpainter": lambda: build_inpainter(**SMALL),
    }
    network = enliven({**BLIND, **others}[name]())
    pictures = chance.random((5, 16, 16, network.input_shape[-1]), dtype=np.float32)
    np.testing.assert_allclose(network(pictures)[2:3], network(pictures[2:3]), rtol=1e-4, atol=1e-5)


def test_a_residual_network_of_zeros_leaves_the_picture_alone_and_the_other_makes_it_black(chance):
    pictures = chance.random((1, 8, 8, 1), dtype=np.float32)
    for residual in (True, False):
        network = build_repair_net(width=2, residual=residual)
        for weight in network.trainable_variables:
            weight.assign(0 * weight)
        np.testing.assert_array_equal(network(pictures), pictures if residual else 0 * pictures)


def test_the_networks_that_are_shipped_have_at_most_600_000_weights():
    for network in (build_denoiser(), build_denoiser(channels=3), build_inpainter()):
        assert network.count_params() <= 600_000
    assert all(build_lesson(name).count_params() < 200_000 for name in LESSONS)


def test_a_filter_is_its_kernel_and_nothing_else():
    assert build_filter(size=3).count_params() == 9
    assert build_filter(size=5, channels=3).count_params() == 5 * 5 * 3 * 3


def test_half_precision_changes_the_sums_and_neither_the_weights_nor_the_result_s_type(chance):
    pictures = chance.random((1, 16, 16, 1), dtype=np.float32)
    exact, half = (
        enliven(build_denoiser(**SMALL, precision=precision)) for precision in ("float32", "mixed_bfloat16")
    )
    assert all(one.dtype == "float32" for one in half.weights)
    result = np.asarray(half(pictures))
    assert result.dtype == np.float32
    assert 0 < away(result, exact(pictures)) < 0.2


def test_the_inpainter_is_shown_kinks_so_a_brighter_picture_gets_the_same_change(chance):
    network = enliven(build_inpainter(widths=(4, 5)))
    given = chance.random((1, 16, 16, 2), dtype=np.float32)
    brighter = given + np.float32([0.25, 0])
    np.testing.assert_allclose(network(brighter), np.asarray(network(given)) + 0.25, atol=1e-4)


def test_no_network_normalises_over_the_batch():
    for network in (build_denoiser(), build_inpainter(), build_repair_net(), build_filter()):
        assert len(network.trainable_variables) == len(network.variables)


@pytest.mark.parametrize("build", [build_denoiser, build_inpainter])
@pytest.mark.parametrize("bad", [(), 4, (4, 0), (4, 2.5), "wide"])
def test_widths_that_make_no_sense_are_refused(build, bad):
    with pytest.raises((TypeError, ValueError), match=r"widths must .*got"):
        build(widths=bad)


@pytest.mark.parametrize("build", [build_denoiser, build_repair_net, build_filter])
@pytest.mark.parametrize("bad", [0, 2, 4, None])
def test_pictures_have_one_channel_or_three(build, bad):
    with pytest.raises(ValueError, match=r"channels must be 1 or 3, got"):
        build(channels=bad)


def test_an_even_filter_has_no_middle_and_is_refused():
    with pytest.raises(ValueError, match="size must be odd, got 4"):
        build_filter(size=4)


def test_a_lesson_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(ValueError, match="name must be one of told, narrow, narrow_biased, got 'wide'"):
        build_lesson("wide")
