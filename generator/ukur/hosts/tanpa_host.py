"""Without a host: a branch is the proposal, signed statements in Git notes are its reviews.

Commits must be signed with keys of allowed_signers, since nobody else says whose they are. Notes can be
deleted by whoever may write to the repository, a return (kembalikan) with them: only approvals are proof.
Merge with merge commits: after squashing, a statement on a squashed commit could be used for a later
proposal of the same name.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ukur.hosts.pernyataan import Pernyataan, alasan_tolak, baca_baris, pemilik_kunci, sah
from ukur.hosts.proses import git
from ukur.model.galat import quote
from ukur.model.temuan import UkurError
from ukur.workflow.gerbang import Gugur, Status
from ukur.workflow.usulan import Sikap, Tinjauan, Usulan

KETERBATASAN = (
    "Tanpa situs Git, waktu pada persetujuan adalah pernyataan penanda tangan sendiri.",
    "Catatan Git dapat dihapus oleh siapa pun yang boleh menulis ke repositori. Persetujuan yang hilang "
    "harus diminta lagi; salinannya disimpan di arsip dokumen.",
)
CATATAN = "persetujuan"
ACUAN = f"refs/notes/{CATATAN}"
TANPA_TANDA = "(tidak bertanda tangan)"
BATAS_COMMIT, BATAS_CATATAN, BATAS_BITA = 250, 2_000, 1_000_000
SIKAP: Mapping[str, Sikap] = {
    "setuju": Sikap.SETUJU,
    "kembalikan": Sikap.KEMBALIKAN,
    "batal": Sikap.BATAL,
}


@dataclass(frozen=True)
class TanpaHost:
    """One repository on disk.

    ``pengizin`` is allowed_signers as it stands in the target branch; ``sidik`` gives the hash of what the
    proposal would publish at a commit, as for the gate; ``kini`` is the time of reading.
    """

    repo: Path
    cabang: str
    pengizin: bytes
    sidik: Callable[[str], str | None]
    kini: datetime.datetime
    nama: str = field(default="repositori Git", init=False)

    def usulan(self, nomor: str) -> Usulan:
        """Return a branch as a proposal; statements that do not hold are left out, see ``ditolak``."""
        head, base = self._tip(nomor), self._tip(self.cabang)
        commits = self._commits(head, base)
        makers = [self._penanda(commit) for commit in commits[:BATAS_COMMIT]]
        return Usulan(
            nomor=nomor,
            judul=nomor,
            penulis=next((maker for maker in makers if maker), TANPA_TANDA),
            pembuat_commit=tuple(dict.fromkeys(makers)),
            kepala=head,
            dasar=base,
            berkas=(),
            tinjauan=tuple(item for item in self._putusan(nomor) if isinstance(item, Tinjauan)),
            waktu=self.kini,
            lengkap=len(commits) <= BATAS_COMMIT,
        )

    def ditolak(self, nomor: str) -> tuple[Gugur, ...]:
        """Return the statements on a proposal that do not hold, and why."""
        return tuple(item for item in self._putusan(nomor) if isinstance(item, Gugur))

    def refspec(self, nomor: str) -> str:
        """Return the branch."""
        return f"refs/heads/{nomor}"

    def kepala_kini(self, nomor: str) -> str:
        """Return the head right now."""
        return self._tip(nomor)

    def kirim_status(self, commit: str, status: Status, kalimat: str, tautan: str | None) -> None:
        """Post nothing: there is nowhere to; the command's exit code is the verdict."""

    def komentar(self, nomor: str, isi: str) -> None:
        """Write nothing: there is nowhere to."""

    def aturan(self, cabang: str) -> Mapping[str, object] | None:
        """Return None: no branch rules without a host."""
        return None

    def tutup(self) -> None:
        """Close nothing."""

    def _tip(self, cabang: str) -> str:
        ref = f"refs/heads/{cabang}"
        if git(self.repo, "check-ref-format", ref).kode == 0:
            done = git(self.repo, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
            if done.kode == 0:
                return done.keluaran.decode().strip()
        raise UkurError(f"cabang {quote(cabang)} tidak ada; ambil dulu dari repositori asalnya")

    def _commits(self, head: str, base: str) -> list[str]:
        limit = f"--max-count={BATAS_COMMIT + 1}"
        done = git(self.repo, "rev-list", "--reverse", limit, head, f"^{base}")
        return done.keluaran.decode().split()

    def _penanda(self, commit: str) -> str | None:
        """Return whose registered key signed a commit; None where it is unsigned or the key is not known."""
        raw = git(self.repo, "cat-file", "commit", commit).keluaran
        head, _, message = raw.partition(b"\n\n")
        kept, signature, when = _urai_kepala(head)
        owners = pemilik_kunci(signature, self.pengizin)
        if len(set(owners)) != 1 or when is None:
            return None
        payload = kept + b"\n\n" + message
        good = sah(payload, signature, self.pengizin, owners[0], "git", when)
        return owners[0] if good else None

    def _putusan(self, nomor: str) -> Iterator[Tinjauan | Gugur]:
        head, base = self._tip(nomor), self._tip(self.cabang)
        own = {*self._commits(head, base)}
        for order, (commit, line) in enumerate(self._baris()):
            read = baca_baris(line)
            if read is None:
                if commit in own:
                    yield Gugur("(tidak dikenal)", "baris catatan persetujuan tidak dapat dibaca")
                continue
            signed, statement = read
            if statement.usulan != nomor and commit not in own:
                continue
            reason = self._salah_tempat(nomor, commit, statement, base)
            reason = reason or alasan_tolak(signed, statement, self.pengizin, self.kini)
            reason = reason or self._salah_isi(statement)
            yield Gugur(statement.akun, reason) if reason else _tinjauan(statement, order)

    def _baris(self) -> Iterator[tuple[str, str]]:
        """Yield every line of every note, with the commit it stands on."""
        listing = git(self.repo, "notes", f"--ref={CATATAN}", "list").keluaran.decode().splitlines()
        if len(listing) > BATAS_CATATAN:
            raise UkurError("catatan persetujuan terlalu banyak untuk dibaca; arsipkan yang lama")
        for blob, commit in sorted(row.split() for row in listing):
            size = git(self.repo, "cat-file", "-s", blob).keluaran.strip()
            if not size.isdigit() or int(size) > BATAS_BITA:
                raise UkurError(f"catatan persetujuan pada commit {commit[:12]} terlalu panjang; hapus")
            text = git(self.repo, "cat-file", "blob", blob).keluaran.decode("utf-8", "replace")
            yield from ((commit, line) for line in text.split("\n") if line.strip())

    def _salah_tempat(self, nomor: str, commit: str, statement: Pernyataan, base: str) -> str | None:
        if statement.commit != commit:
            return "pernyataan itu untuk commit lain"
        if statement.usulan != nomor:
            return f"pernyataan itu untuk usulan lain, {quote(statement.usulan)}"
        if git(self.repo, "merge-base", "--is-ancestor", commit, base).kode == 0:
            return "commit yang disetujui sudah termasuk cabang utama"
        return None

    def _salah_isi(self, statement: Pernyataan) -> str | None:
        if self.sidik(statement.commit) != statement.sidik:
            return "isi yang ditandatangani bukan isi commit itu"
        return None


def _tinjauan(statement: Pernyataan, order: int) -> Tinjauan:
    attitude = SIKAP.get(statement.keputusan, Sikap.TAK_DIKENAL)
    words = f"sebagai {statement.peran}"
    return Tinjauan(statement.akun, attitude, statement.commit, statement.waktu, order, words)


def _urai_kepala(kepala: bytes) -> tuple[bytes, str, datetime.datetime | None]:
    """Return a commit's header without its signature, the signature, and when it was committed."""
    kept: list[bytes] = []
    signature: list[bytes] = []
    inside = False
    for line in kepala.split(b"\n"):
        inside = line.startswith(b"gpgsig ") or (inside and line.startswith(b" "))
        (signature if inside else kept).append(line)
    text = b"\n".join(line.removeprefix(b"gpgsig").removeprefix(b" ") for line in signature)
    return b"\n".join(kept), text.decode("utf-8", "replace"), _waktu(kept)


def _waktu(lines: Iterable[bytes]) -> datetime.datetime | None:
    stamps = [line.split()[-2] for line in lines if line.startswith(b"committer ") and len(line.split()) > 2]
    if len(stamps) != 1 or not stamps[0].isdigit() or len(stamps[0]) > 11:
        return None
    return datetime.datetime.fromtimestamp(int(stamps[0]), datetime.UTC)


def catat(repo: Path, commit: str, baris: str) -> None:
    """Add a signed line to a commit's note, to be pushed with ``refs/notes/persetujuan``."""
    if git(repo, "notes", f"--ref={CATATAN}", "append", "-m", baris, commit).kode:
        raise UkurError("catatan persetujuan tidak dapat ditulis; periksa nama dan pos-el Git, lalu ulangi")
