"""What a page works on, and the shape of its requests and their answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ukur.desk.conflict import Conflict
from ukur.desk.plain import Payload
from ukur.desk.work import Work
from ukur.model.findings import UkurError

Files = Sequence[bytes]


@dataclass
class Session:
    """What the page works on; None before a repository was opened. ``conflicts`` are still asked about."""

    work: Work | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def opened(self) -> Work:
        """The work; UkurError before there is one."""
        if self.work is None:
            raise UkurError("belum ada repositori yang dibuka")
        return self.work


@dataclass(frozen=True)
class Made:
    """What a method gives: a value for JSON, and bytes beside it."""

    value: Any
    files: tuple[bytes, ...] = ()


Method = Callable[[Session, Payload, Files], Made]
Methods = Mapping[str, Method]
