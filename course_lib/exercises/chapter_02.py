"""The exercises of chapter 2: cars on a ring road, a coast of dimension one and a half, a maze."""

import numpy as np
from scipy import ndimage

from course_lib.exercises.chapter_01 import require_seed
from course_lib.exercises.core import Wrong, exercise, need_picture, require
from course_lib.generate.rules import LSystem, expand, parse_system, walk

__all__ = ["coast", "maze", "traffic"]

ROADS = ("0110100", "1000001", "1110110", "0101010101", "1111", "110010111001")
LINES, SCALE = 8, 4  # a line becomes eight, a quarter as long: dimension log 8 / log 4 = 3/2
SIZES = ((6, 9), (11, 5))


@exercise(
    "2.1", "traffic(road) moves each car (1) one cell to the right if that cell is empty (0), on a ring road"
)
def traffic(answer):
    """Copy: one step of an automaton, rule 184.

    Parameters
    ----------
    answer : callable
        ``traffic(road)``, from a row of uint8 to the next row.

    Raises
    ------
    Wrong
        With a hint, where cars vanish, drive backwards, jump, or know no ring.
    """
    for text in ROADS:
        road = np.array(list(text), np.uint8)
        found = need_picture(answer(road.copy()), shape=road.shape, dtype=None, name="the road")
        require(set(np.unique(found)) <= {0, 1}, "the road should hold only 0 (empty) and 1 (a car)")
        found, told = found.astype(int), f"of {text} you make {''.join(str(int(cell)) for cell in found)}"
        _explain_traffic(road.astype(int), found, told)


def _explain_traffic(road, found, told):
    """Raise `Wrong` with the reason why `found` is not the road one step later."""
    goes, back = road & (1 - np.roll(road, -1)), road & (1 - np.roll(road, 1))
    wanted = road - goes + np.roll(goes, 1)
    if np.array_equal(found, wanted):
        return
    require(
        not np.array_equal(found, road - back + np.roll(back, -1)),
        f"{told}: your cars drive to the left. np.roll(road, -1) holds the cell to the right of each cell",
    )
    require(
        not np.array_equal(found[1:-1], wanted[1:-1]),
        f"{told}: only the ends are wrong. On a ring the cell to the right of the last one is the first",
    )
    require(
        found.sum() == road.sum(),
        f"{told}: {road.sum()} cars drive in and {found.sum()} come out. A cell is also filled from its left",
    )
    raise Wrong(f"{told}: a car moved where it must not. All cells look at the old road, none at the new one")


@exercise(
    "2.2", "coast() returns the text of an L-system whose line F becomes eight lines, a quarter as long each"
)
def coast(answer):
    """Change: another rule for the Koch curve, of dimension log 8 / log 4.

    Parameters
    ----------
    answer : callable
        ``coast()``, which returns the text of an L-system (or an `LSystem`).

    Raises
    ------
    Wrong
        With a hint that says how many lines there are, how far they lead, or where they cover each other.
    """
    system = _read(answer())
    require(not system.by_chance, "this coast should need no chance: one rule for F is enough")
    start = walk(expand(system, 0), angle=system.angle, heading=system.heading)
    require(len(start) == 1, f"the axiom should draw one line, and yours draws {len(start)}: take axiom: F")
    for depth in (1, 2):
        lines = walk(expand(system, depth), angle=system.angle, heading=system.heading)
        require(
            len(lines) == LINES**depth,
            f"after {depth} replacement(s) there should be {LINES**depth} lines, and yours are {len(lines)}",
        )
        reach = float(np.hypot(*(lines[-1, 1] - lines[0, 0])))
        require(
            abs(reach - SCALE**depth) < 0.01 * SCALE**depth,
            f"after {depth} replacement(s) the coast should lead {SCALE**depth} steps far, and yours leads"
            f" {reach:.1f}: do the turns cancel, and how many of the eight lines go forward in the end?",
        )
        middles = {tuple(point) for point in np.round(lines.mean(axis=1), 2).tolist()}
        require(
            len(middles) == len(lines),
            f"{len(lines) - len(middles)} of your {len(lines)} lines lie on others: a coast that runs back on itself",
        )


def _read(text):
    """Read the answer, or say what cannot be read."""
    if isinstance(text, LSystem):
        return text
    require(isinstance(text, str), f"coast() should return text, and yours returns a {type(text).__name__}")
    try:
        return parse_system(text)
    except ValueError as error:
        require(False, f"the text is no L-system: {error}")


@exercise(
    "2.3", "maze(rows, columns, rng) returns a maze in which exactly one way leads from any room to any other"
)
def maze(answer):
    """Invent: a maze, by any rule and any use of chance.

    Parameters
    ----------
    answer : callable
        ``maze(rows, columns, rng)``, which returns a picture of ``2 rows + 1`` by ``2 columns + 1`` cells.

    Raises
    ------
    Wrong
        With a hint, where rooms, walls or the border are not in place, a room cannot be reached, a way leads
        round in a ring, or the seed does not decide.
    """
    for rows, columns in SIZES:
        shape = (2 * rows + 1, 2 * columns + 1)
        picture = need_picture(answer(rows, columns, 7), shape=shape, dtype=None, name="the maze")
        require(set(np.unique(picture)) <= {0, 1}, "the maze should hold only 0 (wall) and 1 (way)")
        way = picture.astype(bool)
        require(way[1::2, 1::2].all(), "the rooms, at odd rows and odd columns, should all be open (1)")
        rim = np.concatenate([way[0], way[-1], way[:, 0], way[:, -1]])
        require(not rim.any(), "the border should be all wall (0)")
        require(not way[::2, ::2].any(), "the posts, at even rows and even columns, should all be wall (0)")
        parts = ndimage.label(way)[1]
        require(parts == 1, f"the maze falls into {parts} parts: from some rooms there is no way to others")
        doors, needed = int(way.sum()) - rows * columns, rows * columns - 1
        require(
            doors == needed,
            f"{rows * columns} rooms need {needed} open doors, and yours has {doors}: each door more makes a ring",
        )
    require_seed(answer, 6, 9)
