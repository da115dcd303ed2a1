"""How the tables of chapter 6 are made: scores by the usual protocol, and rows that are not done twice."""

import runpy
from pathlib import Path

import pytest

from course_lib.generate.randomness import RECIPES
from course_lib.samples import SAMPLES, SCORED
from course_lib.weights import WeightsError, read_csv

ROOT = Path(__file__).resolve().parents[3]
TEACHERS = [*RECIPES, "photographs", "full and photographs"]


@pytest.fixture
def bench():
    """The names of the benchmark file; functions of its own look there for one another."""
    return runpy.run_path(str(ROOT / "benchmarks" / "cnn_leaves.py"))["measure"].__globals__


def test_scores_are_those_of_the_curves_of_chapter_5(bench):
    curve = read_csv("psnr_against_sigma.csv")
    for level, noisy in zip(curve["sigma_of_255"][::4], curve["noisy"][::4], strict=True):
        assert bench["score"](bench["NETWORKS"]["noisy"], level) == pytest.approx(noisy, abs=0.001)


def test_the_scored_photographs_are_not_among_the_teachers(bench):
    assert not set(bench["PHOTOGRAPHS"]) & set(SCORED) and set(bench["PHOTOGRAPHS"]) <= set(SAMPLES)
    assert [picture.shape for picture in bench["photographs_to_learn_from"](1)] == [
        (500, 741, 1),
        (250, 370, 1),
    ]


def test_rows_that_are_there_are_not_done_again(bench, tmp_path, monkeypatch):
    asked = []

    def learn(pool, steps):
        asked.append(len(pool))
        return {(step, level): 30.0 for step in steps for level in (15, 25, 50)}

    monkeypatch.setitem(bench, "learn", learn)
    monkeypatch.setitem(bench, "leaf_pool", lambda n, **_: [None] * n)
    paths = tmp_path / "ablation.csv", tmp_path / "sizes.csv"
    for _ in range(2):
        bench["save_ablation"](paths[0], steps=(1, 2), pictures=2)
        bench["save_sizes"](paths[1], paths[0], steps=(1, 2))
        assert asked == [2] * len(RECIPES) + [26, 4] + [1, 3, 10, 30, 100] + [2, 6]
    paths[0].write_text("".join(paths[0].read_text().splitlines(keepends=True)[:7]))
    bench["save_ablation"](paths[0], steps=(1, 2), pictures=2)
    assert len(asked) == 15 + len(TEACHERS) - 1


def test_curves_of_networks_without_weights_are_kept(bench, tmp_path, monkeypatch):
    path = tmp_path / "outside.csv"
    path.write_text("network,sigma,psnr\nshipped,5,38.000\nnoisy,5,1.000\n")

    def lost(noisy, sigma):
        raise WeightsError("no weights")

    monkeypatch.setitem(bench, "NETWORKS", {"noisy": lambda noisy, sigma: noisy, "shipped": lost})
    monkeypatch.setitem(bench, "OUTSIDE", (5,))
    bench["save_outside"](path)
    assert path.read_text() == "network,sigma,psnr\nnoisy,5,34.254\nshipped,5,38.000\n"
