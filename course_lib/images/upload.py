"""A student's own photograph, uploaded in the browser."""

from course_lib.images.checks import ImageError, check_image, check_number
from course_lib.images.reading import as_image

# Jupyter's server closes the connection when one message exceeds 10 MiB (tornado's
# websocket_max_message_size), and the upload arrives as one message. 10 million bytes leave room for the rest
# of the message.
UPLOAD_LIMIT = 10_000_000
# Below this many pixels there is nothing to see and nothing to mend.
SMALLEST_SIDE = 16


def explain_upload_limit():
    """Return the sentence to show beside an upload button, before an upload can fail.

    Returns
    -------
    str
        The limit, and what to do with a larger photograph.

    Examples
    --------
    >>> explain_upload_limit()[:42]
    'Choose a picture of at most 10 MB: Jupyter'
    """
    return (
        f"Choose a picture of at most {UPLOAD_LIMIT // 10**6} MB: Jupyter drops a larger one without a word. "
        "Drag a larger photograph onto the file list at the left instead, beside this notebook, and open it "
        'with images.as_image("name.jpg", max_side=1024).'
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
    TypeError
        If it is not an integer.
    ImageError
        If the file is empty, or too large for one message of Jupyter's.

    Examples
    --------
    >>> check_upload_size(3_500_000)
    3500000
    """
    check_number(n_bytes, "n_bytes", low=0, integer=True)
    if n_bytes == 0:
        raise ImageError("the uploaded file is empty; choose it again")
    if n_bytes > UPLOAD_LIMIT:
        size = f"{n_bytes / 1e6:.1f} MB"
        raise ImageError(f"the file has {size}, too much for an upload. {explain_upload_limit()}")
    return n_bytes


def from_upload(value, *, gray=False, max_side=1024, frame=None, notify=print):
    """Turn the value of an ``ipywidgets.FileUpload`` into a picture.

    Parameters
    ----------
    value : sequence of dict
        The widget's ``value``: one dict a file, with the file's bytes under "content". The last file counts.
    gray : bool
        Whether to turn colour into grey.
    max_side : int or None
        A larger picture is reduced until its longer side has this many pixels; None keeps every pixel.
    frame : int or None
        Which picture of an animation, counted from 0.
    notify : callable or None
        Is given the sentence that says what was reduced; None for silence.

    Returns
    -------
    ndarray of float32, shape (H, W) or (H, W, 3), or None
        The picture; None as long as nothing is uploaded.

    Raises
    ------
    ImageError
        If the file is too large for an upload, or no picture of at least 16 x 16 pixels that can be used.

    Examples
    --------
    >>> from_upload(()) is None
    True
    """
    if not value:
        return None
    content = bytes(value[-1]["content"])
    check_upload_size(len(content))
    image = as_image(content, gray=gray, max_side=max_side, frame=frame, notify=notify)
    return check_image(image, "an uploaded picture", min_side=SMALLEST_SIDE)
