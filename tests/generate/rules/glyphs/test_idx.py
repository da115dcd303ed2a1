"""The file format of MNIST: there and back, and what is no such file."""

import gzip
import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_lib.generate.rules import glyph_set, load_idx, load_mnist, read_idx, write_idx

KINDS = ["u1", "i1", "i2", "i4", "f4", "f8"]
DATA = glyph_set(12, rng=1)


@given(st.data(), st.sampled_from(KINDS), st.sampled_from(["", ".gz"]), st.sampled_from("<>"))
def test_what_is_written_is_read(tmp_path_factory, data, kind, end, order):
    array = data.draw(arrays(np.dtype(order + kind), array_shapes(max_dims=4, max_side=5, min_side=0)))
    path = write_idx(array, tmp_path_factory.getbasetemp() / f"array{end}")
    back = read_idx(path)
    assert back.dtype == np.dtype(kind) and back.shape == array.shape
    assert np.array_equal(back, array, equal_nan=kind[0] == "f")


def test_the_bytes_are_those_of_the_format(tmp_path):
    path = write_idx(np.array([[1, 258]], np.int16), tmp_path / "a")
    assert path.read_bytes() == bytes([0, 0, 11, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 1, 2])


def test_what_is_read_can_be_changed_and_is_not_the_file(tmp_path):
    back = read_idx(write_idx(np.arange(4, dtype=np.uint8), tmp_path / "a"))
    back[0] = 9
    assert read_idx(tmp_path / "a")[0] == 0


def test_compressed_files_of_one_array_have_the_same_bytes(tmp_path):
    paths = [write_idx(DATA.pixels, tmp_path / name) for name in ("a.gz", "b.gz")]
    assert paths[0].read_bytes() == paths[1].read_bytes() != b""
    assert len(paths[0].read_bytes()) < DATA.pixels.nbytes


def test_compression_is_seen_from_the_bytes_not_from_the_name(tmp_path):
    write_idx(DATA.pixels, tmp_path / "a.gz").rename(tmp_path / "a")
    assert np.array_equal(read_idx(tmp_path / "a"), DATA.pixels)


def head(code, *shape):
    return struct.pack(f">HBB{len(shape)}I", 0, code, len(shape), *shape)


MALFORMED = [
    (b"", "must begin with the magic number of an idx file, got nothing"),
    (b"\0\0\x08", "must begin with the magic number"),
    (b"\x89PNG\r\n\x1a\n", "must begin with the magic number of an idx file, got 89 50 4e 47"),
    (head(7, 2) + b"ab", "must begin with the magic number"),
    (b"\0\0\x08\0", "must begin with the magic number"),
    (head(8, 2, 3)[:9], "must say the length of 2 axes, got only 5 bytes"),
    (head(8, 2, 3) + bytes(5), r"must hold 6 bytes after its head, \(2, 3\), got 5"),
    (head(8, 2, 3) + bytes(7), r"must hold 6 bytes after its head, \(2, 3\), got more"),
    (head(14, 3) + bytes(8), "must hold 24 bytes after its head"),
    (head(8, 10**6, 10**6), "must hold at most 1 GiB, got a head that says 1,000,000,000,000 bytes"),
    (head(8, *[2**32 - 1] * 9), "must hold at most 1 GiB"),
    (head(8, 0, 2**32 - 1) + b"x", "must hold 0 bytes after its head"),
]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("content", "message"), MALFORMED)
def test_what_is_no_such_file_is_refused(tmp_path, content, message, packed):
    path = tmp_path / "broken"
    path.write_bytes(gzip.compress(content) if packed else content)
    with pytest.raises(ValueError, match=f"broken {message}"):
        read_idx(path)


@given(st.binary(max_size=40), st.booleans())
def test_any_bytes_are_an_array_or_a_plain_refusal(tmp_path_factory, content, packed):
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(gzip.compress(content) if packed else content)
    try:
        assert read_idx(path).nbytes <= len(content)
    except ValueError as error:
        assert "must" in str(error) and "got" in str(error)


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_byte_of_a_compressed_file_gives_a_refusal_or_the_array(tmp_path_factory, place, value):
    path = write_idx(np.arange(60, dtype=np.int32), tmp_path_factory.getbasetemp() / "damaged.gz")
    content = bytearray(path.read_bytes())
    content[place % len(content)] = value
    path.write_bytes(bytes(content))
    try:
        assert read_idx(path).tolist() == list(range(60))
    except ValueError as error:
        assert "must" in str(error) and "got" in str(error)


