"""One character of one face, large, and for each point of the page its distance from the edge of the ink.

With the distance an outline can be drawn at any place, bent, thicker or thinner, and still have smooth edges:
ink is where the distance is below a threshold (Frisken et al. 2000; Green 2007).
"""

import functools

import numpy as np

from course_lib.generate.rules.glyphs.faces import font_file

SIDE, BOX = 28, 20  # as in MNIST: the longer side of a glyph has 20 of the page's 28 pixels
FINE = 6  # points drawn along each pixel
PAGE = 32  # a page with a margin, so that a bent pixel finds white paper beyond the edge
GRID = 3  # distances kept along each pixel


def coverage(character, face, side, box):
    """Draw a character so that its longer side has `box` points, its centre of mass in the middle of the page.

    Where that would push it out of the frame of MNIST, it stays inside by a pixel.
    """
    ink = _ink(character, face, box)
    mass, half = ink.sum(), (side - 1) / 2
    slack = (SIDE - BOX - 2) / 2 * box / BOX
    corner = []
    for axis in (0, 1):
        centre = float(ink.sum(axis=1 - axis) @ np.arange(ink.shape[axis])) / mass
        off = np.clip((ink.shape[axis] - 1) / 2 - centre, -slack, slack)
        corner.append(round(half - (ink.shape[axis] - 1) / 2 + off))
    page = np.zeros((side, side), np.float32)
    page[corner[0] : corner[0] + ink.shape[0], corner[1] : corner[1] + ink.shape[1]] = ink
    return page


def _ink(character, face, box):
    """Draw a character by Pillow so that its longer side has `box` points: float32 in [0, 1], no empty rim."""
    from PIL import ImageFont

    file, longest = str(font_file(face)), box
    for _ in range(2):  # the first time to find out how large it comes out
        font = ImageFont.truetype(file, box * box / longest, layout_engine=ImageFont.Layout.BASIC)
        ink = _drawn(character, font)
        if not ink.size:
            raise ValueError(f"character must leave ink, got {character!r} in {face}")
        longest = max(ink.shape)
    return ink[:box, :box]


def _drawn(character, font):
    from PIL import Image, ImageDraw

    left, top, right, bottom = font.getbbox(character)
    paper = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(paper).text((-left, -top), character, fill=255, font=font)
    # The font's own box has room for the next letter in it, so the ink is measured.
    return np.asarray(paper.crop(paper.getbbox() or (0, 0, 0, 0)), np.float32) / 255


@functools.lru_cache(maxsize=2048)  # 36 KiB each: at most 72 MiB
def distances(character, face):
    """Give the distance of each grid point from the edge of the ink, in pixels: negative inside.

    It is remembered, since a set of glyphs needs the same character thousands of times.
    """
    from scipy.ndimage import distance_transform_edt

    inside = coverage(character, face, PAGE * FINE, BOX * FINE) >= 0.5
    outward, inward = distance_transform_edt(~inside), distance_transform_edt(inside)
    signed = (np.maximum(outward - 0.5, 0) - np.maximum(inward - 0.5, 0)) / FINE
    step = FINE // GRID
    grid = signed.reshape(PAGE * GRID, step, PAGE * GRID, step).mean(axis=(1, 3)).astype(np.float32)
    grid.flags.writeable = False
    return grid
