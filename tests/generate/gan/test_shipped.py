"""What the course ships for chapter 3 keeps what it promises."""

import numpy as np
import pytest

from course_lib.generate.gan import (
    build_gan,
    describe,
    digit_judge,
    digits_to_learn_from,
    load_classifier,
    load_generator,
    sample,
)
from course_lib.generate.rules import HELD_OUT_FACES, TRAIN_FACES, glyph_set
from course_lib.weights import card, data_path


@pytest.fixture(scope="module")
def generator():
    """The shipped one."""
    return load_generator()


def test_it_draws_the_digit_that_is_asked_for(generator):
    labels = np.arange(500) % 10
    read = describe(load_classifier(), sample(generator, 500, labels=labels, rng=1))[1]
    assert (read == labels).mean() > 0.97


def test_the_judge_finds_it_good_in_every_line(generator):
    verdict = digit_judge(n=2000).judge(sample(generator, 2000, rng=1))
    assert verdict.failed() == ()
    assert verdict.failed(goal=True) == ()


def test_its_card_tells_how_it_was_judged():
    scores = card("gan")["scores"]
    for faces in ("the faces learned from", "faces never seen"):
        assert scores[f"FCD / floor, against {faces}"] <= 20
    assert 0.75 <= scores["precision, against the faces learned from"] <= 1
    assert card("gan")["recipe"] == "python course.py train gan"


def test_it_is_small():
    assert data_path("gan.weights.h5").stat().st_size <= 1_700_000
    assert data_path("judge.weights.h5").stat().st_size <= 600_000


def test_what_was_learned_from_and_what_judges_have_no_picture_in_common():
    known = {picture.tobytes() for picture in digits_to_learn_from().pixels}
    judge = digit_judge(n=500)
    asked = np.concatenate([judge.reference.pixels, judge.others.pixels])
    assert not any(picture.tobytes() in known for picture in asked)


def test_a_judge_may_ask_for_faces_never_seen():
    eye = load_classifier()
    judges = {
        faces: digit_judge(n=500, faces=faces, classifier=eye) for faces in (TRAIN_FACES, HELD_OUT_FACES)
    }
    seen = glyph_set(500, faces=TRAIN_FACES, rng=9).images
    assert judges[TRAIN_FACES].judge(seen).fcd < judges[HELD_OUT_FACES].judge(seen).fcd


def test_the_recipe_builds_with_or_without_classes():
    assert build_gan(classes=0, rng=1).classes == 0 and build_gan(rng=1).classes == 10
