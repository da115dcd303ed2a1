"""Which share of the samples each class gets: a generator that forgets a class is caught here."""

import numpy as np

from course_lib.images import check_number


def class_shares(labels, *, classes=10):
    """Count how the samples spread over the classes.

    Parameters
    ----------
    labels : integer array (N,)
        The class of each sample, from 0, as `describe` reads it.
    classes : int, at least 1
        How many classes there are.

    Returns
    -------
    float32 array (classes,)
        The share of each class; they add up to 1, and fair shares are 1 / `classes`.

    Raises
    ------
    TypeError, ValueError
        If `labels` is empty, holds no integers, or a label is no class.

    References
    ----------
    T. Salimans, I. Goodfellow, W. Zaremba, V. Cheung, A. Radford, X. Chen, "Improved techniques for training
    GANs", NeurIPS 2016, arXiv:1606.03498: the spread over classes as half of a score.

    Examples
    --------
    >>> class_shares(np.array([0, 1, 1, 1]), classes=3)
    array([0.25, 0.75, 0.  ], dtype=float32)
    """
    check_number(classes, "classes", low=1, integer=True)
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iu":
        raise TypeError(f"labels must be integers, got {labels.dtype}")
    if labels.ndim != 1 or not labels.size:
        raise ValueError(f"labels must be one a sample, got shape {labels.shape}")
    if not 0 <= labels.min() <= labels.max() < classes:
        raise ValueError(f"labels must lie from 0 to {classes - 1}, got {labels.min()} to {labels.max()}")
    return np.bincount(labels, minlength=classes).astype(np.float32) / np.float32(len(labels))
