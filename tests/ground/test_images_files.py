"""as_image with files: every form of picture file, upright and whole, or one sentence."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from course_lib.images import ImageError, as_image

RNG = np.random.default_rng(5)
COLOUR = RNG.integers(0, 256, (6, 5, 3), dtype=np.uint8)
GREY = RNG.integers(0, 256, (6, 5), dtype=np.uint8)


def encoded(picture, name="PNG", **options):
    buffer = io.BytesIO()
    picture.save(buffer, name, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("PNG", {}),
        ("GIF", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("BMP", {}),
        ("PPM", {}),
        ("WEBP", {"lossless": True}),
        ("JPEG2000", {"irreversible": False}),
    ],
)
def test_grey_survives_every_lossless_format(name, options):
    assert np.array_equal(
        as_image(encoded(Image.fromarray(GREY), name, **options), gray=True), GREY / np.float32(255)
    )


@pytest.mark.parametrize(
    ("name", "options"), [("PNG", {}), ("TIFF", {}), ("BMP", {}), ("WEBP", {"lossless": True})]
)
def test_colour_survives_lossless_formats(name, options):
    assert np.array_equal(
        as_image(encoded(Image.fromarray(COLOUR), name, **options)), COLOUR / np.float32(255)
    )


def test_a_path_a_string_bytes_a_file_and_a_pillow_image_are_one_picture(tmp_path):
    path = tmp_path / "ein Bild 图.png"
    content = encoded(Image.fromarray(COLOUR))
    path.write_bytes(content)
    expected = as_image(content)
    with path.open("rb") as file:
        sources = [path, str(path), bytearray(content), memoryview(content), io.BytesIO(content), file]
        assert all(np.array_equal(as_image(source), expected) for source in sources)
    assert np.array_equal(as_image(Image.fromarray(COLOUR)), expected)


def test_a_palette_with_a_transparent_colour_shows_white_there():
    picture = Image.new("P", (2, 1))
    picture.putpalette([0, 0, 0, 255, 0, 0])
    picture.putpixel((1, 0), 1)
    image = as_image(encoded(picture, transparency=0))
    assert image.tolist() == [[[1, 1, 1], [1, 0, 0]]]


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_opacity_is_laid_on_white(mode):
    picture = Image.fromarray(GREY).convert(mode)
    picture.putalpha(51)
    image = as_image(encoded(picture))
    assert image.ndim == (2 if mode == "LA" else 3)
    grey = image if image.ndim == 2 else image[..., 0]
    assert np.allclose(grey, 0.8 + 0.2 * GREY / 255, atol=1e-6)


def test_a_transparent_grey_level_in_a_png_shows_white():
    assert as_image(encoded(Image.new("L", (2, 2), 7), transparency=7)).tolist() == [[1, 1], [1, 1]]


def test_a_palette_with_half_opaque_colours_is_laid_on_white():
    picture = Image.new("P", (2, 1))
    picture.putpalette([0, 0, 0, 255, 0, 0])
    picture.putpixel((1, 0), 1)
    image = as_image(encoded(picture, transparency=bytes([51, 255])))
    assert np.allclose(image, [[[0.8, 0.8, 0.8], [1, 0, 0]]], atol=1e-6)


@pytest.mark.parametrize("name", ["AVIF", "WEBP"])
def test_the_small_formats_of_the_web_open(name):
    Image.init()
    if name not in Image.SAVE:
        pytest.skip(f"this Pillow was built without {name}")
    flat = Image.new("RGB", (32, 24), (200, 40, 90))
    assert np.allclose(as_image(encoded(flat, name)), np.array([200, 40, 90]) / 255, atol=0.03)


def test_one_bit_pictures_are_black_and_white():
    picture = Image.fromarray(GREY > 100)
    assert picture.mode == "1"
    assert np.array_equal(as_image(encoded(picture)), (GREY > 100).astype(np.float32))


@pytest.mark.parametrize("name", ["PNG", "TIFF", "PPM"])
def test_sixteen_bits_of_grey_are_kept(name):
    values = np.array([[0, 1, 1000, 65535]], np.uint16)
    assert np.array_equal(as_image(encoded(Image.fromarray(values), name)), values / np.float32(65535))


@pytest.mark.parametrize("orientation", [1, 3])
def test_a_16_bit_tiff_whose_zero_is_white_is_no_negative(orientation):
    values = np.array([[0, 1, 1000, 65535]], np.uint16)
    told = {262: 0, 0x0112: orientation}
    image = as_image(encoded(Image.fromarray(65535 - values), "TIFF", tiffinfo=told))
    assert np.array_equal(image[:, :: 1 if orientation == 1 else -1], values / np.float32(65535))


def test_whole_numbers_of_32_bits_are_taken_when_they_fit_16():
    assert as_image(Image.fromarray(np.array([[0, 65535]], np.int32))).tolist() == [[0, 1]]
    with pytest.raises(ImageError, match="whole numbers must lie in 0 to 65535, got -1 to 70000"):
        as_image(Image.fromarray(np.array([[-1, 70000]], np.int32)))


def test_float_files_are_taken_as_they_are_and_checked():
    values = np.array([[-0.5, 0.25, 1.5]], np.float32)
    assert np.array_equal(as_image(encoded(Image.fromarray(values), "TIFF")), values)
    with pytest.raises(ImageError, match="NaN"):
        as_image(encoded(Image.fromarray(values * np.nan), "TIFF"))


def test_the_colours_of_print_and_video_become_red_green_and_blue():
    flat = Image.new("RGB", (16, 16), (200, 40, 90))
    cmyk = as_image(encoded(flat.convert("CMYK"), "TIFF"))
    ycbcr = as_image(flat.convert("YCbCr"))
    assert np.allclose(cmyk, np.array([200, 40, 90]) / 255, atol=1e-6)
    assert np.allclose(ycbcr, np.array([200, 40, 90]) / 255, atol=2 / 255)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photograph_held_sideways_is_turned_upright(orientation, name):
    upright = np.zeros((16, 32), np.uint8)
    upright[:8, :8] = 255
    # What the camera stores when it is held so: the inverse of the turn that EXIF asks for.
    stored = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.T,
        6: np.rot90(upright),
        7: upright[::-1, ::-1].T,
        8: np.rot90(upright, -1),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = as_image(
        encoded(Image.fromarray(np.ascontiguousarray(stored)), name, exif=exif.tobytes()), gray=True
    )
    assert image.shape == (16, 32)
    assert np.allclose(image, upright / 255, atol=0.1)


def animation(name, count=3):
    frames = [Image.fromarray(np.full((4, 4), 60 * k, np.uint8)) for k in range(count)]
    return encoded(frames[0], name, save_all=True, append_images=frames[1:], duration=100)


@pytest.mark.parametrize("name", ["GIF", "PNG", "TIFF", "WEBP"])
def test_an_animation_needs_a_chosen_frame(name):
    with pytest.raises(ImageError, match="several pictures .*; choose one, such as frame=0"):
        as_image(animation(name))


@pytest.mark.parametrize("name", ["GIF", "PNG", "TIFF"])
@pytest.mark.parametrize("frame", [0, 1, 2])
def test_the_chosen_frame_is_read(name, frame):
    assert np.allclose(as_image(animation(name), frame=frame, gray=True), 60 * frame / 255, atol=1e-6)


def test_a_frame_that_is_not_there_is_refused_with_the_number_of_frames():
    with pytest.raises(ImageError, match="frame must be below 3, the number of pictures in it, got 3"):
        as_image(animation("GIF"), frame=3)
    with pytest.raises(ImageError, match="frame must be below 1"):
        as_image(encoded(Image.fromarray(GREY)), frame=1)
    with pytest.raises(ValueError, match="frame must be at least 0, got -1"):
        as_image(animation("GIF"), frame=-1)


def test_reading_a_frame_leaves_the_given_pillow_image_where_it_was():
    picture = Image.open(io.BytesIO(animation("GIF")))
    as_image(picture, frame=2)
    assert picture.tell() == 0


def test_a_photograph_with_a_second_picture_for_depth_opens_as_the_photograph():
    first, second = (Image.fromarray(np.full((16, 16, 3), value, np.uint8)) for value in (200, 10))
    content = encoded(first, "MPO", save_all=True, append_images=[second])
    assert np.allclose(as_image(content), 200 / 255, atol=0.01)
    assert np.allclose(as_image(content, frame=1), 10 / 255, atol=0.01)


def png_that_claims(width, height):
    def chunk(name, content):
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7100, 12_000, 60_000, 2**31 - 1])
def test_a_bomb_is_refused_by_its_header(side):
    with pytest.raises(ImageError, match="more than 50 million"):
        as_image(png_that_claims(side, side))


@pytest.mark.parametrize("name", ["TIFF", "GIF", "BMP", "WEBP", "JPEG"])
def test_other_formats_that_claim_too_many_pixels_are_refused_too(name):
    content = bytearray(encoded(Image.new("L", (300, 200)), name))
    wide, high = (struct.pack(">H" if name == "JPEG" else "<H", side) for side in (300, 200))
    large = struct.pack(">H" if name == "JPEG" else "<H", 65_500)
    if name == "WEBP":
        content = bytearray(encoded(Image.new("RGBA", (300, 200)), name, exact=True, lossless=True))
        place = content.index(b"VP8L") + 9
        content[place : place + 4] = struct.pack("<I", 0x3FFF | 0x3FFF << 14)
    else:
        content = content.replace(wide, large).replace(high, large)
    with pytest.raises(ImageError):
        as_image(bytes(content))
