"""Make the lock, its list of wheels and Binder's list anew; for maintainers, with a network and `uv`.

Run ``python tools/lock.py`` in the course's environment (``--upgrade`` takes newer releases in). It writes

- ``requirements.lock``: every version and hash for all systems, without any address;
- ``tests/door/wheels.json``: what each locked package requires and the wheels that fit our systems, so that
  a test can resolve the lock for every system without a network;
- ``binder/requirements.txt``: the part of the lock that Binder needs beside its own JupyterLab.

Addresses of an index never reach these files: uv and pip use whatever index they are set up with.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.tags import compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = {
    # name: (sys_platform, platform_machine, platform_system, os_name)
    "Linux x86-64": ("linux", "x86_64", "Linux", "posix"),
    "Linux arm64": ("linux", "aarch64", "Linux", "posix"),
    "macOS arm64": ("darwin", "arm64", "Darwin", "posix"),
    "Windows x86-64": ("win32", "AMD64", "Windows", "nt"),
}
GLIBC = 28  # 2.28: Debian 10, Ubuntu 18.10, RHEL 8 and later
MACOS = (12, 0)


def environment(system, python):
    """The environment markers of CPython `python` on one of `SYSTEMS`."""
    sys_platform, machine, platform_system, os_name = SYSTEMS[system]
    return {
        "sys_platform": sys_platform, "platform_machine": machine, "platform_system": platform_system,
        "os_name": os_name, "python_version": python, "python_full_version": f"{python}.0",
        "implementation_name": "cpython", "platform_python_implementation": "CPython",
        "implementation_version": f"{python}.0", "platform_release": "", "platform_version": "", "extra": "",
    }  # fmt: skip


def platforms(system):
    """The platform tags that our oldest supported release of `system` accepts, best first."""
    sys_platform, machine, *_ = SYSTEMS[system]
    if sys_platform == "win32":
        return ["win_amd64"]
    if sys_platform == "darwin":
        return list(mac_platforms(MACOS, machine))
    names = [f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC, 4, -1)]
    return [*names, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}",
            f"linux_{machine}"]  # fmt: skip


def tags(system, python):
    """Every wheel tag that pip accepts there."""
    version = tuple(map(int, python.split(".")))
    interpreter = "cp" + python.replace(".", "")
    names = platforms(system)
    return {
        *cpython_tags(version, [interpreter], names),
        *compatible_tags(version, interpreter, names),
    }


def read_lock(path=ROOT / "requirements.lock"):
    """The lock as ``{name: (version, marker or None, set of SHA-256)}``."""
    locked = {}
    for entry in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not entry.strip() or entry.lstrip().startswith("#"):
            continue
        requirement, *hashes = entry.split("--hash=sha256:")
        parsed = Requirement(requirement.strip())
        version = str(parsed.specifier).removeprefix("==")
        locked[canonicalize_name(parsed.name)] = (version, parsed.marker, {item.strip() for item in hashes})
    return locked


def compile_lock(output, *options):
    """Let uv resolve the project for all systems at once."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--quiet", "--extra", "test", "--group", "build",
               "--universal", "--fork-strategy", "fewest", "--python-version", PYTHONS[0], "--no-header",
               "--output-file", str(output), *options, *sys.argv[1:]]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True)


def fitting_wheels(package):
    """The wheels of one package of a pylock.toml that fit any of our systems, with hashes."""
    wanted = set().union(*(tags(system, python) for system in SYSTEMS for python in PYTHONS))
    names = {wheel["url"].rsplit("/", 1)[1]: wheel["hashes"]["sha256"] for wheel in package["wheels"]}
    return {name: names[name] for name in sorted(names) if parse_wheel_filename(name)[3] & wanted}


