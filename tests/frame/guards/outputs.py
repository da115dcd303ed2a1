"""Rules about what is saved beneath the cells."""

import copy
import re
from html.parser import HTMLParser

from course_lib.tidy import clean

LARGEST = 1.5e6
FEWEST_TEXTS = 10


def code_cells(notebook):
    """The code cells, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def saved_outputs(notebook):
    """Every saved output with its cell."""
    return [(cell, output) for cell in code_cells(notebook) for output in cell.outputs]


def every_cell_is_executed_in_order(notebook, path):
    """Counts run from 1 to n, no cell is empty."""
    for count, cell in enumerate(code_cells(notebook), start=1):
        if cell.execution_count != count:
            yield f"cell {cell.id} has count {cell.execution_count}, expected {count}: run the notebook again"
        if not cell.source.strip():
            yield f"cell {cell.id} is empty"


def enough_text_is_compared(notebook, path):
    """At least ten printed or shown texts; a figure's alternative text does not count."""
    texts = [
        output
        for _, output in saved_outputs(notebook)
        if output.get("name") == "stdout"
        or ("text/plain" in (data := output.get("data", {})) and len(data) == 1)
    ]
    if len(texts) < FEWEST_TEXTS:
        yield f"{len(texts)} compared text outputs, expected at least {FEWEST_TEXTS}"


def no_error_is_saved(notebook, path):
    """No cell failed."""
    for cell, output in saved_outputs(notebook):
        if output.output_type == "error":
            yield f"cell {cell.id} saved the error {output.ename}: {output.evalue}"


def no_stderr_is_saved(notebook, path):
    """No warning, no progress bar, no log line."""
    for cell, output in saved_outputs(notebook):
        if output.get("name") == "stderr":
            yield f"cell {cell.id} saved stderr: {output.text.strip().splitlines()[0][:80]}"


def the_file_is_as_the_command_saves_it(notebook, path):
    """`clean` changes nothing: plain kernelspec, no widget state (and so no uploaded face), no timings."""
    if "widgets" in notebook.metadata:
        yield "widget state is saved, and with it whatever was uploaded"
    if clean(copy.deepcopy(notebook)) != notebook:
        yield "not saved by `python course.py notebooks`: metadata, streams or counts differ"


def the_file_is_small(notebook, path):
    """At most 1.5 MB."""
    if path.stat().st_size > LARGEST:
        yield f"{path.stat().st_size / 1e6:.2f} MB, expected at most {LARGEST / 1e6}"


class Pictures(HTMLParser):
    """Collect the text alternative of every <img>."""

    def __init__(self, text):
        super().__init__()
        self.alts = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note an image's alternative, None if it has none."""
        if tag == "img":
            self.alts.append(dict(attrs).get("alt"))


def every_picture_has_a_text_alternative(notebook, path):
    """Figures arrive as <img alt="...">; a bare picture of any kind is refused."""
    for cell, output in saved_outputs(notebook):
        data = output.get("data", {})
        for kind in data:
            if kind.startswith("image/"):
                yield f"cell {cell.id} shows a bare {kind}; show it with course_lib.show and alt="
        html = "".join(data.get("text/html", ""))
        if any(not (alt or "").strip() for alt in Pictures(html).alts):
            yield f"cell {cell.id} shows an <img> without alt"
        if re.search(r"<(canvas|object|embed|iframe)\b", html):
            yield f"cell {cell.id} shows HTML that no screen reader can read"


RULES = (
    every_cell_is_executed_in_order,
    enough_text_is_compared,
    no_error_is_saved,
    no_stderr_is_saved,
    the_file_is_as_the_command_saves_it,
    the_file_is_small,
    every_picture_has_a_text_alternative,
)
