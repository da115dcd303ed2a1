"""The judge: real pictures, an eye that reads them, and every measure of this folder at once."""

import dataclasses
import functools

import numpy as np

from course_lib.generate.gan.checks import check_set, check_stack
from course_lib.generate.gan.judge.classifier import describe
from course_lib.generate.gan.judge.frechet import frechet_distance
from course_lib.generate.gan.judge.memory import nearest_pictures
from course_lib.generate.gan.judge.neighbours import compare_neighbours
from course_lib.generate.gan.judge.shares import class_shares
from course_lib.generate.gan.judge.verdict import Verdict
from course_lib.generate.rules import GlyphSet

N = 10_000
NEAREST = 1000  # the median nearest neighbour needs no more samples, and each is compared with all training pictures


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Judge:
    """Judges samples against real pictures: ``Judge(classifier, reference, others, training).judge(samples)``.

    Parameters
    ----------
    classifier : keras.Model
        The eye, trained on real pictures: see `build_classifier`, `load_classifier`.
    reference : GlyphSet
        N real pictures that nothing was trained on; 10,000 for values that can be compared with others.
    others : GlyphSet
        At least N further real pictures that nothing was trained on: what real pictures score is the floor.
    training : GlyphSet
        What the generator learned from: samples must not be copies of these.

    Examples
    --------
    >>> from course_lib.generate.gan import build_classifier
    >>> from course_lib.generate.rules import glyph_set
    >>> sets = [glyph_set(100, rng=seed) for seed in range(3)]
    >>> judge = Judge(build_classifier(rng=1), *sets)
    >>> judge.judge(glyph_set(100, rng=4).images).n
    100
    """

    classifier: object
    reference: GlyphSet
    others: GlyphSet
    training: GlyphSet

    def __post_init__(self):
        check_set(self.reference, "reference", least=6)
        side = self.reference.pixels.shape[1:]
        check_set(self.others, "others", side=side, least=len(self.reference))
        check_set(self.training, "training", side=side)

    def judge(self, pictures):
        """Judge as many samples as there are reference pictures, float32 (N, H, W) in [0, 1]: a `Verdict`."""
        check_stack(pictures, "pictures")
        n = len(self.reference)
        if pictures.shape != (n, *self.reference.pixels.shape[1:]):
            raise ValueError(f"pictures must have shape {self.reference.pixels.shape}, got {pictures.shape}")
        features, labels = describe(self.classifier, pictures)
        near = compare_neighbours(self._real, features)
        return Verdict(
            fcd=frechet_distance(self._real, features),
            floor=self.floor,
            **dataclasses.asdict(near),
            shares=class_shares(labels, classes=len(self.reference.names)),
            ratio=float(np.median(nearest_pictures(pictures[:NEAREST], self.training)[1]) / self._newness),
            n=n,
        )

    @functools.cached_property
    def floor(self):
        """The mean FCD of other real pictures from the reference, N at a time, at most five times: a float."""
        n = len(self.reference)
        starts = range(0, len(self.others) - n + 1, n)[:5]
        found = [describe(self.classifier, self.others[start : start + n].images)[0] for start in starts]
        return float(np.mean([frechet_distance(self._real, features) for features in found]))

    @functools.cached_property
    def _real(self):
        return describe(self.classifier, self.reference.images)[0]

    @functools.cached_property
    def _newness(self):
        """How far real pictures that nobody trained on are from the training pictures."""
        distance = np.median(nearest_pictures(self.others[:NEAREST].images, self.training)[1])
        if distance == 0:
            raise ValueError("others must differ from training, got copies of training pictures")
        return distance
