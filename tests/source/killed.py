"""A process of its own, killed by SIGKILL before the n-th thing that it does with a file."""

import functools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Set
from pathlib import Path

FILE_EVENTS = {"open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
"""What Python tells of before it is done (sys.addaudithook); os.replace is told as os.rename."""


WRITING = FILE_EVENTS - {"open"}
"""For what reads many files first."""


def killed_at(step: int, act: Callable[[], object], events: Set[str] = FILE_EVENTS) -> bool:
    """Run ``act`` in a fork and kill it there; return False where it ended before."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, arguments: object) -> None:
            nonlocal left
            if event in events:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            act()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, -signal.SIGKILL}, f"step {step}: {code}"
    return code != 0


def each_kill(
    begin: Callable[[], None], act: Callable[[], object], events: Set[str] = FILE_EVENTS, most: int = 400
) -> Iterator[int]:
    """Yield after each kill; ``begin`` makes the old state anew, and the last run ends by itself."""
    for step in range(1, most):
        begin()
        if not killed_at(step, act, events):
            return
        yield step
    raise AssertionError(f"not ended after {most} steps")


def forked_cheaply(test: Callable[[Path], None]) -> Callable[[Path], None]:
    """Run a test of many forks in a new process: a worker of pytest holds gigabytes, and each is copied."""

    @functools.wraps(test)
    def begun(repo: Path) -> None:
        name = f"{test.__module__}:{test.__name__}"
        ways = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", _INSIDE, name, str(repo)]
        told = subprocess.run(command, check=False, capture_output=True, text=True, env=ways)
        assert told.returncode == 0, told.stderr

    return begun


_INSIDE = """
import importlib, pathlib, sys
module, _, name = sys.argv[1].partition(":")
getattr(importlib.import_module(module), name).__wrapped__(pathlib.Path(sys.argv[2]))
"""
