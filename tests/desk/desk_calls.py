"""The desk as its page calls it: an office's folder opened, one method after the other."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ukur.desk.bridge import Session, call

TODAY = "2026-04-10"


def data_files(repo: Path) -> dict[str, bytes]:
    """Return the data files of a repository by their path in it."""
    found = sorted((repo / "indicators").rglob("*"))
    return {path.relative_to(repo).as_posix(): path.read_bytes() for path in found if path.is_file()}


class Desk:
    """A session with one repository open."""

    def __init__(self, files: dict[str, bytes], **more: Any) -> None:
        self.session = Session()
        self.opened = self.ask("open", list(files.values()), paths=list(files), today=TODAY, **more)

    def answer(self, method: str, files: Sequence[bytes] = (), /, **payload: Any) -> Any:
        """Return the whole answer."""
        return json.loads(call(self.session, method, json.dumps(payload), files).text)

    def ask(self, method: str, files: Sequence[bytes] = (), /, **payload: Any) -> Any:
        """Return the value of an answer that is none of a refusal."""
        answer = self.answer(method, files, **payload)
        assert answer["ok"], answer["error"]
        return answer["value"]

    def refused(self, method: str, files: Sequence[bytes] = (), /, **payload: Any) -> str:
        """Return the sentence with which a request is refused."""
        answer = self.answer(method, files, **payload)
        assert not answer["ok"]
        return str(answer["error"])
