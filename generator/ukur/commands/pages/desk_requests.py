"""What ``ukur serve`` answers to the desk's page: the folder, and saving into it; to nobody but that page."""

import hmac
import json
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ukur.commands.pages.desk_folder import folder_commit, folder_zip, parsed_zip, read_saved, save_files
from ukur.model.findings import UkurError

PLACE = "/meja/kantor"
MAX_REQUEST = 50_000_000
"""Bytes of one save, our choice: ten times the data of an office of 500 indicators."""

_LOCAL = {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
_NAMES = {"127.0.0.1", "localhost", "[::1]"}
_OWN = {None, "same-origin"}
_JSON, _ZIP = "application/json", "application/zip"


@dataclass(frozen=True)
class DeskAnswer:
    """An answer: status line, kind and content."""

    status: str
    kind: str
    content: bytes


class _Refused(Exception):
    """A request that is not of our own page."""


@dataclass(frozen=True)
class DeskRequests:
    """Answers for one folder, as long as the server runs.

    ``token`` is a word that only a page of this server can read: another page may send requests here, but
    no browser lets it see an answer.
    """

    repo: Path
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _saving: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    """Each request is answered in a thread of its own: what a save rests on is asked and written as one."""

    def answer(self, environ: Mapping[str, Any]) -> DeskAnswer:
        """Return the answer to a request below :data:`PLACE`."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"].removeprefix(PLACE)
        asked = self._answers().get((method, path))
        if asked is None:
            return _told("404 Not Found", "tidak ada")
        try:
            _refuse_others(environ)
            if path:
                self._refuse_tokenless(environ)
            return asked(environ)
        except _Refused as error:
            return _told("403 Forbidden", str(error))
        except (UkurError, OSError) as error:
            return _told("409 Conflict", str(error))

    def _answers(self) -> dict[tuple[str, str], Callable[[Mapping[str, Any]], DeskAnswer]]:
        return {
            ("GET", ""): self._about,
            ("GET", "/isi.zip"): lambda _: DeskAnswer("200 OK", _ZIP, folder_zip(self.repo)),
            ("GET", "/parsed.zip"): lambda _: DeskAnswer("200 OK", _ZIP, parsed_zip(self.repo)),
            ("POST", "/simpan"): self._save,
        }

    def _about(self, environ: Mapping[str, Any]) -> DeskAnswer:
        name = self.repo.resolve().name
        return _json({"nama": name, "sandi": self.token, "commit": folder_commit(self.repo)})

    def _save(self, environ: Mapping[str, Any]) -> DeskAnswer:
        length = str(environ.get("CONTENT_LENGTH") or "")
        known = length.isascii() and length.isdigit() and len(length) <= len(str(MAX_REQUEST))
        if not known or int(length) > MAX_REQUEST:
            raise UkurError(f"permintaan tanpa panjang, atau lebih dari {MAX_REQUEST // 1_000_000} MB")
        try:
            request = json.loads(environ["wsgi.input"].read(int(length)))
        except (ValueError, RecursionError) as error:
            raise UkurError("permintaan tidak terbaca") from error
        files = read_saved(request)
        with self._saving:
            return _json({"tersimpan": save_files(self.repo, files)})

    def _refuse_tokenless(self, environ: Mapping[str, Any]) -> None:
        given = str(environ.get("HTTP_X_UKUR", ""))
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            raise _Refused("sandi halaman ini tidak berlaku lagi; muat ulang halaman")


def _refuse_others(environ: Mapping[str, Any]) -> None:
    """Refuse other machines, names that lead here from outside, and pages of other addresses."""
    host = str(environ.get("HTTP_HOST", ""))
    origin = environ.get("HTTP_ORIGIN")
    if environ.get("REMOTE_ADDR") not in _LOCAL or host.rpartition(":")[0] not in _NAMES:
        raise _Refused("hanya dari komputer ini, lewat 127.0.0.1 atau localhost")
    if environ.get("HTTP_SEC_FETCH_SITE") not in _OWN or origin not in (None, f"http://{host}"):
        raise _Refused("hanya dari halaman Meja kerja sendiri")


def _json(value: Mapping[str, object]) -> DeskAnswer:
    return DeskAnswer("200 OK", _JSON, json.dumps(value, ensure_ascii=False).encode())


def _told(status: str, sentence: str) -> DeskAnswer:
    return DeskAnswer(status, _JSON, json.dumps({"pesan": sentence}, ensure_ascii=False).encode())
