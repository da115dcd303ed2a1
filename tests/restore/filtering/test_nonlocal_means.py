import numpy as np
import pytest
from skimage import restoration

from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_nonlocal_means
from course_lib.samples import photographs

SIGMA = 25 / 255


@pytest.fixture(scope="module")
def case():
    truth = photographs()["camera"]
    return truth, add_gaussian_noise(truth, SIGMA, rng=0)


def by_definition(image, sigma, strength, patch, reach):
    half = patch // 2
    padded = np.pad(image, reach + half, mode="symmetric").astype(np.float64)
    out = np.empty(image.shape)
    for y, x in np.ndindex(image.shape):
        cy, cx = y + reach + half, x + reach + half
        own = padded[cy - half : cy + half + 1, cx - half : cx + half + 1]
        total = weights = 0.0
        for dy in range(-reach, reach + 1):
            for dx in range(-reach, reach + 1):
                oy, ox = cy + dy, cx + dx
                other = padded[oy - half : oy + half + 1, ox - half : ox + half + 1]
                distance = max(((own - other) ** 2).mean() - 2 * sigma**2, 0)
                weight = np.exp(-distance / (strength * sigma) ** 2)
                total += weight * padded[oy, ox]
                weights += weight
        out[y, x] = total / weights
    return out


@pytest.mark.parametrize(("patch", "reach"), [(1, 2), (3, 2), (5, 3)])
def test_it_is_the_definition_pixel_by_pixel(patch, reach):
    picture = np.random.default_rng(0).random((12, 10), dtype=np.float32)
    ours = filter_nonlocal_means(picture, sigma=0.2, strength=0.8, patch=patch, reach=reach)
    assert np.allclose(ours, by_definition(picture, 0.2, 0.8, patch, reach), atol=1e-5)


def test_it_is_as_good_as_scikit_image_at_its_best(case):
    truth, noisy = case
    theirs = max(
        psnr(
            truth,
            clip(restoration.denoise_nl_means(noisy, 5, 6, h=share * SIGMA, sigma=SIGMA, fast_mode=True)),
        )
        for share in (0.6, 0.7, 0.8)
    )
    assert psnr(truth, clip(filter_nonlocal_means(noisy, sigma=SIGMA))) > theirs - 0.1


def test_told_too_little_noise_costs_far_more_than_told_too_much(case):
    truth, noisy = case
    low, right, high = (psnr(truth, clip(filter_nonlocal_means(noisy, sigma=k / 255))) for k in (15, 25, 30))
    assert right - low > 3
    assert right - high < 1


def test_equal_stripes_far_apart_advise_each_other():
    stripes = np.tile(np.float32([0.2, 0.8]).repeat(3), (24, 4))
    noisy = add_gaussian_noise(stripes, 0.1, rng=0)
    near = filter_nonlocal_means(noisy, sigma=0.1, reach=1)
    far = filter_nonlocal_means(noisy, sigma=0.1, reach=8)
    assert psnr(stripes, far) > psnr(stripes, near) + 3


def test_a_grey_picture_in_three_channels_is_repaired_as_the_grey_one():
    picture = np.random.default_rng(0).random((16, 16), dtype=np.float32)
    colour = np.repeat(picture[..., None], 3, axis=2)
    grey = filter_nonlocal_means(picture, sigma=0.2)
    assert np.allclose(filter_nonlocal_means(colour, sigma=0.2), grey[..., None], atol=1e-5)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sigma": 0}, "sigma must be above 0, got 0"),
        ({"patch": 4}, "patch must be odd"),
        ({"reach": 0}, "reach must be at least 1, got 0"),
        ({"reach": 500}, "reach must be at most 50, got 500"),
        ({"strength": 0}, "strength must be above 0, got 0"),
    ],
)
def test_a_setting_out_of_range_is_named(options, message):
    with pytest.raises(ValueError, match=message):
        filter_nonlocal_means(np.zeros((8, 8), np.float32), **options)
