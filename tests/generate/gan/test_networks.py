"""Shapes, sizes and norms of the two players."""

import numpy as np
import pytest

from course_lib.generate.gan import SpectralConv2D, build_discriminator, build_generator
from course_lib.generate.gan.networks import classes_of
from course_lib.training.backend import keras, tf

SMALL = {"channels": (4, 3, 2)}


def sides(network):
    """The sides of the maps that a network goes through, each once."""
    shapes = [layer.output.shape for layer in network.layers if len(layer.output.shape) == 4]
    return list(dict.fromkeys(shape[1] for shape in shapes))


def test_the_generator_grows_pictures_and_the_discriminator_shrinks_them():
    assert sides(build_generator(**SMALL)) == [7, 14, 28]
    assert sides(build_discriminator(**SMALL)) == [28, 14, 7, 4]


def test_pictures_lie_between_minus_one_and_one_and_scores_are_unbounded_logits():
    generator, discriminator = build_generator(**SMALL, rng=1), build_discriminator(**SMALL, rng=1)
    pictures = np.asarray(generator(np.random.default_rng(1).normal(0, 50, (6, 64)).astype(np.float32)))
    assert pictures.shape == (6, 28, 28, 1) and np.abs(pictures).max() <= 1
    assert np.abs(np.asarray(discriminator(1e4 * pictures))).max() > 1


def test_a_chosen_class_changes_the_picture_and_the_score():
    generator = build_generator(classes=10, **SMALL, rng=1)
    latent, labels = np.ones((10, 64), np.float32), np.arange(10, dtype=np.int32)
    pictures = np.asarray(generator([latent, labels]))
    assert len(np.unique(pictures.reshape(10, -1), axis=0)) == 10
    discriminator = build_discriminator(classes=10, **SMALL, rng=1)
    scores = np.asarray(discriminator([np.ones((10, 28, 28, 1), np.float32), labels]))
    assert len(np.unique(scores)) == 10


def test_a_network_knows_how_many_classes_it_has():
    for classes in (0, 3):
        assert classes_of(build_generator(classes=classes, **SMALL)) == classes
        assert classes_of(build_discriminator(classes=classes, **SMALL)) == classes


def test_the_discriminator_has_no_batch_normalisation_so_a_score_depends_on_its_picture_alone():
    discriminator = build_discriminator(**SMALL, rng=1)
    assert not [one for one in discriminator.layers if isinstance(one, keras.layers.BatchNormalization)]
    pictures = np.random.default_rng(2).uniform(-1, 1, (5, 28, 28, 1)).astype(np.float32)
    together = np.asarray(discriminator(pictures))
    np.testing.assert_allclose(together[:1], np.asarray(discriminator(pictures[:1])), atol=1e-6)


def test_the_norm_is_the_largest_singular_value():
    layer = SpectralConv2D(8, 3)
    layer.build((None, 9, 9, 4))
    for _ in range(200):
        layer.norm(training=True)
    largest = np.linalg.svd(np.asarray(layer.kernel).reshape(-1, 8), compute_uv=False)[0]
    assert float(layer.norm()) == pytest.approx(largest, rel=1e-4)


def test_a_spectral_convolution_is_a_convolution_over_the_norm():
    x = np.random.default_rng(3).random((2, 9, 9, 4), dtype=np.float32)
    layer, plain = (kind(8, 4, 2, "same") for kind in (SpectralConv2D, keras.layers.Conv2D))
    layer(x), plain(x)
    plain.set_weights(layer.get_weights()[:2])
    np.testing.assert_allclose(layer(x), plain(x) / layer.norm(), rtol=1e-4, atol=1e-6)


def test_the_norm_is_followed_in_training_only():
    layer = SpectralConv2D(8, 3)
    x = np.ones((1, 9, 9, 4), np.float32)
    layer(x)
    before = np.asarray(layer.direction)
    layer(x)
    np.testing.assert_array_equal(before, layer.direction)
    layer(x, training=True)
    assert not np.allclose(before, layer.direction)


def test_inside_a_functional_model_training_reaches_the_norm():
    discriminator = build_discriminator(**SMALL, rng=1)
    found = next(one for one in discriminator.layers if isinstance(one, SpectralConv2D))
    before = np.asarray(found.direction)
    tf.function(discriminator)(tf.ones((2, 28, 28, 1)), training=True)
    assert not np.allclose(before, found.direction)


def test_the_gradient_knows_of_the_norm():
    """What is divided by its own norm does not grow: along the kernel itself the slope is zero."""
    layer = SpectralConv2D(8, 3, use_bias=False)
    x = tf.random.stateless_normal((2, 9, 9, 4), seed=[1, 2])
    layer(x)
    for _ in range(200):
        layer.norm(training=True)
    with tf.GradientTape() as tape:
        energy = tf.reduce_sum(layer(x) ** 2)
    slope = tape.gradient(energy, layer.kernel)
    along = tf.reduce_sum(slope * layer.kernel) / (tf.norm(slope) * tf.norm(layer.kernel))
    assert abs(float(along)) < 1e-3


def test_the_generator_that_is_shipped_is_small():
    assert 4 * build_generator(classes=10).count_params() <= 1.7e6


@pytest.mark.parametrize("build", [build_generator, build_discriminator])
@pytest.mark.parametrize("bad", [(4, 3), (4, 3, 0), 4, (4, 3, 2.5)])
def test_channels_that_make_no_sense_are_refused(build, bad):
    with pytest.raises((TypeError, ValueError), match=r"channels must .*got"):
        build(channels=bad)


def test_the_norm_can_be_left_free():
    free = build_discriminator(**SMALL, spectral=False, rng=1)
    assert not [one for one in free.layers if isinstance(one, SpectralConv2D)]
    assert [one for one in build_discriminator(**SMALL).layers if isinstance(one, SpectralConv2D)]
