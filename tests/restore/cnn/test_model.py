"""One step of learning: the loss, the rate, the average."""

import numpy as np
import pytest

from course_lib.restore.cnn import Mender, build_filter, build_inpainter
from course_lib.restore.cnn.model import Rate


def one_weight(value, **options):
    """A network that multiplies by one number, about to learn."""
    network = build_filter(size=1, rng=1)
    network.weights[0].assign(np.full((1, 1, 1, 1), value, np.float32))
    return Mender(network, **options)


def test_the_rate_rises_stays_and_falls_with_the_square_root():
    rate = Rate(1e-3)
    for step, expected in (
        (0, 2e-6),
        (249, 5e-4),
        (499, 1e-3),
        (3999, 1e-3),
        (15_999, 5e-4),
        (399_999, 1e-4),
    ):
        assert float(rate(step)) == pytest.approx(expected, rel=1e-5)
    assert Rate.from_config(rate.get_config()).top == rate.top


def test_a_step_moves_each_weight_by_the_rate_towards_the_truth():
    mender = one_weight(0.5)
    ones = np.ones((1, 4, 4, 1), np.float32)
    assert float(mender.train_step((ones, ones))["loss"]) == pytest.approx(0.5)
    assert float(mender.network.weights[0][0, 0, 0, 0]) == pytest.approx(0.5 + 2e-6, abs=2e-7)


@pytest.mark.parametrize(("squared", "expected"), [(False, 2.0), (True, 5.0)])
def test_the_loss_is_the_mean_distance_or_the_mean_square(squared, expected):
    truth = np.float32([0, 2]).reshape(1, 1, 2, 1)
    given = np.float32([1, 5]).reshape(1, 1, 2, 1)
    loss = one_weight(1.0, squared=squared).train_step((given, truth))["loss"]
    assert float(loss) == pytest.approx(expected)


def test_only_missing_pixels_count_where_they_are_told():
    network = build_inpainter(widths=(2, 2), rng=1)
    for weight in network.weights:
        weight.assign(0 * weight)
    rng = np.random.default_rng(1)
    missing = (rng.random((2, 8, 8, 1)) < 0.3).astype(np.float32)
    start, truth = rng.random((2, 2, 8, 8, 1), dtype=np.float32)
    loss = Mender(network).train_step((np.concatenate([start, missing], -1), truth, missing))["loss"]
    assert float(loss) == pytest.approx(np.abs(start - truth)[missing == 1].mean(), rel=1e-5)


def follow(mender, values):
    """Give the network one weight after the other and let the average follow."""
    for step, value in enumerate(values, start=1):
        mender.network.weights[0].assign(np.full((1, 1, 1, 1), value, np.float32))
        mender.optimizer_of_weights.iterations.assign(step)
        mender.follow()
    return float(mender.average.weights[0][0, 0, 0, 0])


def test_over_all_steps_the_average_is_the_mean_of_all_that_were():
    assert follow(one_weight(4.0, share=1), [1, 2, 9]) == pytest.approx((4 + 1 + 2 + 9) / 4)


def test_over_a_tenth_of_the_steps_it_lags_by_an_eleventh_of_them():
    assert follow(one_weight(0.0), range(1, 501)) == pytest.approx(500 * 10 / 11, rel=0.01)


def test_old_weights_are_forgotten():
    assert abs(follow(one_weight(0.0), [100] * 100 + [1] * 400) - 1) < 0.01


def test_the_average_is_another_network_that_begins_as_the_first():
    mender = one_weight(0.25)
    np.testing.assert_array_equal(mender.average.weights[0], mender.network.weights[0])
    mender.network.weights[0].assign(np.ones((1, 1, 1, 1), np.float32))
    assert float(mender.average.weights[0][0, 0, 0, 0]) == 0.25


@pytest.mark.parametrize("options", [{"rate": -1}, {"share": 0}, {"share": 1.5}, {"share": np.nan}])
def test_numbers_out_of_range_are_refused(options):
    with pytest.raises(ValueError, match=rf"{next(iter(options))} must .*got"):
        one_weight(1.0, **options)
