"""The door of the course "Making and Mending Images": ``python course.py lab`` is all there is to know.

It makes the course's own Python environment in the folder .venv, exactly as requirements.lock says, and then
runs a verb of ``python -m course_lib`` in it. An interrupted set-up goes on where it stopped; a changed lock
updates what changed. This file needs nothing but Python, and even a Python that is too old or too new for the
course can read it, so that it is told so in plain words.
"""

import contextlib
import errno
import hashlib
import json
import os
import pathlib
import platform
import queue
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time

VERBS = {
    "lab": "open the chapters in JupyterLab",
    "test": "run every check of the course, notebooks included",
    "notebooks": "run the chapters again and save their outputs",
    "bench": "measure what the course claims and print the table",
    "doctor": "look the installation over; each finding comes with its mend",
    "train": "train a network of the course again",
    "handout": "write the edition without solutions",
}
PYTHONS, VERSION = ("3.13", "3.12", "3.11"), "{}.{}".format(*sys.version_info)
FETCH_GB, DISK_GB, UPDATE_GB = 0.5, 3.0, 1.0
ROOT = pathlib.Path(__file__).resolve().parent
VENV, OLD, STATE = ROOT / ".venv", ROOT / ".venv-old", ROOT / ".course"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP, DRAFT, LOCK = VENV / "course.json", VENV / "course.json.new", ROOT / "requirements.lock"


class Trouble(Exception):
    """What went wrong and how to mend it, each in one sentence."""

    def __str__(self):
        return "\n{}\n  Mend: {}".format(*self.args)


AGAIN = "run the same command again"
BINDER = "use the course in the browser with Binder (see README.md)"
# Three lines each: what pip or the system said, what that means, the mend. The first that fits is told.
MEANINGS = [line.strip() for line in rf"""
No space left|Errno 28\b|WinError 112|quota exceeded
    The disk is full.
    free {DISK_GB} GB where this folder lies and {AGAIN}.
DO NOT MATCH THE HASHES
    A package that arrived is not the one that requirements.lock names, so it was not installed.
    {AGAIN}; if it comes back, a proxy, a virus scanner or a mirror alters what comes: try another network.
Long Path support
    The path of this folder is too long for Windows.
    move the course to a short folder such as C:/course and {AGAIN}.
WinError (5|32)\b
    A program still uses the course's environment.
    close JupyterLab and every window that runs Python, then {AGAIN}.
Read-only file system|Permission denied|Errno (1|13|30)\b
    This folder cannot be written to.
    copy the course to a folder of your own and run the same command there.
ensurepip is not available|No module named \W?ensurepip
    This Python cannot make environments: Debian and Ubuntu ship that part apart.
    run `sudo apt install python{VERSION}-venv`, then {AGAIN}.
Retrying \(|Connection|Max retries|Timeout|ProxyError|SSLError|Could not fetch|Name or service
    The network did not answer, so packages are missing.
    connect to the internet (behind a proxy, set HTTPS_PROXY) and {AGAIN}; what has arrived is kept.
No matching distribution|not a supported wheel
    The package index has no build of a package for this system.
    update the system, or {BINDER}.
""".strip().splitlines()]


def meaning(text):
    """The trouble behind the words of pip or of the system."""
    for pattern, what, mend in zip(MEANINGS[::3], MEANINGS[1::3], MEANINGS[2::3]):
        if re.search(pattern, text):
            return Trouble(what, mend)
    last = ([line.strip() for line in text.splitlines() if line.strip()] or ["it did not say why"])[-1]
    return Trouble(f"The set-up stopped: {last}",
                   f"{AGAIN}; if it comes back, delete the folder .venv and try once more.")


