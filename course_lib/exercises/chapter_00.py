"""Exercises of chapter 0: a warm-up, a picture from numbers, a score for lost pixels, a fooled score."""

from numbers import Real

import numpy as np

from course_lib import metrics, samples
from course_lib.damage import missing_pixels
from course_lib.exercises.core import exercise, need_picture, require


@exercise("0.0", "how_many is the count of numbers in a grey picture of 3 rows and 4 columns")
def how_many(answer):
    """The warm-up, which shows what a check says; a function that returns the number will do as well."""
    answer = answer() if callable(answer) else answer
    if isinstance(answer, np.ndarray) and answer.ndim == 0:
        answer = answer.item()
    real = isinstance(answer, Real) and not isinstance(answer, bool)
    require(real, "the answer is one number, such as 1 + 1")
    require(answer != 3 + 4, "7 is rows plus columns; each of the 3 rows has 4 pixels")
    require(
        answer != 3 * 4 * 3,
        "36 would be right for a colour picture, with three numbers a pixel; this one is grey",
    )
    require(answer != 2, "2 is how many axes the table has; count the pixels in it")
    require(
        answer == 3 * 4, f"{answer} is not the count; draw 3 rows with 4 squares each and count the squares"
    )


@exercise(
    "0.1", "flag(height, width) returns a picture whose left half is black and whose right half is white"
)
def flag(answer):
    """Three sizes, none of them square, so that rows and columns cannot be exchanged unseen."""
    for height, width in ((4, 6), (6, 4), (3, 10)):
        picture = answer(height, width)
        if getattr(picture, "shape", None) == (width, height):
            require(
                False,
                f"flag({height}, {width}) has {width} rows; in a shape the height comes first, then width",
            )
        need_picture(picture, shape=(height, width), name=f"flag({height}, {width})")
        require(picture.max() <= 1, f"white is 1 in this course, and your largest value is {picture.max():g}")
        left, right = picture[:, : width // 2], picture[:, width // 2 :]
        require(
            not (left == 1).all() or not (right == 0).all(),
            "the halves are exchanged: black (0) belongs to the left",
        )
        require(
            (picture[: height // 2] != 0).any() or (right == 0).all(),
            "your upper half is black; the task divides left from right, so slice the columns",
        )
        require((left == 0).all(), f"the left {width // 2} columns should be 0 everywhere")
        require((right == 1).all(), f"the right {width // 2} columns should be 1 everywhere")


@exercise("0.2", "psnr_lost(truth, image, missing) returns the PSNR in dB over the missing pixels only")
def psnr_lost(answer):
    """Errors differ between lost and known pixels, so that each slip has a number of its own."""
    for seed, fraction in ((1, 0.3), (2, 0.6)):
        truth = samples.chelsea(64, gray=True)
        missing = missing_pixels(truth.shape, fraction, rng=seed)
        image = np.where(missing, truth + np.float32(0.1), truth - np.float32(0.02)).astype(np.float32)
        value = answer(truth, image, missing)
        require(np.ndim(value) == 0, f"the score should be one number, and yours has shape {np.shape(value)}")
        _compare(float(value), truth, image, missing)


def _compare(value, truth, image, missing):
    right = metrics.psnr_missing(truth, image, missing)
    error = float(np.mean((truth - image)[missing] ** 2))
    slips = {
        metrics.psnr(truth, image): "this is the PSNR over all pixels; keep only those where missing is True",
        metrics.psnr_missing(
            truth, image, ~missing
        ): "this is the PSNR over the known pixels; True means missing here",
        metrics.psnr_missing(truth, image, missing, peak=255): "the peak of this course is 1, not 255",
        -right: "the sign is turned: a small error should give many decibels",
        10 * np.log(1 / error): "decibels need the logarithm to base 10, np.log10",
        error: "this is the mean squared error; turn it into decibels",
        -10 * np.log10(error * missing.sum()): "take the mean of the squared errors, not their sum",
        -10
        * np.log10(
            error * missing.mean()
        ): "divide by the number of missing pixels, not by the number of all pixels",
    }
    for slip, hint in slips.items():
        require(abs(value - slip) > 1e-3, hint)
    require(abs(value - right) < 1e-3, f"your score is {value:.2f} dB and should be {right:.2f} dB")


@exercise("0.3", "fool(image) returns a picture in [0, 1] below 18 dB in PSNR and above 0.8 in SSIM")
def fool(answer):
    """Four photographs, each hurt in the eyes of one score and nearly whole in those of the other."""
    for name, image in samples.photographs(128).items():
        result = need_picture(answer(image), shape=image.shape, name=f"your picture of {name}")
        require(
            result.min() >= 0 and result.max() <= 1,
            f"values should stay in [0, 1]; yours reach {result.min():.2f} to {result.max():.2f} for {name}",
        )
        psnr, ssim = metrics.psnr(image, result), metrics.ssim(image, result)
        require(
            psnr < 18,
            f"PSNR is {psnr:.1f} dB for {name}, too good; a small change of every pixel costs decibels",
        )
        require(ssim > 0.8, f"SSIM is {ssim:.3f} for {name}, too low; keep every edge in its place")
