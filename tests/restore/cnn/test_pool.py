"""The dead leaves that are learned from, kept as bytes."""

import numpy as np
import pytest

from course_lib.generate.randomness import dead_leaves
from course_lib.images import to_uint8
from course_lib.restore.cnn import leaf_pool


@pytest.mark.parametrize(("gray", "channels"), [(True, 1), (False, 3)])
def test_a_pool_holds_bytes_in_grey_or_in_colour(gray, channels):
    pool = leaf_pool(2, size=32, gray=gray, rng=1)
    assert pool.shape == (2, 32, 32, channels) and pool.dtype == np.uint8
    assert not np.array_equal(pool[0], pool[1])


def test_its_first_picture_is_that_of_chapter_1(chance):
    picture = dead_leaves((32, 32), recipe="full", gray=True, rng=3)
    np.testing.assert_array_equal(leaf_pool(1, size=32, rng=3)[0, ..., 0], to_uint8(picture))


def test_a_seed_decides_the_pool():
    one, same, other = (leaf_pool(1, size=32, rng=seed) for seed in (1, 1, 2))
    assert np.array_equal(one, same) and not np.array_equal(one, other)


def test_another_recipe_gives_other_leaves():
    one, other = (leaf_pool(1, size=32, recipe=recipe, rng=1) for recipe in ("full", "discs"))
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(("n", "size"), [(0, 32), (1.5, 32), (1, 8), (1, None)])
def test_a_pool_of_nothing_is_refused(n, size):
    with pytest.raises((TypeError, ValueError), match=r"must .*got"):
        leaf_pool(n, size=size)
