"""Chapter 6's explorers: networks beside filters, and a wall on which every method fills the same picture."""

import io
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from course_lib import explore
from course_lib.damage import missing_pixels
from course_lib.explore import denoise, wall
from course_lib.explore.call import Call, Formula
from course_lib.explore.tiles import FILLERS, GAP, HEAD, SIDE, draw_wall, fill_all
from course_lib.images import clip, to_uint8
from course_lib.metrics import psnr, psnr_missing
from course_lib.restore.cnn import fill_cnn
from course_lib.restore.filtering import PRESETS
from course_lib.restore.interpolation import METHODS
from course_lib.samples import camera, coffee
from course_lib.weights import WeightsError
from tests.explore.test_own_photograph import uploaded


@pytest.fixture
def room():
    return denoise.make()


def tile(picture, row, column, side=SIDE):
    """Cut one tile out of a wall."""
    left, top = 1 + column * (SIDE + GAP), row * (HEAD + side + 8) + HEAD
    return picture[top : top + side, left : left + side]


@pytest.mark.parametrize("level", [0.05, 0.2])
@pytest.mark.parametrize("method", denoise.FILTERS)
def test_the_filters_are_set_as_chapter_5_s_presets_set_them(room, method, level):
    settings = room.settings(method=method, level=level)
    noisy = denoise.damaged(**settings).run()
    np.testing.assert_allclose(room.render(**settings), PRESETS[method](noisy, level), atol=1e-6)


def test_who_is_told_nothing_cannot_be_told_wrong(room):
    assert "told" not in denoise.applies(room.settings(method="network"))
    assert "told" in denoise.applies(room.settings(method="small network, told"))
    assert denoise.sigma(**room.settings(level=0.2, told=0.5)) == 0.1


def test_controls_that_do_nothing_are_hidden(room):
    assert "colour" not in denoise.applies(room.settings(photograph="camera"))
    assert "colour" in denoise.applies(room.settings(photograph="coffee"))
    assert "seed" not in denoise.applies(room.settings(noise="JPEG"))
    assert all(name in denoise.PHOTOGRAPHS for name in denoise.GRAY)


def test_what_was_taken_away_and_what_is_left_make_the_damaged_picture(room):
    settings = room.settings(level=0.2)
    taken, mended = (denoise.VIEWS[view](**settings).run() for view in ("taken away", "repaired"))
    np.testing.assert_allclose(taken - 0.5 + mended, denoise.damaged(**settings).run(), atol=1e-5)
    assert taken.dtype == np.float32


def test_the_network_wins_where_it_was_trained_and_loses_where_it_was_not(room):
    def gain(noise):
        clean, network, median = (
            denoise.VIEWS[view](**room.settings(photograph="chelsea", noise=noise, method=method)).run()
            for view, method in (("truth", "network"), ("repaired", "network"), ("repaired", "median"))
        )
        return psnr(clean, clip(network)) - psnr(clean, clip(median))

    assert gain("Gaussian") > 2
    assert gain("salt and pepper") < -4


def test_all_methods_are_ranked_by_their_score(room):
    ranks = room.scene("repaired", room.settings()).score.splitlines()[-1]
    scores = [float(part.split()[-1]) for part in ranks.split(": ")[1].split(";")[0].split(", ")]
    assert scores == sorted(scores, reverse=True) and len(scores) == len(denoise.RANKED)
    assert ranks.endswith("filters are told 0.1")


def test_a_score_is_that_of_the_clipped_picture(room):
    settings = room.settings(level=0.4)
    clean, noisy, picture = (
        denoise.VIEWS[view](**settings).run() for view in ("truth", "damaged", "repaired")
    )
    score = room.scene("repaired", settings).score
    assert score.startswith(
        f"damaged: PSNR {psnr(clean, noisy):.1f} dB\nnetwork: PSNR {psnr(clean, clip(picture)):.1f} dB, SSIM"
    )


