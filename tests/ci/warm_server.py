"""A process that has loaded the program and built a site; its copies are the `ukur` of the workflows' tests.

It is only a program for folders that pin the very wheel of what it loaded: another one is installed and
started from that folder. It has printed nothing: typst's threads would not follow into a copy.
"""

import contextlib
import functools
import gc
import importlib
import json
import os
import pkgutil
import select
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.ci.pinned_program import pinned_wheel

import ukur
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.program_files import program_wheel
from ukur.commands.pages import site_build


def warm(office: Path) -> None:
    """Load every module, and build a site as the commands do."""
    for module in pkgutil.walk_packages(ukur.__path__, "ukur."):
        if ".repo" not in module.name and "kerangka" not in module.name:
            importlib.import_module(module.name)
    ukuran, _ = measured_data(data_tree(office))
    material = site_build.gather_material(ukuran, environment={}, repo=office)
    with tempfile.TemporaryDirectory() as folder:
        site_build.build_site(office, material, Path(folder) / "situs", lambda: None)
    gc.collect()
    gc.freeze()


def be_ukur(folder: str, arguments: list[str], environment: dict[str, str]) -> None:
    """Be the program in a folder; this does not return."""
    from ukur.commands.cli.main import run_program

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = ["-c", *arguments]
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 # as Python opens them when it starts
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    run_program()


def serve_one(line: socket.socket, own: bytes) -> None:
    """Answer one client with the exit code of its command, or with nothing."""
    _, streams, _, _ = socket.recv_fds(line, 4, 3)
    with line.makefile("rb") as asked:
        folder, arguments, environment = json.load(asked)
    if pinned_wheel(Path(folder)) != own:
        return
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    child = os.fork()
    if child == 0:
        line.close()
        be_ukur(folder, arguments, environment)
    _, status = os.waitpid(child, 0)
    line.sendall(str(os.waitstatus_to_exitcode(status) & 0xFF).encode())


def in_child(work: Callable[[], None]) -> None:
    """Do something in a copy of this process, which ends with it."""
    if os.fork():
        return
    try:
        work()
    finally:
        os._exit(0)


def main(address: str, office: str) -> None:
    """Serve until standard input ends: with the tests, however they end."""
    warm(Path(office))
    own = program_wheel()[1]
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        print("ready", flush=True)  # noqa: T201 # whoever started it waits for this line
        while True:
            ready, _, _ = select.select([server, sys.stdin], [], [], 1)
            with contextlib.suppress(ChildProcessError):  # none left
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            if sys.stdin in ready:
                return
            if server in ready:
                line, _ = server.accept()
                in_child(functools.partial(serve_one, line, own))
                line.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
