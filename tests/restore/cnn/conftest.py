"""What the tests of this room share: leaves to learn from and pictures to mend."""

import numpy as np
import pytest

from course_lib.restore.cnn import leaf_pool
from course_lib.samples import photographs


@pytest.fixture(scope="session")
def leaves():
    """Twenty small pictures of dead leaves."""
    return leaf_pool(20, size=96, rng=1)


@pytest.fixture(scope="session")
def camera():
    """A photograph of 256 x 256 pixels, grey."""
    return photographs(256)["camera"]


@pytest.fixture
def chance():
    """Chance of its own for each test."""
    return np.random.default_rng(5)
