"""The weights of a network come back whole with their card, or not at all with the reason."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from course_lib import show, weights

CARD = {
    "what": "a small network of this test",
    "data": "none",
    "recipe": "none",
    "seed": 1,
    "steps": 0,
    "minutes": 0.0,
    "scores": {"precision": 0.91},
    "licence": "CC BY 4.0",
}


@pytest.fixture(scope="module")
def keras():
    """Keras; imported late, for TensorFlow comes with it."""
    from course_lib.training.backend import keras

    return keras


def network(keras, *, seed=1, channels=3):
    """A little of everything that has weights: dense, convolution, moving statistics, dropout."""
    keras.utils.set_random_seed(seed)
    layers = keras.layers
    entry = keras.Input((8,))
    maps = layers.Conv2D(channels, 3)(layers.Reshape((4, 4, 1))(layers.Dense(16)(entry)))
    maps = layers.Dropout(0.1)(layers.BatchNormalization()(maps))
    return keras.Model(entry, layers.Dense(2)(layers.Flatten()(maps)))


def numbers(model):
    """All weights in one row."""
    return np.concatenate([array.ravel() for array in model.get_weights()])


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder of its own."""
    (tmp_path / "SHA256SUMS").write_text("")
    monkeypatch.setattr(weights, "data_folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def kept(keras, data):
    """The data folder with the weights of one network."""
    weights.save_weights(network(keras), "tiny", CARD)
    return data


def refused(keras, folder=None, **changes):
    """Why the weights cannot be used; the network stays as it was."""
    model = network(keras, seed=2, **changes)
    before = numbers(model)
    with pytest.raises(weights.WeightsError) as caught:
        weights.load_weights(model, "tiny", folder=folder)
    assert np.array_equal(numbers(model), before)
    assert "`python course.py train tiny` trains them again" in str(caught.value)
    return str(caught.value)


def test_weights_come_back_with_their_card(keras, kept):
    model = network(keras, seed=2)
    card = weights.load_weights(model, "tiny")
    assert np.array_equal(numbers(model), numbers(network(keras)))
    assert {entry: card[entry] for entry in CARD} == CARD
    assert card == weights.card("tiny")
    assert card["sha256"] == hashlib.sha256((kept / "tiny.weights.h5").read_bytes()).hexdigest()
    assert card["versions"]["keras"] == keras.__version__
    assert "cores" in card["machine"]


def test_both_files_are_listed_with_their_hashes(kept):
    assert set(weights.listed_files()) == {"tiny.weights.h5", "tiny.card.json"}
    assert weights.check_all() == []


def test_the_same_weights_give_the_same_bytes_whatever_keras_calls_the_layers(keras, kept, tmp_path):
    before = (kept / "tiny.weights.h5").read_bytes()
    model = network(keras, seed=5)
    weights.load_weights(model, "tiny")
    weights.save_weights(model, "tiny", CARD)
    assert (kept / "tiny.weights.h5").read_bytes() == before


def test_any_folder_can_hold_weights_and_needs_no_list(keras, tmp_path):
    weights.save_weights(network(keras), "tiny", CARD, folder=tmp_path)
    model = network(keras, seed=2)
    weights.load_weights(model, "tiny", folder=tmp_path)
    assert np.array_equal(numbers(model), numbers(network(keras)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny.card.json", "tiny.weights.h5"]


def test_a_model_that_is_a_class_of_its_own_can_be_kept(keras, tmp_path):
    class Pair(keras.Model):
        def __init__(self, seed):
            super().__init__()
            self.inner = network(keras, seed=seed)

        def call(self, entry):
            return self.inner(entry)

    first, second = Pair(1), Pair(2)
    for pair in (first, second):
        pair(np.zeros((1, 8), np.float32))
    weights.save_weights(first, "pair", CARD, folder=tmp_path)
    weights.load_weights(second, "pair", folder=tmp_path)
    assert np.array_equal(numbers(first), numbers(second))


def test_missing_weights_are_told(keras, kept):
    (kept / "tiny.weights.h5").unlink()
    assert "there are no weights of the name 'tiny' (tiny.weights.h5)" in refused(keras)
    (kept / "tiny.card.json").unlink()
    assert "there are no weights of the name 'tiny' (tiny.card.json)" in refused(keras)


@pytest.mark.parametrize("file", ["tiny.weights.h5", "tiny.card.json"])
def test_damage_is_told_before_anything_is_opened(keras, kept, monkeypatch, file):
    content = bytearray((kept / file).read_bytes())
    content[len(content) // 2] ^= 1
    (kept / file).write_bytes(content)
    monkeypatch.setattr("course_lib.weights.hdf5.fill", lambda *_: pytest.fail("a damaged file was opened"))
    assert f"{file} is damaged: its SHA-256 is not the one in SHA256SUMS" in refused(keras)


def test_a_foreign_file_of_the_right_name_is_told(keras, kept):
    weights.save_weights(network(keras, seed=7), "other", CARD)
    (kept / "tiny.weights.h5").write_bytes((kept / "other.weights.h5").read_bytes())
    weights.write_sums()
    assert "tiny.weights.h5 must be the file that tiny.card.json describes, got another" in refused(keras)
    (kept / "tiny.card.json").write_bytes((kept / "other.card.json").read_bytes())
    weights.write_sums()
    assert "tiny.card.json must be the card of 'tiny', got that of 'other'" in refused(keras)


def test_weights_of_another_network_are_told_with_the_first_difference(keras, kept):
    said = refused(keras, channels=4)
    assert "tiny.weights.h5 does not fit this network: layers/batch_normalization/vars/0 must be" in said
    assert "must be float32 (4,), got float32 (3,)" in said


def test_a_file_that_is_no_hdf5_is_told(keras, kept):
    about = weights.card("tiny")
    about["sha256"] = hashlib.sha256(b"a picture").hexdigest()
    (kept / "tiny.weights.h5").write_bytes(b"a picture")
    (kept / "tiny.card.json").write_text(json.dumps(about))
    weights.write_sums()
    assert "it must be an HDF5 file, got another kind" in refused(keras)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "got no JSON"),
        ("[]", "got no name"),
        ('{"name": "tiny"}', "got no sha256"),
        ("3", "got no JSON"),
    ],
)
def test_a_card_that_is_none_is_told(keras, tmp_path, text, said):
    (tmp_path / "tiny.card.json").write_text(text)
    assert said in refused(keras, tmp_path)


@pytest.mark.parametrize("name", ["../x", "", "Two Words", None, "a.b"])
def test_a_name_that_is_no_file_name_is_refused(name):
    with pytest.raises(ValueError, match="name must be of small letters, digits and underscores, got"):
        weights.card(name)


def test_a_card_without_an_entry_is_refused_before_anything_is_written(data):
    for entry in CARD:
        with pytest.raises(ValueError, match=f"card must have the entries .* got no {entry}"):
            weights.save_weights(None, "tiny", {key: value for key, value in CARD.items() if key != entry})
    assert [path.name for path in data.iterdir()] == ["SHA256SUMS"]


def test_a_card_can_be_shown_as_a_table(kept):
    rows = weights.card_rows(weights.card("tiny"))
    assert ("scores: precision", "0.91") in rows
    assert show.table(rows, columns=["entry", "value"], alt="The card.").png


def test_every_card_of_the_course_is_whole_and_belongs_to_its_weights():
    folder = weights.data_folder()
    for path in folder.glob("*.weights.h5"):
        about = weights.card(path.name.removesuffix(".weights.h5"))
        assert about["sha256"] == hashlib.sha256(Path(path).read_bytes()).hexdigest()
        assert about["scores"] and about["recipe"].startswith("python course.py train ")
