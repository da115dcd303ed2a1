"""What a recipe hands to the verb ``python course.py train``."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Trained:
    """A network that is ready to be saved, with its card and whatever belongs to it.

    Parameters
    ----------
    model : keras.Model
        Whose weights are kept; for a GAN the averaged generator alone.
    card : dict
        What a reader should know of them; `course_lib.weights.save_weights` says which entries it needs.
    files : tuple of paths
        Other files that the recipe wrote into its folder and that go with the weights, such as a replay.
    """

    model: object
    card: dict
    files: tuple[Path, ...] = field(default=())
