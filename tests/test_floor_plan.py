"""The house stands as its plan says: imports run downward only, nothing heavy is loaded before its use."""

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import course_lib
from tests.frame import catalogue

ROOT = Path(__file__).resolve().parents[1]
FILES = catalogue.source_files()
HEAVY = ("tensorflow", "keras", "matplotlib", "ipywidgets", "skimage", "scipy", "PIL", "IPython")
GROUND, ROOM, TOP = range(3)
FLOORS = {
    "generate": ROOM,
    "restore": ROOM,
    "connect": ROOM,
    "challenges": ROOM,
    "explore": TOP,
    "exercises": TOP,
    "story": TOP,
    "upload": TOP,
}
VERBS = (
    "__main__",
    "bench",
    "doctor",
    "handout",
    "lab",
    "notebooks",
    "train",
)  # the cellar: may look at every floor
STORIES = {  # the three imports from room to room that are the course's story
    ("restore.cnn", "generate.randomness"),
    ("generate.gan", "generate.rules"),
    ("connect", "*"),
    ("challenges", "*"),
}
DEEP = ("gan", "cnn", "connect", "challenges", "training")
CHAPTER_FOLDERS = {  # what a student may guess from a chapter's number
    "01": "generate/randomness",
    "02": "generate/rules",
    "03": "generate/gan",
    "04": "restore/interpolation",
    "05": "restore/filtering",
    "06": "restore/cnn",
}
ROOMS = {chapter: room for chapter, room in CHAPTER_FOLDERS.items() if (catalogue.PACKAGE / room).is_dir()}


def part_of(module):
    """The part of the house that a module belongs to: "images", "generate.randomness", "explore" ..."""
    steps = module.removeprefix("course_lib").strip(".").split(".")
    return ".".join(steps[:2]) if steps[0] in ("generate", "restore") else steps[0]


def imported(path):
    """Every module of the course that a file imports, wherever in the file."""
    package = ["course_lib", *path.relative_to(catalogue.PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("course_lib"))
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            if base.startswith("course_lib"):
                yield from (
                    f"{base}.{alias.name}"
                    if base in ("course_lib", "course_lib.generate", "course_lib.restore")
                    else base
                    for alias in node.names
                )


def floor(part):
    """How high a part stands."""
    return FLOORS.get(part.split(".")[0], GROUND)


def python(code):
    """What a fresh Python prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize("file", FILES)
def test_imports_run_downward_only(file):
    own = part_of("course_lib." + file.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    if own in VERBS or own == "":
        return
    for other in sorted(set(map(part_of, imported(FILES[file])))):
        allowed = {other, "*"} & {goal for start, goal in STORIES if start == own}
        if other and other != own and not allowed:
            assert floor(other) <= floor(own), f"{file} reaches up to {other}"
            assert other not in VERBS or own == "handout", f"{file} uses the verb {other}"
            rooms = floor(own) == floor(other) == ROOM
            assert not rooms, f"{file} imports the room {other}, which is none of the course's three stories"


def test_importing_the_course_loads_nothing_heavy():
    loaded = json.loads(python("import course_lib, sys, json; print(json.dumps(sorted(sys.modules)))"))
    assert not {name.split(".")[0] for name in loaded} & {*HEAVY, "numpy"}


@pytest.mark.parametrize(
    "module", [module.__name__ for module in catalogue.modules() if not module.__name__.endswith(DEEP)]
)
def test_a_classical_module_loads_no_tensorflow(module):
    loaded = python(
        f"import {module}, sys; print([name for name in ('tensorflow', 'keras') if name in sys.modules])"
    )
    assert loaded == "[]"


@pytest.mark.parametrize("module", ["images", "damage", "metrics", "weights"])
def test_the_ground_floor_draws_nothing_before_it_is_asked(module):
    drawing = "[name for name in ('matplotlib', 'ipywidgets') if name in sys.modules]"
    code = f"import course_lib.{module}, sys; print({drawing})"
    assert python(code) == "[]"


@pytest.mark.parametrize("file", FILES)
def test_pyplot_with_its_hidden_state_is_never_imported(file):
    nodes = list(ast.walk(ast.parse(FILES[file].read_text(encoding="utf-8"))))
    imports = [node for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = [alias.name for node in imports for alias in node.names] + [
        getattr(node, "module", "") for node in imports
    ]
    assert not any("pyplot" in (name or "") for name in names)


@pytest.mark.parametrize("chapter", ROOMS)
def test_a_chapter_has_its_tests_where_its_number_says(chapter):
    tests = ROOT / "tests" / ROOMS[chapter]
    assert list(tests.glob("test_*.py")), f"{tests.relative_to(ROOT)} holds no tests"
    assert (ROOT / "course_lib" / "exercises" / f"chapter_{chapter}.py").is_file()
    assert len(list((ROOT / "notebooks").glob(f"{chapter}_*.ipynb"))) == 1


@pytest.mark.parametrize(
    "module",
    [one for one in catalogue.modules() if "." not in part_of(one.__name__)],
    ids=lambda one: part_of(one.__name__),
)
def test_a_part_of_the_house_is_tested_under_its_name(module):
    name = part_of(module.__name__)
    mirrors = [
        path
        for path in (ROOT / "tests").rglob("*.py")
        if path.stem.startswith(f"test_{name}") or path.parent.name == name
    ]
    assert mirrors, f"no test is named after {name}"


@pytest.mark.parametrize("module", catalogue.modules(), ids=lambda one: part_of(one.__name__))
def test_the_plan_in_the_docstring_names_every_part(module):
    name = part_of(module.__name__).split(".")[-1]
    assert name in course_lib.__doc__, f"course_lib's floor plan does not name {name}"


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == course_lib.__version__
