"""Training in a notebook: what nbval compares is the same in every run, and the picture stays in the page."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

ROOT = Path(__file__).resolve().parents[2]
CELLS = (
    """
import numpy as np
from course_lib import training
from course_lib.training import loop

loop.compiled = lambda model: model.train_step  # TensorFlow is not what is tried here
""",
    """
class Model:
    def train_step(self, batch):
        return {"loss": 1 / (1 + batch)}

def preview(model, step):
    return np.full((4, 4), step / 200, np.float32)
""",
    "run = training.fit(Model(), lambda step: step, steps=200, preview=preview)",
    "run",
    "print(f\"the loss fell: {run['loss'][-1] < run['loss'][0]}\")",
)
ALT = "Curves of loss over 200 steps of training, beside what the model makes at the end."
STILL = {"text/plain": ALT, "text/html": "<img>"}
OUTPUTS = {
    2: [
        new_output("display_data", data={"text/plain": "The training, live (needs a running kernel)"}),
        new_output("display_data", data=STILL),
    ],
    3: [new_output("execute_result", data=STILL, execution_count=4)],
    4: [new_output("stream", text="the loss fell: True\n")],
}


def test_what_a_training_shows_is_the_same_in_every_run(tmp_path):
    cells = [
        new_code_cell(text.strip(), outputs=OUTPUTS.get(place, []), execution_count=place + 1)
        for place, text in enumerate(CELLS)
    ]
    nbformat.write(new_notebook(cells=cells), tmp_path / "training.ipynb")
    options = ["-p", "tests.frame.network", "-p", "tests.frame.strict_notebooks", "-p", "no:cacheprovider"]
    options += ["--rootdir", str(tmp_path), "-c", str(ROOT / "pyproject.toml"), "--color=no", "-q"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--nbval", "--nbval-current-env", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 passed" in done.stdout
