"""Hands and digits: the shipped generator, a wish, and a way from one latent vector to another."""
from course_lib.explore.call import Call
from course_lib.explore.controls import Slider
from course_lib.explore.room import Room

CONTROLS = (
    Slider("digit", "digit", 0, 9, 1, 3),
    Slider("part", "part of the way", 0.0, 1.0, 0.05, 0.5),
    Slider("start", "first hand", 0, 99, 1, 76),
    Slider("end", "second hand", 0, 99, 1, 28),
)


def shipped():
    """Return the call that loads the generator."""
    from course_lib.generate.gan import load_generator

    return Call(load_generator)


def picture(digit, part, start, end):
    """Return the call that draws the digit at this place."""
    from course_lib.generate.gan import draw_walk

    return Call(draw_walk, shipped(), digit, start=start, end=end, part=part)


def way(digit, start, end, **settings):
    """Return the call that draws the digit all along the way."""
    from course_lib.generate.gan import draw_way

    return Call(draw_way, shipped(), digit, start=start, end=end)


def all_digits(part, start, end, **settings):
    """Return the call that draws all digits in this hand."""
    from course_lib.generate.gan import draw_classes

    return Call(draw_classes, shipped(), start=start, end=end, part=part)


VIEWS = {"one digit": picture, "the whole way": way, "all digits in this hand": all_digits}


def score(view, settings, run, thorough):
    """Return where on the way the picture stands, and, when there is time, what the judge's eye reads."""
    from course_lib.generate.gan import describe, load_classifier

    drawn = run(picture(**settings))
    line = f"{settings['part']:.0%} of the way from hand {settings['start']} to hand {settings['end']}"
    if not thorough:
        return f"{line}\nink {drawn.mean():.0%}"
    read = int(describe(run(Call(load_classifier)), drawn[None])[1][0])
    return f"{line}\nink {drawn.mean():.0%}; a reader takes it for a {read}"


def make():
    """Return a new room of hands."""
    return Room("Hands and digits", CONTROLS, VIEWS, score)
