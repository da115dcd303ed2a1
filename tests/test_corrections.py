"""The table of corrections: each row leads to the cell that teaches it, or names the chapter that will."""

import re
from pathlib import Path

import nbformat
import pytest

from course_lib.notebooks import find_notebooks
from course_lib.story import CHAPTERS

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CORRECTIONS.md").read_text(encoding="utf-8")
ROWS = {
    int(row[0]): row
    for row in re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", TEXT, re.MULTILINE)
}
LESSONLESS = {7, 10, 23, 24}
LINK = re.compile(r"\[chapter (\d)\]\((notebooks/[\w.]+\.ipynb)#cell-id=([\w-]+)\)")
TO_COME = re.compile(r"chapter (\d) \*\(to come\)\*")


def cells_by_tag():
    """Where each tag find-mistake-N stands: N to (chapter's file, cell)."""
    found = {}
    for path in find_notebooks():
        for cell in nbformat.read(path, as_version=4).cells:
            for tag in cell.metadata.get("tags", []):
                if tag.startswith("find-mistake-"):
                    found.setdefault(int(tag.rsplit("-", 1)[1]), []).append(
                        (f"notebooks/{path.name}", cell.id)
                    )
    return found


TAGGED = cells_by_tag()


def test_every_mistake_has_its_row_or_needs_no_lesson():
    assert set(ROWS) == set(range(1, 29)) - LESSONLESS
    assert all(str(number) in TEXT.split("| # |")[0] for number in LESSONLESS)


@pytest.mark.parametrize("number", ROWS)
def test_a_row_leads_to_its_cell_or_to_a_chapter_to_come(number):
    taught = ROWS[number][4]
    link, later = LINK.fullmatch(taught), TO_COME.fullmatch(taught)
    assert bool(link) != bool(later), f"row {number} says {taught!r}"
    if later:
        assert not CHAPTERS[int(later[1])].written, (
            f"chapter {later[1]} is written, so row {number} needs a link"
        )
    else:
        chapter, path, cell = link.groups()
        assert path == f"notebooks/{CHAPTERS[int(chapter)].name}.ipynb"
        assert (path, cell) in TAGGED.get(number, []), (
            f"no cell {cell} tagged find-mistake-{number} in {path}"
        )


@pytest.mark.parametrize("number", TAGGED)
def test_a_lesson_is_in_the_table(number):
    assert number in ROWS, f"a cell is tagged find-mistake-{number}, and the table has no such row"


@pytest.mark.parametrize("number", TAGGED)
def test_a_lesson_stands_under_a_heading_that_a_reader_can_search_for(number):
    for name, wanted in TAGGED[number]:
        headings = {}
        for cell in nbformat.read(ROOT / name, as_version=4).cells:
            for level, title in (
                re.findall(r"^(##+) (.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else []
            ):
                headings = {one: text for one, text in headings.items() if one < level} | {
                    level: title.lower()
                }
            if cell.id == wanted:
                break
        assert any("mistake" in title or "map" in title for title in headings.values()), (
            f"{name}, {wanted}: {headings}"
        )
