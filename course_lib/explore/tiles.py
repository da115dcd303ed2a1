"""Many repairs of one picture on one wall, each with its score: ``fill_all`` makes them, ``draw_wall`` hangs them."""

import numpy as np

from course_lib.images import check_image, check_missing, clip
from course_lib.metrics import error_map, psnr
from course_lib.restore.interpolation import METHODS
from course_lib.show import with_missing
from course_lib.show.pixels import enlarge
from course_lib.show.sheet import Sheet
from course_lib.show.style import INK, NOTE, SOFT

NETWORK = "network"
FILLERS = ("nearest", "linear", "harmonic", "biharmonic", "total variation", "convolution", NETWORK)
"""The methods on the wall: those of chapter 4, and chapter 6's network."""
SIDE, GAP, HEAD, BETWEEN, COLUMNS = 160, 15, 20, 8, 3
WIDTH = COLUMNS * SIDE + (COLUMNS - 1) * GAP + 2


def fill_all(image, missing, *, methods=FILLERS):
    """Fill the missing pixels of one picture by several methods.

    Parameters
    ----------
    image : float32 array (H, W) or (H, W, 3)
        The picture; what stands under `missing` has no influence.
    missing : bool array (H, W)
        True where a pixel is missing.
    methods : sequence of str
        Which: names of `course_lib.restore.interpolation.METHODS`, and "network" for `fill_cnn`.

    Returns
    -------
    dict of str to array
        Name of the method -> filled picture, float32, not clipped.

    Raises
    ------
    TypeError, ValueError
        If `image` is no picture, `missing` does not fit it, or a method is unknown.
    WeightsError
        If the network's weights are missing or damaged.

    Examples
    --------
    >>> image, missing = np.full((16, 16), 0.5, np.float32), np.eye(16, dtype=bool)
    >>> fills = fill_all(image, missing, methods=("nearest", "harmonic"))
    >>> {name: float(fill.max()) for name, fill in fills.items()}
    {'nearest': 0.5, 'harmonic': 0.5}
    """
    check_image(image)
    check_missing(missing, image)
    return {name: filler(name)(image, missing) for name in methods}


def filler(name):
    """Return the function of a method; the network's room is loaded only if it is asked for."""
    if name == NETWORK:
        from course_lib.restore.cnn import fill_cnn

        return fill_cnn
    if name not in METHODS:
        raise ValueError(f"methods must be of {', '.join((*METHODS, NETWORK))}, got {name!r}")
    return METHODS[name]


def draw_wall(truth, missing, fills, *, errors=False, close=False):
    """Hang the damaged picture, its repairs with their PSNR, and the truth side by side.

    Parameters
    ----------
    truth : float32 array (H, W) or (H, W, 3)
        The undamaged picture, at most 160 pixels high and wide.
    missing : bool array (H, W)
        True where a pixel is missing.
    fills : dict of str to array
        Name -> repaired picture of the truth's shape, such as `fill_all` gives.
    errors : bool
        Whether to show where the repairs are wrong instead of the repairs; an error of 0.2 is white.
    close : bool
        Whether to show the middle half only, twice as large; scores are always those of the whole picture.

    Returns
    -------
    float32 array (H, 512, 3) in [0, 1]
        The wall: three pictures a row, each with its name and its PSNR after clipping; the best score is bold.

    Raises
    ------
    TypeError, ValueError
        If `truth` or a repair is no picture, they differ in shape, or `truth` is too large.

    Examples
    --------
    >>> truth, missing = np.full((160, 160), 0.5, np.float32), np.eye(160, dtype=bool)
    >>> draw_wall(truth, missing, fill_all(truth, missing, methods=["nearest"])).shape
    (181, 512, 3)
    """
    check_image(truth, "truth")
    check_missing(missing, truth)
    if max(truth.shape[:2]) > SIDE:
        raise ValueError(f"truth must be at most {SIDE} pixels high and wide, got shape {truth.shape}")
    scores = {name: psnr(truth, clip(fill)) for name, fill in fills.items()}
    shown = {name: error_map(truth, fill, gain=5) for name, fill in fills.items()} if errors else fills
    return hang(truth, missing, shown, scores, close=close)


def hang(truth, missing, fills, scores, *, close=False):
    """Draw all tiles; a repair without a score gets none."""
    tiles = {"damaged": with_missing(truth, missing), **fills, "truth": truth}
    pixels = [tile_pixels(tile, close) for tile in tiles.values()]
    high = pixels[0].shape[0] + HEAD
    rows = -(-len(tiles) // COLUMNS)
    sheet = Sheet(WIDTH, rows * high + (rows - 1) * BETWEEN + 1, scale=1)
    best = max(scores.values(), default=0.0)
    for place, (name, tile) in enumerate(zip(tiles, pixels, strict=True)):
        row, column = divmod(place, COLUMNS)
        left, top = 1 + column * (SIDE + GAP), row * (high + BETWEEN)
        sheet.write(left, top, name, NOTE)
        told, bold = caption(name, missing, scores, best)
        sheet.write(left + SIDE, top, told, NOTE, bold=bold, colour=INK if bold else SOFT, anchor="ra")
        sheet.paste(left, top + HEAD, tile)
    return np.asarray(sheet.page, np.float32) / np.float32(255)


def tile_pixels(picture, close):
    """Return the pixels of a tile: a small picture is enlarged by a whole number."""
    height, width = picture.shape[:2]
    if close and min(height, width) > 3:
        picture = picture[height // 4 : height // 4 + height // 2, width // 4 : width // 4 + width // 2]
    return enlarge(picture, max(1, SIDE // max(picture.shape[:2])), 1)


def caption(name, missing, scores, best):
    """Return what stands at the right above a tile, and whether it is bold."""
    if name == "damaged":
        return f"{missing.mean():.0%} lost", False
    if name not in scores:
        return "", False
    return f"{scores[name]:.1f} dB".replace("inf", "∞"), scores[name] == best
