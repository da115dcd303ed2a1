"""The dead-leaves model in a dozen lines: discs only, one grey each."""

import numpy as np

from course_lib.images import check_number, check_shape


def disc_leaves(shape, *, r_min=4.0, r_max=None, exponent=3.0, rng=None):
    """Lay discs of random size, place and grey behind one another until no gap is left.

    1. Draw a radius with density ∝ r^(−exponent), a centre and a grey.
    2. Give the grey to those of the disc's pixels that are still empty.
    3. Repeat until no pixel is empty.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    r_min : float, at least 1
        Smallest radius in pixels.
    r_max : float or None
        Largest radius in pixels; None takes the longer side of the picture.
    exponent : float in [0, 6]
        Of the radius law. Larger means more small discs.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W) in [0, 1)

    Raises
    ------
    ValueError
        If an option lies outside its range, or the shape is not two positive whole numbers.

    References
    ----------
    G. Matheron, "Modèle séquentiel de partition aléatoire", Centre de Morphologie Mathématique, 1968;
    A. B. Lee, D. Mumford, J. Huang, "Occlusion models for natural images", International Journal of Computer
    Vision 41(1), 2001, doi:10.1023/A:1011109015675.

    Examples
    --------
    >>> picture = disc_leaves((32, 32), rng=1)
    >>> picture.shape, bool(np.isfinite(picture).all())
    ((32, 32), True)
    """
    rng = np.random.default_rng(rng)
    height, width = check_shape(shape)
    r_min = check_number(r_min, "r_min", low=1)
    r_max = max(height, width, r_min) if r_max is None else r_max
    check_number(r_max, "r_max", low=r_min)
    exponent = check_number(exponent, "exponent", low=0, high=6)
    radii = np.geomspace(r_min, r_max, 512)
    chance = radii ** (1 - exponent)  # r^(−exponent), times r for the spacing of `radii`
    chance *= (height + 2 * radii) * (width + 2 * radii)  # large ones reach in from farther away
    image = np.full((height, width), np.nan, np.float32)
    rows, columns = np.ogrid[:height, :width]
    while np.isnan(image).any():
        for r in rng.choice(radii, 200, p=chance / chance.sum()):
            y, x = rng.uniform(-r, height + r), rng.uniform(-r, width + r)
            top, left = max(0, int(y - r)), max(0, int(x - r))
            box = np.s_[top : int(y + r) + 2, left : int(x + r) + 2]
            disc = (rows[box[0]] - y) ** 2 + (columns[:, box[1]] - x) ** 2 <= r**2
            image[box][disc & np.isnan(image[box])] = rng.random(dtype=np.float32)
    return image
