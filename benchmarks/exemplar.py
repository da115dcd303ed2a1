"""Chapter 4, filling by example: how long a hole of 48 pixels takes, and what copying finds that no equation can."""

import time

import numpy as np

from course_lib.metrics import psnr_missing
from course_lib.restore.interpolation import fill_biharmonic, fill_exemplar
from course_lib.samples import SAMPLES

try:
    import cv2
except ImportError:
    cv2 = None

claim = "filling by example closes a 48-pixel hole in a 256 x 256 picture in under 5 s on one core and continues patterns"
target = (
    "under 5 s of processor time, all threads added; periodic patterns above 40 dB, 20 dB over the thin plate"
)

MOST_SECONDS, LEAST_DB, LEAST_GAIN = 5, 40, 20
SIDE, HOLE = 256, 48
PHOTOGRAPHS = {  # where the hole begins: on fur, cloth, wood, bricks ...
    "brick": (104, 104),
    "grass": (104, 104),
    "gravel": (104, 104),
    "camera": (180, 40),
    "astronaut": (150, 60),
    "chelsea": (60, 150),
    "coffee": (150, 100),
}


def hole(top=104, left=104):
    """Return a square of lost pixels."""
    missing = np.zeros((SIDE, SIDE), bool)
    missing[top : top + HOLE, left : left + HOLE] = True
    return missing


def patterns():
    """Return periodic pictures, whose true continuation is known."""
    rows, columns = np.indices((SIDE, SIDE))
    wave = np.sin(2 * np.pi * (columns * np.cos(0.5) + rows * np.sin(0.5)) / 11)
    pictures = {
        "stripes of period 8": columns // 4 % 2,
        "checkerboard of single pixels": (rows + columns) % 2,
        "checkerboard of 7 pixels": (rows // 7 + columns // 7) % 2,
        "slanting wave": 0.5 + 0.5 * wave,
    }
    return {name: picture.astype(np.float32) for name, picture in pictures.items()}


def seconds(image, missing, repeats=3, **options):
    """Return the least processor time of several runs; on one core it would take no longer."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        fill_exemplar(image, missing, **options)
        times.append(time.process_time() - start)
    return min(times)


def scores(truth, missing):
    """Return the decibels over the hole: ours, the thin plate, and OpenCV's two where it is installed."""
    values = [psnr_missing(truth, fill(truth, missing), missing) for fill in (fill_exemplar, fill_biharmonic)]
    if cv2 is not None:
        bytes_, lost = np.uint8(np.clip(truth, 0, 1) * 255 + 0.5), np.uint8(missing)
        for method in (cv2.INPAINT_TELEA, cv2.INPAINT_NS):
            theirs = np.float32(cv2.inpaint(bytes_, lost, 5, method)) / np.float32(255)
            values.append(psnr_missing(truth, theirs, missing))
    return values


def _text(values):
    names = ("by example", "biharmonic", "OpenCV Telea", "OpenCV Navier-Stokes")
    return ", ".join(f"{name} {value:.1f} dB" for name, value in zip(names, values, strict=False))


def measure():
    """Return the times, the periodic patterns against their target, and the photographs as they are."""
    lines = []
    for name, kind in (("gravel", "grey"), ("coffee", "colour")):
        image, missing = SAMPLES[name](SIDE), hole(*PHOTOGRAPHS[name])
        whole, one = seconds(image, missing), seconds(image, missing, scales=1)
        text = f"{whole:.2f} s; on one scale only {one:.2f} s"
        lines.append((f"48-pixel hole, {kind}", text, max(whole, one) < MOST_SECONDS))
    for name, truth in patterns().items():
        found = scores(truth, hole())
        lines.append((name, _text(found), found[0] > max(LEAST_DB, found[1] + LEAST_GAIN)))
    for name, (top, left) in PHOTOGRAPHS.items():
        lines.append((name, _text(scores(SAMPLES[name](SIDE), hole(top, left))), None))
    return lines


if __name__ == "__main__":
    for line in measure():
        print(*line)
