"""Chapter 3's explorers: buttons that play, a clock for a recording, hands that write."""

import subprocess
import sys

import numpy as np
import pytest

from course_lib import explore
from course_lib.explore import duel, hands, replay
from course_lib.explore.controls import complete
from course_lib.explore.moves import MOST, Moves, MovesPad, length
from course_lib.generate.gan import load_replay, mismatch, play_moves, start_game
from course_lib.metrics import error_map


@pytest.fixture
def game():
    explorer = explore.gan_game()
    explorer.later = lambda action: None
    return explorer


def press(explorer, *names):
    """Press buttons of the game by what is written on them."""
    pad = explorer.controls["moves"]
    for name in names:
        next(b for b in [*pad.buttons.values(), pad.back, pad.clear] if b.description == name).click()


def test_each_button_is_one_move_and_equal_moves_are_counted(game):
    press(game, "From the start", "D", "D", "G", "both", "10 × both")
    assert game.settings["moves"] == "2D 1G 11DG"
    assert "'2D 1G 11DG'" in game.call


def test_the_last_kind_of_move_can_be_taken_back(game):
    press(game, "From the start", "D", "G", "G", "Take back")
    assert game.settings["moves"] == "1D"
    press(game, "Take back", "Take back")
    assert game.settings["moves"] == ""


def test_one_step_of_the_discriminator_moves_no_made_number(game):
    press(game, "From the start")
    before = duel.moved(**game.settings).run()
    press(game, "D")
    after = duel.moved(**game.settings).run()
    np.testing.assert_array_equal(before.fake, after.fake)
    assert not np.array_equal(before.w, after.w)


def test_the_score_is_that_of_the_game_in_view(game):
    settings = game.settings
    ours = play_moves(start_game(means=(2.0,)), settings["moves"])
    assert f"distance {mismatch(ours):.2f}" in game.score


def test_reset_brings_the_first_moves_back(game):
    press(game, "G", "G")
    game.button.click()
    assert game.settings["moves"] == "10DG"


def test_a_game_that_is_too_long_stands_still():
    pad = MovesPad(f"{MOST}D", description="moves")
    pad.add("D")
    assert length(pad.value) == MOST


def test_every_button_says_what_it_does():
    pad = Moves("moves", "moves").widget()
    assert all(button.tooltip for button in [*pad.buttons.values(), pad.back, pad.clear])


def test_a_text_that_holds_no_moves_is_refused():
    with pytest.raises(ValueError, match="moves must be a text such as '10DG 3D', got 'up'"):
        complete((Moves("moves", "moves"),), {"moves": "up"})


def test_the_clock_has_as_many_moments_as_the_recording():
    assert len(load_replay()) == replay.MOMENTS


def test_between_a_moment_and_the_one_before_lies_what_changed():
    recording, room = load_replay(), replay.make()
    scene = room.scene("changed since the moment before", room.settings(moment=5))
    np.testing.assert_array_equal(scene.picture, error_map(recording.sheet(4), recording.sheet(5), gain=2))


def test_the_replay_tells_step_distance_and_losses():
    recording, room = load_replay(), replay.make()
    last = room.scene("pictures", room.settings(moment=19)).score
    assert f"step {int(recording.steps[-1]):,}" in last and "loss of D" in last
    assert "no loss" in room.scene("pictures", room.settings(moment=0)).score


def test_a_reader_takes_most_digits_for_what_they_shall_be():
    room = hands.make()
    right = [room.scene("one digit", room.settings(digit=digit)).score.endswith(f"takes it for a {digit}")
             for digit in range(10)]
    assert sum(right) >= 9


def test_both_ends_of_a_way_are_the_two_hands():
    ways = [explore.render_gan_latent(part=part, start=start, end=end)
            for part, start, end in ((0.0, 4, 9), (1.0, 7, 4))]
    np.testing.assert_allclose(ways[0], ways[1], atol=1e-3)


def test_the_explorers_of_networks_load_tensorflow_only_when_they_draw():
    code = ("import sys; from course_lib import explore; from course_lib.explore import duel; "
            "duel.make(); print('tensorflow' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
