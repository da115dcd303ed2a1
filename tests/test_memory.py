"""A process's peak memory is seen from outside."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

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


def test_where_the_system_keeps_no_peak_the_memory_of_this_moment_stands_in(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "read_text", lambda path, **options: "Name:\tpython\nVmRSS:\t 9 kB\n")
    now = psutil.Process().memory_info().rss / 1e6
    assert peak_megabytes(os.getpid()) == pytest.approx(now, rel=0.2)
