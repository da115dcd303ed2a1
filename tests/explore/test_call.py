"""A call is one thing: its text and its result."""
import numpy as np

from course_lib.damage import add_gaussian_noise
from course_lib.explore.call import Call
from course_lib.samples import camera


def run_text(call):
    """Run what a student would paste into a cell."""
    names = {}
    exec(call.imports, names)  # noqa: S102 - the text is our own
    return eval(repr(call), names)


def test_the_text_run_in_an_empty_notebook_gives_what_run_gives():
    call = Call(add_gaussian_noise, Call(camera, 32, gray=True), 0.1, rng=1)
    assert repr(call) == "add_gaussian_noise(camera(32, gray=True), 0.1, rng=1)"
    assert call.imports == "from course_lib.damage import add_gaussian_noise\nfrom course_lib.samples import camera"
    np.testing.assert_array_equal(run_text(call), call.run())


def test_a_result_that_is_known_is_not_computed_again():
    inner = Call(camera, 32, gray=True)
    black = np.zeros((32, 32), np.float32)
    noisy = Call(add_gaussian_noise, inner, 0.1, rng=1).run({repr(inner): black})
    assert abs(float(noisy.mean())) < 0.02
