"""What the library offers: found by walking it, so that a new function is under contract at once."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import course_lib

__all__ = ["PACKAGE", "classes", "functions", "is_room", "modules", "name_of", "sections", "source_files"]

PACKAGE = Path(course_lib.__file__).parent
WINGS = ("generate", "restore")
HOUSEKEEPING = ("bench", "doctor", "exercises", "handout", "lab", "memory", "notebooks", "tidy", "train")


def modules():
    """The modules that a student imports: the ground floor, the rooms, the explorers."""
    names = []
    for found in pkgutil.iter_modules([str(PACKAGE)]):
        if found.name in WINGS:
            rooms = pkgutil.iter_modules([str(PACKAGE / found.name)])
            names += [f"{found.name}.{room.name}" for room in rooms if not room.name.startswith("_")]
        elif not found.name.startswith("_") and found.name not in HOUSEKEEPING:
            names.append(found.name)
    return [importlib.import_module(f"course_lib.{name}") for name in sorted(names)]


def offered(module):
    """The public things of a module that the course itself defines."""
    names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    things = {name: getattr(module, name) for name in names}
    own = module.__name__
    return {name: thing for name, thing in things.items() if getattr(thing, "__module__", "").startswith(own)}


def functions():
    """Every public function with its name as a student writes it."""
    found = {
        f"{module.__name__.removeprefix('course_lib.')}.{name}": thing
        for module in modules()
        for name, thing in offered(module).items()
        if inspect.isfunction(thing)
    }
    return dict(sorted(found.items()))


def classes():
    """Every public class with its name."""
    return {
        f"{module.__name__.removeprefix('course_lib.')}.{name}": thing
        for module in modules()
        for name, thing in offered(module).items()
        if inspect.isclass(thing)
    }


def is_room(name):
    """Whether a function's name belongs to a room."""
    return name.startswith(WINGS)


def name_of(function):
    """A function's own name."""
    return function.__name__


def source_files():
    """Every Python file of the library, by its path below the package."""
    return {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}


def sections(thing):
    """A numpydoc docstring cut at its underlined headings; what stands above the first is "Summary"."""
    text = inspect.getdoc(thing) or ""
    parts = re.split(r"^([A-Z][\w ]+)\n-{3,}\s*$", text, flags=re.MULTILINE)
    return {"Summary": parts[0].strip(), **dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=True))}


def documented(section):
    """The argument names of a Parameters section; one line may name several."""
    heads = re.findall(r"^(\*{0,2}\w+(?:, \*{0,2}\w+)*)\s*(?::|$)", section, re.MULTILINE)
    return [name.strip().lstrip("*") for head in heads for name in head.split(",")]


def code_lines(node, lines):
    """How many lines of code a function has: no docstring, no comment, no blank line."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if not body:
        return 0
    head = range(node.lineno, node.body[0].lineno)
    rest = range(body[0].lineno, node.end_lineno + 1)
    numbered = [lines[number - 1].strip() for number in [*head, *rest]]
    return sum(bool(line) and not line.startswith("#") for line in numbered)
