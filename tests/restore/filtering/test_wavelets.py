import numpy as np
import pytest
from skimage import restoration

from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_visushrink, filter_wavelet
from course_lib.samples import photographs

SIGMA = 25 / 255


@pytest.fixture(scope="module")
def case():
    truth = photographs()["camera"]
    return truth, add_gaussian_noise(truth, SIGMA, rng=0)


@pytest.mark.parametrize(
    ("ours", "name"), [(filter_wavelet, "BayesShrink"), (filter_visushrink, "VisuShrink")]
)
def test_without_spinning_it_is_scikit_image_s_shrinkage(case, ours, name):
    truth, noisy = case
    theirs = restoration.denoise_wavelet(noisy, sigma=SIGMA, method=name, mode="soft", rescale_sigma=False)
    assert np.abs(ours(noisy, sigma=SIGMA, shifts=1) - theirs).mean() < 2e-3
    assert abs(psnr(truth, clip(ours(noisy, sigma=SIGMA, shifts=1))) - psnr(truth, clip(theirs))) < 0.05


def test_spun_it_is_within_a_tenth_of_a_decibel_of_scikit_image_s_best_threshold(case):
    truth, noisy = case
    theirs = []
    for share in (0.9, 1.0, 1.1):
        options = {"sigma": share * SIGMA, "method": "BayesShrink", "mode": "soft", "rescale_sigma": False}
        spun = restoration.cycle_spin(
            noisy, restoration.denoise_wavelet, max_shifts=3, workers=1, func_kw=options
        )
        theirs.append(psnr(truth, clip(spun)))
    assert psnr(truth, clip(filter_wavelet(noisy, sigma=SIGMA))) > max(theirs) - 0.1


def test_spinning_gains_more_than_a_decibel(case):
    truth, noisy = case
    one, sixteen = (psnr(truth, clip(filter_wavelet(noisy, sigma=SIGMA, shifts=n))) for n in (1, 4))
    assert sixteen > one + 1


def test_visushrink_is_far_behind_bayesshrink(case):
    truth, noisy = case
    bayes, visu = (
        psnr(truth, clip(repair(noisy, sigma=SIGMA))) for repair in (filter_wavelet, filter_visushrink)
    )
    assert bayes > visu + 3


def test_told_no_noise_it_gives_the_picture_back():
    picture = np.random.default_rng(0).random((37, 50), dtype=np.float32)
    assert np.allclose(filter_wavelet(picture, sigma=0), picture, atol=1e-5)


def test_not_told_the_noise_it_is_nearly_as_good(case):
    truth, noisy = case
    told, untold = (psnr(truth, clip(filter_wavelet(noisy, sigma=sigma))) for sigma in (SIGMA, None))
    assert abs(told - untold) < 0.1


@pytest.mark.parametrize("shape", [(1, 1), (2, 2), (5, 9), (33, 64), (17, 40, 3)])
def test_every_shape_is_kept(shape):
    picture = np.random.default_rng(0).random(shape, dtype=np.float32)
    assert filter_wavelet(picture, sigma=0.1).shape == shape


def test_each_colour_channel_is_shrunk_by_itself():
    picture = np.random.default_rng(0).random((32, 32, 3), dtype=np.float32)
    plane = np.ascontiguousarray(picture[..., 1])
    assert np.array_equal(filter_wavelet(picture, sigma=0.1)[..., 1], filter_wavelet(plane, sigma=0.1))


@pytest.mark.parametrize(
    ("options", "message"), [({"shifts": 0}, "shifts must be at least 1"), ({"sigma": -1}, "sigma")]
)
def test_a_setting_out_of_range_is_named(options, message):
    with pytest.raises(ValueError, match=message):
        filter_wavelet(np.zeros((8, 8), np.float32), **options)
