"""The top floor: sliders over the course's own functions, one explorer a room.

===================  ===================================================================  =========
`noise_maker`        white, value, Perlin, fractal and power-law noise, and a threshold    chapter 1
`dead_leaves`        sizes, shapes, contrast and texture of leaves upon leaves             chapter 1
`rule_explorer`      256 rules for a row of cells, and what one flipped cell changes       chapter 2
`game_of_life`       patterns, a pencil, a rule; play, pause and step                      chapter 2
`plant_grower`       words that grow and a turtle that draws them                          chapter 2
`reaction_map`       two substances; feed and kill decide what they draw                   chapter 2
`gan_game`           two players on a line: whose turn it is, and what comes of it          chapter 3
`gan_replay`         the training of the shipped generator, moment by moment               chapter 3
`gan_latent`         a digit, two hands, and the way between them                          chapter 3
`fill_bench`         a photograph, a loss, and a method that fills it; your photograph     chapter 4
`filter_bench`       a photograph, a noise, a filter and its strength                      chapter 5
`denoise_bench`      a photograph, a damage, and networks beside filters; your photograph   chapter 6
`repair_wall`        one loss, and every method that fills it, side by side                 chapter 6
===================  ===================================================================  =========

Each explorer has a pure half, ``render_…(**settings)``, that returns the picture which the sliders show. The wall is
filled by `fill_all` and drawn by `draw_wall`.
"""
from course_lib.explore.explorer import Explorer
from course_lib.explore.makers import (
    dead_leaves,
    denoise_bench,
    fill_bench,
    filter_bench,
    game_of_life,
    gan_game,
    gan_latent,
    gan_replay,
    noise_maker,
    plant_grower,
    reaction_map,
    repair_wall,
    rule_explorer,
)
from course_lib.explore.renders import (
    render_dead_leaves,
    render_denoise_bench,
    render_fill_bench,
    render_filter_bench,
    render_game_of_life,
    render_gan_game,
    render_gan_latent,
    render_gan_replay,
    render_noise_maker,
    render_plant_grower,
    render_reaction_map,
    render_repair_wall,
    render_rule_explorer,
)
from course_lib.explore.tiles import draw_wall, fill_all

__all__ = [
    "Explorer",
    "dead_leaves",
    "denoise_bench",
    "draw_wall",
    "fill_all",
    "fill_bench",
    "filter_bench",
    "game_of_life",
    "gan_game",
    "gan_latent",
    "gan_replay",
    "noise_maker",
    "plant_grower",
    "reaction_map",
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
    "repair_wall",
    "rule_explorer",
]
