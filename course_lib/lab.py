"""``python -m course_lib lab [FOLDER] [-- words for JupyterLab]``: open the chapters in JupyterLab.

In a checkout the chapters are opened where they lie. An installed wheel carries them inside, where nobody should
write, so they are first copied to FOLDER; a file that is already there is the student's and stays as it is.
"""

import argparse
import importlib.util
import os
import sys
from pathlib import Path

from course_lib.files import write_whole

__all__ = ["chapters", "copy_chapters", "lab_options", "main", "split"]

PACKAGE = Path(__file__).resolve().parent
FIRST = "notebooks/00_start_here.ipynb"
COPY = "making-and-mending-images"


def split(words):
    """Part a verb's own words from those behind ``--``.

    Parameters
    ----------
    words : sequence of str
        What follows the verb.

    Returns
    -------
    tuple of list of str
        The verb's words and the other program's words.

    Examples
    --------
    >>> split(["here", "--", "--port", "9999"])
    (['here'], ['--port', '9999'])
    """
    words = list(words)
    cut = words.index("--") if "--" in words else len(words)
    return words[:cut], words[cut + 1 :]


def chapters():
    """Where the chapters lie.

    Returns
    -------
    tuple of (pathlib.Path, bool)
        The folder, and whether it belongs to a checkout, so that the chapters may be opened where they lie.

    Raises
    ------
    FileNotFoundError
        If neither a checkout nor a wheel surrounds this file.
    """
    beside, inside = PACKAGE.parent / "notebooks", PACKAGE / "chapters"
    if (PACKAGE.parent / "pyproject.toml").is_file() and beside.is_dir():
        return beside, True
    if inside.is_dir():
        return inside, False
    raise FileNotFoundError("the course's chapters are missing; install the course again")


def copy_chapters(source, target):
    """Copy the chapters to a folder of the student's; what is already there stays as it is.

    Parameters
    ----------
    source : path-like
        The folder of chapters.
    target : path-like
        The folder that gets a ``notebooks`` folder; made if missing.

    Returns
    -------
    tuple of int
        How many files were copied and how many were left as they are.

    Raises
    ------
    OSError
        If the folder cannot be written to or the disk is full; what was copied before is whole.
    """
    copied = kept = 0
    for file in sorted(path for path in Path(source).rglob("*") if path.is_file()):
        place = Path(target) / "notebooks" / file.relative_to(source)
        if place.exists():
            kept += 1
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file.read_bytes(), place)
        copied += 1
    return copied, kept


def lab_options(folder, words=()):
    """JupyterLab's options: this computer only, its own token, the first chapter, no news, no extension shop.

    Parameters
    ----------
    folder : path-like
        What JupyterLab shows; the chapters lie in its ``notebooks``.
    words : sequence of str
        Further options, which win.

    Returns
    -------
    list of str
        The command line of JupyterLab.

    Examples
    --------
    >>> lab_options("course", ["--port", "9999"])[-2:]
    ['--port', '9999']
    """
    return [
        f"--ServerApp.root_dir={Path(folder).resolve()}",
        f"--LabApp.default_url=/lab/tree/{FIRST}",
        "--ServerApp.ip=127.0.0.1",
        "--Application.log_level=WARN",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        *words,
    ]


def main(argv=None):
    """Open JupyterLab; returns when it is stopped."""
    own, passed = split(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="lab", description="Open the chapters in JupyterLab.")
    parser.add_argument(
        "folder", nargs="?", help=f"where an installed course copies them (default: ./{COPY})"
    )
    folder = parser.parse_args(own).folder
    if importlib.util.find_spec("jupyterlab") is None:
        print("JupyterLab is not part of this environment: open notebooks/ with the Jupyter that runs here.")
        return 2
    source, checkout = chapters()
    place = source.parent if checkout else Path(folder or COPY)
    if checkout and folder:
        print("A checkout opens its own notebooks/: leave the folder out (use `handout` to make a copy).")
        return 2
    if not checkout and not _copied(source, place):
        return 1
    return serve(place, passed)


def _copied(source, place):
    """Copy the chapters and say so, or say why not and what helps."""
    try:
        copied, kept = copy_chapters(source, place)
    except OSError as error:
        why = error.strerror or str(error)
        print(
            f"The chapters cannot be copied to {place.resolve()} ({why}). "
            "Name another folder: python -m course_lib lab FOLDER"
        )
        return False
    print(f"Chapters in {place.resolve()}: {copied} files copied, {kept} were there and stay as they are.")
    return True


def serve(place, words):
    """Run JupyterLab in this process until it is stopped."""
    from jupyterlab.labapp import main as jupyterlab

    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")  # a kernel of the same name elsewhere must not win
    print("JupyterLab opens in your browser; only this computer can reach it.")
    print("If no browser opens, copy the address with the token that appears below.")
    print("To stop: save your work, press Ctrl-C in this window and answer y.\n", flush=True)
    jupyterlab(lab_options(place, words))
    return 0
