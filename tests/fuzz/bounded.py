"""One input read by a child process of its own, within bounds of time and memory."""

import os
import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ukur.model.findings import UkurError

SECONDS, MEMORY = 10, 1_000_000_000
"""What no input may take: more is a hang, or a way to stop a machine. Seconds are the processor's, so that a
busy machine makes no hang; one that waits and computes nothing is killed by the clock."""
_KILLED_AFTER, _WAITED, _ADDRESSES = 25, 250, 6_000_000_000


class Outcome(StrEnum):
    """What became of an input."""

    READ = "read"
    REFUSED = "refused"
    TRACEBACK = "traceback"
    HANG = "hang"
    TOO_LARGE = "too large"


@dataclass(frozen=True)
class Run:
    """What became of an input, in how many seconds of the processor, and by how much the process grew."""

    outcome: Outcome
    seconds: float
    grown: int
    error: str = ""


def run(read: Callable[[bytes], object], raw: bytes) -> Run:
    """Read one input in a fork; only a refusal with words is a refusal."""
    before = _held()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(read, raw, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(child, 0)
    seconds, grown = usage.ru_utime + usage.ru_stime, max(0, usage.ru_maxrss * 1024 - before)
    return Run(_outcome(os.waitstatus_to_exitcode(status), seconds, grown), seconds, grown, said)


def _held() -> int:
    """Return the bytes that this process holds now: a child begins with them, whatever the peak was."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _outcome(code: int, seconds: float, grown: int) -> Outcome:
    if code in {-signal.SIGALRM, -signal.SIGPROF} or seconds > SECONDS:
        return Outcome.HANG
    if grown > MEMORY:
        return Outcome.TOO_LARGE
    return {0: Outcome.READ, 1: Outcome.REFUSED}.get(code, Outcome.TRACEBACK)


def _child(read: Callable[[bytes], object], raw: bytes, pipe: int) -> None:
    """Read, and end the process at once: nothing of the parent's may run twice."""
    code, said = 2, ""
    try:
        for kind, name, bound in (
            (signal.ITIMER_PROF, signal.SIGPROF, _KILLED_AFTER),
            (signal.ITIMER_REAL, signal.SIGALRM, _WAITED),
        ):
            signal.signal(name, signal.SIG_DFL)
            signal.setitimer(kind, bound)
        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, 1)
        os.dup2(devnull, 2)
        read(raw)
        code = 0
    except UkurError:
        code = 1
    except BaseException:  # noqa: BLE001 # whatever it is, it is what is looked for
        said = traceback.format_exc()
    finally:
        os.write(pipe, said.encode("utf-8", "replace")[-60_000:])
        os._exit(code)
