"""A reader's own photograph in the fill bench: taken, repaired, forgotten; a file that is none is told."""

import datetime
import io

import numpy as np
import pytest
from PIL import Image

from course_lib import explore, samples
from course_lib.explore.call import Given
from course_lib.images import as_image, to_uint8


def sent(name, content):
    """What the browser sends for a file."""
    when = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    about = {"name": name, "type": "", "size": len(content), "last_modified": when}
    return ({**about, "content": memoryview(content)},)


def uploaded(pixels, name="me.png"):
    """What the browser sends for a picture."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return sent(name, file.getvalue())


@pytest.fixture
def bench():
    explorer = explore.fill_bench()
    explorer.later = lambda action: None
    return explorer


def test_an_uploaded_photograph_joins_the_list_and_is_shown(bench, tmp_path, monkeypatch):
    pixels = to_uint8(samples.coffee(400))
    bench.upload.value = uploaded(pixels)
    assert str(bench.settings["photograph"]) == "me.png"
    assert "as_image('me.png', gray=True, max_side=256, notify=None)" in bench.call
    assert "reduced to" in bench.texts["upload"].value
    monkeypatch.chdir(tmp_path)
    Image.fromarray(pixels).save("me.png")
    names = {}
    exec(bench.imports, names)  # noqa: S102 - the text is our own
    again = eval(bench.call, names)
    np.testing.assert_array_equal(to_uint8(again), np.asarray(Image.open(io.BytesIO(bench.image.value))))


def test_a_second_file_of_the_same_name_takes_the_place_of_the_first(bench):
    bench.upload.value = uploaded(np.zeros((32, 40), np.uint8))
    bench.upload.value = uploaded(np.full((32, 40), 255, np.uint8))
    assert [str(value) for _, value in bench.controls["photograph"].options].count("me.png") == 1
    assert np.asarray(Image.open(io.BytesIO(bench.image.value))).min() == 255


def test_what_is_no_picture_is_told_in_a_line_and_changes_nothing(bench):
    before = bench.image.value
    bench.upload.value = sent("a.txt", b"no picture")
    assert bench.image.value == before
    assert "This file was not taken" in bench.texts["upload"].value


def test_reset_goes_back_to_the_sample_and_keeps_the_photograph_in_the_list(bench):
    bench.upload.value = uploaded(np.zeros((32, 40), np.uint8))
    bench.button.click()
    assert bench.settings["photograph"] == "chelsea"
    assert "me.png" in [label for label, _ in bench.controls["photograph"].options]


def test_the_text_alternative_names_the_photograph(bench):
    bench.upload.value = uploaded(np.zeros((32, 40), np.uint8))
    assert "photograph me.png" in bench.alt


def test_a_room_without_photographs_has_no_upload_button():
    explorer = explore.noise_maker()
    assert explorer.upload not in explorer.panel.box.children[1].children[1].children


def test_a_given_result_is_not_computed_again():
    given = Given("me.png", np.ones((2, 2), np.float32), as_image, "me.png")
    assert repr(given) == "as_image('me.png')" and str(given) == "me.png"
    assert given.run({"as_image('me.png')": None}) is given.result
