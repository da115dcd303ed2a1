"""Numbers that photographs have in common, to hold a made picture against."""

import numpy as np

from course_lib.generate.randomness.spectrum import spectral_slope
from course_lib.images import check_image, to_gray

# What 64 dead-leaves pictures of 256 x 256 must reach; photographs of the BSD68 set have 16.8, 16, 3.7, 13.5, 35.9, -2.36.
ACCEPTANCE = {
    "step": (13.0, 20.0),
    "kurtosis": (10.0, 25.0),
    "quiet": (1.5, 5.0),
    "middle": (9.0, 18.0),
    "busy": (30.0, 45.0),
    "slope": (-2.7, -2.1),
}


def kurtosis(values):
    """Say how heavy the tails of a distribution are: E[(v − mean)⁴] / variance².

    A bell curve has 3 whatever its width. Mostly tiny values with a few huge ones, like the steps between
    neighbouring pixels of a photograph, have 10 and more.

    Parameters
    ----------
    values : array of numbers, any shape
        At least two different values.

    Returns
    -------
    float, at least 1

    Raises
    ------
    ValueError
        If all values are equal: then there is no width to compare with.

    Examples
    --------
    >>> kurtosis([-1, 1, -1, 1])
    1.0
    >>> round(kurtosis([0] * 8 + [-3, 3]), 6)
    5.0
    """
    values = np.asarray(values, dtype=np.float64)
    if values.size == 0 or np.ptp(values) == 0:
        raise ValueError("values must not all be equal")
    away = values - values.mean()
    return float((away**4).mean() / (away**2).mean() ** 2)


def statistics(pictures):
    """Measure six numbers by which photographs differ from noise, over one picture or several.

    Steps and block spreads are in grey levels, 1/255 of the way from black to white.

    ==========  ===================================================================================
    step        standard deviation of the difference between a pixel and its right neighbour
    kurtosis    of those differences: 3 for a bell curve, more when few large steps stand out
    quiet       standard deviation inside 8 × 8 blocks: a tenth of the blocks is quieter than this
    middle      the same: half of the blocks is quieter
    busy        the same: nine tenths of the blocks are quieter
    slope       slope of the power spectrum on logarithmic axes, the mean over the pictures
    ==========  ===================================================================================

    Parameters
    ----------
    pictures : float32 array, or a list or dict of them
        Pictures (H, W) or (H, W, 3), at least 32 pixels a side; colour is measured on its grey version.

    Returns
    -------
    dict of six floats

    Raises
    ------
    TypeError
        If a picture is not a float32 array.
    ValueError
        If there is no picture, one is smaller than 32 × 32, or all are constant.

    References
    ----------
    A. B. Lee, D. Mumford, J. Huang, "Occlusion models for natural images", International Journal of Computer
    Vision 41(1), 2001, doi:10.1023/A:1011109015675.

    Examples
    --------
    >>> noise = np.random.default_rng(1).normal(0.5, 0.1, (64, 64)).astype(np.float32)
    >>> measured = statistics(noise)
    >>> round(measured["step"]), round(measured["kurtosis"])
    (36, 3)
    """
    if isinstance(pictures, np.ndarray):
        pictures = [pictures]
    pictures = list(pictures.values() if isinstance(pictures, dict) else pictures)
    if not pictures:
        raise ValueError("pictures must hold at least one picture, got 0")
    grays = [to_gray(check_image(picture, "picture", min_side=32)) for picture in pictures]
    steps = 255 * np.concatenate([np.diff(gray, axis=1).ravel() for gray in grays])
    spread = 255 * np.concatenate([block_spread(gray) for gray in grays])
    quiet, middle, busy = np.percentile(spread, [10, 50, 90])
    slope = np.mean([spectral_slope(gray) for gray in grays])
    return {
        "step": float(steps.std()),
        "kurtosis": kurtosis(steps),
        "quiet": float(quiet),
        "middle": float(middle),
        "busy": float(busy),
        "slope": float(slope),
    }


def block_spread(image, *, side=8):
    """Measure the standard deviation inside each block; a rest at the right or lower edge is left out.

    Parameters
    ----------
    image : float32 array (H, W)
    side : int
        Pixels along a block.

    Returns
    -------
    float64 array, one number a block

    Raises
    ------
    TypeError
        If `image` is not a float32 array.
    ValueError
        If `image` is smaller than a block.

    Examples
    --------
    >>> block_spread(np.eye(8, dtype=np.float32) * 0, side=4)
    array([0., 0., 0., 0.])
    """
    check_image(image, min_side=side)
    high, wide = (length // side * side for length in image.shape)
    blocks = image[:high, :wide].astype(np.float64).reshape(high // side, side, wide // side, side)
    return blocks.std(axis=(1, 3)).ravel()
