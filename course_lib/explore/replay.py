"""The recorded training of the shipped generator: a clock for its moments."""
from course_lib.explore.call import Call
from course_lib.explore.controls import Choice, Clock
from course_lib.explore.room import Room
from course_lib.metrics import error_map

MOMENTS = 20
CONTROLS = (
    Clock("moment", "moment", 0, MOMENTS - 1, 1, 10, pace=500),
    Choice("digit", "digit", tuple("0123456789"), "3"),
)


def recorded():
    """Return the call that reads the recording."""
    from course_lib.generate.gan import load_replay

    return Call(load_replay)


def pictures(moment, **settings):
    """Return the call that draws one moment."""
    from course_lib.generate.gan import draw_replay

    return Call(draw_replay, recorded(), moment)


def changed(moment, **settings):
    """Return the call that shows what changed since the moment before; a change of 0.5 is white."""
    return Call(error_map, pictures(max(moment - 1, 0)), pictures(moment), gain=2)


def growth(digit, **settings):
    """Return the call that draws all moments of one latent vector."""
    from course_lib.generate.gan import draw_growth

    return Call(draw_growth, recorded(), int(digit))


VIEWS = {"pictures": pictures, "changed since the moment before": changed, "one vector, all moments": growth}


def score(view, settings, run, thorough):
    """Return the step, the distance to real pictures in floors, and the losses of the moment."""
    replay, moment = run(recorded()), settings["moment"]
    step = int(replay.steps[moment])
    line = f"step {step:,}: distance to real pictures {replay.fcd[moment] / replay.floor:.1f} floors"
    if step == 0:
        return f"{line}\nno step yet, no loss"
    place = min(int(replay.loss_steps.searchsorted(step)), len(replay.loss_steps) - 1)
    return (f"{line}\nloss of D {replay.discriminator_loss[place]:.2f}, of G {replay.generator_loss[place]:.2f}")


def make():
    """Return a new replay."""
    return Room("A training, replayed", CONTROLS, VIEWS, score)
