"""Pictures in other forms: clipped, grey, smaller, channel by channel, stacked; in bytes and in files."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from course_lib.images import (
    ImageError,
    as_image,
    check_image,
    clip,
    from_batch,
    per_channel,
    reduce_area,
    save,
    to_batch,
    to_gray,
    to_png,
    to_uint8,
)

SHAPES = st.tuples(st.integers(1, 12), st.integers(1, 12), st.sampled_from([1, 3]))


def noisy(shape, seed=0):
    picture = np.random.default_rng(seed).normal(0.5, 0.5, shape).astype(np.float32)
    return picture[..., 0] if picture.shape[2:] == (1,) else picture


@given(SHAPES)
def test_clipping_bounds_the_values_and_changes_no_other(shape):
    picture = noisy(shape)
    clipped = clip(picture)
    inside = (picture >= 0) & (picture <= 1)
    assert np.array_equal(clipped[inside], picture[inside])
    assert set(np.unique(clipped[~inside])) <= {0, 1}
    assert clipped.dtype == np.float32


def test_grey_weighs_the_colours_as_pillow_does():
    colour = np.random.default_rng(1).integers(0, 256, (20, 20, 3), np.uint8)
    ours = to_gray(as_image(colour)) * 255
    assert np.abs(ours - np.asarray(Image.fromarray(colour).convert("L"))).max() < 0.51


def test_grey_of_grey_colours_is_that_grey_and_keeps_values_outside_the_range():
    grey = np.linspace(-1, 2, 100, dtype=np.float32).reshape(10, 10)
    assert np.allclose(to_gray(np.stack([grey] * 3, axis=-1)), grey, atol=1e-7)
    assert to_gray(np.ones((1, 1, 3), np.float32)) == 1


def test_grey_of_a_grey_picture_is_a_copy():
    grey = noisy((4, 4, 1))
    assert np.array_equal(to_gray(grey), grey)
    assert not np.shares_memory(to_gray(grey), grey)


@given(SHAPES, st.integers(1, 12), st.integers(1, 12))
def test_reducing_keeps_the_mean_of_the_whole_and_stays_in_range(shape, height, width):
    picture = noisy(shape)
    small = reduce_area(picture, (min(height, shape[0]), min(width, shape[1])))
    assert check_image(small).shape[:2] == (min(height, shape[0]), min(width, shape[1]))
    assert np.allclose(small.mean(axis=(0, 1)), picture.mean(axis=(0, 1)), atol=1e-5)
    assert small.min() >= picture.min()
    assert small.max() <= picture.max()


def test_reducing_by_a_whole_factor_is_the_mean_of_blocks():
    from skimage.transform import downscale_local_mean

    picture = noisy((24, 36, 3))
    assert np.allclose(reduce_area(picture, (8, 9)), downscale_local_mean(picture, (3, 4, 1)), atol=1e-6)


def test_reducing_three_pixels_to_two_shares_the_middle_one():
    assert np.allclose(reduce_area(np.array([[0, 0.5, 1]], np.float32), (1, 2)), [[1 / 6, 5 / 6]])


def test_reducing_to_the_same_size_is_a_copy_and_enlarging_is_refused():
    picture = noisy((5, 6, 3))
    same = reduce_area(picture, (5, 6))
    assert np.array_equal(same, picture)
    assert not np.shares_memory(same, picture)
    with pytest.raises(ValueError, match=r"shape must not exceed the picture's \(5, 6\), got \(5, 7\)"):
        reduce_area(picture, (5, 7))


@pytest.mark.parametrize("channels", [1, 3])
def test_per_channel_hands_every_channel_over_with_its_arguments(channels):
    picture = noisy((7, 5, channels))
    rolled = per_channel(np.roll, picture, 2, axis=0)
    assert np.array_equal(rolled, np.roll(picture, 2, axis=0))
    assert rolled.dtype == np.float32
    seen = []
    per_channel(lambda grey: seen.append(grey.shape) or grey, picture)
    assert seen == [(7, 5)] * channels


def test_per_channel_does_not_hand_out_the_input_itself():
    picture = noisy((4, 4, 1))
    assert not np.shares_memory(per_channel(lambda grey: grey, picture), picture)


@given(SHAPES, st.integers(1, 4), st.booleans())
def test_pictures_come_back_out_of_a_batch(shape, number, tanh):
    pictures = [noisy(shape, seed) for seed in range(number)]
    batch = to_batch(*pictures, tanh=tanh)
    assert batch.shape == (number, *shape)
    assert batch.dtype == np.float32
    for before, after in zip(pictures, from_batch(batch, tanh=tanh), strict=True):
        assert np.allclose(after, before, atol=2e-7)
        assert check_image(after).shape == before.shape
        assert not np.shares_memory(after, batch)


def test_without_stretching_the_round_trip_is_exact():
    picture = noisy((9, 9, 3))
    assert np.array_equal(from_batch(to_batch(picture))[0], picture)


def test_tanh_range_runs_from_minus_one_to_one():
    batch = to_batch(np.array([[0, 0.5, 1]], np.float32), tanh=True)
    assert batch.ravel().tolist() == [-1, 0, 1]


def test_a_batch_of_mixed_sizes_or_of_nothing_is_refused():
    with pytest.raises(
        ImageError, match=r"pictures of a batch must have one shape, got \[\(4, 4\), \(4, 5\)\]"
    ):
        to_batch(noisy((4, 4, 1)), noisy((4, 5, 1)))
    with pytest.raises(ImageError, match="one shape"):
        to_batch(noisy((4, 4, 1)), noisy((4, 4, 3)))
    with pytest.raises(ImageError, match="at least one picture, got none"):
        to_batch()
    with pytest.raises(TypeError, match="picture 1 must be float32, got uint8"):
        to_batch(noisy((4, 4, 1)), np.zeros((4, 4), np.uint8))


@pytest.mark.parametrize("shape", [(4, 4), (2, 4, 4), (2, 4, 4, 2), (2, 4, 4, 4)])
def test_what_is_no_batch_is_refused(shape):
    with pytest.raises(ImageError, match=r"batch must have shape \(N, H, W, 1\) or \(N, H, W, 3\)"):
        from_batch(np.zeros(shape, np.float32))


def test_bytes_round_to_the_nearest_and_clip():
    values = np.array([[-np.float32(1e30), -0.1, 0.4 / 255, 0.6 / 255, 1, 1.1, 1e30]], np.float32)
    assert to_uint8(values).tolist() == [[0, 0, 0, 1, 255, 255, 255]]


@given(SHAPES)
def test_a_png_holds_every_pixel_to_half_a_step(shape):
    picture = clip(noisy(shape))
    again = as_image(to_png(picture))
    assert again.shape == picture.shape
    assert np.abs(again - picture).max() <= 0.5 / 255 + 1e-6


def test_other_programs_read_our_png():
    content = to_png(noisy((30, 40, 3)))
    with Image.open(io.BytesIO(content)) as picture:
        picture.verify()
    assert Image.open(io.BytesIO(content)).size == (40, 30)


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1), (33, 17), (33, 17, 3), (1, 1, 3)])
def test_our_png_writer_is_lossless_for_every_byte(shape):
    from course_lib.images.png import encode_png

    values = np.random.default_rng(3).integers(0, 256, shape, np.uint8)
    with Image.open(io.BytesIO(encode_png(values))) as picture:
        assert picture.mode == ("L" if len(shape) == 2 else "RGB")
        assert np.array_equal(np.asarray(picture), values)
    part = np.asfortranarray(values)[::2]
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(encode_png(part)))), part)


@pytest.mark.parametrize("ending", [".png", ".webp", ".tif", ".tiff", ".bmp", ".PNG"])
def test_a_saved_picture_opens_again_pixel_for_pixel(ending, tmp_path):
    picture = as_image(to_uint8(noisy((9, 7, 3))))
    path = save(picture, tmp_path / f"a picture{ending}")
    assert np.array_equal(as_image(path), picture)


def test_a_saved_jpeg_is_near(tmp_path):
    path = save(np.full((16, 16, 3), 0.3, np.float32), str(tmp_path / "photo.jpg"))
    assert np.abs(as_image(path) - 0.3).max() < 0.02


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(ImageError, match=r"must end in \.png, .*, got 'picture\.docx'"):
        save(noisy((4, 4, 1)), tmp_path / "picture.docx")


def write_half(path, content):
    with open(path, "wb") as file:
        file.write(content[: len(content) // 2])
    raise OSError("no space left on device")


def refuse(*arguments):
    raise OSError("no space left on device")


@pytest.mark.parametrize(
    ("broken", "failure"), [("os.replace", refuse), ("pathlib.Path.write_bytes", write_half)]
)
def test_a_failing_disk_never_costs_the_good_picture(broken, failure, tmp_path, monkeypatch):
    good = as_image(to_uint8(noisy((4, 4, 1))))
    path = save(good, tmp_path / "picture.png")
    monkeypatch.setattr(broken, failure)
    with pytest.raises(OSError, match="no space left"):
        save(1 - good, path)
    assert np.array_equal(as_image(path), good)
    assert [file.name for file in tmp_path.iterdir()] == ["picture.png"]


def test_saving_into_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        save(noisy((4, 4, 1)), tmp_path / "no such folder" / "picture.png")


def test_a_saved_file_can_be_read_by_others_like_any_new_file(tmp_path):
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    path = save(noisy((4, 4, 1)), tmp_path / "picture.png")
    assert path.stat().st_mode == plain.stat().st_mode
