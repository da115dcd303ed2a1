"""`python -m course_lib VERB`: what each verb calls and what it returns."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from course_lib import __main__ as verbs

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("words", "code"), [(["--help"], 0), ([], 2)])
def test_help_lists_every_verb(capsys, words, code):
    assert verbs.main(words) == code
    said = capsys.readouterr().out
    assert all(f"  {verb}" in said for verb in verbs.VERBS)


def test_both_helps_say_the_same(door):
    assert door.VERBS == verbs.VERBS


def test_a_word_that_is_no_verb_is_refused(capsys):
    assert verbs.main(["fly"]) == 2
    assert "'fly' is not a verb of the course." in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["lab", "notebooks", "bench", "doctor", "handout", "train"])
def test_a_verb_is_the_main_of_the_module_of_its_name(monkeypatch, verb):
    module = verbs.importlib.import_module(f"course_lib.{verb}")
    monkeypatch.setattr(module, "main", lambda words: words)
    assert verbs.main([verb, "a", "--", "b"]) == ["a", "--", "b"]


def test_test_is_one_pytest_with_all_tests_and_all_notebooks():
    command = verbs.test_command([])
    assert command[:3] == [sys.executable, "-m", "pytest"]
    assert command[-2:] == ["tests", "notebooks"]
    assert {"--nbval", "--nbval-current-env", "--nbval-cell-timeout=120"} <= set(command)
    assert "--nbval-lax" not in command


def test_words_behind_the_dashes_go_to_pytest():
    assert verbs.test_command(["--", "-k", "median"])[-4:] == ["tests", "notebooks", "-k", "median"]


@pytest.mark.parametrize("place", ["tests/door", "tests/door/test_verbs.py::test_help_lists_every_verb"])
def test_a_path_takes_the_place_of_all_tests(place):
    command = verbs.test_command(["--", place, "-q"])
    assert "notebooks" not in command
    assert command[-2:] == [place, "-q"]


def test_test_prints_the_list_of_checks_first_and_returns_pytests_code(monkeypatch, capsys):
    done = subprocess.CompletedProcess([], 5)
    monkeypatch.setattr(verbs.subprocess, "run", lambda command, **options: done)
    assert verbs.main(["test"]) == 5
    assert capsys.readouterr().out.startswith("The checks: python -m pytest ")


def test_an_installed_course_says_that_it_has_no_checks(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(verbs, "ROOT", tmp_path)
    assert verbs.main(["test"]) == 2
    assert "in a checkout" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="a bash script")
def test_ci_runs_the_students_command_and_nothing_else(tmp_path):
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/run").write_text(script.read_text())
    (tmp_path / "course.py").write_text("import sys; print(sys.argv[1:]); sys.exit(7)")
    done = subprocess.run(
        ["bash", str(tmp_path / ".ci/run")], capture_output=True, text=True, check=False, cwd="/"
    )
    assert (done.returncode, done.stdout) == (7, "['test']\n")
