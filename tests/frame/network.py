"""No check reaches the network: neither this process nor a Python that it starts."""

import os
from pathlib import Path

from tests.frame.blocked import sitecustomize  # closes the network of this very process

__all__ = ["BLOCK_FOLDER", "sitecustomize"]

BLOCK_FOLDER = Path(__file__).parent / "blocked"


def pytest_configure(config):
    """Give the block to every Python that a check starts."""
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if str(BLOCK_FOLDER) not in paths:
        os.environ["PYTHONPATH"] = os.pathsep.join([str(BLOCK_FOLDER), *filter(None, paths)])
