"""Files are written whole or not at all: a half-written file never replaces a good one."""

import os
import secrets
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(content, path):
    """Write a file beside its goal first, then rename it: renaming either happens or does not.

    Parameters
    ----------
    content : bytes or str
        What the file shall hold; text is written as UTF-8, with its line ends as they are.
    path : path-like
        The file; an older one is replaced.

    Returns
    -------
    pathlib.Path
        The file's place.

    Raises
    ------
    OSError
        If the folder cannot be written to or the disk is full; an older file is then still whole.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> write_whole("sigma,psnr\\n", Path(folder.name) / "curve.csv").read_text()
    'sigma,psnr\\n'
    >>> folder.cleanup()
    """
    path = Path(path)
    content = content.encode("utf-8") if isinstance(content, str) else content
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path
