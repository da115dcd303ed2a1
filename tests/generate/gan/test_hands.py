"""Hands, the way between two of them, and a recorded training as pictures."""

import numpy as np
import pytest

from course_lib.generate.gan import (
    Replay,
    build_generator,
    decode,
    draw_classes,
    draw_growth,
    draw_replay,
    draw_walk,
    draw_way,
    mosaic,
)


@pytest.fixture(scope="module")
def generator():
    return build_generator(channels=(8, 8, 4), classes=10, rng=1)


@pytest.fixture(scope="module")
def replay():
    pictures = np.random.default_rng(1).integers(256, size=(7, 60, 28, 28), dtype=np.uint8)
    curve = np.ones(7, np.float32)
    return Replay(np.arange(7), pictures, curve, 1.0, np.arange(7), curve, curve)


def vector(seed):
    return np.random.default_rng(seed).standard_normal((1, 64), dtype=np.float32)


def test_at_its_ends_the_way_is_at_the_two_hands(generator):
    for part, seed in ((0.0, 5), (1.0, 8)):
        drawn = draw_walk(generator, 4, start=5, end=8, part=part)
        np.testing.assert_allclose(drawn, decode(generator, vector(seed), labels=[4])[0], atol=1e-4)


def test_the_way_back_meets_the_same_middle(generator):
    there, back = draw_walk(generator, 4, start=5, end=8), draw_walk(generator, 4, start=8, end=5)
    np.testing.assert_allclose(there, back, atol=1e-4)


def test_a_way_from_a_hand_to_itself_stands_still(generator):
    way = draw_way(generator, 2, start=6, end=6)
    tiles = way.reshape(4, 28, 4, 28).swapaxes(1, 2).reshape(16, 28, 28)
    np.testing.assert_allclose(tiles, np.broadcast_to(tiles[0], tiles.shape), atol=1e-4)


def test_the_whole_way_begins_and_ends_with_the_two_hands(generator):
    way = draw_way(generator, 7, start=3, end=4)
    np.testing.assert_allclose(way[:28, :28], draw_walk(generator, 7, start=3, end=4, part=0), atol=1e-4)
    np.testing.assert_allclose(way[-28:, -28:], draw_walk(generator, 7, start=3, end=4, part=1), atol=1e-4)


def test_all_classes_stand_in_order(generator):
    sheet = draw_classes(generator, start=3, end=4)
    np.testing.assert_allclose(sheet[28:, 56:84], draw_walk(generator, 7, start=3, end=4), atol=1e-4)


def test_a_generator_without_classes_is_told_apart():
    with pytest.raises(ValueError, match="labels must be None for a generator without classes"):
        draw_walk(build_generator(channels=(4, 4, 4), rng=1), 3)


def test_a_moment_is_six_rows_of_ten(replay):
    np.testing.assert_array_equal(draw_replay(replay, 4), mosaic(replay.pictures[4] / np.float32(255), 6, 10))


def test_a_growth_begins_with_the_first_moment_and_ends_with_the_last(replay):
    growth = draw_growth(replay, 3)
    np.testing.assert_array_equal(growth[:28, :28], replay.pictures[0, 3] / np.float32(255))
    np.testing.assert_array_equal(growth[-28:, -28:], replay.pictures[-1, 3] / np.float32(255))
