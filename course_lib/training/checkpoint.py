"""A training on disk: one file, written whole or not at all, from which it goes on as if nothing had happened."""

import io
import json
import zipfile
from itertools import zip_longest
from pathlib import Path

import numpy as np

from course_lib.files import write_whole
from course_lib.images import check_number
from course_lib.training.drawing import draw


class ResumeError(ValueError):
    """The checkpoint that was found cannot be gone on from; the message says what differs."""


class Checkpoint:
    """Where a training is kept, and with which settings it was begun.

    The file ``checkpoint.npz`` holds every number that training changes: the weights, averaged copies, seed
    generators and metrics of the model, the state of its optimizers, and the log. Beside it lie ``log.csv`` and
    ``progress.png``, for people to read.

    Parameters
    ----------
    folder : path-like
        Where to; it is made if it does not exist.
    settings : dict, optional
        What decides the course of the training, by name: seed, batch size, learning rate. Text, numbers, bools,
        lists or None. A training goes on only where all of them are the same.
    every : int, 1 or more
        After how many steps it is written; it is always written when the training ends or is stopped.

    Raises
    ------
    ValueError
        If `every` is not a whole number of at least 1.
    TypeError
        If a setting is of another kind.

    Examples
    --------
    >>> Checkpoint("no such folder", settings={"seed": 1}).found()
    False
    """

    def __init__(self, folder, *, settings=None, every=500):
        self.folder = Path(folder)
        self.every = check_number(every, "every", low=1, integer=True)
        try:
            self.settings = json.loads(json.dumps(settings or {}))
        except TypeError as problem:
            raise TypeError(
                f"settings must hold text, numbers, bools, lists or None, got {settings!r}"
            ) from problem

    @property
    def path(self):
        """The checkpoint itself."""
        return self.folder / "checkpoint.npz"

    def found(self):
        """Whether a training was kept here before."""
        return self.path.is_file()

    def due(self, history, stop):
        """Whether it is time to write: every so many steps, and at the end."""
        return history.step % self.every == 0 or history.step >= history.steps or stop.asked

    def save(self, model, history):
        """Write everything; a kill at any moment leaves the former checkpoint or the new one, whole."""
        about = {"settings": self.settings, "names": history.names}
        content = {
            "about": np.frombuffer(json.dumps(about).encode(), np.uint8),
            "rows": np.array(history.rows, np.float64),
            "times": np.array(history.times, np.float64),
            **{f"{place:04}": value for place, value in enumerate(values_of(model))},
        }
        file = io.BytesIO()
        np.savez(file, **content)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clear_parts()
        write_whole(file.getbuffer(), self.path)
        write_whole(history.to_csv(), self.folder / "log.csv")
        write_whole(draw(history).quick_png(), self.folder / "progress.png")

    def read(self):
        """Return what the file holds, once it is known to be whole and to be of the same settings."""
        try:
            with np.load(io.BytesIO(self.path.read_bytes()), allow_pickle=False) as file:
                content = {name: file[name] for name in file.files}
            content["about"] = json.loads(content["about"].tobytes())
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as problem:
            raise ResumeError(
                f"{self.path} must be a checkpoint of this course, got a file that cannot be read "
                f"({problem}); delete it to begin anew"
            ) from problem
        self.compare(content["about"]["settings"])
        return content

    def restore(self, model, history, content):
        """Put everything back where all shapes agree, else nothing."""
        variables = variables_of(model)
        values = [content[name] for name in sorted(content) if name.isdigit()]
        for place, (variable, value) in enumerate(zip_longest(variables, values)):
            check_fit(variable, value, place, self.folder)
        for variable, value in zip(variables, values, strict=True):
            variable.assign(value)
        history.names = tuple(content["about"]["names"])
        history.rows, history.times = content["rows"].tolist(), content["times"].tolist()

    def compare(self, before):
        """Refuse to go on with other settings, and name the first that differs."""
        for name in sorted({*before, *self.settings}):
            old, new = before.get(name, "nothing"), self.settings.get(name, "nothing")
            if old != new:
                raise ResumeError(
                    f"{name} must be {old!r}, as in the training kept in {self.folder}, got {new!r}; "
                    "choose another folder or delete this one"
                )

    def clear_parts(self):
        """Remove what a kill left half written."""
        for part in self.folder.glob(".*.part"):
            part.unlink(missing_ok=True)


def variables_of(model):
    """Return every variable that training changes, each once: weights, seeds, metrics, states of the optimizers."""
    from course_lib.training.backend import keras

    found = [*model.variables, *model.metrics_variables]
    for thing in vars(model).values():
        if isinstance(thing, keras.optimizers.Optimizer):
            found += thing.variables
    return list({id(variable): variable for variable in found}.values())


def values_of(model):
    """Return the arrays behind `variables_of`."""
    return [np.asarray(variable) for variable in variables_of(model)]


def check_fit(variable, value, place, folder):
    """Refuse a checkpoint of another model."""
    wanted = "nothing" if variable is None else f"{variable.dtype} {tuple(variable.shape)}"
    got = "nothing" if value is None else f"{value.dtype} {value.shape}"
    if wanted != got:
        name = f"variable {place}" if variable is None else variable.path
        raise ResumeError(
            f"{name} must be {wanted} in this model, got {got} in the training kept in {folder}; "
            "choose another folder or delete this one"
        )
