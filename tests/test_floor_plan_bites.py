"""The floor plan finds an import that runs upward or from room to room: each is planted in a paper house."""

import pytest

from tests import test_floor_plan as plan
from tests.frame import catalogue

UPWARD = [
    ("images.py", "from course_lib.restore.filtering import filter_median"),
    ("metrics/parts.py", "import course_lib.explore"),
    ("metrics/parts.py", "def late():\n    from ..explore import widget\n    return widget"),
    ("restore/filtering/edges.py", "from course_lib.explore.widget import Explorer"),
    ("restore/filtering/edges.py", "from course_lib.generate.randomness import dead_leaves"),
    ("restore/filtering/edges.py", "from course_lib.generate import randomness"),
    ("restore/filtering/edges.py", "from ...generate.randomness import dead_leaves"),
    ("generate/randomness/white.py", "from course_lib.exercises import check"),
    ("generate/randomness/white.py", "from course_lib.generate.gan import sample"),
    ("generate/gan/judge/court.py", "from course_lib.restore.filtering import filter_median"),
    ("restore/cnn/train.py", "from course_lib.connect import diffusion"),
    ("damage.py", "from course_lib import notebooks"),
]
DOWNWARD = [
    (
        "explore/bench.py",
        "from course_lib.restore.filtering import filter_median\nfrom course_lib import show",
    ),
    (
        "restore/filtering/edges.py",
        "from course_lib.images import check_image\nfrom course_lib.restore.filtering import x",
    ),
    ("restore/cnn/train.py", "from course_lib.generate.randomness import dead_leaves"),
    ("generate/gan/train.py", "from course_lib.generate.rules import glyphs"),
    ("generate/gan/train.py", "from course_lib.images import check_image\nfrom course_lib import training"),
    ("explore/duel.py", "from course_lib.generate.gan import play"),
    ("connect/diffusion.py", "from course_lib.restore.cnn import denoiser"),
    ("handout.py", "from course_lib.notebooks import save"),
]


def check(file, source, folder, monkeypatch):
    """Let the floor plan judge one planted file."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source + "\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "PACKAGE", folder)
    monkeypatch.setitem(plan.FILES, file, path)
    plan.test_imports_run_downward_only(file)


@pytest.mark.parametrize(("file", "source"), UPWARD)
def test_an_import_against_the_plan_is_found(file, source, tmp_path, monkeypatch):
    with pytest.raises(AssertionError):
        check(file, source, tmp_path, monkeypatch)


@pytest.mark.parametrize(("file", "source"), DOWNWARD)
def test_an_import_that_the_plan_allows_passes(file, source, tmp_path, monkeypatch):
    check(file, source, tmp_path, monkeypatch)
