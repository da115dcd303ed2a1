"""The door for a photograph: what it takes, what it refuses, and that it leaves no trace."""

import datetime

import numpy as np
import pytest

from course_lib import images, samples
from course_lib.show import Figure
from course_lib.upload import PhotoDoor

SAMPLE = samples.astronaut(32)


def hand_in(door, content):
    """What the browser does when a file is chosen."""
    door.button.value = (
        {
            "name": "mine",
            "type": "image/png",
            "size": len(content),
            "content": memoryview(content),
            "last_modified": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        },
    )


def test_without_a_photograph_the_sample_is_used_and_its_row_is_an_ordinary_figure():
    door = PhotoDoor()
    picture = door.picture(SAMPLE)
    assert np.array_equal(picture, SAMPLE) and picture is not SAMPLE
    assert isinstance(door.row({"sample": picture}, alt="A sample."), Figure)


def test_a_photograph_replaces_the_sample():
    door, photo = PhotoDoor(), samples.coffee(48)
    hand_in(door, images.to_png(photo))
    assert np.allclose(door.picture(SAMPLE), photo, atol=1 / 255)
    assert "48 rows, 48 columns" in door.note.value


def test_a_photograph_is_shown_in_the_widget_and_never_in_the_page(capsys):
    door = PhotoDoor()
    hand_in(door, images.to_png(samples.coffee(48)))
    before = door.view.value
    assert door.row({"mine": door.picture(SAMPLE)}, alt="My photograph.") is None
    assert "not saved" in capsys.readouterr().out
    assert 'alt="My photograph."' in door.view.value and door.view.value != before
    saved = door._repr_mimebundle_()
    assert set(saved) <= {"text/plain", "application/vnd.jupyter.widget-view+json"}
    assert saved["text/plain"] == "A button for your own photograph."


def test_a_large_photograph_is_reduced_with_a_word():
    door = PhotoDoor(max_side=20)
    hand_in(door, images.to_png(samples.coffee(40)))
    assert door.picture(SAMPLE).shape == (20, 20, 3)
    assert "reduced to 20 x 20" in door.note.value


@pytest.mark.parametrize("content", [b"", b"this is no picture", b"\x89PNG\r\n\x1a\n" + b"0" * 50])
def test_a_file_that_is_no_picture_is_refused_in_words_and_a_second_try_works(content):
    door = PhotoDoor()
    hand_in(door, content)
    assert door.note.value.startswith("This file was not taken: ")
    assert "<" not in door.note.value and door.view.value == ""
    assert np.array_equal(door.picture(SAMPLE), SAMPLE)
    hand_in(door, images.to_png(SAMPLE))
    assert "Here it is" in door.note.value


def test_a_refused_file_puts_the_sample_back():
    door = PhotoDoor()
    hand_in(door, images.to_png(samples.coffee(48)))
    hand_in(door, b"this is no picture")
    assert np.array_equal(door.picture(SAMPLE), SAMPLE)


def test_the_limit_and_the_phone_are_named_before_anything_fails():
    note = PhotoDoor().note.value
    assert "10 MB" in note and "HEIC" in note


def test_a_sample_that_is_no_picture_is_refused():
    with pytest.raises(TypeError, match="sample"):
        PhotoDoor().picture([[0.0]])
