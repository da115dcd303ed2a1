"""What the verb's trainings learn from: leaves that are kept and never mistaken, or the pictures of a folder."""

import numpy as np
import pytest
from PIL import Image

from course_lib.restore.cnn import leaf_pool, material
from course_lib.restore.cnn.material import pool_for


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Leaves of few pixels, counted as they are painted."""
    painted = []

    def paint(n, **options):
        painted.append((n, options))
        return leaf_pool(n, **options)

    monkeypatch.setattr(material, "SIDE", 64)
    monkeypatch.setattr(material, "leaf_pool", paint)
    return painted


def test_leaves_are_painted_once_and_kept(tmp_path, small, capsys):
    first = pool_for(tmp_path / "new", 2, 1, 0, None)
    assert "Painting 2 pictures" in capsys.readouterr().out
    second = pool_for(tmp_path / "new", 2, 1, 0, None)
    assert np.array_equal(first, second) and len(small) == 1
    np.testing.assert_array_equal(first, leaf_pool(2, size=64, rng=0))


@pytest.mark.parametrize("change", [{"n": 3}, {"channels": 3}, {"seed": 1}])
def test_what_was_kept_for_another_training_is_not_taken(tmp_path, small, change):
    pool_for(tmp_path, 2, 1, 0, None)
    wanted = {"n": 2, "channels": 1, "seed": 0, "data": None, **change}
    pool = pool_for(tmp_path, **wanted)
    assert len(small) == 2 and pool.shape == (wanted["n"], 64, 64, wanted["channels"])
    gray = wanted["channels"] == 1
    np.testing.assert_array_equal(pool, leaf_pool(wanted["n"], size=64, gray=gray, rng=wanted["seed"]))


@pytest.mark.parametrize("damage", ["cut", "empty", "other shape", "other type"])
def test_what_was_kept_and_is_damaged_is_painted_again(tmp_path, small, damage):
    whole = pool_for(tmp_path, 2, 1, 0, None)
    [path] = tmp_path.glob("leaves*")
    if damage in ("cut", "empty"):
        path.write_bytes(path.read_bytes()[: 3000 if damage == "cut" else 0])
    else:
        np.save(path, whole[:1] if damage == "other shape" else whole.astype(np.float32))
    np.testing.assert_array_equal(pool_for(tmp_path, 2, 1, 0, None), whole)
    assert len(small) == 2


def test_interrupted_while_painting_nothing_is_kept(tmp_path, monkeypatch):
    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(material, "leaf_pool", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pool_for(tmp_path, 2, 1, 0, None)
    assert not list(tmp_path.iterdir())


def test_interrupted_while_keeping_no_half_of_it_is_found(tmp_path, monkeypatch):
    def interrupted(path, content):
        with open(path, "wb") as file:
            file.write(bytes(content[:1000]))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("pathlib.Path.write_bytes", interrupted)
        pool_for(tmp_path, 2, 1, 0, None)
    assert not list(tmp_path.iterdir())


def save(folder, name, array, **options):
    """A picture file."""
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(array, **options).save(folder / name)


@pytest.fixture
def photographs(tmp_path, chance):
    """Pictures of any kind: grey, colour, 16 bits, with opacity, of sizes of their own, one in a folder below."""
    folder = tmp_path / "photographs"
    save(folder, "a.png", chance.integers(256, size=(70, 64), dtype=np.uint8))
    save(folder, "b.JPG", chance.integers(256, size=(64, 90, 3), dtype=np.uint8))
    save(folder, "c.png", chance.integers(65536, size=(64, 64), dtype=np.uint16))
    save(folder / "below", "d.png", chance.integers(256, size=(80, 80, 4), dtype=np.uint8))
    (folder / "notes.txt").write_text("no picture")
    return folder


@pytest.mark.parametrize("channels", [1, 3])
def test_pictures_of_any_kind_are_read_in_the_channels_that_are_needed(
    photographs, channels, tmp_path, small
):
    pool = pool_for(tmp_path / "new", 99, channels, 0, photographs)
    sizes = [(70, 64), (64, 90), (80, 80), (64, 64)]
    assert sorted(one.shape for one in pool) == sorted((*size, channels) for size in sizes)
    assert all(one.dtype == np.uint8 for one in pool)
    assert not small and not (tmp_path / "new").exists()


def test_a_picture_smaller_than_a_square_is_refused_by_its_name(photographs, tmp_path):
    save(photographs, "small.png", np.zeros((63, 200), np.uint8))
    with pytest.raises(ValueError, match=r"at least 64 x 64 pixels, got 63 x 200 in .*small\.png"):
        pool_for(tmp_path, 9, 1, 0, photographs)


def test_a_file_that_is_no_picture_is_refused_by_its_name(photographs, tmp_path):
    (photographs / "broken.png").write_bytes(b"text")
    with pytest.raises(ValueError, match=r"data must hold pictures, got .*broken\.png: "):
        pool_for(tmp_path, 9, 1, 0, photographs)


def test_a_folder_without_pictures_or_none_at_all_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.png").touch()
    with pytest.raises(
        ValueError, match=r"data must be a folder with pictures \(.png, .*got none in .*empty"
    ):
        pool_for(tmp_path, 9, 1, 0, tmp_path / "empty")
    for other in ("file.png", "nowhere"):
        with pytest.raises(ValueError, match=rf"data must be a folder with pictures, got .*{other}"):
            pool_for(tmp_path, 9, 1, 0, tmp_path / other)
