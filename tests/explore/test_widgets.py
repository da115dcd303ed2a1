"""The connection between widgets and a room: errors, threads, previews, and what it must not load."""
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from course_lib.explore import frame
from course_lib.explore.call import Call
from course_lib.explore.controls import Slider
from course_lib.explore.explorer import Explorer
from course_lib.explore.room import Room, Scene


def flat(level):
    """Return a picture of one brightness; the level 9 is refused."""
    if level == 9:
        raise ValueError("nine is <too> much")
    return np.full((16, 16), level / 10, np.float32)


def make_room(**options):
    """Return the smallest room that there can be."""
    control = Slider("level", "level", 0, 9, 1, 2)
    views = {"picture": lambda level: Call(flat, level)}
    return Room("Test room", (control,), views, lambda view, settings, run, thorough: f"thorough {thorough}", **options)


def test_a_callback_that_raises_shows_one_line_and_fails_the_test():
    explorer = Explorer(make_room())
    with pytest.raises(ValueError, match="nine is <too> much"):
        explorer.controls["level"].value = 9
    assert "ValueError: nine is &lt;too&gt; much" in explorer.texts["error"].value
    explorer.controls["level"].value = 3
    assert explorer.texts["error"].value == ""


def test_an_error_of_many_lines_is_shown_in_one():
    assert "\n" not in frame.error(ValueError("first\nsecond"))


def test_what_an_explorer_prints_is_escaped():
    assert "&lt;b&gt;" in frame.call("f('<b>')", "")
    assert "<b>" not in frame.score("<b>") + frame.title("<b>")


def test_two_updates_at_once_do_not_mix(monkeypatch):
    explorer, inside, most = Explorer(make_room()), [0], [0]
    put = explorer.put

    def slow_put(*args):
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.01)
        put(*args)
        inside[0] -= 1

    explorer.put = slow_put
    threads = [threading.Thread(target=explorer.finish) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_after_moves_from_two_threads_picture_call_and_control_agree():
    explorer = Explorer(make_room())

    def move(values):
        for value in values:
            explorer.controls["level"].value = value

    threads = [threading.Thread(target=move, args=(values,)) for values in ([1, 3, 5, 7] * 5, [2, 4, 6, 8] * 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    explorer.finish()
    assert explorer.call == f"flat({explorer.controls['level'].value})"


def test_a_slow_room_shows_its_preview_first_and_the_full_picture_at_rest():
    def preview(view, settings, run):
        return Scene(np.zeros((16, 16), np.float32), Call(flat, settings["level"]), "preview", final=False)

    explorer = Explorer(make_room(preview=preview))
    assert explorer.score == "thorough True"
    explorer.controls["level"].value = 5
    assert explorer.score == "preview"
    limit = time.monotonic() + 10
    while not explorer.final and time.monotonic() < limit:
        time.sleep(0.02)
    assert explorer.score == "thorough True"


def test_reset_updates_once_however_many_controls_move():
    explorer, count = Explorer(make_room()), []
    explorer.controls["level"].value = 7
    put = explorer.put
    explorer.put = lambda *args: (count.append(1), put(*args))
    explorer.reset()
    assert count == [1]


def test_the_explorers_load_neither_tensorflow_nor_pyplot():
    code = ("import sys; from course_lib import explore; explore.noise_maker(); "
            "print(sorted({'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules)))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_script_that_names_the_controls_stands_whole_in_its_attribute():
    parts = frame.NAMES.split('"')
    assert [part.split("=")[0].split()[-1] for part in parts[:-1:2]] == ["alt", "src", "onload"]
    assert parts[-1] == ">"
    assert "h.ariaLabel = text" in parts[5] and "e.alt = e.title" in parts[5]


def test_two_explorers_of_one_kind_share_no_views():
    views = {"picture": lambda level: Call(flat, level)}
    control = Slider("level", "level", 0, 9, 1, 2)
    rooms = [Room("Test room", (control,), views, lambda *args: "") for _ in range(2)]
    rooms[0].views["picture"] = None
    assert rooms[1].views["picture"] is not None
