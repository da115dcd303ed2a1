"""The networks of this chapter, from one filter to a U-Net that works at half the side of the picture.

Each takes pictures (N, H, W, C) in the course's own range, [0, 1] and beyond where noise led there, and gives
pictures of the same shape. None normalises over the batch: a picture's repair depends on that picture alone.

References
----------
K. Zhang, W. Zuo, Y. Chen, D. Meng, L. Zhang, "Beyond a Gaussian denoiser: residual learning of deep CNN for image
denoising", IEEE Transactions on Image Processing 26(7), 2017, doi:10.1109/TIP.2017.2662206. K. Zhang, W. Zuo, L.
Zhang, "FFDNet: toward a fast and flexible solution for CNN-based image denoising", IEEE TIP 27(9), 2018,
doi:10.1109/TIP.2018.2839891: working at half the side. O. Ronneberger, P. Fischer, T. Brox, "U-Net", MICCAI 2015,
doi:10.1007/978-3-319-24574-4_28. S. Mohan, Z. Kadkhodaie, E. P. Simoncelli, C. Fernandez-Granda, "Robust and
interpretable blind image denoising via bias-free convolutional neural networks", ICLR 2020, arXiv:1906.05478.
"""

import numpy as np

from course_lib.images import check_number
from course_lib.restore.cnn.blocks import Parts
from course_lib.training.backend import keras

layers = keras.layers
KINK = 8.0  # kinks are small; at this scale they are about as large as other inputs
WIDTHS = (64, 64, 80)
"""How many maps the course's networks have at a half, a quarter and an eighth of the side."""


def build_filter(*, size=3, channels=1, rng=None):
    """Build the smallest network there is: one linear filter, whose weights are learned instead of chosen.

    Parameters
    ----------
    size : int, odd
        Side of the filter in pixels; 3 sees the eight neighbours.
    channels : int
        1 for grey pictures, 3 for colour.
    rng : int, numpy.random.Generator or None
        Where the first weights come from.

    Returns
    -------
    keras.Model
        From float32 pictures (N, H, W, channels) to float32 pictures of the same shape.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range, or `size` is even.

    References
    ----------
    N. Wiener, "Extrapolation, interpolation, and smoothing of stationary time series", 1949: the best linear filter,
    which this network finds by itself.

    Examples
    --------
    >>> build_filter(size=5, rng=1).count_params()
    25
    """
    rng = np.random.default_rng(rng)
    if check_number(size, "size", low=1, high=63, integer=True) % 2 == 0:
        raise ValueError(f"size must be odd, got {size}")
    noisy = keras.Input((None, None, check_channels(channels)), name="noisy")
    return keras.Model(
        noisy, Parts(False, "float32", rng).conv(noisy, channels, size, gain=0.1), name="filter"
    )


def build_repair_net(*, channels=1, width=32, residual=True, bias=True, rng=None):
    """Build the four-layer network that the source wanted to build: it runs, and learns.

    Three 3 × 3 convolutions with ReLU and a fourth without; each pixel is mended from the 9 × 9 around it.

    Parameters
    ----------
    channels : int
        1 for grey pictures, 3 for colour.
    width : int
        How many maps each of the three layers has; more find more kinds of edges and take longer.
    residual : bool
        Whether the layers find the noise, which is then taken away; False lets them draw the picture anew.
    bias : bool
        Whether a constant is added in each map; False makes the network scale with the picture.
    rng : int, numpy.random.Generator or None
        Where the first weights come from.

    Returns
    -------
    keras.Model
        From float32 pictures (N, H, W, channels) to float32 pictures of the same shape.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Zhang et al., 2017, who stack 17 such layers: see the head of this module.

    Examples
    --------
    >>> build_repair_net(width=16, rng=1).output_shape
    (None, None, None, 1)
    """
    parts = Parts(bias, "float32", np.random.default_rng(rng))
    check_number(width, "width", low=1, high=1024, integer=True)
    noisy = x = keras.Input((None, None, check_channels(channels)), name="noisy")
    for _ in range(3):
        x = parts.awake(parts.conv(x, width))
    x = parts.conv(x, channels, gain=0.1 if residual else 1.0)
    return keras.Model(
        noisy, layers.Subtract(name="mended")([noisy, x]) if residual else x, name="repair_net"
    )


