"""The doctor: what is well is said to be well, and each kind of illness is found with its mend."""

import json
import socket
import subprocess
import sys

import pytest

from course_lib import doctor
from course_lib.doctor import Finding


@pytest.mark.parametrize(
    "examination", [doctor.python, doctor.packages, doctor.data, doctor.disk, doctor.settings]
)
def test_a_healthy_installation_is_found_well_or_noted(examination):
    assert examination().state in ("well", "note")


def test_an_unsuitable_python_is_broken(monkeypatch):
    monkeypatch.setattr(doctor.sys, "version_info", (3, 10, 1))
    found = doctor.python()
    assert (found.state, "3.11, 3.12 or 3.13" in found.mend) == ("broken", True)


def test_a_missing_package_is_broken_and_another_version_is_a_note(monkeypatch, tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("numpy==0.1 \\\n    --hash=sha256:0\n")
    found = doctor.packages(lock)
    assert (found.state, "another version of numpy" in found.found) == ("note", True)
    monkeypatch.setattr(doctor, "SHOWN", ("no-such-package",))
    found = doctor.packages(lock)
    assert (found.state, found.found) == ("broken", "no-such-package is missing")


@pytest.mark.parametrize(("free", "state"), [(8e9, "well"), (1e9, "note")])
def test_little_memory_is_noted(free, state):
    assert doctor.memory(16e9, free).state == state


def test_a_full_disk_is_broken(monkeypatch, tmp_path):
    full = type("Usage", (), {"free": 1e8})
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: full)
    found = doctor.disk(tmp_path)
    assert (found.state, found.found) == ("broken", "0.1 GB free")


@pytest.mark.parametrize(
    ("code", "stderr", "found", "mend"),
    [
        (1, "Traceback\nImportError: DLL load failed while importing x", "DLL load failed", "Visual C++"),
        (1, "ModuleNotFoundError: No module named 'tensorflow'", "No module named", "python course.py lab"),
        (-4, "", "too new for this processor", "work without it"),
        (3, "", "ended with code 3", "python course.py lab"),
    ],
)
def test_a_tensorflow_that_does_not_load_is_told_with_what_helps(monkeypatch, code, stderr, found, mend):
    done = subprocess.CompletedProcess([], code, "", stderr)
    monkeypatch.setattr(doctor.subprocess, "run", lambda *words, **options: done)
    finding = doctor.tensorflow()
    assert finding.state == "broken"
    assert found in finding.found
    assert mend in finding.mend


def test_a_tensorflow_that_loads_is_shown_with_its_version_and_time(monkeypatch):
    done = subprocess.CompletedProcess([], 0, "2.21.0\n", "")
    monkeypatch.setattr(doctor.subprocess, "run", lambda *words, **options: done)
    found = doctor.tensorflow()
    assert (found.state, found.found.startswith("2.21.0 loads in ")) == ("well", True)


def test_a_tensorflow_that_hangs_is_broken(monkeypatch):
    def hang(*words, timeout, **options):
        raise subprocess.TimeoutExpired("python", timeout)

    monkeypatch.setattr(doctor.subprocess, "run", hang)
    assert doctor.tensorflow(limit=5).found == "did not load within 5 s"


def test_a_tensorflow_that_cannot_be_tried_is_broken(monkeypatch):
    def refuse(*words, **options):
        raise OSError("too many processes")

    monkeypatch.setattr(doctor.subprocess, "run", refuse)
    found = doctor.tensorflow()
    assert (found.state, found.found) == ("broken", "cannot be tried: too many processes")


def test_words_of_tensorflow_in_another_encoding_do_no_harm(monkeypatch):
    program = "import sys; sys.stderr.buffer.write(b'no module caf\\xe9'); sys.exit(1)"
    real = subprocess.run
    monkeypatch.setattr(
        doctor.subprocess, "run", lambda words, **options: real([*words[:2], program], **options)
    )
    assert doctor.tensorflow().found == "does not load: no module caf\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("troubles", [["a.csv: damaged"], FileNotFoundError("the data folder is missing")])
def test_data_that_is_not_whole_is_broken(monkeypatch, troubles):
    from course_lib import weights

    def check():
        if isinstance(troubles, Exception):
            raise troubles
        return troubles

    monkeypatch.setattr(weights, "check_all", check)
    found = doctor.data()
    assert (found.state, found.mend) == ("broken", "get the course's files again")


