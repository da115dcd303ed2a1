"""Batches as a function of the step."""

import numpy as np
import pytest

from course_lib.generate.gan import feed
from course_lib.generate.rules import GlyphSet, glyph_set

DATA = glyph_set(50, rng=1)


def test_a_step_always_gets_the_same_batch_and_another_step_another():
    batch, again = feed(DATA, 8, rng=1), feed(DATA, 8, rng=1)
    (first, labels), (other, _) = batch(7), batch(8)
    np.testing.assert_array_equal(first, again(7)[0])
    np.testing.assert_array_equal(labels, again(7)[1])
    assert not np.array_equal(first, other)


def test_pictures_keep_their_labels_and_their_range():
    pictures, labels = feed(DATA, 20, tanh=False, rng=1)(0)
    for picture, label in zip(pictures[..., 0], labels, strict=True):
        which = np.flatnonzero((DATA.images == picture).all(axis=(1, 2)))
        assert label in DATA.labels[which]
    stretched = feed(DATA, 20, rng=1)(0)[0]
    np.testing.assert_allclose(stretched, 2 * pictures - 1, atol=1e-6)
    assert pictures.dtype == stretched.dtype == np.float32 and labels.dtype == np.int32


def test_every_picture_is_dealt_sooner_or_later():
    batch = feed(GlyphSet(np.zeros((50, 28, 28), np.uint8), np.arange(50), tuple(map(str, range(50)))), 10)
    assert len({int(label) for step in range(80) for label in batch(step)[1]}) == 50


def test_without_labels_a_batch_is_pictures_alone():
    assert feed(DATA, 4, labels=False, rng=1)(0).shape == (4, 28, 28, 1)


def test_what_is_no_set_of_28_x_28_pictures_is_refused():
    with pytest.raises(TypeError, match="data must be a GlyphSet, got ndarray"):
        feed(DATA.pixels)
    small = GlyphSet(np.zeros((3, 8, 8), np.uint8), [0, 1, 2], ("a", "b", "c"))
    with pytest.raises(ValueError, match=r"data must have pictures of \(28, 28\), got \(8, 8\)"):
        feed(small)
