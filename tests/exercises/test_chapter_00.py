"""Chapter 0's exercises: the mistakes that learners make, each with the hint it earns."""

import numpy as np
import pytest

from course_lib.exercises.core import numbers, verdict


def flag(height, width):
    picture = np.zeros((height, width), dtype=np.float32)
    picture[:, width // 2 :] = 1
    return picture


def upper_and_lower(height, width):
    picture = np.zeros((height, width), dtype=np.float32)
    picture[height // 2 :] = 1
    return picture


def decibels(error):
    return 10 * np.log10(1 / np.mean(error**2))


def noisy(image):
    noise = np.random.default_rng(0).normal(0, 0.3, image.shape)
    return np.clip(image + noise, 0, 1).astype(np.float32)


WRONG = {
    "0.0": [
        (7, "rows plus columns"),
        (36, "colour picture"),
        (2, "how many axes"),
        (10, "10 is not the count"),
        ((3, 4), "one number"),
    ],
    "0.1": [
        (lambda height, width: flag(width, height), "the height comes first"),
        (lambda height, width: flag(height, width).astype(np.float64), "should hold float32"),
        (lambda height, width: flag(height, width) * np.float32(255), "white is 1"),
        (lambda height, width: 1 - flag(height, width), "exchanged"),
        (upper_and_lower, "slice the columns"),
        (lambda height, width: flag(height, width) * np.float32(0.5), "should be 1 everywhere"),
        (lambda height, width: flag(height, width).tolist(), "NumPy array"),
    ],
    "0.2": [
        (lambda truth, image, missing: decibels(truth - image), "over all pixels"),
        (lambda truth, image, missing: decibels((truth - image)[~missing]), "over the known pixels"),
        (lambda truth, image, missing: decibels((truth - image)[missing] / 255), "not 255"),
        (lambda truth, image, missing: -decibels((truth - image)[missing]), "the sign is turned"),
        (lambda truth, image, missing: np.mean((truth - image)[missing] ** 2), "mean squared error"),
        (lambda truth, image, missing: np.log(10) * decibels((truth - image)[missing]), "base 10"),
        (
            lambda truth, image, missing: 10 * np.log10(1 / np.sum((truth - image)[missing] ** 2)),
            "not their sum",
        ),
        (
            lambda truth, image, missing: decibels((truth - image) * missing),
            "not by the number of all pixels",
        ),
        (lambda truth, image, missing: (truth - image)[missing] ** 2, "one number"),
        (lambda truth, image, missing: decibels((truth - image)[missing]) + 1, "should be 20.00 dB"),
    ],
    "0.3": [
        (lambda image: image.copy(), "too good"),
        (noisy, "keep every edge"),
        (lambda image: image + np.float32(0.2), "stay in [0, 1]"),
        (lambda image: 0.7 * image.astype(np.float64), "should hold float32"),
        (lambda image: image[::2, ::2].copy(), "should have shape"),
    ],
}


def test_every_exercise_of_the_chapter_has_its_wrong_answers():
    assert sorted(WRONG) == numbers(0)


@pytest.mark.parametrize(
    "fool",
    [
        lambda image: image * np.float32(0.65),
        lambda image: image ** np.float32(1.2) * np.float32(0.75),
    ],
)
def test_psnr_can_be_fooled_in_more_than_one_way(fool):
    assert verdict("0.3", fool).startswith("0.3 correct")


def test_a_flag_may_be_made_in_any_way():
    def by_comparison(height, width):
        return np.tile((np.arange(width) >= width // 2).astype(np.float32), (height, 1))

    assert verdict("0.1", by_comparison).startswith("0.1 correct")


@pytest.mark.parametrize("answer", [12 + 0j, np.complex64(12), "12", True, np.True_])
def test_what_is_no_real_number_counts_no_pixels(answer):
    assert verdict("0.0", answer) == "0.0 not yet: the answer is one number, such as 1 + 1"


@pytest.mark.parametrize("answer", [12, 12.0, np.int64(12), np.array(12), lambda: 12])
def test_a_count_may_have_any_real_type(answer):
    assert verdict("0.0", answer).startswith("0.0 correct")
