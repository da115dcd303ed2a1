"""Pictures from latent vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course_lib.generate.gan import build_generator, decode, sample, walk_latent

SMALL = {"channels": (4, 3, 2)}
VECTORS = arrays(np.float32, 5, elements=st.floats(0.125, 3, width=32))


@pytest.fixture(scope="module")
def generator():
    """A small one with classes."""
    return build_generator(classes=10, **SMALL, rng=1)


def test_samples_are_pictures(generator):
    pictures = sample(generator, 4, rng=1)
    assert pictures.shape == (4, 28, 28) and pictures.dtype == np.float32
    assert 0 <= pictures.min() < pictures.max() <= 1


def test_the_same_seed_gives_the_same_pictures_and_leaves_the_generator_as_it_is(generator):
    before = [one.copy() for one in generator.get_weights()]
    np.testing.assert_array_equal(sample(generator, 4, rng=1), sample(generator, 4, rng=1))
    assert all(map(np.array_equal, before, generator.get_weights()))


def test_a_picture_is_the_same_alone_and_among_others(generator):
    latent = np.random.default_rng(1).standard_normal((1100, 64), dtype=np.float32)
    labels = np.arange(1100) % 10
    together = decode(generator, latent, labels=labels)
    for i in (0, 499, 500, 1099):
        alone = decode(generator, latent[i : i + 1], labels=labels[i : i + 1])
        np.testing.assert_allclose(alone[0], together[i], atol=1e-5)


def test_without_labels_the_classes_come_in_turn(generator):
    latent = np.ones((20, 64), np.float32)
    pictures = decode(generator, latent)
    np.testing.assert_allclose(pictures[:10], pictures[10:], atol=1e-6)
    np.testing.assert_allclose(pictures[3], decode(generator, latent[:1], labels=[3])[0], atol=1e-5)


def test_a_tanh_of_zero_is_middle_grey():
    generator = build_generator(**SMALL, rng=1)
    generator.layers[-1].set_weights([0 * one for one in generator.layers[-1].get_weights()])
    np.testing.assert_array_equal(sample(generator, 2, rng=1), 0.5)


@given(VECTORS, VECTORS, st.integers(2, 9))
def test_a_walk_begins_and_ends_where_it_should_and_its_length_stays_between(start, end, n):
    walk = walk_latent(start, end, n=n)
    np.testing.assert_allclose(walk[[0, -1]], [start, end], rtol=1e-4, atol=1e-5)
    lengths, ends = np.linalg.norm(walk, axis=1), np.linalg.norm([start, end], axis=1)
    if np.allclose(*ends):
        np.testing.assert_allclose(lengths, ends[0], rtol=1e-3)


def test_a_walk_on_the_sphere_turns_by_equal_angles():
    walk = walk_latent(np.float32([3, 0, 0]), np.float32([0, 3, 0]), n=7)
    np.testing.assert_allclose(np.linalg.norm(walk, axis=1), 3, rtol=1e-6)
    cosines = (walk[1:] * walk[:-1]).sum(axis=1) / 9
    np.testing.assert_allclose(cosines, np.cos(np.pi / 12), rtol=1e-6)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ([1, 0], [-1, 0], "must not be opposite|opposite"),
        ([0, 0], [1, 0], "start must not be zero"),
        ([1, 0], [1, 0, 0], "end must have vectors of 2 numbers"),
        ([np.nan, 0], [1, 0], "start must hold finite numbers"),
    ],
)
def test_a_walk_that_has_no_way_is_refused(start, end, told):
    with pytest.raises(ValueError, match=told):
        walk_latent(np.float32(start), np.float32(end))


@pytest.mark.parametrize(
    ("latent", "labels", "told"),
    [
        (np.zeros((2, 64)), None, "latent must be a float32 array, got float64"),
        (np.zeros((2, 63), np.float32), None, "latent must have vectors of 64 numbers, got shape"),
        (np.zeros((2, 64), np.float32), [1], "labels must be 2 integers"),
        (np.zeros((2, 64), np.float32), [1, 10], "labels must lie from 0 to 9, got 1 to 10"),
        (np.full((2, 64), np.nan, np.float32), None, "latent must hold finite numbers"),
    ],
)
def test_what_the_generator_cannot_take_is_refused(generator, latent, labels, told):
    with pytest.raises((TypeError, ValueError), match=told):
        decode(generator, latent, labels=labels)


def test_a_generator_without_classes_takes_no_labels():
    with pytest.raises(ValueError, match="labels must be None for a generator without classes, got labels"):
        sample(build_generator(**SMALL), 1, labels=[1])
