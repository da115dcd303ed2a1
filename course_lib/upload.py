"""A door for a student's own photograph, which leaves no trace in the notebook.

The photograph and every picture made from it are shown inside a widget. A notebook saves the outputs of its
cells but not the contents of widgets, so a face that came in through this door is not saved with the chapter.
"""

import html

from course_lib import show
from course_lib.images import ImageError, check_image, explain_upload_limit, from_upload

__all__ = ["PhotoDoor"]

HEIC_WORD = "A phone's HEIC photograph opens where pillow-heif is installed; otherwise export it as JPEG."


class PhotoDoor:
    """A button that takes a photograph, and the place where pictures made from it are shown.

    Without a browser that answers (on a page that is only read, in a test) there is no photograph, and
    `picture` gives back the sample that the caller names.

    Parameters
    ----------
    max_side : int
        A larger photograph is reduced until its longer side has this many pixels; a sentence says so.

    Attributes
    ----------
    button : ipywidgets.FileUpload
        Takes the file.
    note : ipywidgets.HTML
        What happened to the file, in one sentence.
    view : ipywidgets.HTML
        The photograph, or what `row` made of it, with its text alternative.

    Examples
    --------
    >>> import numpy as np
    >>> door = PhotoDoor()
    >>> door
    A button for your own photograph.
    >>> door.picture(np.ones((2, 2), np.float32))
    array([[1., 1.],
           [1., 1.]], dtype=float32)
    """

    def __init__(self, *, max_side=512):
        import ipywidgets

        self.max_side, self._photograph = max_side, None
        self.button = ipywidgets.FileUpload(
            accept="image/*,.heic,.heif",
            multiple=False,
            description="Your photograph",
            layout={"width": "220px"},
            tooltip="choose a picture file",
        )
        self.note = ipywidgets.HTML(html.escape(f"{explain_upload_limit()} {HEIC_WORD}"))
        self.view = ipywidgets.HTML()
        self._box = ipywidgets.VBox([self.button, self.note, self.view])
        self.button.observe(self._take, names="value")

    def __repr__(self):
        return "A button for your own photograph."

    def _repr_mimebundle_(self, **kwargs):
        return {**self._box._repr_mimebundle_(**kwargs), "text/plain": repr(self)}

    def picture(self, sample):
        """Return the photograph, or the sample while nothing is uploaded.

        Parameters
        ----------
        sample : ndarray of float32, shape (H, W) or (H, W, 3)
            What stands in for a photograph.

        Returns
        -------
        ndarray of float32
            A new picture.

        Raises
        ------
        TypeError, ImageError
            If `sample` is not a picture.
        """
        return (check_image(sample, "sample") if self._photograph is None else self._photograph).copy()

    def row(self, pictures, *, alt, truth=None):
        """Show pictures side by side: a sample's on the page, a photograph's only in the door's own widget.

        Parameters
        ----------
        pictures : dict of str to ndarray
            Titles and pictures.
        alt : str
            What the row shows.
        truth : ndarray, optional
            Scores are against this picture.

        Returns
        -------
        course_lib.show.Figure or None
            The figure for a sample; None for a photograph: its figure replaces the one under the button.

        Raises
        ------
        TypeError, ValueError
            If the pictures cannot be shown (see `show.row`).
        """
        figure = show.row(pictures, alt=alt, truth=truth)
        if self._photograph is None:
            return figure
        self.view.value = figure.html
        print("Your pictures are shown under the button and are not saved in this notebook.")
        return None

    def _take(self, change):
        words = []
        try:
            self._photograph = from_upload(change["new"], max_side=self.max_side, notify=words.append)
        except ImageError as error:
            self._photograph, words = None, [f"This file was not taken: {error}"]
        self.view.value = ""
        if self._photograph is not None:
            height, width = self._photograph.shape[:2]
            words.append(f"Here it is: {height} rows, {width} columns. Now run the next cell.")
            self.view.value = show.row({"yours": self._photograph}, alt="Your photograph.").html
        self.note.value = html.escape(" ".join(words) or explain_upload_limit())
