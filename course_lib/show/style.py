"""One restrained style for every drawing: colours, type sizes, spaces."""
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

INK, SOFT, LINE, PAPER = "#1f2328", "#59636e", "#d1d9e0", "#ffffff"
# Okabe and Ito's colours, told apart by every common kind of colour vision; the yellow is left out (too pale on white)
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#1f2328")
DASHES = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (8, 2, 2, 2)), (0, (10, 3)), (0, (4, 1, 1, 1, 1, 1)), (0, (1, 1)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
MAX_WIDTH, PAD, GAP = 900, 16, 18
TITLE, NOTE = 15, 14  # CSS pixels


@lru_cache(maxsize=32)
def font(size, bold=False):
    """Return DejaVu Sans, which Matplotlib carries to every system, at `size` pixels."""
    from PIL import ImageFont

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    folder = Path(find_spec("matplotlib").submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    return ImageFont.truetype(str(folder / name), size, layout_engine=ImageFont.Layout.BASIC)
