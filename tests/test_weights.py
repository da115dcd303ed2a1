"""The data are compared with their hashes before they are read, and a fault is named with its mend."""

import re
from pathlib import Path

import pytest

from course_lib import weights

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder with one table, listed."""
    (tmp_path / "curve.csv").write_text("sigma,method,psnr\n0.1,mean,26.5\n0.2,median,24\n", encoding="utf-8")
    (tmp_path / "SHA256SUMS").write_text("")
    monkeypatch.setattr(weights, "data_folder", lambda: tmp_path)
    weights.write_sums()
    return tmp_path


def test_every_file_of_the_course_is_whole_and_listed():
    assert weights.check_all() == []


def test_every_file_of_the_course_stands_in_its_readme_with_origin_licence_and_recipe():
    rows = re.findall(
        r"^\| `([^`]+)` \|(.+)\|(.+)\|(.+)\|$",
        (ROOT / "data" / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert {name for name, *_ in rows} == set(weights.listed_files())
    assert all(text.strip() for row in rows for text in row)


def test_a_table_is_read_by_columns_with_numbers_as_numbers(data):
    assert weights.read_csv("curve.csv") == {
        "sigma": [0.1, 0.2],
        "method": ["mean", "median"],
        "psnr": [26.5, 24.0],
    }


def test_a_damaged_file_is_refused_and_named(data):
    (data / "curve.csv").write_text("sigma,psnr\n0.1,99\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"curve\.csv is damaged: its SHA-256 .* get it again"):
        weights.read_csv("curve.csv")
    assert weights.check_all() == [
        "curve.csv is damaged: its SHA-256 is not the one in SHA256SUMS; get it again (git checkout data)"
    ]


@pytest.mark.parametrize("text", [None, "other"])
def test_where_there_is_no_checkout_a_fault_is_mended_by_installing(data, monkeypatch, text):
    monkeypatch.setattr(weights, "__file__", str(data / "course_lib" / "weights" / "__init__.py"))
    (data / "curve.csv").write_text(text) if text else (data / "curve.csv").unlink()
    (trouble,) = weights.check_all()
    assert trouble.endswith("; install making-and-mending-images again")
    assert "git" not in trouble


def test_a_damaged_file_is_no_missing_file_whatever_its_name(data):
    (data / "curve.csv").rename(data / "missing_pixels.csv")
    weights.write_sums()
    (data / "missing_pixels.csv").write_text("other")
    with pytest.raises(ValueError, match=r"missing_pixels\.csv is damaged"):
        weights.data_path("missing_pixels.csv")


def test_a_list_that_is_cut_off_is_refused_with_its_line(data):
    (data / "SHA256SUMS").write_text("0123abcd")
    with pytest.raises(
        ValueError, match="a line of SHA256SUMS must hold a SHA-256 and a name, got '0123abcd'"
    ):
        weights.check_all()


def test_a_missing_file_is_refused_and_named(data):
    (data / "curve.csv").unlink()
    with pytest.raises(FileNotFoundError, match=r"curve\.csv is missing from the data folder"):
        weights.data_path("curve.csv")
    assert weights.check_all()[0].startswith("curve.csv is missing")


def test_a_stranger_is_reported(data):
    (data / "stray.csv").write_text("a\n1\n")
    assert weights.check_all() == ["stray.csv is not listed in SHA256SUMS"]


def test_an_unlisted_name_is_refused_with_the_listed_ones(data):
    with pytest.raises(
        ValueError, match=r"name must be a file that SHA256SUMS lists \(curve\.csv\), got '\.\./x'"
    ):
        weights.data_path("../x")


def test_a_table_with_a_ragged_row_is_refused(data):
    (data / "curve.csv").write_text("a,b\n1,2\n3\n")
    weights.write_sums()
    with pytest.raises(ValueError, match=r"curve\.csv: row 3 must have 2 values, got 1"):
        weights.read_csv("curve.csv")


def test_without_a_data_folder_the_message_tells_the_mend(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "__file__", str(tmp_path / "course_lib" / "weights" / "__init__.py"))
    with pytest.raises(FileNotFoundError, match="missing; install making-and-mending-images again"):
        weights.data_folder()
    (tmp_path / "course.py").touch()
    with pytest.raises(FileNotFoundError, match=r"missing; get it again \(git checkout data\)"):
        weights.data_folder()


def test_a_wheel_keeps_its_data_inside_the_package(tmp_path, monkeypatch):
    inside = tmp_path / "course_lib" / "data"
    inside.mkdir(parents=True)
    (inside / "SHA256SUMS").write_text("")
    monkeypatch.setattr(weights, "__file__", str(tmp_path / "course_lib" / "weights" / "__init__.py"))
    assert weights.data_folder() == inside
