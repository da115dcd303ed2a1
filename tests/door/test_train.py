"""`python course.py train NAME`: what the verb asks of a recipe and where the result goes."""

import json
from types import SimpleNamespace

import pytest

from course_lib import train, weights
from course_lib.training import ResumeError, Trained
from tests.test_weights_networks import CARD

ASKED = []


def recipe(folder, **options):
    """Note what is asked; be stopped, or fail, where the seed says so."""
    ASKED.append((folder, options))
    wish = {13: ResumeError("seed must be 1, got 13"), 14: KeyboardInterrupt()}.get(options.get("seed"))
    if wish is not None:
        raise wish
    if options.get("steps") == 1:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "replay.bin").write_bytes(b"replay")
    return Trained("a model", CARD, files=(folder / "replay.bin",))


@pytest.fixture(autouse=True)
def house(tmp_path, monkeypatch):
    """One recipe, a checkout and a data folder of their own, and weights that are only text."""
    ASKED.clear()
    data = tmp_path / "data"
    data.mkdir()
    (data / "SHA256SUMS").write_text("")
    (tmp_path / "course.py").touch()
    monkeypatch.setattr(weights, "data_folder", lambda: data)
    monkeypatch.setattr("course_lib.weights.hdf5.encode", lambda model: model.encode())
    monkeypatch.setattr("course_lib.weights.networks.versions", dict)
    monkeypatch.setattr(train, "ROOT", tmp_path)
    monkeypatch.setattr(train, "RECIPES", {"toy": train.Recipe(__name__, "recipe", "a toy of this test")})
    return SimpleNamespace(root=tmp_path, data=data, folder=tmp_path / ".course" / "train" / "toy")


def test_without_options_the_shipped_weights_are_remade_with_card_files_and_hashes(house, capsys):
    assert train.main(["toy"]) == 0
    assert ASKED == [(house.folder, {})]
    assert sorted(path.name for path in house.data.iterdir()) == [
        "SHA256SUMS",
        "replay.bin",
        "toy.card.json",
        "toy.weights.h5",
    ]
    assert weights.check_all() == []
    assert json.loads((house.folder / "toy.card.json").read_text())["what"] == CARD["what"]
    assert "They are the course's weights now" in capsys.readouterr().out


def test_with_options_the_result_stays_in_its_folder(house, capsys, tmp_path):
    folder = tmp_path / "mine"
    assert train.main(["toy", "--steps", "9", "--seed", "3", "--data", "mnist", "--folder", str(folder)]) == 0
    assert ASKED == [(folder, {"steps": 9, "seed": 3, "data": "mnist"})]
    assert [path.name for path in house.data.iterdir()] == ["SHA256SUMS"]
    assert (folder / "toy.weights.h5").is_file()
    assert "load_weights(model, 'toy', folder=" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--steps", "1"], ["--seed", "14"]])
def test_a_stopped_training_keeps_no_weights_and_says_how_it_goes_on(house, capsys, words):
    assert train.main(["toy", *words]) == 130
    assert "Stopped; the same command goes on." in capsys.readouterr().out
    assert not list(house.root.rglob("*.h5"))


def test_a_checkpoint_of_other_settings_is_told_in_a_sentence(capsys):
    assert train.main(["toy", "--seed", "13"]) == 1
    assert capsys.readouterr().err == "seed must be 1, got 13\n"


def test_an_unknown_network_is_told_with_those_there_are(capsys):
    assert train.main(["dcgan"]) == 2
    assert capsys.readouterr().err == "There is no network named 'dcgan'; there are: toy.\n"


def test_help_lists_the_networks(capsys):
    with pytest.raises(SystemExit) as left:
        train.main(["--help"])
    assert left.value.code == 0
    assert "toy a toy of this test" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "words", [[], ["toy", "--steps", "0"], ["toy", "--seed", "-1"], ["toy", "--seed", "x"]]
)
def test_words_that_make_no_sense_are_refused(capsys, words):
    with pytest.raises(SystemExit) as left:
        train.main(words)
    assert left.value.code == 2
    assert ASKED == []


def test_where_there_is_no_checkout_the_present_folder_is_used(house, monkeypatch):
    (house.root / "course.py").unlink()
    assert train.default_folder("toy").as_posix() == ".course/train/toy"


def test_each_recipe_of_the_course_is_there(monkeypatch):
    monkeypatch.undo()
    for recipe in train.RECIPES.values():
        module = train.importlib.import_module(recipe.module)
        assert callable(getattr(module, recipe.function))
