"""What is told of a training: its history, the drawing, the lines, and that telling costs little."""

import io
import time
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from course_lib import training
from course_lib.training import loop, report
from course_lib.training.drawing import Page, draw, span, thinned, ticks
from course_lib.training.panel import Panel, progress


class Model:
    """Loses ever less."""

    def train_step(self, batch):
        """Return two numbers."""
        return {"d_loss": 1 / (batch + 1), "g_loss": np.float32(0.5)}


@pytest.fixture(autouse=True)
def plain(monkeypatch):
    """Steps are called as they are, without TensorFlow."""
    monkeypatch.setattr(loop, "compiled", lambda model: model.train_step)


def fit(steps=4, **options):
    """A silent training, unless something else is said."""
    return training.fit(Model(), lambda step: step, steps=steps, **{"report": training.Silent(), **options})


def pixels(page):
    """A page as an array of colours."""
    return np.asarray(Image.open(io.BytesIO(page.quick_png())).convert("RGB"))


def test_the_history_holds_every_step_with_its_time():
    run = fit()
    assert run.names == ("d_loss", "g_loss")
    assert run["d_loss"].tolist() == [1, 1 / 2, 1 / 3, 1 / 4]
    assert run["g_loss"].dtype == run.seconds.dtype == np.float64
    assert (np.diff(run.seconds) > 0).all()
    assert (run.step, run.stopped) == (4, False)


def test_the_table_has_a_line_a_step():
    history = training.History(2)
    history.add({"loss": 0.5}, 0.25)
    history.add({"loss": 1 / 3}, 0.25)
    assert history.to_csv() == "step,seconds,loss\n1,0.250,0.5\n2,0.500,0.333333\n"


def test_the_last_picture_is_asked_for_after_the_last_step():
    asked = []

    def preview(model, step):
        asked.append(step)
        return np.full((5, 7), 0.5, np.float32)

    assert np.array_equal(fit(preview=preview).picture, np.full((5, 7), 0.5, np.float32))
    assert asked[-1] == 4


def test_a_page_shows_the_picture_at_the_left_and_each_curve_in_its_colour():
    page = draw(fit(preview=lambda model, step: np.ones((28, 28), np.float32)))
    seen = pixels(page)
    assert (seen[60, 100:300] == 255).all()
    for colour in ((0, 114, 178), (213, 94, 0)):  # the first two of the course's colours
        assert (seen == colour).all(axis=2).sum() > 200
    assert isinstance(page, Page)


def test_a_page_without_steps_is_blank_and_one_without_numbers_is_drawn():
    assert (pixels(draw(training.History(5))) == 255).all()
    history = training.History(5)
    history.add({"loss": float("nan")}, 0.1)
    history.add({"loss": float("inf")}, 0.1)
    assert pixels(draw(history)).min() < 255


def test_two_curves_that_end_together_keep_their_names_apart():
    written = []
    page = SimpleNamespace(write=lambda x, y, name, *rest, **more: written.append(y))
    from course_lib.training.drawing import write_names

    write_names(page, [[50.0, 0.0, "a", "#000"], [51.0, 0.0, "b", "#000"]])
    assert written[1] - written[0] >= 15


def test_many_steps_are_drawn_as_means():
    steps, heights = thinned(np.arange(1000.0), 10)
    assert heights.tolist() == [49.5 + 100 * place for place in range(10)]
    assert steps.tolist() == [50 + 100 * place for place in range(10)]
    assert [len(part) for part in thinned(np.arange(3.0), 10)] == [3, 3]


def test_the_first_spikes_do_not_flatten_the_curves():
    low, high = span(np.r_[200.0, np.linspace(1, 2, 199)])
    assert 0.5 < low < 1.1 and 1.9 < high < 3


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (0.2, 0.9), (-3, 8), (0, 20_000), (1e-5, 3e-5), (0.99, 1.01), (0, 3)]
)
def test_ticks_are_round_and_few(low, high):
    found = ticks(low, high)
    assert 2 <= len(found) <= 7
    assert low - 1e-9 <= found[0] and found[-1] <= high + 1e-9
    unit = np.diff(found)
    assert np.allclose(unit, unit[0])
    assert f"{unit[0]:.0e}"[0] in "125"


