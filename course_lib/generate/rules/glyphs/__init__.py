"""Glyphs: digits and letters drawn from fonts, bent by chance, with labels that are known because we chose them.

``faces``     which faces of the fonts inside Matplotlib are used, and which characters each of them has
``outlines``  one character of one face, large, and how far each point is from its edge
``bending``   rotate, shear, stretch, move, and the elastic change of Simard, Steinkraus and Platt
``drawing``   the two together: `draw_glyph`, `draw_glyphs`
``dataset``   pictures with labels as chapter 3 wants them: `GlyphSet`, `glyph_set`
``idx``       the file format of MNIST: `read_idx`, `write_idx`, `load_idx`
``mnist``     MNIST and Fashion-MNIST where there is a network: `load_mnist`
"""

from course_lib.generate.rules.glyphs.bending import BENDS, bend
from course_lib.generate.rules.glyphs.dataset import GlyphSet, glyph_set
from course_lib.generate.rules.glyphs.drawing import draw_glyph, draw_glyphs
from course_lib.generate.rules.glyphs.faces import HELD_OUT_FACES, TRAIN_FACES, faces
from course_lib.generate.rules.glyphs.idx import load_idx, read_idx, write_idx
from course_lib.generate.rules.glyphs.mnist import load_mnist

__all__ = [
    "BENDS",
    "HELD_OUT_FACES",
    "TRAIN_FACES",
    "GlyphSet",
    "bend",
    "draw_glyph",
    "draw_glyphs",
    "faces",
    "glyph_set",
    "load_idx",
    "load_mnist",
    "read_idx",
    "write_idx",
]
