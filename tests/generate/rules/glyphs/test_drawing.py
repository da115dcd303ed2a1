"""Thousands of glyphs, each bent in its own way."""

import tracemalloc

import numpy as np
import pytest

from course_lib.generate.rules import HELD_OUT_FACES, TRAIN_FACES, draw_glyph, draw_glyphs, faces, glyph_set

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def flat(data):
    return data.images.reshape(len(data), -1)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others():
    first, second, other = (draw_glyphs(300, rng=seed) for seed in (1, 1, 2))
    assert first[0].tobytes() == second[0].tobytes() and first[1].tobytes() == second[1].tobytes()
    assert first[0].tobytes() != other[0].tobytes()


@pytest.mark.parametrize("strength", [0, 1, 2.5])
def test_picture_i_is_the_same_however_many_are_asked_for(strength):
    images, labels = draw_glyphs(601, strength=strength, rng=5)
    for count in (1, 7, 255, 256, 257):
        fewer, known = draw_glyphs(count, strength=strength, rng=5)
        assert np.array_equal(fewer, images[:count]) and np.array_equal(known, labels[:count])


def test_two_calls_with_one_generator_give_what_one_call_gives():
    rng = np.random.default_rng(3)
    parts = [draw_glyphs(count, rng=rng)[0] for count in (5, 301)]
    assert np.array_equal(np.concatenate(parts), draw_glyphs(306, rng=3)[0])


def test_the_label_says_what_is_drawn():
    images, labels = draw_glyphs(60, characters=LETTERS, faces="cmss10", strength=0, rng=1)
    for image, label in zip(images, labels, strict=True):
        assert np.abs(image - draw_glyph(LETTERS[label], "cmss10")).mean() < 0.015


def test_every_character_and_every_face_has_its_share():
    labels = draw_glyphs(5000, rng=1)[1]
    assert np.abs(np.bincount(labels, minlength=10) / 5000 - 0.1).max() < 0.015
    images = draw_glyphs(2000, characters="7", strength=0, rng=1)[0]
    drawn = [draw_glyphs(1, characters="7", faces=face, strength=0)[0][0] for face in faces()]
    which = [np.abs(images[k] - drawn).sum(axis=(1, 2)).argmin() for k in range(2000)]
    assert np.abs(np.bincount(which, minlength=21) / 2000 - 1 / 21).max() < 0.02


def test_strength_spreads_the_pictures():
    spread = [
        draw_glyphs(400, characters="4", faces="cmr10", strength=s, rng=1)[0].std(axis=0).mean()
        for s in (0, 0.5, 1, 2)
    ]
    assert spread[0] < 1e-6 and spread == sorted(spread)


def test_pictures_hold_ink_and_few_touch_the_frame():
    images = draw_glyphs(3000, rng=2)[0]
    assert images.min() == 0 and images.max() == 1
    assert (images.max(axis=(1, 2)) > 0.8).all()
    rims = np.concatenate([images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1]], axis=1)
    assert np.mean(rims.max(axis=1) > 0.5) < 0.1
    assert 0.12 < images.mean() < 0.2


def test_the_nearest_neighbour_reads_digits_in_faces_never_seen():
    learn = glyph_set(3000, faces=TRAIN_FACES, rng=1)
    ask = glyph_set(500, faces=HELD_OUT_FACES, rng=2)
    distance = (flat(learn) ** 2).sum(axis=1) - 2 * flat(ask) @ flat(learn).T
    assert np.mean(learn.labels[distance.argmin(axis=1)] == ask.labels) > 0.9


def test_the_nearest_mean_picture_reads_most_of_them():
    learn, ask = glyph_set(3000, faces=TRAIN_FACES, rng=1), glyph_set(1000, faces=HELD_OUT_FACES, rng=2)
    means = np.stack([flat(learn.of_class(k)).mean(axis=0) for k in range(10)])
    distance = (means**2).sum(axis=1) - 2 * flat(ask) @ means.T
    assert np.mean(distance.argmin(axis=1) == ask.labels) > 0.75


def test_memory_does_not_grow_with_the_number_beyond_what_is_kept():
    glyph_set(600, rng=1)
    peaks = []
    for n in (600, 6000):
        tracemalloc.start()
        glyph_set(n, rng=1)
        peaks.append(tracemalloc.get_traced_memory()[1] - n * 784)
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0] < 40e6


@pytest.mark.parametrize("n", [0, -1, 10**12, 2.5, True])
def test_a_number_that_makes_no_sense_is_refused_before_memory_goes(n):
    for function in (draw_glyphs, glyph_set):
        with pytest.raises((TypeError, ValueError), match=r"n must be .*, got"):
            function(n)