def test_elsewhere_lines_are_printed_with_the_time_left(capsys, monkeypatch):
    monkeypatch.setattr(report.Lines, "pause", 0.0)
    monkeypatch.setattr(report, "SHARE", 1e9)
    fit(report=None)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "step 1 of 4 · 0 s left · d_loss 1 · g_loss 0.5"
    assert lines[-1] == "step 4 of 4 · 0 s of training · d_loss 0.521 · g_loss 0.5"


def test_a_stopped_training_says_so(capsys):
    fit(report=report.Lines(), callback=lambda model, step: step == 2)
    assert capsys.readouterr().out.splitlines()[-1].startswith("step 2 of 4 · stopped · ")


def test_telling_waits_longer_where_it_costs_more(monkeypatch):
    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(report.time, "monotonic", lambda: clock.now)

    class Costly(report.Report):
        told, pause = 0, 1.0

        def tell(self):
            self.told += 1
            clock.now += 0.5

    costly, stop = Costly(), SimpleNamespace(asked=False)
    with costly.watching(training.History(1), stop, lambda: None):
        for _ in range(10_000):
            clock.now += 0.01
            costly.now_and_then()
    assert costly.told * 0.5 < 0.05 * clock.now
    assert costly.told > 5


def test_the_panel_shows_picture_line_and_button_and_gives_way_to_the_still_picture(monkeypatch):
    shown, panel = [], Panel()
    monkeypatch.setattr("IPython.display.display", shown.append)
    monkeypatch.setattr(report.Report, "pause", 0.0)
    run = fit(60, report=panel, preview=lambda model, step: np.ones((8, 8), np.float32))
    assert shown == [panel, run]
    assert bytes(panel.image.value).startswith(b"\x89PNG")
    assert "step 1 of 60" in panel.text.value
    assert panel.button.disabled and panel.box.layout.display == "none"
    assert panel._repr_mimebundle_()["text/plain"] == "The training, live (needs a running kernel)"


def test_every_part_of_the_panel_has_a_name(monkeypatch):
    panel, page = Panel(), []
    monkeypatch.setattr("IPython.display.display", lambda thing: page.append(panel.image.tooltip))
    monkeypatch.setattr(report.Report, "pause", 0.0)
    fit(60, report=panel, preview=lambda model, step: np.ones((8, 8), np.float32))
    assert page[0] == "The training, before its first step."
    alt = panel.image.tooltip
    assert alt.startswith(
        "The training so far: curves of d_loss and g_loss, beside what the model makes now; step "
    )
    assert panel.image.description == ""  # without it the browser's half sets no title, and so no alt
    assert 'role="progressbar" aria-label="Progress of the training"' in panel.text.value
    assert 'aria-valuemax="60" aria-valuenow="' in panel.text.value
    assert panel.button.description == "Stop the training" and panel.button.tooltip
    assert "course-training" in panel.box._dom_classes
    assert "this.closest('.course-training')" in panel.box.children[-1].value


def test_what_the_progress_says_stands_whole_in_its_attribute():
    line = progress('a "b" <c>', 1, 2)
    assert line.count("a &quot;b&quot; &lt;c&gt;") == 2 and "<c>" not in line
    assert "valuenow" not in progress("Preparing")


def test_after_an_error_the_panel_stays_and_its_button_is_off(monkeypatch):
    panel = Panel()
    monkeypatch.setattr("IPython.display.display", lambda thing: None)

    def fail(model, step):
        raise RuntimeError("three")

    with pytest.raises(RuntimeError, match="three"):
        fit(report=panel, callback=fail)
    assert panel.button.disabled and panel.box.layout.display != "none"


def test_drawing_a_page_takes_a_few_hundredths_of_a_second():
    history = training.History(20_000)
    for step in range(20_000):
        history.add({"d_loss": step % 7, "g_loss": step % 5}, 0.01)
    history.picture = np.random.default_rng(1).random((224, 224), dtype=np.float32)
    times = []
    for _ in range(5):
        start = time.process_time()
        draw(history).quick_png()
        times.append(time.process_time() - start)
    assert min(times) < 0.2  # a second between two pages leaves it below a twentieth even on a slow computer
