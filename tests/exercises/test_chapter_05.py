import numpy as np
import pytest
from scipy import ndimage

from course_lib.exercises.core import verdict
from course_lib.restore.filtering import (
    estimate_sigma,
    filter_gaussian,
    filter_mean,
    filter_median,
    filter_nonlocal_means,
    filter_tv,
    filter_wavelet,
)

WEIGHTS = np.float32([[1, 2, 1], [2, 4, 2], [1, 2, 1]])


def only_where_hit(noisy, sigma, repair=filter_nonlocal_means):
    hit = (noisy == 0) | (noisy == 1)
    return repair(np.where(hit, filter_median(noisy), noisy), sigma=sigma)


def in_place(image):
    image[...] = ndimage.convolve(image, WEIGHTS / 16)
    return image


WRONG = {
    "5.1": [
        (lambda image: ndimage.convolve(image, WEIGHTS), "the weights should sum to 1, yours sum to 16.00"),
        (lambda image: filter_mean(image, size=3), "these are the weights of the mean"),
        (lambda image: filter_gaussian(image, width=2), "a single 16 should become"),
        (in_place, "your function changes the array"),
        (lambda image: ndimage.convolve(image, WEIGHTS / 16, mode="constant"), "mirror the rim"),
    ],
    "5.2": [
        (lambda noisy, sigma: filter_tv(noisy, weight=0.8 * sigma), "salt and pepper are still there"),
        (lambda noisy, sigma: filter_median(noisy), "the grain is still there"),
        (
            lambda noisy, sigma: filter_tv(filter_median(noisy), weight=0.8 * sigma),
            "details went with the noise",
        ),
    ],
    "5.3": [
        (lambda noisy: filter_tv(noisy, weight=0.08), "does your strength follow the noise"),
        (
            lambda noisy: filter_gaussian(noisy, width=3 * estimate_sigma(noisy) ** 0.5),
            "try a stronger filter",
        ),
        (lambda noisy: noisy[::2, ::2], "should have shape (128, 128)"),
    ],
}


RIGHT = [
    ("5.1", lambda image: ndimage.convolve(image, WEIGHTS / 16)),
    (
        "5.1",
        lambda image: ndimage.correlate1d(
            ndimage.correlate1d(image, [0.25, 0.5, 0.25], 0), [0.25, 0.5, 0.25], 1
        ),
    ),
    ("5.2", only_where_hit),
    ("5.2", lambda noisy, sigma: only_where_hit(noisy, sigma, filter_wavelet)),
    ("5.2", lambda y, s: only_where_hit(y, s, lambda z, sigma: filter_tv(z, weight=0.8 * sigma))),
    ("5.3", lambda noisy: filter_nonlocal_means(noisy, sigma=estimate_sigma(noisy))),
    ("5.3", lambda noisy: filter_tv(noisy, weight=0.75 * estimate_sigma(noisy))),
]


@pytest.mark.parametrize(("number", "answer"), RIGHT)
def test_other_roads_to_a_right_answer_are_taken(number, answer):
    assert verdict(number, answer).startswith(f"{number} correct")
