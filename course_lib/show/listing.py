"""The real source of a library function, to be read in the notebook."""
import ast
import inspect
import textwrap


class Listing:
    """Source code that shows itself highlighted; its plain-text form is the source itself."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None):
        from IPython.display import Code

        return {"text/plain": self.text, "text/html": Code(self.text, language="python")._repr_html_()}


def source(function):
    """Show the source of a function or class of the library, without its docstrings.

    Parameters
    ----------
    function : function or class
        What to read.

    Returns
    -------
    Listing
        The source, highlighted in Jupyter.

    Raises
    ------
    TypeError
        If `function` has no Python source.

    Examples
    --------
    >>> from course_lib import images, show
    >>> print(show.source(images.clip))  # doctest: +ELLIPSIS
    def clip(image):
    ...
    """
    lines = textwrap.dedent(inspect.getsource(function)).splitlines()
    tree = ast.parse("\n".join(lines))
    texts = [node.body[0] for node in ast.walk(tree) if is_documented(node)]
    for text in sorted(texts, key=lambda text: -text.lineno):
        del lines[text.lineno - 1:text.end_lineno]
        while len(lines) > text.lineno - 1 and not lines[text.lineno - 1].strip():
            del lines[text.lineno - 1]
    return Listing("\n".join(lines))


def is_documented(node):
    """Say whether a node of the syntax tree has a docstring and something after it."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    return isinstance(node, kinds) and len(node.body) > 1 and ast.get_docstring(node) is not None
