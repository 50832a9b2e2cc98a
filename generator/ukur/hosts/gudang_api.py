"""What GitHub and Gitea have in common: repositories named owner/name, pull requests, statuses."""

import re
from collections.abc import Iterable, Mapping

from ukur.hosts.http import Klien
from ukur.hosts.jawaban import baca, nomor_sah
from ukur.hosts.protokol import KONTEKS, ringkas
from ukur.model.galat import quote
from ukur.model.nilai import Sha
from ukur.model.temuan import UkurError
from ukur.workflow.gerbang import Status
from ukur.workflow.usulan import Tergabung

TERHAPUS = "(akun terhapus)"
KEADAAN: Mapping[Status, str] = {
    Status.DISETUJUI: "success",
    Status.MENUNGGU: "pending",
    Status.GAGAL: "failure",
    Status.GALAT: "error",
}
_REPO = re.compile(r"[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}")


class GudangApi:
    """One repository; ``akun`` is our own, asked for where it is not given."""

    def __init__(self, klien: Klien, repo: str, akun: str | None = None) -> None:
        if not _REPO.fullmatch(repo):
            raise UkurError(f"nama repositori {quote(repo)} tidak sah; tulis pemilik/nama")
        self._klien = klien
        self._repo = f"repos/{repo}"
        self._akun = akun
        self._tergabung: dict[str, Tergabung | None] = {}

    def tutup(self) -> None:
        """Close the connection."""
        self._klien.tutup()

    def refspec(self, nomor: str) -> str:
        """Return the ref that the host keeps for a pull request, also one from a fork."""
        return f"refs/pull/{nomor_sah(nomor)}/head"

    def kirim_status(self, commit: str, status: Status, kalimat: str, tautan: str | None) -> None:
        """Post a commit status; GitHub takes 140 characters."""
        body: dict[str, object] = {"state": KEADAAN[status], "context": KONTEKS}
        body |= {"description": ringkas(kalimat, 140)} | ({"target_url": tautan} if tautan else {})
        self._klien.kirim("POST", f"{self._repo}/statuses/{baca(Sha, commit)}", body)

    def _tarik(self, nomor: str) -> str:
        return f"{self._repo}/pulls/{nomor_sah(nomor)}"

    def _gabungan(self, nomor: str) -> Tergabung | None:
        """Return a pull request that was merged into the default branch."""
        raise NotImplementedError

    def _satu_gabungan(self, nomor: Iterable[str]) -> Tergabung | None:
        """Return the one of these that was merged, read once: each commit of a rebase asks for the same."""
        found = satu(nomor)
        if found is not None and found not in self._tergabung:
            self._tergabung[found] = self._gabungan(found)
        return None if found is None else self._tergabung[found]


def satu(nomor: Iterable[str]) -> str | None:
    """Return the only number; None where there is none, UkurError where there are several."""
    found = sorted(set(nomor))
    if len(found) > 1:
        raise UkurError(
            f"situs Git menyebut beberapa usulan untuk commit itu ({', '.join(found)}); "
            "gabungkan usulan satu per satu"
        )
    return found[0] if found else None
