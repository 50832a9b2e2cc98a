"""Which program an office's lock pins: its version and the hash of the wheel, beside the libraries'."""

import re
from dataclasses import dataclass
from functools import lru_cache

LOCK = "requirements.lock"
PROGRAM_FOLDER = ".ukur/program"
"""Where the wheel lies, so that a clone alone (and the libraries) builds the office's documents."""

_PIN = re.compile(
    r"^ukur==(?P<version>[0-9][0-9A-Za-z.+!-]*)[ \t]*\\\n[ \t]+--hash=sha256:(?P<digest>[0-9a-f]{64})[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class ProgramPin:
    """Version of the program and SHA-256 of its wheel."""

    version: str
    digest: str

    @property
    def wheel_path(self) -> str:
        """Where the wheel lies in the repository."""
        return f"{PROGRAM_FOLDER}/ukur-{self.version}-py3-none-any.whl"


@lru_cache(maxsize=16)  # a history is walked commit by commit, and few of them change the lock
def read_pin(lock: str) -> ProgramPin | None:
    """Return what a lock pins; None where the program does not come as a wheel, or more than one does."""
    found = list(_PIN.finditer(lock))
    return ProgramPin(found[0]["version"], found[0]["digest"]) if len(found) == 1 else None


def with_pin(lock: str, pin: ProgramPin) -> str:
    """Return the libraries' lock with the program's wheel named last."""
    return f"{lock.rstrip()}\nukur=={pin.version} \\\n    --hash=sha256:{pin.digest}\n"
