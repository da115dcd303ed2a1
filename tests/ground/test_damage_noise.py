"""Each kind of noise keeps the statistical promise of its docstring, and nothing is clipped."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import damage
from course_lib.images import check_image

GREY = np.linspace(0, 1, 200 * 200, dtype=np.float32).reshape(200, 200)
COLOUR = np.stack([GREY, GREY.T, 1 - GREY], axis=-1)
HALF = np.full((300, 300), 0.5, np.float32)
RANDOM = {
    "gaussian": lambda image, rng: damage.add_gaussian_noise(image, 0.1, rng=rng),
    "shot": lambda image, rng: damage.add_shot_noise(image, 50, rng=rng),
    "speckle": lambda image, rng: damage.add_speckle(image, 0.3, rng=rng),
    "stripes": lambda image, rng: damage.add_stripes(image, 0.1, rng=rng),
    "salt and pepper": lambda image, rng: damage.add_salt_and_pepper(image, 0.2, rng=rng),
}


@pytest.mark.parametrize("add", RANDOM.values(), ids=RANDOM)
@pytest.mark.parametrize("image", [GREY, COLOUR], ids=["grey", "colour"])
def test_same_seed_same_picture_and_the_input_is_untouched(add, image):
    before = image.copy()
    first = add(image, 3)
    assert check_image(first).shape == image.shape
    assert np.array_equal(first, add(image, np.random.default_rng(3)))
    assert not np.array_equal(first, add(image, 4))
    assert np.array_equal(image, before)
    assert not np.shares_memory(first, image)


@pytest.mark.parametrize("add", RANDOM.values(), ids=RANDOM)
def test_without_a_seed_every_call_differs(add):
    assert not np.array_equal(add(GREY, None), add(GREY, None))


@pytest.mark.parametrize("add", RANDOM.values(), ids=RANDOM)
def test_a_single_pixel_is_enough(add):
    assert add(np.full((1, 1), 0.5, np.float32), 0).shape == (1, 1)


@given(st.floats(0, 0.6))
def test_gaussian_noise_has_the_promised_mean_and_sigma(sigma):
    noise = damage.add_gaussian_noise(HALF, sigma, rng=1) - HALF
    assert abs(noise.mean()) <= 4 * sigma / 300 + 1e-7
    assert abs(noise.std() - sigma) <= 0.02 * sigma + 1e-7


def test_gaussian_noise_is_bell_shaped_white_and_not_clipped():
    noisy = damage.add_gaussian_noise(COLOUR, 0.2, rng=1)
    noise = noisy - COLOUR
    assert noisy.min() < -0.3
    assert noisy.max() > 1.3
    assert abs((np.abs(noise) < 0.2).mean() - 0.6827) < 0.005
    assert abs(np.corrcoef(noise[:, 1:, 0].ravel(), noise[:, :-1, 0].ravel())[0, 1]) < 0.02


@pytest.mark.parametrize("name", ["gaussian", "shot", "speckle", "stripes"])
def test_channels_get_noise_of_their_own(name):
    flat = np.full((100, 100, 3), 0.5, np.float32)
    noise = RANDOM[name](flat, 2) - flat
    for one, other in [(0, 1), (0, 2), (1, 2)]:
        assert abs(np.corrcoef(noise[..., one].ravel(), noise[..., other].ravel())[0, 1]) < 0.3


@pytest.mark.parametrize("sigma", [0, 0.0])
def test_sigma_zero_changes_nothing(sigma):
    assert np.array_equal(damage.add_gaussian_noise(COLOUR, sigma), COLOUR)
    assert np.array_equal(damage.add_speckle(COLOUR, sigma), COLOUR)
    assert np.array_equal(damage.add_stripes(COLOUR, sigma), COLOUR)


@pytest.mark.parametrize("photons", [0.5, 5, 30, 1000])
@pytest.mark.parametrize("light", [0.1, 0.5, 1.0])
def test_shot_noise_keeps_the_mean_and_has_variance_mean_over_photons(photons, light):
    counted = damage.add_shot_noise(np.full((400, 400), light, np.float32), photons, rng=1).astype(np.float64)
    assert abs(counted.mean() - light) < 5 * np.sqrt(light / photons) / 400
    assert abs(counted.var() / (light / photons) - 1) < 0.05


def test_shot_noise_counts_whole_photons_leaves_black_black_and_is_not_clipped():
    counted = damage.add_shot_noise(GREY, 20, rng=1)
    assert np.allclose(counted * 20, np.rint(counted * 20), atol=1e-4)
    assert (damage.add_shot_noise(np.zeros((9, 9), np.float32), 20, rng=1) == 0).all()
    assert counted.max() > 1.2


def test_shot_noise_refuses_negative_light():
    with pytest.raises(ValueError, match=r"image must not be negative \(photons are counted\), got -0\.5"):
        damage.add_shot_noise(GREY - np.float32(0.5), 20)


@pytest.mark.parametrize("light", [0.1, 0.5, 1.0])
def test_speckle_grows_with_the_light(light):
    noise = damage.add_speckle(np.full((300, 300), light, np.float32), 0.3, rng=1) - np.float32(light)
    assert abs(noise.std() / (0.3 * light) - 1) < 0.02
    assert abs(noise.mean()) < 0.005 * light + 1e-3 * light


@pytest.mark.parametrize("axis", [0, 1])
def test_stripes_are_constant_along_their_axis_and_vary_across(axis):
    noise = damage.add_stripes(
        np.zeros((4000, 3, 3), np.float32).swapaxes(0, 1 - axis), 0.1, axis=axis, rng=1
    )
    assert (noise == np.take(noise, [0], axis=axis)).all()
    assert abs(noise.std() - 0.1) < 0.004


def test_stripes_along_another_axis_are_refused():
    with pytest.raises(
        ValueError, match=r"axis must be 0 \(vertical stripes\) or 1 \(horizontal stripes\), got 2"
    ):
        damage.add_stripes(GREY, 0.1, axis=2)


@given(
    st.tuples(st.integers(1, 15), st.integers(1, 15)),
    st.floats(0, 1),
    st.floats(0, 1),
    st.booleans(),
)
def test_salt_and_pepper_hits_exactly_the_promised_pixels(shape, fraction, salt, colour):
    image = np.full((*shape, 3) if colour else shape, 0.5, np.float32)
    noisy = damage.add_salt_and_pepper(image, fraction, salt=salt, rng=1).reshape(shape[0] * shape[1], -1)
    assert (noisy == noisy[:, :1]).all()
    hit = round(fraction * shape[0] * shape[1])
    assert (noisy[:, 0] == 1).sum() == round(salt * hit)
    assert (noisy[:, 0] == 0).sum() == hit - round(salt * hit)
    assert (noisy[:, 0] == 0.5).sum() == len(noisy) - hit


def test_salt_and_pepper_fall_everywhere_alike():
    hits = sum(
        damage.add_salt_and_pepper(np.full((8, 8), 0.5, np.float32), 0.25, rng=k) != 0.5 for k in range(800)
    )
    assert hits.sum() == 800 * 16
    assert hits.min() > 140
    assert hits.max() < 260


def test_salt_and_pepper_alone():
    assert set(np.unique(damage.add_salt_and_pepper(HALF, 0.5, salt=1, rng=1))) == {0.5, 1}
    assert set(np.unique(damage.add_salt_and_pepper(HALF, 0.5, salt=0, rng=1))) == {0, 0.5}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: damage.add_gaussian_noise(GREY, -0.1), "sigma must be at least 0, got -0.1"),
        (lambda: damage.add_gaussian_noise(GREY, float("nan")), "sigma must be finite, got nan"),
        (lambda: damage.add_speckle(GREY, -1), "sigma must be at least 0, got -1"),
        (lambda: damage.add_stripes(GREY, -1), "sigma must be at least 0, got -1"),
        (lambda: damage.add_shot_noise(GREY, 0), "photons must be at least 0.001, got 0"),
        (lambda: damage.add_salt_and_pepper(GREY, 1.5), "fraction must be at most 1, got 1.5"),
        (lambda: damage.add_salt_and_pepper(GREY, 0.5, salt=-1), "salt must be at least 0, got -1"),
    ],
)
def test_senseless_amounts_are_refused(call, message):
    with pytest.raises(ValueError) as caught:
        call()
    assert str(caught.value) == message
