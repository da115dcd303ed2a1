"""Answers to the exercises of chapter 2: wrong ones with the hint of each, and right ones by other roads."""

import numpy as np
import pytest

from course_lib.exercises.core import verdict
from course_lib.generate.rules import parse_system, step_elementary


def backwards(road):
    return step_elementary(road, 226)


def without_ring(road):
    return step_elementary(road, 184, wrap=False)


def vanishing(road):
    return road & np.roll(road, -1)


def one_after_the_other(road):
    road = road.copy()
    for place in range(len(road)):
        ahead = (place + 1) % len(road)
        if road[place] and not road[ahead]:
            road[place], road[ahead] = 0, 1
    return road


def car_by_car(road):
    following = np.zeros_like(road)
    for place, car in enumerate(road):
        if car:
            ahead = (place + 1) % len(road)
            following[place if road[ahead] else ahead] = 1
    return following


def by_coin(rows, columns, rng):
    """Each room gets a door to the north or to the west; along the rim there is no choice."""
    rng = np.random.default_rng(rng)
    picture = np.zeros((2 * rows + 1, 2 * columns + 1), np.float32)
    picture[1::2, 1::2] = 1
    north = rng.random((rows, columns)) < 0.5
    north[0], north[:, 0] = False, True
    north[0, 0] = False
    west = ~north
    west[0, 0] = False
    picture[:-1:2, 1::2][north] = 1
    picture[1::2, :-1:2][west] = 1
    return picture


def by_walking(rows, columns, rng):
    """Go on to a room not seen yet as long as there is one, then turn back."""
    rng = np.random.default_rng(rng)
    picture = np.zeros((2 * rows + 1, 2 * columns + 1), bool)
    trail = [(1, 1)]
    picture[1, 1] = True
    while trail:
        row, column = trail[-1]
        steps = [
            (dy, dx)
            for dy, dx in ((0, 2), (2, 0), (0, -2), (-2, 0))
            if 0 < row + dy < 2 * rows
            and 0 < column + dx < 2 * columns
            and not picture[row + dy, column + dx]
        ]
        if not steps:
            trail.pop()
            continue
        dy, dx = steps[rng.integers(len(steps))]
        picture[row + dy // 2, column + dx // 2] = picture[row + dy, column + dx] = True
        trail.append((row + dy, column + dx))
    return picture


def all_doors(rows, columns, rng):
    picture = np.zeros((2 * rows + 1, 2 * columns + 1), np.float32)
    picture[1:-1, 1:-1] = 1
    picture[::2, ::2] = 0
    return picture


def free_coins(rows, columns, rng):
    picture = all_doors(rows, columns, rng)
    picture[np.random.default_rng(rng).random(picture.shape) < 0.5] = 0
    picture[1::2, 1::2] = 1
    return picture


def halls(rows, columns, rng):
    picture = all_doors(rows, columns, rng)
    picture[1:-1, 1:-1] = 1
    return picture


def with_exit(rows, columns, rng):
    picture = by_coin(rows, columns, rng)
    picture[0, 1] = 1
    return picture


WRONG = {
    "2.1": [
        (backwards, "your cars drive to the left"),
        (without_ring, "only the ends are wrong"),
        (vanishing, "cars drive in and"),
        (one_after_the_other, "All cells look at the old road"),
        (lambda road: np.roll(road, 1), "a car moved where it must not"),
        (lambda road: road + road, "should hold only 0 (empty) and 1 (a car)"),
    ],
    "2.2": [
        (lambda: "axiom: F; angle: 60; F -> F+F--F+F", "there should be 8 lines, and yours are 4"),
        (lambda: "axiom: F; angle: 90; F -> FFFFFFFF", "lead 4 steps far, and yours leads 8.0"),
        (lambda: "axiom: F; angle: 90; F -> F+F-F-F+F+F-F", "there should be 8 lines, and yours are 7"),
        (lambda: "axiom: F; angle: 90; F -> F+F-F-FF+F+FF", "do the turns cancel"),
        (lambda: "axiom: F; angle: 90; F -> FFFFF|F|F|F|", "a coast that runs back on itself"),
        (lambda: "axiom: F--F--F; angle: 60; F -> F+F--F+F", "take axiom: F"),
        (lambda: "F = F+F", "the text is no L-system"),
    ],
    "2.3": [
        (all_doors, "each door more makes a ring"),
        (free_coins, "from some rooms there is no way to others"),
        (halls, "the posts, at even rows and even columns"),
        (with_exit, "the border should be all wall"),
        (lambda rows, columns, rng: 1 - by_coin(rows, columns, rng), "the rooms, at odd rows"),
        (lambda rows, columns, rng: by_coin(rows, columns, 3), "two seeds give the same picture"),
        (
            lambda rows, columns, rng: by_coin(rows, columns, None),
            "the same seed gives two different pictures",
        ),
        (lambda rows, columns, rng: by_coin(columns, rows, rng), "the maze should have shape (13, 19)"),
    ],
}

RIGHT = [
    ("2.1", lambda road: step_elementary(road, 184)),
    ("2.1", car_by_car),
    ("2.1", lambda road: (np.roll(road, 1) & (1 - road)) | (road & np.roll(road, -1))),
    ("2.2", lambda: "axiom: F; angle: 90; F -> F+F-F-FF+F+F-F"),
    ("2.2", lambda: parse_system("axiom: F; angle: 90; heading: 0; F -> F-F+F+FF-F-F+F")),
    ("2.3", by_coin),
    ("2.3", by_walking),
]


@pytest.mark.parametrize(("number", "answer"), RIGHT)
def test_other_roads_to_a_right_answer_are_taken(number, answer):
    assert verdict(number, answer).startswith(f"{number} correct")
