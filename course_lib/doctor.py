"""``python -m course_lib doctor``: look the installation over; each finding comes with its mend.

The exit code is 1 if something is broken. What is only worth knowing (little memory, a port in use) is a note.
``--json`` prints the findings for a program, for example to be pasted into a question to the teacher.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Finding", "examine", "main"]

ROOT = Path(__file__).resolve().parent.parent
SHOWN = (
    "numpy",
    "scipy",
    "scikit-image",
    "pillow",
    "matplotlib",
    "ipywidgets",
    "ipykernel",
    "jupyterlab",
    "keras",
)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Parameters
    ----------
    name : str
        What was looked at.
    state : {"well", "note", "broken"}
        How it is.
    found : str
        What was found.
    mend : str
        What to do about it; empty if all is well.
    """

    name: str
    state: str
    found: str
    mend: str = ""


def _again(python="python"):
    """What makes the environment whole: the door of a checkout, elsewhere the installer."""
    if (ROOT / "course.py").is_file():
        return f"run `{python} course.py lab` again: it completes the environment"
    return "install making-and-mending-images again"


def python():
    """Python's version and place."""
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}, {sys.executable}"
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Finding("Python", "well", found)
    mend = f"install Python 3.11, 3.12 or 3.13 and {_again('python3.13')}"
    return Finding("Python", "broken", found, mend)


def packages(lock=ROOT / "requirements.lock"):
    """Whether the packages are those of the lock, where there is one."""
    versions = {}
    for name in SHOWN:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            return Finding("packages", "broken", f"{name} is missing", _again())
    found = ", ".join(f"{name} {version}" for name, version in versions.items())
    locked = (
        dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
        if lock.is_file()
        else {}
    )
    other = [name for name in versions if locked.get(name, versions[name]) != versions[name]]
    if other:
        found = f"{found}; the lock names another version of {', '.join(other)}"
        return Finding("packages", "note", found, _again())
    return Finding("packages", "well", found)


def memory(total=None, free=None):
    """Memory in bytes; the networks need up to 1.2 GB beside the browser."""
    if total is None or free is None:
        import psutil

        total, free = psutil.virtual_memory().total, psutil.virtual_memory().available
    found = f"{free / 1e9:.1f} of {total / 1e9:.1f} GB free"
    if free < 1.5e9:
        return Finding(
            "memory", "note", found, "close other programs before a chapter with networks (1.2 GB)"
        )
    return Finding("memory", "well", found)


def disk(folder=ROOT):
    """Free disk where the course lies."""
    free = shutil.disk_usage(folder).free
    if free < 0.5e9:
        return Finding(
            "disk", "broken", f"{free / 1e9:.1f} GB free", "free 0.5 GB: notebooks cannot be saved otherwise"
        )
    return Finding("disk", "well", f"{free / 1e9:.1f} GB free")


def tensorflow(limit=180):
    """Whether TensorFlow loads and computes, tried in a process of its own: it may crash on an old processor."""
    start = time.perf_counter()
    try:
        done = _load_tensorflow(limit)
    except subprocess.TimeoutExpired:
        return Finding(
            "TensorFlow", "broken", f"did not load within {limit} s", "close other programs and try again"
        )
    except OSError as error:
        return Finding("TensorFlow", "broken", f"cannot be tried: {error}", _again())
    if done.returncode == 0:
        return Finding(
            "TensorFlow", "well", f"{done.stdout.split()[-1]} loads in {time.perf_counter() - start:.1f} s"
        )
    return Finding("TensorFlow", "broken", _why(done), _tensorflow_mend(done))


def _load_tensorflow(limit):
    """The finished process that loaded it; bytes that are not UTF-8, as Windows may write them, are replaced."""
    code = "import tensorflow as tf; assert float(tf.reduce_sum(tf.ones(3))) == 3; print(tf.__version__)"
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=limit,
        env=dict(os.environ, TF_CPP_MIN_LOG_LEVEL="3"),
        check=False,
    )


def _why(done):
    """The last line of what a process that failed said."""
    if done.returncode in (-4, 3221225501):
        return "its instructions are too new for this processor"
    lines = done.stderr.strip().splitlines() or [f"it ended with code {done.returncode}"]
    return f"does not load: {lines[-1]}"


