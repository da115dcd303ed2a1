"""Rows of pictures: pixels stay squares, values their greys, files small, pages narrow."""
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from course_lib import show
from course_lib.damage import add_gaussian_noise
from course_lib.samples import astronaut, camera, photographs
from course_lib.show.layout import choose_columns, choose_zoom
from course_lib.show.pixels import coarse_levels, enlarge, grain, size_on_page
from course_lib.show.style import PAD


def pixels(figure):
    """Decode a figure to RGB."""
    return np.asarray(Image.open(io.BytesIO(figure.png)).convert("RGB"))


def test_every_pixel_becomes_a_square_of_its_own_grey():
    picture = np.array([[0.0, 0.2], [0.6, 1.0]], np.float32)
    page = pixels(show.row([picture], alt="Four greys.", zoom=5))[2 * PAD:2 * PAD + 20, 2 * PAD:2 * PAD + 20]
    expected = np.array([[0, 51], [153, 255]], np.uint8).repeat(10, axis=0).repeat(10, axis=1)
    np.testing.assert_array_equal(page, np.stack([expected] * 3, axis=-1))


def test_values_outside_the_range_are_clipped_for_showing_only():
    picture = np.array([[-0.5, 1.5]], np.float32)
    kept = picture.copy()
    page = pixels(show.row([picture], alt="Black and white.", zoom=4))
    assert page[2 * PAD + 4, 2 * PAD + 4].tolist() == [0, 0, 0]
    assert page[2 * PAD + 4, 2 * PAD + 12].tolist() == [255, 255, 255]
    np.testing.assert_array_equal(picture, kept)


def test_a_dark_picture_is_not_stretched_to_white():
    assert pixels(show.row([np.full((4, 4), 0.1, np.float32)], alt="Dark."))[100, 100].tolist() == [26, 26, 26]


def test_a_bool_grid_is_shown_as_black_and_white():
    page = pixels(show.row({"missing": np.eye(4, dtype=bool)}, alt="A diagonal."))
    assert {tuple(colour) for colour in page[-2 * PAD - 40, 2 * PAD + 8:-2 * PAD].tolist()} >= {(0, 0, 0)}


def test_a_figure_of_one_photograph_is_exact_to_the_last_grey():
    picture = camera(128, gray=True)
    page = pixels(show.row([picture], alt="Camera.", zoom=1))[2 * PAD:2 * PAD + 256:2, 2 * PAD:2 * PAD + 256:2, 0]
    np.testing.assert_array_equal(page, np.round(picture * 255).astype(np.uint8))


def test_four_noisy_photographs_stay_small_and_off_by_less_than_their_grain():
    noisy = {name: add_gaussian_noise(picture, 25 / 255, rng=1) for name, picture in photographs().items()}
    figure = show.row(noisy, alt="Four noisy photographs.")
    assert len(figure.png) < 150_000
    picture = noisy["camera"]
    coarse = enlarge(picture, 1, 1, coarse_levels(picture))[..., 0] / 255
    assert np.abs(coarse - np.clip(picture, 0, 1)).max() < 0.4 * grain(picture)


def test_a_clean_photograph_keeps_all_its_greys():
    assert coarse_levels(camera(256, gray=True)) == 256
    assert coarse_levels(add_gaussian_noise(camera(256, gray=True), 25 / 255, rng=1)) == 16


def test_the_grain_of_noise_is_its_sigma():
    noisy = add_gaussian_noise(np.full((128, 128), 0.5, np.float32), 0.1, rng=1)
    assert abs(grain(noisy) - 0.1) < 0.005


def test_scores_stand_under_the_titles_when_the_truth_is_known(monkeypatch):
    from course_lib.show import pictures

    truth = camera(64, gray=True)
    assert pictures.score(truth, truth, "camera") == "the truth"
    assert pictures.score(truth, truth, "the truth") == ""
    assert pictures.score(truth, truth + np.float32(0.1)).startswith("PSNR 20.0 dB, SSIM 0.")
    assert pictures.score(truth[:8, :8], truth[:8, :8] * 0) .endswith(" dB")


def test_with_truth_the_figure_is_higher_by_a_line():
    noisy = add_gaussian_noise(camera(64, gray=True), 0.1, rng=1)
    plain = show.row({"noisy": noisy}, alt="Noisy.")
    assert show.row({"noisy": noisy}, alt="Noisy.", truth=camera(64, gray=True)).height > plain.height


@given(count=st.integers(1, 24), side=st.integers(1, 600))
def test_a_page_is_never_wider_than_900_pixels(count, side):
    zoom = choose_zoom([(side, side)] * count)
    width = max(96, size_on_page((side, side), zoom)[1])
    assert choose_columns(count, width) * (width + 20) - 20 + 2 * PAD <= 900


@given(side=st.integers(1, 320))
def test_a_single_picture_is_enlarged_by_the_largest_whole_number_that_fits(side):
    zoom = choose_zoom([(side, side)])
    assert zoom == int(zoom) and side * zoom <= 320 < side * (zoom + 1)


def test_four_pictures_stand_two_by_two_and_six_three_by_three():
    assert [choose_columns(count, 256) for count in (1, 2, 3, 4, 5, 6, 7)] == [1, 2, 3, 2, 3, 3, 3]


def test_a_picture_too_wide_for_the_page_is_averaged_in_whole_blocks():
    figure = show.row([np.full((100, 2000), 0.5, np.float32)], alt="A long band.")
    assert figure.width <= 900


def test_film_takes_a_generator_and_names_the_steps():
    states = (np.full((6, 6), step / 9, np.float32) for step in range(10))
    assert show.film(states, every=3, alt="Four steps from black to white.").width > 300


def test_colour_and_grey_pictures_stand_side_by_side():
    assert show.row([astronaut(64), camera(64, gray=True)], alt="Colour and grey.").png[:4] == b"\x89PNG"


def test_before_after_shows_two_pictures():
    gray = np.full((64, 64), 0.5, np.float32)
    assert show.before_after(gray, gray, alt="The same twice.").width > 300


@pytest.mark.parametrize(("pictures", "options", "error", "message"), [
    ([], {}, ValueError, "pictures must hold at least one picture, got none"),
    ([np.zeros((4, 4), np.float32)], {"titles": ["a", "b"]}, ValueError, "titles must be as many as the pictures, 1, got 2"),
    ([np.zeros((4, 4), np.float32)], {"zoom": 1.5}, ValueError, "zoom must be a whole number of at least 1, got 1.5"),
    ([np.zeros((4, 4))], {}, TypeError, "float32"),
    ([np.zeros((4, 4), np.uint8)], {}, TypeError, "float32"),
])
def test_what_cannot_be_shown_honestly_is_refused(pictures, options, error, message):
    with pytest.raises(error, match=message):
        show.row(pictures, alt="x", **options)


def test_a_film_needs_a_positive_step():
    with pytest.raises(ValueError, match="every must be at least 1, got 0"):
        show.film([], every=0, alt="x")