def build_denoiser(*, channels=1, widths=WIDTHS, told=False, bias=False, precision="float32", rng=None):
    """Build the denoiser: it estimates the noise from half, quarter and eighth of the side, and takes it away.

        mended = noisy − noise(noisy)

    Without biases every layer scales with what it is given, and so does the whole: ten times the picture and ten
    times the noise give ten times the result. That is why it also works where the noise is stronger than any it was
    trained on.

    Parameters
    ----------
    channels : int
        1 for grey pictures, 3 for colour.
    widths : sequence of int
        How many maps there are at each size, from half the side on. More of them draw finer and take longer.
    told : bool
        Whether the network is told the noise level: one more channel that holds sigma at each pixel.
    bias : bool
        Whether a constant is added in each map.
    precision : str
        In which numbers sums are made, "float32" or "mixed_bfloat16", which some processors do twice as fast.
    rng : int, numpy.random.Generator or None
        Where the first weights come from.

    Returns
    -------
    keras.Model
        From float32 pictures (N, H, W, channels) to float32 pictures of the same shape; H and W must be multiples of
        2 to the number of sizes, which `denoise_cnn` sees to.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Zhang et al., 2017 and 2018; Ronneberger et al., 2015; Mohan et al., 2020: see the head of this module.

    Examples
    --------
    >>> build_denoiser(rng=1).count_params() < 600_000
    True
    """
    return denoiser_of(Parts(bias, precision, np.random.default_rng(rng)), channels, widths, told)


def denoiser_of(parts, channels, widths, told):
    """Put a denoiser together from parts."""
    noisy = given = keras.Input((None, None, check_channels(channels) + told), name="noisy")
    noise = u_net(noisy, channels, check_widths(widths), parts)
    if told:
        given = given[..., :channels]
    return keras.Model(
        noisy, layers.Subtract(name="mended", dtype="float32")([given, noise]), name="denoiser"
    )


def build_inpainter(*, widths=WIDTHS, precision="float32", rng=None):
    """Build the network that fills in what is missing, starting from a rough fill.

        filled = start + change(kinks of the start, missing)

    The layers are not shown grey values but how each pixel differs from the mean of the 3 × 3 around it, known pixels
    and filled ones apart; so a brighter picture gets the same change.

    Parameters
    ----------
    widths : sequence of int
        How many maps there are at each size, from half the side on.
    precision : str
        In which numbers sums are made, "float32" or "mixed_bfloat16".
    rng : int, numpy.random.Generator or None
        Where the first weights come from.

    Returns
    -------
    keras.Model
        From float32 pictures (N, H, W, 2), whose first channel is the start and whose second is 1 where a pixel is
        missing, to float32 pictures (N, H, W, 1); H and W as for `build_denoiser`.

    Raises
    ------
    TypeError, ValueError
        If a number is out of range.

    References
    ----------
    Ronneberger et al., 2015: see the head of this module. D. Pathak, P. Krähenbühl, J. Donahue, T. Darrell, A. Efros,
    "Context encoders: feature learning by inpainting", CVPR 2016, arXiv:1604.07379.

    Examples
    --------
    >>> build_inpainter(rng=1).input_shape
    (None, None, None, 2)
    """
    parts = Parts(True, precision, np.random.default_rng(rng), leak=0.1)
    given = keras.Input((None, None, 2), name="start_and_missing")
    change = u_net(kinks(given), 1, check_widths(widths), parts)
    return keras.Model(
        given, layers.Add(name="filled", dtype="float32")([given[..., :1], change]), name="inpainter"
    )


def kinks(given):
    """Tell how each pixel differs from the mean around it, known ones and filled ones apart, and which are missing."""
    start, missing = given[..., :1], given[..., 1:]
    kink = KINK * (start - layers.AveragePooling2D(3, 1, "same")(start))
    return layers.Concatenate()([kink * (1 - missing), kink * missing, missing])


def u_net(x, channels, widths, parts):
    """Go down to small sides and up again, each time adding what was seen on the way down."""
    x, seen = parts.conv(parts.fold(x), widths[0], gain=1.0), []
    for place, count in enumerate(widths):
        if place:
            seen.append(x)
            x = parts.halve(x, count)
        x = parts.twice(x, count)
    for count in widths[-2::-1]:
        x = parts.twice(parts.join(parts.double(x, count), seen.pop()), count)
    return parts.unfold(parts.conv(x, 4 * channels, gain=0.01))


def inherit(network, other):
    """Begin with what another network has learned: its kernels, but for the first and the last layer."""
    mine, theirs = ([one for one in net.layers if isinstance(one, layers.Conv2D)] for net in (network, other))
    for layer, source in zip(mine[1:-1], theirs[1:-1], strict=True):
        layer.kernel.assign(source.kernel)


def check_channels(channels):
    """Refuse what is neither grey nor colour."""
    if channels not in (1, 3):
        raise ValueError(f"channels must be 1 or 3, got {channels!r}")
    return channels


def check_widths(widths):
    """Refuse what is no sequence of numbers of maps."""
    if not isinstance(widths, (tuple, list)) or not widths:
        raise ValueError(f"widths must be one or more numbers, got {widths!r}")
    return [check_number(one, "widths", low=1, high=1024, integer=True) for one in widths]
