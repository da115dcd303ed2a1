"""The game of life as a person plays it: step, play, flip cells with the pencil, clear."""

import numpy as np
import pytest

from course_lib import explore
from course_lib.explore.controls import CellPad, Cells, Clock, complete


@pytest.fixture
def game():
    explorer = explore.game_of_life()
    explorer.later = lambda action: None
    return explorer


def press(explorer, name):
    """Press the button of this name."""
    buttons = [*explorer.panel.extras["steps"][1:], *explorer.controls["cells"].children]
    next(button for button in buttons if button.description == name).click()


def test_the_step_button_goes_one_generation_on_and_stops_at_the_end(game):
    press(game, "Step")
    assert game.settings["steps"] == 1
    game.controls["steps"].value = 400
    press(game, "Step")
    assert game.settings["steps"] == 400


def test_play_moves_the_slider_and_shares_its_range(game):
    play = game.panel.extras["steps"][0]
    slider = game.controls["steps"]
    assert (play.min, play.max, play.step) == (slider.min, slider.max, slider.step)
    assert play.link.source == (play, "value") and play.link.target == (slider, "value")


def test_three_flipped_cells_blink(game):
    game.controls["pattern"].value = "empty"
    for column in (30, 31, 32):
        game.controls["row"].value, game.controls["column"].value = 30, column
        press(game, "Flip this cell")
    assert game.settings["cells"] == ((30, 30), (30, 31), (30, 32))
    first = explore.render_game_of_life(**{**game.settings, "row": 0, "column": 0})
    game.controls["steps"].value = 1
    second = explore.render_game_of_life(**{**game.settings, "row": 0, "column": 0})
    assert np.argwhere(first == 1).tolist() == [[30, 30], [30, 31], [30, 32]]
    assert np.argwhere(second == 1).tolist() == [[29, 31], [30, 31], [31, 31]]
    assert "flip_cells" in game.call


def test_flipping_begins_again_at_generation_zero(game):
    game.controls["steps"].value = 50
    press(game, "Flip this cell")
    assert game.settings["steps"] == 0 and len(game.settings["cells"]) == 1


def test_flipping_twice_and_clearing_take_the_drawing_back(game):
    press(game, "Flip this cell")
    press(game, "Flip this cell")
    assert game.settings["cells"] == ()
    press(game, "Flip this cell")
    press(game, "Clear drawing")
    assert game.settings["cells"] == () and "flip_cells" not in game.call


def test_reset_clears_the_drawing_too(game):
    press(game, "Flip this cell")
    game.button.click()
    assert game.settings["cells"] == ()


def test_the_pencil_is_seen_on_the_board(game):
    picture = explore.render_game_of_life(pattern="empty", row=3, column=5)
    assert picture[3, 5] == pytest.approx(0.35) and np.count_nonzero(picture) == 1


def test_the_score_counts_the_cells(game):
    game.controls["pattern"].value = "glider"
    game.controls["steps"].value = 40
    assert game.score == "generation 40: 5 cells alive, 5 at first"


def test_cells_are_pairs_and_nothing_else():
    control = Cells("cells", "drawing", "row", "column", "steps")
    assert complete((control,), {"cells": ((1, 2),)}) == {"cells": ((1, 2),)}
    with pytest.raises(ValueError, match=r"cells must be a tuple of \(row, column\) pairs, got \[1\]"):
        complete((control,), {"cells": [1]})


def test_a_drawing_has_an_order_of_its_own():
    control = Cells("cells", "drawing", "row", "column", "steps")
    assert control.tidy([[2, 1], [0, 5], [2, 1]]) == ((0, 5), (2, 1))


def test_every_button_says_what_it_does():
    slider = (clock := Clock("t", "time", 0, 9, 1, 0)).widget()
    assert [button.tooltip for button in clock.extras(slider)[1:]] == ["time: one step more"]
    assert all(button.tooltip for button in CellPad("drawing").children)
