"""What the networks are shown: the same step gives the same batch, and noise is what its name says."""

import numpy as np
import pytest
from scipy import stats

from course_lib.restore.cnn import feed_missing, feed_noise, feed_noise2noise, leaf_pool
from course_lib.restore.cnn.feed import lose
from course_lib.restore.cnn.pool import cut_patches

FEEDS = {"noise": feed_noise, "noise2noise": feed_noise2noise, "missing": feed_missing}
GREY = np.full((1, 64, 64, 1), 128, np.uint8)


@pytest.mark.parametrize("name", FEEDS)
def test_the_same_step_gives_the_same_batch_and_another_another(name, leaves):
    one, two = (FEEDS[name](leaves, batch=3, patch=16, rng=7) for _ in range(2))
    two(9)
    assert all(np.array_equal(*pair) for pair in zip(one(5), two(5), strict=True))
    assert not any(np.array_equal(*pair) for pair in zip(one(5), one(6), strict=True))
    other = FEEDS[name](leaves, batch=3, patch=16, rng=8)
    assert not any(np.array_equal(*pair) for pair in zip(one(5), other(5), strict=True))


@pytest.mark.parametrize("name", FEEDS)
def test_batches_are_float32_of_the_size_asked_for(name, leaves):
    for array in FEEDS[name](leaves, batch=3, patch=16, rng=1)(0):
        assert array.dtype == np.float32 and array.shape[:3] == (3, 16, 16)


@pytest.mark.parametrize("feed", [feed_noise, feed_noise2noise])
@pytest.mark.parametrize("sigma", [5 / 255, 25 / 255, 0.5])
def test_noise_is_normal_of_the_promised_sigma_neither_cut_nor_clipped(feed, sigma):
    noisy, second = feed(GREY, batch=32, patch=64, sigma=sigma, rng=1)(0)
    clean = np.float32(128 / 255)
    for noise in [noisy - clean, *([second - clean] if feed is feed_noise2noise else [])]:
        assert noise.std() == pytest.approx(sigma, rel=0.01)
        assert abs(noise.mean()) < 4 * sigma / noise.size**0.5
        assert stats.kstest(noise.ravel() / sigma, "norm").pvalue > 0.001
        assert np.abs(noise).max() > 3.8 * sigma
    if sigma == 0.5:
        assert noisy.min() < 0 and noisy.max() > 1


def test_each_picture_has_a_level_of_its_own_and_each_pixel_noise_of_its_own():
    noisy, clean = feed_noise(GREY, batch=64, patch=32, rng=1)(0)
    noise = (noisy - clean)[..., 0]
    levels = noise.std(axis=(1, 2))
    assert len(set(np.round(levels, 3))) > 50
    flat = (noise / levels[:, None, None]).reshape(64, -1)
    assert abs(np.corrcoef(flat)[np.triu_indices(64, 1)]).max() < 0.15
    assert abs((flat[:, 1:] * flat[:, :-1]).mean()) < 0.02


def test_weaker_levels_come_more_often_as_the_docstring_says():
    feed = feed_noise(GREY, batch=2000, patch=8, sigma=(0.1, 0.3), told=True, rng=1)
    levels = feed(0)[0][:, 0, 0, 1]
    assert 0.1 <= levels.min() and levels.max() <= 0.3
    assert stats.kstest(((levels - 0.1) / 0.2) ** (2 / 3), "uniform").pvalue > 0.001
    assert np.mean(levels < 0.2) == pytest.approx(0.5 ** (2 / 3), abs=0.03)


def test_what_a_network_is_told_is_the_level_of_its_picture():
    given, clean = feed_noise(GREY, batch=6, patch=64, told=True, rng=3)(1)
    noise = (given[..., :1] - clean).std(axis=(1, 2, 3))
    np.testing.assert_allclose(noise, given[:, 5, 7, 1], rtol=0.05)
    assert np.ptp(given[..., 1], axis=(1, 2)).max() == 0


def test_told_or_not_the_noise_is_the_same(leaves):
    told, blind = (feed_noise(leaves, batch=3, patch=16, told=told, rng=3)(4) for told in (True, False))
    np.testing.assert_array_equal(told[0][..., :1], blind[0])
    np.testing.assert_array_equal(told[1], blind[1])


def test_noise2noise_shows_one_scene_twice_with_noise_that_has_nothing_to_do_with_each_other(leaves):
    noisy, other = feed_noise2noise(leaves, batch=16, patch=64, sigma=0.2, rng=3)(4)
    same, clean = feed_noise(leaves, batch=16, patch=64, sigma=0.2, rng=3)(4)
    np.testing.assert_array_equal(noisy, same)
    assert (other - clean).std() == pytest.approx(0.2, rel=0.01)
    assert abs(np.corrcoef((noisy - clean).ravel(), (other - clean).ravel())[0, 1]) < 0.02


