"""Pictures with labels: kept as bytes, handed out as floats."""

from itertools import islice

import numpy as np
import pytest

from course_lib.generate.rules import GlyphSet, glyph_set
from course_lib.images import check_image

DATA = glyph_set(200, characters="0123", rng=1)


def test_a_set_knows_its_length_its_names_and_its_counts():
    assert len(DATA) == 200 and DATA.names == ("0", "1", "2", "3")
    assert DATA.counts().sum() == 200 and DATA.counts().tolist() == [
        np.sum(DATA.labels == k) for k in range(4)
    ]
    assert repr(DATA) == "<GlyphSet: 200 pictures of 28 x 28, 4 classes>"


def test_pictures_are_kept_as_bytes_and_handed_out_as_float32_in_0_1():
    assert DATA.pixels.dtype == np.uint8 and DATA.labels.dtype == np.int64
    images = DATA.images
    assert images.dtype == np.float32 and images.min() == 0 and images.max() == 1
    assert np.array_equal(np.rint(images * 255), DATA.pixels)


def test_one_index_gives_a_picture_and_its_label():
    image, label = DATA[-1]
    assert check_image(image).shape == (28, 28) and type(label) is int
    assert np.array_equal(image, DATA.images[-1]) and label == DATA.labels[-1]
    assert len(list(DATA)) == 200
    with pytest.raises(IndexError):
        DATA[200]


def test_a_slice_indices_or_bool_give_a_smaller_set():
    assert np.array_equal(DATA[10:20].pixels, DATA.pixels[10:20])
    assert DATA[[3, 1]] == GlyphSet(DATA.pixels[[3, 1]], DATA.labels[[3, 1]], ["0", "1", "2", "3"])
    assert DATA[DATA.labels == 2] == DATA.of_class(2) == DATA.of_class("2") != DATA
    assert len(DATA[:0]) == 0 and DATA[:0].counts().tolist() == [0, 0, 0, 0]


def test_a_name_comes_before_a_label_that_reads_the_same():
    data = GlyphSet(np.zeros((2, 4, 4), np.uint8), [0, 1], ("1", "0"))
    assert data.of_class("1").labels.tolist() == [0] and data.of_class(1).labels.tolist() == [1]


def test_nothing_in_a_set_can_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        DATA.pixels[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        DATA.labels[0] = 1
    with pytest.raises(AttributeError):
        DATA.names = ()
    DATA.images[:] = 0
    assert DATA.images.max() == 1


def test_a_split_deals_every_picture_to_exactly_one_side():
    marked = GlyphSet(np.arange(200, dtype=np.uint8).reshape(200, 1, 1), np.zeros(200, int), ["all"])
    first, second = marked.split(0.75, rng=1)
    assert (len(first), len(second)) == (150, 50)
    assert sorted([*first.pixels.ravel(), *second.pixels.ravel()]) == list(range(200))
    assert marked.split(0.75, rng=1)[0] == first != marked.split(0.75, rng=2)[0]


@pytest.mark.parametrize("fraction", [0, 1, 0.001, 1.5, float("nan"), "half"])
def test_a_split_that_leaves_one_side_empty_is_refused(fraction):
    with pytest.raises((TypeError, ValueError), match=r"fraction must .*got"):
        DATA.split(fraction)


def test_an_epoch_shows_every_picture_once_in_full_batches():
    marked = GlyphSet(
        np.arange(200, dtype=np.uint8).reshape(200, 1, 1), np.arange(200), list(map(str, range(200)))
    )
    seen = list(marked.batches(25, rng=1))
    assert len(seen) == 8
    for pictures, labels in seen:
        assert pictures.shape == (25, 1, 1, 1) and pictures.dtype == np.float32 and labels.dtype == np.int64
        assert np.array_equal(np.rint(pictures.ravel() * 255), labels)
    assert sorted(np.concatenate([labels for _, labels in seen])) == list(range(200))
    assert len(list(marked.batches(64, rng=1))) == 3


def test_epochs_differ_in_order_and_without_a_number_they_never_end():
    order = [labels for _, labels in islice(DATA.batches(200, epochs=None, rng=1), 5)]
    assert len(order) == 5 and not np.array_equal(order[0], order[1])
    assert len(list(DATA.batches(50, epochs=3, rng=1))) == 12
    again = [labels for _, labels in islice(DATA.batches(200, epochs=None, rng=1), 5)]
    assert np.array_equal(order, again)


def test_batches_stretch_to_the_range_of_tanh():
    plain, stretched = (next(DATA.batches(8, tanh=tanh, rng=1))[0] for tanh in (False, True))
    assert plain.min() == 0 and stretched.min() == -1
    np.testing.assert_allclose(stretched, 2 * plain - 1)


@pytest.mark.parametrize("settings", [{"size": 0}, {"size": 201}, {"size": 2.5}, {"size": 8, "epochs": 0}])
def test_batches_that_make_no_sense_are_refused_at_once(settings):
    with pytest.raises((TypeError, ValueError), match=r"must .*got"):
        DATA.batches(**settings)


def test_a_mosaic_lays_pictures_side_by_side_and_leaves_the_rest_black():
    sheet = DATA[:5].mosaic(2, 3)
    assert check_image(sheet).shape == (56, 84)
    assert np.array_equal(sheet[28:, 28:56], DATA[4][0]) and sheet[28:, 56:].max() == 0
    with pytest.raises(ValueError, match="rows must be at least 1, got 0"):
        DATA.mosaic(0, 3)


@pytest.mark.parametrize("which", [4, -1, "7", 1.5, None])
def test_a_class_that_is_not_there_is_refused(which):
    with pytest.raises((TypeError, ValueError), match=r"class must .*got"):
        DATA.of_class(which)


@pytest.mark.parametrize(
    ("pixels", "labels", "names", "message"),
    [
        (
            np.zeros((2, 4, 4), np.float32),
            [0, 0],
            ["a"],
            r"pixels must be a uint8 array \(N, H, W\), got float32",
        ),
        (np.zeros((2, 4), np.uint8), [0, 0], ["a"], "pixels must be"),
        ([[1]], [0], ["a"], "pixels must be .* got list"),
        (np.zeros((2, 4, 4), np.uint8), [0], ["a"], r"labels must be one a picture, \(2,\), got \(1,\)"),
        (np.zeros((2, 4, 4), np.uint8), [0, 1], ["a"], "labels must lie from 0 to 0, one a name, got 0 to 1"),
        (np.zeros((2, 4, 4), np.uint8), [0, -1], ["a"], "labels must lie from 0 to 0"),
        (np.zeros((2, 4, 4), np.uint8), [0.0, 1.0], ["a", "b"], "labels must be integers, got float64"),
        (np.zeros((2, 4, 4), np.uint8), [0, 1], "ab", "names must be a sequence of texts, got 'ab'"),
    ],
)
def test_what_does_not_fit_together_is_no_set(pixels, labels, names, message):
    with pytest.raises((TypeError, ValueError), match=message):
        GlyphSet(pixels, labels, names)


def test_the_owner_of_an_array_may_still_change_it_but_labels_are_the_sets_own():
    labels = np.array([0, 0])
    data = GlyphSet(np.zeros((2, 4, 4), np.uint8), labels, ["a", "b"])
    labels[0] = 1
    assert data.labels.tolist() == [0, 0]
