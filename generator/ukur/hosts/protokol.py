"""What the gate needs of a Git host, and nothing of how the host says it."""

from collections.abc import Mapping
from typing import Protocol

from ukur.workflow.gerbang import Status
from ukur.workflow.markdown import BATAS_KOMENTAR
from ukur.workflow.usulan import Tergabung, Usulan

KONTEKS = "ukur/gerbang"
PENANDA = "<!-- ukur:gerbang -->"


class Host(Protocol):
    """One repository on one host. Every method may raise UkurError with a sentence for the reader."""

    @property
    def nama(self) -> str:
        """The host's name as readers know it."""

    def usulan(self, nomor: str) -> Usulan:
        """Return a proposal as it stands now; its files and hashes are read from Git, not here."""

    def tergabung(self, commit: str) -> Tergabung | None:
        """Return the proposal that brought a commit to the default branch; None where the host knows none.

        A commit of a rebased proposal is answered too: ``gabungan`` is then the last of them. UkurError where
        there are several proposals, or where the answer cannot be relied on.
        """

    def refspec(self, nomor: str) -> str:
        """Return what to fetch to have the proposal's commits."""

    def kepala_kini(self, nomor: str) -> str:
        """Return the head right now, to be compared before anything is posted."""

    def kirim_status(self, commit: str, status: Status, kalimat: str, tautan: str | None) -> None:
        """Post the verdict on a commit."""

    def komentar(self, nomor: str, isi: str) -> None:
        """Keep one comment of our own up to date."""

    def aturan(self, cabang: str) -> Mapping[str, object] | None:
        """Return the branch's rules as the host tells them; None when they cannot be read."""

    def tutup(self) -> None:
        """Close what is open."""


def ringkas(teks: str, batas: int) -> str:
    """Cut a sentence to a host's limit, on one line."""
    line = " ".join(teks.split())
    return line if len(line) <= batas else f"{line[: batas - 1]}…"


def isi_komentar(isi: str) -> str:
    """Return a comment with its hidden marker, cut where no host takes more."""
    body = isi.replace(PENANDA, "")
    if len(body) > BATAS_KOMENTAR:
        body = f"{body[:BATAS_KOMENTAR]}\n\n(laporan dipotong karena terlalu panjang)"
    return f"{PENANDA}\n{body}"
