"""Where shipped weights cannot be read, a warning says why and a stand-in takes their place, or WeightsError is raised."""

import shutil

import numpy as np
import pytest

from course_lib import weights
from course_lib.generate import gan
from course_lib.generate.gan import instead

LOADERS = {
    "gan.weights.h5": gan.load_generator,
    "gan.card.json": gan.load_generator,
    "judge.weights.h5": gan.load_classifier,
    "judge.card.json": gan.load_classifier,
    "gan_replay.npz": gan.load_replay,
}
STAND_INS = {
    gan.load_generator: lambda: instead.trained_gan(gan.load_classifier).generator,
    gan.load_classifier: instead.trained_eye,
    gan.load_replay: lambda: instead.trained_gan(gan.load_classifier).replay,
}
REASONS = {
    ("gan.weights.h5", "missing"): r"no weights of the name 'gan' \(gan.weights.h5\)",
    ("gan.card.json", "missing"): r"no weights of the name 'gan' \(gan.card.json\)",
    ("judge.weights.h5", "missing"): r"no weights of the name 'judge' \(judge.weights.h5\)",
    ("judge.card.json", "missing"): r"no weights of the name 'judge' \(judge.card.json\)",
    ("gan_replay.npz", "missing"): "gan_replay.npz is missing from the data folder",
    **{(file, "damaged"): f"{file} is damaged: its SHA-256 is not the one in SHA256SUMS" for file in LOADERS},
    (
        "gan.weights.h5",
        "foreign",
    ): "gan.weights.h5 must be the file that gan.card.json describes, got another",
    ("gan.card.json", "foreign"): "gan.card.json must be the card of 'gan', got that of 'judge'",
    (
        "judge.weights.h5",
        "foreign",
    ): "judge.weights.h5 must be the file that judge.card.json describes, got ano",
    ("judge.card.json", "foreign"): "judge.card.json must be the card of 'judge', got that of 'gan'",
    ("gan_replay.npz", "foreign"): "gan_replay.npz must be a recorded training, got another kind of file",
}
ORIGINS = {  # of a foreign file that bears the right name
    "gan.weights.h5": "judge.weights.h5",
    "gan.card.json": "judge.card.json",
    "judge.weights.h5": "gan.weights.h5",
    "judge.card.json": "gan.card.json",
    "gan_replay.npz": "judge.weights.h5",
}


@pytest.fixture(scope="module", autouse=True)
def hasty():
    """Stand-ins that learn for two steps, and are trained anew by who comes later."""
    before = dict(instead.STEPS)
    instead.STEPS.update(gan=2, judge=2)
    yield
    instead.STEPS.update(before)
    instead.trained_gan.cache_clear()
    instead.trained_eye.cache_clear()


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A copy of the data folder."""
    shutil.copytree(weights.data_folder(), tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(weights, "data_folder", lambda: tmp_path)
    return tmp_path


def spoil(folder, file, how):
    """Lose a file, change one of its bits, or put another in its place, so that its hash is the listed one."""
    path = folder / file
    content = bytearray(path.read_bytes())
    if how == "missing":
        path.unlink()
    elif how == "damaged":
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    else:
        shutil.copyfile(folder / ORIGINS[file], path)
        weights.write_sums()


@pytest.mark.parametrize(("file", "how"), REASONS)
def test_a_stand_in_takes_the_place_of_a_file_that_cannot_be_used(data, file, how):
    spoil(data, file, how)
    load, name = LOADERS[file], file.split(".")[0].removesuffix("_replay")
    mend = f"`python course.py train {name}` .*; until then a stand-in, trained once for about .. seconds,"
    with pytest.warns(UserWarning, match=f"{REASONS[file, how]}.*{mend} takes its place") as told:
        found = load()
    assert told[0].filename == __file__
    assert found is STAND_INS[load]()
    with pytest.raises(weights.WeightsError, match=REASONS[file, how]):
        load(stand_in=False)


@pytest.mark.parametrize("load", [gan.load_generator, gan.load_classifier, gan.load_replay])
def test_without_the_whole_folder_there_is_a_stand_in_as_well(monkeypatch, load):
    def lost():
        raise FileNotFoundError("the course's data folder is missing")

    monkeypatch.setattr(weights, "data_folder", lost)
    with pytest.warns(UserWarning, match="until then a stand-in"):
        load()
    with pytest.raises(weights.WeightsError):
        load(stand_in=False)


def test_the_stand_in_is_the_same_network_and_draws_at_once(data):
    shipped = gan.load_generator()
    (data / "gan.weights.h5").unlink()
    with pytest.warns(UserWarning, match="stand-in"):
        other = gan.load_generator()
    assert [one.shape for one in other.weights] == [one.shape for one in shipped.weights]
    assert gan.sample(other, 10, rng=1).shape == (10, 28, 28)


def test_the_stand_in_is_trained_once(data):
    (data / "gan.weights.h5").unlink()
    with pytest.warns(UserWarning, match="stand-in"):
        assert gan.load_generator() is gan.load_generator()


def test_the_recording_of_the_stand_in_is_its_own(data):
    (data / "gan_replay.npz").unlink()
    with pytest.warns(UserWarning, match="stand-in"):
        replay = gan.load_replay()
    assert replay.steps.tolist() == [0, 2]
    assert isinstance(replay.floor, float) and np.isfinite(replay.fcd).all()


def test_the_card_of_the_stand_in_claims_no_score(data):
    shipped = gan.generator_card()
    (data / "gan.weights.h5").unlink()
    with pytest.warns(UserWarning, match="stand-in"):
        card = gan.generator_card()
    assert "stand-in" in card["what"] and card["steps"] == 2
    assert card["scores"].keys() <= shipped["scores"].keys() and set(card) == set(shipped) - {"sha256"}
    assert np.isnan(list(card["scores"].values())).all()
    assert weights.card_rows(card)


def test_a_judge_whose_values_are_to_be_compared_has_no_stand_in(data):
    (data / "judge.weights.h5").unlink()
    with pytest.raises(weights.WeightsError, match="python course.py train judge"):
        gan.digit_judge(n=10)


def test_a_recording_of_another_shape_is_refused(tmp_path):
    from course_lib.generate.gan.replay import read_replay, save

    shipped = gan.load_replay()
    content = {name: getattr(shipped, name) for name in shipped.__dataclass_fields__}
    save(tmp_path / "replay.npz", **content | {"fcd": shipped.fcd[1:]})
    with pytest.raises(ValueError, match=r"fcd of replay.npz must be \(20,\), got \(19,\)"):
        read_replay(tmp_path / "replay.npz")
    for other in (b"", b"text", b"PK\x03\x04"):
        (tmp_path / "replay.npz").write_bytes(other)
        with pytest.raises(ValueError, match="must be a recorded training, got another kind of file"):
            read_replay(tmp_path / "replay.npz")


def test_a_stand_in_that_is_stopped_early_has_a_recording_that_stands_still(monkeypatch):
    def stopped(*arguments, callback, **options):
        return fit(*arguments, callback=lambda model, step: callback(model, step) or step == 2, **options)

    fit = instead.fit
    monkeypatch.setattr(instead, "fit", stopped)
    monkeypatch.setitem(instead.STEPS, "gan", 5)
    recorded = instead.trained_gan.__wrapped__(gan.load_classifier).replay
    assert recorded.steps.tolist() == [0, 2] and recorded.loss_steps[-1] == 2
