"""What every filling asks and does alike: check, lose what stands in the lost pixels, put the answer in."""

import numpy as np

from course_lib.images import check_image, check_missing


def check_fill(image, missing):
    """Raise unless `image` is a picture, `missing` marks its pixels, and at least one pixel is known."""
    check_image(image)
    check_missing(missing, image)
    if missing.all():
        raise ValueError("at least one pixel must be known, got none")


def put_in(image, missing, values):
    """Return a copy of the picture with `values` in the lost pixels; the known ones stay bit for bit."""
    filled = image.copy()
    filled[missing] = values
    return filled


def by_colour(array):
    """Return a picture or its values with colour as a last axis of 1 or 3, so that grey needs no case."""
    return array.reshape(*array.shape[:2], -1)


def nearest_known(missing):
    """Return the row and the column of the nearest known pixel, for every pixel: (2, H, W)."""
    from scipy import ndimage

    return ndimage.distance_transform_edt(missing, return_distances=False, return_indices=True)


def known_near(missing, reach):
    """Mark the known pixels with a lost one at most `reach` rows and `reach` columns away."""
    from scipy import ndimage

    near = ndimage.maximum_filter(missing, 2 * reach + 1, mode="constant")
    return near & ~missing


def window_around(missing, reach):
    """Return the slices that cut out all lost pixels and `reach` more lines on each side, where there are."""
    found = (np.flatnonzero(missing.any(axis=1 - axis)) for axis in (0, 1))
    return tuple(slice(max(lines[0] - reach, 0), lines[-1] + reach + 1) for lines in found)
