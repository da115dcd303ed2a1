"""as_image with what cannot be opened: every refusal names the reason and a way out."""

import io
import sys
import types

import numpy as np
import pytest
from PIL import Image, ImageFile

from course_lib.images import ImageError, as_image

RNG = np.random.default_rng(5)
COLOUR = RNG.integers(0, 256, (6, 5, 3), dtype=np.uint8)
GREY = RNG.integers(0, 256, (6, 5), dtype=np.uint8)


def encoded(picture, name="PNG"):
    buffer = io.BytesIO()
    picture.save(buffer, name)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"hello, I am a text", "this is not a picture file; PNG, JPEG"),
        (b"%PDF-1.7 ...", "this is a PDF document: save the page"),
        (b"<!DOCTYPE html><html>", "this is a web page"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'/>", "this is an SVG drawing"),
        (b"\x93NUMPY\x01\x00", "this is a NumPy file"),
        (b"PK\x03\x04....", "this is a ZIP archive"),
        (b"II*\x00", "this TIFF is damaged or has a pixel type that cannot be read here: save it as 8"),
        (b"MM\x00*", "this TIFF is damaged or has a pixel type that cannot be read here: save it as 8"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "(?s)(HEIC.*JPEG|damaged)"),
    ],
)
def test_what_is_no_picture_is_named_with_a_way_out(content, message):
    with pytest.raises(ImageError, match=message):
        as_image(content)


def test_without_its_package_a_heic_photograph_is_told_how_to_be_converted(monkeypatch):
    monkeypatch.setattr("course_lib.images.decoding.find_spec", lambda name: None)
    with pytest.raises(
        ImageError, match="HEIC photograph from a phone: save a copy of it as JPEG.*pillow-heif"
    ):
        as_image(b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00")


class Heif(ImageFile.ImageFile):
    """A HEIC reader that knows one picture: what pillow-heif would add to Pillow."""

    format = "HEIF"

    def _open(self):
        self._size, self._mode = (5, 6), "RGB"
        self.tile = [ImageFile._Tile("raw", (0, 0, 5, 6), 24, "RGB")]


@pytest.fixture
def heif_package(monkeypatch):
    """Stand in for pillow-heif, and forget its reader afterwards."""

    def register():
        Image.register_open("HEIF", Heif, lambda start: start[4:8] == b"ftyp")

    for registry in ("OPEN", "ID"):
        monkeypatch.setattr(Image, registry, getattr(Image, registry).copy())
    monkeypatch.setitem(
        sys.modules, "pillow_heif", types.SimpleNamespace(register_heif_opener=register)
    )
    monkeypatch.setattr("course_lib.images.decoding.find_spec", lambda name: True)


def test_with_its_package_a_heic_photograph_is_opened(heif_package):
    content = b"\x00\x00\x00\x18ftypheic" + bytes(12) + COLOUR.tobytes()
    assert np.array_equal(as_image(content), COLOUR / np.float32(255))


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no file .*cat.png"):
        as_image(tmp_path / "cat.png")
    with pytest.raises(ImageError, match="is a folder, not a picture"):
        as_image(tmp_path)


@pytest.mark.parametrize("address", ["https://example.org/cat.png", "file:///home/me/cat.png"])
def test_a_web_address_is_refused_with_a_way_out(address):
    with pytest.raises(ImageError, match="this is a web address: save the picture beside the notebook first"):
        as_image(address)


def test_a_name_too_long_for_a_file_and_an_unreadable_file_are_refused_in_words(tmp_path, monkeypatch):
    with pytest.raises(ImageError, match=r"the file 'x{60}\.\.\.' cannot be read: "):
        as_image("x" * 10_000)

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "mine.png"
    path.write_bytes(encoded(Image.fromarray(GREY)))
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ImageError, match="the file 'mine.png' cannot be read: Permission denied"):
        as_image("mine.png")


def test_a_file_opened_as_text_is_refused():
    with pytest.raises(TypeError, match="binary mode"):
        as_image(io.StringIO("text"))


def test_a_truncated_file_is_refused():
    content = encoded(Image.fromarray(RNG.integers(0, 256, (64, 64, 3), dtype=np.uint8)), "JPEG")
    with pytest.raises(ImageError, match="damaged or cut off"):
        as_image(content[: len(content) // 2])
