"""How much memory a process took at its highest."""

import sys
from pathlib import Path

__all__ = ["peak_megabytes"]


def peak_megabytes(pid):
    """The peak of a running process's resident memory, seen from outside.

    Linux keeps the high-water mark in ``/proc``, Windows in the process's counters. macOS tells it to the process
    alone, and some sandboxes leave it out of ``/proc``: there the memory of this moment stands in for it.

    Parameters
    ----------
    pid : int
        The number of the process.

    Returns
    -------
    float
        Megabytes (10^6 bytes).

    Examples
    --------
    >>> import os
    >>> peak_megabytes(os.getpid()) > 5
    True
    """
    import psutil

    if sys.platform == "linux":
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
        peaks = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
        if peaks:
            return peaks[0] * 1024 / 1e6
    memory = psutil.Process(pid).memory_info()
    return getattr(memory, "peak_wset", memory.rss) / 1e6
