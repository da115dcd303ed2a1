"""The course's own data: where it lies, how it is read, and whether it is whole.

The files of ``data/`` lie beside ``course_lib`` in a checkout and inside it in an installed wheel.
``data/SHA256SUMS`` lists every file with its SHA-256; nothing is read that does not match its line. After a
change in ``data/``, ``python -m course_lib.weights`` writes the list again.

=====================================  =================================================
data files                             `data_folder`, `data_path`, `read_csv`, `check_all`
weights of a network and its card      `save_weights`, `load_weights`, `card`, `card_rows`
what cannot be used                    `WeightsError`
=====================================  =================================================
"""

import csv
import hashlib
from pathlib import Path

from course_lib.files import write_whole
from course_lib.weights.networks import WeightsError, card, card_rows, load_weights, save_weights

__all__ = [
    "WeightsError",
    "card",
    "card_rows",
    "check_all",
    "data_folder",
    "data_path",
    "load_weights",
    "read_csv",
    "save_weights",
]

_SUMS = "SHA256SUMS"
_FREE = (_SUMS, "README.md")


def data_folder():
    """The folder that holds the course's data.

    Returns
    -------
    pathlib.Path
        ``data/`` beside the package in a checkout, ``course_lib/data/`` in a wheel.

    Raises
    ------
    FileNotFoundError
        If neither exists.

    Examples
    --------
    >>> (data_folder() / "SHA256SUMS").is_file()
    True
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / _SUMS).is_file():
            return folder
    raise FileNotFoundError(f"the course's data folder is missing; {_mend()}")


def data_path(name):
    """Where a file of the data folder lies, once its content has been compared with its hash.

    Parameters
    ----------
    name : str
        Its name in ``data/``, such as "curve.csv".

    Returns
    -------
    pathlib.Path
        The file, known to be whole.

    Raises
    ------
    ValueError
        If the file is not listed in SHA256SUMS, or if its content is not what the list says.
    FileNotFoundError
        If it is listed but missing.

    Examples
    --------
    >>> data_path("no such table.csv")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: name must be a file that SHA256SUMS lists (...), got 'no such table.csv'
    """
    listed = listed_files()
    if name not in listed:
        raise ValueError(
            f"name must be a file that {_SUMS} lists ({', '.join(sorted(listed))}), got {name!r}"
        )
    trouble = _trouble(name, listed[name])
    if trouble:
        raise (ValueError if (data_folder() / name).is_file() else FileNotFoundError)(trouble)
    return data_folder() / name


def read_csv(name):
    """Read a table of numbers from the data folder.

    Parameters
    ----------
    name : str
        A CSV file of ``data/`` whose first line names the columns.

    Returns
    -------
    dict of str to list
        Each column's values, as floats where every value of the column is a number, else as text.

    Raises
    ------
    ValueError
        If the file is not listed or damaged, or if a row has too many or too few values.
    FileNotFoundError
        If it is listed but missing.

    Examples
    --------
    >>> read_csv("no such table.csv")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: name must be a file that SHA256SUMS lists (...), got 'no such table.csv'
    """
    with data_path(name).open(encoding="utf-8", newline="") as file:
        head, *rows = [row for row in csv.reader(file) if row]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(head):
            raise ValueError(f"{name}: row {number} must have {len(head)} values, got {len(row)}")
    return {title: _numbers([row[column] for row in rows]) for column, title in enumerate(head)}


def check_all():
    """Compare every file of the data folder with its hash.

    Returns
    -------
    list of str
        One sentence for each file that is missing, damaged or not listed; empty if all is well.

    Raises
    ------
    ValueError
        If SHA256SUMS itself is cut off or is no UTF-8.
    OSError
        If a file cannot be read.

    Examples
    --------
    >>> check_all()
    []
    """
    listed = listed_files()
    troubles = [_trouble(name, digest) for name, digest in sorted(listed.items())]
    strangers = [f"{name} is not listed in {_SUMS}" for name in sorted(_present() - set(listed))]
    return [trouble for trouble in troubles if trouble] + strangers


def write_sums():
    """List the files that the folder holds now, in the form that ``sha256sum --check`` reads."""
    lines = [f"{_digest(data_folder() / name)}  {name}\n" for name in sorted(_present())]
    write_whole("".join(lines), data_folder() / _SUMS)
    return len(lines)


def _present():
    folder = data_folder()
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in files if name not in _FREE and "__pycache__" not in name}


def _digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def listed_files():
    """Return the hash of each file that SHA256SUMS lists, by its name."""
    lines = (data_folder() / _SUMS).read_text(encoding="utf-8").splitlines()
    rows = [line.split(maxsplit=1) for line in lines if line.strip()]
    for row in rows:
        if len(row) != 2:
            raise ValueError(f"a line of {_SUMS} must hold a SHA-256 and a name, got {row[0]!r}")
    return {name: digest for digest, name in rows}


def _mend():
    """How the data come back: by git in a checkout, by the installer elsewhere."""
    checkout = (Path(__file__).resolve().parents[2] / "course.py").is_file()
    return "get it again (git checkout data)" if checkout else "install making-and-mending-images again"


def _trouble(name, digest):
    path = data_folder() / name
    if not path.is_file():
        return f"{name} is missing from the data folder; {_mend()}"
    if _digest(path) != digest:
        return f"{name} is damaged: its SHA-256 is not the one in {_SUMS}; {_mend()}"
    return ""


def _numbers(values):
    try:
        return [float(value) for value in values]
    except ValueError:
        return values