def metadata(system, python, pins, folder):
    """What `pins` require on `system`, as pip reads it there; nothing is installed."""
    names = [word for name in platforms(system) for word in ("--platform", name)]
    report = folder / "report.json"
    command = [sys.executable, "-m", "pip", "install", "-qq", "--dry-run", "--ignore-installed", "--no-deps",
               "--only-binary", ":all:", *names, "--python-version", python, "--implementation", "cp",
               "--target", str(folder / "none"), "--report", str(report), *pins]  # fmt: skip
    subprocess.run(command, check=True)
    items = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {canonicalize_name(item["metadata"]["name"]): item["metadata"] for item in items}


def describe(packages, folder):
    """Each package's version, requirements and wheels; requirements are asked for once on every system."""
    found = {item["name"]: {"version": item["version"], "requires": [], "wheels": fitting_wheels(item)}
             for item in packages}  # fmt: skip
    for system in SYSTEMS:
        asked = set()
        for python in PYTHONS:
            markers = environment(system, python)
            pins = {item["name"]: f"{item['name']}=={item['version']}" for item in packages
                    if "marker" not in item or Marker(item["marker"]).evaluate(markers)}  # fmt: skip
            new = [pin for name, pin in pins.items() if name not in asked]
            print(f"{system}, Python {python}: {len(pins)} packages, {len(new)} to ask about", flush=True)
            for name, answer in (metadata(system, python, new, folder) if new else {}).items():
                found[name]["requires"] = sorted({*found[name]["requires"], *answer.get("requires_dist", [])})
                found[name]["requires_python"] = answer.get("requires_python", "")
            asked |= set(pins)
    return {name: found[name] for name in sorted(found)}


def closure(names, described, markers, skip=()):
    """`names` (requirement strings) and everything they need under `markers`, without `skip`."""
    seen, todo = set(), [(Requirement(name), "") for name in names]
    while todo:
        requirement, extra = todo.pop()
        name = canonicalize_name(requirement.name)
        applies = requirement.marker is None or requirement.marker.evaluate({**markers, "extra": extra})
        if not applies or name in skip or (name, frozenset(requirement.extras)) in seen:
            continue
        seen.add((name, frozenset(requirement.extras)))
        todo += [(Requirement(text), extra) for extra in ("", *requirement.extras)
                 for text in described[name]["requires"]]  # fmt: skip
    return {name for name, _ in seen}


def project():
    """The ``[project]`` table and the build group of pyproject.toml."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return table["project"], table["dependency-groups"]["build"]


def binder_names(described):
    """What Binder installs: the course's needs without JupyterLab and what comes with Binder's own."""
    markers = environment("Linux x86-64", "3.12")
    needs = project()[0]["dependencies"]
    lab = {"jupyterlab", "jupyterlab-server"}
    own = {canonicalize_name(Requirement(need).name) for need in needs
           if (marker := Requirement(need).marker) is None or marker.evaluate(markers)} - lab  # fmt: skip
    server = closure(sorted(lab), described, markers) - own
    return sorted(closure(needs, described, markers, skip=lab) - server)


def binder_text(described):
    """The text of binder/requirements.txt."""
    head = "# Made by tools/lock.py from requirements.lock; JupyterLab comes with Binder.\n"
    return head + "".join(f"{name}=={described[name]['version']}\n" for name in binder_names(described))


def main():
    """Write the three files."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        compile_lock(ROOT / "requirements.lock", "--generate-hashes", "--no-emit-index-url", "--no-annotate")
        compile_lock(folder / "pylock.toml", "--format", "pylock.toml", "--constraint", "requirements.lock")
        packages = tomllib.loads((folder / "pylock.toml").read_text(encoding="utf-8"))["packages"]
        described = describe(packages, folder)
    text = json.dumps(described, indent=1) + "\n"
    (ROOT / "tests/door/wheels.json").write_text(text, encoding="utf-8")
    (ROOT / "binder/requirements.txt").write_text(binder_text(described), encoding="utf-8")
    print(f"{len(described)} packages locked")


if __name__ == "__main__":
    main()
