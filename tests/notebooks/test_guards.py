"""Every saved chapter keeps every rule of the course."""

import nbformat
import pytest

from course_lib.notebooks import find_notebooks
from tests.frame.guards import RULES

CHAPTERS = find_notebooks()


@pytest.mark.parametrize("path", CHAPTERS, ids=[path.stem for path in CHAPTERS])
@pytest.mark.parametrize("rule", RULES)
def test_a_chapter_keeps_the_rule(rule, path):
    faults = list(RULES[rule](nbformat.read(path, as_version=4), path))
    assert not faults, f"{path.name}: " + "; ".join(faults)


@pytest.mark.parametrize("path", CHAPTERS, ids=[path.stem for path in CHAPTERS])
def test_a_chapter_follows_the_notebook_format(path):
    nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))


def test_chapters_are_numbered_without_a_gap_in_the_name():
    assert all(path.name[:2].isdigit() and path.name[2] == "_" for path in CHAPTERS)
