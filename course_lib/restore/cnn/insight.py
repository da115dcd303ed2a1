"""What a network does with a picture, read from the network itself: how much each pixel counts, and which ones can.

A network of convolutions and ReLU is linear where it stands: near one picture, each mended pixel is a weighted sum of
the noisy ones. The weights are the slopes that training uses anyway, asked for the pixels instead of the kernels.

References
----------
S. Mohan, Z. Kadkhodaie, E. P. Simoncelli, C. Fernandez-Granda, "Robust and interpretable blind image denoising via
bias-free convolutional neural networks", ICLR 2020, arXiv:1906.05478: the filters that a network without biases uses.
W. Luo, Y. Li, R. Urtasun, R. Zemel, "Understanding the effective receptive field in deep convolutional neural
networks", NIPS 2016, arXiv:1701.04128.
"""

import functools

import numpy as np

from course_lib.images import check_image, check_number
from course_lib.restore.cnn.apply import margin_of, shipped_for, unit_of
from course_lib.training.backend import keras, tf


def equivalent_filter(image, row, column, *, denoiser=None, size=33):
    """Give the filter that a network uses at one pixel of one picture: how much each noisy pixel counts.

        mended[row, column] = sum of filter · noisy     exactly so for a network without biases

    Parameters
    ----------
    image : float32 array (H, W)
        The noisy picture, grey.
    row, column : int
        Which mended pixel is asked about, counted from 0.
    denoiser : keras.Model or None
        A network for grey pictures that is not told the noise level; None takes the one that the course ships.
    size : int, odd
        Side of the piece of the filter that is returned; a larger one shows more of its weak rim.

    Returns
    -------
    float32 array (size, size)
        Weights around the pixel, which is in the middle; 0 outside the picture. Their sum is near 1.

    Raises
    ------
    TypeError, ValueError
        If `image` is no grey picture, the pixel lies outside, `size` is even, or the network is for colour or told
        the noise level.

    References
    ----------
    Mohan et al., 2020: see the head of this module.

    Examples
    --------
    >>> from course_lib.restore.cnn import build_filter
    >>> equivalent_filter(np.ones((9, 9), np.float32), 4, 4, denoiser=build_filter(rng=1), size=5).shape
    (5, 5)
    """
    if check_image(image).ndim == 3:
        raise ValueError(f"image must be grey, of shape (H, W), got {image.shape}")
    check_number(row, "row", low=0, high=image.shape[0] - 1, integer=True)
    check_number(column, "column", low=0, high=image.shape[1] - 1, integer=True)
    half = check_odd(size, high=1001) // 2
    denoiser = check_blind(shipped_for(image) if denoiser is None else denoiser)
    (top, bottom), (left, right) = (
        reach(place, side, denoiser) for place, side in zip((row, column), image.shape, strict=True)
    )
    slope = np.zeros(np.add(image.shape, 2 * half), np.float32)
    slope[top + half : bottom + half, left + half : right + half] = slope_of(
        denoiser, image[top:bottom, left:right], (row - top, column - left)
    )
    return slope[row : row + size, column : column + size].copy()


