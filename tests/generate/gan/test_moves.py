"""The game on a line, moved by a text and drawn."""

import numpy as np
import pytest

from course_lib.generate.gan import draw_game, play_moves, start_game, step_discriminator, step_generator


def test_a_text_is_played_letter_by_letter():
    game = start_game()
    assert play_moves(game, "D G G") == step_generator(step_generator(step_discriminator(game)))


def test_a_number_repeats_what_follows_it_and_nothing_is_no_move():
    game = start_game()
    assert play_moves(game, "3DG 2D") == play_moves(game, "D G D G D G D D")
    assert play_moves(game, "") == game


def test_rates_and_calm_reach_the_players():
    game = start_game()
    slow = play_moves(game, "DG", rates=(0.5, 0.1), calm=0.2)
    assert slow == step_generator(step_discriminator(game, rate=0.5, calm=0.2), rate=0.1)


def test_a_generator_left_alone_puts_all_its_numbers_where_the_discriminator_believes_most():
    alone = play_moves(start_game(), "30DG 300G")
    line = np.linspace(-5, 5, 2001)
    assert alone.fake.std() < 0.05
    assert abs(alone.fake.mean() - line[np.argmax(alone.belief(line))]) < 0.1


@pytest.mark.parametrize(
    ("moves", "error", "message"),
    [
        ("DX", ValueError, "moves must be D, G or repeats such as 10DG, got 'DX'"),
        ("-3D", ValueError, "moves must be D, G"),
        ("99999999D", ValueError, "moves must be at most 100,000"),
        (3, TypeError, "moves must be a text such as '10DG', got 3"),
    ],
)
def test_what_is_no_move_is_refused(moves, error, message):
    with pytest.raises(error, match=message):
        play_moves(start_game(), moves)


def test_the_drawing_shows_the_made_numbers_where_they_are():
    """Orange is the colour of what is made; its middle moves from 0 to 2 on a line from -5 to 5."""
    middles = []
    for game in (start_game(), start_game(place=2.0)):
        picture = draw_game(game, width=512)[60:222]
        orange = (picture[..., 0] > 0.7) & (picture[..., 2] < 0.3)
        rows = np.flatnonzero(orange.any(axis=1))
        middles.append(np.flatnonzero(orange[rows[0]]).mean())
    assert abs((middles[1] - middles[0]) / 480 * 10 - 2) < 0.1


def test_the_drawing_is_as_wide_as_it_is_asked_to_be():
    assert draw_game(start_game(), width=400).shape == draw_game(start_game(), width=600)[:, :400].shape
