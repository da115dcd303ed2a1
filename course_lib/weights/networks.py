"""The weights of a trained network and its card: kept together, and read only if both are whole and fit.

``gan.weights.h5`` holds the numbers, ``gan.card.json`` says what they are, how they came about and what they can do;
the card also holds the hash of the weights. In the data folder both stand in ``SHA256SUMS`` besides.
"""

import hashlib
import json
import os
import platform
import re
import warnings
from pathlib import Path

from course_lib.files import write_whole

ENTRIES = ("what", "data", "recipe", "seed", "steps", "minutes", "scores", "licence")


class WeightsError(ValueError):
    """Weights that cannot be used; the message says why, and a chapter can go on by training briefly itself."""


def save_weights(model, name, card, *, folder=None):
    """Keep the weights of a network and its card.

    The same weights give the same bytes, on every computer and whatever Keras calls its layers.

    Parameters
    ----------
    model : keras.Model
        The network; of a GAN that is done, the averaged generator alone.
    name : str
        What the files are called: small letters, digits and underscores, such as "gan".
    card : dict
        What a reader should know: "what" it is, its "data", the "recipe" (a command), "seed", "steps", "minutes",
        "scores" (a dict of numbers) and "licence"; more is welcome. The name, the machine, the versions and the hash
        are filled in.
    folder : path-like, optional
        Where to; by default the data folder of the course, where the list of hashes is written again.

    Returns
    -------
    dict
        The whole card, as it was written.

    Raises
    ------
    ValueError
        If the name is none, or the card lacks an entry.
    OSError
        If the folder cannot be written to.

    Examples
    --------
    >>> save_weights(None, "gan", {"what": "a generator of digits"})
    Traceback (most recent call last):
    ValueError: card must have the entries what, data, recipe, seed, steps, minutes, scores, licence, got no data
    """
    from course_lib import weights
    from course_lib.weights.hdf5 import encode

    absent = [entry for entry in ENTRIES if entry not in card]
    if absent:
        raise ValueError(f"card must have the entries {', '.join(ENTRIES)}, got no {', '.join(absent[:1])}")
    place, content = weights.data_folder() if folder is None else Path(folder), encode(model)
    whole = {
        "name": check_name(name),
        **card,
        "machine": card.get("machine", machine()),
        "versions": card.get("versions", versions()),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    write_whole(content, place / f"{name}.weights.h5")
    write_whole(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", place / f"{name}.card.json")
    if folder is None:
        weights.write_sums()
    return whole


def load_weights(model, name, *, folder=None):
    """Put kept weights into a network: all of them, or none where anything is wrong.

    Parameters
    ----------
    model : keras.Model
        A network built as the one that was saved; its own weights are overwritten.
    name : str
        What the files are called, such as "gan".
    folder : path-like, optional
        Where they lie; by default the data folder of the course.

    Returns
    -------
    dict
        The card: what the network is and can do.

    Raises
    ------
    WeightsError
        If a file is missing, damaged or of something else, or the network is built otherwise; the network is then
        as it was.

    Examples
    --------
    >>> load_weights(None, "nothing")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    course_lib.weights.networks.WeightsError: there are no weights of the name 'nothing' ...
    """
    from course_lib.weights.hdf5 import fill

    about = card(name, folder=folder)
    content = read(f"{name}.weights.h5", name, folder)
    if hashlib.sha256(content).hexdigest() != about["sha256"]:
        raise WeightsError(
            f"{name}.weights.h5 must be the file that {name}.card.json describes, got another or a damaged one; "
            f"{remedy(name)}"
        )
    try:
        fill(model, content)
    except ValueError as problem:
        raise WeightsError(
            f"{name}.weights.h5 does not fit this network: {problem}; {remedy(name)}"
        ) from problem
    return about


def card(name, *, folder=None):
    """Read the card of a trained network.

    Parameters
    ----------
    name : str
        What its files are called, such as "gan".
    folder : path-like, optional
        Where they lie; by default the data folder of the course.

    Returns
    -------
    dict
        What was given to `save_weights`, and the machine, the versions and the hash.

    Raises
    ------
    WeightsError
        If the card is missing, damaged or no card.

    Examples
    --------
    >>> card("nothing")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    course_lib.weights.networks.WeightsError: there are no weights of the name 'nothing' ...
    """
    content = read(f"{check_name(name)}.card.json", name, folder)
    try:
        about = json.loads(content)
        absent = [entry for entry in ("name", "sha256", *ENTRIES) if entry not in about]
    except (ValueError, TypeError) as problem:
        raise WeightsError(
            f"{name}.card.json must be a card, got no JSON ({problem}); {remedy(name)}"
        ) from problem
    if absent or about["name"] != name:
        got = f"no {absent[0]}" if absent else f"that of {about['name']!r}"
        raise WeightsError(f"{name}.card.json must be the card of {name!r}, got {got}; {remedy(name)}")
    return about


def card_rows(about):
    """Set a card as rows of a table, for ``show.table(rows, columns=["entry", "value"], alt=...)``.

    Parameters
    ----------
    about : dict
        A card, as `card` or `load_weights` returns it.

    Returns
    -------
    list of (str, str)
        Each entry with its value as text; of a dict one row for each of its names.

    Examples
    --------
    >>> card_rows({"seed": 1, "scores": {"precision": 0.91, "recall": 0.7}})
    [('seed', '1'), ('scores: precision', '0.91'), ('scores: recall', '0.7')]
    """
    rows = []
    for entry, value in about.items():
        named = value.items() if isinstance(value, dict) else [(None, value)]
        rows += [(entry if part is None else f"{entry}: {part}", str(one)) for part, one in named]
    return rows


def read(file, name, folder):
    """Return the bytes of a file, from the data folder only if its hash is the listed one."""
    from course_lib import weights

    try:
        path = weights.data_path(file) if folder is None else Path(folder) / file
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        missing = isinstance(problem, FileNotFoundError) or (folder is None and unlisted(file))
        why = f"there are no weights of the name {name!r} ({file})" if missing else str(problem)
        raise WeightsError(f"{why}; {remedy(name)}") from problem


def unlisted(file):
    """Say whether a file is unknown to a list of hashes that is itself in order."""
    from course_lib import weights

    try:
        return file not in weights.listed_files()
    except (OSError, ValueError):
        return False


def remedy(name):
    """Say what makes the weights anew."""
    return f"`python course.py train {name}` trains them again"


def warn_of_stand_in(problem, seconds):
    """Warn whoever asked for shipped weights, two calls up, that a network trained in haste stands in for them."""
    warnings.warn(
        f"{problem}; until then a stand-in, trained once for about {seconds} seconds, takes its place",
        stacklevel=4,
    )


def check_name(name):
    """Return the name of a network if it can be the name of a file everywhere."""
    if not isinstance(name, str) or not re.fullmatch(r"[a-z0-9_]+", name):
        raise ValueError(f"name must be of small letters, digits and underscores, got {name!r}")
    return name


def machine():
    """Say in a line on which computer this is."""
    return f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.system()}"


def versions():
    """Return the versions that decide what a training gives."""
    from course_lib.training.backend import keras, tf

    return {"python": platform.python_version(), "keras": keras.__version__, "tensorflow": tf.__version__}
