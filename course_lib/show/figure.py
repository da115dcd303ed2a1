"""What every drawing function returns: a PNG with a text alternative."""
import base64
import html

from course_lib.files import write_whole

SCALE = 2  # a drawing has twice the pixels of its place on the page: sharp on a laptop's fine screen


class Figure:
    """A finished drawing that shows itself in Jupyter and speaks to a screen reader.

    JupyterLab draws a bare PNG without its text alternative, so the picture travels inside a small
    piece of HTML, ``<img alt="...">``. The alternative text is also the plain-text form.

    Parameters
    ----------
    png : bytes
        The encoded picture.
    alt : str
        What the picture shows, in a sentence; it is read aloud where the picture cannot be seen.
    width, height : int
        Size on the page in CSS pixels.

    Raises
    ------
    TypeError
        If `alt` is not a text.
    ValueError
        If `alt` is empty.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> figure = show.row([np.zeros((5, 5), np.float32)], alt="A black square.")
    >>> figure
    A black square.
    >>> figure.png[1:4]
    b'PNG'
    """

    def __init__(self, png, alt, width, height):
        self.png, self.alt, self.width, self.height = png, check_alt(alt), int(width), int(height)

    def __repr__(self):
        return self.alt

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.alt, "text/html": self.html}

    @property
    def html(self):
        """The picture as one HTML element that needs no other file."""
        data = base64.b64encode(self.png).decode("ascii")
        return (f'<img src="data:image/png;base64,{data}" alt="{html.escape(self.alt)}" '
                f'width="{self.width}" height="{self.height}" style="max-width: 100%; height: auto">')

    def save(self, path):
        """Write the PNG to `path`, whole or not at all, and return the path."""
        return write_whole(self.png, path)


def check_alt(alt):
    """Return `alt` without outer blanks; refuse a figure that says nothing to a screen reader."""
    if not isinstance(alt, str):
        raise TypeError(f"alt must be a str that says what the picture shows, got {type(alt).__name__}")
    if not alt.strip():
        raise ValueError("alt must say what the picture shows, got an empty text")
    return alt.strip()
