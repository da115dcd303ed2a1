"""MNIST by the same interface, and what is said where there is no network; TensorFlow stays away."""

import importlib.util
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from course_lib.generate.rules import GlyphSet, glyph_set, load_mnist, write_idx

KERAS = importlib.util.find_spec("keras")


def offline(*_, **__):
    """Fail as Keras fails: with a plain Exception."""
    raise Exception("URL fetch failure on https://storage.example: None -- name not known")  # noqa: TRY002


@pytest.fixture
def keras(monkeypatch):
    """A stand-in for Keras, which takes seconds to load; its data sets do what a test tells them."""

    kinds = {name: types.SimpleNamespace(load_data=offline) for name in ("mnist", "fashion_mnist")}
    stand_in = types.ModuleType("keras")
    stand_in.datasets = types.SimpleNamespace(**kinds)
    monkeypatch.setitem(sys.modules, "keras", stand_in)
    return kinds


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist"])
def test_without_a_network_the_message_says_what_was_tried_and_what_to_do(keras, name):
    with pytest.raises(OSError, match="could not be fetched") as caught:
        load_mnist(name)
    message = str(caught.value)
    for words in (
        f"keras.datasets.{name}.load_data() said URL fetch failure on https://storage.example",
        "The course goes on without it: glyph_set(60_000)",
        f"load_mnist('{name}', folder=...)",
    ):
        assert words in message
    assert "URL fetch failure" in str(caught.value.__cause__)


def test_an_error_without_words_is_named(keras):
    def cut():
        raise TimeoutError

    keras["mnist"].load_data = cut
    with pytest.raises(OSError, match=r"said TimeoutError\(\)"):
        load_mnist()


def test_with_a_network_both_parts_come_as_sets(keras):
    train = np.full((3, 28, 28), 7, np.uint8), np.array([5, 0, 4], np.uint8)
    test = np.full((2, 28, 28), 9, np.uint8), np.array([1, 9], np.uint8)
    keras["fashion_mnist"].load_data = lambda: (train, test)
    learn, ask = load_mnist("fashion_mnist"), load_mnist("fashion_mnist", part="test")
    assert isinstance(learn, GlyphSet) and learn.labels.tolist() == [5, 0, 4] and learn.pixels[0, 0, 0] == 7
    assert len(ask) == 2 and len(ask.of_class("Ankle boot")) == 1
    assert ask.images.dtype == np.float32


def real_data_set(name, get_file, monkeypatch):
    """Keras' own module of a data set with another `get_file`, run without the rest of Keras and TensorFlow."""
    if KERAS is None:
        pytest.skip("Keras is not installed")
    path = Path(KERAS.submodule_search_locations[0], "src", "datasets", f"{name}.py")
    parts = {
        "keras.src": {},
        "keras.src.api_export": {"keras_export": lambda *_: lambda function: function},
        "keras.src.utils": {},
        "keras.src.utils.file_utils": {"get_file": get_file},
    }
    for part, content in parts.items():
        module = types.ModuleType(part)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, part, module)
    spec = importlib.util.spec_from_file_location(f"real_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist"])
def test_what_keras_really_raises_without_a_network_becomes_our_message(keras, name, monkeypatch):
    keras[name].load_data = real_data_set(name, offline, monkeypatch).load_data
    with pytest.raises(OSError, match=f"{name} could not be fetched: .* said URL fetch failure"):
        load_mnist(name)


@pytest.mark.parametrize("name", ["mnist", "fashion_mnist"])
def test_what_keras_really_hands_over_becomes_a_set(keras, name, monkeypatch, tmp_path):
    data = glyph_set(5, rng=1)
    x, y = data.pixels, data.labels.astype(np.uint8)
    np.savez(tmp_path / "mnist.npz", x_train=x, y_train=y, x_test=x[:2], y_test=y[:2])
    for part, count in (("train", 5), ("t10k", 2)):
        write_idx(x[:count], tmp_path / f"{part}-images-idx3-ubyte.gz")
        write_idx(y[:count], tmp_path / f"{part}-labels-idx1-ubyte.gz")

    def get_file(fname, **_):
        return str(tmp_path / Path(fname).name)

    keras[name].load_data = real_data_set(name, get_file, monkeypatch).load_data
    for part, count in (("train", 5), ("test", 2)):
        loaded = load_mnist(name, part=part)
        assert np.array_equal(loaded.pixels, x[:count]) and np.array_equal(loaded.labels, y[:count])


@pytest.mark.parametrize(("name", "part"), [("letters", "train"), ("mnist", "all"), (3, "train")])
def test_another_name_or_part_is_refused_before_anything_is_loaded(name, part):
    with pytest.raises(ValueError, match=r"must be .*, got"):
        load_mnist(name, part=part)
