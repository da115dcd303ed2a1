"""A recorded training."""

import numpy as np
import pytest

from course_lib.generate.gan import RECIPE, build_classifier, build_gan, feed, load_replay, mosaic
from course_lib.generate.gan.replay import Recorder, Replay, means, moments
from course_lib.generate.rules import glyph_set
from course_lib.training import Silent, fit
from course_lib.weights import data_path

DATA = glyph_set(60, rng=1)
EYE = build_classifier(channels=(2, 2, 2, 2), rng=1)


def test_moments_begin_at_the_start_end_at_the_end_and_spread_out():
    found = moments(24_000)
    assert found[0] == 0 and found[1] == 20 and found[-1] == 24_000 and len(found) == 20
    assert (np.diff(np.diff(found[1:])) >= -1).all()
    assert moments(2).tolist() == [0, 2]


def test_a_mosaic_reads_as_a_page_does():
    pictures = np.arange(6, dtype=np.float32)[:, None, None] * np.ones((2, 3), np.float32)
    sheet = mosaic(pictures, 2, 3)
    assert sheet.shape == (4, 9)
    np.testing.assert_array_equal(sheet[::2, ::3], [[0, 1, 2], [3, 4, 5]])
    with pytest.raises(ValueError, match="pictures must be at least 8, got 6"):
        mosaic(pictures, 4, 2)


def test_means_cover_every_step_once():
    np.testing.assert_allclose(means(np.arange(10.0), np.array([0, 4, 10])), [1.5, 6.5])


def test_what_is_recorded_can_be_replayed(tmp_path):
    model, recorder = build_gan(rng=1), Recorder(tmp_path / "moments", 3, EYE, DATA)
    recorder(model, 0)
    history = fit(model, feed(DATA, 8, rng=1), steps=3, callback=recorder, report=Silent())
    with np.load(recorder.write(history, tmp_path / "replay.npz")) as file:
        replay = Replay(**{name: file[name] for name in file.files})
    assert replay.steps.tolist() == [0, 3] and len(replay) == 2
    assert replay.sheet(1).shape == (168, 280) and not np.array_equal(replay.sheet(0), replay.sheet(1))
    np.testing.assert_allclose(replay.generator_loss, history["generator_loss"], rtol=1e-6)
    assert np.isfinite(replay.fcd).all() and replay.floor > 0


def test_recording_changes_nothing_of_the_training(tmp_path):
    weights = []
    for callback in (None, Recorder(tmp_path, 3, EYE, DATA)):
        model = build_gan(rng=1)
        fit(model, feed(DATA, 8, rng=1), steps=3, callback=callback, report=Silent())
        weights.append(model.average.get_weights())
    for one, other in zip(*weights, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-4)


def test_the_shipped_replay_is_small_and_shows_how_digits_come_about():
    assert data_path("gan_replay.npz").stat().st_size <= 600_000
    replay = load_replay()
    assert 15 <= len(replay) <= 25 and replay.steps[0] == 0
    assert replay.fcd[-1] < 0.05 * replay.fcd[0] and replay.fcd[-1] < 20 * replay.floor
    assert replay.loss_steps[-1] == replay.steps[-1]
    with pytest.raises(ValueError, match="moment must be at most"):
        replay.sheet(len(replay))
    assert RECIPE["batch"] > 0
