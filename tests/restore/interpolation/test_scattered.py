import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import interpolate, ndimage, spatial

from course_lib.damage import missing_pixels
from course_lib.restore.interpolation import fill_cubic, fill_linear, fill_nearest, fill_radial
from course_lib.restore.interpolation._checks import known_near
from course_lib.restore.interpolation.scattered import _triangles

ROWS, COLUMNS = np.indices((24, 20))


def random_case(seed, part=0.8, shape=(24, 20)):
    image = np.random.default_rng(seed).uniform(size=shape).astype(np.float32)
    return image, missing_pixels(shape[:2], part, rng=seed)


def inside_the_triangles(missing):
    """The lost pixels between the known ones."""
    lost = np.argwhere(missing)
    inside = np.zeros_like(missing)
    inside[tuple(lost[spatial.Delaunay(np.argwhere(~missing)).find_simplex(lost) >= 0].T)] = True
    return inside


def test_the_nearest_of_two_is_the_one_fewer_pixels_away():
    row, missing = np.float32([[0.2, 9, 9, 9, 9, 0.8]]), np.array([[False, True, True, True, True, False]])
    assert fill_nearest(row, missing).tolist() == np.float32([[0.2, 0.2, 0.2, 0.8, 0.8, 0.8]]).tolist()


@given(seed=some.integers(0, 10**6), part=some.floats(0.1, 0.97))
def test_no_known_pixel_is_nearer_than_the_one_that_was_taken(seed, part):
    missing = missing_pixels((13, 11), part, rng=seed)
    number = np.arange(13 * 11, dtype=np.float32).reshape(13, 11)
    taken = np.stack(np.divmod(fill_nearest(number, missing).astype(int), 11), axis=-1)
    known, places = np.argwhere(~missing), np.moveaxis(np.indices((13, 11)), 0, -1)
    least = np.linalg.norm(places[:, :, None] - known, axis=-1).min(axis=-1)
    assert np.allclose(np.linalg.norm(places - taken, axis=-1), least)


@pytest.mark.parametrize("fill", [fill_linear, fill_cubic])
@pytest.mark.parametrize("seed", range(3))
def test_a_ramp_is_found_exactly_between_known_pixels(fill, seed):
    ramp = (0.1 + 0.02 * ROWS - 0.03 * COLUMNS).astype(np.float32)
    missing = missing_pixels(ramp.shape, 0.8, rng=seed)
    inside = inside_the_triangles(missing)
    assert inside.sum() > 200
    assert np.allclose(fill(ramp, missing)[inside], ramp[inside], atol=1e-3 if fill is fill_cubic else 1e-6)


def test_outside_the_triangles_the_nearest_value_is_taken():
    image, missing = random_case(3, 0.95)
    outside = missing & ~inside_the_triangles(missing)
    for fill in (fill_linear, fill_cubic):
        assert outside.any() and np.array_equal(
            fill(image, missing)[outside], fill_nearest(image, missing)[outside]
        )


@pytest.mark.parametrize("seed", range(3))
def test_a_known_pixel_among_known_ones_is_the_corner_of_no_triangle_with_a_lost_one(seed):
    missing = ndimage.binary_dilation(missing_pixels((24, 20), 0.02, rng=seed), iterations=2)
    known, lost = np.argwhere(~missing), np.argwhere(missing)
    triangles = spatial.Delaunay(known)
    found = triangles.find_simplex(lost)
    corners = np.unique(triangles.simplices[found[found >= 0]])
    near = known_near(missing, 1)
    assert near.sum() < len(known)
    assert near[tuple(known[corners].T)].all()


@pytest.mark.parametrize("seed", range(3))
def test_the_triangles_say_the_same_as_those_of_scipy(seed):
    places = np.argwhere(~missing_pixels((40, 50), 0.8, rng=seed)).astype(float)
    ours, theirs = _triangles(places), spatial.Delaunay(places)
    assert np.allclose(ours.transform, theirs.transform, equal_nan=True)
    assert np.array_equal(ours.find_simplex(places + 0.3), theirs.find_simplex(places + 0.3))


def test_the_cubic_surface_follows_a_bowl_better_than_flat_triangles():
    bowl = (((ROWS - 12) / 24) ** 2 + ((COLUMNS - 10) / 20) ** 2).astype(np.float32)
    missing = missing_pixels(bowl.shape, 0.8, rng=0)
    inside = inside_the_triangles(missing)
    errors = [np.abs(fill(bowl, missing) - bowl)[inside].mean() for fill in (fill_cubic, fill_linear)]
    assert errors[0] < 0.5 * errors[1]


def test_the_cubic_surface_is_that_of_scipy():
    image, missing = random_case(5, 0.6)
    missing[0, 0] = missing[0, -1] = missing[-1, 0] = missing[-1, -1] = False
    surface = interpolate.CloughTocher2DInterpolator(np.argwhere(~missing).astype(float), image[~missing])
    difference = fill_cubic(image, missing)[missing] - surface(np.argwhere(missing))
    assert np.abs(difference).max() < 2e-3


@pytest.mark.parametrize("width", [0.0, 0.5, 3.0])
def test_round_hills_around_all_known_pixels_are_those_of_scipy(width):
    image, missing = random_case(2, 0.8, (12, 10, 3))
    known, lost = np.argwhere(~missing), np.argwhere(missing)
    if width == 0:
        theirs = interpolate.RBFInterpolator(known, image[~missing], kernel="linear", degree=0)
    else:
        theirs = interpolate.RBFInterpolator(
            known, image[~missing], kernel="multiquadric", epsilon=1 / width, degree=0
        )
    ours = fill_radial(image, missing, neighbours=100, width=width)[missing]
    assert np.allclose(ours, theirs(lost), atol=1e-4)


def test_one_neighbour_is_the_nearest():
    image, missing = random_case(4, 0.3)
    filled = fill_radial(image, missing, neighbours=1)
    assert np.isin(filled[missing], image[~missing]).all()


@pytest.mark.parametrize("fill", [fill_linear, fill_cubic, fill_radial])
@settings(max_examples=20, deadline=None)
@given(seed=some.integers(0, 10**6), known=some.integers(1, 6))
def test_very_few_known_pixels_are_enough(fill, seed, known):
    shape = (9, 8)
    image, missing = random_case(seed, 1 - known / 72, shape)
    filled = fill(image, missing)
    assert np.isfinite(filled).all() and np.array_equal(filled[~missing], image[~missing])


def test_settings_out_of_range_are_refused():
    image, missing = random_case(0)
    with pytest.raises(ValueError, match="neighbours must be at least 1, got 0"):
        fill_radial(image, missing, neighbours=0)
    with pytest.raises(ValueError, match="width must be at least 0, got -1"):
        fill_radial(image, missing, width=-1)
