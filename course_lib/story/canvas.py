"""A sheet of paper measured in pixels, origin at the top left, for the drawings of this folder."""

from io import BytesIO

INK, GREY, PAPER = "#1d1d1f", "#6e6e73", "#ffffff"


def sheet(width, height):
    """Return a Matplotlib axes of ``width`` × ``height`` pixels whose units are pixels, rows first downwards.

    Examples
    --------
    >>> axes = sheet(90, 40)
    >>> [float(edge) for edge in (*axes.get_xlim(), *axes.get_ylim())]
    [0.0, 90.0, 40.0, 0.0]
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from course_lib.show.figure import SCALE

    figure = Figure(figsize=(width / 100, height / 100), dpi=100 * SCALE, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    return axes


def finish(axes, alt, *, colours=160):
    """Turn a sheet into a ``show.Figure`` with its text alternative; few colours keep the file small."""
    from PIL import Image

    from course_lib import show
    from course_lib.show.figure import SCALE

    drawing, palette = BytesIO(), BytesIO()
    axes.figure.savefig(drawing, format="png", metadata={"Software": None})
    picture = Image.open(drawing).convert("RGB")
    picture.quantize(colours, dither=Image.Dither.NONE).save(palette, "PNG", optimize=True)
    return show.Figure(palette.getvalue(), alt, picture.width // SCALE, picture.height // SCALE)


def words(axes, x, y, text, *, size=12, color=INK, **style):
    """Write ``text`` at pixel (x, y); ``size`` in points. Returns the Matplotlib text."""
    style = {"ha": "center", "va": "center", "family": "DejaVu Sans", **style}
    return axes.text(x, y, text, fontsize=size, color=color, **style)


def picture(axes, image, x, y, side, *, levels=24):
    """Paste a picture as a square of ``side`` pixels, top-left corner at (x, y); few levels keep it small."""
    steps = levels - 1
    axes.imshow(
        (image * steps).clip(0, steps).round() / steps,
        cmap="gray",
        vmin=0,
        vmax=1,
        interpolation="nearest",
        aspect="auto",
        extent=(x, x + side, y + side, y),
        zorder=3,
    )


def box(axes, x, y, width, height, *, face=PAPER, edge=GREY, dashed=False):
    """Draw a rectangle; ``dashed`` marks what is still to come."""
    from matplotlib.patches import Rectangle

    axes.add_patch(
        Rectangle(
            (x, y),
            width,
            height,
            facecolor=face,
            edgecolor=edge,
            linewidth=1.4,
            linestyle=(0, (4, 3)) if dashed else "-",
            zorder=2,
        )
    )
