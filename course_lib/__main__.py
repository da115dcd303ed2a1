"""The verbs of the course: ``python -m course_lib VERB``.

``python course.py VERB`` makes the environment first and then calls this module in it; Binder, a hub or an
installed wheel call it directly. A verb's own words come after it (``bench leaves``), and what follows ``--``
goes to the program behind the verb (``lab -- --port 9999``, ``test -- -k median``).
"""

import importlib
import os
import subprocess
import sys
from pathlib import Path

VERBS = {
    "lab": "open the chapters in JupyterLab",
    "test": "run every check of the course, notebooks included",
    "notebooks": "run the chapters again and save their outputs",
    "bench": "measure what the course claims and print the table",
    "doctor": "look the installation over; each finding comes with its mend",
    "train": "train a network of the course again",
    "handout": "write the edition without solutions",
}
ROOT = Path(__file__).resolve().parent.parent


def usage():
    """The help text: one line a verb."""
    lines = [f"  {verb:<10} {meaning}" for verb, meaning in VERBS.items()]
    return "\n".join(
        ["usage: python -m course_lib VERB [words] [-- words for the program behind it]", "", *lines]
    )


def main(argv=None):
    """Run one verb and return its exit code: 0 went well, 1 found something wrong, 2 was not understood."""
    words = sys.argv[1:] if argv is None else list(argv)
    if not words or words[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if words else 2
    verb, rest = words[0], words[1:]
    if verb not in VERBS:
        print(f"{verb!r} is not a verb of the course.\n\n{usage()}", file=sys.stderr)
        return 2
    if verb == "test":
        return test(rest)
    return importlib.import_module(f"course_lib.{verb}").main(rest)


def test_command(words, root=ROOT):
    """The one pytest command that is every check; a path among `words` takes the place of all of them."""
    extra = [word for word in words if word != "--"]
    chosen = any((root / word.split("::")[0]).exists() for word in extra if not word.startswith("-"))
    workers = str(min(4, os.cpu_count() or 1))
    options = [
        "-n",
        workers,
        "--dist",
        "loadscope",
        "--nbval",
        "--nbval-current-env",
        "--nbval-cell-timeout=120",
    ]
    places = [] if chosen else ["tests", "notebooks"]
    return [sys.executable, "-m", "pytest", *options, *places, *extra]


def test(words):
    """Run every check; only a checkout has them."""
    if not (ROOT / "tests").is_dir():
        print("The checks are not part of an installed course: run `python course.py test` in a checkout.")
        return 2
    command = test_command(words)
    print("The checks: " + " ".join(["python", *command[1:]]), flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
