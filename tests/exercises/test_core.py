"""What every exercise gets from the frame: three kinds of line, and a hint for whatever is handed in."""

import numpy as np
import pytest

from course_lib.exercises import check, core
from course_lib.exercises.core import (
    Exercise,
    exercise,
    find,
    need_picture,
    numbers,
    register,
    require,
    verdict,
)


@pytest.fixture
def shelf(monkeypatch):
    """An empty register in which "99.1" asks for a function that doubles a picture."""
    monkeypatch.setattr(core, "_REGISTER", {})
    monkeypatch.setattr(core, "numbers", lambda chapter: ["99.1"])

    @exercise("99.1", "twice(image) returns the picture times two")
    def twice(answer):
        image = np.full((2, 3), 0.25, np.float32)
        result = need_picture(answer(image), shape=(2, 3), name="twice(image)")
        require(np.allclose(result, 0.5), f"0.25 became {result.max():.2f}, the task says 0.50")

    return "99.1"


def raises(error):
    """A student's function that stops with this exception."""

    def answer(image):
        raise error

    return answer


def in_place(image):
    image *= 2
    return image


@pytest.mark.parametrize(
    "stub",
    [
        ...,
        None,
        (..., ...),
        [None],
        lambda image: ...,
        lambda image: None,
        lambda image: (..., ...),
        raises(NotImplementedError()),
        NotImplemented,
    ],
)
def test_a_stub_is_not_tried_yet(shelf, stub):
    assert verdict(shelf, stub) == "99.1 not tried yet: twice(image) returns the picture times two"


def test_a_right_answer_is_correct(shelf, capsys):
    check(shelf, lambda image: 2 * image)
    assert capsys.readouterr().out == "99.1 correct: twice(image) returns the picture times two\n"


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda image: 3 * image, "0.25 became 0.75, the task says 0.50"),
        (
            raises(ZeroDivisionError("division by zero")),
            "your function stopped with ZeroDivisionError: division by zero",
        ),
        (raises(KeyError("sigma")), "your function stopped with KeyError: 'sigma'"),
        (raises(ValueError()), "your function stopped with ValueError"),
        (lambda: 1, "your function stopped with TypeError"),
        (lambda image: "half", "twice(image) should be a NumPy array, and yours is a str"),
        (lambda image: image[:1] * 2, "twice(image) should have shape (2, 3), and yours has (1, 3)"),
        (
            lambda image: image.astype(float) * 2,
            "twice(image) should hold float32 numbers, and yours holds float64",
        ),
        (lambda image: image / np.float32(0), "twice(image) contains NaN or infinity"),
        (in_place, "your function changes the array that it was given: work on a copy of it"),
        (
            3,
            "this answer could not be checked (TypeError: 'int' object is not callable). twice(image) returns",
        ),
        (np.zeros(3), "this answer could not be checked (TypeError"),
    ],
)
def test_a_wrong_answer_becomes_a_hint_in_one_line(shelf, answer, hint):
    line = verdict(shelf, answer)
    assert line.startswith("99.1 not yet: ")
    assert hint in line
    assert "\n" not in line and "Traceback" not in line


def test_a_hint_holds_no_address_and_no_more_than_the_first_line(shelf):
    line = verdict(shelf, raises(TypeError(f"cannot use {object()}\nand more")))
    assert line == "99.1 not yet: your function stopped with TypeError: cannot use <object object>"


def test_a_long_message_is_cut(shelf):
    assert len(verdict(shelf, raises(ValueError("x" * 1000)))) < 300


def test_a_generator_is_followed_to_its_exception(monkeypatch, shelf):
    def steps(answer):
        require(len(list(answer(3))) == 3, "three steps are wanted")

    def breaks(count):
        yield 1
        raise IndexError("too far")

    def counts(count):
        yield from range(count)

    monkeypatch.setitem(core._REGISTER, "99.1", Exercise("99.1", "steps", steps))
    assert verdict("99.1", counts) == "99.1 correct: steps"
    assert verdict("99.1", breaks) == "99.1 not yet: your function stopped with IndexError: too far"


def test_a_keyboard_interrupt_is_not_swallowed(shelf):
    with pytest.raises(KeyboardInterrupt):
        verdict(shelf, raises(KeyboardInterrupt()))


@pytest.mark.parametrize("number", ["99.2", "1", 1.2, "one"])
def test_an_unknown_number_is_refused_with_the_known_ones(shelf, number):
    with pytest.raises(
        ValueError, match=r"there is no exercise 99.2; .* 99\.1|looks like \"1\.2\"|there is no exercise"
    ):
        find(number)


def test_a_number_of_another_form_cannot_be_registered():
    with pytest.raises(ValueError, match="number must look like \"1.2\", got '1'"):
        Exercise("1", "anything", print)


def test_two_modules_cannot_register_the_same_number(shelf):
    def other(answer):
        return answer

    other.__module__ = "somewhere.else"
    with pytest.raises(ValueError, match=r"exercise 99\.1 is registered twice"):
        register(Exercise("99.1", "again", other))


def test_a_chapter_without_exercises_has_no_numbers():
    assert numbers(98) == []
