"""Chapter 2's room: pictures made by rules, from a checkerboard to letters.

===============  ===========================================================================
``tilings``      known from row and column alone: ``checkerboard``, ``stripes``, ``truchet``
``elementary``   a row and 256 rules: ``rule_table``, ``first_row``, ``step_elementary``, ``random_bits``
``life``         births and survivals: ``parse_rule``, ``count_neighbours``, ``step_life``; ``RULES``
``generations``  many steps, fast: ``evolve_life``, ``run_life``, ``film_life``
``patterns``     text pictures: ``pattern``, ``place``, ``to_text``; ``PATTERNS``
``rle``          patterns in files: ``read_rle``, ``write_rle``
``cyclic``       states that eat each other: ``random_states``, ``step_cyclic``, ``evolve_cyclic``
``cells``        grids as pictures: ``draw_cells``, ``flip_cells``, ``draw_trail``
``systems``      words that grow: ``LSystem``, ``expand``, ``growth_matrix``, ``predict_length``
``notation``     L-systems as text: ``parse_system``, ``format_system``; ``SYSTEMS`` in ``presets``
``turtle``       words that draw: ``walk``, ``nesting``, ``draw_system``
``lines``        segments as soft-edged pixels: ``draw_segments``
``glyphs``       digits and letters, bent: ``faces``, ``draw_glyph``, ``draw_glyphs``, ``bend``; ``GlyphSet``,
                 ``glyph_set``, ``load_mnist``, ``load_idx``, ``read_idx``, ``write_idx``
``reaction``     two substances: ``start_reaction``, ``step_reaction``, ``laplacian``, ``stable_step``
``kinetics``     thousands of their steps, fast: ``evolve_reaction``
``dish``         their pictures: ``grow_reaction``, ``map_reaction``, ``mark_map``; ``REACTIONS``
``fractals``     maps played by chance: ``iterate_maps``, ``draw_points``, ``fern``; ``MAPS``
``julia``        z² + c again and again: ``julia``, ``mandelbrot``; ``JULIAS``
===============  ===========================================================================
"""

from course_lib.generate.rules.cells import draw_cells, draw_trail, flip_cell, flip_cells
from course_lib.generate.rules.cyclic import evolve_cyclic, random_states, step_cyclic
from course_lib.generate.rules.dish import REACTIONS, draw_reaction, grow_reaction, map_reaction, mark_map
from course_lib.generate.rules.elementary import (
    draw_elementary,
    evolve_elementary,
    first_row,
    random_bits,
    rule_table,
    step_elementary,
)
from course_lib.generate.rules.fractals import MAPS, draw_points, fern, iterate_maps
from course_lib.generate.rules.generations import evolve_life, film_life, run_life
from course_lib.generate.rules.glyphs import (
    BENDS,
    HELD_OUT_FACES,
    TRAIN_FACES,
    GlyphSet,
    bend,
    draw_glyph,
    draw_glyphs,
    faces,
    glyph_set,
    load_idx,
    load_mnist,
    read_idx,
    write_idx,
)
from course_lib.generate.rules.julia import JULIAS, julia, mandelbrot
from course_lib.generate.rules.kinetics import evolve_reaction
from course_lib.generate.rules.life import RULES, count_neighbours, parse_rule, step_life
from course_lib.generate.rules.lines import draw_segments
from course_lib.generate.rules.notation import format_system, parse_system
from course_lib.generate.rules.patterns import PATTERNS, pattern, place, to_text
from course_lib.generate.rules.presets import SYSTEMS
from course_lib.generate.rules.reaction import laplacian, stable_step, start_reaction, step_reaction
from course_lib.generate.rules.rle import read_rle, write_rle
from course_lib.generate.rules.systems import LSystem, expand, growth_matrix, predict_length
from course_lib.generate.rules.tilings import checkerboard, stripes, truchet
from course_lib.generate.rules.turtle import draw_system, nesting, walk

__all__ = [
    "BENDS",
    "HELD_OUT_FACES",
    "JULIAS",
    "MAPS",
    "PATTERNS",
    "REACTIONS",
    "RULES",
    "SYSTEMS",
    "TRAIN_FACES",
    "GlyphSet",
    "LSystem",
    "bend",
    "checkerboard",
    "count_neighbours",
    "draw_cells",
    "draw_elementary",
    "draw_glyph",
    "draw_glyphs",
    "draw_points",
    "draw_reaction",
    "draw_segments",
    "draw_system",
    "draw_trail",
    "evolve_cyclic",
    "evolve_elementary",
    "evolve_life",
    "evolve_reaction",
    "expand",
    "faces",
    "fern",
    "film_life",
    "first_row",
    "flip_cell",
    "flip_cells",
    "format_system",
    "glyph_set",
    "grow_reaction",
    "growth_matrix",
    "iterate_maps",
    "julia",
    "laplacian",
    "load_idx",
    "load_mnist",
    "mandelbrot",
    "map_reaction",
    "mark_map",
    "nesting",
    "parse_rule",
    "parse_system",
    "pattern",
    "place",
    "predict_length",
    "random_bits",
    "random_states",
    "read_idx",
    "read_rle",
    "rule_table",
    "run_life",
    "stable_step",
    "start_reaction",
    "step_cyclic",
    "step_elementary",
    "step_life",
    "step_reaction",
    "stripes",
    "to_text",
    "truchet",
    "walk",
    "write_idx",
    "write_rle",
]
