"""The verb ``train``: train a network of the course again, from nothing but what the course itself makes.

Without options it remakes what the course ships: the result replaces the files in ``data/``. With any option it
is an experiment of its own and stays in its folder. A training that was stopped or killed goes on with the same
command.
"""

import argparse
import importlib
import sys
from dataclasses import dataclass
from pathlib import Path

from course_lib import weights
from course_lib.files import write_whole
from course_lib.training import ResumeError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Recipe:
    """Where a recipe is and what comes of it.

    The function is called with the folder and the options that were given, out of ``steps``, ``seed`` and ``data``.
    It returns a `course_lib.training.Trained`, or None if the training was stopped.
    """

    module: str
    function: str
    what: str


RECIPES = {
    "gan": Recipe("course_lib.generate.gan.recipe", "train_gan", "chapter 3's generator of digits"),
    "judge": Recipe("course_lib.generate.gan.recipe", "train_judge", "the eye of chapter 3's judge"),
    "denoiser": Recipe(
        "course_lib.restore.cnn.recipe", "train_denoiser", "chapter 6's denoiser of grey pictures"
    ),
    "denoiser_color": Recipe(
        "course_lib.restore.cnn.recipe", "train_denoiser_color", "chapter 6's denoiser of colour pictures"
    ),
    "inpainter": Recipe(
        "course_lib.restore.cnn.recipe", "train_inpainter", "chapter 6's network that fills in"
    ),
    "lesson_told": Recipe(
        "course_lib.restore.cnn.recipe",
        "train_lesson_told",
        "chapter 6's network that is told the noise level",
    ),
    "lesson_narrow": Recipe(
        "course_lib.restore.cnn.recipe",
        "train_lesson_narrow",
        "chapter 6's network without biases that knows weak noise",
    ),
    "lesson_narrow_biased": Recipe(
        "course_lib.restore.cnn.recipe",
        "train_lesson_narrow_biased",
        "chapter 6's network with biases that knows weak noise",
    ),
}


def main(words):
    """Train one network by its name; return the exit code."""
    options = parser().parse_args(words)
    if options.name not in RECIPES:
        known = ", ".join(RECIPES)
        print(f"There is no network named {options.name!r}; there are: {known}.", file=sys.stderr)
        return 2
    chosen = {key: value for key, value in vars(options).items() if key != "name" and value is not None}
    folder = Path(chosen.pop("folder", None) or default_folder(options.name))
    recipe = RECIPES[options.name]
    print(
        f"Training {recipe.what}. Ctrl-C stops it, the same command goes on. It is kept in {folder}",
        flush=True,
    )
    try:
        trained = getattr(importlib.import_module(recipe.module), recipe.function)(folder, **chosen)
    except (ResumeError, OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        trained = None
    if trained is None:
        print("Stopped; the same command goes on.")
        return 130
    keep(trained, options.name, folder, ship=len(words) == 1)
    return 0


def parser():
    """The words that the verb understands; --help lists the networks."""
    listed = "\n".join(f"  {name:<20} {recipe.what}" for name, recipe in RECIPES.items())
    result = argparse.ArgumentParser(
        "python course.py train",
        description=__doc__,
        epilog=f"networks:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    result.add_argument("name", help="which network")
    result.add_argument("--steps", type=whole(1), help="how many steps, those already done included")
    result.add_argument("--seed", type=whole(0), help="where chance begins")
    result.add_argument(
        "--folder", help="where checkpoint, log and result are kept; .course/train/NAME otherwise"
    )
    result.add_argument(
        "--data",
        metavar="DIR",
        help="train on what this folder holds: idx files such as those of MNIST for chapter 3, pictures for chapter 6",
    )
    return result


def whole(low):
    """Return a reader of whole numbers that are large enough."""

    def number(text):
        value = int(text)
        if value < low:
            raise ValueError
        return value

    number.__name__ = f"whole number of at least {low}"
    return number


def default_folder(name):
    """Beside the environment in a checkout, in the present folder elsewhere."""
    return (ROOT if (ROOT / "course.py").is_file() else Path()) / ".course" / "train" / name


def keep(trained, name, folder, *, ship):
    """Write weights, card and further files into the folder, and into the course's data if they are shipped."""
    weights.save_weights(trained.model, name, trained.card, folder=folder)
    print("\n".join(f"{entry}: {value}" for entry, value in weights.card_rows(trained.card)))
    if not ship:
        print(
            f"Kept in {folder}; a chapter takes them with load_weights(model, {name!r}, folder={str(folder)!r})."
        )
        return
    for path in trained.files:
        write_whole(Path(path).read_bytes(), weights.data_folder() / Path(path).name)
    weights.save_weights(trained.model, name, trained.card)
    print(f"They are the course's weights now, in {weights.data_folder()}.")
