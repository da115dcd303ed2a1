"""Answers to the exercises of chapter 6: wrong ones with the hint of each, and right ones by other roads."""

import numpy as np
import pytest
from scipy import ndimage, signal

from course_lib.exercises.core import verdict


def layer(maps, kernels, biases, mode="constant"):
    padded = np.pad(maps, [(1, 1), (1, 1), (0, 0)], mode=mode)
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(0, 1))
    return np.float32(np.einsum("yxcij,ijck->yxk", windows, kernels) + biases)


def network(noisy, weights, bend=(True, False), mode="constant"):
    """The noise that the layers find; `bend` says whether ReLU stands between them, and after the last."""
    maps = noisy[..., None]
    for place, (kernels, biases) in enumerate(weights):
        maps = layer(maps, kernels, biases, mode)
        if bend[place == len(weights) - 1]:
            maps = np.maximum(maps, 0)
    return maps[..., 0]


def by_convolution(noisy, weights):
    """Each kernel turned by 180 degrees, and SciPy's convolution."""
    maps = [noisy]
    for place, (kernels, biases) in enumerate(weights):
        sums = [
            sum(
                signal.convolve2d(one, kernels[::-1, ::-1, below, above], mode="same")
                for below, one in enumerate(maps)
            )
            + biases[above]
            for above in range(len(biases))
        ]
        maps = sums if place == len(weights) - 1 else [one.clip(0) for one in sums]
    return np.float32(noisy - maps[0])


def views(image):
    for k in range(4):
        for mirrored in (False, True):
            turned = np.rot90(image, k)
            yield k, mirrored, np.ascontiguousarray(turned[:, ::-1] if mirrored else turned)


def back(image, k, mirrored):
    return np.rot90(image[:, ::-1] if mirrored else image, -k)


def eight(noisy, mend):
    return np.mean([back(mend(view), k, mirrored) for k, mirrored, view in views(noisy)], axis=0)


def eight_by_transposing(noisy, mend):
    total = np.zeros_like(noisy)
    for view in (noisy, noisy.swapaxes(0, 1)):
        for up in (1, -1):
            for left in (1, -1):
                result = mend(np.ascontiguousarray(view[::up, ::left]))[::up, ::left]
                total += result if view is noisy else result.swapaxes(0, 1)
    return total / 8


def only_turned(noisy, mend):
    return np.mean([np.rot90(mend(np.rot90(noisy, k).copy()), -k) for k in range(4)], axis=0)


def the_wrong_way_back(noisy, mend):
    results = [back(mend(view), -k, mirrored) for k, mirrored, view in views(noisy)]
    fits = [one for one in results if one.shape == noisy.shape]
    return np.mean(fits, axis=0)


def mostly_the_first(noisy, mend):
    return 0.5 * mend(noisy) + 0.5 * eight(noisy, mend)


def once_for_all(noisy, mend):
    eight(noisy, mend)
    return mend(noisy)


def rows_to_the_mean(noisy, mend):
    return mend(np.float32(noisy - noisy.mean(axis=1, keepdims=True) + noisy.mean()))


def by_smooth(noisy, mend, width=3.0):
    smooth = ndimage.gaussian_filter1d(noisy, width, axis=0)
    return mend(np.float32(noisy - np.median(noisy - smooth, axis=1, keepdims=True)))


def without_mend(noisy, mend):
    return by_smooth(noisy, lambda image: image)


def by_neighbouring_rows(noisy, mend):
    """The median of a pixel's column nearby, compared with the pixel; the mean over a row of what is small."""
    around = ndimage.median_filter(noisy, (9, 1))
    small = np.clip(noisy - around, -0.3, 0.3)
    for _ in range(2):
        noisy = np.float32(noisy - np.median(small, axis=1, keepdims=True))
        small = noisy - ndimage.median_filter(noisy, (9, 1))
    return mend(noisy)


WRONG = {
    "6.1": [
        (network, "this is the noise that the network found"),
        (lambda noisy, weights: noisy + network(noisy, weights), "added once more"),
        (
            lambda noisy, weights: noisy - network(noisy, weights, bend=(True, True)),
            "a ReLU stands after the last layer too",
        ),
        (
            lambda noisy, weights: noisy - network(noisy, weights, bend=(False, False)),
            "no ReLU stands between",
        ),
        (
            lambda noisy, weights: noisy - network(noisy, [(k, 0 * b) for k, b in weights]),
            "the biases are missing",
        ),
        (lambda noisy, weights: noisy - network(noisy, weights, mode="edge"), "all is right but the rim"),
        (
            lambda noisy, weights: noisy - network(noisy, [(k[::-1, ::-1], b) for k, b in weights]),
            "your picture differs from the network's",
        ),
        (lambda noisy, weights: (noisy - network(noisy, weights))[..., None], "should have shape (12, 14)"),
    ],
    "6.2": [
        (only_turned, "mend was called 4 times"),
        (lambda noisy, mend: mend(noisy), "mend was called 1 time:"),
        (
            lambda noisy, mend: np.mean([mend(noisy.copy()) for _ in range(8)], axis=0),
            "mend saw 1 of the eight views",
        ),
        (the_wrong_way_back, "is each result turned back by the way that it came"),
        (mostly_the_first, "did all eight get the same weight"),
        (lambda noisy, mend: eight(noisy, mend)[..., :1], "should have shape"),
    ],
    "6.3": [
        (lambda noisy, mend: mend(noisy), "the stripes are still there"),
        (rows_to_the_mean, "light and dark from top to bottom went with the stripes"),
        (without_mend, "the grain is still there"),
    ],
}

RIGHT = [
    ("6.1", lambda noisy, weights: noisy - network(noisy, weights)),
    ("6.1", by_convolution),
    ("6.2", eight),
    ("6.2", eight_by_transposing),
    ("6.3", by_smooth),
    ("6.3", by_neighbouring_rows),
]


@pytest.mark.parametrize(("number", "answer"), RIGHT)
def test_other_roads_to_a_right_answer_are_taken(number, answer):
    assert verdict(number, answer).startswith(f"{number} correct")
