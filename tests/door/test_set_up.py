"""A real set-up of a tiny course, in a folder with spaces and Chinese characters, and everything that may befall it.

The tests share one course and follow one another, as in a student's life; each leaves it whole.
"""

import json
import signal
import subprocess
import sys
import time

import pytest

from tests.door.conftest import make_wheel


@pytest.fixture(scope="module", autouse=True)
def first_run(tiny):
    """The very first call."""
    return tiny.works()


def stamp_of(course):
    """What the set-up's stamp says, {} while there is none."""
    path = course.folder / ".venv/course.json"
    return json.loads(path.read_text()) if path.is_file() else {}


def test_the_first_call_says_what_it_does_and_reaches_the_verb(tiny, first_run):
    assert first_run.startswith("Once only: the course's own Python environment is made in the folder .venv.")
    assert "making .venv" in first_run
    assert "2 of 2 packages" in first_run
    assert "The environment is ready." in first_run
    assert tiny.installed() == {"first", "second", "tiny_course"}


def test_the_second_call_goes_straight_to_the_verb_from_any_folder(tiny, tmp_path):
    done = tiny.run("doctor", "--", "-x", cwd=tmp_path)
    assert done.stdout.startswith("verb doctor -- -x")


def test_a_changed_lock_updates_what_changed_and_removes_what_is_gone(tiny):
    tiny.lock(make_wheel(tiny.wheels, "first", "2.0", "value = 2\n"), make_wheel(tiny.wheels, "third"))
    assert tiny.works().startswith("The course's list of packages has changed")
    assert tiny.installed() == {"first", "third", "tiny_course"}


def test_a_package_of_another_hash_is_refused_and_the_true_one_heals_it(tiny):
    true = make_wheel(tiny.wheels, "fourth")
    tiny.lock(true.replace("sha256:", "sha256:0")[: true.index("sha256:") + 71] + "\n")
    done = tiny.run()
    assert done.returncode == 1
    assert "A package that arrived is not the one that requirements.lock names" in done.stderr
    assert "Mend: run the same command again" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    tiny.lock(make_wheel(tiny.wheels, "first", "2.0"), true)
    assert tiny.works().startswith("The last set-up was interrupted; it goes on where it stopped.")
    assert tiny.installed() == {"first", "fourth", "tiny_course"}


def test_a_package_that_cannot_be_fetched_is_told_with_its_mend(tiny):
    lock = (tiny.folder / "requirements.lock").read_text()
    tiny.lock(lock, "absent==1.0 --hash=sha256:" + 64 * "0" + "\n")
    done = tiny.run()
    assert done.returncode == 1
    assert done.stderr.count("Mend:") == 1
    assert "Traceback" not in done.stderr
    tiny.lock(lock)
    tiny.works()


def test_a_package_that_a_killed_pip_left_half_done_is_installed_again(tiny):
    site = next(iter((tiny.folder / ".venv").glob("[Ll]ib/**/site-packages")))
    (site / "first-2.0.dist-info/INSTALLER").unlink()
    (site / "first.py").unlink()
    (site / "~ourth-1.0.dist-info").mkdir()
    (tiny.folder / ".venv/course.json").write_text(json.dumps({**stamp_of(tiny), "complete": False}))
    assert "interrupted" in tiny.works()
    assert (site / "first.py").is_file()
    assert not list(site.glob("~*"))


# A shell lets nobody interrupt what it runs in the background, nor what that starts; this does again.
HEAR = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"


@pytest.mark.parametrize("stop", ["SIGINT", "SIGKILL"])
def test_a_moved_folder_gets_a_new_environment_even_if_that_is_stopped_in_the_middle(tiny, stop):
    if sys.platform == "win32":
        pytest.skip("signals as on POSIX")
    before = stamp_of(tiny)["folder"]
    tiny.folder = tiny.folder.rename(tiny.folder.with_name(f"moved 图像 {stop}"))
    course = [sys.executable, str(tiny.folder / "course.py"), "doctor", "now"]
    command = [sys.executable, "-c", HEAR, *course]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=tiny.environment())
    assert child.stdout.readline().startswith(
        b"The course's folder was moved, so its environment is made anew."
    )
    begun = tiny.folder / ".venv/pyvenv.cfg"
    deadline = time.monotonic() + 120
    while stamp_of(tiny).get("folder", before) == before or not begun.is_file():
        assert time.monotonic() < deadline, "the new environment was never begun"
        time.sleep(0.05)
    child.send_signal(getattr(signal, stop))
    said = child.communicate(timeout=60)[1].decode()
    if stop == "SIGINT":
        assert child.returncode == 130
        assert said.strip() == "Stopped.\n  Mend: run the same command again; it goes on where it stopped."
    if stop == "SIGKILL":
        tiny.works()
        assert tiny.installed() == {"first", "fourth", "tiny_course"}


def test_two_set_ups_at_once_do_not_meet(tiny):
    holder = (
        "import importlib.util, sys, time\n"
        "spec = importlib.util.spec_from_file_location('door', sys.argv[1])\n"
        "door = importlib.util.module_from_spec(spec); spec.loader.exec_module(door)\n"
        "with door.only_one():\n    print('held', flush=True); time.sleep(60)\n"
    )
    lock = (tiny.folder / "requirements.lock").read_text()
    tiny.lock(lock, make_wheel(tiny.wheels, "fifth"))
    first = subprocess.Popen(
        [sys.executable, "-c", holder, str(tiny.folder / "course.py")], stdout=subprocess.PIPE
    )
    try:
        assert first.stdout.readline().strip() == b"held"
        done = tiny.run()
        assert (done.returncode, done.stdout) == (1, "")
        assert "Another set-up is running in this folder." in done.stderr
    finally:
        first.kill()
        first.wait()
        first.stdout.close()
    tiny.works()


def test_an_environment_that_course_py_did_not_make_is_left_alone(tiny):
    (tiny.folder / ".venv/course.json").rename(tiny.folder / "kept.json")
    done = tiny.run()
    assert done.returncode == 1
    assert "was not made by course.py, so it is left alone" in done.stderr
    (tiny.folder / "kept.json").rename(tiny.folder / ".venv/course.json")
    tiny.works()


@pytest.mark.skipif(sys.platform == "win32", reason="locales as on POSIX")
def test_a_terminal_in_another_language_is_no_reason_for_a_new_set_up(tiny, monkeypatch):
    for name, value in {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}.items():
        monkeypatch.setenv(name, value)
    assert tiny.works().startswith("verb doctor now")
