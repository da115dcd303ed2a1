"""Training that can be watched, stopped, killed and taken up again; every network of the course is trained by it.

=========================================  ==============================================================
what is wanted?                            name
=========================================  ==============================================================
train a model step by step                 `fit`
what happened, step by step                `History`
survive a kill; go on where it stopped     `Checkpoint`, and `ResumeError` where it does not fit
what a recipe hands to the verb ``train``  `Trained`
a test or benchmark that prints nothing    `Silent`
=========================================  ==============================================================

``batch(step)`` is a function of the step's number alone. So a training that was killed needs no memory of the
data: the same step draws the same batch, and the resumed training ends with the same weights, bit for bit.
Importing this package loads no TensorFlow; calling `fit` does.
"""

from course_lib.training.checkpoint import Checkpoint, ResumeError
from course_lib.training.history import History
from course_lib.training.loop import fit
from course_lib.training.recipe import Trained
from course_lib.training.report import Silent

__all__ = ["Checkpoint", "History", "ResumeError", "Silent", "Trained", "fit"]
