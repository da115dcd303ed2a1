"""``python -m course_lib notebooks [NAME...]``: run the chapters again and save them.

The ``.ipynb`` with its outputs is the only source of a chapter. Each is run from top to bottom in a fresh
kernel of this very interpreter and saved only if no cell failed, so that a second run changes nothing but the
bytes of pictures.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

import nbformat

from course_lib.memory import peak_megabytes
from course_lib.tidy import clean, save

__all__ = ["find_notebooks", "main", "run"]

CELL_TIMEOUT = 120


def find_notebooks(names=(), *, folder=None):
    """The chapters to work on, in order.

    Parameters
    ----------
    names : sequence of str
        A chapter's number ("1" or "01"), the beginning of its file name, or its path; all chapters if empty.
    folder : path-like, optional
        Where the chapters lie; ``notebooks/`` of the checkout if left out.

    Returns
    -------
    list of pathlib.Path
        The files.

    Raises
    ------
    FileNotFoundError
        If there is no such folder.
    ValueError
        If a name fits no chapter, or more than one.
    """
    folder = Path(folder) if folder else Path(__file__).resolve().parents[1] / "notebooks"
    if not folder.is_dir():
        raise FileNotFoundError("no folder notebooks/ here: the chapters come with a checkout of the course")
    files = sorted(folder.glob("*.ipynb"))
    return sorted({_match(name, files) for name in names}) if names else files


def _match(name, files):
    if name.endswith(".ipynb") and Path(name).is_file():
        return Path(name).resolve()
    stem = Path(name).name.removesuffix(".ipynb")
    stem = stem.zfill(2) + "_" if stem.isdigit() else stem
    exact = [path for path in files if path.stem == stem]
    found = exact or [path for path in files if path.stem.startswith(stem)]
    if len(found) != 1:
        have = ", ".join(path.stem for path in files) or "none"
        raise ValueError(f"{name!r} must name one chapter, and it fits {len(found)}; the chapters: {have}")
    return found[0]


def run(path):
    """Run a chapter from top to bottom in a fresh kernel.

    Parameters
    ----------
    path : pathlib.Path
        The notebook; its folder is the kernel's working folder.

    Returns
    -------
    notebook : nbformat.NotebookNode
        The executed and cleaned notebook.
    megabytes : float
        The kernel's peak memory.

    Raises
    ------
    nbclient.exceptions.CellExecutionError, nbclient.exceptions.CellTimeoutError
        If a cell fails or takes longer than 120 seconds.
    nbclient.exceptions.DeadKernelError
        If the kernel dies, most often for want of memory.
    """
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        km=_manager(),
        timeout=CELL_TIMEOUT,
        resources={"metadata": {"path": str(Path(path).parent)}},
        store_widget_state=False,
        record_timing=False,
        allow_errors=False,
        coalesce_streams=True,
    )
    # The kernel's own stderr is no cell's: it only warns that it talks to this machine without encryption.
    with client.setup_kernel(cleanup_kc=True, stderr=subprocess.DEVNULL):
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        megabytes = peak_megabytes(client.km.provisioner.pid)
    return clean(notebook), megabytes


def _manager():
    """A kernel manager whose ``python3`` is this interpreter, whatever kernels the user has installed."""
    from ipykernel.kernelspec import RESOURCES, get_kernel_dict
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

    class ThisInterpreter(KernelSpecManager):
        def get_kernel_spec(self, kernel_name):
            return KernelSpec(resource_dir=RESOURCES, **get_kernel_dict())

    return AsyncKernelManager(kernel_name="python3", kernel_spec_manager=ThisInterpreter())


def main(argv=None):
    """Run the verb ``notebooks``: run the chapters again and save those that ran without an error.

    Parameters
    ----------
    argv : list of str, optional
        The arguments after the verb.

    Returns
    -------
    int
        0 if all chapters were saved, 1 if one failed, 2 if a name fits no chapter.
    """
    parser = argparse.ArgumentParser(
        prog="course.py notebooks", description="Run the chapters again and save them."
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="a chapter: 1, 01_random, or a path; default: all"
    )
    try:
        files = find_notebooks(parser.parse_args(argv).names)
    except (FileNotFoundError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    saved = [_run_and_save(path) for path in files]
    print(f"{sum(saved)} of {len(saved)} notebooks saved")
    return 0 if all(saved) else 1


def _run_and_save(path):
    from nbclient.exceptions import CellControlSignal, DeadKernelError

    start = time.perf_counter()
    try:
        notebook, megabytes = run(path)
    except (CellControlSignal, DeadKernelError) as error:
        print(f"{path.name}: not saved, a cell failed\n{error}", file=sys.stderr, flush=True)
        return False
    save(notebook, path)
    seconds, size = time.perf_counter() - start, path.stat().st_size
    print(
        f"{path.name}: saved after {seconds:.0f} s, kernel peak {megabytes:.0f} MB, {size / 1e6:.2f} MB",
        flush=True,
    )
    return True
