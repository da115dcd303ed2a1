"""A copy of course.py in a house of its own, and a tiny course whose set-up is real but takes seconds."""

import base64
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BACKEND = """
import base64, hashlib, pathlib, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "tiny_course-1.0-py3-none-any.whl"
    info = "tiny_course-1.0.dist-info/"
    files = {
        "tiny_course.pth": str(pathlib.Path.cwd()) + "\\n",
        info + "METADATA": "Metadata-Version: 2.1\\nName: tiny-course\\nVersion: 1.0\\n",
        info + "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
        wheel.writestr(info + "RECORD", "".join(path + ",,\\n" for path in [*files, info + "RECORD"]))
    return name
"""
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "tiny_backend"\nbackend-path = ["."]\n'


def load_door(folder):
    """The module of a copy of course.py in `folder`."""
    shutil.copy(ROOT / "course.py", folder)
    spec = importlib.util.spec_from_file_location("course_door", folder / "course.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def door(tmp_path):
    """course.py, loaded from a folder with a lock and a pyproject.toml of its own."""
    (tmp_path / "requirements.lock").write_text("first==1.0 --hash=sha256:0\n")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    return load_door(tmp_path)


def make_wheel(folder, name, version="1.0", text="value = 1\n"):
    """A wheel with one module; returns its line for the lock."""
    info, path = f"{name}-{version}.dist-info/", folder / f"{name}-{version}-py3-none-any.whl"
    files = {
        f"{name}.py": text,
        info + "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        info + "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        rows = [f"{info}RECORD,,"]
        for file, content in files.items():
            wheel.writestr(file, content)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest()).rstrip(b"=").decode()
            rows.append(f"{file},sha256={digest},{len(content)}")
        wheel.writestr(info + "RECORD", "\n".join(rows) + "\n")
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class TinyCourse:
    """A course with two small packages: its set-up is real and reaches no network."""

    def __init__(self, folder):
        self.folder, self.wheels = folder / "a b 课程", folder / "wheels"
        self.folder.mkdir()
        self.wheels.mkdir()
        shutil.copy(ROOT / "course.py", self.folder)
        (self.folder / "tiny_backend.py").write_text(BACKEND)
        (self.folder / "pyproject.toml").write_text(PROJECT)
        (self.folder / "course_lib").mkdir()
        (self.folder / "course_lib/__main__.py").write_text(
            "import sys, first\nprint('verb', *sys.argv[1:], first)\n"
        )
        self.lock(make_wheel(self.wheels, "first"), make_wheel(self.wheels, "second"))

    def lock(self, *lines):
        """Write the lock."""
        (self.folder / "requirements.lock").write_text("".join(lines))

    def environment(self):
        """The machine's variables with a pip that knows only our wheels."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        ours = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri()}
        return {**kept, **ours}

    def run(self, *words, cwd=None):
        """`python course.py` with words."""
        command = [sys.executable, str(self.folder / "course.py"), *(words or ("doctor", "now"))]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=self.environment(),
                              cwd=cwd, timeout=300, check=False)  # fmt: skip

    def works(self):
        """Run and insist that the verb was reached."""
        done = self.run()
        assert done.returncode == 0, done.stdout + done.stderr
        assert "verb doctor now" in done.stdout
        assert done.stderr == ""
        return done.stdout

    def installed(self):
        """The names of what is installed."""
        site = next(iter((self.folder / ".venv").glob("[Ll]ib/**/site-packages")))
        return {path.name.split("-")[0] for path in site.glob("*.dist-info")} - {"pip", "setuptools"}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A tiny course, set up once for a file of tests that change it one after the other."""
    return TinyCourse(tmp_path_factory.mktemp("tiny"))