def other_python():
    """The command of a Python on this computer that the course accepts, or None."""
    for version in PYTHONS:
        command = ["py", f"-{version}"] if os.name == "nt" else [f"python{version}"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        if shutil.which(command[0]) and subprocess.call([*command, "-c", ""], **quiet) == 0:
            return " ".join(command)
    return None


def check_python(version, implementation="CPython", bits=64, free_threaded=False):
    """Refuse a Python for which the course's packages have no builds."""
    if version in PYTHONS and implementation == "CPython" and bits == 64 and not free_threaded:
        return
    this = f"{implementation} {version}, {bits} bit" + (", free-threaded" if free_threaded else "")
    found = other_python()
    mend = (f"this computer has one: run `{found} course.py {' '.join(sys.argv[1:])}`." if found else
            "install Python 3.13 (from python.org or with your system's packages) and run this file with it.")
    raise Trouble(f"The course needs the usual 64-bit Python 3.11, 3.12 or 3.13; this is {this}.", mend)


def check_machine(system, machine, host=""):
    """Refuse a machine for which there is no TensorFlow."""
    if system == "Darwin" and machine != "arm64":
        raise Trouble("TensorFlow no longer exists for Intel Macs, nor for an Intel Python on an Apple chip.",
                      f"on an Apple chip install and use Python from python.org; on an Intel Mac {BINDER}.")
    if system == "Windows" and machine not in ("AMD64", "x86_64"):
        raise Trouble(f"TensorFlow does not exist for Windows on {machine}.",
                      f"install Python for x86-64 from python.org, which Windows emulates, or {BINDER}.")
    if system == "Linux" and (machine not in ("x86_64", "aarch64") or "musl" in host):
        raise Trouble(f"TensorFlow does not exist for this Linux ({machine} {host}).",
                      f"use Debian, Ubuntu, Fedora or the like on x86-64 or arm64, or {BINDER}.")


def check_disk(wanted):
    """Refuse to begin what the disk cannot hold; `wanted` in GB."""
    free = shutil.disk_usage(str(ROOT)).free / 1e9
    if free < wanted:
        raise Trouble(f"The environment needs {wanted} GB of disk and {free:.1f} GB are free.",
                      f"free some space, or move the course to a larger disk, and {AGAIN}.")


def fingerprint():
    """What an environment depends on: two files and the place where it stands."""
    place = os.fsencode(os.path.normcase(str(ROOT)))  # bytes: the same whatever the language of the terminal
    parts = {"lock": LOCK.read_bytes(), "project": (ROOT / "pyproject.toml").read_bytes(), "folder": place}
    return {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}


def read_stamp():
    """What the last set-up wrote, {} if there was none or its stamp is damaged."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp):
    """Write the stamp whole or not at all."""
    DRAFT.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    os.replace(str(DRAFT), str(STAMP))


def venv_python():
    """The version of the environment's Python if it runs and has pip, else None."""
    probe = "import sys, pip; sys.prefix != sys.base_prefix and print('{}.{}'.format(*sys.version_info))"
    try:
        return subprocess.check_output([str(PYTHON), "-c", probe], stderr=subprocess.DEVNULL,
                                       env=environment(), encoding="utf-8").strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def work_to_do():
    """Why a set-up is needed, and whether it begins from nothing; (None, False) if all is well."""
    stamp, now = read_stamp(), fingerprint()
    if not VENV.exists() or not any(path != DRAFT for path in VENV.iterdir()):
        return "Once only: the course's own Python environment is made in the folder .venv.", True
    if not stamp:
        raise Trouble("The folder .venv was not made by course.py, so it is left alone.",
                      f"rename or delete it and {AGAIN}.")
    if stamp.get("folder") != now["folder"]:
        return "The course's folder was moved, so its environment is made anew.", True
    if stamp.get("python") not in PYTHONS or stamp["python"] != venv_python():
        return "The environment in .venv does not run, so it is made anew.", True
    if not stamp.get("complete"):
        return "The last set-up was interrupted; it goes on where it stopped.", False
    changed = any(stamp.get(key) != now[key] for key in now)
    return ("The course's list of packages has changed; the environment follows." if changed else None), False


@contextlib.contextmanager
def only_one():
    """Hold the set-up's lock; the system drops it when this process ends, however it ends."""
    STATE.mkdir(exist_ok=True)
    with open(str(STATE / "lock"), "a") as file:
        try:
            if os.name == "nt":
                import msvcrt
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):  # else: a disk without locks
                raise Trouble("Another set-up is running in this folder.",
                              f"wait until it is done, then {AGAIN}.") from None
        yield


def environment():
    """The environment variables of everything that runs in .venv."""
    unwanted = ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return dict(kept, PYTHONUTF8="1", PYTHONUNBUFFERED="1")


