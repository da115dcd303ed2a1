"""How rough is the picture here? Two more channels, so that hair is not filled with skin of the same colour."""

import numpy as np
from scipy import ndimage

WINDOW = 7
STRENGTH = 5.0
"""How much roughness counts beside colour when patches are compared."""


def with_texture(picture, missing):
    """Add the mean difference between neighbours, across and down, as two more channels.

    Patches are compared by their sums of squared differences, and a smooth patch is never far from a rough one
    of the same mean: without these channels holes in fur or grass fill up with the smoothest patches.

    Parameters
    ----------
    picture : ndarray of float32, shape (H, W, C)
        The damaged picture.
    missing : ndarray of bool, shape (H, W)
        True = unknown.

    Returns
    -------
    ndarray of float32, shape (H, W, C + 2)
        The means are taken over 7 x 7 pixels, without differences that need a lost pixel.

    References
    ----------
    A. Newson, A. Almansa, Y. Gousseau and P. Perez, "Non-local patch-based image inpainting", Image
    Processing On Line 7, 373-385, 2017.
    """
    gray = picture.mean(axis=2)
    rough = []
    for axis in (0, 1):
        known = ~(missing | np.roll(missing, -1, axis))
        np.moveaxis(known, axis, 0)[-1] = False
        steps = np.where(known, np.abs(np.roll(gray, -1, axis) - gray), 0)
        total, count = (
            ndimage.uniform_filter(one.astype(np.float32), WINDOW, mode="constant") for one in (steps, known)
        )
        rough.append(np.float32(STRENGTH) * total / np.maximum(count, np.float32(1e-6)))
    return np.concatenate([picture, np.stack(rough, axis=2)], axis=2)
