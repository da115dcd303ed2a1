import numpy as np
import pytest

from course_lib.leaderboard import Leaderboard, Line
from course_lib.metrics import psnr, ssim


@pytest.fixture
def board():
    truth = np.random.default_rng(0).random((16, 16), dtype=np.float32)
    return Leaderboard({"one": truth, "two": truth / 2}, {"one": truth + np.float32(0.1), "two": truth / 2})


def test_a_line_holds_the_mean_scores_of_the_clipped_results(board):
    line = board.measure("grey", lambda picture: np.full_like(picture, 0.4))
    results = {name: np.full_like(truth, 0.4) for name, truth in board.truths.items()}
    assert line.psnr == pytest.approx(np.mean([psnr(board.truths[name], results[name]) for name in results]))
    assert line.ssim == pytest.approx(np.mean([ssim(board.truths[name], results[name]) for name in results]))
    bright = board.measure("bright", lambda picture: picture * 0 + 1)
    assert bright.psnr == board.measure("brighter", lambda picture: picture * 0 + 7).psnr


def test_the_method_sees_the_damaged_picture_only(board):
    seen = []
    board.measure("spy", lambda picture: seen.append(picture) or picture * 0)
    assert [np.array_equal(a, b) for a, b in zip(seen, board.damaged.values(), strict=True)] == [True, True]


def test_lines_are_ranked_and_a_second_measurement_replaces_the_first(board):
    for method, grey in {"dark": 0.0, "middle": 0.4}.items():
        board.measure(method, lambda picture, grey=grey: np.full_like(picture, grey))
    assert [line.method for line in board.lines] == ["middle", "dark"]
    board.measure("dark", lambda picture: np.full_like(picture, 0.35))
    assert len(board.lines) == 2


def test_a_saved_board_is_read_back(board, tmp_path):
    board.add(Line("first", 30.1234, 0.87654, 12.3456))
    board.save(tmp_path / "board.csv")
    head, values = (tmp_path / "board.csv").read_text(encoding="utf-8").splitlines()
    assert head == "method,psnr,ssim,milliseconds"
    table = {name: [value] for name, value in zip(head.split(","), values.split(","), strict=True)}
    table = {name: value if name == "method" else [float(value[0])] for name, value in table.items()}
    again = Leaderboard(board.truths, board.damaged).load(table)
    assert again["first"] == Line("first", 30.123, 0.8765, 12.35)


def test_what_is_printed_and_read_aloud_holds_no_times(board):
    board.add(Line("first", 30.1234, 0.87654, 77.7))
    assert repr(board) == " 30.1 dB  first"
    figure = board.show()
    assert "first 30.1 dB" in figure.alt
    assert "77" not in figure.alt
    assert board.show(alt="The first leads.").alt == "The first leads."


def test_truths_and_damaged_must_name_the_same_pictures():
    picture = np.zeros((16, 16), np.float32)
    with pytest.raises(ValueError, match="must name the same pictures"):
        Leaderboard({"one": picture}, {"two": picture})
    with pytest.raises(ValueError, match="repeats must be at least 1, got 0"):
        Leaderboard({"one": picture}, {"one": picture}).measure("x", lambda y: y, repeats=0)
