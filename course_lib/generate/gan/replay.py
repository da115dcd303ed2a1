"""A training in twenty moments: what the same latent vectors became, how far from real, and what the losses said.

References
----------
A. Radford, L. Metz, S. Chintala, "Unsupervised representation learning with deep convolutional generative
adversarial networks", ICLR 2016, arXiv:1511.06434.
"""

import dataclasses
import io
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

import numpy as np

from course_lib.files import write_whole
from course_lib.generate.gan.checks import check_stack
from course_lib.generate.gan.judge import describe, frechet_distance
from course_lib.generate.gan.sampling import decode, sample
from course_lib.images import check_number

ROWS, COLUMNS = 6, 10
POINTS = 300  # of a loss curve
JUDGED = 2000  # samples a moment


@dataclasses.dataclass(frozen=True, eq=False, repr=False)
class Replay:
    """A recorded training; ``len(replay)`` counts its moments.

    Parameters
    ----------
    steps : int64 array (T,)
        How many steps were done at each moment; the first is 0.
    pictures : uint8 array (T, 60, 28, 28)
        What the averaged generator made of the same 60 latent vectors, class by class in turn where it has classes.
    fcd : float32 array (T,)
        The Fréchet distance of 2,000 samples from 2,000 real pictures.
    floor : float
        The same between real pictures.
    loss_steps : int64 array (L,)
        The steps at which the losses below are given, each a mean over the steps since the one before.
    generator_loss, discriminator_loss : float32 array (L,)
        The losses.
    """

    steps: np.ndarray
    pictures: np.ndarray
    fcd: np.ndarray
    floor: float
    loss_steps: np.ndarray
    generator_loss: np.ndarray
    discriminator_loss: np.ndarray

    def __len__(self):
        return len(self.steps)

    def sheet(self, moment):
        """The pictures of one moment side by side, six rows of ten: one picture, float32 in [0, 1]."""
        check_number(moment, "moment", low=0, high=len(self) - 1, integer=True)
        return mosaic(self.pictures[moment] / np.float32(255), ROWS, COLUMNS)


def read_replay(path):
    """Read what `Recorder.write` wrote; a file of another kind is a ValueError."""
    names = [field.name for field in dataclasses.fields(Replay)]
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            replay = Replay(**{name: file[name] for name in names})
    except (KeyError, TypeError, ValueError, EOFError, zipfile.BadZipFile, zlib.error) as problem:
        raise ValueError(f"{path.name} must be a recorded training, got another kind of file") from problem
    moments, losses = len(replay.steps), len(replay.loss_steps)
    wanted = [(moments, ROWS * COLUMNS, 28, 28), (moments,), (), (losses,), (losses,), (losses,)]
    for name, shape in zip(names[1:], wanted, strict=True):
        if getattr(replay, name).shape != shape:
            raise ValueError(f"{name} of {path.name} must be {shape}, got {getattr(replay, name).shape}")
    return dataclasses.replace(replay, floor=float(replay.floor))


def mosaic(pictures, rows, columns):
    """Set small pictures side by side, row by row, as one picture.

    Parameters
    ----------
    pictures : float32 array (N, H, W)
        At least as many as there are places.
    rows, columns : int, at least 1
        How many places.

    Returns
    -------
    float32 array (rows * H, columns * W)
        In the range of `pictures`.

    Raises
    ------
    TypeError, ValueError
        If there are too few pictures or a number is out of range.

    References
    ----------
    Radford, Metz and Chintala, 2016, whose figures show samples this way.

    Examples
    --------
    >>> mosaic(np.float32([[[1]], [[2]], [[3]], [[4]]]), 2, 2).tolist()
    [[1.0, 2.0], [3.0, 4.0]]
    """
    check_stack(pictures, "pictures")
    for value, name in ((rows, "rows"), (columns, "columns")):
        check_number(value, name, low=1, high=len(pictures), integer=True)
    if len(pictures) < rows * columns:
        raise ValueError(f"pictures must be at least {rows * columns}, got {len(pictures)}")
    height, width = pictures.shape[1:]
    sheet = pictures[: rows * columns].reshape(rows, columns, height, width).swapaxes(1, 2)
    return sheet.reshape(rows * height, columns * width)


def moments(steps, count=20):
    """Give `count` step numbers from 0 to `steps`, ever further apart: int64, fewer if there are fewer steps."""
    later = np.geomspace(min(20, steps), steps, count - 1).round().astype(np.int64)
    return np.unique(np.concatenate([[0], later]))


class Recorder:
    """Keeps each moment in a file of its own, so that a training taken up again has those before it.

    Parameters
    ----------
    folder : path-like
        Where to.
    steps : int
        How many steps the training has in all.
    classifier : keras.Model
        The judge's eye.
    real : GlyphSet
        Real pictures: half to compare with, half for the floor; more than 4,000 are not needed.
    """

    def __init__(self, folder, steps, classifier, real):
        self.folder, self.moments = Path(folder), moments(steps)
        self.classifier = classifier
        half = min(JUDGED, len(real) // 2)
        self.real, others = (
            describe(classifier, part.images)[0] for part in (real[:half], real[half : 2 * half])
        )
        self.floor = frechet_distance(self.real, others)

    def __call__(self, model, step):
        """Record the present moment if it is one of those to be recorded; never ends the training."""
        if step in self.moments:
            generator = model.average
            latent = np.random.default_rng(5).standard_normal(
                (ROWS * COLUMNS, generator.inputs[0].shape[1]), dtype=np.float32
            )
            pictures = np.rint(255 * decode(generator, latent)).astype(np.uint8)
            features = describe(self.classifier, sample(generator, len(self.real), rng=6))[0]
            save(self.path(step), pictures=pictures, fcd=np.float32(frechet_distance(self.real, features)))
        return False

    def path(self, step):
        """Where a moment is kept."""
        return self.folder / f"moment_{step:07}.npz"

    def write(self, history, path):
        """Put all moments and the losses of the history into one file."""
        found = []
        for step in self.moments:
            with np.load(self.path(step), allow_pickle=False) as file:
                found.append((file["pictures"], file["fcd"]))
        ends = np.unique(np.linspace(0, history.step, POINTS + 1).round().astype(np.int64))
        losses = {name: means(history[name], ends) for name in ("generator_loss", "discriminator_loss")}
        pictures, fcd = (np.stack(part) for part in zip(*found, strict=True))
        save(
            path,
            steps=np.minimum(self.moments, history.step),
            pictures=pictures,
            fcd=fcd,
            floor=self.floor,
            loss_steps=ends[1:],
            **losses,
        )
        return path


def means(values, ends):
    """Give the mean of the values between each end and the next: float32."""
    return np.float32([values[a:b].mean() for a, b in pairwise(ends)])


def save(path, **content):
    """Write arrays whole or not at all."""
    file = io.BytesIO()
    np.savez_compressed(file, **content)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file.getvalue(), path)
