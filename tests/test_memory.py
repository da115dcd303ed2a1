"""A process's peak memory is seen from outside."""

import subprocess
import sys

from course_lib.memory import peak_megabytes


def test_the_peak_is_remembered_after_the_memory_is_given_back():
    code = "import os, sys\nx = b'1' * 200_000_000\ndel x\nprint('ready', flush=True)\nsys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        peak = peak_megabytes(child.pid)
        child.communicate(b"")
    assert 200 < peak < 300
