"""A hand-sized chapter that keeps every rule, for tests that then break one."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_lib.tidy import clean

__all__ = ["cell", "printed", "tiny_chapter", "write"]

PICTURE = '<img src="data:image/png;base64,iVBORw0KGgo=" alt="A grey square.">'


def printed(text, name="stdout"):
    """A saved stream."""
    return new_output("stream", name=name, text=text)


def shown(data):
    """A saved result."""
    return new_output("execute_result", data=data, execution_count=1)


def exercise(number):
    """Stub and folded solution of one exercise."""
    about = {"exercise": number}
    return [
        new_code_cell(
            f'check("{number}", ...)',
            id=f"try-{number[-1]}",
            metadata={"tags": ["exercise"], **about},
            outputs=[printed(f"{number} not tried yet: copy\n")],
        ),
        new_code_cell(
            f'answer = 1\ncheck("{number}", answer)',
            id=f"solution-{number[-1]}",
            metadata={"tags": ["solution"], **about},
            outputs=[printed(f"{number} correct: copy\n")],
        ),
    ]


def tiny_chapter():
    """A chapter of 22 cells with saved outputs, as the command would save it."""
    opening = "# Tiny\n\nWhat is one plus one? It takes 5 minutes to teach and 2 seconds to run."
    sums = [
        new_code_cell(f"print({n} + {n})", id=f"sum-{n}", outputs=[printed(f"{2 * n}\n")])
        for n in range(1, 11)
    ]
    figure = new_code_cell(
        "figure()", id="see", outputs=[shown({"text/html": PICTURE, "text/plain": "A grey square."})]
    )
    return clean(
        new_notebook(
            cells=[
                new_markdown_cell(opening, id="title"),
                new_code_cell("import sys\n\nseed = 1", id="setup"),
                new_markdown_cell("## Sums\n\nSee [the picture](#cell-id=see).", id="sums"),
                *sums,
                new_markdown_cell("### A picture\n\nA grey square.", id="picture"),
                figure,
                *exercise("1.1"),
                *exercise("1.2"),
                *exercise("1.3"),
                new_markdown_cell("Free the memory: Kernel menu, Shut Down Kernel.", id="close"),
            ]
        )
    )


def cell(notebook, name):
    """The cell of this id."""
    return next(one for one in notebook.cells if one.id == name)


def write(notebook, folder, name="tiny.ipynb"):
    """Save a notebook as it is and return its path."""
    path = folder / name
    nbformat.write(notebook, path)
    return path
