import numpy as np
import pytest
from skimage import restoration

from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_bilateral, filter_gaussian
from course_lib.samples import photographs

SIGMA = 25 / 255


def by_definition(image, width, contrast):
    radius = int(np.ceil(2 * width))
    padded = np.pad(image, radius, mode="symmetric").astype(np.float64)
    out = np.empty(image.shape)
    for y, x in np.ndindex(image.shape):
        window = padded[y : y + 2 * radius + 1, x : x + 2 * radius + 1]
        dy, dx = np.mgrid[-radius : radius + 1, -radius : radius + 1]
        near = np.exp(-(dy**2 + dx**2) / (2 * width**2))
        alike = np.exp(-((window - image[y, x]) ** 2) / (2 * contrast**2))
        out[y, x] = (near * alike * window).sum() / (near * alike).sum()
    return out


@pytest.mark.parametrize(("width", "contrast"), [(0.5, 0.1), (1.0, 0.3), (1.5, 1.0)])
def test_it_is_the_definition_pixel_by_pixel(width, contrast):
    picture = np.random.default_rng(0).standard_normal((11, 9)).astype(np.float32)
    assert np.allclose(
        filter_bilateral(picture, width=width, contrast=contrast),
        by_definition(picture, width, contrast),
        atol=1e-5,
    )


def test_a_high_edge_stays_exactly():
    edge = np.zeros((9, 10), np.float32)
    edge[:, 5:] = 1
    assert np.allclose(filter_bilateral(edge, contrast=0.05), edge, atol=1e-6)


def test_with_endless_contrast_it_is_a_gaussian():
    picture = np.random.default_rng(0).random((24, 24), dtype=np.float32)
    ours, bell = filter_bilateral(picture, width=1, contrast=1e4), filter_gaussian(picture, width=1)
    assert np.abs(ours - bell)[4:-4, 4:-4].max() < 0.02


def test_a_grey_picture_in_three_channels_is_repaired_as_one_colour():
    picture = np.random.default_rng(0).random((16, 16), dtype=np.float32)
    colour = np.repeat(picture[..., None], 3, axis=2)
    wide = filter_bilateral(colour, contrast=0.3 * np.sqrt(3))
    assert np.allclose(wide, filter_bilateral(picture, contrast=0.3)[..., None], atol=1e-5)


def test_it_is_not_behind_scikit_image_s_whose_weights_are_flawed():
    # No oracle: what the filter must be is its definition, above. scikit-image's table of spatial weights
    # is one column off, and its contrast weights are wrong for negative values, hence the lift above 0.
    truth = photographs()["camera"]
    noisy = add_gaussian_noise(truth, SIGMA, rng=0)
    settings = [(0.15, 1.5), (0.2, 1.0), (0.2, 1.5), (0.2, 2.0)]
    theirs = [
        restoration.denoise_bilateral(noisy + 1, sigma_color=c, sigma_spatial=w) - 1 for c, w in settings
    ]
    ours = psnr(truth, clip(filter_bilateral(noisy, contrast=3 * SIGMA)))
    assert ours > max(psnr(truth, clip(result)) for result in theirs) - 0.1


def test_it_beats_the_gaussian_on_a_picture_with_edges():
    truth = photographs()["camera"]
    noisy = add_gaussian_noise(truth, SIGMA, rng=0)
    bell = max(psnr(truth, clip(filter_gaussian(noisy, width=w))) for w in (0.8, 0.9, 1.0))
    assert psnr(truth, clip(filter_bilateral(noisy, contrast=3 * SIGMA))) > bell + 0.5


def test_a_width_that_would_take_minutes_is_refused():
    with pytest.raises(ValueError, match="width must be at most 20, got 150"):
        filter_bilateral(np.zeros((8, 8), np.float32), width=150)


@pytest.mark.parametrize("name", ["width", "contrast"])
def test_settings_must_be_above_zero(name):
    with pytest.raises(ValueError, match=f"{name} must be above 0, got 0"):
        filter_bilateral(np.zeros((8, 8), np.float32), **{name: 0})
