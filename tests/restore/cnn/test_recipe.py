"""The recipes of the verb, shortened: what they keep, refuse and go on from."""

import json

import numpy as np
import pytest
from PIL import Image

from course_lib import train, weights
from course_lib.restore.cnn import material, recipe
from course_lib.restore.cnn.lessons import LESSONS, build_lesson

NAMES = ["denoiser", "denoiser_color", "inpainter", *(f"lesson_{name}" for name in LESSONS)]


@pytest.fixture(autouse=True)
def quick(monkeypatch, camera):
    """Few and small leaves, one small photograph to judge by, and networks of few maps."""
    monkeypatch.setattr(material, "SIDE", 64)
    monkeypatch.setattr(recipe, "LEAVES", dict.fromkeys(recipe.LEAVES, 2))
    piece = camera[:32, :32].copy()
    colour = np.stack([piece] * 3, axis=2)
    monkeypatch.setattr(recipe, "photographs", lambda size, gray=True: {"one": piece if gray else colour})
    for name in ("build_denoiser", "build_inpainter"):
        build = getattr(recipe, name)
        monkeypatch.setattr(recipe, name, lambda build=build, **options: build(widths=(4,), **options))
    first = recipe.build_denoiser(rng=5)
    monkeypatch.setattr(recipe, "load_denoiser", lambda **options: first)


@pytest.mark.parametrize("name", NAMES)
def test_each_network_is_trained_by_its_name(name, tmp_path, capsys):
    words = [name, "--steps", "2", "--folder", str(tmp_path)]
    assert train.main(words) == 0, capsys.readouterr().err
    card = json.loads((tmp_path / f"{name}.card.json").read_text(encoding="utf-8"))
    assert card["steps"] == 2 and card["seed"] == 0 and card["recipe"] == f"python course.py train {name}"
    assert card["scores"] and all(np.isfinite(value) for value in card["scores"].values())
    assert (tmp_path / f"{name}.weights.h5").is_file()


def test_what_is_kept_is_the_average_in_the_course_s_own_numbers(tmp_path):
    trained = recipe.train_lesson_narrow(tmp_path, steps=2)
    assert all(one.dtype == "float32" for one in trained.model.weights)
    other = build_lesson("narrow")
    weights.save_weights(trained.model, "lesson_narrow", trained.card, folder=tmp_path)
    weights.load_weights(other, "lesson_narrow", folder=tmp_path)
    for mine, theirs in zip(trained.model.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    before = build_lesson("narrow", rng=0).get_weights()
    assert any(not np.array_equal(*pair) for pair in zip(before, other.get_weights(), strict=True))


def test_photographs_of_a_folder_are_learned_from_by_one_option(tmp_path, chance, capsys):
    folder = tmp_path / "photographs"
    folder.mkdir()
    Image.fromarray(chance.integers(256, size=(64, 80, 3), dtype=np.uint8)).save(folder / "one.png")
    words = ["inpainter", "--steps", "2", "--data", str(folder), "--folder", str(tmp_path / "kept")]
    assert train.main(words) == 0, capsys.readouterr().err
    card = json.loads((tmp_path / "kept" / "inpainter.card.json").read_text(encoding="utf-8"))
    assert card["data"] == "pictures of a folder" and str(folder) not in json.dumps(card)
    Image.fromarray(np.zeros((20, 80), np.uint8)).save(folder / "two.png")
    assert train.main(words) == 1
    assert "at least 64 x 64 pixels, got 20 x 80" in capsys.readouterr().err


def test_another_seed_or_other_data_do_not_go_on_from_what_is_kept(tmp_path, capsys, chance):
    folder = tmp_path / "photographs"
    folder.mkdir()
    Image.fromarray(chance.integers(256, size=(64, 80), dtype=np.uint8)).save(folder / "one.png")
    words = ["inpainter", "--steps", "2", "--folder", str(tmp_path / "kept")]
    assert train.main(words) == 0
    for option, said in ((["--seed", "1"], "seed must be 0"), (["--data", str(folder)], "data must be None")):
        assert train.main([*words, *option]) == 1
        assert said in capsys.readouterr().err


def test_stopped_halfway_and_taken_up_again_it_ends_as_if_never_stopped(tmp_path, monkeypatch):
    fit = recipe.fit

    def stopped(*arguments, **options):
        return fit(*arguments, **options, callback=lambda model, step: step == 2)

    with monkeypatch.context() as patch:
        patch.setattr(recipe, "fit", stopped)
        assert recipe.train_inpainter(tmp_path / "stopped", steps=4) is None
    first = recipe.train_inpainter(tmp_path / "stopped", steps=4).model.get_weights()
    second = recipe.train_inpainter(tmp_path / "whole", steps=4).model.get_weights()
    assert all(np.array_equal(*pair) for pair in zip(first, second, strict=True))


def test_interrupted_while_painting_the_same_command_goes_on(tmp_path, monkeypatch, capsys):
    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    words = ["denoiser", "--steps", "1", "--folder", str(tmp_path)]
    with monkeypatch.context() as patch:
        patch.setattr(material, "leaf_pool", interrupted)
        assert train.main(words) == 130
    assert "the same command goes on" in capsys.readouterr().out
    assert train.main(words) == 0
