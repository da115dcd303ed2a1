"""Chapters 3 and 6 run from top to bottom without any file of their networks, on stand-ins."""

import shutil
from pathlib import Path

import nbformat

from course_lib import notebooks, weights

CHAPTERS = Path(__file__).resolve().parents[2] / "notebooks"
SHORTER = {
    "03_gan_generation.ipynb": """
from course_lib.generate.gan import instead

instead.STEPS.update(gan=60, judge=60)
""",
    "06_cnn_repair.ipynb": """
from course_lib.restore.cnn import instead

instead.STEPS, instead.LEAVES = 10, 4
""",
}
FIRST_CELL = """
from pathlib import Path
from course_lib import weights
from course_lib.training import loop

weights.data_folder = lambda: Path({folder!r})


def shortened(model):
    done = []

    def step(data):
        if len(done) < 10:  # later steps only repeat what the tenth said
            done.append(model.train_step(data))
        return done[-1]

    return step


loop.compiled = shortened
"""


def said_without(chapter, patterns, folder):
    """What each cell of a chapter says where these files are missing; a cell that fails raises."""
    shutil.copytree(weights.data_folder(), folder / "data")
    for pattern in patterns:
        for path in (folder / "data").glob(pattern):
            path.unlink()
    notebook = nbformat.read(CHAPTERS / chapter, as_version=4)
    first = FIRST_CELL.format(folder=str(folder / "data")) + SHORTER[chapter]
    notebook.cells.insert(0, nbformat.v4.new_code_cell(first))
    nbformat.write(notebook, folder / chapter)
    done, _ = notebooks.run(folder / chapter)
    return {cell.id: "".join(one.get("text", "") for one in cell.get("outputs", [])) for cell in done.cells}


def test_chapter_3_runs_without_the_files_of_its_networks(tmp_path):
    said = said_without("03_gan_generation.ipynb", ("gan.*", "judge.*", "gan_replay.npz"), tmp_path)
    for cell, file in (("promise", "gan.card.json"), ("losses-table", "judge.card.json")):
        assert f"({file}); `python course.py train" in said[cell] and "a stand-in" in said[cell]
    assert "gan_replay.npz is missing" in said["replay-film"]
    assert "lines that reach what they must: 0" in said["card-check"]


def test_chapter_6_runs_without_the_files_of_its_networks(tmp_path):
    said = said_without("06_cnn_repair.ipynb", ("denoiser*", "inpainter*", "lesson_*"), tmp_path)
    for cell, file in (
        ("promise", "denoiser_color.card.json"),
        ("shipped-card", "denoiser.card.json"),
        ("board-missing-see", "inpainter.card.json"),
        ("told-see", "lesson_told.card.json"),
        ("biasfree-check", "lesson_narrow.card.json"),
    ):
        assert f"({file}); `python course.py train" in said[cell] and "a stand-in" in said[cell]
