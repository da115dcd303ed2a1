"""What holds for every way to fill lost pixels, whatever its idea."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from course_lib.damage import erase, missing_pixels
from course_lib.images import ImageError
from course_lib.restore.interpolation import METHODS, fill_tv

every = pytest.mark.parametrize("fill", METHODS.values(), ids=METHODS)
EQUATIONS = ("harmonic", "biharmonic")
UNSTEADY = ("total variation", "exemplar")  # steps of fixed length; comparisons that rounding can turn


def random_picture(*shape, seed=0):
    return np.random.default_rng(seed).uniform(size=shape).astype(np.float32)


def lost_somehow(shape):
    """Single pixels, a hole and a whole corner."""
    missing = missing_pixels(shape, 0.5, rng=1)
    missing[8:17, 9:18] = True
    missing[:4, -6:] = True
    return missing


@every
@pytest.mark.parametrize("shape", [(33, 28), (33, 28, 3)])
def test_known_pixels_come_back_bit_for_bit_and_the_others_as_float32(fill, shape):
    image, missing = random_picture(*shape), lost_somehow(shape[:2])
    image[~missing] -= np.float32(0.5)
    image[5] = np.float32(-0.0)
    filled = fill(image, missing)
    assert filled.dtype == np.float32 and filled.shape == shape
    assert filled[~missing].tobytes() == image[~missing].tobytes()
    assert np.isfinite(filled).all()


@every
@pytest.mark.parametrize("shape", [(33, 28), (33, 28, 3)])
def test_what_stands_in_the_lost_pixels_is_never_read(fill, shape):
    image, missing = random_picture(*shape), lost_somehow(shape[:2])
    results = [fill(erase(image, missing, fill=value), missing) for value in (0, -7, 1e30)]
    assert np.array_equal(results[0], results[1]) and np.array_equal(results[0], results[2])


@every
def test_where_nothing_is_missing_an_equal_copy_comes_back(fill):
    image = random_picture(20, 17, 3)
    filled = fill(image, np.zeros((20, 17), bool))
    assert filled is not image and not np.shares_memory(filled, image)
    assert np.array_equal(filled, image)


@every
def test_where_everything_is_missing_the_promised_message_comes(fill):
    with pytest.raises(ValueError, match="^at least one pixel must be known, got none$"):
        fill(random_picture(5, 5), np.ones((5, 5), bool))


@every
@pytest.mark.parametrize("place", [(0, 0), (9, 4), (20, 18)])
def test_one_known_pixel_gives_its_value_to_all(fill, place):
    image, missing = random_picture(21, 19, 3), np.ones((21, 19), bool)
    missing[place] = False
    assert np.allclose(fill(image, missing), image[place], atol=1e-5)


@every
def test_a_missing_array_that_fits_no_picture_is_refused_with_the_promised_message(fill):
    image = random_picture(6, 5)
    with pytest.raises(ImageError, match=r"missing must have the picture's shape \(6, 5\), got \(5, 6\)"):
        fill(image, np.zeros((5, 6), bool))
    with pytest.raises(TypeError, match="missing must be bool .*, got uint8"):
        fill(image, np.zeros((6, 5), np.uint8))
    with pytest.raises(TypeError, match="missing must be a NumPy array of bool, got list"):
        fill(image, [[False] * 5] * 6)


@every
@pytest.mark.parametrize("known", ["row", "column", "diagonal", "two", "corners"])
def test_known_pixels_on_one_line_are_enough(fill, known):
    image, missing = random_picture(21, 19), np.ones((21, 19), bool)
    places = {
        "row": (7, slice(None)),
        "column": (slice(None), 0),
        "diagonal": (np.arange(19), np.arange(19)),
        "two": ([3, 3], [4, 5]),
        "corners": ([0, 20], [0, 18]),
    }
    missing[places[known]] = False
    filled = fill(image, missing)
    assert np.isfinite(filled).all()
    assert np.array_equal(filled[~missing], image[~missing])


@every
@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (2, 2), (2, 9), (3, 3)])
def test_small_pictures_are_filled_too(fill, shape):
    image, missing = random_picture(*shape), np.zeros(shape, bool)
    missing.flat[1::2] = True
    filled = fill(image, missing)
    assert np.isfinite(filled).all() and np.array_equal(filled[~missing], image[~missing])


@every
@pytest.mark.parametrize("value", [0.0, 0.3, -2.0])
def test_a_flat_picture_is_filled_flat(fill, value):
    image, missing = np.full((33, 28, 3), value, np.float32), lost_somehow((33, 28))
    assert np.allclose(fill(erase(image, missing, fill=1), missing), value, atol=2e-5)


@pytest.mark.parametrize("name", [name for name in METHODS if name not in UNSTEADY])
def test_a_brighter_picture_of_more_contrast_is_filled_alike(name):
    image, missing = random_picture(33, 28), lost_somehow((33, 28))
    other = 2 * image + np.float32(0.25)
    assert np.allclose(METHODS[name](other, missing), 2 * METHODS[name](image, missing) + 0.25, atol=1e-3)


def test_total_variation_is_filled_alike_once_it_has_converged():
    image, missing = random_picture(33, 28), lost_somehow((33, 28))
    results = [fill_tv(one, missing, steps=3000) for one in (image, 2 * image + np.float32(0.25))]
    change = np.abs(results[1] - 2 * results[0] - 0.25)
    assert change.mean() < 2e-3


@pytest.mark.parametrize("name", ["linear", "cubic", "convolution", *EQUATIONS])
def test_a_colour_picture_of_three_grey_ones_is_filled_like_each(name):
    image, missing = random_picture(33, 28, 3), lost_somehow((33, 28))
    filled = METHODS[name](image, missing)
    for colour in range(3):
        one = METHODS[name](image[..., colour].copy(), missing)
        assert np.allclose(filled[..., colour], one, atol=2e-3)


@pytest.mark.parametrize("turn", [np.rot90, np.flipud, np.fliplr, np.transpose], ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", ["convolution", *EQUATIONS])
def test_a_turned_picture_is_filled_to_the_turned_result(name, turn):
    image, missing = random_picture(33, 28), lost_somehow((33, 28))
    turned = METHODS[name](turn(image).copy(), turn(missing).copy())
    assert np.allclose(turned, turn(METHODS[name](image, missing)), atol=2e-3)


@pytest.mark.parametrize("name", ["nearest", "linear", "convolution", "harmonic", "total variation"])
@settings(max_examples=15, deadline=None)
@given(seed=some.integers(0, 10**6), part=some.floats(0.05, 0.95))
def test_no_new_value_leaves_the_range_of_the_known(name, seed, part):
    image, missing = random_picture(19, 22, seed=seed), missing_pixels((19, 22), part, rng=seed)
    filled, known = METHODS[name](image, missing), image[~missing]
    assert filled.min() >= known.min() - 1e-3 and filled.max() <= known.max() + 1e-3
