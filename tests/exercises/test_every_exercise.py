"""Each exercise is tried with its solution, with the stub as it stands, and with wrong answers."""

import pytest

from course_lib.exercises.core import verdict
from tests.exercises import common

FEWEST_WRONG = 3
NUMBERS = common.exercises()
WRONG = [(number, place) for number in NUMBERS for place in range(len(common.wrong_answers(number)))]


def printed(source, capsys):
    exec(compile(source, "<cell>", "exec"), {"__name__": "__main__"})  # noqa: S102 - a cell of our own chapters
    return capsys.readouterr().out.strip().splitlines()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_solution_in_the_notebook_is_correct(number, capsys):
    assert printed(common.solution(number), capsys)[-1].startswith(f"{number} correct")


@pytest.mark.parametrize("number", NUMBERS)
def test_the_stub_in_the_notebook_is_not_tried_yet(number, capsys):
    notebook = common.notebook_of(number)
    source = common.run_cell(notebook, "exercise", number)
    if "check(" not in source:
        after = common.tagged(notebook, "exercise", number) + 1
        source += "\nfrom course_lib.exercises import check\n" + next(
            cell.source for cell in notebook.cells[after:] if cell.cell_type == "code"
        )
    assert printed(source, capsys)[-1].startswith(f"{number} not tried yet")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "stub",
    [..., None, lambda *args, **options: ..., lambda *args, **options: None],
    ids=["...", "None", "a function that returns ...", "a function that returns None"],
)
def test_a_stub_is_not_tried_yet(number, stub):
    assert verdict(number, stub).startswith(f"{number} not tried yet")


@pytest.mark.parametrize(("number", "place"), WRONG)
def test_a_wrong_answer_is_refused_with_its_own_hint(number, place):
    answer, hint = common.wrong_answers(number)[place]
    line = verdict(number, answer)
    assert line.startswith(f"{number} not yet: ")
    assert hint in line


@pytest.mark.parametrize("number", NUMBERS)
def test_three_wrong_answers_have_three_different_hints(number):
    hints = [verdict(number, answer) for answer, _ in common.wrong_answers(number)]
    assert len(hints) >= FEWEST_WRONG
    assert len(set(hints)) == len(hints)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "answer",
    [0, "text", lambda: 0, lambda *args, **options: "text", {}],
    ids=["a number", "a text", "no argument", "a function that returns a text", "a dict"],
)
def test_a_strange_answer_is_no_error(number, answer):
    line = verdict(number, answer)
    assert line.startswith(f"{number} not yet: ")
    assert "\n" not in line


@pytest.mark.parametrize("number", NUMBERS)
def test_the_same_answer_gets_the_same_line(number):
    for answer, _ in common.wrong_answers(number):
        assert verdict(number, answer) == verdict(number, answer)
