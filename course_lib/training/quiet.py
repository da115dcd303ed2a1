"""TensorFlow as a notebook wants it: Keras upon it, and no lines about processors on the error stream.

Both are read from the environment when TensorFlow is first imported, so a module of the course that uses Keras
imports `course_lib.training` first. What the reader has set already is left alone.
"""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
