"""What the judge says: every line with its value, what it must reach and what would be good."""

import dataclasses

import numpy as np

INFINITY = float("inf")
LIMITS = {
    "FCD / floor": ((0, 20), (0, 6)),
    "precision": ((0.75, 1), (0.85, 1)),
    "recall": ((0.40, 1), (0.65, 1)),
    "density": ((0.5, 1.3), (0.7, 1.2)),
    "coverage": ((0.60, 1), (0.80, 1)),
    "smallest class share": ((0.05, 1), (0.07, 1)),
    "largest class share": ((0, 0.18), (0, 0.14)),
    "nearest-neighbour ratio": ((0.85, INFINITY), (0.9, 1.1)),
}
"""Each line's allowed range, from and to: first what a generator must reach, then what would be good."""


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of a verdict: its name, the measured value, and whether it lies where it must and where it should."""

    name: str
    value: float
    must: bool
    goal: bool


@dataclasses.dataclass(frozen=True, eq=False)
class Verdict:
    """What the judge says about one set of samples; ``lines`` has every line with its limits.

    Parameters
    ----------
    fcd, floor : float
        The Fréchet distance in the classifier's features from real pictures: of the samples, and of other real ones.
    precision, recall, density, coverage : float
        See `compare_neighbours`.
    shares : float32 array
        The share of each class, see `class_shares`.
    ratio : float
        See `memorisation_ratio`.
    n : int
        How many samples and how many real pictures were compared.
    """

    fcd: float
    floor: float
    precision: float
    recall: float
    density: float
    coverage: float
    shares: np.ndarray
    ratio: float
    n: int

    @property
    def lines(self):
        """Every line in the order of `LIMITS`: a tuple of `Line`."""
        values = (
            self.fcd / self.floor,
            self.precision,
            self.recall,
            self.density,
            self.coverage,
            float(self.shares.min()),
            float(self.shares.max()),
            self.ratio,
        )
        return tuple(
            Line(name, value, *(low <= value <= high for low, high in LIMITS[name]))
            for name, value in zip(LIMITS, values, strict=True)
        )

    def failed(self, *, goal=False):
        """The names of the lines that are not where they must be, or not where they should be: a tuple."""
        return tuple(line.name for line in self.lines if not (line.goal if goal else line.must))

    def __str__(self):
        marks = {(True, True): "good", (True, False): "enough", (False, False): "fails"}
        rows = [f"{line.name:<24}{line.value:8.3f}  {marks[line.must, line.goal]}" for line in self.lines]
        return "\n".join([*rows, f"FCD {self.fcd:.3f}, floor {self.floor:.3f}, {self.n:,} pictures"])
