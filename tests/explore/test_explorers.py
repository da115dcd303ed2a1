"""Every explorer with the real ipywidgets: what the picture shows is what render and the printed call make."""
import io

import numpy as np
import pytest
from PIL import Image

from course_lib import explore
from course_lib.explore import (
    automata,
    bench,
    denoise,
    duel,
    fill,
    hands,
    leaves,
    life,
    noise,
    plants,
    reaction,
    replay,
    wall,
)
from course_lib.generate.randomness import spectral_slope
from course_lib.images import clip, to_uint8
from course_lib.metrics import psnr

MAKERS = {
    "noise_maker": (explore.noise_maker, explore.render_noise_maker, noise),
    "dead_leaves": (explore.dead_leaves, explore.render_dead_leaves, leaves),
    "rule_explorer": (explore.rule_explorer, explore.render_rule_explorer, automata),
    "game_of_life": (explore.game_of_life, explore.render_game_of_life, life),
    "plant_grower": (explore.plant_grower, explore.render_plant_grower, plants),
    "reaction_map": (explore.reaction_map, explore.render_reaction_map, reaction),
    "gan_game": (explore.gan_game, explore.render_gan_game, duel),
    "gan_replay": (explore.gan_replay, explore.render_gan_replay, replay),
    "gan_latent": (explore.gan_latent, explore.render_gan_latent, hands),
    "fill_bench": (explore.fill_bench, explore.render_fill_bench, fill),
    "filter_bench": (explore.filter_bench, explore.render_filter_bench, bench),
    "denoise_bench": (explore.denoise_bench, explore.render_denoise_bench, denoise),
    "repair_wall": (explore.repair_wall, explore.render_repair_wall, wall),
}
# What makes the views of an explorer differ, where they begin alike.
TELLING = {"noise_maker": ("level", 0.5), "game_of_life": ("steps", 12)}
OTHER = {"gan_game": ("moves", "3D"), "gan_replay": ("moment", 3), "gan_latent": ("digit", 7), "rule_explorer": ("number", 90), "game_of_life": ("steps", 5), "plant_grower": ("depth", 3)}
EDGES = [(maker, control.name, value) for maker, (*_, module) in MAKERS.items()
         for control in module.CONTROLS for value in control.values]


@pytest.fixture(scope="module")
def explorers():
    made = {name: make() for name, (make, *_) in MAKERS.items()}
    for explorer in made.values():
        explorer.later = lambda action: None
    return made


def shown(explorer):
    """Decode the bytes that the browser gets."""
    return np.asarray(Image.open(io.BytesIO(explorer.image.value)))


def pasted(explorer):
    """Run the printed call with the printed imports, as a student would."""
    names = {}
    exec(explorer.imports, names)  # noqa: S102 - the text is our own
    return to_uint8(eval(explorer.call, names))


@pytest.mark.parametrize(("maker", "name", "value"), EDGES)
def test_at_each_end_of_each_control_picture_render_and_call_agree(explorers, maker, name, value):
    explorer = explorers[maker]
    explorer.reset()
    explorer.controls[name].value = value
    explorer.finish()
    assert explorer.settings[name] == value
    picture = shown(explorer)
    np.testing.assert_array_equal(picture, to_uint8(MAKERS[maker][1](**explorer.settings)))
    np.testing.assert_array_equal(picture, pasted(explorer))


@pytest.mark.parametrize("kind", noise.KINDS)
def test_the_controls_that_matter_for_a_kind_of_noise_change_it_and_the_others_are_hidden(explorers, kind):
    explorer = explorers["noise_maker"]
    explorer.reset()
    explorer.controls["kind"].value = kind
    for control in noise.CONTROLS[1:-2]:
        before, widget = explorer.image.value, explorer.controls[control.name]
        visible = widget.layout.display != "none"
        widget.value = control.high
        assert (explorer.image.value != before) == visible
        widget.value = control.default


@pytest.mark.parametrize("filter_name", bench.FILTERS)
@pytest.mark.parametrize("noise_name", ["Gaussian", "shot"])
def test_every_filter_at_both_ends_of_its_strength_shows_what_its_call_makes(explorers, filter_name, noise_name):
    explorer = explorers["filter_bench"]
    explorer.reset()
    explorer.controls["noise"].value = noise_name
    explorer.controls["filter"].value = filter_name
    for strength in (1, 6):
        explorer.controls["strength"].value = strength
        explorer.finish()
        np.testing.assert_array_equal(shown(explorer), pasted(explorer))


