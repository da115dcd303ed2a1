"""What every slider waits for: noise, score and PNG of one picture."""

import io
import time

import numpy as np
from PIL import Image
from skimage.metrics import structural_similarity

from course_lib.damage import add_gaussian_noise
from course_lib.images import to_png, to_uint8
from course_lib.metrics import psnr, ssim
from course_lib.samples import astronaut, camera

claim = "the ground floor takes a small part of the 33 ms that a slider has for its answer"
target = (
    "256 x 256 grey: noise 2 ms, PSNR 1 ms, SSIM 10 ms and scikit-image's time, PNG 3 ms; "
    "PNG in colour half of Pillow's time"
)


def milliseconds(task, repeats=40):
    """Return the fastest of many runs in milliseconds: the usual guard against a busy computer."""
    task()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def pillow_png(image):
    """Return Pillow's fastest compressed PNG."""
    buffer = io.BytesIO()
    Image.fromarray(to_uint8(image)).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def their_ssim(truth, image):
    """Return scikit-image's SSIM with the window of Wang et al."""
    options = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False}
    return structural_similarity(truth, image, data_range=1, **options)


def measure():
    """Time each step, and the PNG writer and SSIM beside those of the libraries."""
    rng = np.random.default_rng(0)
    truth, colour = camera(256), add_gaussian_noise(astronaut(256), 0.1, rng=rng)
    noisy = add_gaussian_noise(truth, 0.1, rng=rng)
    limits = {
        "Gaussian noise": (lambda: add_gaussian_noise(truth, 0.1, rng=rng), 2),
        "PSNR": (lambda: psnr(truth, noisy), 1),
        "SSIM": (lambda: ssim(truth, noisy), 10),
        "PNG, grey": (lambda: to_png(noisy), 3),
    }
    lines = [(name, milliseconds(task), limit) for name, (task, limit) in limits.items()]
    lines.append(
        (
            "PNG, colour, against half of Pillow's",
            milliseconds(lambda: to_png(colour)),
            milliseconds(lambda: pillow_png(colour)) / 2,
        )
    )
    lines.append(
        (
            "SSIM against theirs",
            milliseconds(lambda: ssim(truth, noisy)),
            milliseconds(lambda: their_ssim(truth, noisy)),
        )
    )
    return [(name, f"{taken:.2f} ms (limit {limit:.2f} ms)", taken <= limit) for name, taken, limit in lines]
