"""Rules about exercises: a stub, its check, and a folded solution after it."""

import re

from course_lib.exercises.core import numbers

FEWEST = 3


def tagged(notebook, tag):
    """Position and cell of each code cell with this tag, by the exercise's number."""
    found = [
        (place, cell) for place, cell in enumerate(notebook.cells) if tag in cell.metadata.get("tags", [])
    ]
    return {cell.metadata.get("exercise"): (place, cell) for place, cell in found}


def text_of(cell):
    """What a cell printed."""
    return "".join(output.get("text", "") for output in cell.outputs)


def exercises_come_in_pairs(notebook, path):
    """Each exercise has one stub and one solution, the solution after the stub; every checker is used."""
    stubs, solutions = tagged(notebook, "exercise"), tagged(notebook, "solution")
    chapter = int(path.name[:2]) if path.name[:2].isdigit() else None
    for number in sorted(set(stubs) ^ set(solutions), key=str):
        yield f"exercise {number} has a {'stub' if number in stubs else 'solution'} alone"
    for number in set(stubs) & set(solutions):
        if stubs[number][0] >= solutions[number][0]:
            yield f"the solution of {number} stands before its stub"
    if chapter is not None and sorted(stubs, key=str) != sorted(numbers(chapter)):
        yield f"stubs for {sorted(stubs, key=str)}, checkers for {sorted(numbers(chapter))}"
    if len(stubs) < FEWEST:
        yield f"{len(stubs)} exercises, expected at least {FEWEST}"


def solutions_are_folded(notebook, path):
    """A solution is hidden until it is opened."""
    for number, (_, cell) in tagged(notebook, "solution").items():
        if not cell.metadata.get("jupyter", {}).get("source_hidden"):
            yield f"the solution of {number} (cell {cell.id}) is not folded"


def stubs_are_not_tried_and_solutions_are_right(notebook, path):
    """The saved page shows a stub as not tried, and its solution as correct."""
    for number, (place, cell) in tagged(notebook, "exercise").items():
        if f"{number} not tried yet" not in text_of(cell) + text_of_next(notebook, place):
            yield f"the check after the stub of {number} does not print 'not tried yet'"
    for number, (_, cell) in tagged(notebook, "solution").items():
        if f"{number} correct" not in text_of(cell):
            yield f"the solution of {number} is not found correct"
        if not re.search(rf"check\(\s*[\"']{re.escape(str(number))}[\"']", cell.source):
            yield f"the solution of {number} does not end with its check"


def text_of_next(notebook, place):
    """What the code cell after this place printed."""
    after = [cell for cell in notebook.cells[place + 1 :] if cell.cell_type == "code"]
    return text_of(after[0]) if after and "solution" not in after[0].metadata.get("tags", []) else ""


RULES = (exercises_come_in_pairs, solutions_are_folded, stubs_are_not_tried_and_solutions_are_right)
