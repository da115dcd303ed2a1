"""Run-length encoded files: what is written is read again, and what is malformed is refused by name."""

import re
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course_lib.generate.rules import PATTERNS, pattern, read_rle, run_life, to_text, write_rle

DIGITS = st.sets(st.integers(0, 8)).map(lambda counts: "".join(map(str, sorted(counts))))
GRIDS = st.tuples(
    st.integers(1, 40), st.integers(1, 40), st.sampled_from([0, 0.05, 0.4, 0.9, 1]), st.integers(0, 999)
).map(lambda four: np.random.default_rng(four[3]).random(four[:2]) < four[2])

GUN = """#N Gosper glider gun
#C A comment with $ and ! in it
x = 36, y = 9, rule = B3/S23
24bo$22bobo$12b2o6b2o12b2o$11bo3bo4b2o12b2o$2o8bo5bo3b2o$2o8bo3bob2o4b
obo$10bo5bo7bo$11bo3bo$12b2o!
What stands behind the end does not count.
"""


@given(GRIDS, DIGITS, DIGITS)
@example(np.zeros((5, 3), bool), "3", "23")
@example(np.eye(200, dtype=bool), "3", "23")
def test_a_grid_that_is_written_is_read_again(grid, born, survive):
    rule = f"B{born}/S{survive}"
    text = write_rle(grid, rule=rule)
    again, rule_again = read_rle(text)
    assert again.dtype == bool and np.array_equal(again, grid)
    assert rule_again == rule
    assert all(len(line) <= 70 for line in text.splitlines())
    assert write_rle(again, rule=rule_again) == text


def test_the_glider_by_hand():
    assert write_rle(pattern("glider")) == "x = 3, y = 3, rule = B3/S23\nbo$2bo$3o!\n"


def test_dead_cells_and_rows_at_an_end_are_left_out():
    grid = np.zeros((6, 4), bool)
    grid[[1, 4], [0, 2]] = True
    assert write_rle(grid).splitlines()[1] == "$o3$2bo!"
    assert write_rle(np.zeros((3, 4), bool)).splitlines() == ["x = 4, y = 3, rule = B3/S23", "!"]


def test_a_file_as_others_write_it_is_read():
    grid, rule = read_rle(GUN)
    assert to_text(grid) == PATTERNS["gosper_gun"]
    assert rule == "B3/S23"


@pytest.mark.parametrize(
    "text",
    [
        "x=3,y=3\nbo$2bo$3o!",
        "X = 3, Y = 3, RULE = b3/s23\nbob$bbo$ooo!",
        "\n#C hello\n x = 3 , y = 3 , rule = 23/3 \r\nbo$\r\n2bo$3o\r\n!",
        "x = 3, y = 3\nbo$2bo$3o$!",
        "x = 3, y = 3\n b o $ 2b o $\n3\no !",
        "x = 3, y = 3\n#C in between\nbo$2bo$3o!!!",
    ],
)
def test_the_header_is_read_in_all_its_spellings(text):
    grid, rule = read_rle(text)
    assert np.array_equal(grid, pattern("glider"))
    assert rule == "B3/S23"


def test_a_pattern_from_a_file_lives():
    grid, rule = read_rle("x = 5, y = 5\n2$b3o!")
    assert np.array_equal(run_life(grid, steps=2, rule=rule), grid)
    assert not np.array_equal(run_life(grid, steps=1, rule=rule), grid)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the header must look like 'x = 3, y = 3, rule = B3/S23', got ''"),
        ("bo$2bo$3o!", "the header must look like .* got 'bo.2bo.3o!'"),
        ("x = 3\n3o!", "the header must look like .* got 'x = 3'"),
        ("x = -3, y = 3\n3o!", "the header must look like"),
        ("x = 3, y = 0\n!", "shape must be at least 1 x 1, got .0, 3."),
        ("x = 3, y = 3, rule = B9/S\n!", "rule must look like .* got 'B9/S'"),
        ("x = 3, y = 3\nbo$2bo$3o", "must be written with b, o and . and end with !, got no end"),
        ("x = 3, y = 3\nbo$2bA$3o!", "must be written with b, o and . and end with !, got 'A.3o!'"),
        ("x = 3, y = 3\nbo$-2b!", "end with !, got '-2b!'"),
        ("x = 3, y = 3\n4o!", "runs must stay within y = 3 and x = 3, got '4o' beyond"),
        ("x = 3, y = 3\n2b2b!", "runs must stay within y = 3 and x = 3, got '2b' beyond"),
        ("x = 3, y = 3\n3o$3o$3o$o!", "runs must stay within y = 3 and x = 3, got 'o' beyond"),
        ("x = 3, y = 3\n4$!", "runs must stay within y = 3 and x = 3, got '4.' beyond"),
        ("x = 3, y = 3\n0o!", "a run count must be from 1 to 999999999, got 0"),
        ("x = 3, y = 3\n1000000000000o!", "a run count must be from 1 to 999999999, got 1000000000000"),
        ("x = 3, y = 3\n" + "9" * 9999 + "b!", "a run count must be from 1 to 999999999, got 9{20}$"),
        ("x = 1000000, y = 1000000\n!", "shape must have at most 50 million pixels"),
        ("x = " + "9" * 9999 + ", y = 1\n!", "the header must look like"),
    ],
)
def test_what_is_malformed_is_refused_with_what_was_found(text, message):
    with pytest.raises(ValueError, match=message):
        read_rle(text)


@pytest.mark.parametrize("text", [None, b"x = 1, y = 1\no!", 3])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(TypeError, match="text must be the text of an RLE file, got "):
        read_rle(text)


@pytest.mark.parametrize("run", ["1000000000000o", "999999999o", "999999999$", "999999999b"])
def test_a_huge_count_takes_neither_memory_nor_time(run):
    tracemalloc.start()
    start = time.perf_counter()
    with pytest.raises(ValueError, match="must"):
        read_rle(f"x = 1000, y = 1000\n{run}!")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000 and time.perf_counter() - start < 1


@given(st.text("bo$!0123456789 \n#xy=,rule/BS", max_size=60))
def test_any_text_gives_a_grid_or_a_message(text):
    for whole in (text, "x = 9, y = 4\n" + text):
        try:
            grid, _ = read_rle(whole)
        except ValueError as error:
            assert re.search(r"must .*got", str(error))
        else:
            assert grid.dtype == bool and grid.ndim == 2


@pytest.mark.parametrize(
    ("grid", "rule", "message"),
    [
        (np.ones((2, 2)), "B3/S23", "grid must be a NumPy array of bool, got float64"),
        (np.ones((2, 2), bool), "B3", "rule must look like"),
    ],
)
def test_what_cannot_be_written_is_refused(grid, rule, message):
    with pytest.raises((TypeError, ValueError), match=message):
        write_rle(grid, rule=rule)
