"""The look of an explorer, and the names that a screen reader needs."""
import html

from course_lib.show.live import names

STYLE = """<style>
.course-explorer { background: #fff; color: #1f1f1f; padding: 14px 16px; border: 1px solid #d6d6d6; border-radius: 6px;
  max-width: 900px; box-sizing: border-box; color-scheme: light; --jp-widgets-label-color: #1f1f1f;
  --jp-widgets-readout-color: #1f1f1f; --jp-widgets-input-color: #1f1f1f; --jp-widgets-input-background-color: #fff;
  --jp-widgets-font-size: 15px; --jp-ui-font-color1: #1f1f1f; --jp-ui-font-size1: 15px; }
.course-explorer img.widget-image { image-rendering: pixelated; border: 1px solid #c8c8c8; box-sizing: content-box;
  max-width: calc(100% - 2px); height: auto; }
.course-explorer .widget-label, .course-explorer .widget-readout { font-size: 15px; }
.course-explorer .widget-readout { width: 44px; min-width: 44px; }
.course-explorer .jupyter-button { background: #ececec; color: #1f1f1f; }
.course-explorer .noUi-handle:focus-visible, .course-explorer button:focus-visible, .course-explorer select:focus-visible
  { outline: 3px solid #0072B2; outline-offset: 2px; }
.course-explorer .widget-html-content { line-height: 1.45; }
.course-title { color: #1f1f1f; font-size: 17px; font-weight: 700; }
.course-score { color: #1f1f1f; font-size: 15px; min-height: 44px; margin-top: 8px; white-space: pre-line; }
.course-explorer button.mod-active { background: #0072B2; color: #fff; }
.course-explorer .widget-toggle-buttons { margin-bottom: 6px; }
.course-call { display: block; font-size: 14px; background: #f4f4f4; padding: 8px 10px; border-radius: 4px; color: #1f1f1f;
  white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }
.course-note { font-size: 13px; color: #5a5a5a; }
.course-error { font-size: 15px; color: #8a2b00; border-left: 4px solid #D55E00; padding-left: 10px; }
</style>"""

NAMES = names("course-explorer")


def title(text):
    """Return the heading of an explorer."""
    return f'{STYLE}<div class="course-title">{html.escape(text)}</div>{NAMES}'


def score(text):
    """Return the line with the score."""
    return f'<div class="course-score">{html.escape(text)}</div>'


def call(text, imports, final=True):
    """Return the reproducing call above the imports that it needs; a preview is not yet what the call makes."""
    return (f'<div class="course-note">{"This picture is" if final else "The picture becomes"}</div><code class="course-call">{html.escape(text)}</code>'
            f'<details class="course-note"><summary>imports</summary>'
            f'<code class="course-call">{html.escape(imports)}</code></details>')


def note(text):
    """Return a line that says what became of an upload."""
    return f'<div class="course-note" role="status">{html.escape(text)}</div>' if text else ""


def error(problem):
    """Return one line that says what went wrong in a callback."""
    line = " ".join(f"{type(problem).__name__}: {problem}".split())
    return f'<div class="course-error" role="alert">{html.escape(line)}</div>'
