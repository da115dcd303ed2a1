"""Rules about links: a file, a heading or a cell that is named exists."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.frame.guards.prose import text_cells, without_code

LINK = re.compile(r"(!?)\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)")
HTML_LINK = re.compile(r"<(?:a|img)\b[^>]*?(?:href|src)=[\"']([^\"']+)", re.IGNORECASE)


def targets(text):
    """The targets of all links and pictures of a Markdown text."""
    plain = without_code(text)
    return [target for _, _, target in LINK.findall(plain)] + HTML_LINK.findall(plain)


def anchors(path):
    """What may follow ``#`` in a link to this file: headings as Lab and GitHub write them, and cells."""
    if path.suffix == ".ipynb":
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        titles = [
            title
            for cell in cells
            if cell["cell_type"] == "markdown"
            for title in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", "".join(cell["source"]), re.MULTILINE)
        ]
        return (
            {"cell-id=" + cell["id"] for cell in cells}
            | set(map(lab_slug, titles))
            | set(map(github_slug, titles))
        )
    titles = re.findall(r"^#{1,6}\s+(.+?)\s*#*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return set(map(github_slug, titles)) | set(
        re.findall(r"(?:id|name)=[\"']([^\"']+)", path.read_text(encoding="utf-8"))
    )


def lab_slug(title):
    """JupyterLab's anchor of a heading."""
    return re.sub(r"[`*]", "", title).strip().replace(" ", "-")


def github_slug(title):
    """GitHub's anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


def broken(target, path):
    """Why a link of the file at this path leads nowhere; an empty text if it does not."""
    parts = urlsplit(target)
    if parts.scheme in ("http", "https", "mailto"):
        return ""
    if parts.scheme:
        return f"{target} is of a kind that no reader's browser opens"
    goal = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not goal.exists():
        return f"{target} leads to no file"
    if parts.fragment and goal.is_file() and unquote(parts.fragment) not in anchors(goal):
        return f"{target} leads to no heading or cell of {goal.name}"
    return ""


def links_lead_somewhere(notebook, path):
    """Relative links to files, headings (#Like-this) and cells (#cell-id=like-this) resolve."""
    for cell in text_cells(notebook):
        for target in targets(cell.source):
            if fault := broken(target, Path(path)):
                yield f"cell {cell.id}: {fault}"


def pictures_in_prose_have_a_text_alternative(notebook, path):
    """A Markdown picture has words between its brackets."""
    for cell in text_cells(notebook):
        for mark, words, target in LINK.findall(without_code(cell.source)):
            if mark and not words.strip():
                yield f"cell {cell.id}: the picture {target} has no text alternative"


RULES = (links_lead_somewhere, pictures_in_prose_have_a_text_alternative)
