"""A Figure: what Jupyter gets, what a screen reader hears, what a file holds."""
import io

import numpy as np
import pytest
from IPython.core.formatters import DisplayFormatter
from PIL import Image

from course_lib import show


@pytest.fixture
def figure():
    return show.row([np.zeros((4, 4), np.float32)], alt='A "black" square & <nothing> else.')


def test_jupyter_gets_an_img_with_the_alternative_text_escaped(figure):
    data, _ = DisplayFormatter().format(figure)
    assert data["text/plain"] == figure.alt
    assert 'alt="A &quot;black&quot; square &amp; &lt;nothing&gt; else."' in data["text/html"]
    assert data["text/html"].startswith('<img src="data:image/png;base64,')
    assert set(data) == {"text/plain", "text/html"}


def test_the_size_on_the_page_is_that_of_the_png_or_half_of_it(figure):
    with Image.open(io.BytesIO(figure.png)) as picture:
        assert picture.size == (2 * figure.width, 2 * figure.height)


def test_save_writes_exactly_the_png_and_leaves_no_draft(figure, tmp_path):
    path = figure.save(tmp_path / "figure.png")
    assert path.read_bytes() == figure.png
    assert [file.name for file in tmp_path.iterdir()] == ["figure.png"]


@pytest.mark.parametrize(("alt", "error"), [("  ", ValueError), (None, TypeError), (3, TypeError)])
def test_a_figure_that_says_nothing_is_refused(alt, error):
    with pytest.raises(error, match="alt must"):
        show.row([np.zeros((4, 4), np.float32)], alt=alt)


def test_the_same_pictures_give_the_same_bytes():
    rng = np.random.default_rng(3)
    picture = rng.random((40, 40)).astype(np.float32)
    assert show.row([picture], alt="Noise.").png == show.row([picture], alt="Noise.").png
    assert show.histogram([picture], alt="Noise.").png == show.histogram([picture], alt="Noise.").png
