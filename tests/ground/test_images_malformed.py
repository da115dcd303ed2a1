"""200 damaged picture files: each opens soundly or raises the one promised error, soon and quietly."""

import io
import time
import warnings
import zlib

import numpy as np
import pytest
from PIL import Image

from course_lib.images import ImageError, as_image, check_image

FORMATS = {
    "PNG": {},
    "JPEG": {"quality": 80},
    "GIF": {},
    "TIFF": {},
    "WEBP": {"lossless": True},
    "BMP": {},
    "animated GIF": {},
    "LZW TIFF": {"compression": "tiff_lzw"},
}
A_FORMAT = 25


def sound_file(name):
    rng = np.random.default_rng(len(name))
    frames = [Image.fromarray(rng.integers(0, 256, (24, 32, 3), dtype=np.uint8)) for _ in range(2)]
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "a description"
    if name == "animated GIF":
        frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    elif name.endswith("TIFF") or name in ("PNG", "JPEG", "WEBP"):
        frames[0].save(buffer, name.split()[-1], exif=exif, **FORMATS[name])
    else:
        frames[0].save(buffer, name, **FORMATS[name])
    return buffer.getvalue()


def flip_bits(content, rng):
    for place in rng.integers(0, len(content), rng.integers(1, 17)):
        content[place] ^= 1 << rng.integers(8)
    return content


def cut_off(content, rng):
    return content[: rng.integers(1, len(content))]


def edit_header(content, rng):
    for place in rng.integers(0, min(64, len(content)), rng.integers(1, 9)):
        content[place] = rng.choice([0, 1, 127, 128, 255, rng.integers(256)])
    return content


def cut_out(content, rng):
    start = rng.integers(8, len(content))
    return content[:start] + content[start + rng.integers(1, 200) :]


def repeat(content, rng):
    start = rng.integers(8, len(content))
    return content[:start] + content[start : start + rng.integers(1, 200)] * 3 + content[start:]


def forge_png_header(content, rng):
    """Write any header, with the check sum that belongs to it."""
    if content[1:4] != b"PNG":
        return edit_header(content, rng)
    content[16:29] = rng.choice([0, 0, 0, 1, 2, 8, 16, 255], 13).astype(np.uint8).tobytes()
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return content


MUTATIONS = (flip_bits, cut_off, edit_header, cut_out, repeat, forge_png_header)


def mutated(name, seed):
    rng = np.random.default_rng([seed, len(name)])
    mutate = MUTATIONS[seed % len(MUTATIONS)]
    return bytes(mutate(bytearray(sound_file(name)), rng)), [None, 0, 1][seed % 3]


@pytest.mark.parametrize("name", FORMATS)
def test_a_sound_file_opens(name):
    assert as_image(sound_file(name), frame=0).shape in ((24, 32, 3), (32, 24, 3))


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_open_soundly_or_raise_the_promised_error(name):
    refused = 0
    for seed in range(A_FORMAT):
        content, frame = mutated(name, seed)
        start = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                check_image(as_image(content, frame=frame))
            except ImageError as error:
                refused += 1
                message = str(error)
                assert "\n" not in message
                assert " at 0x" not in message
        assert time.perf_counter() - start < 10
    assert refused > A_FORMAT // 4


def test_there_are_two_hundred_damaged_files_and_all_differ():
    contents = {mutated(name, seed)[0] for name in FORMATS for seed in range(A_FORMAT)}
    assert len(contents) >= 198


def test_damaged_files_do_not_fill_the_memory():
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in FORMATS:
        for seed in range(A_FORMAT):
            content, frame = mutated(name, seed)
            try:
                as_image(content, frame=frame)
            except ImageError:
                continue
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 400_000
