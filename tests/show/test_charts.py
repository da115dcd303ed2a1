"""Charts: drawn without pyplot, told apart without colour, right in their numbers."""
import subprocess
import sys

import numpy as np
import pytest

from course_lib import show
from course_lib.generate.randomness import power_law_noise
from course_lib.samples import camera
from course_lib.show.axes import between, style
from course_lib.show.measures import radial_power
from course_lib.show.style import COLOURS


def luminance(colour):
    """Return the relative luminance of a #rrggbb colour (WCAG 2)."""
    values = np.array([int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_lines_differ_in_dashes_and_markers_as_well_as_in_colour():
    looks = [style(number) for number in range(6)]
    for key in ("color", "marker", "linestyle"):
        assert len({str(look[key]) for look in looks}) == 6


def test_the_first_four_colours_stand_out_from_white_paper():
    assert all(1.05 / (luminance(colour) + 0.05) > 2.8 for colour in COLOURS[:4])


def test_drawing_does_not_load_pyplot():
    code = ("import sys, numpy as np; from course_lib import show; "
            "show.curves({'a': ([1, 2], [1, 4])}, alt='x', xlabel='x', ylabel='y'); "
            "print('matplotlib.pyplot' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_importing_show_loads_no_matplotlib():
    code = "import sys; from course_lib import show; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("exponent", [0.0, 1.0, 2.0, 3.0])
def test_the_spectrum_drawn_has_the_slope_that_the_noise_was_made_with(exponent):
    slopes = []
    for seed in range(4):
        frequency, power = radial_power(power_law_noise((256, 256), exponent=exponent, rng=seed))
        slopes.append(np.polyfit(np.log(frequency), np.log(power), 1)[0])
    assert abs(np.mean(slopes) + exponent) < 0.2


def test_charts_are_700_by_400_and_small():
    photo = camera(256, gray=True)
    for figure in (show.histogram({"camera": photo}, alt="x"), show.spectrum({"camera": photo}, alt="x"),
                   show.profile({"camera": photo}, row=3, alt="x")):
        assert (figure.width, figure.height) == (700, 400)
        assert len(figure.png) < 60_000


def test_names_of_points_that_lie_together_do_not_cover_each_other():
    points = {f"method {number}": (1 + number / 100, 25 + number / 100) for number in range(4)}
    assert show.scatter(points, alt="Four together.", xlabel="ms", ylabel="dB").png[:4] == b"\x89PNG"


@pytest.mark.parametrize(("draw", "message"), [
    (lambda: show.curves({}, alt="x", xlabel="x", ylabel="y"), "lines must be a dict with at least one name"),
    (lambda: show.curves({"a": ([1, 2], [1])}, alt="x", xlabel="x", ylabel="y"), "line 'a' must have x and y of one length"),
    (lambda: show.scatter({"a": (1, 2, 3)}, alt="x", xlabel="x", ylabel="y"), "must be a pair"),
    (lambda: show.histogram([camera(32)], alt="x", bins=1), "bins must be at least 2, got 1"),
    (lambda: show.profile([camera(32)], row=32, alt="x"), "row must be from 0 to 31, got 32"),
    (lambda: show.profile([camera(32)], row=-1, alt="x"), "row must be at least 0, got -1"),
    (lambda: show.spectrum([camera(8)], alt="x"), "at least 16 × 16"),
    (lambda: show.spectrum([np.zeros((32, 32), np.float32)], alt="x"), "more than one brightness"),
])
def test_a_chart_that_cannot_be_drawn_says_why(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()


def test_a_profile_of_half_a_row_is_refused():
    with pytest.raises(TypeError, match="row must be an integer, got 1.5"):
        show.profile([camera(32)], row=1.5, alt="x")


def test_a_short_logarithmic_axis_is_labelled_between_its_powers_of_ten_and_a_long_one_is_not():
    assert [between(value, (2, 48)) for value in (3, 4, 5, 20, 30, 40)] == ["", "", "5", "20", "", ""]
    assert [between(value, (0.01, 100)) for value in (0.02, 5, 20)] == ["", "", ""]
