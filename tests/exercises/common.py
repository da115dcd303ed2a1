"""How the exercises of a chapter are found: the checkers, the wrong answers, the solutions in the notebook.

The solution of an exercise stands only in the folded cell of its chapter. To run it without running the chapter, the
statements that it needs are looked up backwards: those that import, define or assign the names it uses, and those
that these need in turn.
"""

import ast
import builtins
import importlib
from pathlib import Path

import nbformat

from course_lib.exercises.core import numbers
from course_lib.notebooks import find_notebooks

__all__ = ["chapters", "exercises", "notebook_of", "run_cell", "solution", "wrong_answers"]

HERE = Path(__file__).parent


def chapters():
    """The chapters that have checkers."""
    return [chapter for chapter in range(9) if numbers(chapter)]


def exercises():
    """The numbers of all exercises."""
    return [number for chapter in chapters() for number in numbers(chapter)]


def notebook_of(number):
    """The notebook of an exercise's chapter."""
    return nbformat.read(find_notebooks([number.split(".")[0]])[0], as_version=4)


def wrong_answers(number):
    """The wrong answers and the hint of each, as the chapter's own test module lists them in WRONG."""
    chapter = int(number.split(".")[0])
    module = f"test_chapter_{chapter:02d}"
    if not (HERE / f"{module}.py").is_file():
        return []
    return importlib.import_module(f"tests.exercises.{module}").WRONG.get(number, [])


def tagged(notebook, tag, number):
    """The place of the cell with this tag and number."""
    return next(place for place, cell in enumerate(notebook.cells)
                if tag in cell.metadata.get("tags", []) and cell.metadata.get("exercise") == number)


def solution(number):
    """The source of the folded solution, after the statements of the chapter that it needs."""
    return run_cell(notebook_of(number), "solution", number)


def run_cell(notebook, tag, number):
    """The source of a tagged cell, after the statements above it that it needs."""
    place = tagged(notebook, tag, number)
    above = [statement for cell in notebook.cells[:place] if is_lesson(cell) for statement in ast.parse(cell.source).body]
    wanted = names(ast.parse(notebook.cells[place].source), ast.Load)
    kept = []
    for statement in reversed(above):
        if made_by(statement) & wanted:
            kept.insert(0, statement)
            wanted |= names(statement, ast.Load)
    return "\n".join([*map(ast.unparse, kept), notebook.cells[place].source])


def is_lesson(cell):
    """A code cell of the chapter itself, neither stub nor solution."""
    return cell.cell_type == "code" and not {"exercise", "solution"} & set(cell.metadata.get("tags", []))


def names(tree, context):
    """The names that a piece of code reads or writes, without Python's own."""
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    return found - set(dir(builtins))


def made_by(statement):
    """The names that a statement makes or changes."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).split(".")[0] for alias in statement.names}
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, ast.Expr):
        return set()
    stored = {node for node in ast.walk(statement) if isinstance(node, (ast.Subscript, ast.Attribute))
              and isinstance(node.ctx, ast.Store)}
    return names(statement, ast.Store) | {node.value.id for node in stored if isinstance(node.value, ast.Name)}
