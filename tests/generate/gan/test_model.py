"""One step of the game: what it computes, whom it moves, and that the average follows."""

import numpy as np
import pytest

from course_lib.generate.gan import GAN, build_discriminator, build_generator, feed
from course_lib.generate.gan.model import steepness
from course_lib.generate.rules import glyph_set
from course_lib.training import Checkpoint, Silent, fit
from course_lib.training.backend import keras, tf

SMALL = {"channels": (4, 3, 2)}
DATA = glyph_set(64, rng=1)


def gan(classes=10, **options):
    """Two small players."""
    players = (build(classes=classes, **SMALL, rng=1) for build in (build_generator, build_discriminator))
    return GAN(*players, rng=2, **options)


def moved(before, after):
    """Which weights changed."""
    return [not np.array_equal(a, b) for a, b in zip(before, after, strict=True)]


@pytest.mark.parametrize("classes", [0, 10])
def test_one_step_moves_every_weight_of_both_players(classes):
    model = gan(classes)
    before = [
        [np.asarray(w) for w in one.trainable_variables] for one in (model.generator, model.discriminator)
    ]
    model.train_step(feed(DATA, 16, labels=bool(classes), rng=1)(0))
    for old, player in zip(before, (model.generator, model.discriminator), strict=True):
        assert all(moved(old, player.trainable_variables))


def test_at_first_a_discriminator_that_knows_nothing_loses_twice_the_logarithm_of_two():
    model = gan()
    for layer in ("real", "wanted"):
        weights = model.discriminator.get_layer(layer)
        weights.set_weights([0 * one for one in weights.get_weights()])
    logs = model.train_step(feed(DATA, 16, rng=1)(0))
    assert float(logs["discriminator_loss"]) == pytest.approx(2 * np.log(2), rel=1e-6)
    assert float(logs["generator_loss"]) == pytest.approx(np.log(2), rel=1e-6)


def test_two_tapes_give_what_two_separate_passes_give():
    model, twin = gan(), gan()
    pictures, labels = feed(DATA, 16, rng=1)(0)
    model.train_step((pictures, labels))
    latent, wanted = twin.deal(16)
    with tf.GradientTape() as tape:
        fakes = twin.generator([latent, wanted], training=True)
        score = twin.discriminator([fakes, wanted], training=False)
        loss = tf.reduce_mean(-tf.math.log(tf.sigmoid(score)))
    weights = twin.generator.trainable_variables
    keras.optimizers.Adam(4e-4, beta_1=0.0, beta_2=0.99).apply(tape.gradient(loss, weights), weights)
    assert alike(model.generator, twin.generator, tolerance=2e-5)


def alike(first, second, tolerance):
    """Whether nearly all weights agree; Adam turns a slope of zero into a step of either sign."""
    pairs = zip(first.trainable_variables, second.trainable_variables, strict=True)
    off = np.concatenate([np.abs(np.asarray(a) - np.asarray(b)).ravel() for a, b in pairs])
    return (off < tolerance).mean() > 0.97


def test_the_average_begins_as_the_generator_and_follows_it():
    model = gan(memory=0.9)
    batch, kept = feed(DATA, 16, rng=1), [np.asarray(one) for one in model.average.variables]
    assert not any(moved(kept, model.generator.variables))
    for step in range(3):
        model.train_step(batch(step))
        memory = min(0.9, (2 + step) / (11 + step))
        now = [np.asarray(one) for one in model.generator.variables]
        kept = [memory * slow + (1 - memory) * fast for slow, fast in zip(kept, now, strict=True)]
        for ours, wanted in zip(model.average.variables, kept, strict=True):
            np.testing.assert_allclose(ours, wanted, rtol=1e-4, atol=1e-6)


def test_without_memory_the_average_is_the_generator():
    model = gan(memory=0)
    model.train_step(feed(DATA, 16, rng=1)(0))
    assert not any(moved(model.average.variables, model.generator.variables))


