"""The loop: a step, its losses into the history, and now and then a look and a checkpoint."""

import time

from course_lib.images import check_number
from course_lib.training.history import History
from course_lib.training.report import choose_report
from course_lib.training.stop import Stop


def fit(model, batch, *, steps, preview=None, callback=None, checkpoint=None, report=None):
    """Train a model for a number of steps, in sight: progress, curves, a picture, and a stop button.

    One step is ``logs = model.train_step(batch(step))``, compiled by TensorFlow. In a notebook the curves and
    the picture renew themselves in place, elsewhere lines are printed. The stop button, the interrupt of
    Jupyter and Ctrl-C end the training after the step that is being done; a second interrupt ends it at once.

    Parameters
    ----------
    model : keras.Model
        What is trained. ``train_step(data)`` changes its variables and returns a dict of numbers by name. Its
        optimizers, its seed generators and any averaged copy must be attributes of the model, for this is how
        a checkpoint finds them.
    batch : function of int
        The data of step 0, 1, 2 ...: arrays, or a tuple or dict of them. The same step must give the same batch.
    steps : int, 1 or more
        How many steps the training has in all, those of an earlier part included.
    preview : function of (model, step), optional
        Returns what the model makes now, a picture. It draws no chance from the model's own seed generator:
        how often it is asked depends on the clock.
    callback : function of (model, step), optional
        Called after each step with the number of steps done; training ends when it returns True.
    checkpoint : Checkpoint, optional
        Where the training is kept. If there is one already, training goes on from it.
    report : Report, optional
        Who tells of the progress, such as ``training.Silent()``; by default a panel in a notebook, else lines.

    Returns
    -------
    History
        The losses of all steps, their times and the last picture.

    Raises
    ------
    ValueError
        If `steps` is not a whole number of at least 1.
    ResumeError
        If the checkpoint was made with other settings or another model, or cannot be read.

    Examples
    --------
    >>> fit(None, None, steps=0)
    Traceback (most recent call last):
    ValueError: steps must be at least 1, got 0
    """
    steps = check_number(steps, "steps", low=1, integer=True)
    train_step, history = compiled(model), History(steps)
    if checkpoint is not None and checkpoint.found():
        content = checkpoint.read()
        train_step(batch(0))  # makes the variables that the optimizers still lack; all are then overwritten
        checkpoint.restore(model, history, content)

    def look():
        history.picture = None if preview is None else preview(model, history.step)
        return history.picture

    with Stop() as stop, (report or choose_report()).watching(history, stop, look) as watch:
        while history.step < steps and not stop.asked:
            start = time.perf_counter()
            logs = train_step(batch(history.step))
            history.add(logs, time.perf_counter() - start)
            if callback is not None and callback(model, history.step):
                stop.ask()
            if checkpoint is not None and checkpoint.due(history, stop):
                checkpoint.save(model, history)
            watch.now_and_then()
    return history


def compiled(model):
    """Return the model's training step as one TensorFlow function."""
    from course_lib.training.backend import tf

    return tf.function(model.train_step, reduce_retracing=True, autograph=False)
