"""The judge's eye."""

import numpy as np
import pytest

from course_lib.generate.gan import build_classifier, describe, train_classifier
from course_lib.generate.rules import glyph_set
from course_lib.training import Silent

SMALL = {"channels": (2, 3, 4, 5), "features": 7}


def test_it_is_small_enough_to_be_shipped():
    assert build_classifier().count_params() <= 150_000


def test_features_and_classes_come_together_in_batches_of_any_size():
    eye, pictures = build_classifier(**SMALL, classes=3, rng=1), glyph_set(1001, rng=1).images
    features, classes = describe(eye, pictures)
    assert features.shape == (1001, 7) and features.dtype == np.float32
    assert classes.shape == (1001,) and set(classes.tolist()) <= {0, 1, 2}
    np.testing.assert_allclose(describe(eye, pictures[1000:])[0], features[1000:], atol=1e-5)


def test_it_learns_what_can_be_learned():
    data = glyph_set(500, characters="01", faces=("DejaVuSans",), rng=1)
    eye = train_classifier(data, steps=60, report=Silent(), rng=1)
    asked = glyph_set(200, characters="01", faces=("DejaVuSans",), rng=2)
    assert (describe(eye, asked.images)[1] == asked.labels).mean() > 0.97
    assert eye.output_shape[1] == (None, 2)


@pytest.mark.parametrize("bad", [(2, 3, 4), (2, 3, 4, 0), (2, 3, 4, 5, 6)])
def test_channels_that_make_no_sense_are_refused(bad):
    with pytest.raises((TypeError, ValueError), match=r"channels must .*got"):
        build_classifier(channels=bad)
