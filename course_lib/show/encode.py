"""The smallest PNG of a drawing that loses nothing."""
import io

LEVEL = 6  # zlib's 9 takes four times as long for one per cent


def encode(picture):
    """Encode a Pillow RGB picture as a small lossless PNG.

    A drawing that is grey everywhere takes one byte a pixel, one of at most 256 colours a palette. A palette also
    switches PNG's prediction filters off, which noise packs better without, so greys are tried both ways.
    """
    forms = [with_palette(picture) or picture]
    if is_gray(picture):
        forms.append(picture.convert("L"))
    return min((to_png(form) for form in forms), key=len)


def is_gray(picture):
    """Say whether red, green and blue agree at every pixel."""
    red, green, blue = (band.tobytes() for band in picture.split())
    return red == green == blue


def with_palette(picture):
    """Return the same colours as entries of a palette, or None where there are more than 256."""
    if picture.getcolors(256) is None:
        return None
    palette = quantized(picture, 256)
    return palette if palette.convert("RGB").tobytes() == picture.tobytes() else None


def few_colours(picture, count=256):
    """Return a drawing with at most `count` colours: what merges is the smoothing of its edges."""
    return quantized(picture, count).convert("RGB")


def quantized(picture, count):
    """Let Pillow choose a palette; it is exact where no more than `count` colours occur."""
    from PIL import Image

    return picture.quantize(count, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def to_png(picture):
    """Return the PNG bytes of a Pillow picture."""
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=LEVEL)
    return file.getvalue()
