"""The game of life: a pattern, a pencil, a rule, and a clock that plays, pauses and steps."""
from course_lib.explore.call import Call
from course_lib.explore.controls import Cells, Choice, Clock, Slider
from course_lib.explore.room import Room
from course_lib.generate.rules import (
    PATTERNS,
    RULES,
    draw_cells,
    draw_trail,
    film_life,
    flip_cells,
    place,
    run_life,
)

SIDE = 64
CONTROLS = (
    Clock("steps", "generation", 0, 400, 1, 0),
    Choice("pattern", "pattern", ("empty", *PATTERNS), "r_pentomino"),
    Choice("rule", "rule", tuple(RULES), "Life"),
    Choice("edges", "edges", ("a torus", "dead cells beyond"), "a torus"),
    Slider("row", "pencil: row", 0, SIDE - 1, 1, 20),
    Slider("column", "pencil: column", 0, SIDE - 1, 1, 20),
    Cells("cells", "drawing", "row", "column", "steps"),
)


def start(pattern, cells, size=SIDE, **settings):
    """Return the call that lays out generation zero."""
    placed = Call(place, (size, size), "." if pattern == "empty" else pattern)
    return Call(flip_cells, placed, cells) if cells else placed


def rules(rule, edges, **settings):
    """Return the options that name the rule and the edges."""
    return {"rule": RULES[rule], "wrap": edges == "a torus"}


def board(steps, row, column, **settings):
    """Return the call that draws the generation of the clock, with the pencil's place in grey."""
    grid = Call(run_life, start(**settings), steps=steps, **rules(**settings))
    return Call(draw_cells, grid, cursor=(row, column))


def trail(steps, **settings):
    """Return the call that draws how often each cell was alive up to now."""
    return Call(draw_trail, Call(film_life, start(**settings), steps=steps, **rules(**settings)))


def beginning(row, column, **settings):
    """Return the call that draws generation zero."""
    return Call(draw_cells, start(**settings), cursor=(row, column))


VIEWS = {"board": board, "trail": trail, "generation 0": beginning}


def score(view, settings, run, thorough):
    """Return how many cells live now and lived at first."""
    first = run(start(**settings))
    now = run(Call(run_life, start(**settings), steps=settings["steps"], **rules(**settings)))
    return f"generation {settings['steps']}: {now.sum()} cells alive, {first.sum()} at first"


def make():
    """Return a new game of life."""
    return Room("Game of life", CONTROLS, VIEWS, score)
