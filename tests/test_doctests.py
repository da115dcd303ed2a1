"""Every example in a docstring is run and gives what it says."""

import doctest
import importlib

import pytest

from tests.frame import catalogue

MODULES = [
    file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    for file in catalogue.source_files()
    if not file.startswith("__")
]
WITH_EXAMPLES = [
    name
    for name in MODULES
    if ">>> "
    in "".join(
        path.read_text(encoding="utf-8")
        for file, path in catalogue.source_files().items()
        if file.removesuffix(".py").removesuffix("/__init__").replace("/", ".") == name
    )
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_give_what_they_say(name, monkeypatch, tmp_path):
    module = importlib.import_module(f"course_lib.{name}")
    monkeypatch.chdir(tmp_path)  # an example that saves a picture leaves nothing behind
    result = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 0
    assert result.failed == 0, (
        f"{result.failed} of {result.attempted} examples of course_lib.{name} give something else"
    )