def test_colour_has_noise_of_its_own_in_each_channel():
    pool = leaf_pool(2, size=32, gray=False, rng=1)
    noisy, clean = feed_noise(pool, batch=32, patch=32, sigma=0.1, rng=1)(0)
    assert noisy.shape == (32, 32, 32, 3)
    correlation = np.corrcoef((noisy - clean).reshape(-1, 3).T)
    assert abs(correlation - np.eye(3)).max() < 0.03


def test_all_eight_turned_and_mirrored_forms_are_shown_equally_often(chance):
    picture = np.arange(64, dtype=np.uint8).reshape(1, 8, 8, 1)
    shown = np.rint(cut_patches(picture, 4000, 8, chance)[..., 0] * 255).astype(np.uint8)
    forms, counts = np.unique(shown.reshape(4000, -1), axis=0, return_counts=True)
    turned = [
        np.rot90(side, turns) for side in (picture[0, ..., 0], picture[0, ..., 0].T) for turns in range(4)
    ]
    assert {form.tobytes() for form in forms} == {one.tobytes() for one in turned}
    assert counts.min() > 400 and counts.max() < 600


def test_squares_come_from_all_pictures_and_all_places(chance):
    pool = [np.full((9, 12, 1), 1, np.uint8), np.full((20, 8, 1), 2, np.uint8)]
    pool[0][0, 0] = pool[0][-1, -1] = pool[1][-1, -1] = 255
    patches = np.rint(255 * cut_patches(pool, 2000, 8, chance))
    first = (patches == 1).any(axis=(1, 2, 3))
    assert 0.45 < first.mean() < 0.55
    assert 0.1 < (patches == 255).any(axis=(1, 2, 3))[first].mean() < 0.3
    assert (patches == 255).any(axis=(1, 2, 3))[~first].any()


def test_missing_pixels_are_marked_and_the_rest_is_the_truth(leaves):
    given, truth, missing = feed_missing(leaves, batch=32, patch=32, rng=1)(0)
    assert set(np.unique(missing)) == {0, 1}
    np.testing.assert_array_equal(given[..., 1:], missing)
    known = missing == 0
    np.testing.assert_array_equal(given[..., :1][known], truth[known])
    assert given[..., 0].min() >= 0 and given[..., 0].max() <= 1


def test_three_quarters_lose_single_pixels_and_the_shares_go_from_few_to_nearly_all(chance):
    lost = np.stack([lose((64, 64), chance) for _ in range(1500)])
    shares = lost.mean(axis=(1, 2))
    assert shares.min() > 0 and shares.max() < 0.96
    random = 0.75 * np.mean(np.linspace(0.1, 0.95, 1000) > 0.31)
    assert np.mean(shares > 0.31) == pytest.approx(random, abs=0.05)
    alone = (lost[:, :, 1:] & lost[:, :, :-1]).mean(axis=(1, 2)) / shares
    pieces = alone > shares + 0.15
    assert 0.15 < pieces.mean() < 0.3


def test_something_is_always_missing_even_in_the_smallest_square(chance):
    assert all(lose((8, 8), chance).any() for _ in range(1000))


@pytest.mark.parametrize("name", FEEDS)
def test_what_no_batch_can_be_made_of_is_refused(name, leaves):
    for options, said in (
        ({"batch": 0}, "batch must be at least 1, got 0"),
        ({"patch": 97}, "patch must be at most 96, got 97"),
        ({"patch": 4}, "patch must be at least 8, got 4"),
        ({"rng": -1}, "rng must be at least 0, got -1"),
        ({"rng": 1.5}, "rng must be"),
    ):
        with pytest.raises((TypeError, ValueError), match=said):
            FEEDS[name](leaves, **options)


@pytest.mark.parametrize("name", FEEDS)
def test_a_generator_is_asked_once_for_a_seed_of_all_steps(name, leaves):
    one, two = (FEEDS[name](leaves, batch=2, patch=16, rng=np.random.default_rng(3)) for _ in range(2))
    two(5)
    assert np.array_equal(one(0)[0], two(0)[0])


@pytest.mark.parametrize("feed", [feed_noise, feed_noise2noise])
@pytest.mark.parametrize("sigma", [-0.1, (0.2, 0.1), (0, 1, 2), (0, np.nan), "loud", None])
def test_a_level_that_makes_no_sense_is_refused(feed, sigma, leaves):
    with pytest.raises((TypeError, ValueError), match=r"sigma must .*got"):
        feed(leaves, sigma=sigma)


@pytest.mark.parametrize("name", FEEDS)
def test_without_a_number_chance_begins_anew(name, leaves):
    one, two = (FEEDS[name](leaves, batch=2, patch=16) for _ in range(2))
    assert not np.array_equal(one(0)[0], two(0)[0])
    assert np.array_equal(one(0)[0], one(0)[0])
