"""What the explorers of chapter 2 and the fill bench say beside their pictures."""

import numpy as np
import pytest

from course_lib import explore
from course_lib.explore import automata, fill, plants, reaction
from course_lib.explore.window import middle, repair_window
from course_lib.generate.rules import REACTIONS, SYSTEMS, expand, predict_length
from course_lib.metrics import psnr, psnr_missing


def test_a_rule_is_told_in_binary():
    room = automata.make()
    assert "rule 30 = 00011110 in binary" in room.scene("history", room.settings(number=30)).score


def test_chance_compresses_less_than_order():
    room = automata.make()

    def share(number):
        return int(room.scene("history", room.settings(number=number)).score.split("compresses to ")[1].split("%")[0])

    assert share(30) > 3 * share(90)


def test_the_flip_of_one_cell_spreads_under_rule_30_and_not_under_rule_0():
    room = automata.make()
    for number, spreads in ((30, True), (0, False)):
        changed = room.scene("what the flip changed", room.settings(number=number, start="random")).picture
        assert (changed.mean() > 0.05) == spreads
        assert changed[0].sum() == 1


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_plant_is_never_older_than_a_slider_can_wait_for(name):
    room = plants.make()
    settings = room.settings(system=name, depth=13)
    depth = plants.bounded(name, 13)
    assert predict_length(SYSTEMS[name], depth) <= plants.MOST
    scene = room.scene("drawing", settings)
    assert f"{depth} replacements" in scene.score
    assert ("stopped there" in scene.score) == (depth < 13)


def test_the_counted_length_is_that_of_the_word():
    room = plants.make()
    score = room.scene("drawing", room.settings(system="koch", depth=3)).score
    assert score.endswith(f"{len(expand(SYSTEMS['koch'], 3)):,} counted")


def test_a_named_place_hides_the_sliders_that_it_replaces():
    room = reaction.make()
    assert {"feed", "kill"} <= reaction.applies(room.settings())
    assert not {"feed", "kill"} & reaction.applies(room.settings(place="spots"))
    feed, kill = REACTIONS["spots"]
    assert f"F = {feed:g}, k = {kill:g}" in room.scene("on the map", room.settings(place="spots", steps=500)).score


def test_a_dish_in_which_everything_dies_is_told():
    room = reaction.make()
    assert "nothing is left" in room.scene("pattern", room.settings(feed=0.02, kill=0.068)).score


def test_the_fill_bench_scores_all_pixels_and_the_lost_ones():
    room = fill.make()
    settings = room.settings(method="nearest")
    clean, missing = fill.truth(**settings).run(), fill.lost(**settings).run()
    picture = explore.render_fill_bench(**settings)
    score = room.scene("repaired", settings).score
    assert f"filled: PSNR {psnr(clean, picture):.1f} dB" in score
    assert f"over the lost pixels {psnr_missing(clean, picture, missing):.1f} dB" in score


def test_a_window_is_in_the_middle_and_no_larger_than_the_picture():
    assert middle((100, 20), 64) == (slice(40, 60), slice(0, 20))


def test_a_quick_repair_needs_no_window():
    assert repair_window(np.zeros((256, 256), np.float32), lambda window: np.zeros((96, 96), np.float32)) is None
