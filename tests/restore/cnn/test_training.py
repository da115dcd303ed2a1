"""Short trainings: they mend, they find what can be solved for, and a kill leaves no trace."""

import importlib
import multiprocessing

import numpy as np
import pytest

from course_lib import training
from course_lib.damage import add_gaussian_noise
from course_lib.images import clip
from course_lib.metrics import psnr
from course_lib.restore.cnn import (
    Mender,
    best_kernel,
    build_filter,
    build_inpainter,
    build_repair_net,
    denoise_cnn,
    feed_missing,
    feed_noise,
    feed_noise2noise,
    learned_kernel,
)

SIGMA = 25 / 255


def train(network, batch, steps, **options):
    """Train without a word and give the average."""
    mender = Mender(network, **options)
    training.fit(mender, batch, steps=steps, report=training.Silent())
    return mender.average


@pytest.fixture(scope="module")
def truth(camera):
    """A piece of a photograph."""
    return camera[64:192, 64:192].copy()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_four_layer_network_learns_from_twenty_leaves_to_mend_a_photograph(leaves, truth, seed):
    batch = feed_noise(leaves, batch=8, patch=32, sigma=SIGMA, rng=seed)
    network = train(build_repair_net(width=12, rng=seed), batch, 200, rate=1e-2)
    noisy = add_gaussian_noise(truth, sigma=SIGMA, rng=seed)
    assert psnr(truth, clip(denoise_cnn(noisy, denoiser=network))) > psnr(truth, clip(noisy)) + 3


@pytest.mark.parametrize("seed", [1, 2])
def test_without_a_single_clean_picture_it_learns_nearly_as_much(leaves, truth, seed):
    batch = feed_noise2noise(leaves, batch=8, patch=32, sigma=SIGMA, rng=seed)
    network = train(build_repair_net(width=12, rng=seed), batch, 200, rate=1e-2, squared=True)
    noisy = add_gaussian_noise(truth, sigma=SIGMA, rng=seed)
    assert psnr(truth, clip(denoise_cnn(noisy, denoiser=network))) > psnr(truth, clip(noisy)) + 3


def test_the_inpainter_learns_one_batch_by_heart(leaves):
    batch = feed_missing(leaves, batch=2, patch=16, rng=1)(0)
    given, truth, missing = batch
    network = train(build_inpainter(widths=(12, 12), rng=1), lambda step: batch, 300, rate=1e-2)
    away = [np.abs(np.asarray(one) - truth)[missing == 1].mean() for one in (network(given), given[..., :1])]
    assert away[0] < 0.7 * away[1]


def test_the_learned_filter_comes_to_the_one_that_can_be_solved_for(leaves):
    best = best_kernel(*feed_noise(leaves, batch=256, patch=32, sigma=SIGMA, rng=2)(0), size=3)
    batch = feed_noise(leaves, batch=8, patch=32, sigma=SIGMA, rng=1)
    learned = learned_kernel(train(build_filter(rng=1), batch, 500, rate=0.1, squared=True))
    np.testing.assert_allclose(learned, best, atol=0.015)


def begin(folder, pipe=None):
    """Train thirty steps, keep every tenth, and tell each step to a pipe, if there is one."""
    rng = np.random.default_rng(3)
    pool = rng.integers(256, size=(4, 24, 24, 1), dtype=np.uint8)
    mender = Mender(build_repair_net(width=3, rng=1))
    training.fit(
        mender,
        feed_noise(pool, batch=2, patch=8, rng=1),
        steps=30,
        callback=lambda model, step: pipe and pipe.send(step) or pipe and step >= 17 and pipe.recv(),
        checkpoint=training.Checkpoint(folder, settings={"seed": 1}, every=10),
        report=training.Silent(),
    )
    return [*mender.network.get_weights(), *mender.average.get_weights()]


def work(folder, pipe):
    """Train in a process of its own, which imports TensorFlow itself."""
    importlib.import_module("tests.restore.cnn.test_training").begin(folder, pipe)


def test_killed_and_begun_again_a_training_ends_with_the_same_weights_bit_for_bit(tmp_path):
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=work, args=(tmp_path / "killed", theirs), daemon=True
    )
    process.start()
    while not ours.poll(240) or ours.recv() < 17:
        assert process.is_alive(), "the training does not go on"
    process.kill()
    process.join()
    assert (tmp_path / "killed" / "checkpoint.npz").is_file()
    first, second = begin(tmp_path / "unbroken"), begin(tmp_path / "killed")
    assert all(np.array_equal(*pair) for pair in zip(first, second, strict=True))
