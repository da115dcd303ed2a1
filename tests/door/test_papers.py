"""The papers at the root agree with each other."""

import ast
import importlib.metadata
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
TABLE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = TABLE["project"]


def read(name):
    """A file of the root."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_names_the_course_its_version_and_its_licences():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"].split(" AND ")
    assert citation["authors"] == PROJECT["authors"]
    assert {"message", "title", "type", "abstract"} <= set(citation)


def test_code_is_mit_and_text_is_cc_by():
    assert read("LICENSE").startswith("MIT License\n")
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in read("LICENSE")
    assert "Creative Commons Attribution 4.0 International" in read("LICENSE-text")
    assert "creativecommons.org/licenses/by/4.0" in read("LICENSE-text")


def test_the_changelog_begins_with_the_version_of_the_project():
    assert re.search(r"^## (\S+?),? ", read("CHANGELOG.md"), re.MULTILINE)[1] == PROJECT["version"]


def test_how_to_contribute_covers_what_people_add():
    headings = re.findall(r"^## (.+)$", read("CONTRIBUTING.md"), re.MULTILINE)
    assert {"Add a function", "Add a room", "Add an exercise", "Add or update a package"} <= set(headings)


def test_every_path_that_the_contributors_are_sent_to_exists():
    for name in re.findall(
        r"`((?:course_lib|tests|tools|binder|data|benchmarks)/[\w./-]*)`", read("CONTRIBUTING.md")
    ):
        assert (ROOT / name).exists() or "NN" in name, name


def test_the_pythons_of_the_project_are_those_of_the_door(door):
    assert PROJECT["requires-python"] == ">=3.11,<3.14"
    listed = re.findall(r"Python :: (3\.\d+)$", "\n".join(PROJECT["classifiers"]), re.MULTILINE)
    assert sorted(listed) == sorted(door.PYTHONS)


@pytest.mark.parametrize("name", [".ci/run", "binder/postBuild", "binder/start"])
def test_scripts_are_committed_as_executable(name):
    done = subprocess.run(
        ["git", "ls-files", "--stage", name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode == 0 and done.stdout:
        assert done.stdout.startswith("100755")
    else:
        assert (ROOT / name).stat().st_mode & stat.S_IXUSR


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="the attributes are git's")
@pytest.mark.parametrize("name", ["binder/start", "binder/requirements.txt", ".ci/run", "requirements.lock"])
def test_what_linux_runs_or_a_hash_covers_keeps_its_line_ends_on_windows(name):
    command = ["git", "check-attr", "text", "eol", "--", name]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    assert said.splitlines() == [f"{name}: text: set", f"{name}: eol: lf"]


@pytest.mark.parametrize("place", ["course_lib", "tools", "tests/door/test_binder.py"])
def test_text_is_read_and_written_as_utf_8_on_every_system(place):
    for path in [ROOT / place, *(ROOT / place).rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
        for node in ast.walk(tree):
            name = node.func.attr if isinstance(getattr(node, "func", None), ast.Attribute) else ""
            if name == "read_text" or (name == "write_text" and not place.startswith("tests")):
                named = {keyword.arg for keyword in node.keywords}
                assert "encoding" in named, f"{path.relative_to(ROOT)}, line {node.lineno}"


def imports(folder):
    """The top names that the Python files of a folder import, with one file that does."""
    found = {}
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            found.update({name.split(".")[0]: path.relative_to(ROOT) for name in names})
    return found


@pytest.mark.parametrize(
    ("folder", "extras"),
    [("course_lib", ["heic"]), ("tests", ["test", "heic"]), ("benchmarks", ["bench"]), ("tools", [])],
)
def test_every_package_that_is_imported_is_declared(folder, extras):
    declared = [
        *PROJECT["dependencies"],
        *(text for extra in extras for text in PROJECT["optional-dependencies"][extra]),
    ]
    names = {canonicalize_name(Requirement(text).name) for text in declared}
    origin = importlib.metadata.packages_distributions()
    ours = {"course_lib", "tests", "benchmarks", "tools", *sys.stdlib_module_names}
    known = {"cv2": ["opencv-python-headless"], "pillow_heif": ["pillow-heif"]}
    for name, file in imports(folder).items():
        if name not in ours and not name.startswith("course_door"):
            distributions = known.get(name) or origin.get(name, [name])
            assert names & {canonicalize_name(one) for one in distributions}, f"{file} imports {name}"
