"""A student's answer, wrapped so that a checker may simply use it.

Calling a wrapped function turns an exception into a hint, ``...`` or None into "not tried yet", and a changed
argument into a hint too. The checkers stay free of such cases and hold only what their exercise is about.
"""

import functools
import inspect
import re

import numpy as np

__all__ = ["Untried", "Wrong", "guard", "one_line"]

_LONGEST = 240


class Wrong(Exception):
    """The answer is not right yet; the message is the hint."""


class Untried(Exception):
    """The stub is still a stub."""


def is_stub(value):
    """True for what an unfilled stub holds: ``...``, None, NotImplemented, or a tuple or list of them."""
    if isinstance(value, (tuple, list)) and len(value):
        return all(is_stub(part) for part in value)
    return value is None or value is ... or value is NotImplemented


def one_line(error, *, named=False):
    """An exception's message as one short line without addresses, for a hint that is the same on every machine.

    Parameters
    ----------
    error : BaseException
        The exception.
    named : bool
        Whether the line begins with the exception's type.

    Returns
    -------
    str
        At most 240 characters.
    """
    lines = str(error).strip().splitlines()
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", lines[0] if lines else "")
    if named:
        text = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def guard(answer):
    """The answer, ready to be used by a checker.

    Parameters
    ----------
    answer : object
        What the student handed in.

    Returns
    -------
    object
        A guarded function for a function, else the value itself.

    Raises
    ------
    Untried
        If the answer is a stub.
    """
    if is_stub(answer):
        raise Untried
    return _guarded(answer) if callable(answer) else answer


def _guarded(function):
    @functools.wraps(function, updated=())
    def call(*args, **options):
        before = [
            (value, value.copy()) for value in (*args, *options.values()) if isinstance(value, np.ndarray)
        ]
        with (
            _hints(),
            np.errstate(all="ignore"),
        ):  # NaN and infinity are for the checker to name, in its one line
            result = function(*args, **options)
        if is_stub(result):
            raise Untried
        for value, copy in before:
            if not np.array_equal(value, copy, equal_nan=value.dtype.kind in "fc"):
                raise Wrong("your function changes the array that it was given: work on a copy of it")
        return _guarded_steps(result) if inspect.isgenerator(result) else result

    return call


def _guarded_steps(steps):
    while True:
        with _hints():
            try:
                step = next(steps)
            except StopIteration:
                return
        yield step


class _hints:
    """Turn an exception of the student's code into `Wrong` with its type and message, or into `Untried`."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is None or not isinstance(error, Exception) or isinstance(error, (Wrong, Untried)):
            return False
        if isinstance(error, NotImplementedError):
            raise Untried from None
        raise Wrong(f"your function stopped with {one_line(error, named=True)}") from None
