"""The reaction keeps its equations: an oracle, what is conserved, and where the steps become too long."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.generate.rules import evolve_reaction, laplacian, stable_step, start_reaction, step_reaction


def plain_step(u, v, feed, kill, dt, diffusion):
    """The equations in float64 with np.roll: the oracle."""

    def lap(a):
        return np.roll(a, 1, 0) + np.roll(a, -1, 0) + np.roll(a, 1, 1) + np.roll(a, -1, 1) - 4 * a

    du = diffusion[0] * lap(u) - u * v**2 + feed * (1 - u)
    dv = diffusion[1] * lap(v) + u * v**2 - (feed + kill) * v
    return u + dt * du, v + dt * dv


def state(states, number):
    """The state with this number, the start being 0."""
    return next(islice(states, number, None))


def chessboard(shape, size=0.01):
    """The finest wave of the grid around 1/2."""
    signs = (-1.0) ** np.indices(shape).sum(axis=0)
    return (0.5 + size * signs).astype(np.float32)


def test_one_step_by_hand():
    u, v = np.full((1, 1), 0.5, np.float32), np.full((1, 1), 0.25, np.float32)
    u, v = step_reaction(u, v, feed=0.04, kill=0.06)  # alone, so nothing spreads
    assert u[0, 0] == pytest.approx(0.5 - 0.5 * 0.25**2 + 0.04 * 0.5)
    assert v[0, 0] == pytest.approx(0.25 + 0.5 * 0.25**2 - 0.1 * 0.25)


def test_the_laplacian_of_a_peak_by_hand_also_across_the_edge():
    field = np.zeros((3, 4), np.float32)
    field[0, 0] = 1
    assert laplacian(field).tolist() == [[-4, 1, 0, 1], [1, 0, 0, 0], [1, 0, 0, 0]]


def test_a_chessboard_is_multiplied_by_minus_eight():
    wave = chessboard((8, 8)) - np.float32(0.5)
    assert np.allclose(laplacian(wave), -8 * wave, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(
    st.floats(0, 0.1),
    st.floats(0, 0.1),
    st.floats(0.1, 1),
    st.sampled_from([(0.16, 0.08), (0.2, 0.1), (0.1, 0.0)]),
)
def test_both_versions_agree_with_the_plain_equations(feed, kill, dt, diffusion):
    u, v = start_reaction((19, 14), rng=3)
    settings_ = {"feed": feed, "kill": kill, "dt": dt, "diffusion": diffusion}
    fast = state(evolve_reaction(u, v, **settings_), 20)
    slow = (u, v)
    plain = u.astype(float), v.astype(float)
    for _ in range(20):
        slow = step_reaction(*slow, **settings_)
        plain = plain_step(*plain, feed, kill, dt, diffusion)
    for one, two, three in zip(fast, slow, plain, strict=True):
        assert one.dtype == two.dtype == np.float32
        assert np.allclose(one, three, atol=1e-5) and np.allclose(two, three, atol=1e-5)


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (5, 1), (2, 2), (3, 4)])
def test_the_smallest_dishes_wrap_like_the_plain_equations(shape):
    u, v = start_reaction(shape, rng=1)
    fast = state(evolve_reaction(u, v, feed=0.03, kill=0.06), 5)
    plain = u, v
    for _ in range(5):
        plain = plain_step(*plain, 0.03, 0.06, 1.0, (0.16, 0.08))
    assert np.allclose(fast, plain, atol=1e-5)


def test_feed_and_kill_may_differ_from_pixel_to_pixel():
    u, v = start_reaction((12, 9), rng=1)
    feeds, kills = np.linspace(0, 0.1, 12)[:, None], np.linspace(0, 0.1, 9, dtype=np.float32)[None]
    fast = state(evolve_reaction(u, v, feed=feeds, kill=kills), 10)
    plain = u, v
    for _ in range(10):
        plain = plain_step(*plain, feeds, kills, 1.0, (0.16, 0.08))
    assert np.allclose(fast, plain, atol=1e-5)


def test_without_feed_and_kill_nothing_is_lost():
    u, v = start_reaction((64, 64), rng=2)
    total = u.sum(dtype=float) + v.sum(dtype=float)
    later = state(evolve_reaction(u, v, feed=0.0, kill=0.0, every=500), 1)
    assert sum(field.sum(dtype=float) for field in later) == pytest.approx(total, rel=1e-5)
    assert abs(later[0] - u).max() > 0.1


def test_without_v_the_dish_fills_with_u_and_stays_so():
    u, v = np.full((8, 8), 0.2, np.float32), np.zeros((8, 8), np.float32)
    u, v = state(evolve_reaction(u, v, feed=0.1, kill=0.05, every=300), 1)
    assert np.allclose(u, 1) and v.max() < 1e-15


def test_the_flat_state_that_the_equations_allow_does_not_move():
    feed, kill = 0.04, 0.055
    root = np.sqrt(1 - 4 * (feed + kill) ** 2 / feed)
    u, v = (1 - root) / 2, feed / (2 * (feed + kill)) * (1 + root)
    fields = [np.full((6, 6), value, np.float32) for value in (u, v)]
    later = state(evolve_reaction(*fields, feed=feed, kill=kill, every=50), 1)
    assert np.allclose(later, fields, atol=1e-4)


def test_a_shifted_start_gives_the_shifted_pattern():
    u, v = start_reaction((32, 40), rng=4)
    here = state(evolve_reaction(u, v, feed=0.03, kill=0.06, every=100), 1)
    moved = [np.roll(field, (5, 11), (0, 1)) for field in (u, v)]
    there = state(evolve_reaction(*moved, feed=0.03, kill=0.06, every=100), 1)
    assert np.allclose(there, np.roll(here, (5, 11), (1, 2)), atol=1e-5)


def test_the_start_itself_comes_first_and_states_are_copies():
    u, v = start_reaction((16, 16), rng=5)
    states = evolve_reaction(u, v, feed=0.03, kill=0.06, every=3)
    first = next(states)
    assert np.array_equal(first[0], u) and np.array_equal(first[1], v)
    kept = [field.copy() for field in first]
    second = next(states)
    assert np.array_equal(first, kept) and not np.array_equal(first[1], second[1])
    first[0][:] = 9
    second[0][:] = 9
    assert next(states)[0].max() <= 1


def test_every_third_state_is_every_third_state():
    u, v = start_reaction((16, 16), rng=5)
    each = list(islice(evolve_reaction(u, v, feed=0.03, kill=0.06), 7))
    third = list(islice(evolve_reaction(u, v, feed=0.03, kill=0.06, every=3), 3))
    assert all(np.array_equal(a, b) for a, b in zip(each[::3], third, strict=True))


@pytest.mark.parametrize("diffusion", [(0.16, 0.08), (0.25, 0.1), (0.05, 0.3)])
def test_the_stable_step_is_exactly_where_the_finest_wave_stops_to_shrink(diffusion):
    limit, wave = stable_step(diffusion), chessboard((8, 8))
    assert limit == 1 / (4 * max(diffusion))
    fields = (wave, np.zeros_like(wave)) if diffusion[0] > diffusion[1] else (np.zeros_like(wave), wave)
    sizes = []
    for share in (0.98, 1.02):
        after = state(
            evolve_reaction(*fields, feed=0.0, kill=0.0, dt=share * limit, diffusion=diffusion, every=40), 1
        )
        sizes.append(max(float(np.ptp(field)) for field in after))
    assert sizes[0] < 0.02 * 0.8 < 0.02 * 1.2 < sizes[1]


def test_nothing_that_spreads_has_no_limit():
    assert stable_step((0.0, 0.0)) == float("inf")


def test_a_step_that_is_too_long_blows_up_and_says_so():
    u, v = start_reaction((32, 32), rng=1)
    states = evolve_reaction(u, v, feed=0.03, kill=0.06, dt=1.7, every=5)
    with pytest.raises(ValueError, match=r"must stay within -1 and 3, got .* dt must be at most 1.562"):
        for _ in islice(states, 400):
            pass


def test_a_long_wait_between_two_states_does_not_hide_the_explosion():
    u, v = start_reaction((32, 32), rng=1)
    states = evolve_reaction(u, v, feed=0.03, kill=0.06, dt=3.0, every=100_000)
    next(states)
    with pytest.raises(ValueError, match="after 64 steps of 3"):
        next(states)


def test_the_start_has_squares_of_v_in_a_dish_of_u():
    u, v = start_reaction((100, 100), patches=1, rng=1)
    here = v > 0.2
    assert here.sum() == 100
    assert u[here].max() <= 0.51 and u[~here].min() >= 0.99
    assert 0 <= v.min() and v[~here].max() <= 0.01 and u.max() <= 1


def test_more_patches_start_more_of_the_dish():
    shares = [(start_reaction((128, 128), patches=n, rng=1)[1] > 0.2).mean() for n in (1, 10, 60)]
    assert shares[0] < shares[1] < shares[2]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"u": np.zeros((4, 4))}, "u must be float32, got float64"),
        ({"v": np.zeros((4, 5), np.float32)}, r"v must have the shape of u, \(4, 4\), got \(4, 5\)"),
        ({"v": np.zeros((4, 4, 3), np.float32)}, r"v must be a grey picture \(H, W\), got shape \(4, 4, 3\)"),
        ({"feed": -0.01}, "feed must be at least 0, got -0.01"),
        ({"kill": 2}, "kill must be at most 1, got 2"),
        ({"feed": np.zeros(3)}, r"feed must broadcast to \(4, 4\), got shape \(3,\)"),
        ({"kill": np.full((4, 1), 1.5)}, "kill must hold numbers from 0 to 1, got float64 1.5 to 1.5"),
        ({"kill": np.full((4, 1), np.nan)}, "kill must hold numbers from 0 to 1, got float64 nan"),
        ({"dt": 0}, "dt must be above 0, got 0"),
        ({"diffusion": 0.1}, "diffusion must be two numbers, of u and of v, got 0.1"),
        ({"diffusion": (0.1, -0.1)}, "diffusion must be at least 0, got -0.1"),
    ],
)
def test_what_is_no_reaction_is_refused_before_the_first_step(changes, message):
    flat = np.zeros((4, 4), np.float32)
    wanted = {"u": flat, "v": flat, "feed": 0.03, "kill": 0.06, **changes}
    for routine in (step_reaction, evolve_reaction):
        with pytest.raises((TypeError, ValueError), match=message):
            routine(**wanted)
