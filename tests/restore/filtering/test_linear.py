import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import ndimage, signal

from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_gaussian, filter_mean, filter_wiener, filter_wiener_spectrum
from course_lib.samples import photographs

SIGMA = 25 / 255
SMOOTHERS = [filter_mean, filter_gaussian, filter_wiener, filter_wiener_spectrum]


def noise(shape, seed=0):
    return np.random.default_rng(seed).standard_normal(shape, dtype=np.float32)


def test_the_mean_of_a_hand_sized_picture_is_the_one_found_with_a_pencil():
    spot = np.zeros((5, 5), np.float32)
    spot[2, 2] = 9
    expected = np.zeros((5, 5))
    expected[1:4, 1:4] = 1
    assert np.allclose(filter_mean(spot, size=3), expected)


def test_a_mean_over_nine_pixels_leaves_a_third_of_the_noise():
    assert filter_mean(noise((256, 256)), size=3).std() == pytest.approx(1 / 3, rel=0.02)


def test_the_gaussian_answers_a_spot_with_its_bell():
    spot = np.zeros((21, 21), np.float32)
    spot[10, 10] = 1
    y, x = np.mgrid[-10:11, -10:11]
    bell = np.exp(-(y**2 + x**2) / (2 * 1.5**2))
    assert np.allclose(filter_gaussian(spot, width=1.5), bell / bell.sum(), atol=1e-4)


@given(width=some.floats(0, 4), grey=some.floats(0, 1))
def test_the_gaussian_keeps_a_flat_picture_whatever_its_width(width, grey):
    flat = np.full((12, 9), grey, np.float32)
    assert np.allclose(filter_gaussian(flat, width=width), flat, atol=1e-6)


def test_a_gaussian_of_width_zero_changes_nothing():
    picture = noise((8, 8))
    assert np.array_equal(filter_gaussian(picture, width=0), picture)


@pytest.mark.parametrize("repair", SMOOTHERS)
def test_colour_channels_do_not_mix(repair):
    picture = np.zeros((16, 16, 3), np.float32)
    picture[..., 0] = noise((16, 16))
    assert np.all(repair(picture)[..., 1:] == 0)


@pytest.mark.parametrize("repair", [filter_mean, filter_gaussian, filter_wiener])
def test_a_colour_picture_is_three_grey_ones(repair):
    picture = noise((24, 20, 3))
    plane = np.ascontiguousarray(picture[..., 1])
    assert np.allclose(repair(picture)[..., 1], repair(plane), atol=1e-6)


def test_the_local_wiener_filter_agrees_with_scipy_away_from_the_rim():
    picture = 0.5 + 0.3 * noise((40, 40))
    ours = filter_wiener(picture, size=5, sigma=0.2)
    theirs = signal.wiener(picture.astype(np.float64), 5, 0.2**2)
    assert np.allclose(ours[4:-4, 4:-4], theirs[4:-4, 4:-4], atol=1e-5)


def test_the_local_wiener_filter_is_the_mean_where_there_is_noise_only():
    picture = 0.1 * noise((64, 64))
    assert np.allclose(filter_wiener(picture, size=5, sigma=1), filter_mean(picture, size=5), atol=1e-6)


def test_the_local_wiener_filter_told_no_noise_keeps_the_picture():
    picture = noise((16, 16))
    assert np.allclose(filter_wiener(picture, size=3, sigma=0), picture, atol=1e-5)


def test_the_spectral_wiener_filter_is_a_convolution_that_keeps_the_mean():
    picture = 0.4 + 0.2 * noise((32, 32))
    assert filter_wiener_spectrum(picture, sigma=0.2).mean() == pytest.approx(picture.mean(), abs=1e-6)


def test_the_spectral_wiener_filter_told_no_noise_keeps_the_picture():
    picture = noise((16, 16))
    assert np.allclose(filter_wiener_spectrum(picture, sigma=0), picture, atol=1e-5)


def test_the_spectral_wiener_filter_needs_no_exact_exponent():
    truth = photographs(128)["camera"]
    noisy = add_gaussian_noise(truth, SIGMA, rng=1)
    scores = [psnr(truth, clip(filter_wiener_spectrum(noisy, sigma=SIGMA, exponent=e))) for e in (2, 2.5, 3)]
    assert max(scores) - min(scores) < 0.7
    assert min(scores) > psnr(truth, clip(noisy)) + 4


@pytest.mark.parametrize("name", ["camera", "chelsea"])
def test_scipy_at_its_best_is_not_more_than_a_tenth_of_a_decibel_better(name):
    truth = photographs()[name]
    noisy = add_gaussian_noise(truth, SIGMA, rng=0)
    widths, sides = np.arange(0.6, 1.6, 0.1), (3, 5, 7)

    def best(repair, settings):
        return max(psnr(truth, clip(repair(noisy, value).astype(np.float32))) for value in settings)

    pairs = [
        (best(lambda y, v: filter_gaussian(y, width=v), widths), best(ndimage.gaussian_filter, widths)),
        (best(lambda y, v: filter_mean(y, size=v), sides), best(ndimage.uniform_filter, sides)),
        (
            best(lambda y, v: filter_wiener(y, size=v, sigma=SIGMA), sides),
            best(lambda y, v: signal.wiener(y, v, SIGMA**2), sides),
        ),
    ]
    assert all(ours > theirs - 0.1 for ours, theirs in pairs)


@pytest.mark.parametrize(
    ("repair", "options", "message"),
    [
        (filter_mean, {"size": 4}, "size must be odd, so that the window has a middle, got 4"),
        (filter_mean, {"size": 0}, "size must be at least 1, got 0"),
        (filter_mean, {"size": 99}, "size must be at most 8, got 99"),
        (filter_gaussian, {"width": -1}, "width must be at least 0, got -1"),
        (filter_wiener, {"sigma": -0.1}, "sigma must be at least 0, got -0.1"),
        (filter_wiener_spectrum, {"exponent": 300}, "exponent must be at most 8, got 300"),
        (filter_wiener_spectrum, {"exponent": -1}, "exponent must be at least 0, got -1"),
    ],
)
def test_a_setting_out_of_range_is_named(repair, options, message):
    with pytest.raises(ValueError, match=message.replace(".", r"\.")):
        repair(np.zeros((8, 8), np.float32), **options)


@pytest.mark.parametrize("repair", SMOOTHERS)
def test_numpy_numbers_as_settings_do_not_widen_the_picture(repair):
    options = {filter_mean: "size", filter_gaussian: "width"}
    value = np.int64(3) if repair is filter_mean else np.float64(0.5)
    assert repair(noise((8, 8)), **{options.get(repair, "sigma"): value}).dtype == np.float32
