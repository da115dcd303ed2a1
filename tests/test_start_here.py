"""Chapter 0's own promises: the map, the glossary, and what happens without a photograph."""

import ast
import re

import nbformat
import pytest

from course_lib import explore
from course_lib.explore.bench import PHOTOGRAPHS
from course_lib.notebooks import find_notebooks
from course_lib.story import CHAPTERS

PAGE = {cell.id: cell for cell in nbformat.read(find_notebooks(["0"])[0], as_version=4).cells}
FEWEST_WORDS = 40


def rows(cell, columns):
    """The rows of the table in a cell, without its head."""
    lines = [
        line.strip().strip("|").split("|") for line in PAGE[cell].source.splitlines() if line.startswith("|")
    ]
    table = [[part.strip() for part in line] for line in lines[2:]]
    assert all(len(line) == columns for line in table)
    return table


GLOSSARY = rows("glossary", 4)


def test_the_glossary_has_at_least_forty_words_and_none_twice():
    english, chinese = [line[0].lower() for line in GLOSSARY], [line[1] for line in GLOSSARY]
    assert len(GLOSSARY) >= FEWEST_WORDS
    assert len(set(english)) == len(english)
    assert len(set(chinese)) == len(chinese)


@pytest.mark.parametrize("line", GLOSSARY, ids=[line[0] for line in GLOSSARY])
def test_a_word_has_its_chinese_its_meaning_and_its_chapter(line):
    english, chinese, meaning, chapter = line
    assert re.search(r"[\u4e00-\u9fff]", chinese) and not re.search(r"[\u4e00-\u9fff]", english + meaning)
    assert len(meaning.split()) >= 3
    assert int(chapter) in range(len(CHAPTERS))


def test_the_glossary_follows_the_chapters():
    chapters = [int(line[3]) for line in GLOSSARY]
    assert chapters == sorted(chapters)
    assert set(chapters) == set(range(9))


def test_the_map_is_the_course():
    for line, chapter in zip(rows("map", 3), CHAPTERS, strict=True):
        assert chapter.title in line[0] and line[1] == chapter.question
        assert ("to come" in line[0]) != chapter.written
        assert (f"({chapter.name}.ipynb)" in line[0]) == (chapter.written and chapter.number > 0)
        assert all(f"`{room.strip()}`" in line[2] for room in chapter.room.split(","))


def test_the_formulas_of_the_six_rooms_stand_on_the_page():
    formulas = (
        r"f(I_{noise})",
        r"g(R)",
        r"G(z;\theta)",
        r"h(I_{missing})",
        r"k(I_{noisy})",
        r"D'(I_{damage};\theta')",
    )
    assert all(formula in PAGE["formulas"].source for formula in formulas)


def test_the_first_screen_is_a_title_and_two_pictures_in_two_lines():
    first, second = list(PAGE.values())[:2]
    assert first.source.startswith("# ") and second.cell_type == "code"
    assert sum(line.startswith(("made =", "mended =")) for line in second.source.splitlines()) == 2


def test_the_page_says_what_binder_loses_before_its_first_section():
    cells = list(PAGE.values())
    start = next(place for place, cell in enumerate(cells) if cell.source.startswith("## "))
    assert "ten minutes" in " ".join(cell.source for cell in cells[:start] if "Binder" in cell.source)


def test_the_saved_page_shows_the_sample_and_no_uploaded_photograph():
    assert not PAGE["own-photo-door"].outputs[-1].data.get("text/html")
    assert "mended beats noisy" in PAGE["own-photo-mend"].outputs[0].text


def test_a_call_copied_from_an_explorer_takes_no_variable_of_the_page():
    nodes = [
        node
        for cell in PAGE.values()
        if cell.cell_type == "code"
        for node in ast.walk(ast.parse(cell.source))
    ]
    assigned = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    copied = " ".join(
        make().imports for make in (explore.noise_maker, explore.dead_leaves, explore.filter_bench)
    )
    assert not assigned & (set(re.findall(r"\w+", copied)) | set(PHOTOGRAPHS))
