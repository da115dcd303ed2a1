import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from skimage import exposure

from course_lib.restore.filtering import adjust_exposure, adjust_gamma, equalize_adaptive, equalize_histogram
from course_lib.samples import photographs


@given(stops=some.floats(-3, 3))
def test_an_exposure_is_undone_by_its_opposite(stops):
    picture = np.random.default_rng(0).random((6, 6), dtype=np.float32)
    assert np.allclose(
        adjust_exposure(adjust_exposure(picture, stops=stops), stops=-stops), picture, atol=1e-6
    )


def test_one_stop_is_twice_the_light_and_nothing_is_burnt_out():
    assert np.array_equal(adjust_exposure(np.float32([[0.8]]), stops=1), np.float32([[1.6]]))


@given(gamma=some.floats(0.3, 3))
def test_a_gamma_is_undone_by_its_inverse_and_keeps_black_and_white(gamma):
    picture = np.linspace(0, 1, 16, dtype=np.float32).reshape(4, 4)
    bent = adjust_gamma(picture, gamma=gamma)
    assert bent[0, 0] == 0
    assert bent[-1, -1] == 1
    assert np.allclose(adjust_gamma(bent, gamma=1 / gamma), picture, atol=1e-4)


def test_gamma_of_a_negative_value_is_black():
    assert adjust_gamma(np.float32([[-0.2]]), gamma=0.5)[0, 0] == 0


def test_an_equalised_histogram_is_flat():
    shares = np.histogram(equalize_histogram(photographs()["coffee"]), bins=10, range=(0, 1))[0]
    assert np.abs(shares / shares.sum() - 0.1).max() < 0.02


def test_equalisation_keeps_the_order_of_brightness_and_agrees_with_scikit_image():
    picture = photographs()["camera"]
    ours = equalize_histogram(picture)
    assert (np.diff(ours.ravel()[np.argsort(picture, axis=None)]) >= 0).all()
    assert np.abs(ours - exposure.equalize_hist(picture, nbins=4096)).max() < 0.01


@pytest.mark.parametrize("change", [equalize_histogram, equalize_adaptive])
def test_enhanced_colour_keeps_its_hue_and_its_range(change):
    picture = photographs(64, gray=False)["coffee"]
    out = change(picture)
    assert 0 <= out.min() <= out.max() <= 1
    lit = picture.max(axis=2) > 0.05
    share, new = (p[lit] / np.maximum(p[lit].max(axis=1, keepdims=True), 1e-6) for p in (picture, out))
    assert np.abs(share - new).max() < 1e-3


def test_a_higher_limit_gives_more_contrast_between_neighbours():
    dim = np.float32(0.4) + np.float32(0.2) * photographs(128)["camera"]
    steps = [
        np.abs(np.diff(p)).mean() for p in (dim, *(equalize_adaptive(dim, limit=c) for c in (0.005, 0.05)))
    ]
    assert 1.5 * steps[0] < steps[1] < steps[2] / 1.1


def test_black_stays_black_in_colour():
    assert not equalize_adaptive(np.zeros((16, 16, 3), np.float32)).any()


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        (adjust_gamma, {"gamma": 0}, "gamma must be above 0, got 0"),
        (adjust_gamma, {"gamma": 20.5}, "gamma must be at most 20, got 20.5"),
        (adjust_exposure, {"stops": 25}, "stops must be at most 24, got 25"),
        (adjust_exposure, {"stops": -2000}, "stops must be at least -24, got -2000"),
        (adjust_exposure, {"stops": float("inf")}, "stops must be finite, got inf"),
        (equalize_adaptive, {"limit": 0}, "limit must be above 0, got 0"),
        (equalize_adaptive, {"tiles": 0}, "tiles must be at least 1, got 0"),
        (equalize_adaptive, {"tiles": 9}, "at least 9 x 9"),
    ],
)
def test_a_setting_out_of_range_is_named(change, options, message):
    with pytest.raises(ValueError, match=message):
        change(np.full((8, 8), 0.5, np.float32), **options)