def test_the_same_seed_gives_the_same_training():
    histories = [fit(gan(), feed(DATA, 16, rng=3), steps=3, report=Silent()) for _ in range(2)]
    np.testing.assert_allclose(*(one["generator_loss"] for one in histories), rtol=1e-4)


def test_taken_up_again_it_ends_as_if_never_stopped(tmp_path):
    """Weights, averages, both optimizers and the chance of latent vectors are all kept."""
    batch, ends = feed(DATA, 16, rng=3), []
    for folder, stop in (("whole", 4), ("halves", 2)):
        for _ in range(4 // stop):
            model, kept = gan(steps=4), Checkpoint(tmp_path / folder)
            fit(
                model,
                batch,
                steps=4,
                checkpoint=kept,
                callback=lambda _, n, stop=stop: n % stop == 0,
                report=Silent(),
            )
        ends.append(model)
    for one, other in zip(*(model.average.get_weights() for model in ends), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)
    assert np.array_equal(*(np.asarray(model.chance.state.value) for model in ends))


def test_training_does_not_touch_the_global_seed():
    keras.utils.set_random_seed(5)
    first = np.asarray(tf.random.normal((3,)))
    keras.utils.set_random_seed(5)
    gan().train_step(feed(DATA, 16, rng=1)(0))
    np.testing.assert_array_equal(first, tf.random.normal((3,)))


def test_a_rate_of_zero_holds_a_player_still():
    model = gan(rates=(0, 1e-3))
    before = [np.asarray(one) for one in model.generator.trainable_variables]
    model.train_step(feed(DATA, 16, rng=1)(0))
    assert not any(moved(before, model.generator.trainable_variables))


def test_the_steepness_is_the_squared_length_of_the_slope():
    discriminator = build_discriminator(**SMALL, rng=1)
    pictures = tf.constant(feed(DATA, 3, labels=False, rng=1)(0))
    chance = np.random.default_rng(1)
    slopes = []
    for _ in range(400):
        way = chance.standard_normal(pictures.shape).astype(np.float32)
        rise = discriminator(pictures + 1e-2 * way) - discriminator(pictures - 1e-2 * way)
        slopes.append(np.asarray(rise)[:, 0] / 2e-2)
    found = float(steepness(discriminator, pictures, None))
    assert found == pytest.approx(np.square(slopes).mean(), rel=0.2)


def test_a_discriminator_is_held_back_every_eighth_step_and_then_eightfold():
    model, pictures = gan(0, penalty=2.0), tf.constant(feed(DATA, 8, labels=False, rng=1)(0))
    found = []
    for _ in range(9):
        found.append(float(model.hold_back(pictures, None)))
        model.discriminator_optimizer.iterations.assign_add(1)
    wanted = 8 * float(steepness(model.discriminator, pictures, None))
    np.testing.assert_allclose(found, [wanted, *[0] * 7, wanted], rtol=1e-4)
    assert gan(0, penalty=0).hold_back(pictures, None) == 0


def test_a_large_penalty_flattens_the_discriminator():
    batch, found = feed(DATA, 16, rng=1), []
    for penalty in (0, 100):
        model = gan(penalty=penalty, rates=(0, 1e-3))
        fit(model, batch, steps=40, report=Silent())
        found.append(float(steepness(model.discriminator, *map(tf.constant, batch(0)))))
    assert found[1] < 0.5 * found[0]


def test_the_rates_fall_evenly_to_zero():
    optimizer = gan(rates=(2e-3, 1e-3), steps=4).generator_optimizer
    found = []
    for _ in range(5):
        found.append(float(optimizer.learning_rate))
        optimizer.iterations.assign_add(1)
    np.testing.assert_allclose(found, [2e-3, 1.5e-3, 1e-3, 5e-4, 0], rtol=1e-5)


def test_players_that_do_not_know_the_same_classes_are_refused():
    with pytest.raises(ValueError, match="discriminator must know 10 classes, .* got 0"):
        GAN(build_generator(classes=10, **SMALL), build_discriminator(**SMALL))
    with pytest.raises(ValueError, match="memory must be at most 1, got 2"):
        gan(memory=2)
