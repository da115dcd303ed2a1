import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from skimage import restoration

from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.filtering import filter_tv, total_variation, tv_energy
from course_lib.restore.filtering.variation import _divergence, _gradient
from course_lib.samples import photographs

SIGMA = 25 / 255


@pytest.fixture(scope="module")
def case():
    truth = photographs()["camera"]
    return truth, add_gaussian_noise(truth, SIGMA, rng=0)


def test_the_variation_of_an_edge_is_its_height_times_its_length():
    edge = np.zeros((6, 8), np.float32)
    edge[:, 4:] = 0.5
    assert total_variation(edge) == pytest.approx(3)


def test_the_energy_of_a_hand_sized_picture_is_the_one_found_with_a_pencil():
    noisy = np.float32([[0, 1], [0, 0]])
    assert tv_energy(noisy, noisy, weight=2) == pytest.approx(2 * 2)  # a step of 1 to the right and one down
    assert tv_energy(np.zeros_like(noisy), noisy, weight=2) == pytest.approx(0.5)


@given(seed=some.integers(0, 99))
def test_divergence_is_minus_the_transpose_of_the_gradient(seed):
    rng = np.random.default_rng(seed)
    picture = rng.standard_normal((7, 5)).astype(np.float32)
    arrows = _gradient(rng.standard_normal((7, 5)).astype(np.float32))
    assert np.vdot(_gradient(picture), arrows) == pytest.approx(
        -np.vdot(picture, _divergence(arrows)), abs=1e-3
    )


def test_the_energy_falls_at_every_step(case):
    _, noisy = case
    energies = [tv_energy(noisy, noisy, weight=0.08)]
    filter_tv(
        noisy,
        weight=0.08,
        steps=30,
        callback=lambda step, u: energies.append(tv_energy(u, noisy, weight=0.08)),
    )
    assert len(energies) == 31
    assert (np.diff(energies) < 0).all()


def test_no_nearby_picture_has_less_energy(case):
    _, noisy = case
    part = noisy[:64, :64].copy()
    found = filter_tv(part, weight=0.1, steps=500)
    least = tv_energy(found, part, weight=0.1)
    rng = np.random.default_rng(0)
    for size in (1e-1, 1e-2, 1e-3):
        other = found + np.float32(size) * rng.standard_normal(found.shape, dtype=np.float32)
        assert tv_energy(other, part, weight=0.1) > least
    for other in (part, filter_tv(part, weight=0.09, steps=500), filter_tv(part, weight=0.11, steps=500)):
        assert tv_energy(other, part, weight=0.1) > least


def test_it_finds_the_minimum_that_scikit_image_finds_after_many_steps(case):
    _, noisy = case
    theirs = restoration.denoise_tv_chambolle(noisy, weight=0.08, eps=1e-8, max_num_iter=1500)
    ours = filter_tv(noisy, weight=0.08, steps=300)
    assert np.abs(ours - theirs).mean() < 1e-3
    assert tv_energy(ours, noisy, weight=0.08) < tv_energy(theirs, noisy, weight=0.08) * 1.001


def test_it_is_within_a_tenth_of_a_decibel_of_scikit_image_s_best_weight(case):
    truth, noisy = case
    weights = SIGMA * np.arange(0.6, 1.05, 0.1)
    theirs = [
        psnr(truth, clip(restoration.denoise_tv_chambolle(noisy, weight=w, eps=1e-5, max_num_iter=300)))
        for w in weights
    ]
    assert psnr(truth, clip(filter_tv(noisy, weight=0.8 * SIGMA))) > max(theirs) - 0.1


def test_thirty_steps_are_within_two_hundredths_of_a_decibel_of_three_hundred(case):
    truth, noisy = case
    short, long = (psnr(truth, clip(filter_tv(noisy, weight=0.08, steps=steps))) for steps in (30, 300))
    assert abs(short - long) < 0.02


def test_the_mean_is_kept_and_a_large_weight_leaves_nothing_else():
    noisy = np.random.default_rng(0).random((16, 16), dtype=np.float32)
    assert np.allclose(filter_tv(noisy, weight=50, steps=300), noisy.mean(), atol=0.01)
    assert filter_tv(noisy, weight=0.1).mean() == pytest.approx(noisy.mean(), abs=1e-5)


def test_channels_share_their_edges():
    picture = np.zeros((8, 8, 3), np.float32)
    picture[:, 4:] = 1
    assert total_variation(picture) == pytest.approx(8 * np.sqrt(3))


def test_the_callback_sees_the_last_picture_and_cannot_spoil_it(case):
    _, noisy = case
    seen = []
    result = filter_tv(
        noisy, weight=0.1, steps=3, callback=lambda step, u: seen.append((step, u.copy())) or u.fill(9)
    )
    assert [step for step, _ in seen] == [0, 1, 2]
    assert np.array_equal(seen[-1][1], result)


def test_energies_of_pictures_of_different_shapes_are_refused():
    with pytest.raises(ValueError, match="image must have the shape of noisy"):
        tv_energy(np.zeros((4, 4), np.float32), np.zeros((4, 5), np.float32), weight=1)


@pytest.mark.parametrize("options", [{"weight": 0}, {"weight": float("nan")}, {"steps": 0}])
def test_a_setting_out_of_range_is_named(options):
    with pytest.raises(ValueError, match=f"{next(iter(options))} must be"):
        filter_tv(np.zeros((8, 8), np.float32), **options)