class Progress:
    """One line that says how far a step is: redrawn on a terminal, repeated every few seconds elsewhere."""

    def __init__(self, step, total=0):
        self.step, self.total, self.fetched, self.note = step, total, 0, ""
        self.start, self.said = time.monotonic(), 0.0
        self.live, self.width = sys.stdout.isatty(), shutil.get_terminal_size().columns - 1

    def hear(self, line):
        """Learn from one line of pip's."""
        words = line.replace("Using cached", "Downloading").split() + ["", ""]
        if words[0] in ("Collecting", "Processing"):
            self.fetched, self.note = self.fetched + 1, words[1].rpartition("/")[2]
        elif line.startswith("Requirement already satisfied"):
            self.fetched, self.note = self.fetched + 1, ""
        elif words[0] == "Downloading":
            self.note = words[1].rpartition("/")[2].split("-")[0] + " " + " ".join(words[2:]).strip()
        elif line.startswith("Installing collected") and self.total:
            self.step, self.said = "installed", 0.0
        elif "Retrying (" in line:
            self.note = "the network does not answer, trying again"

    def text(self):
        """How far it is: fetching is the first half, installing the second."""
        seconds = f"{time.monotonic() - self.start:.0f} s"
        if not self.total:
            return f"  {self.step}, {seconds}"
        second = self.step == "installed"
        now = len(list(site_packages().glob("*.dist-info/INSTALLER"))) if second else self.fetched
        now = min(now, self.total)
        percent = 50 * (now / self.total + second)
        line = f"  {percent:3.0f} %  {self.step} {now} of {self.total} packages, {seconds}"
        return line if second else f"{line}  {self.note}"

    def show(self):
        """Say how far it is, if it is time to."""
        if time.monotonic() - self.said > (0.2 if self.live else 5):
            self.said = time.monotonic()
            text = self.text()[: self.width]
            line, end = ("\r" + text.ljust(self.width), "") if self.live else (text.rstrip(), "\n")
            print(line, end=end, flush=True)

    def close(self):
        """Say how far it came."""
        self.said = 0.0
        self.show()
        if self.live:
            print()


def site_packages():
    """The folder of the environment's packages."""
    return next(iter(VENV.glob("lib/python*/site-packages")), VENV / "Lib" / "site-packages")


def run(command, progress=None):
    """Run one step to its end and raise what its words mean if it failed; never silent for long."""
    lines, heard = queue.Queue(), []
    child = subprocess.Popen([str(word) for word in command], cwd=str(ROOT), stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
                             env=dict(environment(), TMPDIR=str(STATE / "tmp")))
    reader = threading.Thread(target=lambda: [lines.put(line) for line in child.stdout], daemon=True)
    reader.start()
    try:
        while reader.is_alive() or not lines.empty():
            with contextlib.suppress(queue.Empty):
                heard.append(lines.get(timeout=0.2))
                progress and progress.hear(heard[-1])
            progress and progress.show()
        code = child.wait()
    except BaseException:
        child.kill()
        child.wait()
        raise
    if progress:
        progress.close()
    if code:
        (STATE / "setup.log").write_text("".join(heard), encoding="utf-8")
        raise meaning("".join(heard))
    return "".join(heard)


def pip(*words):
    """The command line of the environment's pip."""
    return [PYTHON, "-m", "pip", "--no-input", "--disable-pip-version-check", *words]


def locked_names():
    """The names of the lock that this system installs, as pip's own parser reads the markers."""
    code = ("import sys; from pip._vendor.packaging.requirements import Requirement as R\n"
            "for line in open(sys.argv[1], encoding='utf-8'):\n"
            "    if '==' in line and not line.startswith((' ', '#')):\n"
            "        r = R(line.strip().rstrip('\\\\'))\n"
            "        if r.marker is None or r.marker.evaluate(): print(r.name)")
    return run([PYTHON, "-c", code, LOCK]).split()


def sweep():
    """Remove what a killed pip left half done, so that it is installed again."""
    for folder in list(site_packages().iterdir()):
        half = folder.suffix == ".dist-info" and not (folder / "INSTALLER").exists()
        if folder.is_dir() and (half or folder.name.startswith("~")):
            shutil.rmtree(str(folder))


