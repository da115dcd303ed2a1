"""Fill a small copy of the picture first, then let each finer one improve what the coarser one found."""

from itertools import count

import numpy as np
from scipy import ndimage

from course_lib.images import check_number
from course_lib.restore.interpolation._checks import by_colour, check_fill, put_in
from course_lib.restore.interpolation._pyramid import halve
from course_lib.restore.interpolation.exemplar.copying import copy_patches
from course_lib.restore.interpolation.exemplar.seams import mend_seams
from course_lib.restore.interpolation.exemplar.search import check_patch, enough_patches
from course_lib.restore.interpolation.exemplar.texture import with_texture
from course_lib.restore.interpolation.exemplar.voting import nearest_lost, refine
from course_lib.restore.interpolation.solver import fill_by_equation

SMALLEST = 32
"""Side of the smallest picture, in pixels: where it is not told, the number of scales follows from it."""
MOST_ROUNDS, LEAST_ROUNDS = 9, 3
"""How often the patches look again on the coarsest scale, two times fewer on each finer one, and at least."""


def fill_exemplar(image, missing, *, patch=9, scales=None, callback=None):
    """Fill holes by example: copy patches of the known picture that continue what stands around.

    On one scale (``scales=1``) this is the method of Criminisi, Perez and Toyama: again and again take the
    patch at the rim of the hole with the largest priority ``P = C D`` (see `fill_priority`), find the known
    patch with the least sum of squared differences over what is known of it, and copy its pixels into the
    lost ones. A wrong patch is never taken back.

    With more scales a small copy of the picture is filled so, and each finer one starts from there: every
    patch that touches the hole looks for a better match beside the one it has and beside those of its
    neighbours, all patches that overlap a pixel vote for its value, and so on for some rounds. Patches are
    compared by colour and by how rough they are. At last each pixel is copied from its patch's match, and the
    seams between copied pieces are spread over the pixels around.

    Where less than 3 % of the pixels have a wholly known patch around them, as in pictures smaller than
    a patch or with single pixels lost everywhere, there is nothing to choose from: these lost pixels are
    filled with a membrane, as `fill_harmonic` does, over what was found on the coarser scales.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W) or (H, W, 3)
        The damaged picture; what stands in its lost pixels is not read.
    missing : ndarray of bool, shape (H, W)
        True = unknown.
    patch : int, odd, 3 to 101
        Side of the patches in pixels: larger than the details of the texture. Larger: better order, fewer
        patches to choose from.
    scales : int, 1 to 12, or None
        Number of pictures, each half the size of the one before; None goes down to about 32 pixels.
    callback : function of (step, picture), optional
        Called after each patch and each round with the picture so far and at last with the result, each a
        copy; lost pixels that are not yet filled are 0. Coarse results are shown enlarged.

    Returns
    -------
    ndarray of float32, same shape
        A new picture; known pixels keep their value exactly, and the others lie between known values.

    Raises
    ------
    TypeError, ImageError
        If `image` is not a picture or `missing` does not fit it.
    ValueError
        If no pixel is known, or an option is out of range.

    References
    ----------
    A. A. Efros and T. K. Leung, "Texture synthesis by non-parametric sampling", ICCV 1999; M. Ashikhmin,
    "Synthesizing natural textures", Symposium on Interactive 3D Graphics, 2001; A. Criminisi, P. Perez and
    K. Toyama, "Region filling and object removal by exemplar-based image inpainting", IEEE Transactions on
    Image Processing 13 (9), 2004; Y. Wexler, E. Shechtman and M. Irani, "Space-time completion of video",
    IEEE Transactions on Pattern Analysis and Machine Intelligence 29 (3), 2007; A. Newson, A. Almansa,
    Y. Gousseau and P. Perez, "Non-local patch-based image inpainting", Image Processing On Line 7, 2017.

    Examples
    --------
    >>> stripes = np.float32(np.indices((32, 32))[1] // 2 % 2)
    >>> missing = np.zeros((32, 32), bool)
    >>> missing[10:20, 12:22] = True
    >>> bool((fill_exemplar(stripes, missing) == stripes).all())
    True
    """
    check_fill(image, missing)
    check_patch(patch)
    if scales is None:
        scales = max(1, min(missing.shape) // SMALLEST).bit_length()
    check_number(scales, "scales", low=1, high=12, integer=True)
    if not missing.any():
        return image.copy()
    picture = np.where(missing[..., None], 0, by_colour(image))
    report = None if callback is None else _film(image, missing, callback)
    if scales == 1:
        filled, _ = fill_coarsest(picture, missing, patch, report)
    else:
        filled, offsets = fill_scales(with_texture(picture, missing), missing, patch, scales, report)
        if offsets is not None:
            filled = mend_seams(copy_pixels(picture, missing, offsets), missing, offsets)
    known = picture[~missing]
    values = np.clip(filled[missing][:, : picture.shape[2]], known.min(axis=0), known.max(axis=0))
    result = put_in(image, missing, values.reshape(-1, *image.shape[2:]))
    if report is not None:
        report(by_colour(result), missing)
    return result


def fill_scales(picture, missing, patch, scales, report=None):
    """Fill a picture of half the size, double what was found there, and refine it on this scale.

    Parameters
    ----------
    picture : ndarray of float32, shape (H, W, C)
        The damaged picture, 0 in its lost pixels.
    missing : ndarray of bool, shape (H, W)
        True = unknown.
    patch, scales : int
        Side of the patches, and how many scales are left with this one.
    report : function of (picture, left), optional
        Called after each patch and each round.

    Returns
    -------
    filled : ndarray of float32, shape (H, W, C)
        The new picture.
    offsets : ndarray of int, shape (H, W, 2), or None
        From each lost pixel to the one it is like; None where nothing was compared.
    """
    if not missing.any():
        return picture, None
    if scales == 1:
        guess, offsets = fill_coarsest(picture, missing, patch, report)
    else:
        small, known = halve(picture, ~missing)
        coarse_report = None if report is None else _enlarged(picture, missing, report)
        coarse, offsets = fill_scales(small, ~known, patch, scales - 1, coarse_report)
        guess = corrected(double(coarse, missing.shape), picture, missing)
    if not enough_patches(missing, patch):
        return guess, None
    if offsets is None:
        offsets = np.zeros((*missing.shape, 2), int)
    elif scales > 1:
        guess, offsets = None, 2 * repeat(offsets, missing.shape)
    rounds = max(MOST_ROUNDS - 2 * (scales - 1), LEAST_ROUNDS)
    return refine(picture, missing, guess, offsets, patch, rounds, report)


def fill_coarsest(picture, missing, patch, report=None):
    """Copy patches in the order of their priority, or draw a membrane where there are hardly any to copy."""
    if not enough_patches(missing, patch):
        return fill_by_equation(picture, missing, 1), None
    filled, offsets = copy_patches(picture, missing, patch, report)
    return filled, nearest_lost(offsets, missing)


def corrected(guess, picture, missing):
    """Put a guess into the lost pixels; what it gets wrong in the known ones is spread as a membrane."""
    return np.where(missing[..., None], guess + fill_by_equation(picture - guess, missing, 1), picture)


def copy_pixels(picture, missing, offsets):
    """Return the picture with each lost pixel copied from where its offset points."""
    rows, columns = np.nonzero(missing)
    down, right = offsets[rows, columns].T
    filled = picture.copy()
    filled[rows, columns] = picture[rows + down, columns + right]
    return filled


def double(picture, shape):
    """Return the picture at twice the size, drawn smoothly and cut to a shape."""
    fine = ndimage.zoom(picture, (2, 2, 1), order=1, mode="nearest", grid_mode=True)
    return fine[: shape[0], : shape[1]]


def repeat(values, shape):
    """Return each value four times, cut to a shape."""
    return values.repeat(2, axis=0).repeat(2, axis=1)[: shape[0], : shape[1]]


def _film(image, missing, callback):
    """Return a report that calls back with a number and a picture of the given kind."""
    steps = count()

    def report(picture, left):
        shown = picture[missing][:, : by_colour(image).shape[2]]
        callback(next(steps), put_in(image, missing, shown.reshape(-1, *image.shape[2:])))

    return report


def _enlarged(picture, missing, report):
    """Return a report for the picture of half the size that shows it in the hole of this one."""

    def coarse_report(small, left):
        report(np.where(missing[..., None], repeat(small, missing.shape), picture), missing)

    return coarse_report
