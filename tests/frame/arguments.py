"""Small arguments for any function of the library, by the name of the parameter.

The course calls the same thing by the same name everywhere, so a name is enough. A function that needs
something else says so in ``SPECIAL``; a name that is missing here fails its test with the request to add it.
"""

import inspect
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

__all__ = ["BAD_NUMBERS", "PICTURES", "arguments", "pictures"]

NAN = float("nan")
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


PICTURES = ("image", "truth", "before", "after", "noisy", "repaired", "error", "place")
# Where another name means a picture, by the function's own name.
ALSO_PICTURES = {"mix_phase": ("strength",)}
VALUES = {
    **{name: lambda seed=seed: picture(seed=seed) for seed, name in enumerate(PICTURES)},
    "alt": lambda: "A test picture.",
    "batch": lambda: np.stack([picture()])[..., None],
    "columns": lambda: ["method", "score"],
    "error": lambda: picture() - np.float32(0.5),
    "fraction": lambda: 0.25,
    "function": lambda: np.square,
    "grid": lambda: picture((4, 3)),
    "level": lambda: 0.5,
    "levels": lambda: 8,
    "lines": lambda: {"first": ([1, 2, 3], [1, 4, 9]), "second": ([1, 2, 3], [2, 3, 5])},
    "missing": missing,
    "n_bytes": lambda: 1000,
    "name": lambda: "sigma",
    "photons": lambda: 50,
    "pictures": lambda: {"one": picture((64, 64)), "two": picture((64, 64), seed=9)},
    "points": lambda: {"mean": (1.0, 26.0), "median": (4.0, 27.5)},
    "quality": lambda: 40,
    "repair": lambda: smooth,
    "row": lambda: 5,
    "rows": lambda: [["mean", 26.0], ["median", 27.5]],
    "shape": lambda: SHAPE,
    "sigma": lambda: 0.1,
    "source": lambda: (picture() * 255).astype(np.uint8),
    "strengths": lambda: [0.5, 1.0],
    "values": lambda: np.arange(9, dtype=np.float32),
    "weight": lambda: 0.1,
    "xlabel": lambda: "x",
    "ylabel": lambda: "y",
}
NEVER_CALLED_THERE = Path("no such folder") / "picture.png"
SPECIAL = {  # where a name means something else, by the function's name too; "*" gives positional arguments
    "files.write_whole.content": lambda: b"whole",
    "files.write_whole.path": lambda: NEVER_CALLED_THERE,
    "generate.randomness.fade.t": lambda: np.linspace(0, 1, 5, dtype=np.float32),
    "generate.randomness.mix_phase.place": lambda: picture(seed=9),
    "generate.randomness.mix_phase.strength": picture,
    "images.check_number.value": lambda: 0.5,
    "images.from_upload.value": lambda: ({"name": "me.png", "content": memoryview(png())},),
    "images.reduce_area.image": lambda: picture((40, 40)),
    "images.save.path": lambda: NEVER_CALLED_THERE,
    "images.to_batch.*": lambda: (picture(), picture(seed=9)),
    "show.difference.truth": lambda: picture((64, 64)),
    "show.film.pictures": lambda: [picture(), picture(seed=9)],
    "show.source.function": lambda: documented_function,
}
BAD_NUMBERS = {
    "bins": [0, 2.5],
    "cell": [0, NAN],
    "exponent": [NAN, "steep"],
    "fraction": [-0.1, 1.1, NAN],
    "gain": [-0.1, NAN],
    "gamma": [0, -1, NAN],
    "lacunarity": [0, NAN],
    "levels": [0, 1, 2.5],
    "neighbours": [0, 1.5],
    "octaves": [0, 1.5, 200],
    "patch": [0, 1.5],
    "peak": [0, -1, NAN],
    "photons": [0, -1, NAN],
    "quality": [-1, 101, 50.5],
    "reach": [-1, 1.5],
    "salt": [-0.1, 1.1],
    "shifts": [0, 1.5],
    "sigma": [-0.1, NAN, "loud"],
    "size": [0, -3, 2.5],
    "steps": [-1, 1.5],
    "stops": [NAN, "one"],
    "strength": [-1, NAN],
    "stride": [0, 1.5],
    "weight": [-1, NAN],
    "width": [-1, NAN],
    "zoom": [0, 1.5],
}


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


def arguments(name, function, /, **changes):
    """Arguments for the function of this name: the required ones, and the changes."""
    wanted = {}
    for parameter in inspect.signature(function).parameters.values():
        special = SPECIAL.get(f"{name}.{parameter.name}")
        if parameter.name in changes or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if parameter.default is parameter.empty or special:
            make = special or VALUES.get(parameter.name)
            if make is None:
                pytest.fail(
                    f"{name} needs `{parameter.name}`: give it a small value in tests/frame/arguments.py"
                )
            wanted[parameter.name] = make()
    return {**wanted, **changes}


def call(name, function, /, **changes):
    """Call a function with small arguments."""
    variadic = SPECIAL.get(f"{name}.*", tuple)
    return function(*variadic(), **arguments(name, function, **changes))


def pictures(function):
    """The parameters of a function that take one picture."""
    wanted = (*PICTURES, *ALSO_PICTURES.get(function.__name__, ()))
    return [name for name in inspect.signature(function).parameters if name in wanted]
