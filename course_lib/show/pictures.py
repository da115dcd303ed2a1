"""Pictures side by side: a row, before and after, a film strip."""
import numpy as np

from course_lib.images import check_image, check_number
from course_lib.show.layout import Cell, compose


def row(pictures, *, alt, truth=None, titles=None, columns=None, zoom=None):
    """Show pictures side by side, with their scores where the truth is known.

    Every picture has the same range: 0 is black, 1 is white, and what lies outside is clipped for showing only.
    A pixel stays a square; it is never smoothed. Pictures too wide for the page are averaged in whole blocks. Where
    a figure would exceed 110 kB, noisy pictures are drawn with 32 or 16 greys, in steps finer than their own grain;
    scores are always those of the array itself, not clipped.

    Parameters
    ----------
    pictures : dict of str to array, list of arrays, or array
        Pictures ``(H, W)`` or ``(H, W, 3)`` float32; a bool array such as `missing` is shown as black and white.
    alt : str
        What the figure shows, for a reader who cannot see it.
    truth : array, optional
        The undamaged picture; PSNR and SSIM against it then stand under each title.
    titles : list of str, optional
        Titles, if `pictures` is a list.
    columns, zoom : int, optional
        Pictures a row, and screen pixels a picture pixel; both are chosen if left out.

    Returns
    -------
    Figure
        At most 900 pixels wide unless `columns` or `zoom` asks for more.

    Raises
    ------
    ValueError
        If there is no picture, `titles` are too few, or `zoom` is no whole number.
    TypeError
        If a picture is no float32 array.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> ramp = np.linspace(0, 1, 25, dtype=np.float32).reshape(5, 5)
    >>> show.row({"ramp": ramp, "negative": 1 - ramp}, alt="A ramp from black to white, and its negative.")
    A ramp from black to white, and its negative.
    """
    pairs = named(pictures, titles)
    if truth is not None:
        check_image(truth, "truth")
    notes = ["" if truth is None else score(truth, picture, title) for title, picture in pairs]
    cells = [Cell(picture, title, note) for (title, picture), note in zip(pairs, notes, strict=True)]
    return compose(cells, alt=alt, columns=columns, zoom=zoom)


def before_after(before, after, *, alt, truth=None):
    """Show a picture before and after a change, side by side.

    Parameters
    ----------
    before, after : array
        Pictures ``(H, W)`` or ``(H, W, 3)``, float32.
    alt : str
        What the figure shows.
    truth : array, optional
        The undamaged picture; scores then stand under both titles.

    Returns
    -------
    Figure
        The two pictures.

    Raises
    ------
    TypeError
        If a picture is no float32 array.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> gray = np.full((8, 8), 0.5, np.float32)
    >>> show.before_after(gray, gray / 2, alt="A grey square before and after halving its light.").width > 100
    True
    """
    return row({"before": before, "after": after}, alt=alt, truth=truth)


def film(pictures, *, alt, every=1, columns=None, zoom=None):
    """Show every so many pictures of something that evolves, each with its step number.

    Parameters
    ----------
    pictures : iterable of arrays
        Float32 pictures or bool grids, for instance the states that a generator yields; step 0 comes first.
    alt : str
        What the figure shows.
    every : int
        Steps from one picture shown to the next, at least 1.
    columns, zoom : int, optional
        As in `row`.

    Returns
    -------
    Figure
        The strip.

    Raises
    ------
    ValueError
        If `every` is no whole number above 0, or there is no picture.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> fading = (np.full((8, 8), 1 - step / 6, np.float32) for step in range(7))
    >>> show.film(fading, every=3, alt="A square fades from white to black in three pictures.")
    A square fades from white to black in three pictures.
    """
    check_number(every, "every", low=1, integer=True)
    frames = {f"step {step}": picture for step, picture in enumerate(pictures) if step % every == 0}
    return row(frames, alt=alt, columns=columns, zoom=zoom)


def named(pictures, titles=None):
    """Return checked (title, picture) pairs of a dict, a list or one array; bool grids become 0 and 1."""
    if isinstance(pictures, np.ndarray):
        pictures = [pictures]
    if isinstance(pictures, dict):
        titles, pictures = list(pictures), list(pictures.values())
    pictures = list(pictures)
    titles = [""] * len(pictures) if titles is None else list(titles)
    if not pictures:
        raise ValueError("pictures must hold at least one picture, got none")
    if len(titles) != len(pictures):
        raise ValueError(f"titles must be as many as the pictures, {len(pictures)}, got {len(titles)}")
    return [(str(title), checked(picture, title)) for title, picture in zip(titles, pictures, strict=True)]


def checked(picture, title):
    """Return a float32 picture, a bool grid as 0 and 1; refuse anything else."""
    if isinstance(picture, np.ndarray) and picture.dtype == bool:
        picture = picture.astype(np.float32)
    return check_image(picture, f"picture {title!r}" if title else "picture")


def score(truth, picture, title=""):
    """Return the line under a title: PSNR and SSIM of exactly this array against the truth."""
    from course_lib.metrics import psnr, ssim

    if np.array_equal(truth, picture):
        return "" if "truth" in title.lower() else "the truth"
    line = f"PSNR {psnr(truth, picture):.1f} dB"
    return f"{line}, SSIM {ssim(truth, picture):.2f}" if min(truth.shape[:2]) >= 11 else line
