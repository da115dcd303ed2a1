"""The phase: where each wave of a picture has its crest, and what happens when chance moves it."""

import numpy as np
from scipy import fft

from course_lib.images import check_image


def random_phase(image, *, rng=None):
    """Keep the strength of every wave and let chance choose where each one has its crest.

    Î_out = |Î| · exp(i (arg Î + θ)), with θ random and θ(−f) = −θ(f) so that the result is real. In a colour
    picture all channels get the same θ, which keeps the colours together. The mean is kept.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
        A texture works best. The picture is taken as if it tiled; where its borders do not match, pass
        `periodic_component(image)` to avoid streaks along rows and columns.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array of the same shape, nominally in [0, 1], not clipped

    Raises
    ------
    TypeError
        If `image` is not a float32 array.
    ValueError
        If `image` has no pixels or holds NaN.

    References
    ----------
    B. Galerne, Y. Gousseau, J.-M. Morel, "Random phase textures: theory and synthesis", IEEE Transactions on
    Image Processing 20(1), 2011, doi:10.1109/TIP.2010.2052822.

    Examples
    --------
    >>> picture = np.linspace(0, 1, 64, dtype=np.float32).reshape(8, 8)
    >>> shuffled = random_phase(picture, rng=1)
    >>> before, after = np.abs(np.fft.fft2(picture)), np.abs(np.fft.fft2(shuffled))
    >>> bool(np.allclose(before, after, atol=1e-4)), bool(np.allclose(picture, shuffled))
    (True, False)
    """
    rng = np.random.default_rng(rng)
    check_image(image)
    shape = image.shape[:2]
    turn = fft.rfft2(rng.standard_normal(shape))
    turn[0, 0] = 1  # the mean is no wave: it stays
    turn /= np.abs(turn)
    layers = np.atleast_3d(image)
    waves = fft.rfft2(layers.astype(np.float64), axes=(0, 1)) * turn[..., None]
    result = fft.irfft2(waves, s=shape, axes=(0, 1))
    return result.reshape(image.shape).astype(np.float32)


def mix_phase(strength, place):
    """Take the strength of each wave from one picture and its place (phase) from another.

    Î_out = |Î_strength| · exp(i arg Î_place)

    Parameters
    ----------
    strength : float32 array (H, W) or (H, W, 3)
        Gives the power spectrum and the mean.
    place : float32 array of the same shape
        Gives the phases.

    Returns
    -------
    float32 array of the same shape, nominally in [0, 1], not clipped

    Raises
    ------
    TypeError
        If a picture is not a float32 array.
    ValueError
        If the pictures differ in shape, have no pixels or hold NaN.

    References
    ----------
    A. V. Oppenheim, J. S. Lim, "The importance of phase in signals", Proceedings of the IEEE 69(5), 1981,
    doi:10.1109/PROC.1981.12022.

    Examples
    --------
    >>> picture = np.linspace(0, 1, 64, dtype=np.float32).reshape(8, 8)
    >>> bool(np.allclose(mix_phase(picture, picture), picture, atol=1e-6))
    True
    """
    check_image(strength, "strength")
    check_image(place, "place")
    if strength.shape != place.shape:
        raise ValueError(f"place must have the shape of strength {strength.shape}, got {place.shape}")
    heights = np.abs(fft.fft2(strength.astype(np.float64), axes=(0, 1)))
    crests = np.angle(fft.fft2(place.astype(np.float64), axes=(0, 1)))
    return fft.ifft2(heights * np.exp(1j * crests), axes=(0, 1)).real.astype(np.float32)


def periodic_component(image):
    """Split off a smooth part so that what remains tiles without a seam.

    The jump between opposite borders is spread over the whole picture as a smooth function (its Laplacian is
    the jump), and that function is taken away. Inside, the picture hardly changes.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)

    Returns
    -------
    float32 array of the same shape, nominally in [0, 1], not clipped
        Its mean is the picture's mean.

    Raises
    ------
    TypeError
        If `image` is not a float32 array.
    ValueError
        If `image` has no pixels or holds NaN.

    References
    ----------
    L. Moisan, "Periodic plus smooth image decomposition", Journal of Mathematical Imaging and Vision 39(2),
    2011, doi:10.1007/s10851-010-0227-1.

    Examples
    --------
    >>> ramp = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (64, 1))
    >>> tiling = periodic_component(ramp)
    >>> bool(abs(tiling[:, 0] - tiling[:, -1]).max() < 0.1)  # the ramp's own jump is 1
    True
    """
    check_image(image)
    layers = np.atleast_3d(image).astype(np.float64)
    height, width = layers.shape[:2]
    jump = np.zeros_like(layers)
    jump[0] += layers[-1] - layers[0]
    jump[-1] += layers[0] - layers[-1]
    jump[:, 0] += layers[:, -1] - layers[:, 0]
    jump[:, -1] += layers[:, 0] - layers[:, -1]
    down, across = np.cos(2 * np.pi * fft.fftfreq(height)), np.cos(2 * np.pi * fft.rfftfreq(width))
    laplacian = 2 * down[:, None] + 2 * across - 4
    laplacian[0, 0] = 1  # the mean stays with the periodic part
    waves = fft.rfft2(jump, axes=(0, 1)) / laplacian[..., None]
    waves[0, 0] = 0
    smooth = fft.irfft2(waves, s=(height, width), axes=(0, 1))
    return (layers - smooth).reshape(image.shape).astype(np.float32)