def reach(place, side, network):
    """From where to where a network can look along one side, in steps that fit its halvings."""
    unit, margin = unit_of(network), margin_of(network)
    first = max(0, (place - margin) // unit * unit)
    return first, min(side, place + margin + 1)


def slope_of(network, picture, place):
    """The slope of one mended pixel over all pixels of a picture (H, W)."""
    indices = [
        np.pad(np.arange(side), (0, -side % unit_of(network)), mode="symmetric") for side in picture.shape
    ]
    return np.asarray(compiled_slope(network)(*map(tf.constant, (picture, *indices, np.array(place)))))


@functools.lru_cache(maxsize=8)
def compiled_slope(network):
    """Give the slope as one TensorFlow function for any size, made once for each of the last eight networks."""

    def slope(picture, rows, columns, place):
        with tf.GradientTape() as tape:
            tape.watch(picture)
            mirrored = tf.gather(tf.gather(picture, rows), columns, axis=1)
            pixel = network(mirrored[None, ..., None], training=False)[0, place[0], place[1], 0]
        return tf.convert_to_tensor(tape.gradient(pixel, picture))

    line = tf.TensorSpec((None,), tf.int64)
    picture = tf.TensorSpec((None, None), tf.float32)
    return tf.function(slope, autograph=False).get_concrete_function(
        picture, line, line, tf.TensorSpec((2,), tf.int64)
    )


def receptive_field(network):
    """Measure which square of pixels can have an influence on one pixel of a network's result.

    A copy of the network is given weights that are all above zero, so that no influence cancels another and no ReLU
    is closed; then those pixels are counted on which the middle one of the result depends.

    Parameters
    ----------
    network : keras.Model
        What one of the builders of this room builds, or another that gives pictures of the size it takes.

    Returns
    -------
    tuple of two int
        Height and width of the smallest rectangle that holds them all, in pixels.

    References
    ----------
    Luo et al., 2016: see the head of this module; they also measure how much less the rim counts.

    Examples
    --------
    >>> from course_lib.restore.cnn import build_repair_net
    >>> receptive_field(build_repair_net())
    (9, 9)
    """
    open_network = keras.models.clone_model(network)
    for weight in open_network.trainable_variables:
        if len(weight.shape) > 1:
            weight.assign(tf.fill(weight.shape, 1 / float(np.prod(weight.shape[:-1]))))
    side = 64
    while True:
        counts = counting_pixels(open_network, side)
        spans = [np.flatnonzero(counts.any(axis=axis)) for axis in (1, 0)]
        if side >= 1024 or all(span[0] > 0 and span[-1] < side - 1 for span in spans):
            return tuple(int(span[-1] - span[0]) + 1 for span in spans)
        side *= 2


def counting_pixels(network, side):
    """Which pixels of a square of ones have an influence on the middle one of the result."""
    ones = tf.ones((1, side, side, network.input_shape[-1]))
    with tf.GradientTape() as tape:
        tape.watch(ones)
        middle = tf.reduce_sum(network(ones, training=False)[0, side // 2, side // 2])
    return np.asarray(tape.gradient(middle, ones))[0].any(axis=-1)


def learned_kernel(network):
    """Read the filter that a network of `build_filter` has learned.

    Parameters
    ----------
    network : keras.Model
        What `build_filter` builds for grey pictures.

    Returns
    -------
    float32 array (size, size)
        How much each pixel around counts, as it lies on the picture.

    Raises
    ------
    ValueError
        If the network is more than one filter.

    References
    ----------
    Wiener, 1949: see `best_kernel`, what it should come to.

    Examples
    --------
    >>> from course_lib.restore.cnn import build_filter
    >>> learned_kernel(build_filter(size=5, rng=1)).shape
    (5, 5)
    """
    shapes = [tuple(weight.shape) for weight in network.weights]
    if len(shapes) != 1 or len(shapes[0]) != 4 or shapes[0][2:] != (1, 1):
        raise ValueError(f"network must be one filter for grey pictures, got weights of shapes {shapes}")
    return network.get_weights()[0][:, :, 0, 0].copy()


def best_kernel(noisy, clean, *, size=3):
    """Solve for the filter that comes nearest to the truth: no training, one system of equations.

        sum over pixels of (kernel · noisy neighbourhood − clean)² → min

    Parameters
    ----------
    noisy, clean : float32 array (H, W), (H, W, 3) or (N, H, W, C)
        Pictures and their truths, or a batch of them such as `feed_noise` gives. Outside stands 0, as where a
        network convolves; the smaller the pictures, the more that rim counts.
    size : int, odd
        Side of the filter in pixels.

    Returns
    -------
    float32 array (size, size)
        How much each pixel around counts, as it lies on the picture.

    Raises
    ------
    TypeError, ValueError
        If they are no pictures or differ in shape, or `size` is even.

    References
    ----------
    N. Wiener, "Extrapolation, interpolation, and smoothing of stationary time series", 1949.

    Examples
    --------
    >>> clean = np.eye(8, dtype=np.float32)
    >>> best_kernel(2 * clean, clean, size=1)
    array([[0.5]], dtype=float32)
    """
    noisy, clean = planes(noisy, "noisy"), planes(clean, "clean")
    if noisy.shape != clean.shape:
        raise ValueError(f"clean must have the shape of noisy, {noisy.shape}, got {clean.shape}")
    half = check_odd(size, high=31) // 2
    padded = np.pad(noisy, ((0, 0), (half, half), (half, half)))
    around = np.lib.stride_tricks.sliding_window_view(padded, (size, size), axis=(1, 2))
    gram, goal = 0, 0
    for lines, truths in zip(around.swapaxes(0, 1), clean.swapaxes(0, 1), strict=True):
        rows = lines.reshape(-1, size * size).astype(np.float64)
        gram, goal = gram + rows.T @ rows, goal + rows.T @ truths.ravel()
    return np.linalg.lstsq(gram, goal, rcond=None)[0].reshape(size, size).astype(np.float32)


def planes(pictures, name):
    """Grey pictures (N, H, W) from one picture or a batch, each channel one."""
    if np.ndim(pictures) != 4:
        picture = check_image(pictures, name)
        return np.moveaxis(picture.reshape(*picture.shape[:2], -1), 2, 0)
    for picture in pictures:
        check_image(picture.squeeze(axis=2) if picture.shape[2] == 1 else picture, name)
    return np.moveaxis(pictures, 3, 1).reshape(-1, *pictures.shape[1:3])


def check_blind(network):
    """Refuse a network for colour, or one that must be told the noise level."""
    if (network.input_shape[-1], network.output_shape[-1]) != (1, 1):
        raise ValueError(
            "denoiser must be for grey pictures and not told the noise level, "
            f"got {network.input_shape[-1]} channels in and {network.output_shape[-1]} out"
        )
    return network


def check_odd(size, *, high):
    """Refuse a side without a middle."""
    if check_number(size, "size", low=1, high=high, integer=True) % 2 == 0:
        raise ValueError(f"size must be odd, got {size}")
    return size
