"""Samples: offline, credited, the central square by area, and never shared between callers."""

from importlib.resources import files

import numpy as np
import pytest

from course_lib import samples
from course_lib.images import check_image


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_every_sample_is_a_picture_of_the_credited_size(name):
    image = getattr(samples, name)()
    credit = samples.CREDITS[name]
    assert check_image(image).shape[:2] == credit.shape
    assert image.min() >= 0
    assert image.max() <= 1
    assert image.std() > 0.02


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_every_sample_makes_grey_squares(name):
    grey = getattr(samples, name)(64, gray=True)
    assert grey.shape == (64, 64)


@pytest.mark.parametrize(
    "name", ["camera", "astronaut", "chelsea", "coffee", "cell", "immunohistochemistry", "moon"]
)
def test_samples_are_scikit_image_s_own_pixels(name):
    from skimage import data

    assert np.array_equal(getattr(samples, name)(), getattr(data, name)() / np.float32(255))


def test_every_file_lies_inside_the_scikit_image_wheel():
    assert all(files("skimage.data").joinpath(credit.file).is_file() for credit in samples.credits())


def test_the_square_is_the_central_one_reduced_by_area():
    from skimage.transform import downscale_local_mean

    whole = samples.coffee()
    assert np.array_equal(samples.coffee(400), whole[:, 100:500])
    assert np.allclose(samples.coffee(200), downscale_local_mean(whole[:, 100:500], (2, 2, 1)), atol=1e-6)
    assert abs(samples.chelsea(77).mean() - samples.chelsea(300).mean()) < 1e-5


def test_nobody_shares_an_array():
    first = samples.camera(32)
    first[:] = 7
    assert samples.camera(32).max() <= 1
    whole = samples.photographs(32)
    whole["camera"][:] = 7
    assert samples.photographs(32)["camera"].max() <= 1


def test_the_scoring_set_is_fixed_grey_and_in_order():
    photographs = samples.photographs()
    assert list(photographs) == ["camera", "astronaut", "chelsea", "coffee"]
    assert {picture.shape for picture in photographs.values()} == {(256, 256)}
    assert samples.photographs(64, gray=False)["coffee"].shape == (64, 64, 3)


def test_the_laboratory_has_its_own_set():
    assert [picture.shape for picture in samples.microscopy().values()] == [(256, 256), (256, 256)]
    assert samples.microscopy(64, gray=False)["immunohistochemistry"].shape == (64, 64, 3)


@pytest.mark.parametrize(
    ("size", "error", "message"),
    [
        (0, ValueError, "size of camera must be at least 1, got 0"),
        (513, ValueError, "size of camera must be at most 512, got 513"),
        (64.0, TypeError, "size of camera must be an integer, got 64.0"),
        ("64", TypeError, "size of camera must be an integer, got '64'"),
    ],
)
def test_senseless_sizes_are_refused(size, error, message):
    with pytest.raises(error) as caught:
        samples.camera(size)
    assert str(caught.value) == message


def test_credits_are_complete_and_name_a_licence_or_say_that_none_is_stated():
    credits = samples.credits()
    assert [credit.name for credit in credits] == sorted(samples.SAMPLES)
    assert all(all(credit) for credit in credits)
    known = {"CC0", "public domain", "no known restrictions", "not stated"}
    assert {credit.licence for credit in credits} <= known


def test_each_sample_says_what_it_shows_and_who_made_it():
    for credit in samples.credits():
        function = getattr(samples, credit.name)
        assert function.__name__ == credit.name
        assert function.__doc__.startswith(credit.shows)
        assert credit.author in function.__doc__
        assert credit.licence in function.__doc__