def test_a_photograph_without_noise_scores_without_end(room):
    assert room.scene("damaged", room.settings(level=0.0, method="median")).score.startswith(
        "damaged: PSNR ∞ dB"
    )


def test_while_a_filter_is_slow_its_middle_is_shown_first(room, monkeypatch):
    monkeypatch.setattr(denoise, "QUICK", 0.0)
    settings = room.settings(photograph="coffee", colour="colour", method="wavelets")
    scene = room.scene("repaired", settings, thorough=False)
    noisy = denoise.damaged(**settings).run()
    assert not scene.final and scene.picture.shape == (256, 256, 3)
    np.testing.assert_array_equal(scene.picture[:80], noisy[:80])
    assert np.abs(scene.picture[80:176, 80:176] - noisy[80:176, 80:176]).mean() > 0.02


def test_weights_that_are_missing_are_told_in_a_line_and_filters_go_on(monkeypatch):
    def missing(image):
        raise WeightsError("there are no weights here")

    explorer = explore.denoise_bench()
    explorer.later = lambda action: None
    monkeypatch.setattr("course_lib.restore.cnn.apply.shipped_for", missing)
    explorer.controls["level"].value = 0.2
    assert "there are no weights here" in explorer.texts["error"].value
    explorer.controls["method"].value = "median"
    explorer.finish()
    assert explorer.texts["error"].value == "" and "best first: non-local means" in explorer.score


def test_an_own_photograph_keeps_its_colour_until_it_is_made_grey():
    explorer = explore.denoise_bench()
    explorer.upload.value = uploaded(to_uint8(coffee(64)))
    text = "as_image('me.png', gray=False, max_side=256, notify=None)"
    assert f"denoise_cnn(add_gaussian_noise(to_gray({text}), 0.1, rng=1))" == explorer.call
    assert explorer.controls["colour"].layout.display != "none"
    explorer.controls["method"].value = "median"
    explorer.controls["colour"].value = "colour"
    explorer.finish()
    assert np.asarray(Image.open(io.BytesIO(explorer.image.value))).shape == (64, 64, 3)
    assert "to_gray" not in explorer.call


def test_an_own_photograph_on_the_wall_is_no_larger_than_a_tile():
    explorer = explore.repair_wall()
    explorer.controls["fraction"].value = 0.3
    explorer.upload.value = uploaded(np.full((100, 400), 90, np.uint8))
    assert "gray=True, max_side=160" in explorer.call
    high = 3 * (40 + HEAD) + 2 * 8 + 1
    assert np.asarray(Image.open(io.BytesIO(explorer.image.value))).shape == (high, 512, 3)


def test_every_method_fills_what_it_fills_alone_and_keeps_what_is_known():
    truth, missing = camera(48, gray=True), missing_pixels((48, 48), 0.5, rng=1)
    fills = fill_all(truth, missing)
    assert list(fills) == list(FILLERS)
    for name, fill in fills.items():
        alone = fill_cnn if name == "network" else METHODS[name]
        np.testing.assert_array_equal(fill, alone(truth, missing))
        np.testing.assert_array_equal(fill[~missing], truth[~missing])


def test_a_method_of_no_name_is_refused():
    with pytest.raises(ValueError, match="methods must be of nearest, .*, network, got 'magic'"):
        fill_all(camera(16, gray=True), np.eye(16, dtype=bool), methods=("magic",))


def test_every_tile_holds_its_picture_pixel_by_pixel():
    truth, missing = camera(SIDE, gray=True), missing_pixels((SIDE, SIDE), 0.5, rng=1)
    fills = fill_all(truth, missing, methods=("nearest", "harmonic"))
    picture = draw_wall(truth, missing, fills)
    for place, wanted in ((1, fills["nearest"]), (2, fills["harmonic"]), (3, truth)):
        shown = to_uint8(tile(picture, *divmod(place, 3)))
        np.testing.assert_array_equal(shown, np.stack([to_uint8(wanted)] * 3, axis=2))


