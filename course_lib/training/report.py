"""Who tells how a training goes on: nobody, or lines in a terminal; the panel of a notebook is a file of its own."""

import sys
import time
from contextlib import contextmanager

from course_lib.training.drawing import duration

SHARE = 0.04  # of the time that looking and drawing may take


class Report:
    """Tells of a training now and then, but never so often that it slows it down by much."""

    pause = 1.0

    @contextmanager
    def watching(self, history, stop, look):
        """Begin, be asked after every step, and end, whatever ends the training."""
        self.history, self.stop, self.look = history, stop, look
        self.begun, self.next, self.first = time.monotonic(), 0.0, history.step
        self.begin()
        try:
            yield self
            look()
            self.end()
        finally:
            self.close()

    def now_and_then(self):
        """Tell how it stands if it is time to."""
        start = time.monotonic()
        if start >= self.next:
            self.tell()
            cost = time.monotonic() - start
            self.next = time.monotonic() + max(self.pause, cost / SHARE)

    def begin(self):
        """Say that training begins."""

    def tell(self):
        """Say how it stands."""

    def end(self):
        """Say how it ended."""

    def close(self):
        """Leave things in order, after an error too."""

    def line(self):
        """Return how far it is, the time left and the losses in one line."""
        history = self.history
        parts = [f"step {history.step} of {history.steps}"]
        done = history.step - self.first
        if history.stopped and self.stop.asked:
            parts.append("stopped")
        elif history.stopped and done:
            left = (time.monotonic() - self.begun) / done * (history.steps - history.step)
            parts.append(f"{duration(left)} left")
        else:
            parts.append(f"{duration(sum(history.times))} of training")
        recent = history.rows[-50:]
        means = [sum(column) / len(recent) for column in zip(*recent, strict=True)]
        return " · ".join(
            [*parts, *(f"{name} {mean:.3g}" for name, mean in zip(history.names, means, strict=True))]
        )


class Silent(Report):
    """Tells nothing: for tests and benchmarks."""

    pause = float("inf")


class Lines(Report):
    """Prints a line every ten seconds."""

    pause = 10.0

    def tell(self):
        """Print one line."""
        print(self.line(), flush=True)

    end = tell


def choose_report():
    """Return a panel in a notebook, else lines."""
    IPython = sys.modules.get("IPython")
    shell = IPython.get_ipython() if IPython else None
    if shell is None or not hasattr(shell, "kernel"):
        return Lines()
    from course_lib.training.panel import Panel

    return Panel()
