"""What all exercises share: the register, the guard round an answer, and the line that ``check`` prints.

A chapter's module writes one function an exercise::

    @exercise("1.2", "noise(shape, sigma) returns grey noise around 0.5 with standard deviation sigma")
    def noise(answer):
        picture = answer((64, 64), 0.1)
        need_picture(picture, shape=(64, 64))
        require(abs(picture.std() - 0.1) < 0.01, f"the noise has sigma {picture.std():.2f}, not 0.10")

The checker raises `Wrong` (most simply by `require`) with a hint, or returns when the answer is right.
"""

import importlib
import importlib.util
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from course_lib.exercises.guard import Untried, Wrong, guard, one_line

__all__ = [
    "Exercise",
    "Wrong",
    "check",
    "exercise",
    "need_picture",
    "numbers",
    "register",
    "require",
    "verdict",
]

_REGISTER = {}


@dataclass(frozen=True)
class Exercise:
    """One exercise: its number ("1.2"), its question in one sentence, and the function that checks an answer."""

    number: str
    question: str
    check: Callable

    def __post_init__(self):
        if not re.fullmatch(r"\d+\.\d+", self.number):
            raise ValueError(f'number must look like "1.2", got {self.number!r}')


def register(exercise):
    """Put an `Exercise` into the register; a number that is taken raises ValueError.

    Parameters
    ----------
    exercise : Exercise
        The exercise to add.

    Returns
    -------
    Exercise
        The same exercise.

    Raises
    ------
    ValueError
        If another exercise already has this number.
    """
    taken = _REGISTER.get(exercise.number)
    if taken is not None and taken.check.__module__ != exercise.check.__module__:
        raise ValueError(f"exercise {exercise.number} is registered twice")
    _REGISTER[exercise.number] = exercise
    return exercise


def exercise(number, question):
    """Decorator: turn a checking function into the exercise of this number.

    Parameters
    ----------
    number : str
        Chapter and place, such as "1.2".
    question : str
        What the exercise asks for, in one sentence.

    Returns
    -------
    callable
        A decorator that registers the function and gives it back unchanged.
    """

    def add(function):
        register(Exercise(number, question, function))
        return function

    return add


def numbers(chapter):
    """The numbers of a chapter's exercises, in order.

    Parameters
    ----------
    chapter : int
        The chapter, 0 to 8.

    Returns
    -------
    list of str
        Such as ``["1.1", "1.2", "1.3"]``; empty if the chapter has no exercises.
    """
    name = f"course_lib.exercises.chapter_{int(chapter):02d}"
    if importlib.util.find_spec(name) is None:
        return []
    importlib.import_module(name)
    own = [number for number in _REGISTER if number.split(".")[0] == str(int(chapter))]
    return sorted(own, key=lambda number: int(number.split(".")[1]))


def find(number):
    """The `Exercise` of this number; its chapter's module is loaded on the way.

    Parameters
    ----------
    number : str
        Chapter and place, such as "1.2".

    Returns
    -------
    Exercise
        The registered exercise.

    Raises
    ------
    ValueError
        If there is no such exercise; the message lists the chapter's own.
    """
    if not re.fullmatch(r"\d+\.\d+", str(number)):
        raise ValueError(f'the number of an exercise looks like "1.2", got {number!r}')
    known = numbers(int(str(number).split(".")[0]))
    if number not in known:
        have = ", ".join(known) or "none"
        raise ValueError(f"there is no exercise {number}; the exercises of this chapter: {have}")
    return _REGISTER[number]


def verdict(number, answer):
    """What `check` prints: one line that says not tried, correct, or not yet with a hint.

    Parameters
    ----------
    number : str
        Chapter and place, such as "1.2".
    answer : object
        The student's function or value. ``...`` or None, also returned by a function, is not tried yet.

    Returns
    -------
    str
        The line. It holds no address, path or time, so the same answer gives the same line everywhere.
    """
    task = find(number)
    try:
        task.check(guard(answer))
    except Untried:
        return f"{number} not tried yet: {task.question}"
    except Wrong as wrong:
        return f"{number} not yet: {one_line(wrong)}"
    except Exception as error:  # noqa: BLE001 - whatever a strange answer makes the checker raise
        reason = one_line(error, named=True)
        return f"{number} not yet: this answer could not be checked ({reason}). {task.question}"
    return f"{number} correct: {task.question}"


def check(number, answer):
    """Check an answer and print one line: not tried yet, correct, or not yet with a hint.

    Parameters
    ----------
    number : str
        Chapter and place, such as "1.2".
    answer : object
        The function or value that the exercise asks for.
    """
    print(verdict(number, answer))


def require(condition, hint):
    """Refuse the answer with a hint unless the condition holds.

    Parameters
    ----------
    condition : bool
        What a right answer fulfils.
    hint : str
        One sentence for the student: what was found, and what to look at.

    Raises
    ------
    Wrong
        If the condition does not hold.
    """
    if not condition:
        raise Wrong(hint)


def need_picture(value, *, shape=None, dtype="float32", name="the picture"):
    """Refuse a value that is no picture of the course: a float32 array, finite, of the shape asked for.

    Parameters
    ----------
    value : object
        What the student's function returned.
    shape : tuple of int, optional
        The shape it must have; any shape if left out.
    dtype : str or None
        The type of its numbers, None for any.
    name : str
        What the hint calls it.

    Returns
    -------
    numpy.ndarray
        The value itself.

    Raises
    ------
    Wrong
        With what was expected and what came.
    """
    kind = type(value).__name__
    require(isinstance(value, np.ndarray), f"{name} should be a NumPy array, and yours is a {kind}")
    if shape is not None:
        require(
            value.shape == tuple(shape),
            f"{name} should have shape {tuple(shape)}, and yours has {value.shape}",
        )
    if dtype is not None:
        mend = f".astype(np.{dtype}) changes that"
        require(
            value.dtype == dtype, f"{name} should hold {dtype} numbers, and yours holds {value.dtype}: {mend}"
        )
    if value.dtype.kind == "f":
        require(np.isfinite(value).all(), f"{name} contains NaN or infinity")
    return value
