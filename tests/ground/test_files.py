"""Files: whole or not at all."""

import pytest

from course_lib.files import write_whole


def refuse(*arguments):
    raise OSError("no space left on device")


def test_a_file_is_written_and_an_older_one_replaced(tmp_path):
    path = tmp_path / "curve.csv"
    for content in ("old\n", "new, with a σ\r\n"):
        assert write_whole(content, path) == path
        assert path.read_bytes() == content.encode("utf-8")


@pytest.mark.parametrize("broken", ["os.replace", "pathlib.Path.write_bytes"])
def test_a_failing_disk_costs_neither_the_old_file_nor_leaves_a_new_one(broken, tmp_path, monkeypatch):
    path = write_whole(b"good", tmp_path / "weights.bin")
    monkeypatch.setattr(broken, refuse)
    with pytest.raises(OSError, match="no space left"):
        write_whole(b"better", path)
    assert path.read_bytes() == b"good"
    assert [file.name for file in tmp_path.iterdir()] == ["weights.bin"]
