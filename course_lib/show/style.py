"""One restrained style for every drawing: colours, type sizes, spaces.

All lengths are CSS pixels. A drawing stands on white paper of its own, so it reads the same on JupyterLab's dark theme.
"""
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

# neutral greys: a drawing without colour packs into one byte a pixel
INK, SOFT, LINE, FAINT, PAPER = "#1f1f1f", "#5a5a5a", "#c8c8c8", "#ececec", "#ffffff"
# Okabe and Ito's colours, told apart by every common kind of colour vision; their yellow is too pale on white
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#1f1f1f")
DASHES = ("-", (0, (5, 1.6)), (0, (1.6, 1.2)), (0, (7, 1.6, 1.6, 1.6)), (0, (9, 3)), (0, (3, 1, 1, 1, 1, 1)), "-")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
MAX_WIDTH, PAD, GAP = 900, 16, 20
TITLE, NOTE = 15, 13


@lru_cache(maxsize=32)
def font(size, bold=False):
    """Return DejaVu Sans at `size` pixels; Matplotlib carries it to every system."""
    from PIL import ImageFont

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    folder = Path(find_spec("matplotlib").submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    return ImageFont.truetype(str(folder / name), size, layout_engine=ImageFont.Layout.BASIC)
