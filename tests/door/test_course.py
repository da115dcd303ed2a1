"""course.py's own reasoning, with the machine's part faked."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib.__main__ import VERBS

ROOT = Path(__file__).resolve().parents[2]


def stamped(door, **changes):
    """Give the course an environment whose stamp is right but for the changes."""
    door.VENV.mkdir(exist_ok=True)
    door.write_stamp(
        {**door.fingerprint(), "complete": True, "python": door.VERSION, "packages": ["first"], **changes}
    )


def test_the_door_and_the_library_offer_the_same_verbs(door):
    assert door.VERBS == VERBS


@pytest.mark.parametrize(
    ("words", "code"), [(["--help"], 0), (["-h"], 0), (["help"], 0), ([], 2), (["fly"], 2)]
)
def test_help_lists_the_verbs_and_needs_no_environment(door, capsys, words, code):
    assert door.main(words) == code
    said = capsys.readouterr().out
    assert all(f"  {verb} " in said for verb in VERBS)
    assert ("'fly' is not a verb of the course." in said) == (words == ["fly"])
    assert not door.VENV.exists()


def test_the_door_needs_the_standard_library_only_and_words_that_old_pythons_read():
    code = (
        "import ast, sys; tree = ast.parse(open(sys.argv[1], encoding='utf-8').read(), feature_version=(3, 6));"
        "names = {n.name.split('.')[0] for x in ast.walk(tree) if isinstance(x, ast.Import) for n in x.names};"
        "print(sorted(names - sys.stdlib_module_names), [x for x in ast.walk(tree) if isinstance(x, ast.ImportFrom)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "course.py")], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["[]", "[]"]


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_the_three_pythons_are_let_in(door, version):
    assert door.check_python(version) is None


@pytest.mark.parametrize(
    ("python", "words"),
    [
        (("3.10",), "this is CPython 3.10, 64 bit."),
        (("3.14",), "this is CPython 3.14, 64 bit."),
        (("3.12", "PyPy"), "this is PyPy 3.12, 64 bit."),
        (("3.12", "CPython", 32), "this is CPython 3.12, 32 bit."),
        (("3.13", "CPython", 64, True), "this is CPython 3.13, 64 bit, free-threaded."),
    ],
)
@pytest.mark.parametrize("found", [None, "python3.12"])
def test_another_python_is_refused_with_the_way_to_a_right_one(door, monkeypatch, python, words, found):
    monkeypatch.setattr(door, "other_python", lambda: found)
    monkeypatch.setattr(sys, "argv", ["course.py", "lab"])
    with pytest.raises(door.Trouble) as trouble:
        door.check_python(*python)
    assert str(trouble.value).splitlines()[1].endswith(words)
    mend = "run `python3.12 course.py lab`" if found else "install Python 3.13"
    assert mend in str(trouble.value)


def test_a_python_that_only_seems_to_be_there_is_not_recommended(door, monkeypatch):
    monkeypatch.setattr(door.shutil, "which", lambda name: name)
    monkeypatch.setattr(
        door.subprocess, "call", lambda command, **quiet: 0 if "3.12" in "".join(command) else 127
    )
    assert "3.12" in door.other_python()
    monkeypatch.setattr(door.subprocess, "call", lambda command, **quiet: 127)
    assert door.other_python() is None


@pytest.mark.parametrize(
    "machine",
    [
        ("Linux", "x86_64"),
        ("Linux", "aarch64", "aarch64-linux-gnu"),
        ("Darwin", "arm64"),
        ("Windows", "AMD64"),
    ],
)
def test_the_four_machines_are_let_in(door, machine):
    assert door.check_machine(*machine) is None


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (("Darwin", "x86_64"), "Intel Macs"),
        (("Windows", "ARM64"), "Windows on ARM64"),
        (("Linux", "ppc64le"), "this Linux"),
        (("Linux", "x86_64", "x86_64-alpine-linux-musl"), "musl"),
    ],
)
def test_a_machine_without_tensorflow_is_told_so(door, machine, words):
    with pytest.raises(door.Trouble, match=words) as trouble:
        door.check_machine(*machine)
    assert "Binder" in str(trouble.value)


def test_a_full_disk_is_noticed_before_the_set_up_begins(door, monkeypatch, capsys):
    monkeypatch.setattr(
        door.shutil, "disk_usage", lambda path: os.terminal_size((1, 1)) and type("U", (), {"free": 5e8})
    )
    assert door.main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert "The environment needs 3.0 GB of disk and 0.5 GB are free." in said
    assert "Mend: free some space" in said
    assert not door.VENV.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to"),
        (errno.ENOSPC, "disk is full"),
    ],
)
@pytest.mark.parametrize("where", ["mkdir", "write_text", "replace"])
def test_a_folder_that_refuses_is_one_sentence_and_the_second_try_works(
    door, monkeypatch, capsys, number, words, where
):
    def refuse(*unused, **options):
        raise OSError(number, os.strerror(number), "course")

    monkeypatch.setattr(door, "run", lambda command, progress=None: "first")
    monkeypatch.setattr(door, "go", lambda words: 0)
    monkeypatch.setattr(door, "site_packages", lambda: door.STATE)
    with monkeypatch.context() as broken:
        broken.setattr(door.os if where == "replace" else Path, where, refuse)
        assert door.main(["doctor"]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 2
    assert words in said[0]
    assert said[1].startswith("  Mend: ")
    assert door.main(["doctor"]) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken\nERROR: No matching distribution found for a",
            "network",
        ),
        ("socket.gaierror: [Errno -2] Name or service not known", "network"),
        ("ERROR: No matching distribution found for tensorflow", "no build of a package"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("[WinError 112] There is not enough space on the disk", "disk is full"),
        ("OSError: [Errno 122] Disk quota exceeded", "disk is full"),
        ("[WinError 5] Access is denied: 'python.exe'", "still uses"),
        ("[WinError 32] The process cannot access the file", "still uses"),
        ("[Errno 13] Permission denied: 'x'", "cannot be written to"),
        ("[Errno 30] Read-only file system", "cannot be written to"),
        (
            "HINT: This error might have occurred since this system does not have Windows Long Path support enabled",
            "too long",
        ),
        (
            "The virtual environment was not created successfully because ensurepip is not available.",
            "Debian",
        ),
        ("/usr/bin/python3.12: No module named ensurepip", "Debian"),
        ("Error: Command '-m ensurepip' returned non-zero exit status 1.", "The set-up stopped: Error: Command"),
        ("one\n\nsomething nobody knows\n\n", "The set-up stopped: something nobody knows"),
        ("", "The set-up stopped: it did not say why"),
    ],
)
def test_what_pip_says_becomes_one_sentence_and_a_mend(door, text, words):
    first, second = str(door.meaning(text)).strip().splitlines()
    assert words.lower() in first.lower()
    assert second.startswith("  Mend: ")
    assert second.endswith(".")


def test_every_meaning_has_its_three_lines(door):
    assert len(door.MEANINGS) % 3 == 0
    assert all(line.endswith(".") for line in door.MEANINGS[1::3] + door.MEANINGS[2::3])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, None),
        ({"complete": False}, "interrupted"),
        ({"lock": "other"}, "list of packages has changed"),
        ({"project": "other"}, "list of packages has changed"),
        ({"folder": "elsewhere"}, "was moved"),
        ({"python": "3.9"}, "does not run"),
        ({"python": "3.13" if sys.version_info[:2] != (3, 13) else "3.12"}, "does not run"),
    ],
)
def test_the_stamp_tells_what_is_to_be_done(door, monkeypatch, changes, words):
    monkeypatch.setattr(door, "venv_python", lambda: door.VERSION)
    stamped(door, **changes)
    reason, fresh = door.work_to_do()
    assert reason is None if words is None else words in reason
    assert fresh == bool({"folder", "python"} & set(changes))


def test_an_environment_whose_python_does_not_start_is_made_anew(door):
    stamped(door)
    assert door.venv_python() is None
    assert door.work_to_do() == ("The environment in .venv does not run, so it is made anew.", True)


@pytest.mark.parametrize("text", ["", "{", "[1]", "\ufffd"])
def test_a_damaged_stamp_counts_as_none(door, text):
    door.VENV.mkdir()
    door.STAMP.write_text(text, encoding="utf-8")
    assert door.read_stamp() == {}
    with pytest.raises(door.Trouble, match="not made by course.py"):
        door.work_to_do()


def test_a_set_up_killed_before_its_first_stamp_begins_again(door):
    door.VENV.mkdir()
    door.DRAFT.write_text("{")
    assert door.work_to_do()[1] is True


def test_variables_that_would_lead_pip_astray_are_left_out(door, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER"):
        monkeypatch.setenv(name, "somewhere")
    monkeypatch.setenv("HTTPS_PROXY", "kept")
    kept = door.environment()
    assert not {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER"} & set(kept)
    assert (kept["HTTPS_PROXY"], kept["PYTHONUTF8"]) == ("kept", "1")


def test_progress_counts_what_pip_fetches_and_says_when_the_network_is_silent(door):
    progress = door.Progress("fetched", 4)
    for line in [
        "Looking in links: x",
        "Collecting keras==3 (from -r x)",
        "  Downloading a/keras-3-py3.whl (1.5 MB)",
    ]:
        progress.hear(line)
    assert progress.text() == "   12 %  fetched 1 of 4 packages, 0 s  keras (1.5 MB)"
    progress.hear("Processing /x/y/numpy-2-cp311.whl (from -r x)")
    progress.hear("  Using cached x/scipy-1-cp311.whl.metadata (60 kB)")
    assert progress.text() == "   25 %  fetched 2 of 4 packages, 0 s  scipy (60 kB)"
    progress.hear("WARNING: Retrying (Retry(total=4, connect=None")
    assert progress.text().endswith("the network does not answer, trying again")
    progress.hear("Installing collected packages: keras, numpy")
    assert progress.text() == "   50 %  installed 0 of 4 packages, 0 s"


def test_progress_of_a_step_without_parts_shows_the_seconds(door):
    assert door.Progress("making .venv").text() == "  making .venv, 0 s"


def test_a_console_that_cannot_print_chinese_still_gets_the_message(tmp_path):
    folder = tmp_path / "课程"
    folder.mkdir()
    code = (
        "import sys, importlib.util as u; s = u.spec_from_file_location('d', sys.argv[1]); d = u.module_from_spec(s);"
        "s.loader.exec_module(d); d.ready = lambda: print(d.ROOT); d.go = lambda words: 0; sys.exit(d.main(['lab']))"
    )
    (folder / "course.py").write_text((ROOT / "course.py").read_text(encoding="utf-8"), encoding="utf-8")
    latin = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "course.py")], capture_output=True, env=latin, check=False
    )
    assert done.returncode == 0, done.stderr
    assert rb"\u8bfe\u7a0b" in done.stdout
