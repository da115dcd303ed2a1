"""White paper to set words, lines and pixels on, measured in CSS pixels."""
from course_lib.show.encode import encode, few_colours
from course_lib.show.figure import SCALE, Figure
from course_lib.show.style import INK, LINE, PAPER, font


class Sheet:
    """A page of `width` × `height` CSS pixels, drawn with `scale` times as many real ones."""

    def __init__(self, width, height, scale=SCALE):
        from PIL import Image, ImageDraw

        self.width, self.height, self.scale = int(width), int(height), scale
        self.page = Image.new("RGB", (self.width * scale, self.height * scale), PAPER)
        self.pen = ImageDraw.Draw(self.page)

    def write(self, x, y, text, size, *, bold=False, colour=INK, anchor="la"):
        """Write one line of `text`; `anchor` is Pillow's, such as "la" (left, top) or "mm" (middle)."""
        face = font(size * self.scale, bold)
        self.pen.text((round(x * self.scale), round(y * self.scale)), text, font=face, fill=colour, anchor=anchor)

    def box(self, x, y, width, height, *, fill=None, outline=LINE):
        """Draw a rectangle with a hairline."""
        ends = (x * self.scale, y * self.scale, (x + width) * self.scale, (y + height) * self.scale)
        self.pen.rectangle(tuple(round(end) for end in ends), fill=fill, outline=outline)

    def rule(self, x, y, width, *, colour=LINE):
        """Draw a horizontal hairline."""
        ends = (x * self.scale, y * self.scale, (x + width) * self.scale, y * self.scale)
        self.pen.line(tuple(round(end) for end in ends), fill=colour, width=1)

    def paste(self, x, y, pixels):
        """Set uint8 pixels with a hairline around them."""
        from PIL import Image

        x, y = round(x * self.scale), round(y * self.scale)
        self.pen.rectangle((x - 1, y - 1, x + pixels.shape[1], y + pixels.shape[0]), outline=LINE)
        self.page.paste(Image.fromarray(pixels), (x, y))

    def figure(self, alt, *, merge=False):
        """Return the finished Figure; `merge` joins neighbouring colours where only a few do not fit a palette."""
        page = few_colours(self.page) if merge and self.page.getcolors(1024) else self.page
        return Figure(encode(page), alt, self.width, self.height)


def measure(text, size, *, bold=False):
    """Return the width of a line of text in CSS pixels."""
    return font(size * SCALE, bold).getlength(text) / SCALE


def wrap(text, width, size, *, bold=False):
    """Break `text` at spaces into lines of at most `width` CSS pixels; a longer word stays whole."""
    lines = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
