"""Small arguments for any function of the library, by the name of the parameter.

The course calls the same thing by the same name everywhere, so a name is enough. A function that needs
something else says so in ``SPECIAL``; a name that is missing here fails its test with the request to add it.
"""

import inspect
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from tests.frame.things import (
    SHAPE,
    documented_function,
    glyphs,
    idx_folder,
    mender,
    missing,
    network,
    picture,
    png,
    recording,
    silent,
    smooth,
    states,
    toy,
    triangle,
    weed,
)

__all__ = ["PICTURES", "arguments", "pictures"]

PICTURES = ("image", "truth", "before", "after", "noisy", "clean", "repaired", "error", "place")
# Where another name means a picture, by the function's own name.
ALSO_PICTURES = {"mix_phase": ("strength",)}
VALUES = {
    **{name: lambda seed=seed: picture(seed=seed) for seed, name in enumerate(PICTURES)},
    "alt": lambda: "A test picture.",
    "batch": lambda: np.stack([picture()])[..., None],
    "character": lambda: "7",
    "classifier": lambda: network("build_classifier", channels=(2, 3, 4, 5)),
    "column": lambda: 4,
    "columns": lambda: ["method", "score"],
    "data": lambda: glyphs(1),
    "depth": lambda: 3,
    "digit": lambda: 3,
    "diffusion": lambda: (0.16, 0.08),
    "error": lambda: picture() - np.float32(0.5),
    "face": lambda: "DejaVuSans",
    "feed": lambda: 0.03,
    "field": picture,
    "fills": lambda: {"nearest": picture(seed=9)},
    "fraction": lambda: 0.25,
    "function": lambda: np.square,
    "game": lambda: toy(),
    "generator": lambda: network("build_generator", channels=(3, 2, 2)),
    "glyphs": lambda: np.stack([picture((12, 9)), picture((12, 9), seed=9)]),
    "grid": lambda: picture((4, 3)),
    "kill": lambda: 0.062,
    "level": lambda: 0.5,
    "levels": lambda: 8,
    "lines": lambda: {"first": ([1, 2, 3], [1, 4, 9]), "second": ([1, 2, 3], [2, 3, 5])},
    "maps": lambda: triangle(),
    "missing": missing,
    "moment": lambda: 1,
    "moves": lambda: "2DG",
    "n": lambda: 12,
    "network": lambda: mender("build_filter"),
    "n_bytes": lambda: 1000,
    "name": lambda: "sigma",
    "number": lambda: 30,
    "pattern": lambda: "glider",
    "photons": lambda: 50,
    "pictures": lambda: {"one": picture((64, 64)), "two": picture((64, 64), seed=9)},
    "pool": lambda: np.random.default_rng(3).integers(256, size=(2, 64, 64, 1), dtype=np.uint8),
    "points": lambda: {"mean": (1.0, 26.0), "median": (4.0, 27.5)},
    "quality": lambda: 40,
    "repair": lambda: smooth,
    "replay": lambda: recording(),
    "row": lambda: 5,
    "rule": lambda: "B3/S23",
    "rows": lambda: [["mean", 26.0], ["median", 27.5]],
    "segments": lambda: np.float32([[[0, 0], [1, 0]], [[1, 0], [1, 1]]]),
    "shape": lambda: SHAPE,
    "sigma": lambda: 0.1,
    "source": lambda: (picture() * 255).astype(np.uint8),
    "strengths": lambda: [0.5, 1.0],
    "system": lambda: weed(),
    "training": lambda: glyphs(2),
    "u": lambda: picture() + np.float32(0.1),
    "v": lambda: picture(seed=9) * np.float32(0.4),
    "values": lambda: np.arange(9, dtype=np.float32),
    "weight": lambda: 0.1,
    "word": lambda: "F[+F]F[-F]F",
    "xlabel": lambda: "x",
    "ylabel": lambda: "y",
}
NEVER_CALLED_THERE = Path("no such folder") / "picture.png"
SPECIAL = {  # where a name means something else, by the function's name too; "*" gives positional arguments
    "files.write_whole.content": lambda: b"whole",
    "files.write_whole.path": lambda: NEVER_CALLED_THERE,
    **{
        f"generate.gan.{name}": lambda seed=seed: np.random.default_rng(seed).random(
            (20, 3), dtype=np.float32
        )
        for seed, name in enumerate(
            (
                "compare_neighbours.real",
                "compare_neighbours.samples",
                "frechet_distance.first",
                "frechet_distance.second",
            )
        )
    },
    **{
        f"generate.gan.{name}.pictures": lambda: glyphs(5).images
        for name in ("describe", "memorisation_ratio", "mosaic", "nearest_pictures")
    },
    "generate.gan.mosaic.columns": lambda: 2,
    "generate.gan.mosaic.rows": lambda: 2,
    "generate.gan.build_discriminator.channels": lambda: (2, 3, 4),
    "generate.gan.build_generator.channels": lambda: (3, 2, 2),
    "generate.gan.class_shares.labels": lambda: np.array([0, 3, 3, 9]),
    "generate.gan.decode.latent": lambda: np.ones((2, 64), np.float32),
    "generate.gan.draw_growth.which": lambda: 2,
    **{
        f"generate.gan.{name}.generator": lambda: network("build_generator", channels=(3, 2, 2), classes=10)
        for name in ("draw_classes", "draw_walk", "draw_way")
    },
    "generate.gan.memorisation_ratio.held_out": lambda: glyphs(6).images,
    "generate.gan.train_classifier.report": lambda: silent(),
    "generate.gan.train_classifier.steps": lambda: 2,
    "generate.gan.walk_latent.end": lambda: np.float32([3, 4, 0]),
    "generate.gan.walk_latent.start": lambda: np.float32([0, 1, 2]),
    "generate.randomness.fade.t": lambda: np.linspace(0, 1, 5, dtype=np.float32),
    "generate.randomness.mix_phase.place": lambda: picture(seed=9),
    "generate.randomness.mix_phase.strength": picture,
    **{
        f"generate.rules.{name}.grid": lambda: np.random.default_rng(5).random((9, 7)) < 0.4
        for name in (
            "count_neighbours",
            "draw_cells",
            "evolve_life",
            "film_life",
            "flip_cells",
            "run_life",
            "step_life",
            "to_text",
            "write_rle",
        )
    },
    "generate.rules.evolve_cyclic.grid": lambda: states((9, 7)),
    "generate.rules.load_idx.folder": lambda: idx_folder(),
    "generate.rules.load_mnist.folder": lambda: idx_folder(),
    "generate.rules.load_mnist.name": lambda: "mnist",
    "generate.rules.read_idx.path": lambda: idx_folder() / "train-images-idx3-ubyte",
    "generate.rules.step_cyclic.grid": lambda: states((9, 7)),
    "generate.rules.draw_elementary.row": lambda: states((20,), high=2),
    "generate.rules.evolve_elementary.row": lambda: states((20,), high=2),
    "generate.rules.step_elementary.row": lambda: states((20,), high=2),
    "generate.rules.film_life.steps": lambda: 3,
    "generate.rules.run_life.steps": lambda: 3,
    "generate.rules.draw_trail.states": lambda: [np.eye(5, dtype=bool), np.ones((5, 5), bool)],
    "generate.rules.flip_cell.column": lambda: 4,
    "generate.rules.flip_cell.row": lambda: states((20,), high=2),
    "generate.rules.flip_cells.cells": lambda: [(0, 0), (3, 2)],
    "generate.rules.mark_map.picture": picture,
    "generate.rules.draw_points.points": lambda: np.float32([[0, 0], [1, 1], [1, 2]]),
    "generate.rules.fern.points": lambda: 2000,
    "generate.rules.grow_reaction.steps": lambda: 20,
    "generate.rules.iterate_maps.points": lambda: 200,
    "generate.rules.map_reaction.feed": lambda: (0.01, 0.07),
    "generate.rules.map_reaction.kill": lambda: (0.045, 0.068),
    "generate.rules.map_reaction.steps": lambda: 20,
    "generate.rules.parse_system.text": lambda: "axiom: F; F -> F+F",
    "generate.rules.first_row.density": lambda: 0.5,
    "generate.rules.first_row.width": lambda: 64,
    "generate.rules.pattern.text": lambda: "glider",
    "generate.rules.read_rle.text": lambda: "x = 3, y = 2, rule = B3/S23\nbo$3o!",
    "generate.rules.truchet.cell": lambda: 3,
    "generate.rules.write_idx.array": lambda: np.arange(6, dtype=np.uint8).reshape(2, 3),
    "generate.rules.write_idx.path": lambda: idx_folder() / "written.gz",
    "images.check_number.value": lambda: 0.5,
    "images.from_upload.value": lambda: ({"name": "me.png", "content": memoryview(png())},),
    "images.reduce_area.image": lambda: picture((40, 40)),
    "images.save.path": lambda: NEVER_CALLED_THERE,
    "images.to_batch.*": lambda: (picture(), picture(seed=9)),
    "training.fit.model": lambda: None,
    **{
        f"restore.cnn.{name}": lambda: mender("build_repair_net", width=2)
        for name in ("denoise_cnn.denoiser", "equivalent_filter.denoiser")
    },
    **{f"restore.cnn.{name}.widths": lambda: (2, 3) for name in ("build_denoiser", "build_inpainter")},
    "restore.cnn.fill_cnn.inpainter": lambda: mender("build_inpainter", widths=(2, 3)),
    "restore.cnn.leaf_pool.n": lambda: 2,
    "restore.cnn.leaf_pool.size": lambda: 32,
    "restore.cnn.load_lesson.name": lambda: "told",
    "show.difference.truth": lambda: picture((64, 64)),
    "show.film.pictures": lambda: [picture(), picture(seed=9)],
    "show.source.function": lambda: documented_function,
}


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
    """Call a function with small arguments; of states without end, the first three."""
    variadic = SPECIAL.get(f"{name}.*", tuple)
    result = function(*variadic(), **arguments(name, function, **changes))
    return list(islice(result, 3)) if inspect.isgenerator(result) else result


def pictures(function):
    """The parameters of a function that take one picture."""
    wanted = (*PICTURES, *ALSO_PICTURES.get(function.__name__, ()))
    return [name for name in inspect.signature(function).parameters if name in wanted]
