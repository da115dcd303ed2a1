"""Rules about the code cells."""

import ast
import re
import statistics

from tests.frame.guards.outputs import code_cells

LONGEST_CELL = 25
LONGEST_MEDIAN = 8
WIDEST_LINE = 104
BANNED_NAMES = {
    "interact": "its output never compares",
    "interactive": "its output never compares",
    "interactive_output": "its output never compares",
    "Output": "its output never compares",
    "clear_output": "its output never compares",
    "display_id": "its output never compares",
    "urlopen": "the course works offline",
    "urlretrieve": "the course works offline",
    "filterwarnings": "no warning is silenced",
    "simplefilter": "no warning is silenced",
    "pyplot": "figures come from course_lib.show",
}
BANNED_MODULES = ("pip", "requests", "urllib", "pooch", "subprocess")
BANNED_TAGS = ("raises-exception", "skip-execution")


def cells_are_short(notebook, path):
    """No cell above 25 lines, half of them at most 8."""
    lengths = {cell.id: len(cell.source.splitlines()) for cell in code_cells(notebook)}
    for name, length in lengths.items():
        if length > LONGEST_CELL:
            yield f"cell {name} has {length} lines, expected at most {LONGEST_CELL}"
    if lengths and statistics.median(lengths.values()) > LONGEST_MEDIAN:
        median = statistics.median(lengths.values())
        yield f"the median cell has {median} lines, expected at most {LONGEST_MEDIAN}"


def no_line_is_cut_off(notebook, path):
    """No code line is wider than the cell that JupyterLab shows at 100 % zoom."""
    for cell in code_cells(notebook):
        for number, line in enumerate(cell.source.splitlines(), start=1):
            if len(line) > WIDEST_LINE:
                yield f"cell {cell.id}, line {number} has {len(line)} characters, at most {WIDEST_LINE} fit"


def the_code_is_plain_python(notebook, path):
    """Every cell parses: no magic, no shell command."""
    for cell in code_cells(notebook):
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            yield f"cell {cell.id} is not plain Python: {error.msg} in line {error.lineno}"


def trees(notebook):
    """The syntax tree of each cell that parses."""
    for cell in code_cells(notebook):
        try:
            yield cell, ast.parse(cell.source)
        except SyntaxError:
            continue


def nothing_banned_is_used(notebook, path):
    """No star import, nothing that nbval cannot compare, no download, no silenced warning."""
    for cell, tree in trees(notebook):
        for node in ast.walk(tree):
            for name in names_in(node):
                if name in BANNED_NAMES:
                    yield f"cell {cell.id} uses {name}: {BANNED_NAMES[name]}"
                if name == "*":
                    yield f"cell {cell.id} has a star import"
            for module in modules_in(node):
                if module.split(".")[0] in BANNED_MODULES:
                    yield f"cell {cell.id} imports {module}: the course works offline"


def names_in(node):
    """The names that one node of the tree mentions."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [part for alias in node.names for part in alias.name.split(".")] + (
            node.module.split(".") if isinstance(node, ast.ImportFrom) and node.module else []
        )
    if isinstance(node, ast.keyword):
        return [node.arg]
    return [getattr(node, "id", None) or getattr(node, "attr", None)]


def modules_in(node):
    """The modules that one node of the tree imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def no_cell_escapes_the_comparison(notebook, path):
    """No tag or comment tells nbval or nbclient to look away."""
    for cell in code_cells(notebook):
        tags = cell.metadata.get("tags", [])
        if any(tag.startswith("nbval") or tag in BANNED_TAGS for tag in tags) or "NBVAL" in cell.source:
            yield f"cell {cell.id} asks nbval to look away"


def imports_and_a_seed_are_visible(notebook, path):
    """What is used is imported in the notebook itself; chance has a number that a reader can change."""
    source = "\n".join(cell.source for cell in code_cells(notebook))
    if not re.search(r"^(import|from) ", source, re.MULTILINE):
        yield "no explicit import"
    if not re.search(r"(?i)\bseed\w*\s*=\s*\d+|default_rng\(\d+\)|rng=\d+", source):
        yield "no visible seed, such as `seed = 1`"


RULES = (
    cells_are_short,
    no_line_is_cut_off,
    the_code_is_plain_python,
    nothing_banned_is_used,
    no_cell_escapes_the_comparison,
    imports_and_a_seed_are_visible,
)