@pytest.mark.parametrize("content", [b"0123abcd", b"0123  caf\xe9.csv\n"])
def test_a_list_of_hashes_that_cannot_be_read_is_broken(monkeypatch, tmp_path, content):
    from course_lib import weights

    (tmp_path / "SHA256SUMS").write_bytes(content)
    monkeypatch.setattr(weights, "data_folder", lambda: tmp_path)
    found = doctor.data()
    assert (found.state, found.mend) == ("broken", "get the course's files again")
    assert found.found.startswith("SHA256SUMS cannot be read: ")


@pytest.mark.parametrize(
    ("door", "mend"),
    [(True, "run `python course.py lab` again"), (False, "install making-and-mending-images again")],
)
def test_the_door_is_named_only_where_there_is_one(monkeypatch, tmp_path, door, mend):
    if door:
        (tmp_path / "course.py").touch()
    monkeypatch.setattr(doctor, "ROOT", tmp_path)
    monkeypatch.setattr(doctor, "SHOWN", ("no-such-package",))
    assert doctor.packages().mend.startswith(mend)
    monkeypatch.setattr(doctor.sys, "version_info", (3, 10, 1))
    assert ("course.py" in doctor.python().mend) == door


def test_a_port_in_use_is_only_a_note():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        number = holder.getsockname()[1]
        assert doctor.port(number).state == "note"
    assert doctor.port(number).state == "well"


def test_a_kernel_of_this_environment_is_well_and_any_other_is_broken():
    assert doctor._kernel_finding(sys.prefix, 0).state == "well"
    found = doctor._kernel_finding("/elsewhere", 0)
    assert (found.state, "kernelspec uninstall" in found.mend) == ("broken", True)


def test_a_real_kernel_starts_and_answers():
    assert doctor.kernel().state == "well"


def test_a_kernel_that_does_not_start_is_broken(monkeypatch):
    import jupyter_client.manager

    def refuse(**options):
        raise RuntimeError("Kernel died")

    monkeypatch.setattr(jupyter_client.manager, "start_new_kernel", refuse)
    found = doctor.kernel()
    assert (found.state, found.found) == ("broken", "does not start: Kernel died")


@pytest.mark.parametrize("file", [None, "overrides.json", "overrides.d/making-and-mending-images.json"])
def test_the_settings_of_jupyterlab_are_found_where_they_may_be(monkeypatch, tmp_path, file):
    import jupyterlab.commands

    monkeypatch.setattr(jupyterlab.commands, "get_app_dir", lambda: str(tmp_path))
    if file:
        (tmp_path / "settings" / file).parent.mkdir(parents=True)
        (tmp_path / "settings" / file).write_text('{"x": {"commsOverSubshells": "disabled"}}')
    found = doctor.settings()
    assert found.state == ("well" if file else "note")
    assert bool(found.mend) == (file is None)


FINDINGS = [Finding("first", "well", "good"), Finding("second", "note", "odd", "do this")]


@pytest.mark.parametrize("broken", [False, True])
def test_the_report_ends_with_a_verdict_and_its_code(monkeypatch, capsys, broken):
    findings = [*FINDINGS, *([Finding("third", "broken", "bad", "do that")] if broken else [])]
    monkeypatch.setattr(doctor, "examine", lambda: iter(findings))
    assert doctor.main([]) == int(broken)
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == ["well    first: good", "note    second: odd", "        mend: do this"]
    assert said[-1] == ("Broken: third." if broken else "The installation is well.")


def test_the_report_for_a_program_is_json(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "examine", lambda: iter(FINDINGS))
    assert doctor.main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out)[1] == {
        "name": "second",
        "state": "note",
        "found": "odd",
        "mend": "do this",
    }


def test_every_examination_is_made():
    names = [finding.name for finding in doctor.examine([lambda: FINDINGS[0], lambda: FINDINGS[1]])]
    assert names == ["first", "second"]
    assert {step.__name__ for step in doctor.EXAMINATIONS} >= {
        "memory",
        "disk",
        "tensorflow",
        "data",
        "port",
        "kernel",
    }
