"""Controls: declared ranges, tidy values, refused settings."""
import pytest

from course_lib.explore.controls import Choice, Slider, complete

CONTROLS = (Slider("level", "noise level", 0.0, 1.0, 0.1, 0.2), Choice("kind", "kind", ("a", "b"), "a"))


def test_a_slider_s_value_has_no_dust_of_binary_fractions():
    assert CONTROLS[0].tidy(0.1 + 0.2) == 0.3
    assert Slider("n", "n", 1, 9, 2, 1).tidy(4.9) == 5


def test_settings_left_out_have_their_defaults():
    assert complete(CONTROLS, {"kind": "b"}) == {"level": 0.2, "kind": "b"}


@pytest.mark.parametrize(("settings", "error", "message"), [
    ({"sigma": 1}, TypeError, "settings must be of level, kind, got 'sigma'"),
    ({"level": 2}, ValueError, "level must be from 0.0 to 1.0, got 2"),
    ({"kind": "c"}, ValueError, "kind must be one of a, b, got 'c'"),
])
def test_a_setting_that_no_control_could_have_is_refused(settings, error, message):
    with pytest.raises(error, match=message):
        complete(CONTROLS, settings)
