"""The edition without solutions: ``python -m course_lib handout FOLDER``."""

import argparse
import shutil
import sys
from pathlib import Path

import nbformat

from course_lib.lab import chapters
from course_lib.notebooks import find_notebooks
from course_lib.tidy import save

__all__ = ["handout", "main", "without_solutions"]


def without_solutions(notebook):
    """A copy of a notebook that lacks the cells tagged ``solution``.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        A chapter.

    Returns
    -------
    nbformat.NotebookNode
        The copy; everything else stays as it is, saved outputs too.
    """
    copy = nbformat.from_dict(notebook)
    copy.cells = [cell for cell in copy.cells if "solution" not in cell.metadata.get("tags", [])]
    return copy


def handout(target, *, folder=None):
    """Write all chapters without their solutions into a new folder.

    Parameters
    ----------
    target : path-like
        The folder to make; it must not exist, or be empty.
    folder : path-like, optional
        Where the chapters lie; those of the checkout or of the installed course if left out.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    FileExistsError
        If the folder holds anything, so that nobody's work is written over.
    FileNotFoundError
        If there are no chapters.
    """
    target = Path(target)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f"{target} exists and is not empty; name a new folder")
    files = find_notebooks(folder=folder or chapters()[0])
    if not files:
        raise FileNotFoundError("there is no chapter to hand out")
    target.mkdir(parents=True, exist_ok=True)
    for path in files:
        save(without_solutions(nbformat.read(path, as_version=4)), target / path.name)
    for picture in sorted(files[0].parent.glob("*.[ps][nv]g")):
        shutil.copy2(picture, target)
    return [target / path.name for path in files]


def main(argv=None):
    """Run the verb ``handout``.

    Parameters
    ----------
    argv : list of str, optional
        The arguments after the verb: the folder.

    Returns
    -------
    int
        0 if it was written, 2 if it could not be.
    """
    parser = argparse.ArgumentParser(
        prog="course.py handout", description="Write the chapters without solutions."
    )
    parser.add_argument("folder", metavar="FOLDER", help="a new folder for the notebooks")
    try:
        written = handout(parser.parse_args(argv).folder)
    except OSError as error:
        print(f"no handout written: {error}", file=sys.stderr)
        return 2
    print(f"{len(written)} notebooks without solutions in {written[0].parent}")
    return 0
