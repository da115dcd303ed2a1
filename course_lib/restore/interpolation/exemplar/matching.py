"""A match for every patch that touches the hole: guess, ask the neighbours, look around, keep what is better."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from course_lib.restore.interpolation.exemplar.search import known_patches

MOST_WORK = 1_000_000_000
"""Up to so many multiplications every patch is compared with every other."""


@dataclass
class Matches:
    """Patches that touch the hole, and where in the known picture each has its best match so far.

    Pictures are flat lists of pixels, (N, C), with a frame of half a patch around them, so that a pixel is
    one number and "one row down" adds one width.

    Attributes
    ----------
    shape : tuple of int
        Height and width of the framed picture.
    shifts : ndarray of int, shape (patch^2,)
        From the middle of a patch to its pixels.
    known : ndarray of float32, shape (N, C)
        The known picture, 0 in lost pixels and in the frame.
    inside : ndarray of float32, shape (N,)
        1 in the picture, 0 in the frame.
    allowed : ndarray of bool, shape (N,)
        Middles of wholly known patches.
    targets, found : ndarray of int, shape (P,)
        Middles of the patches that touch the hole, and of their matches.
    distance : ndarray of float32, shape (P,)
        How different the two are.
    """

    shape: tuple
    shifts: np.ndarray
    known: np.ndarray
    inside: np.ndarray
    allowed: np.ndarray
    targets: np.ndarray
    found: np.ndarray
    distance: np.ndarray


def start_matches(picture, missing, patch, offsets):
    """Return matches where `offsets` (H, W, 2) point to, or at the nearest known patch from there."""
    frame, half = [(patch // 2, patch // 2)] * 2, patch // 2
    allowed = np.pad(known_patches(missing, patch), frame)
    height, width = allowed.shape
    near = np.arange(-half, half + 1)
    rows, columns = np.nonzero(ndimage.maximum_filter(missing, patch, mode="constant"))
    ahead = offsets[rows, columns] + np.stack([rows, columns], axis=1) + half
    ahead = np.clip(ahead, half, np.array(allowed.shape) - half - 1)
    snap = ndimage.distance_transform_edt(~allowed, return_distances=False, return_indices=True)
    return Matches(
        shape=allowed.shape,
        shifts=(near[:, None] * width + near).ravel(),
        known=np.pad(np.where(missing[..., None], 0, picture), [*frame, (0, 0)]).reshape(height * width, -1),
        inside=np.pad(np.ones(missing.shape, np.float32), frame).ravel(),
        allowed=allowed.ravel(),
        targets=(rows + half) * width + columns + half,
        found=np.ravel_multi_index(snap[:, ahead[:, 0], ahead[:, 1]], allowed.shape),
        distance=np.zeros(len(rows), np.float32),
    )


def improve(matches, current):
    """Measure the matches against the current picture, flat and framed, and look for better ones."""
    width = matches.shape[1]
    sources = np.flatnonzero(matches.allowed)
    work = len(sources) * len(matches.targets) * len(matches.shifts) * current.shape[1]
    if work <= MOST_WORK:
        matches.found = ask_all(matches, current, sources)
    everyone = np.arange(len(matches.targets))
    matches.distance = distances(matches, current, everyone, matches.found)
    if work > MOST_WORK:
        ask_neighbours(matches, current)
        for step in (-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1):
            keep_better(matches, current, everyone, matches.found + step)
        ask_neighbours(matches, current)


def distances(matches, current, which, candidates):
    """Sum the squared differences between the patches numbered `which` and those at `candidates`."""
    total = np.zeros(len(which), np.float32)
    targets = matches.targets[which]
    for shift in matches.shifts:
        difference = matches.known.take(candidates + shift, axis=0)
        difference -= current.take(targets + shift, axis=0)
        total += np.einsum("pc,pc->p", difference, difference) * matches.inside.take(targets + shift)
    return total


def keep_better(matches, current, which, candidates):
    """Move the patches numbered `which` to their candidates where these are known and match better."""
    fit = matches.allowed[candidates] & (candidates != matches.found[which])
    which, candidates = which[fit], candidates[fit]
    distance = distances(matches, current, which, candidates)
    better = distance < matches.distance[which]
    matches.found[which[better]] = candidates[better]
    matches.distance[which[better]] = distance[better]


def ask_neighbours(matches, current):
    """Try what lies beside the match of the neighbour: copies are often large connected pieces."""
    number = np.full(matches.inside.size, -1)
    number[matches.targets] = np.arange(len(matches.targets))
    for step in (1, -1, matches.shape[1], -matches.shape[1]):
        neighbour = number[matches.targets - step]
        which = np.flatnonzero(neighbour >= 0)
        keep_better(matches, current, which, matches.found[neighbour[which]] + step)


def ask_all(matches, current, sources):
    """Return the best match among all known patches: ``|s - t|^2 = |s|^2 - 2 s t + |t|^2``, as a matrix."""
    known = matches.known[sources[:, None] + matches.shifts].reshape(len(sources), -1)
    around = matches.targets[:, None] + matches.shifts
    weight = np.repeat(matches.inside[around], current.shape[1], axis=1)
    wanted = weight * current[around].reshape(weight.shape)
    return sources[np.argmin(weight @ (known * known).T - 2 * wanted @ known.T, axis=1)]
