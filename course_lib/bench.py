"""``python -m course_lib bench [NAME...]``: measure the course's claims and print one table.

A benchmark is a file of ``benchmarks/`` with ``claim`` (one sentence), ``target`` (text) and ``measure()``,
which returns a list of ``(name, measured text, whether it holds)``; ``None`` for a line without a target.
"""

import argparse
import csv
import io
import runpy
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from course_lib.files import write_whole

__all__ = ["Row", "find_benchmarks", "main", "run_benchmark"]

_EXTRA = 'install the course with its extra packages for benchmarks, pip install -e ".[bench]"'

_MARKS = {True: "ok ", False: "NO ", None: " – "}
_WORDS = {True: "yes", False: "no", None: ""}


@dataclass(frozen=True)
class Row:
    """One measured line of the table."""

    benchmark: str
    claim: str
    target: str
    name: str
    measured: str
    holds: bool | None  # None: measured only, there is no target


def find_benchmarks(names=(), *, folder=None):
    """The benchmark files to run, in alphabetical order.

    Parameters
    ----------
    names : sequence of str
        File names without ``.py``; all files if empty.
    folder : path-like, optional
        Where the files lie; ``benchmarks/`` of the checkout if left out.

    Returns
    -------
    list of pathlib.Path
        The files.

    Raises
    ------
    FileNotFoundError
        If there is no such folder, or it is empty: a wheel does not carry the benchmarks.
    ValueError
        If a name is not among the files.
    """
    folder = Path(folder) if folder else Path(__file__).resolve().parents[1] / "benchmarks"
    if not folder.is_dir():
        raise FileNotFoundError(
            f"no folder {folder.name}/ here: "
            "the benchmarks come with a checkout of the course, not with its wheel"
        )
    files = {path.stem: path for path in sorted(folder.glob("[!_]*.py"))}
    unknown = [name for name in names if name not in files]
    if not files:
        raise FileNotFoundError("the folder benchmarks/ holds no benchmark")
    if unknown:
        raise ValueError(f"no benchmark {', '.join(unknown)}; there are: {', '.join(files)}")
    return [files[name] for name in sorted(names)] if names else list(files.values())


def run_benchmark(path):
    """Run one benchmark file.

    Parameters
    ----------
    path : pathlib.Path
        A file with ``claim``, ``target`` and ``measure()``.

    Returns
    -------
    list of Row
        Its measured lines.

    Raises
    ------
    ValueError
        If the file does not define the three names, or measures nothing.
    """
    made = runpy.run_path(str(path))
    missing = [name for name in ("claim", "target", "measure") if name not in made]
    if missing:
        raise ValueError(f"{path.name} must define claim, target and measure; missing: {', '.join(missing)}")
    lines = [(name, text, holds if holds is None else bool(holds)) for name, text, holds in made["measure"]()]
    rows = [Row(path.stem, made["claim"], made["target"], *line) for line in lines]
    if not rows:
        raise ValueError(f"{path.name}: measure() must return at least one line, got none")
    return rows


def main(argv=None):
    """Run the verb.

    Parameters
    ----------
    argv : list of str, optional
        The arguments after the verb.

    Returns
    -------
    int
        0 if every claim holds, 1 if one does not, 2 if a benchmark cannot be run; the others are run all the same.
    """
    parser = argparse.ArgumentParser(prog="course.py bench", description="Measure the course's claims.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="a file of benchmarks/ without .py; default: all"
    )
    parser.add_argument("--csv", metavar="FILE", help="also write the table to this file")
    options = parser.parse_args(argv)
    try:
        files = find_benchmarks(options.names)
    except (FileNotFoundError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    tables = [_announced(path) for path in files]
    rows = [row for table in tables for row in table or ()]
    if options.csv:
        _write_csv(rows, options.csv)
    print(_summary(rows))
    if None in tables:
        return 2
    return 1 if any(row.holds is False for row in rows) else 0


def _announced(path):
    try:
        rows = run_benchmark(path)
    except ModuleNotFoundError as error:
        print(f"{path.stem}: {error.name} is missing: {_EXTRA}", file=sys.stderr, flush=True)
        return None
    print(_table(rows), flush=True)
    return rows


def _summary(rows):
    judged = [row for row in rows if row.holds is not None]
    line = f"{sum(row.holds for row in judged)} of {len(judged)} measurements hold their claim"
    only = len(rows) - len(judged)
    return f"{line}; {only} more without a target" if only else line


def _table(rows):
    head = textwrap.fill(f"{rows[0].benchmark}: {rows[0].claim}", 100, subsequent_indent="  ")
    wide = max(len(row.name) for row in rows)
    lines = [f"  {_MARKS[row.holds]} {row.name:<{wide}}  {row.measured}" for row in rows]
    return "\n".join([head, f"  target: {rows[0].target}", *lines, ""])


def _write_csv(rows, path):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["benchmark", "claim", "target", "name", "measured", "holds"])
    for row in rows:
        writer.writerow([row.benchmark, row.claim, row.target, row.name, row.measured, _WORDS[row.holds]])
    write_whole(text.getvalue(), path)
