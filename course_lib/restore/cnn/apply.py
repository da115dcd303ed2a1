"""Mending one picture of any size with a trained network."""

import functools

import numpy as np

from course_lib.images import check_image, check_missing, check_number, per_channel
from course_lib.restore.cnn.blocks import Fold
from course_lib.restore.cnn.start import fill_rough
from course_lib.training.backend import tf


def denoise_cnn(image, *, denoiser=None, sigma=None, tile=512):
    """Remove noise with a network that was trained on dead leaves.

        mended = noisy − network's noise

    The network finds the strength of the noise by itself. It was trained for noise of the normal distribution,
    the same at every pixel and of its own at each, up to sigma = 100/255.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
        The noisy picture, not clipped.
    denoiser : keras.Model or None
        A network such as `build_denoiser` builds; None takes those that the course ships, for grey or for colour. A
        network for grey is applied to each channel of a colour picture.
    sigma : float or None
        The noise level, in picture units: only for a network that is told it.
    tile : int, at least 64
        Larger pictures are mended in squares of this side, to save memory; the result is the same.

    Returns
    -------
    float32 array, same shape as `image`
        The mended picture, not clipped.

    Raises
    ------
    TypeError, ValueError
        If `image` is no picture, a number is out of range, or `sigma` is given to a network that is not told it or
        lacks for one that is.

    References
    ----------
    Zhang et al., 2017, doi:10.1109/TIP.2017.2662206; Mohan et al., 2020, arXiv:1906.05478.

    Examples
    --------
    >>> from course_lib.restore.cnn import build_filter
    >>> denoise_cnn(np.ones((5, 7), np.float32), denoiser=build_filter(rng=1)).shape
    (5, 7)
    """
    image = check_image(image)
    check_number(tile, "tile", low=64, high=65_536, integer=True)
    denoiser = shipped_for(image) if denoiser is None else denoiser
    channels = denoiser.output_shape[-1]
    told = denoiser.input_shape[-1] > channels
    if told != (sigma is not None):
        raise ValueError(f"sigma must be {'a number' if told else 'None'} for this network, got {sigma!r}")
    if channels == 1 and image.ndim == 3:
        return per_channel(
            lambda channel: denoise_cnn(channel, denoiser=denoiser, sigma=sigma, tile=tile), image
        )
    if channels == 3 and image.ndim == 2:
        return denoise_cnn(np.repeat(image[..., None], 3, 2), denoiser=denoiser, sigma=sigma, tile=tile).mean(
            axis=2
        )
    stack = image.reshape(*image.shape[:2], channels)
    if told:
        level = np.full((*image.shape[:2], 1), check_number(sigma, "sigma", low=0), np.float32)
        stack = np.concatenate([stack, level], axis=2)
    return run_tiled(denoiser, stack, tile).reshape(image.shape)


def fill_cnn(image, missing, *, inpainter=None, tile=512):
    """Fill missing pixels with a network that was trained on dead leaves.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
        The damaged picture; what stands under `missing` has no influence. Channels are filled one by one.
    missing : bool array (H, W)
        True where a pixel is missing.
    inpainter : keras.Model or None
        A network such as `build_inpainter` builds; None takes the one that the course ships.
    tile : int, at least 64
        Larger pictures are filled in squares of this side, to save memory.

    Returns
    -------
    float32 array, same shape as `image`
        Known pixels bit for bit, missing ones filled; not clipped.

    Raises
    ------
    TypeError, ValueError
        If `image` is no picture, `missing` does not fit it, nothing is known, or a number is out of range.

    References
    ----------
    Pathak et al., 2016, arXiv:1604.07379.

    Examples
    --------
    >>> from course_lib.restore.cnn import build_inpainter
    >>> missing = np.eye(16, dtype=bool)
    >>> fill_cnn(np.ones((16, 16), np.float32), missing, inpainter=build_inpainter(rng=1)).shape
    (16, 16)
    """
    image, missing = check_image(image), check_missing(missing, image)
    check_number(tile, "tile", low=64, high=65_536, integer=True)
    if inpainter is None:
        from course_lib.restore.cnn.shipped import load_inpainter

        inpainter = load_inpainter()
    rough = fill_rough(image, missing)
    if not missing.any():
        return rough

    def fill(channel):
        stack = np.stack([channel, missing.astype(np.float32)], axis=2)
        return np.where(missing, run_tiled(inpainter, stack, tile)[..., 0], channel)

    return per_channel(fill, rough)


def shipped_for(image):
    """The course's denoiser for a grey or a colour picture."""
    from course_lib.restore.cnn.shipped import load_denoiser

    return load_denoiser(color=image.ndim == 3)


def run_tiled(network, stack, tile):
    """Run a network over a picture (H, W, C), in overlapping squares where a side exceeds `tile`."""
    height, width = stack.shape[:2]
    if max(height, width) <= tile:
        return run(network, stack)
    result = np.empty((height, width, network.output_shape[-1]), np.float32)
    step, margin = -(-tile // unit_of(network)) * unit_of(network), margin_of(network)
    for top in range(0, height, step):
        for left in range(0, width, step):
            above, before = min(top, margin), min(left, margin)
            piece = stack[top - above : top + step + margin, left - before : left + step + margin]
            inner = run(network, piece)[above : above + step, before : before + step]
            result[top : top + step, left : left + step] = inner
    return result


def run(network, stack):
    """Run a network over a picture (H, W, C) of any size: its sides are continued as in a mirror, then cut again."""
    height, width = stack.shape[:2]
    pads = [(0, -height % unit_of(network)), (0, -width % unit_of(network)), (0, 0)]
    batch = np.pad(stack, pads, mode="symmetric")[None]
    return np.asarray(compiled(network)(tf.constant(batch)))[0, :height, :width]


def unit_of(network):
    """Of what the sides that a network takes must be multiples: 2 for each time that it halves them, at least 8."""
    halvings = sum(isinstance(one, Fold) or getattr(one, "strides", 1) == (2, 2) for one in network.layers)
    return max(8, 2**halvings)


def margin_of(network):
    """A distance, in such multiples, beyond which a network looks at no pixel; `receptive_field` measures it."""
    return 8 * unit_of(network)


@functools.lru_cache(maxsize=8)
def compiled(network):
    """Give a network as one TensorFlow function for any size, made once for each of the last eight."""
    function = tf.function(lambda batch: network(batch, training=False), autograph=False)
    return function.get_concrete_function(
        tf.TensorSpec((None, None, None, network.input_shape[-1]), tf.float32)
    )
