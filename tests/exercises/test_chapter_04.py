import numpy as np
import pytest
from scipy import ndimage, spatial

from course_lib import damage, metrics
from course_lib.exercises.core import verdict
from course_lib.images import clip
from course_lib.restore.interpolation import METHODS, fill_convolution, fill_harmonic, fill_nearest

PLUS = np.float32([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
RING = np.float32([[1, 1, 1], [1, 0, 1], [1, 1, 1]])


def mean_near(image, missing, weights=PLUS, divide=None):
    """The mean of the known pixels where the weights are 1, or their sum divided by a fixed number."""
    total = ndimage.convolve(np.where(missing, 0, image), weights, mode="constant")
    count = ndimage.convolve((~missing).astype(np.float32), weights, mode="constant")
    mean = np.where(count > 0, total / (divide or np.maximum(count, 1)), np.float32(0.5))
    return np.where(missing, mean, image).astype(np.float32)


def shepard(image, missing, power=2.0, normed=True):
    """Weights 1 / distance^power over all known pixels."""
    weights = spatial.distance.cdist(np.argwhere(missing), np.argwhere(~missing)) ** -power
    filled = image.copy()
    filled[missing] = weights @ image[~missing] / (weights.sum(axis=1) if normed else 1)
    return filled


def in_one_direction(image, missing):
    """The distance of the columns alone, with a little added so that it is never 0."""
    down, right = np.abs(np.argwhere(missing)[:, None] - np.argwhere(~missing)).transpose(2, 0, 1)
    weights = 1 / np.square(np.maximum(right, 1e-3) + 0.0 * down)
    filled = image.copy()
    filled[missing] = weights @ image[~missing] / weights.sum(axis=1)
    return filled


def marks(damaged, missing, hidden, scored):
    """The PSNR of each method over some pixels, after others were hidden."""
    worse = damage.erase(damaged, hidden)
    return {
        name: metrics.psnr_missing(damaged, clip(fill(worse, missing | hidden)), scored)
        for name, fill in METHODS.items()
    }


def seek(damaged, missing, part=0.2, seed=0):
    hidden = ~missing & (np.random.default_rng(seed).random(missing.shape) < part)
    found = marks(damaged, missing, hidden, hidden)
    return max(found, key=found.get)


def without_hiding(damaged, missing):
    found = marks(damaged, missing, np.zeros_like(missing), ~missing)
    return max(found, key=found.get)


def on_the_lost(damaged, missing):
    found = marks(damaged, missing, np.zeros_like(missing), missing)
    return max(found, key=found.get)


def in_place(image, missing):
    image[missing] = mean_near(image, missing)[missing]
    return image


WRONG = {
    "4.1": [
        (lambda image, missing: mean_near(image, ~missing), "is True missing or known?"),
        (
            lambda image, missing: mean_near(image, np.ones_like(missing) & missing, divide=4),
            "divide by the number of known neighbours",
        ),
        (
            lambda image, missing: np.where(missing, ndimage.convolve(image, PLUS / 4), image),
            "what stands there means nothing",
        ),
        (
            lambda image, missing: ndimage.convolve(np.where(missing, 0.5, image), PLUS / 4),
            "known pixels came back",
        ),
        (lambda image, missing: mean_near(image, missing, RING), "do corners count"),
        (
            lambda image, missing: np.where(mean_near(image, missing) == 0.5, 0, mean_near(image, missing)),
            "should become 0.5, and yours became 0.00",
        ),
        (in_place, "your function changes the array"),
    ],
    "4.2": [
        (lambda image, missing: shepard(image, ~missing), "is True missing or known?"),
        (
            lambda image, missing: shepard(image, missing, power=1),
            "yours are as 1 to 0.50: square the distance",
        ),
        (lambda image, missing: shepard(image, missing, normed=False), "divided by the sum of the weights"),
        (fill_convolution, "the weights should be as 1 to 0.25, yours are as 1 to"),
        (in_one_direction, "is the distance taken in both directions?"),
        (lambda image, missing: shepard(image, missing).astype(float), "should hold float32 numbers"),
    ],
    "4.3": [
        (without_hiding, "Call some of them missing first"),
        (on_the_lost, "score on known pixels that you hid"),
        (lambda damaged, missing: "biharmonic", "You chose 'biharmonic' for all three pictures"),
        (lambda damaged, missing: "total variation", "on a cat your method loses"),
        (lambda damaged, missing: "bicubic", "should be a name from METHODS, and yours is 'bicubic'"),
    ],
}


def hidden_in_a_grid(damaged, missing):
    rows, columns = np.indices(missing.shape)
    hidden = ~missing & ((rows + 2 * columns) % 5 == 0)
    found = marks(damaged, missing, hidden, hidden)
    return max(found, key=found.get)


def in_a_loop(image, missing):
    result = image.copy()
    for row, column in np.argwhere(missing):
        near = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
        inside = [
            place for place in near if min(place) >= 0 and place[0] < len(image) and place[1] < image.shape[1]
        ]
        known = [image[place] for place in inside if not missing[place]]
        result[row, column] = np.mean(known) if known else 0.5
    return result


RIGHT = [
    ("4.1", mean_near),
    ("4.1", in_a_loop),
    ("4.2", shepard),
    ("4.3", seek),
    ("4.3", lambda damaged, missing: seek(damaged, missing, part=0.1, seed=3)),
    ("4.3", hidden_in_a_grid),
]


@pytest.mark.parametrize(("number", "answer"), RIGHT)
def test_other_roads_to_a_right_answer_are_taken(number, answer):
    assert verdict(number, answer).startswith(f"{number} correct")


@pytest.mark.parametrize("answer", [fill_nearest, fill_harmonic])
def test_a_filling_of_the_library_is_not_the_mean_of_known_neighbours(answer):
    assert "not yet" in verdict("4.1", answer)
