"""Rules about the text cells and the order of things."""

import re
import unicodedata

MACHINE_PATH = re.compile(r"(?<![\w.:/])/(root|home|work|Users|tmp|mnt|opt)/\w|\b[A-Z]:\\\\?Users")
INDEX_ADDRESS = re.compile(r"https?://\S+/simple\b|--(extra-)?index-url")
CELL_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
LAST_CORRECTION = 28


def text_cells(notebook):
    """The Markdown cells, in order."""
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def without_code(text):
    """Markdown without fenced blocks, code spans, formulas and HTML comments."""
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`]*`|\$\$.*?\$\$|\$[^$\n]+\$|<!--.*?-->", "", text, flags=re.DOTALL)


def headings(notebook):
    """Level and text of each heading, in order, with its cell."""
    for cell in text_cells(notebook):
        plain = re.sub(r"^(```|~~~).*?^\1", "", cell.source, flags=re.MULTILINE | re.DOTALL)
        for marks, title in re.findall(r"^(#{1,6})\s+(.+?)\s*#*$", plain, re.MULTILINE):
            yield cell, len(marks), title


def there_is_one_title_and_no_level_is_skipped(notebook, path):
    """One H1, at the very top; each heading at most one level below the one before it."""
    levels = [level for _, level, _ in headings(notebook)]
    if levels.count(1) != 1 or not notebook.cells[0].source.startswith("# "):
        yield f"{levels.count(1)} headings of level 1, expected one, in the first cell"
    for above, (cell, level, title) in zip(levels, list(headings(notebook))[1:], strict=False):
        if level > above + 1:
            yield f"heading {title!r} in cell {cell.id} jumps from level {above} to {level}"


def the_opening_says_what_comes(notebook, path):
    """The first cells ask the chapter's question and tell its time to teach and to run."""
    opening = " ".join(cell.source for cell in text_cells(notebook)[:3])
    for pattern, what in (
        (r"\?", "the chapter's question"),
        (r"\bminutes\b", "the minutes to teach"),
        (r"\b(second|minute)s? to run\b|\bruns? in\b", "the time to run"),
    ):
        if not re.search(pattern, opening):
            yield f"the opening lacks {what}"


def the_end_tells_how_to_free_the_kernel(notebook, path):
    """The last text says how to shut this kernel down."""
    ending = " ".join(cell.source for cell in text_cells(notebook)[-3:]).lower()
    if "kernel" not in ending or not re.search(r"shut\W*down|restart|stop", ending):
        yield "the last cells do not say how to free the kernel (Kernel > Shut Down Kernel)"


def the_prose_is_calm(notebook, path):
    """No exclamation mark, no emoji."""
    for cell in text_cells(notebook):
        prose = re.sub(r"!\[", "[", without_code(cell.source))
        if "!" in prose or "\uff01" in prose:
            yield f"cell {cell.id} has an exclamation mark"
        for sign in prose:
            if unicodedata.category(sign) == "So" and ord(sign) >= 0x1F000:
                yield f"cell {cell.id} has the emoji {sign}"


def a_figure_is_described_before_it_appears(notebook, path):
    """Between a figure and the one before it stands text, so that nobody meets a picture unprepared."""
    told = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            told = True
        elif any("<img" in "".join(output.get("data", {}).get("text/html", "")) for output in cell.outputs):
            if not told:
                yield f"the figure of cell {cell.id} follows another without a word between"
            told = False


def nothing_tells_of_one_machine(notebook, path):
    """No path of somebody's computer, no package index."""
    text = path.read_text(encoding="utf-8")
    for pattern in (MACHINE_PATH, INDEX_ADDRESS):
        if found := pattern.search(text):
            yield f"the file holds {found.group()!r}"


def cells_have_names(notebook, path):
    """Ids are readable words, so that links to cells last; a tag names a correction that exists."""
    ids = [cell.id for cell in notebook.cells]
    for name in ids:
        if not CELL_ID.fullmatch(name) or re.fullmatch(r"[0-9a-f]{8}", name):
            yield f"cell id {name!r} is no readable name like 'leaves-see'"
        if ids.count(name) > 1:
            yield f"cell id {name!r} is used twice"
    for cell in notebook.cells:
        for number in re.findall(r"find-mistake-(\w+)", " ".join(cell.metadata.get("tags", []))):
            if not number.isdigit() or not 1 <= int(number) <= LAST_CORRECTION:
                yield f"cell {cell.id} teaches correction {number}, and there is none of that number"


RULES = (
    there_is_one_title_and_no_level_is_skipped,
    the_opening_says_what_comes,
    the_end_tells_how_to_free_the_kernel,
    the_prose_is_calm,
    a_figure_is_described_before_it_appears,
    nothing_tells_of_one_machine,
    cells_have_names,
)
