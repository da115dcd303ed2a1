"""What a picture alone cannot show: which pixels are lost, and where a repair is wrong."""
import numpy as np

from course_lib.images import check_image, check_missing
from course_lib.show.layout import Cell, compose
from course_lib.show.pictures import named
from course_lib.show.pixels import enlarge
from course_lib.show.style import NOTE, SOFT

BLUE, ORANGE, AMBER = (0.0, 0.447, 0.698), (0.835, 0.369, 0.0), (0.988, 0.784, 0.392)


def with_missing(image, missing):
    """Paint the missing pixels with orange stripes.

    Parameters
    ----------
    image : array
        Picture ``(H, W)`` or ``(H, W, 3)``, float32.
    missing : array
        Bool ``(H, W)``, True where a pixel is unknown.

    Returns
    -------
    array
        Colour picture ``(H, W, 3)``, float32, to be shown.

    Raises
    ------
    ValueError
        If `missing` has another shape than the picture.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> gray, missing = np.full((8, 8), 0.5, np.float32), np.eye(8, dtype=bool)
    >>> painted = show.with_missing(gray, missing)
    >>> painted.shape, bool(painted[0, 0, 0] > painted[0, 0, 2])
    ((8, 8, 3), True)
    """
    check_image(image)
    check_missing(missing, image)
    colour = np.stack([image] * 3, axis=-1) if image.ndim == 2 else image.copy()
    down, right = np.indices(missing.shape)
    stripe = (down + right) % 8 < 4
    colour[missing & stripe] = ORANGE
    colour[missing & ~stripe] = AMBER
    return colour


def error_colours(error, *, limit=0.2):
    """Colour a signed error: blue where it is too dark, white where right, orange where too light.

    The colours come in 32 steps on either side, so that the file stays small.

    Parameters
    ----------
    error : array
        ``image - truth``, ``(H, W)`` or ``(H, W, 3)`` (then the mean over the channels), float32.
    limit : float
        The error that gets the full colour, in picture units; larger ones look the same.

    Returns
    -------
    array
        Colour picture ``(H, W, 3)``, float32 in [0, 1].

    Raises
    ------
    ValueError
        If `limit` is not positive.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> show.error_colours(np.zeros((1, 1), np.float32)).tolist()
    [[[1.0, 1.0, 1.0]]]
    """
    check_image(error, "error")
    if not limit > 0:
        raise ValueError(f"limit must be positive, got {limit}")
    signed = error if error.ndim == 2 else error.mean(axis=-1)
    share = np.round(32 * np.clip(signed / np.float32(limit), -1, 1))[..., None] / np.float32(32)
    full = np.where(share < 0, np.float32(BLUE), np.float32(ORANGE))
    return 1 - np.abs(share) * (1 - full)


def difference(pictures, *, truth, alt, limit=0.2):
    """Show where pictures differ from the truth: blue is too dark, orange too light, white is right.

    Parameters
    ----------
    pictures : dict of str to array, or list of arrays
        Pictures of the truth's shape, float32.
    truth : array
        The undamaged picture.
    alt : str
        What the figure shows.
    limit : float
        The error that gets the full colour, in picture units.

    Returns
    -------
    Figure
        One error map a picture above a legend of the colours.

    Raises
    ------
    ValueError
        If a picture has another shape than the truth.

    Examples
    --------
    >>> import numpy as np
    >>> from course_lib import show
    >>> gray = np.full((8, 8), 0.5, np.float32)
    >>> show.difference({"lighter": gray + 0.1}, truth=gray, alt="Too light everywhere.")
    Too light everywhere.
    """
    check_image(truth, "truth")
    cells = []
    for title, picture in named(pictures):
        if picture.shape != truth.shape:
            raise ValueError(f"picture {title!r} must have the truth's shape {truth.shape}, got {picture.shape}")
        cells.append(Cell(error_colours(picture - truth, limit=limit), title))
    return compose(cells, alt=alt, footer=Legend(limit))


class Legend:
    """The colours of an error map, explained below it."""

    height = 48

    def __init__(self, limit):
        self.limit = limit

    def draw(self, sheet, left, top):
        """Draw a ramp of colours with its ends named."""
        ramp = np.linspace(-self.limit, self.limit, 256, dtype=np.float32)[None].repeat(12, axis=0)
        sheet.paste(left, top + 12, enlarge(error_colours(ramp, limit=self.limit), 1, sheet.scale))
        ends = ((0, f"−{self.limit:g}  too dark", "la"), (128, "0", "ma"), (256, f"too light  +{self.limit:g}", "ra"))
        for x, text, anchor in ends:
            sheet.write(left + x, top + 30, text, NOTE, colour=SOFT, anchor=anchor)
