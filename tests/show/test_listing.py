"""The source shown is the source that runs."""
import ast
import inspect

import pytest
from IPython.core.formatters import DisplayFormatter

from course_lib import damage, show
from course_lib.show.listing import source


def test_a_function_s_source_is_shown_without_its_docstring_and_still_runs_the_same():
    shown = ast.parse(source(damage.add_gaussian_noise).text).body[0]
    real = ast.parse(inspect.getsource(damage.add_gaussian_noise)).body[0]
    assert ast.get_docstring(shown) is None
    assert ast.dump(ast.Module(shown.body, [])) == ast.dump(ast.Module(real.body[1:], []))


def test_inner_functions_and_methods_lose_their_docstrings_too():
    text = source(show.Figure).text
    assert '"""' not in text
    assert "def save(self, path):" in text


def test_jupyter_gets_the_source_as_text_and_highlighted():
    data, _ = DisplayFormatter().format(source(damage.blur))
    assert data["text/plain"].startswith("def blur(")
    assert "<span" in data["text/html"]


def test_what_has_no_python_source_is_refused():
    with pytest.raises(TypeError):
        source(len)
