"""The share of each class."""

import numpy as np
import pytest

from course_lib.generate.gan import class_shares


def test_shares_are_counted_and_add_up_to_one():
    shares = class_shares(np.array([2, 0, 2, 2]), classes=4)
    np.testing.assert_array_equal(shares, np.float32([0.25, 0, 0.75, 0]))
    assert class_shares(np.random.default_rng(1).integers(10, size=999)).sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ([0, 10], "labels must lie from 0 to 9, got 0 to 10"),
        ([-1, 3], "labels must lie from 0 to 9, got -1 to 3"),
        ([0.5], "labels must be integers, got float64"),
        (np.zeros((2, 2), int), "labels must be one a sample, got shape"),
        (np.zeros(0, int), "labels must be one a sample, got shape"),
    ],
)
def test_labels_that_are_none_are_refused(labels, told):
    with pytest.raises((TypeError, ValueError), match=told):
        class_shares(labels)
