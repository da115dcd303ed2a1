"""Numbers in cells, results in tables."""
import numpy as np
import pytest

from course_lib import show
from course_lib.show.grids import number_text, shades


@pytest.mark.parametrize(("value", "text"), [
    (0.5, "0.50"), (np.float32(-0.125), "−0.12"), (123.4, "123"), (7, "7"), (np.int64(7), "7"), (True, "True"), ("a", "a"),
])
def test_a_number_is_written_as_briefly_as_its_kind_allows(value, text):
    assert number_text(value) == text


def test_brightnesses_are_shaded_and_other_numbers_stand_on_white():
    assert shades(np.array([[0, 0.5, 1]])).tolist() == [[0, 128, 255]]
    assert shades(np.array([[-1, 4, -1]])).tolist() == [[255, 255, 255]]


def test_a_grid_has_one_cell_a_number():
    assert show.numbers(np.zeros((5, 5)), alt="x").width == show.numbers(np.zeros((2, 5)), alt="x").width
    assert show.numbers(np.zeros(3), alt="x", title="A title much longer than three cells").width > 250


def test_a_grid_too_large_to_read_is_refused():
    with pytest.raises(ValueError, match=r"at most 400 numbers, got shape \(21, 20\)"):
        show.numbers(np.zeros((21, 20)), alt="x")


def test_a_table_takes_tuples_and_dicts_alike():
    columns = ["method", "PSNR"]
    one = show.table([("median", 25.3)], columns=columns, alt="x")
    other = show.table([{"PSNR": 25.3, "method": "median"}], columns=columns, alt="x")
    assert one.png == other.png


def test_a_row_with_too_few_entries_is_refused():
    with pytest.raises(ValueError, match="a row must have 2 entries, one a column, got 1"):
        show.table([("median",)], columns=["method", "PSNR"], alt="x")


def test_a_row_without_a_wanted_column_is_refused_by_its_name():
    with pytest.raises(ValueError, match="a row must have an entry for column 'b', got a"):
        show.table([{"a": 1}], columns=["a", "b"], alt="x")


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_grid_with_a_number_that_is_none_is_refused(value):
    with pytest.raises(ValueError, match="grid must hold finite numbers, got NaN or infinity"):
        show.numbers([[0, value]], alt="x")


def test_a_grid_of_words_is_refused():
    with pytest.raises(TypeError, match="grid must hold numbers or bools, got <U4"):
        show.numbers([["dark", "pale"]], alt="x")
