"""The recipes of the verb, on pictures written as MNIST's files are."""

import json

import numpy as np
import pytest

from course_lib import train
from course_lib.generate.gan import recipe
from course_lib.generate.rules import TRAIN_FACES, glyph_set, write_idx


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Four idx files of few digits, two of them compressed, and an eye that learns for two steps."""
    monkeypatch.setitem(recipe.STEPS, "judge", 2)
    for part, n, end in (("train", 120, ""), ("t10k", 60, ".gz")):
        data = glyph_set(n, faces=TRAIN_FACES, rng=n)
        write_idx(data.pixels, tmp_path / f"{part}-images-idx3-ubyte{end}")
        write_idx(data.labels.astype(np.uint8), tmp_path / f"{part}-labels-idx1-ubyte{end}")
    return tmp_path


def test_both_networks_learn_from_files_of_mnist_by_one_option(folder, capsys):
    for name in ("judge", "gan"):
        words = [name, "--steps", "3", "--data", str(folder), "--folder", str(folder / name)]
        assert train.main(words) == 0, capsys.readouterr().err
        card = json.loads((folder / name / f"{name}.card.json").read_text(encoding="utf-8"))
        assert card["steps"] == 3 and card["seed"] == 0
        assert all(np.isfinite(value) for value in card["scores"].values())
        assert str(folder) not in json.dumps(card)
    assert "recall, against test pictures" in card["scores"]
    assert (folder / "gan" / "gan_replay.npz").is_file()


def test_a_finished_training_is_not_done_again(folder, capsys):
    words = ["judge", "--steps", "3", "--data", str(folder), "--folder", str(folder / "judge")]
    for _ in range(2):
        assert train.main(words) == 0
    assert train.main([*words[:2], "4", *words[3:]]) == 1
    assert "steps must be 3" in capsys.readouterr().err
