"""The top floor: sliders over the course's own functions, one explorer a room.

===================  ===================================================================  =========
`noise_maker`        white, value, Perlin, fractal and power-law noise, and a threshold    chapter 1
`dead_leaves`        sizes, shapes, contrast and texture of leaves upon leaves             chapter 1
`filter_bench`       a photograph, a noise, a filter and its strength                      chapter 5
===================  ===================================================================  =========

Each explorer has a pure half, ``render_…(**settings)``, that returns the picture which the sliders show.
"""
from course_lib.explore import bench, leaves, noise
from course_lib.explore.explorer import Explorer


def noise_maker():
    """Explore noise: kind, size of its grain, octaves, exponent, threshold and seed.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> noise_maker()
    Explorer: Noise maker (needs a running kernel)
    """
    return Explorer(noise.make())


def dead_leaves():
    """Explore pictures of dead leaves: sizes, shapes, contrast, texture and seed.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> dead_leaves()
    Explorer: Dead leaves (needs a running kernel)
    """
    return Explorer(leaves.make())


def filter_bench():
    """Explore repair by filters: photograph, noise and its level, filter and its strength.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> filter_bench()
    Explorer: Filter bench (needs a running kernel)
    """
    return Explorer(bench.make())


def render_noise_maker(**settings):
    """Return the picture of the noise maker for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``kind``, ``exponent``, ``cell``, ``octaves``, ``level`` (threshold, 0 is off) and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_noise_maker(kind="Perlin", cell=32).shape
    (256, 256)
    """
    return noise.make().render(**settings)


def render_dead_leaves(**settings):
    """Return the picture of the dead-leaves explorer for some settings; the others have their defaults.

    Parameters
    ----------
    **settings
        ``exponent``, ``r_min``, ``shapes``, ``contrast``, ``texture`` and ``seed``.

    Returns
    -------
    array
        Picture ``(256, 256)``, float32.

    Raises
    ------
    TypeError, ValueError
        If a setting is unknown or out of its range.

    Examples
    --------
    >>> render_dead_leaves(shapes="discs", texture=0.0).shape
    (256, 256)
    """
    return leaves.make().render(**settings)


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


__all__ = ["Explorer", "dead_leaves", "filter_bench", "noise_maker", "render_dead_leaves", "render_filter_bench",
           "render_noise_maker"]