def make_venv():
    """An empty environment in .venv; an old one first steps aside whole, so that none is half deleted."""
    if VENV.exists():
        os.replace(str(VENV), str(OLD))
        shutil.rmtree(str(OLD), ignore_errors=True)
    VENV.mkdir()
    write_stamp({"complete": False, "folder": fingerprint()["folder"], "python": VERSION})
    run([sys.executable, "-m", "venv", VENV], Progress("making .venv"))


def point_to_course():
    """Make the environment's pointer to the course relative, and so plain ASCII.

    Python 3.11 and 3.12 read such files in the system's own encoding: a Chinese path would keep them from starting.
    """
    for path in site_packages().glob("*.pth"):
        if path.read_bytes().strip() == os.fsencode(str(ROOT)):
            path.write_text(os.path.relpath(str(ROOT), str(site_packages())) + "\n", encoding="ascii")


def set_up(reason, fresh):
    """Bring .venv to what the lock says; the stamp that says so is written last."""
    print(reason, flush=True)
    check_disk(DISK_GB if fresh else UPDATE_GB)
    for leftover in (OLD, STATE / "tmp"):
        shutil.rmtree(str(leftover), ignore_errors=True)
    (STATE / "tmp").mkdir()
    if fresh:
        print(f"{FETCH_GB} GB are fetched; it takes a few minutes and {DISK_GB} GB of disk.", flush=True)
        make_venv()
    before = read_stamp()
    write_stamp(dict(before, complete=False))
    sweep()
    names = locked_names()
    run(pip("install", "--progress-bar", "off", "--no-compile", "--require-hashes", "--only-binary", ":all:",
            "--no-deps", "-r", LOCK), Progress("fetched", len(names)))
    gone = sorted(set(before.get("packages", [])) - set(names))
    if gone:
        run(pip("uninstall", "--yes", *gone), Progress("removing what the course no longer needs"))
    run(pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT),
        Progress("installing the course itself"))
    point_to_course()
    shutil.rmtree(str(STATE / "tmp"), ignore_errors=True)
    write_stamp(dict(fingerprint(), complete=True, python=before["python"], packages=names))
    print("The environment is ready.\n", flush=True)


def ready():
    """Make sure that the environment is whole."""
    if work_to_do()[0]:
        with only_one():
            reason, fresh = work_to_do()
            if reason:
                set_up(reason, fresh)


def go(words):
    """Run a verb in the environment: take this process's place where a system allows it, else wait for it."""
    command = [str(PYTHON), "-P", "-m", "course_lib", *words]  # -P: files of the current folder do not count
    if os.name == "posix":
        os.execve(command[0], command, environment())
    child = subprocess.Popen(command, env=environment())
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is for the program that runs
            return child.wait()


def usage():
    """What --help prints."""
    verbs = "\n".join(f"  {verb:<10} {text}" for verb, text in VERBS.items())
    return ("usage: python course.py VERB [words] [-- words for the program behind the verb]\n\n" + verbs +
            "\n\nThe first call makes the course's environment. Example: python course.py lab -- --port 9999")


def main(words):
    """Set up if needed, then run the verb; every trouble is told with its mend."""
    if hasattr(sys.stdout, "reconfigure"):  # a console that cannot print a folder's name must not stop us
        sys.stdout.reconfigure(errors="backslashreplace")
        sys.stderr.reconfigure(errors="backslashreplace")
    if not words or words[0] not in VERBS:
        asked = bool(words) and words[0] in ("-h", "--help", "help")
        print(usage() if asked or not words else f"{words[0]!r} is not a verb of the course.\n\n{usage()}")
        return 0 if asked else 2
    try:
        check_python(VERSION, platform.python_implementation(), 64 if sys.maxsize > 2**32 else 32,
                     bool(sysconfig.get_config_var("Py_GIL_DISABLED")))
        check_machine(platform.system(), platform.machine(), str(sysconfig.get_config_var("HOST_GNU_TYPE")))
        ready()
        return go(words)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(meaning(str(error)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(Trouble("Stopped.", f"{AGAIN}; it goes on where it stopped."), file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
