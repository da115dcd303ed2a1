"""Pictures of dead leaves that pass for photographs in six numbers."""

import numpy as np
from scipy.ndimage import gaussian_filter

from course_lib.generate.randomness.leaves.covering import cover
from course_lib.generate.randomness.leaves.recipe import RECIPES, Leaves, check_pair
from course_lib.generate.randomness.leaves.surfaces import shade, tint
from course_lib.images import check_shape

FINE = 2  # painted at twice the size and averaged, so that edges are smooth


def dead_leaves(shape, *, recipe="full", gray=True, rng=None):
    """Make a picture of opaque leaves that lie on top of one another, as things in the world do.

    1. Draw leaves: sizes with density ∝ r^(−exponent), places even, shapes by share.
    2. Lay them behind one another until no gap is left; each pixel then shows one leaf.
    3. Paint each leaf: its grey, a gradient, a pattern.
    4. Average 2 × 2 pixels to one; put a third of the pictures slightly out of focus.

    Edges come from step 2: where one leaf ends, another unrelated one begins.

    Parameters
    ----------
    shape : tuple of two ints
        (height, width) in pixels.
    recipe : str or Leaves
        A name from `RECIPES`, or your own `Leaves`.
    gray : bool
        False gives red, green and blue; the grey version of that picture is the grey picture of the same seed.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same picture.

    Returns
    -------
    float32 array (H, W) or (H, W, 3) in [0, 1]

    Raises
    ------
    TypeError
        If `recipe` is neither a name nor a `Leaves`.
    ValueError
        If there is no recipe of that name, or the shape is not two positive whole numbers.

    References
    ----------
    A. B. Lee, D. Mumford, J. Huang, "Occlusion models for natural images", International Journal of Computer
    Vision 41(1), 2001, doi:10.1023/A:1011109015675; R. Achddou, Y. Gousseau, S. Ladjal, "Synthetic images as a
    regularity prior for image restoration neural networks", SSVM 2021.

    Examples
    --------
    >>> picture = dead_leaves((64, 64), rng=1)
    >>> picture.shape, bool(picture.min() >= 0), bool(picture.max() <= 1)
    ((64, 64), True, True)
    >>> dead_leaves((64, 96), recipe=Leaves(r_min=6, texture=0), gray=False, rng=1).shape
    (64, 96, 3)
    """
    rng = np.random.default_rng(rng)
    height, width = check_shape(shape)
    recipe = find_recipe(recipe)
    r_min, contrast = draw_between(recipe.r_min, rng), draw_between(recipe.contrast, rng)
    r_max = max(height, width, r_min) if recipe.r_max is None else recipe.r_max
    owner, heap = cover((FINE * height, FINE * width), recipe, (FINE * r_min, FINE * r_max), rng)
    image = shade(owner, heap, contrast, recipe.texture, rng)
    focus = rng.uniform(0.3, 0.9) * (rng.random() < recipe.blurred)
    if not gray:
        image = image[..., None] + tint(owner, len(heap.radius), contrast, rng)
    image = image.reshape(height, FINE, width, FINE, -1).mean(axis=(1, 3))
    image = gaussian_filter(image, (focus, focus, 0), mode="reflect")
    return np.clip(image[..., 0] if gray else image, 0, 1)


def find_recipe(recipe):
    """Give the recipe of a name, or the recipe itself.

    Parameters
    ----------
    recipe : str or Leaves

    Returns
    -------
    Leaves

    Raises
    ------
    TypeError
        If it is neither a name nor a `Leaves`.
    ValueError
        If there is no recipe of that name.

    Examples
    --------
    >>> find_recipe("discs").polygons
    0
    """
    if isinstance(recipe, Leaves):
        return recipe
    if not isinstance(recipe, str):
        raise TypeError(f"recipe must be a name or a Leaves, got {type(recipe).__name__}")
    if recipe not in RECIPES:
        raise ValueError(f"recipe must be one of {', '.join(RECIPES)}, got {recipe!r}")
    return RECIPES[recipe]


def draw_between(value, rng):
    """Draw evenly between the two ends of a pair; one number is taken as it is.

    Parameters
    ----------
    value : float or pair of floats
    rng : numpy.random.Generator
        Where chance comes from.

    Returns
    -------
    float

    Examples
    --------
    >>> draw_between(3.0, np.random.default_rng(1))
    3.0
    """
    return float(rng.uniform(*check_pair(value, "value", low=0, high=np.inf)))
