"""The game on a line: whose turn it is, how far D is held back, and how both players go on alone.

The room of the networks is loaded when something is drawn: this module alone loads no TensorFlow.
"""
from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Slider
from course_lib.explore.moves import Moves
from course_lib.explore.room import Room

BUMPS = {"one": (2.0,), "two": (-2.0, 2.0)}
CONTROLS = (
    Moves("moves", "moves", "10DG"),
    Choice("bumps", "real bumps", tuple(BUMPS), "one"),
    Slider("calm", "D held back", 0.0, 0.5, 0.02, 0.0),
    Slider("stride_d", "stride of D", 0.2, 2.0, 0.1, 1.0),
    Slider("stride_g", "stride of G", 0.1, 1.0, 0.1, 0.3),
)


def start(bumps, **settings):
    """Return the call that sets up the game."""
    from course_lib.generate.gan import start_game

    return Call(start_game, means=BUMPS[bumps])


def moved(moves, calm, stride_d, stride_g, **settings):
    """Return the call that plays the moves."""
    from course_lib.generate.gan import play_moves

    return Call(play_moves, start(**settings), moves, rates=(stride_d, stride_g), calm=calm)


def drawn(**settings):
    """Return the call that draws the game as it stands."""
    from course_lib.generate.gan import draw_game

    return Call(draw_game, moved(**settings))


def beginning(**settings):
    """Return the call that draws the first moment."""
    return drawn(**{**settings, "moves": ""})


def d_alone(moves, **settings):
    """Return the call that lets D go on alone for fifty steps."""
    return drawn(moves=f"{moves} 50D".strip(), **settings)


def g_alone(moves, **settings):
    """Return the call that lets G go on alone for fifty steps."""
    return drawn(moves=f"{moves} 50G".strip(), **settings)


VIEWS = {"the game": drawn, "the start": beginning, "if D went on alone": d_alone, "if G went on alone": g_alone}


def score(view, settings, run, thorough):
    """Return the moves so far, and how far the made numbers are from the real ones."""
    from course_lib.generate.gan import mismatch

    game = run(moved(**settings))
    return (f"moves so far: {settings['moves'] or 'none'}\n"
            f"made: centre {game.fake.mean():.2f}, spread {game.fake.std():.2f}; real: {game.real.mean():.2f},"
            f" {game.real.std():.2f}; distance {mismatch(game):.2f}").replace("-", "−")


def make():
    """Return a new game."""
    return Room("The game on a line", CONTROLS, VIEWS, score)
