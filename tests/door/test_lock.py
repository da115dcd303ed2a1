"""The lock, resolved without a network for every system and every Python of the course."""

import importlib.util
import itertools
import json
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("lock_tool", ROOT / "tools/lock.py")
tool = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tool)

LOCKED = tool.read_lock()
DESCRIBED = json.loads((ROOT / "tests/door/wheels.json").read_text(encoding="utf-8"))
PROJECT, BUILD = tool.project()
WANTED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"], *BUILD]
everywhere = pytest.mark.parametrize(
    ("system", "python"), list(itertools.product(tool.SYSTEMS, tool.PYTHONS))
)


def installed(system, python):
    """The names that the lock installs there."""
    markers = tool.environment(system, python)
    return {name for name, (_, marker, _) in LOCKED.items() if marker is None or marker.evaluate(markers)}


@everywhere
def test_what_the_lock_installs_is_what_the_project_needs_and_nothing_else(system, python):
    assert installed(system, python) == tool.closure(WANTED, DESCRIBED, tool.environment(system, python))


@everywhere
def test_every_version_satisfies_whoever_requires_it(system, python):
    markers = tool.environment(system, python)
    here = installed(system, python)
    requirements = [("the project", text) for text in WANTED]
    requirements += [(name, text) for name in here for text in DESCRIBED[name]["requires"]]
    for asker, requirement in ((asker, Requirement(text)) for asker, text in requirements):
        name = canonicalize_name(requirement.name)
        if requirement.marker is None or requirement.marker.evaluate({**markers, "extra": ""}):
            assert requirement.specifier.contains(LOCKED[name][0], prereleases=True), (
                f"{asker} needs {requirement}"
            )


@everywhere
def test_every_package_has_a_wheel_for_the_system_whose_hash_is_in_the_lock(system, python):
    tags = tool.tags(system, python)
    for name in installed(system, python):
        wheels = {file: digest for file, digest in DESCRIBED[name]["wheels"].items()
                  if parse_wheel_filename(file)[3] & tags}  # fmt: skip
        assert wheels, f"{name} has no wheel for {system}, Python {python}"
        assert set(wheels.values()) <= LOCKED[name][2], name
        assert {str(parse_wheel_filename(file)[1]) for file in wheels} == {LOCKED[name][0]}


@everywhere
def test_every_package_accepts_the_python(system, python):
    for name in installed(system, python):
        accepted = SpecifierSet(DESCRIBED[name]["requires_python"] or "")
        assert accepted.contains(f"{python}.9"), f"{name} wants Python {accepted}"


@everywhere
def test_exactly_one_tensorflow_and_the_small_one_where_it_exists(system, python):
    found = {name for name in installed(system, python) if name in ("tensorflow", "tensorflow-cpu")}
    assert found == {"tensorflow-cpu" if "x86-64" in system else "tensorflow"}


def test_a_package_has_the_same_version_for_every_python_and_system():
    text = (ROOT / "requirements.lock").read_text()
    names = re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE)
    assert len(names) == len(set(names)) == len(LOCKED)


def test_the_lock_and_the_list_of_wheels_were_made_together():
    assert {name: entry["version"] for name, entry in DESCRIBED.items()} == {
        name: version for name, (version, *_) in LOCKED.items()
    }


def test_the_build_tools_come_from_the_lock_too():
    assert {"hatchling", "editables"} <= set(LOCKED)


@pytest.mark.parametrize("name", ["requirements.lock", "tests/door/wheels.json", "binder/requirements.txt"])
def test_no_address_of_an_index_is_written_down(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index|--extra-index|--find)", text, re.MULTILINE)


def test_every_pin_has_at_least_one_whole_hash():
    assert all(
        hashes and all(re.fullmatch("[0-9a-f]{64}", item) for item in hashes)
        for _, _, hashes in LOCKED.values()
    )


def test_a_closure_follows_markers_and_extras():
    described = {
        "a": {"requires": ["b[more]", "c; sys_platform == 'win32'"]},
        "b": {"requires": ["d; extra == 'more'", "e; extra == 'less'"]},
        **{name: {"requires": []} for name in "cde"},
    }
    assert tool.closure(["a"], described, tool.environment("Linux arm64", "3.12")) == {"a", "b", "d"}
    assert tool.closure(["a"], described, tool.environment("Windows x86-64", "3.12")) == {"a", "b", "c", "d"}
    assert tool.closure(["a"], described, tool.environment("Linux arm64", "3.12"), skip={"b"}) == {"a"}
