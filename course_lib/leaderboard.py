"""A running table of repairs: method, PSNR, SSIM, milliseconds, on the same pictures with the same damage.

The noise leaderboard begins in chapter 5, the one for missing pixels in chapter 4; chapter 6 completes
both. Times belong to the computer that measured them: they are drawn in pictures, never printed.
"""

import csv
import io
import time
from dataclasses import dataclass, fields

import numpy as np

from course_lib.files import write_whole
from course_lib.images import clip
from course_lib.metrics import psnr, ssim

__all__ = ["Leaderboard", "Line"]


@dataclass(frozen=True)
class Line:
    """One method's result: PSNR in decibels, SSIM, and milliseconds a picture."""

    method: str
    psnr: float
    ssim: float
    milliseconds: float


class Leaderboard:
    """Methods ranked by their mean PSNR over a set of pictures.

    Parameters
    ----------
    truths : dict of str to float32 array
        The true pictures by name; they are used for scoring only.
    damaged : dict of str to float32 array
        The same pictures, damaged: all that a method is given.

    Raises
    ------
    ValueError
        If the two do not name the same pictures, or name none.

    Examples
    --------
    >>> truth = {"flat": np.full((16, 16), 0.5, np.float32)}
    >>> noisy = {"flat": truth["flat"] + np.float32(0.1)}
    >>> board = Leaderboard(truth, noisy)
    >>> round(board.measure("nothing", lambda picture: picture).psnr, 1)
    20.0
    """

    def __init__(self, truths, damaged):
        if not truths or set(truths) != set(damaged):
            names = f"{list(truths)} and {list(damaged)}"
            raise ValueError(f"truths and damaged must name the same pictures, got {names}")
        self.truths, self.damaged, self._lines = dict(truths), dict(damaged), {}

    def measure(self, method, repair, *, repeats=1):
        """Repair all pictures, score the clipped results, and enter the method; an older line goes.

        Parameters
        ----------
        method : str
            Its name in the table.
        repair : function of a picture
            What is measured.
        repeats : int, 1 or more, default 1
            How often each picture is repaired; the fastest run counts, the usual guard against a busy
            computer.

        Returns
        -------
        Line
            The new line.

        Raises
        ------
        ValueError
            If `repeats` is below 1.
        """
        if repeats < 1:
            raise ValueError(f"repeats must be at least 1, got {repeats}")
        scores, seconds = [], []
        for name, truth in self.truths.items():
            runs = [_timed(repair, self.damaged[name]) for _ in range(repeats)]
            took, result = min(runs, key=lambda run: run[0])
            scores.append((psnr(truth, clip(result)), ssim(truth, clip(result))))
            seconds.append(took)
        mean_psnr, mean_ssim = np.mean(scores, axis=0)
        self._lines[method] = Line(method, float(mean_psnr), float(mean_ssim), 1000 * float(np.mean(seconds)))
        return self._lines[method]

    def add(self, line):
        """Enter a line that was measured elsewhere, on the same pictures with the same damage.

        Parameters
        ----------
        line : Line
            The result.
        """
        self._lines[line.method] = line

    def __getitem__(self, method):
        return self._lines[method]

    @property
    def lines(self):
        """All lines, the best PSNR first."""
        return sorted(self._lines.values(), key=lambda line: -line.psnr)

    def show(self, *, alt=None):
        """Draw the table.

        Parameters
        ----------
        alt : str, optional
            Another text alternative, where a line would differ in its decimal on another computer.

        Returns
        -------
        show.Figure
            Its text alternative names methods and PSNR, without the times.
        """
        from course_lib import show

        rows = [
            (line.method, f"{line.psnr:.1f}", f"{line.ssim:.2f}", _brief(line.milliseconds))
            for line in self.lines
        ]
        order = ", ".join(f"{line.method} {line.psnr:.1f} dB" for line in self.lines)
        columns = ["method", "PSNR, dB", "SSIM", "ms a picture"]
        return show.table(rows, columns=columns, alt=alt or f"Leaderboard, best first: {order}.")

    def save(self, path):
        """Write the lines, best first, as a CSV file that `load` reads.

        Parameters
        ----------
        path : path-like
            The file; an older one is replaced.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([field.name for field in fields(Line)])
        for line in self.lines:
            numbers = f"{line.psnr:.3f}", f"{line.ssim:.4f}", f"{line.milliseconds:.2f}"
            writer.writerow([line.method, *numbers])
        write_whole(text.getvalue(), path)

    def load(self, table):
        """Enter all lines of a saved table.

        Parameters
        ----------
        table : dict of str to list
            The columns as `course_lib.weights.read_csv` returns them.

        Returns
        -------
        Leaderboard
            This very leaderboard.
        """
        for values in zip(*(table[field.name] for field in fields(Line)), strict=True):
            self.add(Line(*values))
        return self

    def __repr__(self):
        return "\n".join(f"{line.psnr:5.1f} dB  {line.method}" for line in self.lines)


def _timed(repair, picture):
    start = time.perf_counter()
    result = repair(picture)
    return time.perf_counter() - start, result


def _brief(milliseconds):
    return f"{milliseconds:.1f}" if milliseconds < 9.95 else f"{milliseconds:.0f}"