@pytest.mark.parametrize("maker", MAKERS)
def test_every_view_is_one_click_away_and_has_its_own_call(explorers, maker):
    explorer = explorers[maker]
    explorer.reset()
    if maker in TELLING:
        name, value = TELLING[maker]
        explorer.controls[name].value = value
    seen = set()
    for view in explorer.view.options:
        explorer.view.value = view
        explorer.finish()
        np.testing.assert_array_equal(shown(explorer), pasted(explorer))
        seen.add(explorer.image.value)
    assert len(seen) == len(explorer.view.options) >= 3


@pytest.mark.parametrize("maker", MAKERS)
def test_reset_brings_back_the_first_picture(explorers, maker):
    explorer = explorers[maker]
    explorer.reset()
    first = explorer.image.value, explorer.call, explorer.score
    name, value = OTHER.get(maker, ("seed", 7))
    explorer.controls[name].value = value
    explorer.view.value = explorer.view.options[1]
    assert explorer.image.value != first[0]
    explorer.button.click()
    assert (explorer.image.value, explorer.call, explorer.score) == first
    assert explorer.settings == {control.name: control.default for control in explorer.room.controls}


@pytest.mark.parametrize("maker", MAKERS)
def test_every_slider_changes_the_bytes_when_it_moves_one_step(explorers, maker):
    explorer = explorers[maker]
    for control in explorer.room.controls:
        explorer.reset()
        widget = explorer.controls[control.name]
        if hasattr(control, "step") and widget.layout.display != "none":
            before = explorer.image.value
            widget.value = control.default + control.step
            assert explorer.image.value != before, control.name
            assert explorer.image.format == "png"


@pytest.mark.parametrize("maker", MAKERS)
def test_every_control_has_a_label_and_the_picture_a_text_alternative(explorers, maker):
    explorer = explorers[maker]
    assert all(widget.description for widget in explorer.controls.values())
    assert explorer.image.tooltip == explorer.alt
    assert len(explorer.alt) > 40 and "\n" not in explorer.alt


@pytest.mark.parametrize("maker", MAKERS)
def test_the_saved_text_of_an_explorer_is_always_the_same(explorers, maker):
    bundle = explorers[maker]._repr_mimebundle_()
    assert bundle["text/plain"] == repr(MAKERS[maker][0]())
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_the_bench_scores_the_noisy_picture_as_it_is_and_the_repair_clipped(explorers):
    explorer = explorers["filter_bench"]
    explorer.reset()
    settings = {**explorer.settings, "level": 0.4, "strength": 1}
    score = bench.make().scene("repaired", settings).score
    clean, noisy, repair = (call.run() for call in (bench.truth("camera"), bench.damaged(**settings), bench.repaired(**settings)))
    assert score.startswith(f"damaged: PSNR {psnr(clean, noisy):.1f} dB")
    assert f"repaired: PSNR {psnr(clean, clip(repair)):.1f} dB" in score
    assert f"{psnr(clean, clip(repair)):.1f}" != f"{psnr(clean, repair):.1f}"
    assert score.count("SSIM") == 2


@pytest.mark.parametrize(
    ("module", "settings", "other"),
    [(noise, {"kind": "fractal", "level": 0.5}, "before"), (leaves, {"texture": 2.0}, "flat leaves")],
)
def test_a_score_is_that_of_the_picture_in_view(module, settings, other):
    room = module.make()
    settings = room.settings(**settings)
    first = next(iter(room.views))
    for view in (first, other):
        slope = f"{spectral_slope(room.views[view](**settings).run()):.1f}".replace("-", "−")
        assert f"spectral slope {slope}" in room.scene(view, settings).score
    assert room.scene(first, settings).score != room.scene(other, settings).score
    assert room.scene("difference", settings).score.startswith(("after threshold: ", "with texture: "))


def test_leaves_without_contrast_and_texture_have_one_brightness_whatever_the_seed():
    room = leaves.make()
    for seed in range(0, 40, 3):
        settings = {**room.settings(contrast=0.0, texture=0.0, seed=seed), "size": 48}
        assert leaves.score("with texture", settings, room.run, True) == "one brightness everywhere"
