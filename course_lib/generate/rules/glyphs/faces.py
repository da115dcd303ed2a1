"""Which faces there are: the fonts that ship inside Matplotlib, less those that have no plain digits and letters.

The fonts are read where Matplotlib keeps them; none is copied into the course. Their licences are DejaVu's (that
of Bitstream Vera, with DejaVu's changes in the public domain), for STIX the SIL Open Font License 1.1, and for the
Computer Modern faces (cm...), which Basil K. Malyshev made after Knuth's design, the BaKoMa Fonts Licence.
Matplotlib carries the texts: beside the fonts, in ``mpl-data/fonts/ttf``, and in its own file LICENSE.
"""

import functools
import string
from pathlib import Path

TRAIN_FACES = (
    "DejaVuSans",
    "DejaVuSans-Bold",
    "DejaVuSans-Oblique",
    "DejaVuSans-BoldOblique",
    "DejaVuSansMono",
    "DejaVuSansMono-Bold",
    "DejaVuSansMono-BoldOblique",
    "DejaVuSerif",
    "DejaVuSerif-Italic",
    "DejaVuSerif-BoldItalic",
    "STIXGeneral",
    "STIXGeneralBol",
    "STIXGeneralBolIta",
    "cmb10",
    "cmr10",
    "cmti10",
)
"""Faces to learn from."""

HELD_OUT_FACES = ("DejaVuSansMono-Oblique", "DejaVuSerif-Bold", "STIXGeneralItalic", "cmss10", "cmtt10")
"""Faces that no network of the course is trained on, so that it can be asked about a face never seen."""

_PLAIN = frozenset(string.digits + string.ascii_letters)


def faces():
    """List the faces that can be used: first those to learn from, then those held out.

    Matplotlib's fonts of symbols and of large brackets lack digits or letters, and its mathematical italic
    (cmmi10) has digits of the old style, whose 0 and 1 look like o and i: they are left out.

    Returns
    -------
    tuple of str
        `TRAIN_FACES` and `HELD_OUT_FACES`, as far as the installed Matplotlib has their files.

    References
    ----------
    D. E. Knuth, "Computer Modern Typefaces", Addison-Wesley, 1986, for the faces whose names begin with cm.

    Examples
    --------
    >>> len(faces()), faces()[0]
    (21, 'DejaVuSans')
    """
    return tuple(face for face in TRAIN_FACES + HELD_OUT_FACES if _file(face).is_file())


def font_file(face):
    """Give the file of a face, or say which faces there are."""
    if not isinstance(face, str):
        raise TypeError(f"face must be a name, got {face!r}")
    if face not in faces():
        raise ValueError(f"face must be one of {', '.join(faces())}, got {face!r}")
    return _file(face)


@functools.cache
def characters_of(face):
    """Give the characters that a face has, as a set.

    A Computer Modern face keeps other signs than ASCII's at the places of some brackets and quotes, so that
    only its digits and letters are counted.
    """
    from matplotlib.ft2font import FT2Font

    found = frozenset(map(chr, FT2Font(str(font_file(face))).get_charmap()))
    return found & _PLAIN if face.startswith("cm") else found


def check_character(character, face):
    """Return a character if the face can draw it."""
    if not isinstance(character, str):
        raise TypeError(f"character must be one character, got {character!r}")
    if len(character) != 1:
        raise ValueError(f"character must be one character, got {character!r}")
    if character.isspace() or not character.isprintable():
        raise ValueError(f"character must leave ink, got {character!r}")
    if character not in characters_of(face):
        raise ValueError(f"character must be one that {face} has, got {character!r}")
    return character


def check_characters(characters, chosen):
    """Return characters and faces as two tuples if each of these faces has each of these characters."""
    chosen = faces() if chosen is None else (chosen,) if isinstance(chosen, str) else tuple(chosen)
    if not chosen:
        raise ValueError("faces must name at least one face, got none")
    if not isinstance(characters, str):
        raise TypeError(f"characters must be text such as '0123456789', got {characters!r}")
    if not characters or len(set(characters)) < len(characters):
        raise ValueError(f"characters must be different ones, at least one, got {characters!r}")
    for face in chosen:
        font_file(face)
        for character in characters:
            check_character(character, face)
    return tuple(characters), chosen


@functools.cache
def _folder():
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def _file(face):
    return _folder() / f"{face}.ttf"
