"""Asks a host and keeps what it answered: only what our description names, and nothing secret or personal."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx
from tests.hosts.api_description import ApiDescription

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
ADDRESS = re.compile(r"\bhttps?://[^\s/\"'<>)]+")
HIDDEN_KEYS = re.compile(r"token|password|secret|e_?mail", re.IGNORECASE)
HIDDEN = "(removed)"


@dataclass
class Scrubber:
    """``names`` are words that stand for somebody or something, and what is written instead.

    ``numbers`` are those of accounts, which tell who it is as names do: they are counted anew.
    """

    secrets: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)

    def clean(self, value: Any) -> Any:
        """Return a value of JSON without secrets, addresses and names."""
        if isinstance(value, dict):
            if isinstance(value.get("id"), int) and {"login", "username"} & value.keys():
                value = value | {"id": self.numbers.setdefault(value["id"], len(self.numbers) + 1)}
            return {
                key: HIDDEN if HIDDEN_KEYS.search(key) and isinstance(item, str) else self.clean(item)
                for key, item in value.items()
            }
        if isinstance(value, list):
            return [self.clean(item) for item in value]
        return self.text(value) if isinstance(value, str) else value

    def text(self, words: str) -> str:
        """Return a text without them."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            words = words.replace(secret, HIDDEN)
        words = ADDRESS.sub("(host)", EMAIL.sub("(address)", words))
        for name in sorted(self.names, key=len, reverse=True):
            words = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self.names[name], words)
        return words


@dataclass(frozen=True)
class Answered:
    """A host's answer."""

    code: int
    content: Any


class Recorder:
    """``calls`` is what was asked and answered, ``differences`` what our description does not say so."""

    def __init__(self, api: str, described: ApiDescription, scrubber: Scrubber) -> None:
        self.api, self.described, self.scrubber = api, described, scrubber
        self.calls: list[dict[str, Any]] = []
        self.differences: list[str] = []
        local = urlsplit(api).hostname in {"127.0.0.1", "localhost"}
        self._http = httpx.Client(timeout=60, trust_env=not local)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def ask(
        self, part: str, headers: Mapping[str, str], method: str, path: str, body: Any = None
    ) -> Answered:
        """Ask as somebody, whose part in the trial is written down instead of his name."""
        answer = self._http.request(method, f"{self.api}/{path}", json=body, headers=dict(headers))
        try:
            content = answer.json() if answer.content else None
        except ValueError:
            content = {"message": answer.text[:200]}
        address = f"{urlsplit(self.api).path.removesuffix('/api/v3')}/{path.partition('?')[0]}"
        kept = self.described.kept(method, address, answer.status_code, content)
        wrong = self.described.answer_errors(method, address, answer.status_code, kept)
        row = {"as": part, "call": f"{method} {path}", "status": answer.status_code, "answer": kept}
        told = {key: answer.headers[key] for key in PAGING if key in answer.headers}
        self.calls.append(self.scrubber.clean(row | ({"paging": told} if told else {})))
        self.differences += map(self.scrubber.text, wrong)
        return Answered(answer.status_code, content)


PAGING: Iterable[str] = ("link", "x-hasmore", "x-pagecount", "x-total-count", "x-total", "x-next-page")
