"""What happened in a training, step by step: losses, times, the last picture."""

import csv
import io

import numpy as np


class History:
    """The numbers of every step of a training; in a notebook it shows itself as curves.

    Parameters
    ----------
    steps : int
        How many steps were planned.

    Attributes
    ----------
    names : tuple of str
        What each step measured, such as ("d_loss", "g_loss").
    picture : array or None
        What the model made when it was last looked at.

    Examples
    --------
    >>> history = History(2)
    >>> history.add({"loss": 0.5}, 0.1)
    >>> history.add({"loss": 0.25}, 0.1)
    >>> history["loss"], history.step, history.stopped
    (array([0.5 , 0.25]), 2, False)
    """

    def __init__(self, steps):
        self.steps, self.names, self.picture = steps, (), None
        self.rows, self.times = [], []

    @property
    def step(self):
        """How many steps are done."""
        return len(self.rows)

    @property
    def stopped(self):
        """Whether the training ended before the planned number of steps."""
        return self.step < self.steps

    @property
    def seconds(self):
        """The time that training had taken after each step, previews and checkpoints not counted: float64."""
        return np.cumsum(self.times)

    def __getitem__(self, name):
        """The values of one name, one a step: float64."""
        return np.array([row[self.names.index(name)] for row in self.rows])

    def add(self, logs, seconds):
        """Append the numbers that one step measured."""
        self.names = self.names or tuple(logs)
        self.rows.append([float(logs[name]) for name in self.names])
        self.times.append(seconds)

    def to_csv(self):
        """Return all steps as a table: step, seconds, and a column for each name."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(["step", "seconds", *self.names])
        for step, (seconds, row) in enumerate(zip(self.seconds, self.rows, strict=True), start=1):
            table.writerow([step, f"{seconds:.3f}", *(f"{value:.6g}" for value in row)])
        return text.getvalue()

    def figure(self, *, alt=None):
        """Return the curves beside the last picture as a `course_lib.show.Figure`."""
        from course_lib.training.drawing import draw

        return draw(self).figure(alt or self.describe())

    def describe(self):
        """Return a text alternative that does not depend on the computer."""
        beside = ", beside what the model makes at the end" if self.picture is not None else ""
        return f"Curves of {' and '.join(self.names)} over {self.step} steps of training{beside}."

    def __repr__(self):
        return self.describe()

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.figure()._repr_mimebundle_()
