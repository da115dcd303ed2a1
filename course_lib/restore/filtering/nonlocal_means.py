"""Non-local means: a pixel's best advisers are the pixels whose surroundings look like its own."""

import numpy as np
from scipy import ndimage

from course_lib.images import check_image
from course_lib.restore.filtering._checks import check_count, check_number, check_window


def filter_nonlocal_means(image, *, sigma=0.1, strength=0.7, patch=5, reach=6):
    """Average each pixel with those whose surrounding patch looks alike, wherever they lie within reach.

    ``weight = exp(-max(D - 2 sigma^2, 0) / (strength sigma)^2)``, where D is the mean squared difference of the two patches. Two noisy
    patches of the same thing differ by ``2 sigma^2`` on average: that part is subtracted, which is why `sigma` must be told.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    sigma : float, above 0, default 0.1
        Noise level (standard deviation) in picture units; 25/255 is about 0.1.
    strength : float, above 0, default 0.7
        How different patches may be, in noise levels. Larger: smoother.
    patch : int, odd, default 5
        Side of the compared patches in pixels.
    reach : int, 1 or more, default 6
        How far away advisers may lie, in pixels. The time grows with its square.

    Returns
    -------
    float32 array of the shape of `image`

    Raises
    ------
    TypeError, ValueError
        When `image` is no picture, or a setting is out of range.

    References
    ----------
    A. Buades, B. Coll and J.-M. Morel, "A non-local algorithm for image denoising", CVPR 2005, 60-65,
    doi:10.1109/CVPR.2005.38.

    Examples
    --------
    >>> rows = np.repeat(np.float32([[0, 1]]), 8, axis=0).repeat(6, axis=1)
    >>> bool(np.allclose(filter_nonlocal_means(rows, sigma=0.1), rows, atol=1e-6))
    True
    """
    check_window(image, patch, "patch")
    sigma, strength = check_number(sigma, "sigma", above=0), check_number(strength, "strength", above=0)
    reach = check_count(reach, "reach")
    rim = reach + patch // 2
    picture = np.moveaxis(image, -1, 0) if image.ndim == 3 else image[None]
    padded = np.pad(picture, ((0, 0), (rim, rim), (rim, rim)), mode="symmetric")
    total, weights = padded.copy(), np.ones_like(padded[0])
    for dy, dx in _half_plane(reach):
        other = np.roll(padded, (dy, dx), axis=(1, 2))
        difference = ndimage.uniform_filter(np.square(padded - other).mean(axis=0), patch)
        weight = np.exp(-np.maximum(difference - 2 * sigma**2, 0) / (strength * sigma) ** 2)
        total += weight * other
        weights += weight
        weight = np.roll(weight, (-dy, -dx), axis=(0, 1))
        total += weight * np.roll(padded, (-dy, -dx), axis=(1, 2))
        weights += weight
    result = (total / weights)[:, rim:-rim, rim:-rim]
    return np.ascontiguousarray(np.moveaxis(result, 0, -1) if image.ndim == 3 else result[0])


def _half_plane(reach):
    """Yield one of each pair of opposite offsets: two patches differ as much seen from either side."""
    for dy in range(reach + 1):
        for dx in range(-reach if dy else 1, reach + 1):
            yield dy, dx
