"""The pure half of every explorer: from settings to the picture that its sliders show, a file for each wing."""

from course_lib.explore.renders.generate import (
    render_dead_leaves,
    render_game_of_life,
    render_gan_game,
    render_gan_latent,
    render_gan_replay,
    render_noise_maker,
    render_plant_grower,
    render_reaction_map,
    render_rule_explorer,
)
from course_lib.explore.renders.restore import (
    render_denoise_bench,
    render_fill_bench,
    render_filter_bench,
    render_repair_wall,
)

__all__ = [
    "render_dead_leaves",
    "render_denoise_bench",
    "render_fill_bench",
    "render_filter_bench",
    "render_game_of_life",
    "render_gan_game",
    "render_gan_latent",
    "render_gan_replay",
    "render_noise_maker",
    "render_plant_grower",
    "render_reaction_map",
    "render_repair_wall",
    "render_rule_explorer",
]
