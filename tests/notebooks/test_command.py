"""``notebooks`` saves chapters only when they ran; ``handout`` leaves the solutions out."""

import json
import sys

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib import handout, notebooks, tidy
from tests.frame.tiny import cell, printed, tiny_chapter, write

SHOWN = """
from IPython.display import display
import ipywidgets
print("one")
print("two")
display(ipywidgets.IntSlider())
6 * 7
""".strip()


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A chapter that the command has saved twice, with the bytes of both."""
    folder = tmp_path_factory.mktemp("saved")
    draft = new_notebook(
        metadata={"kernelspec": {"name": "another", "display_name": "Mine"}, "widgets": {"x": 1}},
        cells=[
            new_markdown_cell("# One", id="title"),
            new_code_cell(SHOWN, id="show", metadata={"scrolled": True, "tags": ["x"]}),
            new_code_cell("import sys; sys.executable", id="where"),
        ],
    )
    path = write(draft, folder)
    assert notebooks.main([str(path)]) == 0
    first = path.read_bytes()
    assert notebooks.main([str(path)]) == 0
    return path, first, path.read_bytes()


def test_a_second_run_changes_no_byte(saved):
    _, first, second = saved
    assert first == second


def test_streams_are_joined_and_counts_and_results_kept(saved):
    shown = cell(nbformat.read(saved[0], as_version=4), "show")
    assert shown.execution_count == 1
    assert [output.output_type for output in shown.outputs] == ["stream", "display_data", "execute_result"]
    assert shown.outputs[0].text == "one\ntwo\n"
    assert shown.outputs[2].data["text/plain"] == "42"


def test_a_widget_leaves_its_text_but_neither_state_nor_number(saved):
    notebook = nbformat.read(saved[0], as_version=4)
    assert cell(notebook, "show").outputs[1].data == {"text/plain": "IntSlider(value=0)"}
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert b"model_id" not in saved[2]


def test_metadata_are_those_of_the_course(saved):
    notebook = nbformat.read(saved[0], as_version=4)
    assert notebook.metadata.kernelspec == {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    assert "version" not in notebook.metadata.language_info
    assert cell(notebook, "show").metadata == {"tags": ["x"]}


def test_the_kernel_is_this_interpreter(saved):
    assert cell(nbformat.read(saved[0], as_version=4), "where").outputs[0].data["text/plain"] == repr(
        sys.executable
    )


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import os; os._exit(1)", "Kernel died"),
    ],
)
def test_a_chapter_with_an_error_is_not_saved(tmp_path, capsys, source, reason):
    path = write(new_notebook(cells=[new_code_cell(source, id="bad")]), tmp_path)
    before = path.read_bytes()
    assert notebooks.main([str(path)]) == 1
    report = capsys.readouterr()
    assert "tiny.ipynb: not saved, a cell failed" in report.err
    assert reason in report.err
    assert "0 of 1 notebooks saved" in report.out
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("7", "'7' must name one chapter, and it fits 0; the chapters: 00_start, 01_one, 01_two"),
        ("01", "'01' must name one chapter, and it fits 2"),
        ("nothing", "it fits 0"),
    ],
)
def test_a_name_that_fits_no_single_chapter_is_refused(tmp_path, name, reason):
    for stem in ("00_start", "01_one", "01_two"):
        write(tiny_chapter(), tmp_path, f"{stem}.ipynb")
    with pytest.raises(ValueError, match=reason):
        notebooks.find_notebooks([name], folder=tmp_path)


def test_a_chapter_is_found_by_number_beginning_and_path(tmp_path):
    paths = [write(tiny_chapter(), tmp_path, f"{stem}.ipynb") for stem in ("00_start", "01_one", "01_two")]
    assert notebooks.find_notebooks(["0", "01_t"], folder=tmp_path) == [paths[0], paths[2]]
    assert notebooks.find_notebooks([str(paths[1])], folder=tmp_path) == [paths[1]]
    assert notebooks.find_notebooks(folder=tmp_path) == paths


def test_without_a_folder_of_chapters_the_message_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="the chapters come with a checkout"):
        notebooks.find_notebooks(folder=tmp_path / "none")


def test_the_command_refuses_an_unknown_chapter_in_one_line(capsys):
    assert notebooks.main(["no such chapter"]) == 2
    assert capsys.readouterr().err.startswith("'no such chapter' must name one chapter")


def test_a_run_leaves_no_kernel_behind(saved):
    children = psutil.Process().children(recursive=True)
    assert not [child for child in children if "ipykernel" in " ".join(child.cmdline())]


def test_saving_leaves_the_old_file_whole_when_it_fails(tmp_path, monkeypatch):
    path = write(tiny_chapter(), tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr("os.replace", lambda *names: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        tidy.save(tiny_chapter(), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_cleaning_a_clean_notebook_changes_nothing():
    assert tidy.clean(tiny_chapter()) == tiny_chapter()


def test_cleaning_folds_solutions_and_joins_what_was_printed_in_pieces():
    notebook = new_notebook(
        cells=[
            new_code_cell(
                "x",
                metadata={"tags": ["solution"], "exercise": "1.1", "trusted": True},
                outputs=[
                    printed("a"),
                    printed("b"),
                    printed("c", "stderr"),
                    new_output("display_data", metadata={"w": 1}),
                ],
            )
        ]
    )
    cleaned = tidy.clean(notebook).cells[0]
    assert cleaned.metadata == {"tags": ["solution"], "exercise": "1.1", "jupyter": {"source_hidden": True}}
    assert [output.get("text") for output in cleaned.outputs] == ["ab", "c", None]
    assert cleaned.outputs[2].metadata == {}


def test_a_cell_that_lab_only_numbered_gets_the_name_of_its_heading():
    numbered = "0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f"
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# 1. Dead leaves, *seen*", id="4f3a9b1c"),
            new_code_cell("1", id="0a1b2c3d"),
            new_code_cell("2", id="kept"),
            new_markdown_cell("## Clouds", id="clouds"),
            new_code_cell("3", id=numbered),
        ]
    )
    names = [one.id for one in tidy.clean(notebook).cells]
    assert names == ["part-1-dead-leaves-seen", "part-1-dead-leaves-seen-2", "kept", "clouds", "clouds-2"]
    assert [one.id for one in tidy.clean(notebook).cells] == names


def test_a_handout_has_everything_but_the_solutions(tmp_path):
    (tmp_path / "chapters").mkdir()
    path = write(tiny_chapter(), tmp_path / "chapters", "01_tiny.ipynb")
    (written,) = handout.handout(tmp_path / "for class", folder=path.parent)
    ids = {one.id for one in nbformat.read(written, as_version=4).cells}
    assert ids == {one.id for one in tiny_chapter().cells} - {"solution-1", "solution-2", "solution-3"}
    assert "correct" not in json.dumps(json.loads(written.read_text(encoding="utf-8")))


def test_a_handout_overwrites_nobodys_work(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("notes")
    assert handout.main([str(tmp_path)]) == 2
    assert "exists and is not empty; name a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_handout_of_nothing_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no chapter to hand out"):
        handout.handout(tmp_path / "new", folder=tmp_path)


def test_the_course_itself_is_handed_out(tmp_path, capsys):
    if not notebooks.find_notebooks():
        pytest.skip("no chapter yet")
    assert handout.main([str(tmp_path / "all")]) == 0
    assert "notebooks without solutions in" in capsys.readouterr().out
    for path in (tmp_path / "all").glob("*.ipynb"):
        assert all(
            "solution" not in one.metadata.get("tags", []) for one in nbformat.read(path, as_version=4).cells
        )
