"""Sets of z² + c are known in places: the disc, the segment, the cardioid; and they have their symmetries."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.generate.rules import JULIAS, julia, mandelbrot


def plane(shape, centre=0, span=3.2):
    """The complex number in the middle of each pixel."""
    pixel = span / min(shape)
    y, x = np.indices(shape)
    return centre + (x - (shape[1] - 1) / 2) * pixel + 1j * ((shape[0] - 1) / 2 - y) * pixel


def test_without_c_the_set_is_the_unit_disc():
    radius = abs(plane((151, 160)))
    inside = julia((151, 160), 0j) == 1
    assert inside[radius < 0.99].all() and not inside[radius > 1.01].any()


def test_outside_the_disc_the_grey_is_the_known_logarithm():
    z = plane((60, 60))
    far = abs(z) > 1.1
    exact = np.log2(np.log(20) / np.log(abs(z[far])))  # |z|^(2^n) = 20
    grey = julia((60, 60), 0j, steps=100)[far]
    assert np.expm1(grey * np.log(101)) == pytest.approx(np.maximum(exact, 0), abs=1e-3)


def test_for_minus_two_the_set_is_the_segment_from_minus_two_to_two():
    picture = julia((41, 401), -2 + 0j, span=0.5, steps=500)
    z = plane((41, 401), span=0.5)
    assert (picture[20][abs(z[20]) < 1.999] == 1).all()
    assert not (picture[20][abs(z[20]) > 2.001] == 1).any()
    assert not (np.delete(picture, 20, axis=0) == 1).any()


@settings(max_examples=20, deadline=None)
@given(st.complex_numbers(max_magnitude=2, allow_nan=False))
def test_every_julia_set_is_the_same_upside_down_and_mirrored(c):
    picture = julia((33, 40), c, steps=40)
    assert np.array_equal(picture, picture[::-1, ::-1])


def test_the_conjugate_of_c_gives_the_mirror_image():
    assert np.array_equal(julia((40, 40), 0.3 + 0.4j), julia((40, 40), 0.3 - 0.4j)[::-1])


def test_a_point_stays_if_and_only_if_its_image_does():
    c, centre = -0.5 + 0.3j, 0.4 + 0.2j
    here = julia((1, 1), c, centre=centre, span=1e-9, steps=100)[0, 0]
    there = julia((1, 1), c, centre=centre**2 + c, span=1e-9, steps=99)[0, 0]
    assert (here == 1) == (there == 1)
    far = 1.2 + 0.7j
    counts = [
        np.expm1(float(julia((1, 1), c, centre=z, span=1e-9)[0, 0]) * np.log(201)) for z in (far, far**2 + c)
    ]
    assert counts[0] - counts[1] == pytest.approx(1, abs=0.02)


def test_mandelbrots_set_holds_its_cardioid_and_its_disc_and_nothing_beyond_two():
    c = plane((200, 260), -0.6)
    inside = mandelbrot((200, 260), centre=-0.6, span=3.2, steps=300) == 1
    root = 1 - np.sqrt(1 - 4 * c)
    assert inside[(abs(root) < 0.97) | (abs(c + 1) < 0.24)].all()
    assert not inside[abs(c) > 2].any()


def test_the_area_of_mandelbrots_set_is_known():
    picture = mandelbrot((400, 400), centre=-0.6, span=2.9, steps=400)
    assert (picture == 1).mean() * 2.9**2 == pytest.approx(1.507, abs=0.03)


def test_mandelbrots_set_is_symmetric_about_the_real_axis():
    picture = mandelbrot((60, 81))
    assert np.array_equal(picture, picture[::-1])


def test_mandelbrots_set_is_the_map_of_julia_sets():
    """0 stays near under z² + c exactly when c is in Mandelbrot's set."""
    for c in JULIAS.values():
        at_zero = julia((1, 1), c, span=1e-9, steps=2000)[0, 0]
        on_map = mandelbrot((1, 1), centre=c, span=1e-12, steps=2000)[0, 0]
        assert at_zero == pytest.approx(on_map, abs=1e-3)


def test_greys_change_smoothly_without_steps():
    row = julia((3, 2001), 0j, span=0.0005, centre=1.8 + 0j)[1]
    assert abs(np.diff(row)).max() < 1e-2


@pytest.mark.parametrize("name", JULIAS)
def test_every_named_set_is_worth_looking_at(name):
    picture = julia((128, 128), JULIAS[name])
    assert picture.dtype == np.float32 and picture.min() >= 0 and picture.max() > 0.4
    assert picture.std() > 0.05


def test_more_steps_only_take_points_away():
    few, many = (julia((80, 80), steps=steps) == 1 for steps in (30, 300))
    assert not (many & ~few).any() and few.sum() > many.sum()


def test_a_closer_look_shows_a_part_of_the_whole():
    whole = julia((90, 90), span=3.0)
    part = julia((30, 30), span=1.0)
    assert np.allclose(whole[30:60, 30:60], part, atol=1e-2)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"c": "i"}, "c must be a complex number such as .*got 'i'"),
        ({"c": complex("nan")}, "c must be finite, got"),
        ({"centre": None}, "centre must be a complex number"),
        ({"centre": complex("inf")}, "centre must be finite"),
        ({"span": 0}, "span must be above 0, got 0"),
        ({"steps": 0}, "steps must be at least 1, got 0"),
        ({"steps": 20_000}, "steps must be at most 10000, got 20000"),
    ],
)
def test_a_view_that_is_none_is_refused(options, message):
    with pytest.raises((TypeError, ValueError), match=message):
        julia((9, 9), **options)
