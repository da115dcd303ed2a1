"""The statements that a solution needs are found, and no others are run."""

from nbformat.v4 import new_code_cell, new_notebook

from tests.exercises.common import run_cell

LESSON = """
import numpy as np
from course_lib import show
seed = 1
size = 4
image = np.zeros((size, size))
for image in [1, 2]: print(image)
image = np.ones((size, size))
image[0, 0] = seed
table = []
table.append(image)
show.row([image], alt="a picture")
factor = 2
def twice(image):
    return factor * image
unused = 1 / 0
""".strip()


def needed(solution):
    """The lines above a solution that are run with it."""
    about = {"tags": ["solution"], "exercise": "1.1"}
    notebook = new_notebook(cells=[new_code_cell(LESSON), new_code_cell(solution, metadata=about)])
    return run_cell(notebook, "solution", "1.1").removesuffix(solution).splitlines()


def test_a_solution_that_needs_nothing_runs_alone():
    assert needed("def f(image):\n    unused = image\n    return unused") == []


def test_a_name_brings_its_last_definition_and_what_that_needs():
    assert needed("print(image)") == [
        "import numpy as np",
        "seed = 1",
        "size = 4",
        "image = np.ones((size, size))",
        "image[0, 0] = seed",
    ]


def test_a_function_brings_the_names_that_it_looks_up():
    assert needed("answer = twice(3)") == ["factor = 2", "def twice(image):", "    return factor * image"]


def test_a_thing_filled_by_its_own_calls_is_filled_but_no_picture_is_drawn():
    assert needed("len(table)")[-2:] == ["table = []", "table.append(image)"]
    assert needed("show") == ["from course_lib import show"]


def test_a_name_inside_a_comprehension_is_nobody_elses():
    assert needed("print([seed for seed in range(3)])") == []


def test_a_name_that_the_solution_makes_itself_is_not_looked_for():
    assert needed("seed = 5\nprint(seed)") == []
