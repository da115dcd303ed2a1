"""Chapter 3 runs from top to bottom without any file of its networks, on stand-ins."""

import shutil
from pathlib import Path

import nbformat

from course_lib import notebooks, weights

CHAPTER = Path(__file__).resolve().parents[2] / "notebooks" / "03_gan_generation.ipynb"
FIRST_CELL = """
from pathlib import Path
from course_lib import weights
from course_lib.generate.gan import instead
from course_lib.training import loop

weights.data_folder = lambda: Path({folder!r})
instead.STEPS.update(gan=60, judge=60)


def shortened(model):
    done = []

    def step(data):
        if len(done) < 10:  # later steps only repeat what the tenth said
            done.append(model.train_step(data))
        return done[-1]

    return step


loop.compiled = shortened
"""


def test_chapter_3_runs_without_the_files_of_its_networks(tmp_path):
    shutil.copytree(weights.data_folder(), tmp_path / "data")
    for pattern in ("gan.*", "judge.*", "gan_replay.npz"):
        for path in (tmp_path / "data").glob(pattern):
            path.unlink()
    notebook = nbformat.read(CHAPTER, as_version=4)
    first = nbformat.v4.new_code_cell(FIRST_CELL.format(folder=str(tmp_path / "data")))
    notebook.cells.insert(0, first)
    nbformat.write(notebook, tmp_path / CHAPTER.name)
    done, _ = notebooks.run(tmp_path / CHAPTER.name)  # raises if a cell does
    said = {cell.id: "".join(one.get("text", "") for one in cell.get("outputs", [])) for cell in done.cells}
    for cell, file in (("promise", "gan.card.json"), ("losses-table", "judge.card.json")):
        assert f"({file}); `python course.py train" in said[cell] and "a stand-in" in said[cell]
    assert "gan_replay.npz is missing" in said["replay-film"]
    assert "lines that reach what they must: 0" in said["card-check"]
