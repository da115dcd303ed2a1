"""Every named reaction lives and looks like no other; the map shows where they live."""

from itertools import combinations, islice

import numpy as np
import pytest

from course_lib.generate.rules import (
    REACTIONS,
    draw_reaction,
    evolve_reaction,
    grow_reaction,
    map_reaction,
    start_reaction,
)


@pytest.fixture(scope="module")
def portraits():
    """Each reaction after 3,000 steps in a small dish: v, and how much it changes in another 50."""
    found = {}
    for name, (feed, kill) in REACTIONS.items():
        start = start_reaction((96, 96), rng=1)
        grown = next(islice(evolve_reaction(*start, feed=feed, kill=kill, every=3000), 1, None))
        later = next(islice(evolve_reaction(*grown, feed=feed, kill=kill, every=50), 1, None))
        found[name] = (grown[1], float(abs(later[1] - grown[1]).mean()))
    return found


@pytest.mark.parametrize("name", REACTIONS)
def test_every_named_reaction_is_alive(name, portraits):
    v, _ = portraits[name]
    assert v.std() > 0.04, "it is flat"
    assert v.max() > 0.25, "hardly any v is left"


def test_no_two_named_reactions_are_alike(portraits):
    def features(name):
        v, change = portraits[name]
        return np.array([v.mean() / 0.02, v.std() / 0.02, np.log10(change) / 0.3])

    for one, other in combinations(REACTIONS, 2):
        assert np.linalg.norm(features(one) - features(other)) > 1, f"{one} and {other} are alike"


def test_spots_are_light_on_dark_and_holes_dark_on_light(portraits):
    skew = {name: ((v - v.mean()) ** 3).mean() / v.std() ** 3 for name, (v, _) in portraits.items()}
    assert skew["spots"] > 0.5 and skew["mitosis"] > 1
    assert skew["holes"] < -0.5
    assert abs(skew["mazes"]) < 0.4


def test_mazes_come_to_rest_and_waves_do_not(portraits):
    assert 10 * portraits["mazes"][1] < portraits["waves"][1]
    assert 10 * portraits["holes"][1] < portraits["chaos"][1]


def test_spots_have_one_distance_and_mazes_too(portraits):
    for name in ("spots", "mazes", "coral"):
        v, _ = portraits[name]
        power = abs(np.fft.fft2(v - v.mean())) ** 2
        radius = np.hypot(*np.meshgrid(np.fft.fftfreq(96), np.fft.fftfreq(96)))
        peak = (radius * power).sum() / power.sum()
        near = power[abs(radius - peak) < 0.35 * peak].sum()
        assert near > 0.6 * power.sum(), f"{name} has no size of its own"


def test_a_little_to_the_side_everything_dies():
    assert grow_reaction((64, 64), feed=0.03, kill=0.075, steps=2000, rng=1).max() < 0.01


def test_the_same_seed_grows_the_same_picture():
    first, same, other = (grow_reaction((48, 48), steps=300, rng=seed) for seed in (1, 1, 2))
    assert np.array_equal(first, same) and not np.array_equal(first, other)


def test_no_steps_show_the_start():
    picture = grow_reaction((48, 48), steps=0, rng=1)
    assert np.array_equal(picture, draw_reaction(start_reaction((48, 48), rng=1)[1]))


def test_v_is_drawn_up_to_white():
    assert draw_reaction(np.float32([[-0.1, 0, 0.1, 0.4, 0.9]])) == pytest.approx(
        np.float32([[0, 0, 0.25, 1, 1]])
    )


def test_the_map_is_dead_on_the_right_flat_on_the_left_and_patterned_between():
    picture = map_reaction((96, 128), steps=3000, rng=1)
    corners = [picture[8:24, 108:124], picture[8:24, 8:24]]
    between = picture[48:80, 40:100]
    assert corners[0].max() < 0.05
    assert corners[1].min() > 0.7 and corners[1].std() < 0.1
    assert between.std() > 0.2


def test_a_range_of_the_map_that_is_none_is_refused():
    for bad in (0.05, (0.05,), (0.05, 2), ("a", 1)):
        with pytest.raises((TypeError, ValueError), match="feed must .*got"):
            map_reaction((8, 8), feed=bad)
        with pytest.raises((TypeError, ValueError), match="kill must .*got"):
            map_reaction((8, 8), kill=bad)