def _tensorflow_mend(done):
    """What helps against the reasons that are known."""
    if done.returncode in (-4, 3221225501):
        return "chapters 0, 1, 2, 4 and 5 work without it; for the others use another computer or Binder"
    if "DLL load failed" in done.stderr:
        return "install Microsoft's Visual C++ Redistributable (x64) and try again"
    return _again()


def data():
    """Whether the course's own data and weights are whole."""
    from course_lib import weights

    try:
        troubles = weights.check_all()
    except (OSError, ValueError) as error:
        troubles = [f"SHA256SUMS cannot be read: {error}"]
    if troubles:
        return Finding("data and weights", "broken", "; ".join(troubles), "get the course's files again")
    return Finding("data and weights", "well", "whole")


def port(number=8888):
    """Whether JupyterLab's usual port is free."""
    with socket.socket() as trial:
        if os.name == "posix":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", number))
        except OSError:
            return Finding(
                "port", "note", f"{number} is in use", "nothing to do: JupyterLab takes the next free one"
            )
    return Finding("port", "well", f"{number} is free")


def kernel(limit=60):
    """Whether a notebook's kernel starts and is this environment's Python."""
    from jupyter_client.kernelspec import NoSuchKernel
    from jupyter_client.manager import start_new_kernel

    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    start = time.perf_counter()
    try:
        manager, client = start_new_kernel(
            startup_timeout=limit, kernel_name="python3", stderr=subprocess.DEVNULL
        )
    except (NoSuchKernel, RuntimeError, OSError) as error:
        return Finding("notebook kernel", "broken", f"does not start: {error}", _again())
    try:
        heard = []
        client.execute_interactive("import sys; print(sys.prefix)", timeout=limit, output_hook=heard.append)
    except TimeoutError as error:
        return Finding("notebook kernel", "broken", f"does not answer: {error}", _again())
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return _kernel_finding("".join(message["content"].get("text", "") for message in heard).strip(), start)


def _kernel_finding(prefix, start):
    """Judge the environment that the kernel named."""
    if Path(prefix).resolve() != Path(sys.prefix).resolve():
        mend = "remove the kernel named python3 from your home folder: `jupyter kernelspec uninstall python3`"
        return Finding("notebook kernel", "broken", f"runs another Python: {prefix}", mend)
    return Finding("notebook kernel", "well", f"answers in {time.perf_counter() - start:.1f} s")


def settings():
    """Whether JupyterLab finds the course's settings, without which a slider may move from another thread."""
    try:
        from jupyterlab.commands import get_app_dir
    except ImportError:
        return Finding("JupyterLab settings", "note", "JupyterLab is not in this environment")
    folder = Path(get_app_dir(), "settings")
    for file in (folder / "overrides.d" / "making-and-mending-images.json", folder / "overrides.json"):
        if file.is_file() and "commsOverSubshells" in file.read_text(encoding="utf-8"):
            return Finding("JupyterLab settings", "well", "in force")
    mend = "in JupyterLab's Settings, Kernel: set `Kernel Comms over subshells` to Disabled, or " + _again()
    return Finding("JupyterLab settings", "note", f"the course's are not in {folder}", mend)


EXAMINATIONS = (python, packages, memory, disk, tensorflow, data, port, kernel, settings)


def examine(examinations=EXAMINATIONS):
    """Look at one thing after the other.

    Parameters
    ----------
    examinations : sequence of callable
        Each returns a `Finding`.

    Yields
    ------
    Finding
        As soon as it is known.
    """
    for examination in examinations:
        yield examination()


def main(argv=None):
    """Print the findings; 1 if something is broken."""
    parser = argparse.ArgumentParser(prog="doctor", description="Look the installation over.")
    parser.add_argument("--json", action="store_true", help="print the findings for a program")
    as_json = parser.parse_args(argv).json
    findings = []
    for finding in examine():
        findings.append(finding)
        if not as_json:
            print(_text(finding), flush=True)
    broken = [finding.name for finding in findings if finding.state == "broken"]
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], indent=1))
    else:
        print(f"\nBroken: {', '.join(broken)}." if broken else "\nThe installation is well.")
    return 1 if broken else 0


def _text(finding):
    """One finding as one line, with its mend below it."""
    line = f"{finding.state:<7} {finding.name}: {finding.found}"
    return f"{line}\n        mend: {finding.mend}" if finding.mend else line
