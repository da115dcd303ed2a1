"""The ground floor starts fast: importing it loads nothing beyond NumPy."""

import subprocess
import sys

import pytest

HEAVY = ("PIL", "scipy", "skimage", "matplotlib", "ipywidgets", "tensorflow", "keras", "pywt")


@pytest.mark.parametrize("module", ["images", "samples", "damage", "metrics"])
def test_importing_loads_numpy_only(module):
    code = f"import sys, course_lib.{module}; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
