"""The game on a line, moved by hand: a text says whose turn it is, and a picture shows how it stands."""

import re

import numpy as np

from course_lib.generate.gan.game import step_discriminator, step_generator
from course_lib.generate.gan.watching import REACH, SMOOTH, game_curves
from course_lib.images import check_number
from course_lib.show.sheet import Sheet
from course_lib.show.style import COLOURS, NOTE, PAD, SOFT

HIGH, LOW, HEAD, BELOW = 150, 90, 28, 24  # pixels: the heights of the two frames, above each, below the last
FINE = 2  # drawn so many times as large, then averaged, for smooth edges
TOP = 1.05 / (SMOOTH * np.sqrt(2 * np.pi))  # a little above the highest density: all numbers in one place
NOWHERE = 1e-6  # density below which the best D is no more than a ratio of roundings
MOST = 100_000
TOKEN = re.compile(r"(\d*)([DG]+)")


def play_moves(game, moves, *, rates=(1.0, 0.3), calm=0.0):
    """Play what a text says: D is a step of the discriminator, G one of the generator, 10DG ten times both.

    Parameters
    ----------
    game : Game
        Where it begins.
    moves : str
        Such as "D", "3D 1G" or "50DG"; spaces part what is repeated.
    rates : two float
        The length of the discriminator's and of the generator's steps.
    calm : float, at least 0
        See `step_discriminator`.

    Returns
    -------
    Game
        The moment after all moves; its arrays are float64.

    Raises
    ------
    TypeError, ValueError
        If `moves` is no such text, holds more than 100,000 moves, or a number is out of range.

    References
    ----------
    Goodfellow et al., 2014, algorithm 1, where the discriminator takes k steps a round.

    Examples
    --------
    >>> from course_lib.generate.gan.game import start_game
    >>> game = start_game(means=[2.0])
    >>> play_moves(game, "2DG") == play_moves(game, "D G D G")
    True
    """
    for letter in letters(moves):
        if letter == "D":
            game = step_discriminator(game, rate=rates[0], calm=calm)
        else:
            game = step_generator(game, rate=rates[1])
    return game


def letters(moves):
    """Write every move out: "2DG D" is "DGDGD"."""
    if not isinstance(moves, str):
        raise TypeError(f"moves must be a text such as '10DG', got {moves!r}")
    found = [TOKEN.fullmatch(token) for token in moves.split()]
    if not all(found):
        raise ValueError(f"moves must be D, G or repeats such as 10DG, got {moves!r}")
    counts = [int(one[1] or 1) for one in found]
    if sum(count * len(one[2]) for count, one in zip(counts, found, strict=True)) > MOST:
        raise ValueError(f"moves must be at most {MOST:,}, got {moves!r}")
    return "".join(count * one[2] for count, one in zip(counts, found, strict=True))


def draw_game(game, *, width=512):
    """Draw how the game stands: above, where real and made numbers lie; below, what the discriminator believes.

    Parameters
    ----------
    game : Game
        The moment.
    width : int from 300 to 2000
        The picture's width in pixels; its height is always the same.

    Returns
    -------
    float32 array (H, width, 3) in [0, 1]
        Above: real numbers filled, made ones as a line. Below: D(x) as a line between 0 and 1, and the best D there
        could be, dotted.

    Raises
    ------
    TypeError, ValueError
        If `width` is out of range.

    References
    ----------
    Goodfellow et al., 2014, figure 1, for the way to draw it.

    Examples
    --------
    >>> from course_lib.generate.gan.game import start_game
    >>> draw_game(start_game()).shape
    (352, 512, 3)
    """
    check_number(width, "width", low=300, high=2000, integer=True)
    lines, across = game_curves(game), width - 2 * PAD
    upper, lower = PAD + HEAD, PAD + HEAD + HIGH + HEAD
    sheet = Sheet(width, lower + LOW + BELOW + PAD, scale=FINE)
    for top, height in ((upper, HIGH), (lower, LOW)):
        sheet.box(PAD, top, across, height)
    sheet.rule(PAD, lower + LOW / 2, across)
    fill(sheet, lines["real"], upper, HIGH)
    draw(sheet, lines["generated"], upper, HIGH, TOP, COLOURS[1])
    lives = lines["real"][1] + lines["generated"][1] > NOWHERE
    dot(sheet, [along[lives] for along in lines["best D(x)"]], lower)
    draw(sheet, lines["D(x)"], lower, LOW, 1, COLOURS[2])
    label(sheet, upper, lower)
    return np.asarray(sheet.page.reduce(FINE), np.float32) / np.float32(255)


def place(sheet, line, top, height, highest):
    """Give the points of a curve in the sheet's real pixels."""
    x, y = line
    across = PAD + (sheet.width - 2 * PAD) * (x + REACH) / (2 * REACH)
    down = top + height * (1 - np.clip(y / highest, 0, 1))
    return [(float(a) * sheet.scale, float(b) * sheet.scale) for a, b in zip(across, down, strict=True)]


def fill(sheet, line, top, height):
    """Fill the area under a curve."""
    points = place(sheet, line, top, height, TOP)
    floor = (top + height) * sheet.scale
    sheet.pen.polygon([(points[0][0], floor), *points, (points[-1][0], floor)], fill="#c9dff0")
    sheet.pen.line(points, fill=COLOURS[0], width=sheet.scale)


def draw(sheet, line, top, height, highest, colour):
    """Draw a curve."""
    points = place(sheet, line, top, height, highest)
    sheet.pen.line(points, fill=colour, width=3 * sheet.scale, joint="curve")


def dot(sheet, line, top):
    """Draw a curve of numbers from 0 to 1 in dots."""
    radius = 1.2 * sheet.scale
    for x, y in place(sheet, line, top, LOW, 1)[::3]:
        sheet.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=SOFT)


def label(sheet, upper, lower):
    """Write what is what."""
    right = sheet.width - PAD
    sheet.write(PAD, upper - 20, "real (filled)", NOTE, bold=True, colour=COLOURS[0])
    sheet.write(right, upper - 20, "made (line)", NOTE, bold=True, colour=COLOURS[1], anchor="ra")
    sheet.write(PAD, lower - 20, "D(x), from 0 to 1", NOTE, bold=True, colour=COLOURS[2])
    sheet.write(right, lower - 20, "dotted: the best D", NOTE, colour=SOFT, anchor="ra")
    for number in range(-REACH + 1, REACH, 2):
        x = PAD + (sheet.width - 2 * PAD) * (number + REACH) / (2 * REACH)
        sheet.write(x, lower + LOW + 6, f"{number}".replace("-", "−"), NOTE, colour=SOFT, anchor="ma")
