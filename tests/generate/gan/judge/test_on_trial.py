"""The judge on trial: every cheat fails a line, and real pictures fail none."""

import numpy as np
import pytest

from course_lib.generate.gan import (
    LIMITS,
    Judge,
    build_classifier,
    compare_neighbours,
    describe,
    frechet_distance,
)
from course_lib.generate.rules import HELD_OUT_FACES, TRAIN_FACES, bend, glyph_set

N = 1000


def same_moments(points, n, rng):
    """Gaussian vectors of the same mean and covariance."""
    flat = points.reshape(len(points), -1).astype(np.float64)
    drawn = np.random.default_rng(rng).multivariate_normal(
        flat.mean(axis=0), np.cov(flat.T), n, method="eigh"
    )
    return drawn.reshape(n, *points.shape[1:]).astype(np.float32)


def test_the_eye_reads_pictures_it_has_not_seen_even_in_faces_it_has_not_seen(judge):
    for faces, least in ((TRAIN_FACES, 0.995), (HELD_OUT_FACES, 0.98)):
        data = glyph_set(N, faces=faces, rng=9)
        assert (describe(judge.classifier, data.images)[1] == data.labels).mean() > least


def test_real_pictures_fail_no_line_not_even_of_the_goal(judge):
    verdict = judge.judge(glyph_set(N, faces=TRAIN_FACES, rng=7).images)
    assert verdict.failed() == () and verdict.failed(goal=True) == ()
    assert verdict.fcd / verdict.floor == pytest.approx(1, abs=0.3)


def test_copies_of_training_pictures_are_caught(judge, training):
    verdict = judge.judge(np.resize(training[:500].images, (N, 28, 28)))
    assert "nearest-neighbour ratio" in verdict.failed()
    assert verdict.ratio == 0


def test_averaged_pairs_are_caught(judge, training):
    images = training.images
    verdict = judge.judge((images[:N] + images[N : 2 * N]) / 2)
    assert "precision" in verdict.failed()


def test_averaged_pairs_of_one_class_are_caught_although_each_can_be_read(judge, training):
    alike = training[np.argsort(training.labels, kind="stable")].images
    verdict = judge.judge((alike[0 : 2 * N : 2] + alike[1 : 2 * N : 2]) / 2)
    assert "FCD / floor" in verdict.failed()


def test_a_gaussian_of_the_same_mean_and_covariance_is_caught(judge, training):
    verdict = judge.judge(np.clip(same_moments(training.images, N, rng=1), 0, 1))
    assert {"precision", "coverage"} <= set(verdict.failed())


def test_a_gaussian_among_the_features_has_a_perfect_distance_and_is_caught_by_its_neighbours(judge):
    """The Fréchet distance alone would call it better than real pictures."""
    real = describe(judge.classifier, judge.others.images)[0]
    cheat = same_moments(real, N, rng=1)
    reference = describe(judge.classifier, judge.reference.images)[0]
    assert frechet_distance(reference, cheat) < 1.5 * judge.floor
    found, honest = compare_neighbours(reference, cheat), compare_neighbours(reference, real[:N])
    assert found.precision < LIMITS["precision"][0][0] < honest.precision
    assert found.density < LIMITS["density"][0][0] < honest.density


def test_a_generator_that_draws_one_digit_only_is_caught(judge, training):
    verdict = judge.judge(bend(np.repeat(training.images[:1], N, axis=0), rng=1))
    assert {"recall", "coverage", "smallest class share", "largest class share"} <= set(verdict.failed())


def test_a_generator_that_forgets_a_class_is_caught(judge):
    data = glyph_set(2 * N, faces=TRAIN_FACES, rng=7)
    verdict = judge.judge(data[data.labels != 3][:N].images)
    assert verdict.failed() == ("smallest class share",)


def test_noise_is_caught(judge):
    verdict = judge.judge(np.random.default_rng(1).random((N, 28, 28), dtype=np.float32))
    assert {"FCD / floor", "precision", "coverage"} <= set(verdict.failed())


def test_a_verdict_can_be_read(judge):
    verdict = judge.judge(glyph_set(N, faces=TRAIN_FACES, rng=7).images)
    assert [line.name for line in verdict.lines] == list(LIMITS)
    for name in LIMITS:
        assert name in str(verdict)
    assert "1,000 pictures" in str(verdict)


def test_what_must_be_is_never_stricter_than_what_should_be():
    for must, goal in LIMITS.values():
        assert must[0] <= goal[0] <= goal[1] <= must[1]


def test_only_as_many_samples_as_reference_pictures_are_judged(judge):
    with pytest.raises(ValueError, match=r"pictures must have shape \(1000, 28, 28\), got \(999, 28, 28\)"):
        judge.judge(np.zeros((999, 28, 28), np.float32))
    with pytest.raises(TypeError, match="pictures must be a float32 array, got float64"):
        judge.judge(np.zeros((1000, 28, 28)))


def test_a_judge_without_enough_real_pictures_is_refused(training):
    eye = build_classifier(channels=(2, 2, 2, 2), rng=1)
    with pytest.raises(ValueError, match="others must hold at least 20 pictures, got 19"):
        Judge(eye, training[:20], training[20:39], training)
    with pytest.raises(TypeError, match="reference must be a GlyphSet, got ndarray"):
        Judge(eye, training.images, training, training)
    with pytest.raises(ValueError, match="others must differ from training, got copies"):
        Judge(eye, training[:20], training[20:60], training).judge(training.images[:20])
