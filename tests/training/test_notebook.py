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
from course_lib.training.backend import keras

keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
""",
    """
def batch(step):
    points = np.random.default_rng([1, step]).standard_normal((16, 4), dtype=np.float32)
    return points, points.sum(axis=1, keepdims=True)

def preview(model, step):
    return np.abs(model.get_weights()[0]) * np.ones((1, 4), np.float32)
""",
    "run = training.fit(model, batch, steps=200, preview=preview)",
    "run",
    "print(f\"less than a tenth of the first loss: {run['loss'][-1] < run['loss'][0]}\")",
)
ALT = "Curves of loss over 200 steps of training, beside what the model makes at the end."
STILL = {"text/plain": ALT, "text/html": "<img>"}
OUTPUTS = {
    2: [
        new_output("display_data", data={"text/plain": "The training, live (needs a running kernel)"}),
        new_output("display_data", data=STILL),
    ],
    3: [new_output("execute_result", data=STILL, execution_count=4)],
    4: [new_output("stream", text="less than a tenth of the first loss: True\n")],
}


def test_what_a_training_shows_is_the_same_in_every_run_and_nothing_comes_on_the_error_stream(tmp_path):
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
