"""Keras upon TensorFlow, imported without a word: ``from course_lib.training.backend import keras, tf``.

TensorFlow's native part reports the processor's abilities on the error stream, whatever its settings say, and a
notebook would save that. So the first import happens with the stream closed; an error still arrives as an
exception. Every module of the course takes Keras from here.
"""

import contextlib
import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


@contextlib.contextmanager
def quiet():
    """Close the error stream below Python, where native code writes to it."""
    before, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)
        os.close(nowhere)


with quiet():
    import keras
    import tensorflow as tf  # noqa: F401 - for those who import it from here

if keras.backend.backend() != "tensorflow":
    raise ImportError(
        f"Keras must run on TensorFlow in this course, got {keras.backend.backend()}; "
        "set the environment variable KERAS_BACKEND to tensorflow and start again"
    )
