"""Chapter 2's room: pictures made by rules, from a checkerboard to letters.

==============  ===========================================================================
``cells``       grids as pictures: ``draw_cells``, ``flip_cells``, ``draw_trail``
==============  ===========================================================================
"""

from course_lib.generate.rules.cells import draw_cells, draw_trail, flip_cells

__all__ = [
    "draw_cells",
    "draw_trail",
    "flip_cells",
]
