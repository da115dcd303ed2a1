"""Each rule of the guards finds the fault that it is there for."""

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_output

from tests.frame.guards import RULES
from tests.frame.tiny import PICTURE, cell, printed, tiny_chapter, write


def output_of(name, output):
    """A fault that saves this output beneath a cell."""
    return lambda notebook: cell(notebook, name).outputs.append(output)


def source_of(name, source):
    """A fault that puts this source into a cell."""
    return lambda notebook: cell(notebook, name).update(source=source)


def data(**kinds):
    """A display of these kinds, named with _ for /."""
    return new_output("display_data", data={kind.replace("_", "/"): value for kind, value in kinds.items()})


def text_cell(source):
    """A fault that adds a text cell in the middle."""
    return lambda notebook: notebook.cells.insert(5, new_markdown_cell(source, id="added"))


def without(name):
    """A fault that loses a cell."""
    return lambda notebook: notebook.cells.remove(cell(notebook, name))


def change(name, **fields):
    """A fault that sets fields of a cell."""
    return lambda notebook: cell(notebook, name).update(fields)


def metadata(name, **fields):
    """A fault that sets metadata of a cell."""
    return lambda notebook: cell(notebook, name).metadata.update(fields)


def no_words_before_the_picture(notebook):
    cell(notebook, "sum-10").outputs.append(data(text_html=PICTURE))
    notebook.cells.remove(cell(notebook, "picture"))


FAULTS = {
    "every_cell_is_executed_in_order": [
        change("sum-3", execution_count=None),
        change("sum-3", execution_count=9),
        source_of("sum-3", " "),
    ],
    "enough_text_is_compared": [lambda notebook: [one.update(outputs=[]) for one in notebook.cells[3:13]]],
    "no_error_is_saved": [
        output_of("sum-1", new_output("error", ename="ValueError", evalue="no", traceback=[]))
    ],
    "no_stderr_is_saved": [output_of("sum-1", printed("UserWarning: look\n", name="stderr"))],
    "the_file_is_as_the_command_saves_it": [
        lambda notebook: notebook.metadata.update(widgets={"application/vnd.jupyter.widget-state+json": {}}),
        lambda notebook: notebook.metadata.kernelspec.update(name="mine"),
        metadata("sum-1", ExecuteTime={"end_time": "noon"}),
        output_of(
            "see",
            nbformat.from_dict(
                {
                    **data(text_plain="x"),
                    "data": {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}},
                }
            ),
        ),
    ],
    "the_file_is_small": [output_of("see", data(text_html="x" * 1_600_000))],
    "every_picture_has_a_text_alternative": [
        output_of("see", data(image_png="iVBORw0KGgo=")),
        output_of("see", data(text_html='<img src="x.png">')),
        output_of("see", data(text_html='<img src="x.png" alt=" ">')),
        output_of("see", data(text_html="<canvas>")),
    ],
    "cells_are_short": [
        source_of("sum-1", "x = 1\n" * 26),
        lambda notebook: [
            one.update(source="x = 1\n" * 9) for one in notebook.cells if one.cell_type == "code"
        ],
    ],
    "no_line_is_cut_off": [
        source_of("sum-1", "x = 1\n" + "y = 2".ljust(105, "2")),
        source_of("solution-1", "answer = 1  # " + "far to the right " * 6),
    ],
    "the_code_is_plain_python": [source_of("sum-1", "%matplotlib inline"), source_of("sum-1", "!pip list")],
    "nothing_banned_is_used": [
        source_of("sum-1", source)
        for source in (
            "from numpy import *",
            "from ipywidgets import interact",
            "import ipywidgets as w\nw.Output()",
            "import matplotlib.pyplot as plt",
            "from matplotlib import pyplot",
            "import pip",
            "from urllib.request import urlopen",
            "import warnings\nwarnings.filterwarnings('ignore')",
            "display(1, display_id='a')",
        )
    ],
    "no_cell_escapes_the_comparison": [
        metadata("sum-1", tags=["nbval-ignore-output"]),
        metadata("sum-1", tags=["raises-exception"]),
        source_of("sum-1", "# NBVAL_IGNORE_OUTPUT\nprint(1)"),
    ],
    "imports_and_a_seed_are_visible": [source_of("setup", "import sys"), source_of("setup", "seed = 1")],
    "there_is_one_title_and_no_level_is_skipped": [
        text_cell("# Another"),
        text_cell("#### Deep"),
        source_of("title", "Tiny, 5 minutes, 2 seconds?"),
    ],
    "the_opening_says_what_comes": [source_of("title", "# Tiny")],
    "the_end_tells_how_to_free_the_kernel": [without("close")],
    "the_prose_is_calm": [text_cell("Look at this!"), text_cell("Well done \U0001f389")],
    "a_figure_is_described_before_it_appears": [no_words_before_the_picture],
    "nothing_tells_of_one_machine": [
        source_of("sum-1", "print('/" + "home/ann/x')"),
        text_cell("from https://example.org/" + "simple"),
    ],
    "cells_have_names": [
        change("sum-1", id="4f3a9b1c"),
        change("sum-1", id="sum-2"),
        change("sum-1", id="Sum 1"),
        metadata("sum-1", tags=["find-mistake-29"]),
    ],
    "links_lead_somewhere": [
        text_cell("[a](nowhere.ipynb)"),
        text_cell("[a](#cell-id=gone)"),
        text_cell("[a](#Gone)"),
        text_cell('<a href="gone.md">a</a>'),
        text_cell("![a](attachment:face.png)"),
    ],
    "pictures_in_prose_have_a_text_alternative": [text_cell("![](tiny.ipynb)")],
    "exercises_come_in_pairs": [
        without("solution-2"),
        without("try-2"),
        lambda notebook: notebook.cells.reverse(),
    ],
    "solutions_are_folded": [metadata("solution-1", jupyter={})],
    "stubs_are_not_tried_and_solutions_are_right": [
        change("try-1", outputs=[]),
        change("solution-1", outputs=[]),
        source_of("solution-1", "answer = 1"),
    ],
}
CASES = [(rule, number) for rule, faults in FAULTS.items() for number in range(len(faults))]


def faults_of(rule, notebook, folder):
    return list(RULES[rule](notebook, write(notebook, folder)))


@pytest.mark.parametrize("rule", RULES)
def test_the_tiny_chapter_keeps_the_rule(rule, tmp_path):
    assert faults_of(rule, tiny_chapter(), tmp_path) == []


@pytest.mark.parametrize(("rule", "number"), CASES)
@pytest.mark.filterwarnings("ignore:.*id:UserWarning")  # nbformat warns of the ids that one fault breaks
@pytest.mark.filterwarnings("ignore::nbformat.warnings.DuplicateCellId")
def test_the_rule_finds_a_planted_fault(rule, number, tmp_path):
    notebook = tiny_chapter()
    FAULTS[rule][number](notebook)
    assert faults_of(rule, notebook, tmp_path)


def test_every_rule_has_a_planted_fault():
    assert set(FAULTS) == set(RULES)


def test_links_to_headings_are_found_as_lab_and_github_write_them(tmp_path):
    notebook = tiny_chapter()
    text_cell("[a](#A-picture) [b](#a-picture) [c](https://example.org)")(notebook)
    assert faults_of("links_lead_somewhere", notebook, tmp_path) == []
