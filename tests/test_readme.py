"""The front page tells the truth: its links, its commands, its chapters and its pictures."""

import importlib.util
import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from course_lib.__main__ import VERBS
from course_lib.story import CHAPTERS
from tests.frame.guards.links import broken, targets

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / name for name in ("README.md", "CORRECTIONS.md")]
README = PAGES[0].read_text(encoding="utf-8")


def picture_script():
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "docs" / "make_pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCRIPT = picture_script()


@pytest.mark.parametrize(
    ("page", "target"),
    [(page, target) for page in PAGES for target in targets(page.read_text(encoding="utf-8"))],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_a_link_leads_somewhere(page, target):
    assert not broken(target, page)


def test_every_command_of_the_readme_exists():
    commands = re.findall(r"python course\.py (\S+?)[`\s]", README)
    assert {"lab", "test", "doctor", "bench", "--help"} <= set(commands)
    assert {word for word in commands if not word.startswith("-")} <= set(VERBS)


def test_the_chapters_of_the_readme_are_those_of_the_course():
    rows = re.findall(
        r"^\| (?:\[)?(\d) · ([^|\]*]+?)(?:\]\(([^)]+)\))?(?: \*\(to come\)\*)? \| (.+) \|$",
        README,
        re.MULTILINE,
    )
    expected = [
        (str(one.number), one.title, f"notebooks/{one.name}.ipynb" if one.written else "", one.question)
        for one in CHAPTERS
    ]
    assert rows == expected


def test_a_chapter_is_promised_exactly_if_its_file_is_missing():
    present = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert present == {chapter.name for chapter in CHAPTERS if chapter.written}


def test_the_python_versions_are_those_of_the_metadata():
    assert 'requires-python = ">=3.11,<3.14"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "Python 3.11, 3.12 or 3.13" in README


def test_the_disk_that_the_readme_asks_for_is_what_the_door_asks_for():
    wanted = re.search(
        r"\bDISK_GB, UPDATE_GB = [\d.]+, ([\d.]+)", (ROOT / "course.py").read_text(encoding="utf-8")
    )
    assert f"{float(wanted[1]):.0f} GB of free disk" in README


@pytest.mark.parametrize("name", SCRIPT.PICTURES)
def test_a_picture_of_the_readme_is_what_the_script_draws_today(name):
    saved = np.asarray(Image.open(ROOT / "docs" / "pictures" / name).convert("RGB"), dtype=np.int16)
    drawn = np.asarray(Image.open(io.BytesIO(SCRIPT.PICTURES[name]().png)).convert("RGB"), dtype=np.int16)
    assert saved.shape == drawn.shape
    assert np.abs(saved - drawn).mean() < 0.5, "run `python docs/make_pictures.py` and look at the difference"


def test_every_saved_picture_is_drawn_by_the_script():
    assert {path.name for path in (ROOT / "docs" / "pictures").iterdir()} == set(SCRIPT.PICTURES)
