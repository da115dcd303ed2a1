"""The form in which a chapter is saved: what stays in the file, and how it is written."""

import itertools
import re

import nbformat

from course_lib.files import write_whole

__all__ = ["clean", "save"]

_KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
_LANGUAGE = {
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "pygments_lexer": "ipython3",
}
_KEPT = ("tags", "exercise")
_DROPPED = ("application/vnd.jupyter.widget-view+json",)
_NUMBERED = re.compile(r"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}")


def clean(notebook):
    """Leave in a notebook only what belongs to the chapter; the notebook itself is changed.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        An executed notebook.

    Returns
    -------
    nbformat.NotebookNode
        The same notebook, with the plain metadata of the course, no widget state, no timings, counts from 1 to n,
        and a readable name for each cell that JupyterLab only numbered.
    """
    notebook.metadata = nbformat.from_dict({"kernelspec": _KERNELSPEC, "language_info": _LANGUAGE})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    _name_cells(notebook)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(_metadata(cell))
        cell.source = "\n".join(line.rstrip() for line in cell.source.strip("\n").split("\n"))
        cell.pop("attachments", None)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code, start=1):
        cell.execution_count = count
        cell.outputs = [_clean_output(output, count) for output in _merge_streams(cell.outputs)]
    return notebook


def _name_cells(notebook):
    taken, place = {cell.get("id") for cell in notebook.cells}, "cell"
    for cell in notebook.cells:
        heading = (
            re.search(r"^#+\s+(.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        )
        if heading:
            place = "-".join(re.findall(r"[a-z0-9]+", heading.group(1).lower())[:4]) or place
            place = place if place[0].isalpha() else f"part-{place}"
        if _NUMBERED.fullmatch(cell.get("id", "")):
            cell.id = next(name for name in _names(place) if name not in taken)
            taken.add(cell.id)


def _names(place):
    yield place
    yield from (f"{place}-{number}" for number in itertools.count(2))


def _metadata(cell):
    kept = {key: cell.metadata[key] for key in _KEPT if cell.metadata.get(key)}
    if "solution" in kept.get("tags", []):
        kept["jupyter"] = {"source_hidden": True}
    return kept


def _clean_output(output, count):
    if "data" in output:
        for kind in _DROPPED:
            output.data.pop(kind, None)
        output.metadata = nbformat.from_dict({})
    if output.output_type == "execute_result":
        output.execution_count = count
    return output


def _merge_streams(outputs):
    merged = []
    for output in outputs:
        last = merged[-1] if merged else None
        if (
            last is not None
            and output.output_type == last.output_type == "stream"
            and output.name == last.name
        ):
            last.text += output.text
        else:
            merged.append(output)
    return merged


def save(notebook, path):
    """Write a notebook in one step: a crash leaves the old file whole.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        The notebook, checked against the format before it is written.
    path : path-like
        Where to.
    """
    nbformat.validate(notebook)
    write_whole(nbformat.writes(notebook) + "\n", path)
