"""The table of claims: what holds, what does not, and what is said when it cannot be measured."""

import ast
import csv
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_lib import bench

ROOT = Path(__file__).resolve().parents[1]
GOOD = (
    'claim = "Two is more than one."\ntarget = "> 1"\n\n\ndef measure():\n    return [("two", "2.0", True)]\n'
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one claim that holds."""
    (tmp_path / "sums.py").write_text(GOOD)
    every = bench.find_benchmarks
    monkeypatch.setattr(bench, "find_benchmarks", lambda names=(): every(names, folder=tmp_path))
    return tmp_path


def test_a_claim_that_holds_is_printed_with_its_target(folder, capsys):
    assert bench.main([]) == 0
    report = capsys.readouterr().out
    for part in (
        "sums: Two is more than one.",
        "target: > 1",
        "ok  two  2.0",
        "1 of 1 measurements hold their claim",
    ):
        assert part in report


def test_a_claim_that_fails_sets_the_exit_code(folder, capsys):
    (folder / "wrong.py").write_text(GOOD.replace("True", "False"))
    assert bench.main([]) == 1
    assert "NO  two  2.0" in capsys.readouterr().out


def test_one_benchmark_is_chosen_by_name(folder, capsys):
    (folder / "wrong.py").write_text(GOOD.replace("True", "False"))
    assert bench.main(["sums"]) == 0
    assert "wrong" not in capsys.readouterr().out


def test_the_table_is_written_as_csv(folder, tmp_path):
    assert bench.main(["--csv", str(tmp_path / "table.csv")]) == 0
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["benchmark", "claim", "target", "name", "measured", "holds"],
            ["sums", "Two is more than one.", "> 1", "two", "2.0", "yes"],
        ]


def test_an_unknown_name_is_refused_with_the_known_ones(folder, capsys):
    assert bench.main(["speed"]) == 2
    assert capsys.readouterr().err == "no benchmark speed; there are: sums\n"


def test_an_installed_course_says_that_it_has_no_benchmarks(tmp_path):
    with pytest.raises(
        FileNotFoundError, match="benchmarks come with a checkout of the course, not with its wheel"
    ):
        bench.find_benchmarks(folder=tmp_path / "benchmarks")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("claim = 'x'\n", "must define claim, target and measure; missing: target, measure"),
        (GOOD.replace('[("two", "2.0", True)]', "[]"), "must return at least one line, got none"),
    ],
)
def test_an_unfinished_benchmark_is_refused(tmp_path, text, reason):
    (tmp_path / "unfinished.py").write_text(text)
    with pytest.raises(ValueError, match=reason):
        bench.run_benchmark(tmp_path / "unfinished.py")


def test_an_empty_folder_is_no_success(folder, capsys):
    (folder / "sums.py").unlink()
    assert bench.main([]) == 2
    assert "holds no benchmark" in capsys.readouterr().err


def test_a_missing_package_is_named_with_its_mend(folder, capsys):
    (folder / "sums.py").write_text("import no_such_package\n" + GOOD)
    assert bench.main([]) == 2
    assert "no_such_package is missing: install the course" in capsys.readouterr().err


def test_a_missing_package_stops_only_its_own_benchmark(folder, capsys):
    (folder / "absent.py").write_text("import no_such_package\n" + GOOD)
    assert bench.main([]) == 2
    told = capsys.readouterr()
    assert "absent: no_such_package is missing" in told.err
    assert "ok  two  2.0" in told.out and "1 of 1 measurements hold their claim" in told.out


def test_a_line_without_a_target_is_shown_but_holds_nothing(folder, capsys, tmp_path):
    lines = '[("two", "2.0", True), ("rest", "9 ms", None)]'
    (folder / "sums.py").write_text(GOOD.replace('[("two", "2.0", True)]', lines))
    assert bench.main(["--csv", str(tmp_path / "table.csv")]) == 0
    report = capsys.readouterr().out
    assert "   –  rest  9 ms" in report
    assert report.endswith("1 of 1 measurements hold their claim; 1 more without a target\n")
    assert (tmp_path / "table.csv").read_text(encoding="utf-8").endswith("rest,9 ms,\n")


def test_the_slider_benchmark_judges_only_what_its_target_names(monkeypatch):
    measure = runpy.run_path(str(ROOT / "benchmarks" / "slider.py"))["measure"]
    quick = SimpleNamespace(median=0.001)
    for name in ("time_explorer", "time_usual", "time_full"):
        monkeypatch.setitem(measure.__globals__, name, lambda *_: quick)
    held = {name: holds for name, _, holds in measure()}
    own_sizes = {f"{title}, {sizes[0]}²" for title, (*_, sizes) in measure.__globals__["ROOMS"].items()}
    assert {name for name, holds in held.items() if holds is not None} == own_sizes


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks").glob("[!_]*.py")), ids=lambda path: path.stem)
def test_a_benchmark_of_the_course_states_its_claim_and_target(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    made = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    } | {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {"claim", "target", "measure"} <= made
