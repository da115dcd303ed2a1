"""The course as a house: two wings that mirror each other, one ground floor, one top floor.

Each room shows its formula with a real picture that goes in and a real picture that comes out.
A dashed room is still to come.
"""

from itertools import pairwise

import numpy as np

from course_lib.story.canvas import GREY, INK, box, finish, picture, sheet, words
from course_lib.story.chapters import CHAPTERS

WIDTH, HEIGHT = 900, 716
LEFT, RIGHT, ROOM_WIDTH, ROOM_HEIGHT, FLOORS = 20, 520, 360, 128, (182, 318, 454)
BLUE, ORANGE = ("#eaf3fa", "#0072B2"), ("#fbefe6", "#B34700")
FORMULAS = {
    1: r"$I_{out}=f(I_{noise})$",
    2: r"$I_{out}=g(R)$",
    3: r"$I_{out}=G(z;\theta)$",
    4: r"$I_{out}=h(I_{missing})$",
    5: r"$I_{out}=k(I_{noisy})$",
    6: r"$I_{out}=D'(I_{damage};\theta')$",
}


def house(*, alt):
    """Draw the course: making on the left, mending on the right, what both stand on below.

    Parameters
    ----------
    alt : str
        The text alternative.

    Returns
    -------
    course_lib.show.Figure

    Examples
    --------
    >>> house(alt="the house").alt
    'the house'
    """
    axes = sheet(WIDTH, HEIGHT)
    _roof(axes)
    _ground_floor(axes)
    _corridor(axes)
    thumbnails = _making_pictures() | _mending_pictures()
    for number, (before, after) in thumbnails.items():
        wing, floor = divmod(number - 1, 3)
        _room(axes, number, (LEFT, RIGHT)[wing], FLOORS[2 - floor], (BLUE, ORANGE)[wing], before, after)
    return finish(axes, alt)


def _roof(axes):
    axes.fill([8, WIDTH / 2, WIDTH - 8], [138, 8, 138], facecolor="#f4f4f5", edgecolor=GREY, linewidth=1.4)
    words(axes, WIDTH / 2, 68, "TOP FLOOR", size=12, weight="bold", color=GREY)
    words(axes, WIDTH / 2, 94, "explore", size=16, weight="bold")
    words(axes, WIDTH / 2, 120, "a slider on every knob, the score beside it", size=12)
    words(
        axes, LEFT, 160, "MAKING  a picture out of little", size=14, weight="bold", color=BLUE[1], ha="left"
    )
    words(
        axes,
        WIDTH - 20,
        160,
        "MENDING  a picture that lost much",
        size=14,
        weight="bold",
        color=ORANGE[1],
        ha="right",
    )


def _ground_floor(axes):
    box(axes, LEFT, 600, WIDTH - 40, 100, face="#f4f4f5")
    words(axes, LEFT + 16, 620, "GROUND FLOOR", size=12, weight="bold", color=GREY, ha="left")
    words(axes, WIDTH - 36, 620, "chapter 0", size=12, color=GREY, ha="right")
    names = ("images", "samples", "damage", "metrics", "show")
    notes = ("what a picture is", "photographs", "noise, lost pixels", "how far from truth", "all drawing")
    for index, (name, note) in enumerate(zip(names, notes, strict=True)):
        words(axes, 106 + 172 * index, 654, name, size=15, weight="bold")
        words(axes, 106 + 172 * index, 680, note, size=12)


def _corridor(axes):
    for number, y, height in ((7, FLOORS[0], 264), (8, FLOORS[2], ROOM_HEIGHT)):
        chapter = CHAPTERS[number]
        box(axes, 392, y, 116, height, dashed=not chapter.written, face="#f7f2fa", edge="#6b4c8a")
        lines = {7: "7\n\none model,\ntwo jobs\n\na mender\nas a maker\n\n⟷", 8: "8\n\nopen\nchallenges"}[
            number
        ]
        words(axes, 450, y + height / 2 - 10, lines, size=13, color="#4b3263")
        if not chapter.written:
            words(axes, 450, y + height - 14, "to come", size=12, color=GREY, style="italic")


def _room(axes, number, x, y, colors, before, after):
    chapter = CHAPTERS[number]
    box(axes, x, y, ROOM_WIDTH, ROOM_HEIGHT, face=colors[0], edge=colors[1], dashed=not chapter.written)
    words(
        axes, x + 12, y + 17, f"{number}  {chapter.title}", size=13, weight="bold", color=colors[1], ha="left"
    )
    if not chapter.written:
        words(axes, x + ROOM_WIDTH - 12, y + 17, "to come", size=12, color=GREY, style="italic", ha="right")
    picture(axes, before, x + 12, y + 34, 84)
    words(axes, x + ROOM_WIDTH / 2, y + 66, FORMULAS[number], size=12.5 if number == 6 else 15)
    axes.annotate(
        "",
        (x + ROOM_WIDTH - 104, y + 92),
        (x + 104, y + 92),
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.2},
    )
    if after is None:
        _network(axes, x + ROOM_WIDTH - 96, y + 34, 84, colors[1])
    else:
        picture(axes, after, x + ROOM_WIDTH - 96, y + 34, 84)


def _network(axes, x, y, side, color):
    layers = [
        [(x + side * column, y + side * (row + 0.5) / count) for row in range(count)]
        for column, count in ((0.12, 3), (0.5, 5), (0.88, 3))
    ]
    for left, right in pairwise(layers):
        for a in left:
            for b in right:
                axes.plot([a[0], b[0]], [a[1], b[1]], color=color, linewidth=0.6, alpha=0.6, zorder=3)
    for layer in layers:
        axes.plot(*zip(*layer, strict=True), "o", color=color, markersize=6, zorder=4)


def _making_pictures():
    from course_lib.generate.randomness import dead_leaves

    rng = np.random.default_rng(4)
    noise, z = rng.random((28, 28)), rng.random((4, 4))
    return {1: (noise, dead_leaves((168, 168), rng=13)), 2: (_rule_table(30), _rule_30(42)), 3: (z, None)}


def _rule_table(rule):
    """The eight neighbourhoods of an elementary automaton, each with the cell that it makes below it."""
    table = np.full((17, 17), 0.85)
    for case in range(8):
        top, left = 3 + 7 * (case // 4), 1 + 4 * (case % 4)
        bits = 7 - case
        table[top, left : left + 3] = [not bits & 4, not bits & 2, not bits & 1]
        table[top + 2, left + 1] = not rule >> bits & 1
    return table


def _rule_30(steps):
    rows = np.zeros((steps, 2 * steps + 1), dtype=bool)
    rows[0, steps] = True
    for before, after in pairwise(rows):
        after[:] = np.roll(before, 1) ^ (before | np.roll(before, -1))
    return 1.0 - rows[:, steps // 2 : -steps // 2]


def _mending_pictures():
    from skimage.restoration import inpaint_biharmonic

    from course_lib import damage, images, samples, show
    from course_lib.restore.filtering import filter_nonlocal_means

    photo = samples.chelsea(84, gray=True)
    missing = damage.missing_pixels(photo.shape, 0.7, rng=1)
    noisy = damage.add_gaussian_noise(photo, 25 / 255, rng=1)
    lost = show.with_missing(photo, missing)
    scratched = show.with_missing(images.clip(noisy), damage.missing_scratches(photo.shape, 0.2, rng=3))
    return {
        4: (lost, inpaint_biharmonic(photo, missing)),
        5: (noisy, filter_nonlocal_means(noisy, sigma=25 / 255)),
        6: (scratched, None),
    }
