"""Which faces are used, and what they refuse."""

import subprocess
import sys

import matplotlib
import numpy as np
import pytest

from course_lib.generate.rules import HELD_OUT_FACES, TRAIN_FACES, draw_glyph, draw_glyphs, faces
from course_lib.generate.rules.glyphs.faces import characters_of, font_file

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def test_all_faces_are_there_and_none_is_both_learned_and_held_out():
    assert faces() == TRAIN_FACES + HELD_OUT_FACES
    assert len(set(faces())) == len(faces()) == 21


@pytest.mark.parametrize("face", faces())
def test_a_face_has_all_digits_and_letters_and_no_two_digits_look_alike(face):
    assert characters_of(face) >= set(DIGITS + LETTERS)
    drawn = [draw_glyph(digit, face) for digit in DIGITS]
    for k, one in enumerate(drawn):
        assert min(np.abs(one - other).sum() for j, other in enumerate(drawn) if j != k) > 20


def test_each_font_of_matplotlib_is_used_or_left_out_for_a_reason():
    folder = font_file("DejaVuSans").parent
    rest = {path.stem for path in folder.glob("*.ttf")} - set(faces())
    few = {name for name in rest if "STIXSiz" in name or "NonUni" in name or name.endswith("Display")}
    assert rest - few == {"LastResortHE-Regular", "cmex10", "cmmi10", "cmsy10"}


def test_the_fonts_are_read_where_matplotlib_keeps_them():
    assert font_file("cmr10").is_relative_to(matplotlib.get_data_path())


def test_the_room_loads_neither_matplotlib_nor_tensorflow_nor_pillow():
    code = (
        "import sys, course_lib.generate.rules as rules; "
        "print([name for name in ('matplotlib', 'tensorflow', 'keras', 'PIL') if name in sys.modules]); "
        "rules.glyph_set(3); print([name for name in ('matplotlib.pyplot', 'keras') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "[]"]


def test_a_face_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(ValueError, match=r"face must be one of DejaVuSans, .*, got 'Comic Sans'"):
        draw_glyph("7", "Comic Sans")
    with pytest.raises(ValueError, match=r"face must be one of .*, got 'cmsy10'"):
        draw_glyphs(3, faces=["DejaVuSans", "cmsy10"])
    with pytest.raises(ValueError, match="faces must name at least one face, got none"):
        draw_glyphs(3, faces=[])
    with pytest.raises(TypeError, match="face must be a name, got 3"):
        draw_glyph("7", 3)


@pytest.mark.parametrize(
    ("character", "face", "message"),
    [
        ("あ", "DejaVuSans", "character must be one that DejaVuSans has, got 'あ'"),
        ("é", "cmr10", "character must be one that cmr10 has, got 'é'"),
        ("{", "cmr10", "character must be one that cmr10 has"),
        (" ", "DejaVuSans", "character must leave ink, got ' '"),
        ("\u200b", "DejaVuSans", "character must leave ink"),
        ("\u2800", "DejaVuSans", "character must leave ink"),
        ("", "DejaVuSans", "character must be one character, got ''"),
        ("77", "DejaVuSans", "character must be one character, got '77'"),
    ],
)
def test_a_character_that_a_face_cannot_draw_is_refused(character, face, message):
    with pytest.raises(ValueError, match=message):
        draw_glyph(character, face)


def test_characters_are_refused_before_anything_is_drawn():
    with pytest.raises(ValueError, match="character must be one that cmb10 has, got 'é'"):
        draw_glyphs(3, characters="aé")
    with pytest.raises(ValueError, match="characters must be different ones, at least one, got 'abca'"):
        draw_glyphs(3, characters="abca")
    with pytest.raises(ValueError, match="characters must be different ones, at least one, got ''"):
        draw_glyphs(3, characters="")
    with pytest.raises(TypeError, match="characters must be text"):
        draw_glyphs(3, characters=["a", "b"])
    assert draw_glyphs(2, characters="éß", faces="DejaVuSans", rng=1)[0].shape == (2, 28, 28)
