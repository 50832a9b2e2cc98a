"""Merging at a host: what people do to main, and what the host then knows of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from tests.skenario.isian import FORMULIR, Ubah, mandiri
from tests.skenario.kantor import KEPALA, PERENCANA, PERENCANA_2, USULAN, Kantor
from tests.skenario.panggung import DiGitea, DiGitHub, DiGitLab, Panggung, TanpaSitus

from ukur.commands.gate.gatekeeper import gate_target, open_target_host, repository_as_host
from ukur.commands.gate.history import AcceptedProposal, check_history
from ukur.hosts.protocol import Host


def _merge(kantor: Kantor) -> None:
    kantor.git("merge", "--quiet", "--no-ff", "-m", "gabung", f"origin/{USULAN}", akun=KEPALA)


def _squash(kantor: Kantor) -> None:
    kantor.git("merge", "--quiet", "--squash", f"origin/{USULAN}", akun=KEPALA)
    kantor.git("commit", "--quiet", "-m", "gabung", akun=KEPALA)


def _rebase(kantor: Kantor) -> None:
    kantor.git("switch", "--quiet", "--no-track", "-C", "sementara", f"origin/{USULAN}")
    kantor.git("rebase", "--quiet", "--force-rebase", "main", akun=KEPALA)
    kantor.git("switch", "--quiet", "main")
    _maju(kantor, "sementara")


def _maju(kantor: Kantor, nama: str = f"origin/{USULAN}") -> None:
    kantor.git("merge", "--quiet", "--ff-only", nama)


def _semilinear(kantor: Kantor) -> None:
    kantor.git("switch", "--quiet", "--no-track", "-C", "sementara", f"origin/{USULAN}")
    kantor.git("rebase", "--quiet", "--force-rebase", "main", akun=KEPALA)
    kantor.git("switch", "--quiet", "main")
    kantor.git("merge", "--quiet", "--no-ff", "-m", "gabung", "sementara", akun=KEPALA)


CARA: Mapping[str, Callable[[Kantor], None]] = {
    "merge": _merge,
    "squash": _squash,
    "rebase": _rebase,
    "maju": _maju,
    "semilinear": _semilinear,
}

MEREK = {"merge": "merge_commit_sha", "semilinear": "merge_commit_sha", "squash": "squash_commit_sha"}
"""How GitLab tells of the commit that a merge made; of a fast-forward it tells none."""


@dataclass
class Cerita:
    """One proposal by a Perencana, from its branch to main; ``awal`` is where main stood before."""

    kantor: Kantor
    tempat: Panggung
    awal: str

    @classmethod
    def mulai(cls, kantor: Kantor, tempat: Panggung, *jumlah: int) -> "Cerita":
        """Propose other figures, a commit each."""
        kantor.cabang()
        for number in jumlah or (48,):
            kantor.tulis(PERENCANA, {FORMULIR: mandiri(number)})
        tempat.didorong(PERENCANA)
        return cls(kantor, tempat, kantor.kepala("main"))

    def setujui(self, akun: str = PERENCANA_2) -> "Cerita":
        self.tempat.setujui(akun)
        return self

    def gabung(self, cara: str = "merge", ubah: Mapping[str, Ubah] | None = None) -> str:
        """Merge; with ``ubah`` the merge's own commit is made to say something else. Return the commit."""
        before = self.kantor.kepala("main")
        self.kantor.cabang("main")
        CARA[cara](self.kantor)
        for path, change in (ubah or {}).items():
            file = self.kantor.kerja / path
            file.write_text(change(file.read_text("utf-8")), "utf-8")
            self.kantor.git("add", path)
            self.kantor.git("commit", "--quiet", "--amend", "--no-edit", akun=KEPALA)
        self.kantor.dorong("main")
        self.kantor.mutakhirkan()
        made = self.kantor.kepala("main")
        self.catat(cara, made, before)
        return made

    def catat(self, cara: str, gabungan: str, dasar: str) -> None:
        """Let the host know of a merge, in its own words."""
        match self.tempat:
            case DiGitHub() as place:
                place.tiruan.gabungkan(place.sini, gabungan, dasar)
            case DiGitea() as place:
                place.tiruan.gabungkan(gabungan, dasar)
            case DiGitLab() as place:
                named = MEREK.get(cara)
                place.tiruan.gabungkan(dasar, **({named: gabungan} if named else {}))

    def langsung(self, berkas: Mapping[str, Ubah], akun: str = PERENCANA) -> str:
        """Push to main past every proposal."""
        self.kantor.cabang("main")
        made = self.kantor.tulis(akun, berkas, "main")
        self.kantor.mutakhirkan()
        return made

    @contextmanager
    def host(self) -> Iterator[Host]:
        """Open the host as the publishing job does, in a clone that has the notes."""
        if isinstance(self.tempat, TanpaSitus):
            yield repository_as_host(self.kantor.utama, None)
            return
        arguments, variables = self.tempat.gerbang()
        event = arguments[-1]
        assert not isinstance(event, str)
        host, _ = open_target_host(gate_target(variables, event, None), variables)
        try:
            yield host
        finally:
            host.close()

    def periksa(self, sampai: str, sejak: str | None = "") -> tuple[AcceptedProposal, ...]:
        """Recheck main up to a commit, from where the story began unless told otherwise."""
        with self.host() as host:
            return check_history(self.kantor.utama, host, self.awal if sejak == "" else sejak, sampai)
