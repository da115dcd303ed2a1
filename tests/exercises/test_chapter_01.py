"""Wrong answers to the exercises of chapter 1, each with the hint that it must meet."""

import numpy as np

from course_lib.generate.randomness import gaussian_noise, threshold, uniform_noise, value_noise
from course_lib.samples import camera


def random_black(shape, share, rng):
    return threshold(uniform_noise(shape, rng=rng), share)


def clumped(shape, share, rng):
    noise = value_noise(shape, cell=4, rng=rng)
    return threshold(noise, float(np.quantile(noise, 1 - share)))


def one_photograph(shape, rng):
    return camera(shape[0], gray=True)


WRONG = {
    "1.1": [
        (random_black, "which side of the level is a star"),
        (lambda shape, share, rng: uniform_noise(shape, rng=rng), "should hold only 0"),
        (clumped, "neighbours agree more than by chance"),
        (lambda shape, share, rng: threshold(uniform_noise(shape, rng=1), 1 - share), "two seeds give the same picture"),
        (lambda shape, share, rng: threshold(uniform_noise(shape), 1 - share), "the same seed gives two different pictures"),
        (lambda shape, share, rng: threshold(gaussian_noise(shape, rng=rng), 1 - share), "which level leaves that share"),
        (lambda shape, share, rng: [[0, 1]], "the sky should be a NumPy array"),
    ],
    "1.2": [
        (lambda noise: np.abs(2 * noise - 1), "is it upside down"),
        (lambda noise: 1 - np.abs(noise - 0.5), "is the slope 2"),
        (lambda noise: 1 - (2 * noise - 1) ** 2, "a straight line, no square"),
        (lambda noise: float(noise.mean()), "the ridge should be a NumPy array"),
    ],
    "1.3": [
        (lambda shape, rng: gaussian_noise(shape, rng=rng), "of 6 statistics fit, 4 are needed"),
        (lambda shape, rng: np.full(shape, 0.5, np.float32), "the world is flat"),
        (one_photograph, "two seeds give the same picture"),
        (lambda shape, rng: gaussian_noise(shape, sigma=0.1), "the same seed gives two different pictures"),
        (lambda shape, rng: 255 * uniform_noise(shape, rng=rng), "greys should lie in [0, 1]"),
    ],
}
