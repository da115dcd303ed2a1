"""The questions that this room asks before it works."""

import numpy as np

from course_lib.generate.rules import GlyphSet


def check_stack(pictures, name):
    """Return a stack of grey pictures if it is one: float32 (N, H, W), finite, at least one."""
    if not isinstance(pictures, np.ndarray) or pictures.dtype != np.float32:
        found = pictures.dtype if isinstance(pictures, np.ndarray) else type(pictures).__name__
        raise TypeError(f"{name} must be a float32 array, got {found}")
    if pictures.ndim != 3 or 0 in pictures.shape:
        raise ValueError(f"{name} must have shape (N, H, W), got {pictures.shape}")
    if not np.isfinite(pictures).all():
        raise ValueError(f"{name} must hold finite numbers, got NaN or infinity")
    return pictures


def check_features(features, name, *, least):
    """Return a float array (N, F) of at least `least` finite rows."""
    if not isinstance(features, np.ndarray) or features.dtype.kind != "f":
        found = features.dtype if isinstance(features, np.ndarray) else type(features).__name__
        raise TypeError(f"{name} must be an array of floats, got {found}")
    if features.ndim != 2 or len(features) < least or not features.shape[1]:
        raise ValueError(f"{name} must have shape (N, F) with N at least {least}, got {features.shape}")
    if not np.isfinite(features).all():
        raise ValueError(f"{name} must hold finite numbers, got NaN or infinity")
    return features


def check_same_width(first, second):
    """Refuse features of different networks."""
    if first.shape[1] != second.shape[1]:
        raise ValueError(f"features must be as many in both sets, got {first.shape[1]} and {second.shape[1]}")


def check_set(data, name, *, side=None, least=1):
    """Return a GlyphSet of at least `least` pictures, of a given size if one is given."""
    if not isinstance(data, GlyphSet):
        raise TypeError(f"{name} must be a GlyphSet, got {type(data).__name__}")
    if len(data) < least:
        raise ValueError(f"{name} must hold at least {least} pictures, got {len(data)}")
    if side is not None and data.pixels.shape[1:] != tuple(side):
        raise ValueError(f"{name} must have pictures of {tuple(side)}, got {data.pixels.shape[1:]}")
    return data
