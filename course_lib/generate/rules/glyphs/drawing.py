"""Glyphs drawn: one as the font has it, or thousands, each bent in its own way."""

import numpy as np

from course_lib.generate.rules.glyphs.bending import CHUNK, STRONGEST, affine, look_up, numbers_needed, places
from course_lib.generate.rules.glyphs.faces import check_character, check_characters, font_file
from course_lib.generate.rules.glyphs.outlines import BOX, FINE, GRID, PAGE, SIDE, coverage, distances
from course_lib.images import check_number, reduce_area

CHOICES = 3  # random numbers that choose a glyph: character, face, thickness
THIN, THICK = -0.15, 0.45  # pixels that the edge of the ink moves outward at strength 1
MOST = 1_000_000
MOST_FLOATS = 250_000  # 784 MB


def draw_glyph(character, face, *, size=28):
    """Draw one character as its font has it: white ink on black, in the frame of MNIST.

    The longer side of the character has 20/28 of the picture, and its centre of mass lies in the middle. So a
    small letter is as large as a capital: c and C differ in little but their name.

    Parameters
    ----------
    character : str
        One character that the face has.
    face : str
        One of `faces`.
    size : int in [8, 1024]
        Height and width of the picture in pixels.

    Returns
    -------
    float32 array (size, size) in [0, 1]

    Raises
    ------
    TypeError
        If `character` or `face` is no text.
    ValueError
        If there is no such face, the face lacks the character, or `size` is out of range.

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition",
    Proceedings of the IEEE 86(11), 1998, doi:10.1109/5.726791, for the frame.

    Examples
    --------
    >>> picture = draw_glyph("7", "DejaVuSans")
    >>> picture.shape, float(picture[0].max())
    ((28, 28), 0.0)
    """
    font_file(face)
    check_character(character, face)
    size = check_number(size, "size", low=8, high=1024, integer=True)
    page = coverage(character, face, size * FINE, round(size * FINE * BOX / SIDE))
    return reduce_area(page, (size, size))


def draw_glyphs(n, *, characters="0123456789", faces=None, strength=1.0, rng=None):
    """Draw many characters of many faces, each bent in its own way, with labels known from the start.

    For each picture chance chooses a character, a face, a thickness and a bend (see `bend`). Ink is drawn by
    distance d from the edge of the outline, s being the change of size and t the thickness:

        ink = clip(1/2 + t - s d, 0, 1)

    Parameters
    ----------
    n : int, from 1 to 250,000
        How many; `glyph_set` keeps them four times smaller.
    characters : str
        The characters to choose from; label k is ``characters[k]``.
    faces : sequence of str, str or None
        The faces to choose from; None takes all. See `TRAIN_FACES` and `HELD_OUT_FACES`.
    strength : float in [0, 10]
        How far a picture leaves what the font has: 0 not at all, 1 varied and legible, 2 wild.
    rng : int, numpy.random.Generator or None
        Where chance comes from. The same whole number gives the same pictures; picture i is the same however
        many are asked for.

    Returns
    -------
    images : float32 array (n, 28, 28) in [0, 1]
        White ink on black.
    labels : int64 array (n,)
        Which of the characters each picture shows.

    Raises
    ------
    TypeError, ValueError
        If a face lacks a character, there is no such face, or a number is out of range.

    References
    ----------
    LeCun et al., 1998, for the frame; Simard et al., 2003, for the elastic change; C. Green, "Improved
    alpha-tested magnification for vector textures and special effects", SIGGRAPH 2007 courses, for drawing
    by distance, doi:10.1145/1281500.1281665.

    Examples
    --------
    >>> images, labels = draw_glyphs(4, characters="AB", rng=1)
    >>> images.shape, sorted(set(labels.tolist())), images.dtype.name
    ((4, 28, 28), [0, 1], 'float32')
    """
    rng = np.random.default_rng(rng)
    n = check_number(n, "n", low=1, high=MOST_FLOATS, integer=True)
    strength = check_number(strength, "strength", low=0, high=STRONGEST)
    characters, faces = check_characters(characters, faces)
    images, labels = np.empty((n, SIDE, SIDE), np.float32), np.empty(n, np.int64)
    for start, some, label in glyph_chunks(n, characters, faces, strength, rng):
        images[start : start + len(some)], labels[start : start + len(some)] = some, label
    return images, labels


def glyph_chunks(n, characters, faces, strength, rng):
    """Draw n glyphs a few at a time: (number of the first, pictures, labels)."""
    for start in range(0, n, CHUNK):
        count = min(CHUNK, n - start)
        chance = rng.random((count, CHOICES + numbers_needed((SIDE, SIDE))), dtype=np.float32)
        label = (chance[:, 0] * len(characters)).astype(np.int64)
        face = (chance[:, 1] * len(faces)).astype(np.int64)
        pairs, which = np.unique(label * len(faces) + face, return_inverse=True)
        outlines = np.stack([distances(characters[k // len(faces)], faces[k % len(faces)]) for k in pairs])
        yield start, ink(outlines, which, chance[:, 2:], strength), label


def ink(outlines, which, chance, strength):
    """Draw outlines[which], bent, by the distance of each pixel from the edge."""
    thick = np.float32(strength) * (THIN + (THICK - THIN) * chance[:, 0])
    rows, columns = places(chance[:, 1:], (SIDE, SIDE), strength)
    inverse, _ = affine(2 * chance[:, 1:] - 1, (SIDE, SIDE), strength)
    size = (inverse[:, 0, 0] * inverse[:, 1, 1] - inverse[:, 0, 1] * inverse[:, 1, 0]) ** -0.5
    margin = (PAGE - SIDE) / 2
    # Pixel p has its centre at p + 1/2; grid point g at (g + 1/2) / GRID.
    rows, columns = (
        np.float32(GRID) * (along + np.float32(margin + 0.5)) - np.float32(0.5) for along in (rows, columns)
    )
    distance = look_up(outlines, which, rows, columns)
    return np.clip(0.5 + thick[:, None, None] - size[:, None, None] * distance, 0, 1)
