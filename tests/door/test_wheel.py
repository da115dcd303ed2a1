"""The wheel: built without a network, unpacked into an empty environment, and used without the checkout."""

import email
import json
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SOURCES = ("course_lib", "data", "notebooks", "README.md", "LICENSE", "LICENSE-text", "pyproject.toml")
LITTER = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy of the sources alone."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name, **({"ignore": LITTER} if (ROOT / name).is_dir() else {}))
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return next(target.glob("*.whl"))


def test_the_source_archive_holds_what_its_own_tests_read(tmp_path):
    source = tmp_path / "source"
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-text", ".ci/run", "binder/start"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert {".ci/run", "binder/start"} <= names


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A Python whose environment holds the wheel; the other packages are those of the environment that tests."""
    prefix = tmp_path_factory.mktemp("environment") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(prefix)], check=True)
    site = next(iter(prefix.glob("[Ll]ib/**/site-packages")))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    data = next(site.glob("*.data")) / "data"
    shutil.copytree(data, prefix, dirs_exist_ok=True)
    shutil.rmtree(data.parent)
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "others.pth").write_text("\n".join(sorted(folders)), encoding="utf-8")
    return prefix / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def run(python, *words, cwd):
    """Run a Python with words; its output."""
    done = subprocess.run(
        [str(python), *words], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_is_for_every_system_and_says_what_it_is(wheel):
    assert wheel.name == f"making_and_mending_images-{PROJECT['version']}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = email.message_from_bytes(archive.read(name))
        licences = {name for name in archive.namelist() if "/licenses/" in name}
    assert metadata["Requires-Python"] == "<3.14,>=3.11"
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert {Path(name).name for name in licences} == {"LICENSE", "LICENSE-text"}
    classifiers = metadata.get_all("Classifier")
    assert {f"Programming Language :: Python :: 3.{minor}" for minor in (11, 12, 13)} <= set(classifiers)
    assert not [line for line in classifiers if line.startswith("License ::")]


def test_the_wheel_holds_the_library_the_data_the_chapters_and_no_litter(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, inside in (
        ("course_lib", "course_lib"),
        ("data", "course_lib/data"),
        ("notebooks", "course_lib/chapters"),
    ):
        for path in (ROOT / folder).rglob("*"):
            litter = {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
            if path.is_file() and not litter:
                assert f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" in names
    assert not [
        name for name in names if ".ipynb_checkpoints" in name or name.endswith(".pyc") or name.startswith("tests")
    ]


def test_the_course_works_without_the_checkout(installed, tmp_path):
    code = (
        "import json, course_lib, numpy as np\n"
        "from course_lib import damage, lab, metrics, samples, weights\n"
        "image = samples.camera(64, gray=True)\n"
        "noisy = damage.add_gaussian_noise(image, 25 / 255, rng=1)\n"
        "folder, checkout = lab.chapters()\n"
        "print(json.dumps([course_lib.__file__, weights.check_all(), str(folder), checkout,\n"
        "                  round(float(metrics.psnr(image, noisy)))]))"
    )
    file, troubles, chapters, checkout, score = json.loads(run(installed, "-c", code, cwd=tmp_path))
    prefix = installed.parent.parent
    assert Path(file).is_relative_to(prefix)
    assert Path(chapters).is_relative_to(prefix)
    assert (troubles, checkout, score) == ([], False, 20)


def test_the_verbs_work_without_the_checkout(installed, tmp_path):
    assert "open the chapters in JupyterLab" in run(installed, "-m", "course_lib", "--help", cwd=tmp_path)
    code = (
        "import jupyterlab.labapp as app; app.main = print\n"
        "from course_lib.__main__ import main; main(['lab', 'my course 图像'])"
    )
    said = run(installed, "-X", "utf8", "-c", code, cwd=tmp_path)
    assert f"--ServerApp.root_dir={tmp_path / 'my course 图像'}" in said
    copied = {path.name for path in (tmp_path / "my course 图像/notebooks").glob("*.ipynb")}
    assert copied == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}


def test_jupyterlabs_settings_arrive_in_the_environment(installed):
    place = installed.parent.parent / "share/jupyter/lab/settings/overrides.d/making-and-mending-images.json"
    assert place.read_bytes() == (ROOT / "course_lib/lab_settings.json").read_bytes()
