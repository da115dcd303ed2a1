"""A student's own photograph: announced limits, large files refused, large pictures reduced with a word."""

import numpy as np
import pytest

from course_lib.images import (
    UPLOAD_LIMIT,
    ImageError,
    check_upload_size,
    explain_upload_limit,
    from_upload,
    to_png,
)


def uploaded(*contents):
    """Build what FileUpload.value holds: a tuple of dicts whose content is a memoryview."""
    return tuple(
        {"name": f"{k}.png", "type": "image/png", "size": len(content), "content": memoryview(content)}
        for k, content in enumerate(contents)
    )


def test_the_limit_leaves_room_below_what_jupyter_accepts():
    websocket = pytest.importorskip("tornado.websocket")
    assert websocket._default_max_message_size > UPLOAD_LIMIT + 100_000


def test_the_limit_is_announced_in_megabytes_with_a_way_out():
    sentence = explain_upload_limit()
    assert f"{UPLOAD_LIMIT // 10**6} MB" in sentence
    assert "as_image(" in sentence


@pytest.mark.parametrize("size", [1, 5_000_000, UPLOAD_LIMIT])
def test_a_size_within_the_limit_passes(size):
    assert check_upload_size(size) == size


def test_a_size_beyond_the_limit_and_an_empty_file_are_refused():
    with pytest.raises(ImageError, match=r"the file has 12\.3 MB, too much for an upload\. Choose"):
        check_upload_size(12_300_000)
    with pytest.raises(ImageError, match="empty"):
        check_upload_size(0)
    with pytest.raises(TypeError):
        check_upload_size("large")


def test_nothing_uploaded_is_none():
    assert from_upload(()) is None


def test_the_last_uploaded_file_counts():
    black, white = (to_png(np.full((16, 16), value, np.float32)) for value in (0, 1))
    assert from_upload(uploaded(black, white)).min() == 1


def test_a_large_photograph_is_reduced_and_the_student_is_told(capsys):
    photograph = uploaded(to_png(np.zeros((1500, 2000), np.float32)))
    assert from_upload(photograph).shape == (768, 1024)
    assert capsys.readouterr().out == (
        "The picture has 1500 x 2000 pixels (height x width); it is reduced to 768 x 1024.\n"
    )


def test_what_is_no_picture_is_refused():
    with pytest.raises(ImageError, match="this is a PDF document"):
        from_upload(uploaded(b"%PDF-1.7"))


def test_a_picture_of_a_few_pixels_is_refused():
    with pytest.raises(ImageError, match="an uploaded picture must be at least 16 x 16 pixels, got 1 x 40"):
        from_upload(uploaded(to_png(np.zeros((1, 40), np.float32))))


def test_the_real_widget_value_is_understood():
    widgets = pytest.importorskip("ipywidgets")
    upload = widgets.FileUpload(accept="image/*", multiple=False)
    assert from_upload(upload.value) is None
    upload.set_state(
        {
            "value": [
                {
                    "name": "a.png",
                    "type": "image/png",
                    "size": 1,
                    "last_modified": 1_700_000_000_000,
                    "content": memoryview(to_png(np.ones((16, 25), np.float32))),
                }
            ]
        }
    )
    assert from_upload(upload.value).shape == (16, 25)
