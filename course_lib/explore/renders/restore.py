"""The pure half of every explorer of chapters 4 to 6, which mend pictures."""

from course_lib.explore import bench, denoise, fill, wall


def render_fill_bench(**settings):
    """Return the filled picture of the fill bench for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``photograph``, ``loss``, ``fraction``, ``method`` and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32, which may leave [0, 1].

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_fill_bench(method="nearest", fraction=0.5).shape
    (256, 256)
    """
    return fill.make().render(**settings)


def render_filter_bench(**settings):
    """Return the repaired picture of the filter bench for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``photograph``, ``noise``, ``level``, ``filter``, ``strength`` and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32, which may leave [0, 1].

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_filter_bench(filter="mean", level=0.1).shape
    (256, 256)
    """
    return bench.make().render(**settings)


def render_denoise_bench(**settings):
    """Return the mended picture of the denoising bench for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``photograph``, ``colour``, ``noise``, ``level``, ``method``, ``told`` (times the level) and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)`` or ``(256, 256, 3)``, float32, which may leave [0, 1].

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range, or a network's weights are missing.

    Examples
    --------
    >>> render_denoise_bench(method="wavelets", level=0.1).shape
    (256, 256)
    """
    return denoise.make().render(**settings)


def render_repair_wall(**settings):
    """Return the wall on which all methods fill the same picture, for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``photograph``, ``loss``, ``fraction``, ``extra`` (one more method) and ``seed``.

    Returns
    -------
    array
        Picture ``(H, 512, 3)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range, or the network's weights are missing.

    Examples
    --------
    >>> render_repair_wall(fraction=0.5).shape
    (557, 512, 3)
    """
    return wall.make().render(**settings)