def test_close_up_the_middle_half_is_twice_as_large():
    truth, missing = camera(SIDE, gray=True), missing_pixels((SIDE, SIDE), 0.5, rng=1)
    picture = draw_wall(truth, missing, {}, close=True)
    half = to_uint8(truth[40:120, 40:120]).repeat(2, axis=0).repeat(2, axis=1)
    np.testing.assert_array_equal(to_uint8(tile(picture, 0, 1))[..., 0], half)


def test_where_a_repair_is_right_its_error_map_is_black():
    truth, missing = camera(SIDE, gray=True), missing_pixels((SIDE, SIDE), 0.5, rng=1)
    picture = draw_wall(truth, missing, {"truth again": truth}, errors=True)
    assert tile(picture, 0, 1).max() == 0


def test_the_best_score_is_written_in_the_darkest_ink():
    truth, missing = camera(SIDE, gray=True), missing_pixels((SIDE, SIDE), 0.5, rng=1)
    fills = {"best": truth + np.float32(0.01), "worse": truth + np.float32(0.1)}
    picture = draw_wall(truth, missing, fills)
    best, worse = (
        picture[:HEAD, 1 + place * (SIDE + GAP) + 90 : 1 + place * (SIDE + GAP) + SIDE] for place in (1, 2)
    )
    assert best.min() < worse.min() < 0.5


def test_a_picture_larger_than_a_tile_is_refused():
    with pytest.raises(
        ValueError, match="truth must be at most 160 pixels high and wide, got shape \\(161, 20\\)"
    ):
        draw_wall(np.zeros((161, 20), np.float32), np.zeros((161, 20), bool), {})


def test_large_blocks_are_larger_than_blocks():
    room = wall.make()
    small, large = (
        wall.lost(**room.settings(loss=loss, fraction=0.1)) for loss in ("blocks", "large blocks")
    )
    assert small.run().sum() == large.run().sum() and "size=48" in repr(large)


def test_the_wall_tells_the_best_two_and_the_network_s_lost_pixels():
    room = wall.make()
    settings = room.settings(fraction=0.5)
    clean, missing, fills = (call(**settings).run() for call in (wall.truth, wall.lost, wall.filled))
    scores = {name: psnr(clean, clip(fill)) for name, fill in fills.items()}
    best = max(scores, key=scores.get)
    score = room.scene("repairs", settings).score
    assert score.startswith(f"best: {best} {scores[best]:.1f}, then ")
    assert score.endswith(
        f"network, lost pixels alone: {psnr_missing(clean, clip(fills['network']), missing):.1f} dB"
    )


def test_while_a_slider_moves_the_middle_of_each_tile_is_filled():
    room = wall.make()
    settings = room.settings(extra="exemplar")
    scene = room.scene("repairs", settings, thorough=False)
    assert not scene.final
    clean, missing = wall.truth(**settings).run(), wall.lost(**settings).run()
    part, gaps = clean[40:120, 40:120], missing[40:120, 40:120]
    np.testing.assert_array_equal(
        to_uint8(tile(scene.picture, 1, 0)[40:120, 40:120, 0]),
        to_uint8(METHODS["harmonic"](part.copy(), gaps.copy())),
    )
    grey = tile(scene.picture, 2, 0)[..., 0][missing]
    assert np.ptp(grey) == 0 and abs(float(grey[0]) - 0.5) < 0.01


def test_a_formula_is_one_text_and_knows_its_imports():
    call = Formula("{} - {}", np.subtract, Call(camera, 16, gray=True), Call(camera, 16, gray=True))
    assert repr(call) == "camera(16, gray=True) - camera(16, gray=True)"
    assert call.imports == "from course_lib.samples import camera" and not call.run().any()


def test_the_rooms_of_networks_load_tensorflow_only_when_they_draw():
    code = (
        "import sys; from course_lib import explore; from course_lib.explore import denoise, wall; "
        "denoise.make(), wall.make(); print('tensorflow' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
