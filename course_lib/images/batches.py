"""The only doors to the arrays of neural networks: (number, height, width, channels), tanh range or not."""

import numpy as np

from course_lib.images.checks import ImageError, check_image


def to_batch(*images, tanh=False):
    """Stack pictures into one array as neural networks want it: (number, height, width, channels).

    Parameters
    ----------
    *images : ndarray of float32, shape (H, W) or (H, W, 3)
        Pictures of one size; a grey one gets a channel axis of length 1.
    tanh : bool
        Whether to stretch [0, 1] to [-1, 1], the range of a network that ends in tanh.

    Returns
    -------
    ndarray of float32, shape (N, H, W, 1) or (N, H, W, 3)
        A new array.

    Raises
    ------
    TypeError, ImageError
        If one is not a picture, there is none, or they differ in size or channels.

    Examples
    --------
    >>> to_batch(np.zeros((2, 2), np.float32), np.ones((2, 2), np.float32), tanh=True)[:, 0, 0, 0]
    array([-1.,  1.], dtype=float32)
    """
    if not images:
        raise ImageError("to_batch needs at least one picture, got none")
    shapes = [check_image(image, f"picture {k}").shape for k, image in enumerate(images)]
    if len(set(shapes)) > 1:
        raise ImageError(f"pictures of a batch must have one shape, got {sorted(set(shapes))}")
    batch = np.stack(images)
    if batch.ndim == 3:
        batch = batch[..., np.newaxis]
    return 2 * batch - 1 if tanh else batch


def from_batch(batch, *, tanh=False):
    """Take pictures out of a batch: the inverse of `to_batch`.

    Parameters
    ----------
    batch : array-like of float32, shape (N, H, W, 1) or (N, H, W, 3)
        What a network takes or returns.
    tanh : bool
        Whether its values are in [-1, 1] and go back to [0, 1].

    Returns
    -------
    list of ndarray of float32
        New pictures of shape (H, W) or (H, W, 3), not clipped.

    Raises
    ------
    TypeError, ImageError
        If it is not such an array.

    Examples
    --------
    >>> from_batch(np.zeros((1, 2, 2, 1), np.float32), tanh=True)
    [array([[0.5, 0.5],
           [0.5, 0.5]], dtype=float32)]
    """
    batch = np.asarray(batch)
    if batch.ndim != 4 or batch.shape[3] not in (1, 3):
        raise ImageError(f"batch must have shape (N, H, W, 1) or (N, H, W, 3), got {batch.shape}")
    pictures = batch[..., 0] if batch.shape[3] == 1 else batch
    for k, picture in enumerate(pictures):
        check_image(picture, f"picture {k} of the batch")
    return [(picture + 1) / 2 if tanh else picture.copy() for picture in pictures]
