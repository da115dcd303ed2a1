"""The exercises of chapter 6: a whole network in NumPy, eight views of one picture, stripes for a mender of grain."""

import numpy as np
from scipy import ndimage

from course_lib.damage import add_gaussian_noise, add_stripes
from course_lib.exercises.core import exercise, need_picture, require
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_nonlocal_means
from course_lib.samples import camera, coffee

__all__ = ["mend_eight", "mend_stripes", "repair"]

GRAIN, STRIPES = 10 / 255, 25 / 255
LEAD = 2.0  # decibels over a mender that knows grain only


@exercise(
    "6.1", "repair(noisy, weights) runs a network of 3x3 layers with ReLU between and takes its noise away"
)
def repair(answer):
    """Copy: from one layer to the whole network.

    Parameters
    ----------
    answer : callable
        ``repair(noisy, weights)``, from a grey picture and a list of pairs (kernels, biases) to a picture.

    Raises
    ------
    Wrong
        With a hint, where the noise is not taken away, a ReLU stands after the last layer or nowhere, or the
        number of layers is fixed.
    """
    rng = np.random.default_rng(6)
    noisy = np.float32(rng.uniform(size=(12, 14)))
    for widths in ((1,), (4, 1), (5, 3, 4, 1)):
        weights = _random_weights(widths, rng)
        found = need_picture(
            answer(noisy.copy(), [(k.copy(), b.copy()) for k, b in weights]), shape=noisy.shape
        )
        _explain_network(found, noisy, weights)


def _random_weights(widths, rng):
    """Draw kernels and biases of layers with so many maps."""
    below = (1, *widths[:-1])
    return [
        (
            np.float32(rng.standard_normal((3, 3, a, b)) / np.sqrt(5 * a)),
            np.float32(0.2 * rng.standard_normal(b)),
        )
        for a, b in zip(below, widths, strict=True)
    ]


def _explain_network(found, noisy, weights):
    """Say what a result that is not right seems to be."""
    noise = _run(noisy, weights)
    if np.allclose(found, noisy - noise, atol=1e-4):
        return
    for result, hint in _typical_results(noisy, noise, weights):
        require(not np.allclose(found, result, atol=1e-4), hint)
    inner = np.s_[len(weights) : -len(weights), len(weights) : -len(weights)]
    require(
        not np.allclose(found[inner], (noisy - noise)[inner], atol=1e-4),
        "all is right but the rim: beyond it a layer sees zeros (np.pad without a mode)",
    )
    count = f"{len(weights)} layer{'s' if len(weights) > 1 else ''}"
    away = np.abs(found - noisy + noise).max()
    require(
        False, f"with {count} of random weights your picture differs from the network's by up to {away:.2f}"
    )


def _typical_results(noisy, noise, weights):
    """Give wrong results, each with its hint."""
    yield noise, "this is the noise that the network found: take it away"
    yield noisy + noise, "the noise was added once more: take it away"
    bent = "a ReLU stands after the last layer too, and noise may be negative"
    yield noisy - np.maximum(noise, 0), bent
    if len(weights) > 1:
        straight = "no ReLU stands between the layers: without one, all of them together are a single filter"
        yield noisy - _run(noisy, weights, bend=False), straight
    unbiased = [(kernel, 0 * bias) for kernel, bias in weights]
    yield noisy - _run(noisy, unbiased), "the biases are missing: each map has a constant that is added"


def _run(noisy, weights, *, bend=True):
    """Run the layers and return the noise that they find."""
    maps = noisy[..., None]
    for place, (kernels, biases) in enumerate(weights):
        planes = np.moveaxis(maps, 2, 0)
        maps = np.stack(
            [
                sum(
                    ndimage.correlate(plane, kernels[:, :, below, above], mode="constant")
                    for below, plane in enumerate(planes)
                )
                for above in range(kernels.shape[3])
            ],
            axis=2,
        )
        maps = maps + biases
        maps = np.maximum(maps, 0) if bend and place < len(weights) - 1 else maps
    return maps[..., 0]


