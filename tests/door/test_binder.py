"""Binder's folder: the list against the lock, the scripts by running them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.door.test_lock import DESCRIBED, LOCKED, PROJECT, tool

ROOT = Path(__file__).resolve().parents[2]
BINDER = ROOT / "binder"
LINES = [
    line
    for line in (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
MARKERS = tool.environment("Linux x86-64", "3.12")


def test_the_list_is_what_the_lock_tool_writes():
    assert (BINDER / "requirements.txt").read_text(encoding="utf-8") == tool.binder_text(DESCRIBED)


def test_every_line_pins_the_version_of_the_lock():
    assert LINES
    for line in LINES:
        name, version = line.split("==")
        assert LOCKED[name][0] == version
        assert LOCKED[name][1] is None or LOCKED[name][1].evaluate(MARKERS)


def test_the_course_finds_all_it_imports_and_jupyterlab_is_left_to_binder():
    names = {line.split("==")[0] for line in LINES}
    needs = [Requirement(text) for text in PROJECT["dependencies"]]
    needed = {
        canonicalize_name(need.name) for need in needs if need.marker is None or need.marker.evaluate(MARKERS)
    }
    assert needed - names == {"jupyterlab", "jupyterlab-server"}
    assert not names & {"jupyterlab", "jupyterlab-server", "jupyter-server", "notebook", "tensorflow"}


def test_what_is_not_on_the_list_comes_with_binders_own_server():
    names = {line.split("==")[0] for line in LINES}
    wanted = tool.closure(sorted(names), DESCRIBED, MARKERS)
    server = tool.closure(["jupyterlab"], DESCRIBED, MARKERS)
    assert wanted <= names | server


def test_binder_runs_a_python_of_the_course():
    assert (BINDER / "runtime.txt").read_text(encoding="utf-8") == "python-3.12\n"


@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_the_scripts_are_bash_stop_at_the_first_error_and_may_be_run(name):
    lines = (BINDER / name).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -e" in lines
    assert (BINDER / name).stat().st_mode & 0o111 or sys.platform == "win32"


def test_post_build_installs_the_course_where_it_lies():
    assert "python -m pip install --no-deps -e ." in (BINDER / "postBuild").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="Binder is Linux")
@pytest.mark.parametrize("already", [None, "{}"])
def test_start_puts_the_settings_in_place_keeps_others_and_becomes_the_server(tmp_path, already):
    prefix = tmp_path / "env"
    (prefix / "bin").mkdir(parents=True)
    python = prefix / "bin/python"
    python.write_text(f"#!/bin/sh\necho '{prefix}'\n")
    python.chmod(0o755)
    target = prefix / "share/jupyter/lab/settings/overrides.json"
    if already:
        target.parent.mkdir(parents=True)
        target.write_text(already)
    done = subprocess.run(["bash", str(BINDER / "start"), "echo", "the", "server runs"], capture_output=True, text=True,
                          env={"PATH": f"{prefix}/bin:/usr/bin:/bin"}, check=True)  # fmt: skip
    assert done.stdout == "the server runs\n"
    found = json.loads(target.read_text(encoding="utf-8"))
    assert found == (
        json.loads(already)
        if already
        else json.loads((ROOT / "course_lib/lab_settings.json").read_text(encoding="utf-8"))
    )
    assert (BINDER / "start").read_text(encoding="utf-8").splitlines()[-1] == 'exec "$@"'
