"""Exercises: one checker an exercise, each with a property, a tolerance and a hint.

``check("1.2", answer)`` is all that a notebook needs. The number finds the chapter: "1.2" is the second exercise
of chapter 1 and lives in ``chapter_01.py``, which is loaded when it is first asked for.
"""

from course_lib.exercises.core import check

__all__ = ["check"]