@exercise("6.2", "mend_eight(noisy, mend) is the mean of eight repairs, of the picture turned and mirrored")
def mend_eight(answer):
    """Change: one repair becomes the mean of eight.

    Parameters
    ----------
    answer : callable
        ``mend_eight(noisy, mend)``, from a picture and a function of a picture to a picture.

    Raises
    ------
    Wrong
        With a hint, where results are not turned back, views are missing or twice there, or one colour is lost.
    """
    rng = np.random.default_rng(6)
    for shape in ((12, 12), (10, 16), (9, 14, 3)):
        picture = np.float32(rng.uniform(size=shape))
        seen = []

        def look(view, seen=seen):
            seen.append(view.copy())
            return view.copy()

        same = need_picture(answer(picture.copy(), look), shape=shape)
        _explain_views(seen, picture)
        require(
            np.allclose(same, picture, atol=1e-5),
            "a mender that changes nothing should give the picture back, and yours is turned or mixed up:"
            " is each result turned back by the way that it came?",
        )
        found = need_picture(answer(picture.copy(), _push), shape=shape)
        wanted = np.mean([_back(_push(_view(picture, k)), k) for k in range(8)], axis=0)
        require(
            np.allclose(found, wanted, atol=1e-5),
            "this is not the mean of the eight repairs, turned back; did all eight get the same weight?",
        )


def _explain_views(seen, picture):
    """Say which views a mender was not shown."""
    kinds = {_fingerprint(view) for view in seen}
    wanted = {_fingerprint(_view(picture, k)) for k in range(8)}
    require(
        len(seen) >= 8,
        f"mend was called {len(seen)} time{'s' * (len(seen) != 1)}:"
        " eight views are four turns, each as it is and mirrored",
    )
    require(
        kinds == wanted,
        f"mend saw {len(kinds & wanted)} of the eight views: turn by 0, 90, 180 and 270 degrees,"
        " and each of these mirrored",
    )


def _view(picture, k):
    """The k-th of eight views: four turns, then the same mirrored."""
    turned = np.rot90(picture, k % 4)
    return np.ascontiguousarray(turned[:, ::-1] if k > 3 else turned)


def _back(view, k):
    """The way back from the k-th view."""
    return np.rot90(view[:, ::-1] if k > 3 else view, -(k % 4))


def _push(view):
    """A mender with a direction: it mixes each pixel with its left neighbour, and more so further down."""
    share = np.linspace(0.1, 0.9, len(view), dtype=np.float32).reshape(-1, *[1] * (view.ndim - 1))
    return (1 - share) * view + share * np.roll(view, 1, axis=1)


def _fingerprint(view):
    """What tells one view from another."""
    return view.shape, np.float32(view).tobytes()


@exercise(
    "6.3", f"mend_stripes(noisy, mend) beats mend by more than {LEAD:.0f} dB where stripes lie over grain"
)
def mend_stripes(answer):
    """Invent: take away what all pixels of a row share, then mend the grain.

    Parameters
    ----------
    answer : callable
        ``mend_stripes(noisy, mend)``, from a picture and a function of a picture to a picture.

    Raises
    ------
    Wrong
        With a hint, where the stripes are still there, the picture's own light and dark went with them, or the grain
        was left.
    """
    for truth in (camera(128, gray=True), coffee(128, gray=True)):
        noisy = add_gaussian_noise(add_stripes(truth, STRIPES, rng=2), GRAIN, rng=3)
        result = clip(need_picture(answer(noisy.copy(), _mend_grain), shape=truth.shape))
        _explain_stripes(result, truth)
        grain = float(np.diff(result - truth, axis=1).std())
        require(
            grain < 1.2 * np.diff(clip(_mend_grain(noisy)) - truth, axis=1).std(),
            "the stripes are weaker, and the grain is still there: call mend as well",
        )
        lead = psnr(truth, result) - psnr(truth, clip(_mend_grain(noisy)))
        require(lead > LEAD, f"{lead:+.1f} dB over mend alone: part of the stripes is still there")


def _explain_stripes(result, truth):
    """Say whether rows are still off, each by itself or slowly from top to bottom."""
    rows = (result - truth).mean(axis=1)
    slow = ndimage.gaussian_filter1d(rows, 6)
    require(
        slow.std() < 0.08,
        "the picture's own light and dark from top to bottom went with the stripes: compare a row with its"
        " neighbours, not with the whole picture",
    )
    require(
        (rows - slow).std() < 0.7 * STRIPES,
        f"the stripes are still there: your rows are off by {255 * (rows - slow).std():.0f}/255 on average",
    )


def _mend_grain(image):
    """A mender for the grain alone."""
    return filter_nonlocal_means(image, sigma=GRAIN)
