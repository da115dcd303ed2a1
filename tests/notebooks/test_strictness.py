"""nbval, set up as the course sets it up, refuses what it should refuse: tried on a tiny notebook."""

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbval import kernel

from tests.frame import strict_notebooks
from tests.frame.tiny import PICTURE, printed

ROOT = Path(__file__).resolve().parents[2]
SHOW_PICTURE = f"""
class Figure:
    def __repr__(self): return "A grey square."
    def _repr_html_(self): return {PICTURE!r}
Figure()
""".strip()


def cells():
    """A small chapter as nbval should accept it: text, a figure, a closing semicolon."""
    figure = {"text/plain": "A grey square.", "text/html": "<img src='other bytes'>"}
    return new_notebook(
        cells=[
            new_code_cell("print(6 * 7)", outputs=[printed("42\n")], execution_count=1),
            new_code_cell(
                SHOW_PICTURE,
                execution_count=2,
                outputs=[new_output("execute_result", data=figure, execution_count=2)],
            ),
            new_code_cell("6 * 7;", execution_count=3),
            *(new_code_cell("import sys", execution_count=count) for count in (4, 5, 6)),
        ]
    )


def spoilt():
    """The same chapter with something wrong in every cell."""
    notebook = cells()
    text, figure, semicolon, stderr, network, memory = notebook.cells
    text.outputs[0].text = "43\n"
    figure.outputs[0].data["text/plain"] = "A black square."
    semicolon.outputs = [new_output("execute_result", data={"text/plain": "42"}, execution_count=3)]
    stderr.source = "import sys\nprint('a warning', file=sys.stderr)"
    network.source = "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=0.1)"
    memory.source = "ballast = bytearray(450_000_000)\nballast[::4096] = b'1' * len(ballast[::4096])"
    return notebook


def deep():
    """A chapter that says it has TensorFlow, and so may take more memory."""
    source = "import sys\nsys.modules['tensorflow'] = sys\nballast = b'1' * 450_000_000"
    return new_notebook(cells=[new_code_cell(source, execution_count=1)])


EXPECTED = {  # the item that fails, and what the report says of it
    "Cell 0": "assert reference_output == test_output failed",
    "Cell 1": "A black square.",
    "Cell 2": "Missing output fields from running code: {'text/plain'}",
    "Cell 3": "Unexpected output fields from running code: {'stderr'}",
    "Cell 4": "the checks run without a network",
    "kernel peak memory within its budget": "MB, its budget is 400",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """What pytest says of the three, in the course's set-up."""
    folder = tmp_path_factory.mktemp("strict")
    nbformat.write(cells(), folder / "good.ipynb")
    nbformat.write(deep(), folder / "deep.ipynb")
    nbformat.write(spoilt(), folder / "spoilt.ipynb")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--rootdir",
        str(folder),
        "-c",
        str(ROOT / "pyproject.toml"),
        "-p",
        "tests.frame.network",
        "-p",
        "tests.frame.strict_notebooks",
        "-p",
        "no:cacheprovider",
        "--nbval",
        "--nbval-current-env",
        "--nbval-cell-timeout=60",
        "--color=no",
        "-v",
        str(folder),
    ]
    clear = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=240, env=clear
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def test_what_each_notebook_took_is_printed(report):
    assert re.search(r"good\.ipynb +[\d.]+ seconds +[\d.]+ MB", report)


def test_a_right_notebook_passes_with_its_two_budgets(report):
    passed = re.findall(r"good\.ipynb::(.*?) PASSED", report)
    budgets = ["kernel peak memory within its budget", "all cells within their time"]
    assert passed == [f"Cell {number}" for number in range(6)] + budgets


def test_a_notebook_with_tensorflow_has_a_larger_budget(report):
    assert "deep.ipynb::kernel peak memory within its budget PASSED" in report


@pytest.mark.parametrize("item", EXPECTED)
def test_a_spoilt_cell_is_refused_with_its_reason(report, item):
    assert f"spoilt.ipynb::{item} FAILED" in report
    assert EXPECTED[item] in report


def test_nothing_else_is_refused(report):
    assert re.findall(r"(\w+)\.ipynb::(.*?) FAILED", report) == [("spoilt", item) for item in EXPECTED]


@pytest.mark.parametrize(
    ("clock", "processor", "taken", "limit"),
    [
        (59.9, 80.0, 59.9, None),
        (80.0, 59.9, 59.9, None),
        (60.1, 90.0, 60.1, 60),
        (90.0, 60.1, 60.1, 60),
        (179.9, 2.0, 2.0, None),
        (180.1, 2.0, 180.1, 180),
    ],
)
def test_the_time_of_all_cells_has_a_limit_and_so_has_sleeping(monkeypatch, clock, processor, taken, limit):
    monkeypatch.setattr(strict_notebooks, "processor_seconds", lambda kernel: processor)
    notebook = SimpleNamespace(nb=cells(), executed=6, seconds=clock, kernel=None)
    budget = SimpleNamespace(parent=notebook, path=Path("x.ipynb"), user_properties=[])
    budget.measure = lambda: strict_notebooks.TimeBudget.measure(budget)
    with pytest.raises(pytest.fail.Exception, match=f"budget is {limit}$") if limit else nullcontext():
        strict_notebooks.Budget.runtest(budget)
    assert budget.user_properties == [("seconds", taken)]


def test_the_semicolon_fault_of_nbval_is_still_there_to_be_mended():
    source = Path(kernel.__file__).read_text(encoding="utf-8")
    assert "store_history=False" in source, "nbval changed: StrictNotebook.setup may go back to nbval's own"
