"""How the exercises of a chapter are found: the checkers, the wrong answers, the solutions in the notebook.

The solution of an exercise stands only in the folded cell of its chapter. To run it without running the
chapter, the statements that it needs are looked up backwards: those that import, define or assign the names
it uses, and those that these need in turn.
"""

import ast
import builtins
import importlib
import symtable
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
    return next(
        place
        for place, cell in enumerate(notebook.cells)
        if tag in cell.metadata.get("tags", []) and cell.metadata.get("exercise") == number
    )


def solution(number):
    """The source of the folded solution, after the statements of the chapter that it needs."""
    return run_cell(notebook_of(number), "solution", number)


def run_cell(notebook, tag, number):
    """The source of a tagged cell, after the statements above it that it needs."""
    place = tagged(notebook, tag, number)
    above = [
        statement
        for cell in notebook.cells[:place]
        if is_lesson(cell)
        for statement in ast.parse(cell.source).body
    ]
    cell = notebook.cells[place].source
    imported = {name for one in above if is_import(one) for name in made_by(one)}
    wanted = set()
    for statement in reversed(ast.parse(cell).body):
        wanted = before(statement, wanted)
    kept = []
    for statement in reversed(above):
        if (made_by(statement) | (changed_by(statement) - imported)) & wanted:
            kept.insert(0, ast.unparse(statement))
            wanted = before(statement, wanted)
    return "\n".join([*kept, cell])


def is_lesson(cell):
    """A code cell of the chapter itself, neither stub nor solution."""
    return cell.cell_type == "code" and not {"exercise", "solution"} & set(cell.metadata.get("tags", []))


def is_import(statement):
    """Whether a statement imports."""
    return isinstance(statement, (ast.Import, ast.ImportFrom))


def before(statement, wanted):
    """The names that must exist before a statement, if those in `wanted` must exist after it."""
    whole = isinstance(statement, (ast.Assign, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef))
    return (wanted - made_by(statement) if whole else wanted) | used_by(statement)


def tables(table):
    """A symbol table and all that lie inside it."""
    return [table, *(one for child in table.get_children() for one in tables(child))]


def outermost(statement):
    """The symbol table of one statement."""
    return symtable.symtable(ast.unparse(statement), "<cell>", "exec")


def inside_comprehensions(statement):
    """The names that live only in a comprehension; Python 3.12 counts them to the lines around it."""
    loops = [node for node in ast.walk(statement) if isinstance(node, ast.comprehension)]
    return {name.id for loop in loops for name in ast.walk(loop.target) if isinstance(name, ast.Name)}


def used_by(statement):
    """The names that a statement reads from outside of itself, without Python's own."""
    top = outermost(statement)
    read = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_referenced()}
    read |= {
        symbol.get_name() for table in tables(top)[1:] for symbol in table.get_symbols() if symbol.is_global()
    }
    return read - set(dir(builtins)) - inside_comprehensions(statement)


def made_by(statement):
    """The names that a statement imports, defines or assigns, also by writing into them."""
    made = {
        symbol.get_name()
        for symbol in outermost(statement).get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
    }
    places = [
        node.value
        for node in ast.walk(statement)
        if isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(node.ctx, ast.Store)
    ]
    made -= inside_comprehensions(statement)
    return made | {place.id for place in places if isinstance(place, ast.Name)}


def changed_by(statement):
    """The names of things that a statement changes by a call of their own, such as ``table.add(row)``."""
    calls = [node.func for node in ast.walk(statement) if isinstance(node, ast.Call)]
    return {
        call.value.id
        for call in calls
        if isinstance(call, ast.Attribute)
        and isinstance(call.value, ast.Name)
        and not isinstance(statement, (ast.FunctionDef, ast.Assign))
    }
