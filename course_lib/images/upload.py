"""A student's own photograph, uploaded in the browser."""

from course_lib.images.checks import ImageError
from course_lib.images.reading import as_image

UPLOAD_LIMIT = 10 * 1024 * 1024


def explain_upload_limit():
    """Return one sentence to show beside an upload button.

    Returns
    -------
    str
        The limit and what to do about it.

    Examples
    --------
    >>> "10 MB" in explain_upload_limit()
    True
    """
    return (
        "Choose a picture file below 10 MB: Jupyter drops larger messages without a word. "
        "A larger photograph can be put beside the notebook and opened with images.as_image(\"name.jpg\")."
    )


def check_upload_size(n_bytes):
    """Return `n_bytes` if a file of that size can be uploaded, else say what to do.

    Parameters
    ----------
    n_bytes : int
        Size of the file in bytes.

    Returns
    -------
    int
        The argument itself.

    Raises
    ------
    ImageError
        If it is empty or beyond Jupyter's message limit.

    Examples
    --------
    >>> check_upload_size(1000)
    1000
    """
    if n_bytes == 0:
        raise ImageError("the uploaded file is empty; choose it again")
    if n_bytes > UPLOAD_LIMIT:
        raise ImageError(f"the file has {n_bytes / 1e6:.1f} MB, too much for an upload. {explain_upload_limit()}")
    return n_bytes


def from_upload(value, *, gray=False, max_side=1024, notify=print):
    """Turn the value of an ``ipywidgets.FileUpload`` into a picture.

    Parameters
    ----------
    value : sequence of dict
        The widget's ``value``; the last file counts.
    gray : bool
        Whether to turn colour into grey.
    max_side : int or None
        A larger picture is reduced until its longer side has this many pixels.
    notify : callable or None
        Takes the sentence that says so.

    Returns
    -------
    ndarray of float32, shape (H, W) or (H, W, 3), or None
        The picture; None as long as nothing is uploaded.

    Raises
    ------
    ImageError
        If the file is no picture that can be used.

    Examples
    --------
    >>> from_upload(()) is None
    True
    """
    if not value:
        return None
    content = bytes(value[-1]["content"])
    check_upload_size(len(content))
    return as_image(content, gray=gray, max_side=max_side, notify=notify)
