"""Non-local means: a pixel's best advisers are the pixels whose surroundings look like its own."""

import numpy as np

from course_lib.images import check_number
from course_lib.restore.filtering._alike import average_alike
from course_lib.restore.filtering._checks import check_positive, check_window


def filter_nonlocal_means(image, *, sigma=0.1, strength=0.8, patch=5, reach=5):
    """Average each pixel with those whose surrounding patch looks alike, wherever they lie within reach.

    ``weight = exp(-max(D - 2 sigma^2, 0) / (strength sigma)^2)``, where D is the mean squared difference of
    the two patches. Two noisy patches of the same thing differ by ``2 sigma^2`` on average: that part is
    subtracted, which is why `sigma` must be told.

    Parameters
    ----------
    image : float32 array, (H, W) or (H, W, 3)
        The noisy picture; values may leave [0, 1].
    sigma : float, above 0, default 0.1
        Noise level (standard deviation) in picture units; 25/255 is about 0.1.
    strength : float, above 0, default 0.8
        How different patches may be, in noise levels. Larger: smoother.
    patch : int, odd, default 5
        Side of the compared patches in pixels.
    reach : int, 1 to 50, default 5
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
    sigma, strength = check_positive(sigma, "sigma"), check_positive(strength, "strength")
    reach = check_number(reach, "reach", low=1, integer=True)

    def weigh(square, dy, dx):
        difference = _patch_mean(square, patch)
        return np.exp(np.maximum(difference - 2 * sigma**2, 0) * np.float32(-1 / (strength * sigma) ** 2))

    return average_alike(image, reach, reach + patch // 2, weigh)


def _patch_mean(values, patch):
    """Return the mean over the patch around each value: shifted rows added, then columns; the rim is kept."""
    half, mean = patch // 2, values.copy()
    rows = sum(values[k : len(values) - 2 * half + k] for k in range(patch))
    columns = sum(rows[:, k : rows.shape[1] - 2 * half + k] for k in range(patch))
    mean[half : len(mean) - half, half : mean.shape[1] - half] = columns * np.float32(1 / patch**2)
    return mean
