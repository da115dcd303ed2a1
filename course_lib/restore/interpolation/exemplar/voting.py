"""All patches that overlap a lost pixel vote for its value; then the patches look for better matches again."""

import numpy as np
from scipy import ndimage

from course_lib.restore.interpolation.exemplar.matching import improve, start_matches

FADE = 1.3
"""A vote counts so many times less with each pixel of distance from the known."""


def refine(picture, missing, guess, offsets, patch, rounds, report=None):
    """Let the patches agree: look for the best match of each, average what they say, repeat.

    Both steps lower ``E = sum over patches of |patch - its match|^2``, which is 0 if every patch of the result
    stands somewhere in the known picture.

    Parameters
    ----------
    picture, missing : ndarray of float32, shape (H, W, C), and of bool, shape (H, W)
        The damaged picture; True = unknown.
    guess : ndarray of float32, shape (H, W, C) or None
        A filled picture to begin with; None is what the offsets say.
    offsets : ndarray of int, shape (H, W, 2)
        From each pixel to where its value may be found.
    patch, rounds : int
        Side of the patches, and how often they look again.
    report : function of (picture, left), optional
        Called after each round with the picture and what is missing in it, nothing.

    Returns
    -------
    filled : ndarray of float32, shape (H, W, C)
        Means of the patches that overlap.
    offsets : ndarray of int, shape (H, W, 2)
        From each pixel to the middle of its patch's match.

    References
    ----------
    Y. Wexler, E. Shechtman and M. Irani, "Space-time completion of video", IEEE Transactions on Pattern
    Analysis and Machine Intelligence 29 (3), 463-476, 2007; C. Barnes, E. Shechtman, A. Finkelstein and D. B.
    Goldman, "PatchMatch: a randomized correspondence algorithm for structural image editing", ACM
    Transactions on Graphics 28 (3), 2009.
    """
    matches = start_matches(picture, missing, patch, offsets)
    depth = framed(ndimage.distance_transform_edt(missing)[..., None], patch)[matches.targets, 0]
    trust = np.float32(FADE) ** -depth.astype(np.float32)
    current = vote(matches, trust, picture, missing, patch) if guess is None else guess
    for _ in range(rounds):
        improve(matches, framed(current, patch))
        current = vote(matches, trust, picture, missing, patch)
        if report is not None:
            report(current, np.zeros_like(missing))
    improve(matches, framed(current, patch))
    return current, spread_offsets(matches, missing, patch)


def framed(picture, patch):
    """Return the picture as a list of pixels with a frame of half a patch."""
    frame = (patch // 2, patch // 2)
    return np.pad(picture, [frame, frame, (0, 0)]).reshape(-1, picture.shape[2])


def vote(matches, trust, picture, missing, patch):
    """Give each lost pixel the mean of what the overlapping patches say, good matches counting most."""
    typical = max(float(np.median(matches.distance)), 1e-8)
    weight = (trust * np.exp(-matches.distance / (2 * typical)))[:, None] + np.float32(1e-12)
    total, votes = np.zeros_like(matches.known), np.zeros((len(matches.known), 1), np.float32)
    for shift in matches.shifts:
        total[matches.targets + shift] += weight * matches.known[matches.found + shift]
        votes[matches.targets + shift] += weight
    half, shape = patch // 2, (*matches.shape, -1)
    mean = (total / np.maximum(votes, np.float32(1e-30))).reshape(shape)[half:-half, half:-half]
    return np.where(missing[..., None], mean, picture)


def spread_offsets(matches, missing, patch):
    """Return the offset of each lost pixel to its match, and for the others that of the nearest lost one."""
    half, width = patch // 2, matches.shape[1]
    offsets = np.zeros((*matches.shape, 2), int)
    there, here = (np.stack(np.divmod(one, width), axis=1) for one in (matches.found, matches.targets))
    offsets[here[:, 0], here[:, 1]] = there - here
    return nearest_lost(offsets[half:-half, half:-half], missing)


def nearest_lost(offsets, missing):
    """Give each pixel the offset of the nearest lost pixel; lost ones keep theirs."""
    rows, columns = ndimage.distance_transform_edt(~missing, return_distances=False, return_indices=True)
    return offsets[rows, columns]
