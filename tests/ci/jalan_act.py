"""Runs a workflow of GitHub's kind for real, with act: on this machine, with stand-ins for the actions.

Of GitHub's own part nothing is run: which branch a workflow file is taken from, what a token may do.
"""

import atexit
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ci.kantor_uji import buat_kantor
from tests.ci.pins import ACTIONS

SINI = Path(__file__).resolve().parent
AKSI = SINI / "aksi"
SETEMPAT = "127.0.0.1"


@dataclass(frozen=True)
class Jalan:
    """What a run left behind: act's own report, line by line, and what the stand-ins wrote down."""

    kode: int
    baris: tuple[Mapping[str, Any], ...]
    mentah: str
    catatan: str
    artefak: Path

    @property
    def ringkasan(self) -> str:
        """What the steps wrote into the job's summary."""
        return "".join(row["content"] for row in self.baris if row.get("command") == "summary")

    @property
    def hasil(self) -> dict[str, str]:
        """Each step with how it ended."""
        found: dict[str, str] = {}
        for row in self.baris:
            if row.get("stage") == "Main" and "stepResult" in row:
                found.setdefault(row["step"], row["stepResult"])
        return found

    @property
    def cerita(self) -> str:
        """What the steps printed, for a reader."""
        return "".join(str(row["msg"]) for row in self.baris if row.get("raw_output"))

    def perintah(self, *nama: str) -> list[Mapping[str, Any]]:
        """Orders to the runner that the log carried, for instance annotations."""
        return [row for row in self.baris if row.get("command") in nama]


def pasang_ukur(rumah: Path) -> Path:
    """Write the program that stands for what `make` installs: it runs the code of the present folder."""
    program = rumah / "ukur"
    line = (
        f'exec "{sys.executable}" -I -S "{SINI / "warm_client.py"}" "{warm_server()}" "{sys.executable}" "$@"'
    )
    program.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
    program.chmod(0o755)
    return program


@functools.cache
def warm_server() -> str:
    """Start the process whose copies are `ukur`, once for all tests; return the address of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="ukur-", dir="/tmp"))  # a socket's path must be short
    office = folder / "office"
    buat_kantor(office)
    address = str(folder / "socket")
    command = [sys.executable, "-P", str(SINI / "warm_server.py"), address, str(office)]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "CI"))}
    clean |= {
        "PYTHONPATH": f"{SINI.parents[1] / 'generator'}:{SINI.parents[1]}",
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    server = subprocess.Popen(command, env=clean, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    assert server.stdout.readline() == b"ready\n"

    def end() -> None:
        server.communicate()
        shutil.rmtree(folder)

    atexit.register(end)
    return address


def jalankan_act(
    act: str,
    rumah: Path,
    alur: Path,
    peristiwa: str,
    isi: Mapping[str, Any],
    lingkungan: Mapping[str, str],
) -> Jalan:
    """Run a workflow file for an event; ``rumah`` is where act and the stand-ins may write."""
    rumah.mkdir(exist_ok=True)
    event = rumah / "event.json"
    event.write_text(json.dumps(isi), "utf-8")
    stub = {
        "STUB_RUMAH": str(rumah),
        "STUB_UKUR": str(pasang_ukur(rumah)),
        "STUB_CATATAN": str(rumah / "catatan.txt"),
        "STUB_ARTEFAK": str(rumah / "artefak"),
        **lingkungan,
    }
    command = [act, peristiwa, "-C", str(alur.parents[2]), "-W", str(alur), "-e", str(event), "--json"]
    command += ["-P", "ubuntu-24.04=-self-hosted", "--no-skip-checkout", "--no-cache-server"]
    command += ["--artifact-server-addr", SETEMPAT, "--cache-server-addr", SETEMPAT]
    command += ["-s", "GITHUB_TOKEN=tok-bot"]
    command += [part for item in stub.items() for part in ("--env", "=".join(item))]
    for action in ACTIONS:
        folder = AKSI / action.name.split("/")[1]
        command += ["--local-repository", f"{action.name}@{action.commit}={folder}"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT", "CI"))}
    clean |= {"HOME": str(rumah), "XDG_CACHE_HOME": str(rumah / "cache"), "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(command, env=clean, capture_output=True, text=True, check=False, timeout=300)
    notes = rumah / "catatan.txt"
    return Jalan(
        done.returncode,
        tuple(json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")),
        done.stdout + done.stderr,
        notes.read_text("utf-8") if notes.exists() else "",
        rumah / "artefak",
    )