def test_a_compressed_file_cut_off_is_refused(tmp_path):
    path = write_idx(DATA.pixels, tmp_path / "cut.gz")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ValueError, match="cut.gz must be whole, got damaged compression"):
        read_idx(path)


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(head(8, 10) + bytes(50_000_000), 1),
        head(8, 2**30 - 1),
        gzip.compress(head(8, 2**30 - 1)),
    ],
    ids=["unpacks to more than it says", "says more than it holds", "says more, compressed"],
)
def test_memory_grows_only_with_what_is_there_and_wanted(tmp_path, content):
    path = tmp_path / "bomb"
    path.write_bytes(content)
    tracemalloc.start()
    with pytest.raises(ValueError, match="bomb must hold"):
        read_idx(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8e6


@pytest.mark.parametrize(
    ("array", "error", "message"),
    [
        ([1, 2], TypeError, "array must be a NumPy array, got list"),
        (np.zeros(3, bool), TypeError, "array must be uint8, .*, got bool"),
        (np.zeros(3, np.int64), TypeError, "array must be uint8, .*, got int64"),
        (np.array(3, np.uint8), ValueError, r"array must have an axis and at most 1 GiB, got shape \(\)"),
        (
            np.broadcast_to(np.uint8(0), (10**6, 10**6)),
            ValueError,
            "array must have an axis and at most 1 GiB",
        ),
    ],
)
def test_what_the_format_cannot_hold_is_refused(tmp_path, array, error, message):
    with pytest.raises(error, match=message):
        write_idx(array, tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_an_older_file_stays_whole_when_a_new_one_cannot_be_written(tmp_path, monkeypatch):
    path = write_idx(np.array([1], np.uint8), tmp_path / "a")

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="no space left"):
        write_idx(np.array([2], np.uint8), path)
    assert read_idx(path).tolist() == [1] and [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("end", ["", ".gz"])
@pytest.mark.parametrize("dot", ["-", "."])
def test_a_folder_of_four_files_is_read(tmp_path, end, dot):
    train, test = DATA[:8], DATA[8:]
    for part, data in (("train", train), ("t10k", test)):
        write_idx(data.pixels, tmp_path / f"{part}-images{dot}idx3-ubyte{end}")
        write_idx(data.labels.astype(np.uint8), tmp_path / f"{part}-labels{dot}idx1-ubyte{end}")
    assert load_idx(tmp_path) == train and load_idx(tmp_path, part="test") == test
    assert load_mnist("fashion_mnist", part="test", folder=tmp_path).names[9] == "Ankle boot"


def test_a_file_that_is_not_there_is_named(tmp_path):
    write_idx(DATA.pixels, tmp_path / "train-images-idx3-ubyte")
    with pytest.raises(
        FileNotFoundError, match=r"must hold one of train-labels-idx1-ubyte, .*, got none of them"
    ):
        load_idx(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_idx(tmp_path / "nothing")
    with pytest.raises(ValueError, match="part must be train or test, got 't10k'"):
        load_idx(tmp_path, part="t10k")


@pytest.mark.parametrize(
    ("images", "labels", "message"),
    [
        (DATA.pixels, DATA.labels[:-1].astype(np.uint8), "labels must be as many as pictures, 12, got 11"),
        (
            DATA.pixels,
            DATA.labels.astype(np.int32),
            "train-labels-idx1-ubyte must hold uint8 with 1 axes, got int32",
        ),
        (
            DATA.pixels[0],
            DATA.labels.astype(np.uint8),
            "train-images-idx3-ubyte must hold uint8 with 3 axes, got",
        ),
        (DATA.pixels, DATA.labels.astype(np.uint8) + np.uint8(5), "labels must lie from 0 to 9"),
    ],
)
def test_files_that_do_not_fit_together_are_refused(tmp_path, images, labels, message):
    write_idx(images, tmp_path / "train-images-idx3-ubyte")
    write_idx(labels, tmp_path / "train-labels-idx1-ubyte")
    with pytest.raises(ValueError, match=message):
        load_idx(tmp_path)
