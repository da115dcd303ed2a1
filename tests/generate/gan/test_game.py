"""The game on a line: gradients, the best discriminator, swinging and settling."""

import dataclasses
from itertools import islice

import numpy as np
import pytest

from course_lib import show
from course_lib.generate.gan import (
    game_curves,
    mismatch,
    play,
    start_game,
    step_discriminator,
    step_generator,
)
from course_lib.generate.gan.game import CENTRES, bump_slopes, bumps


def value(game):
    """What the discriminator climbs, as the formula has it."""
    return np.log(game.belief(game.real)).mean() + np.log(1 - game.belief(game.fake)).mean()


def decided():
    """A moment at which the discriminator knows something."""
    return step_discriminator(start_game(), rate=2.0)


def slope(function, weights):
    """The derivative by central differences."""
    steps = 1e-6 * np.eye(len(weights))
    return np.array([(function(weights + d) - function(weights - d)) / 2e-6 for d in steps])


def test_a_discriminator_that_knows_nothing_is_half_sure():
    np.testing.assert_array_equal(start_game().belief(np.linspace(-9, 9, 7)), 0.5)


def test_the_real_numbers_have_the_means_and_the_width_that_were_asked_for():
    real = start_game(means=[-2, 3], width=0.5, n=1000).real
    assert real[:500].mean() == pytest.approx(-2) and real[500:].mean() == pytest.approx(3)
    assert real[:500].std() == pytest.approx(0.5, rel=0.02)


def test_a_bump_is_one_at_its_centre_and_its_slope_is_the_derivative():
    np.testing.assert_allclose(np.diag(bumps(CENTRES)[:, 1:]), 1)
    x = np.linspace(-3, 3, 5)
    np.testing.assert_allclose(bump_slopes(x), (bumps(x + 1e-6) - bumps(x - 1e-6)) / 2e-6, atol=1e-8)


def test_the_discriminator_steps_along_the_derivative_of_what_it_climbs():
    game, calm = decided(), 0.3
    wanted = slope(lambda w: value(dataclasses.replace(game, w=w)) - calm / 2 * w @ w, game.w)
    np.testing.assert_allclose(step_discriminator(game, rate=1, calm=calm).w - game.w, wanted, atol=1e-7)


def test_the_generator_steps_along_the_derivative_of_what_it_climbs():
    game = decided()

    def believed(theta):
        moved = dataclasses.replace(game, theta=theta)
        return np.log(moved.belief(moved.fake)).mean()

    np.testing.assert_allclose(
        step_generator(game, rate=1).theta - game.theta, slope(believed, game.theta), atol=1e-7
    )


def test_small_steps_of_the_discriminator_only_climb():
    values = [value(game) for game in islice(play(start_game(), generator_steps=0, rates=(0.1, 0)), 50)]
    assert (np.diff(values) > 0).all()


def test_left_alone_the_discriminator_comes_near_the_best_there_can_be():
    game = next(islice(play(start_game(), generator_steps=0), 3000, None))
    curves = game_curves(game)
    x, found = curves["D(x)"]
    true = 1 / (1 + np.exp(((x - 2) ** 2 - x**2) / (2 * 0.5**2)))
    somewhere = curves["real"][1] + curves["generated"][1] > 0.1
    np.testing.assert_allclose(found[somewhere], true[somewhere], atol=0.03)
    np.testing.assert_allclose(curves["best D(x)"][1][somewhere], true[somewhere], atol=0.05)


def test_a_fooled_discriminator_moves_nothing():
    game = start_game(means=[0.0], width=0.5, spread=0.5)
    after = step_generator(step_discriminator(game))
    np.testing.assert_allclose(after.theta, game.theta, atol=1e-12)
    assert mismatch(after) < 1e-9


def test_a_discriminator_held_back_lets_the_game_settle_and_a_free_one_swings():
    calm, free = (
        np.array([mismatch(game) for game in islice(play(start_game(), calm=calm), 300)]) for calm in (0.1, 0)
    )
    assert calm[100:].max() < 0.02
    assert free[100:].max() > 0.3 and (np.diff(np.sign(np.diff(free))) != 0).sum() > 4


def test_two_bumps_are_both_found():
    last = next(islice(play(start_game(means=[-2, 2]), calm=0.1), 2000, None))
    assert mismatch(last) < 0.3
    assert (last.fake < -1).mean() == pytest.approx((last.fake > 1).mean(), abs=0.02)
    assert (last.fake < -1).mean() > 0.4


def test_without_steps_nothing_changes_and_a_step_leaves_the_moment_before_as_it_was():
    game = decided()
    still = list(islice(play(game, discriminator_steps=0, generator_steps=0), 3))
    assert still == [game, game, game]
    assert step_discriminator(game) != game == decided()


def test_the_curves_can_be_drawn_and_densities_add_up_to_one():
    curves = game_curves(start_game(means=[-1, 1]))
    for name in ("real", "generated"):
        assert np.trapezoid(curves[name][1], curves[name][0]) == pytest.approx(1, abs=1e-3)
    assert show.curves(curves, alt="The first moment.", xlabel="x", ylabel="density, belief").png


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"means": []}, "means must name at least one bump, got none"),
        ({"means": ["wide"]}, "means must be a number, got 'wide'"),
        ({"n": 5}, "n must be at least 10, got 5"),
    ],
)
def test_a_game_that_cannot_begin_says_why(change, told):
    with pytest.raises((TypeError, ValueError), match=told):
        start_game(**change)
