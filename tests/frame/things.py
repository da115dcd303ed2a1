"""Small things that functions are tried on: a picture, a plant, a few digits, a network."""

import functools
import io
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

SHAPE = (24, 20)


def picture(shape=SHAPE, seed=7):
    """A picture between 0.1 and 0.9: a ramp, a bright square, a little texture."""
    rows = np.linspace(0.2, 0.6, shape[0], dtype=np.float32)[:, None]
    image = np.broadcast_to(rows, shape[:2]).copy()
    image[6:14, 5:12] += np.float32(0.2)
    image += np.random.default_rng(seed).uniform(-0.1, 0.1, shape[:2]).astype(np.float32)
    return image if len(shape) == 2 else np.stack([image, image[::-1], image[:, ::-1]], axis=-1)


def missing():
    """A quarter of the pixels unknown."""
    return np.random.default_rng(8).uniform(size=SHAPE) < 0.25


def states(shape, *, high=14):
    """Cells of an automaton with this many states."""
    return np.random.default_rng(6).integers(high, size=shape, dtype=np.uint8)


def weed():
    """A plant that chance shapes."""
    from course_lib.generate.rules import parse_system

    return parse_system("axiom: F; angle: 30; F 0.5 -> F[+F]F; F 0.5 -> F[-F]F")


def triangle():
    """Three maps of the chaos game: halfway to each corner of a triangle."""
    corners = np.array([[0, 0], [1, 0], [0.5, 1]]) / 2
    return np.array([[0.5, 0, 0, 0.5, x, y, 1 / 3] for x, y in corners])


def glyphs(seed):
    """A few digits with labels."""
    from course_lib.generate.rules import glyph_set

    return glyph_set(30, rng=seed)


@functools.cache
def network(builder, **options):
    """A small network of the GAN room, made once."""
    from course_lib.generate import gan

    return getattr(gan, builder)(rng=1, **options)


@functools.cache
def mender(builder, **options):
    """A small network of the room of repair by networks, made once."""
    from course_lib.restore import cnn

    return getattr(cnn, builder)(rng=1, **options)


def toy():
    """A moment of the game on a line, the discriminator decided a little."""
    from course_lib.generate.gan import start_game, step_discriminator

    return step_discriminator(start_game(n=20))


def recording():
    """Three moments of a training that never was."""
    from course_lib.generate.gan import Replay

    pictures = np.random.default_rng(4).integers(256, size=(3, 60, 28, 28), dtype=np.uint8)
    curve = np.ones(3, np.float32)
    return Replay(np.array([0, 5, 9]), pictures, curve, 1.0, np.array([3, 6, 9]), curve, curve)


def silent():
    """A training that prints nothing."""
    from course_lib.training import Silent

    return Silent()


def smooth(image, strength=1.0):
    """A repair that any function which chooses or judges repairs can use."""
    return image * np.float32(1 - 0.1 * strength)


def documented_function():
    """Give a source to show."""
    return 1


def png():
    """A small picture as a browser uploads it."""
    file = io.BytesIO()
    Image.fromarray((picture() * 255).astype(np.uint8)).save(file, "PNG")
    return file.getvalue()


@functools.cache
def idx_folder():
    """A folder with two pictures in the files of MNIST; it goes when Python ends."""
    folder = tempfile.TemporaryDirectory()
    idx_folder.kept = folder
    head = bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 3])
    Path(folder.name, "train-images-idx3-ubyte").write_bytes(head + bytes(range(24)))
    Path(folder.name, "train-labels-idx1-ubyte").write_bytes(bytes([0, 0, 8, 1, 0, 0, 0, 2, 7, 1]))
    return Path(folder.name)
