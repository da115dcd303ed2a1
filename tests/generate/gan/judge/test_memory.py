"""Who is copied, and how a ratio tells."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from course_lib.generate.gan import memorisation_ratio, nearest_pictures
from course_lib.generate.gan.judge import memory
from course_lib.generate.rules import GlyphSet, glyph_set

TRAINING = glyph_set(300, rng=1)


def test_it_agrees_with_a_whole_table_of_distances_whatever_the_chunks(monkeypatch):
    pictures = glyph_set(40, rng=2).images
    table = cdist(pictures.reshape(40, -1), TRAINING.images.reshape(300, -1))
    for chunk in (7, 300, 4000):
        monkeypatch.setattr(memory, "CHUNK", chunk)
        which, distance = nearest_pictures(pictures, TRAINING)
        np.testing.assert_array_equal(which, table.argmin(axis=1))
        np.testing.assert_allclose(distance, table.min(axis=1), rtol=1e-5)


def test_a_copy_is_at_no_distance_from_what_it_copies():
    which, distance = nearest_pictures(TRAINING.images[::7], TRAINING)
    assert not distance.any()
    np.testing.assert_array_equal(TRAINING.pixels[which], TRAINING.pixels[::7])


def test_a_ratio_tells_copies_from_new_pictures_and_from_noise():
    held_out = glyph_set(200, rng=2).images
    noise = np.random.default_rng(3).random((200, 28, 28), dtype=np.float32)
    assert memorisation_ratio(TRAINING.images[:200], held_out, TRAINING) == 0
    assert memorisation_ratio(glyph_set(200, rng=4).images, held_out, TRAINING) == pytest.approx(1, abs=0.1)
    assert memorisation_ratio(noise, held_out, TRAINING) > 1.5
    nearly = TRAINING.images[:200] + np.float32(0.02) * noise
    assert memorisation_ratio(nearly, held_out, TRAINING) < 0.1


def test_held_out_pictures_that_are_none_are_refused():
    with pytest.raises(ValueError, match="held_out must differ from training, got copies"):
        memorisation_ratio(TRAINING.images[:5], TRAINING.images[:9], TRAINING)


def test_pictures_of_other_sizes_are_refused():
    small = GlyphSet(np.zeros((3, 8, 8), np.uint8), [0, 1, 2], ("a", "b", "c"))
    with pytest.raises(ValueError, match=r"training must have pictures of \(28, 28\), got \(8, 8\)"):
        nearest_pictures(TRAINING.images[:5], small)
    with pytest.raises(TypeError, match="training must be a GlyphSet, got ndarray"):
        nearest_pictures(TRAINING.images[:5], TRAINING.images)
