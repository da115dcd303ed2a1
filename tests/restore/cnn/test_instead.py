"""Where shipped weights cannot be read, a warning says why and a stand-in takes their place, or WeightsError is raised."""

import shutil

import numpy as np
import pytest

from course_lib import weights
from course_lib.restore.cnn import (
    denoise_cnn,
    denoiser_card,
    fill_cnn,
    instead,
    load_denoiser,
    load_inpainter,
    load_lesson,
)
from course_lib.restore.cnn import shipped as doors

LOADERS = {
    "denoiser": load_denoiser,
    "denoiser_color": lambda **options: load_denoiser(color=True, **options),
    "inpainter": load_inpainter,
    **{
        f"lesson_{name}": lambda name=name, **options: load_lesson(name, **options)
        for name in ("told", "narrow", "narrow_biased")
    },
}
CACHES = (instead.trained_denoiser, instead.trained_inpainter, instead.trained_lesson, instead.leaves)
READERS = (doors.read_denoiser, doors.read_inpainter, doors.read_lesson)


@pytest.fixture(scope="module", autouse=True)
def hasty():
    """Stand-ins that learn for two steps from two leaves, and are trained anew by who comes later."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(instead, "STEPS", 2)
        patch.setattr(instead, "LEAVES", 2)
        for cache in CACHES:
            cache.cache_clear()
        yield
    for cache in CACHES:
        cache.cache_clear()


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of the data folder, from which nothing has been read yet."""
    shutil.copytree(weights.data_folder(), tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(weights, "data_folder", lambda: tmp_path)
    for cache in READERS:
        cache.cache_clear()
    yield tmp_path
    for cache in READERS:
        cache.cache_clear()


@pytest.mark.parametrize("name", LOADERS)
def test_a_stand_in_takes_the_place_of_weights_that_are_missing(data, name):
    for path in data.glob(f"{name}.*"):
        path.unlink()
    mend = f"`python course.py train {name}` trains them again; until then a stand-in, trained once for about .. sec"
    with pytest.warns(UserWarning, match=f"no weights of the name '{name}' .*{mend}"):
        network = LOADERS[name]()
    with pytest.warns(UserWarning, match="stand-in"):
        assert LOADERS[name]() is network
    assert network.output_shape[-1] == (3 if name == "denoiser_color" else 1)
    with pytest.raises(weights.WeightsError, match=f"no weights of the name '{name}'"):
        LOADERS[name](stand_in=False)


def test_the_warning_points_at_the_line_that_asked(data):
    (data / "denoiser.weights.h5").unlink()
    with pytest.warns(UserWarning, match="stand-in") as told:
        load_denoiser()
    assert told[0].filename == __file__


@pytest.mark.parametrize("how", ["damaged", "cut", "another"])
def test_weights_that_are_not_what_they_should_be_are_not_taken(data, how):
    path = data / "denoiser.weights.h5"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    if how == "another":
        shutil.copyfile(data / "judge.weights.h5", path)
        weights.write_sums()
    else:
        path.write_bytes(content if how == "damaged" else content[:5000])
    said = "must be the file that denoiser.card.json describes" if how == "another" else "is damaged"
    with pytest.raises(weights.WeightsError, match=said):
        load_denoiser(stand_in=False)
    with pytest.warns(UserWarning, match=f"{said}.* a stand-in"):
        load_denoiser()


def test_without_the_whole_folder_a_picture_is_still_mended(data, monkeypatch, chance):
    def lost():
        raise FileNotFoundError("the course's data folder is missing")

    monkeypatch.setattr(weights, "data_folder", lost)
    image, missing = chance.random((16, 16), dtype=np.float32), np.eye(16, dtype=bool)
    with pytest.warns(UserWarning, match="until then a stand-in"):
        assert denoise_cnn(image).shape == (16, 16)
    with pytest.warns(UserWarning, match="until then a stand-in"):
        assert fill_cnn(image, missing).shape == (16, 16)


def test_a_stand_in_is_the_same_network_with_other_weights():
    shapes = [tuple(one.shape) for one in instead.trained_denoiser(False).weights]
    assert shapes == [tuple(one.shape) for one in doors.build_denoiser().weights]


def test_a_lesson_that_there_is_not_has_no_stand_in():
    with pytest.raises(ValueError, match="name must be one of told, narrow, narrow_biased, got 'wide'"):
        load_lesson("wide")


def test_the_card_of_the_stand_in_claims_no_score(data):
    shipped = denoiser_card()
    (data / "denoiser.weights.h5").unlink()
    for cache in READERS:
        cache.cache_clear()
    with pytest.warns(UserWarning, match="stand-in"):
        card = denoiser_card()
    assert "stand-in" in card["what"] and card["steps"] == 2
    assert card["scores"].keys() == shipped["scores"].keys()
    assert np.isnan(list(card["scores"].values())).all()
    assert set(shipped) - {"sha256"} <= set(card) and weights.card_rows(card)
