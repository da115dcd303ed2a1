"""`lab`: how JupyterLab is started, with which settings, and the chapters of an installed course."""

import errno
import json
import os
from pathlib import Path

import pytest

from course_lib import lab

SETTINGS = Path(lab.__file__).with_name("lab_settings.json")


def shipped(folder):
    """Chapters as a wheel holds them."""
    source = folder / "chapters"
    (source / "pictures").mkdir(parents=True)
    (source / "00_start_here.ipynb").write_text("{}")
    (source / "pictures/map.png").write_bytes(b"png")
    return source


@pytest.fixture
def started(monkeypatch):
    """What JupyterLab was started with; it is not started."""
    import jupyterlab.labapp

    words = []
    monkeypatch.setattr(jupyterlab.labapp, "main", words.extend)
    return words


def test_the_chapters_of_a_checkout_are_opened_where_they_lie(started, capsys):
    assert lab.main(["--", "--port", "9999"]) == 0
    assert f"--ServerApp.root_dir={lab.PACKAGE.parent}" in started
    assert started[-2:] == ["--port", "9999"]
    said = capsys.readouterr().out
    assert "only this computer can reach it" in said
    assert "To stop:" in said


def test_jupyterlab_serves_this_computer_only_and_asks_the_network_for_nothing():
    options = lab.lab_options("course")
    assert "--ServerApp.ip=127.0.0.1" in options
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in options
    assert {"--LabApp.news_url=None", "--LabApp.extension_manager=readonly"} <= set(options)
    assert not [option for option in options if "token" in option or "password" in option]


def test_jupyterlab_understands_every_option():
    from jupyterlab.handlers.announcements import NeverCheckForUpdate
    from jupyterlab.labapp import LabApp

    app = LabApp()
    app.parse_command_line(lab.lab_options("course"))
    app.update_config(app.cli_config)
    assert app.news_url is None
    assert app.check_for_updates_class is NeverCheckForUpdate
    assert app.extension_manager == "readonly"
    assert app.default_url == "/lab/tree/notebooks/00_start_here.ipynb"


@pytest.mark.parametrize(
    ("schema", "key", "value"),
    [
        ("@jupyterlab/apputils-extension:kernels-settings", "commsOverSubshells", "disabled"),
        ("@jupyterlab/apputils-extension:notification", "fetchNews", "false"),
        ("@jupyterlab/apputils-extension:notification", "checkForUpdates", False),
    ],
)
def test_the_settings_that_the_course_ships_are_in_force_in_the_real_jupyterlab(tmp_path, schema, key, value):
    from jupyterlab.commands import get_app_dir
    from jupyterlab_server.settings_utils import _get_overrides, get_settings

    place = tmp_path / "settings/overrides.d/making-and-mending-images.json"
    place.parent.mkdir(parents=True)
    place.write_text(SETTINGS.read_text())
    overrides, error = _get_overrides(str(tmp_path / "settings"))
    assert not error
    schemas = Path(get_app_dir()) / "schemas"
    answer = get_settings(
        str(tmp_path), str(schemas), str(tmp_path), schema_name=schema, overrides=overrides
    )[0]
    property_ = answer["schema"]["properties"][key]
    assert property_["default"] == value
    allowed = [choice["const"] for choice in property_.get("oneOf", [])]
    assert not allowed or value in allowed
    assert answer["raw"] == "{}"


def test_the_settings_travel_to_where_jupyterlab_looks():
    import tomllib

    table = tomllib.loads((lab.PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    shared = table["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {
        "course_lib/lab_settings.json": "share/jupyter/lab/settings/overrides.d/making-and-mending-images.json"
    }
    assert json.loads(SETTINGS.read_text())["@jupyterlab/apputils-extension:kernels-settings"] == {
        "commsOverSubshells": "disabled"
    }


def test_an_installed_course_copies_its_chapters_and_never_overwrites_the_students(
    tmp_path, monkeypatch, started, capsys
):
    source = shipped(tmp_path)
    monkeypatch.setattr(lab, "chapters", lambda: (source, False))
    target = tmp_path / "my course 图像"
    assert lab.main([str(target)]) == 0
    assert "2 files copied, 0 were there" in capsys.readouterr().out
    (target / "notebooks/00_start_here.ipynb").write_text("mine")
    (source / "01_random_generation.ipynb").write_text("{}")
    assert lab.main([str(target)]) == 0
    assert "1 files copied, 2 were there and stay as they are" in capsys.readouterr().out
    assert (target / "notebooks/00_start_here.ipynb").read_text() == "mine"
    assert f"--ServerApp.root_dir={target.resolve()}" in started


def test_without_a_folder_an_installed_course_copies_to_one_of_its_name(tmp_path, monkeypatch, started):
    source = shipped(tmp_path)
    monkeypatch.setattr(lab, "chapters", lambda: (source, False))
    monkeypatch.chdir(tmp_path)
    assert lab.main([]) == 0
    assert (tmp_path / "making-and-mending-images/notebooks/pictures/map.png").read_bytes() == b"png"


@pytest.mark.parametrize("reason", [errno.EROFS, errno.ENOSPC])
def test_where_the_chapters_cannot_be_copied_another_folder_is_asked_for(
    tmp_path, monkeypatch, started, capsys, reason
):
    def refuse(path, content):
        raise OSError(reason, os.strerror(reason))

    source = shipped(tmp_path)
    monkeypatch.setattr(lab, "chapters", lambda: (source, False))
    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert lab.main([str(tmp_path / "full")]) == 1
    (said,) = capsys.readouterr().out.splitlines()
    assert os.strerror(reason) in said
    assert said.endswith("Name another folder: python -m course_lib lab FOLDER")
    assert started == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path, monkeypatch, started, capsys):
    source = shipped(tmp_path)
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setattr(lab, "chapters", lambda: (source, False))
    assert lab.main([str(tmp_path / "taken")]) == 1
    assert "Name another folder" in capsys.readouterr().out
    assert started == []


def test_a_checkout_refuses_a_folder(started, capsys):
    assert lab.main(["elsewhere"]) == 2
    assert "leave the folder out" in capsys.readouterr().out
    assert started == []


def test_where_there_is_no_jupyterlab_the_way_out_is_told(monkeypatch, capsys):
    monkeypatch.setattr(lab.importlib.util, "find_spec", lambda name: None)
    assert lab.main([]) == 2
    assert "open notebooks/ with the Jupyter that runs here" in capsys.readouterr().out


def test_a_package_without_chapters_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(lab, "PACKAGE", tmp_path / "course_lib")
    with pytest.raises(FileNotFoundError, match="install the course again"):
        lab.chapters()
