"""The real source of a library function, to be read in the notebook."""
import ast
import inspect
import textwrap


class Listing:
    """Source code that shows itself highlighted; its plain-text form is the source."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None):
        from IPython.display import Code

        return {"text/plain": self.text, "text/html": Code(self.text, language="python")._repr_html_()}


def source(function):
    """Show the source of a library function without its docstring."""
    text = textwrap.dedent(inspect.getsource(function))
    body = ast.parse(text).body[0].body
    lines = text.splitlines()
    if ast.get_docstring(ast.parse(text).body[0]) is not None and len(body) > 1:
        del lines[body[0].lineno - 1:body[0].end_lineno]
    return Listing("\n".join(line.rstrip() for line in lines))
