"""The story: chapters that follow the plan, dates in order, drawings that say what they show."""

import io
import re
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from course_lib import story
from course_lib.story import CHAPTERS, EVENTS, house, timeline
from course_lib.story.floor_plan import FORMULAS, _rule_30, _rule_table
from course_lib.story.time_axis import GAP, _spread


def test_chapters_are_numbered_from_zero_and_named_by_number():
    assert [chapter.number for chapter in CHAPTERS] == list(range(9))
    assert all(chapter.name.startswith(f"{chapter.number:02d}_") for chapter in CHAPTERS)


def test_every_question_ends_with_a_question_mark():
    assert all(chapter.question.endswith("?") for chapter in CHAPTERS)


def test_events_are_in_order_and_each_has_its_authors_and_title():
    assert all(one.year <= other.year for one, other in pairwise(EVENTS))
    assert all(re.match(r"[A-Z]\. ?-?[A-Z]?", event.reference) and "," in event.reference for event in EVENTS)
    assert all(len(event.name) <= 34 for event in EVENTS)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("L-systems", 1968),
        ("Perlin", 1985),
        ("total variation", 1992),
        ("wavelet", 1994),
        ("non-local", 2005),
        ("BM3D", 2007),
        ("DnCNN", 2017),
        ("DDPM", 2020),
        ("GANs", 2014),
        ("CNNs trained", 1989),
        ("deep CNNs", 2012),
    ],
)
def test_the_dates_that_the_course_corrects_are_right(name, year):
    assert [event.year for event in EVENTS if event.name.startswith(name)] == [year]


def test_a_year_inside_a_reference_is_the_year_of_the_event():
    for event in EVENTS:
        assert set(re.findall(r"\b(?:19|20)\d\d\b", event.reference)) <= {str(event.year)}


def test_every_event_is_referenced():
    assert len(re.findall(r"^\d{4}  ", story.references(), re.MULTILINE)) == len(EVENTS)


@pytest.mark.parametrize("draw", [house, timeline])
def test_a_drawing_is_as_wide_as_a_page_and_carries_its_text(draw):
    figure = draw(alt="what it shows")
    picture = Image.open(io.BytesIO(figure.png))
    assert (figure.alt, figure.width) == ("what it shows", 900)
    assert picture.width == 2 * figure.width
    assert len(figure.png) < 200_000
    assert np.asarray(picture.convert("L")).std() > 10


@pytest.mark.parametrize("draw", [house, timeline])
def test_a_drawing_without_a_text_alternative_is_refused(draw):
    with pytest.raises(ValueError, match="alt"):
        draw(alt="")


def test_the_same_house_is_drawn_twice():
    assert house(alt="house").png == house(alt="house").png


def test_every_room_of_both_wings_has_a_formula():
    assert sorted(FORMULAS) == [1, 2, 3, 4, 5, 6]


def test_rule_30_begins_as_in_every_book():
    grid = 1 - _rule_30(4)
    assert grid[:3].astype(int).tolist() == [[0, 0, 1, 0, 0], [0, 1, 1, 1, 0], [1, 1, 0, 0, 1]]


def test_the_rule_table_of_rule_30_has_four_black_results():
    table = _rule_table(30)
    assert sum(table[top + 2, left + 1] == 0 for top in (3, 10) for left in (1, 5, 9, 13)) == 4


def test_names_on_the_time_axis_do_not_touch():
    places = _spread([10.0, 11.0, 12.0, 300.0])
    assert all(other - one >= GAP - 1e-9 for one, other in pairwise(places))
