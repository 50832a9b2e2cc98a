"""Without a host: a branch is the proposal, signed statements in Git notes are its reviews.

Commits must be signed with keys of allowed_signers, since nobody else says whose they are. Notes can be
deleted by whoever may write to the repository, a return (kembalikan) with them: only approvals are proof.
Merge with merge commits: after squashing, a statement on a squashed commit could be used for a later
proposal of the same name.
"""

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ukur.hosts.jawaban import baca
from ukur.hosts.pernyataan import alasan_tolak, pemilik_kunci, sah
from ukur.model.galat import quote
from ukur.model.nilai import Sha
from ukur.model.temuan import UkurError
from ukur.programs.process import run_git
from ukur.workflow.gerbang import Gugur, Status
from ukur.workflow.statement import NO_HOST, Pernyataan, baca_baris
from ukur.workflow.usulan import Sikap, Tergabung, Tinjauan, Usulan

KETERBATASAN = (
    "Tanpa situs Git, waktu pada persetujuan adalah pernyataan penanda tangan sendiri.",
    "Catatan Git dapat dihapus oleh siapa pun yang boleh menulis ke repositori. Persetujuan yang hilang "
    "harus diminta lagi; salinannya disimpan di arsip dokumen.",
)
CATATAN = "persetujuan"
ACUAN = f"refs/notes/{CATATAN}"
TANPA_TANDA = "(tidak bertanda tangan)"
BATAS_COMMIT, BATAS_CATATAN, BATAS_BITA = 250, 2_000, 1_000_000
"""Commits of a proposal, as GitHub's; notes, two calls of git each; bytes of one, which anyone may write."""
SIKAP: Mapping[str, Sikap] = {
    "setuju": Sikap.SETUJU,
    "kembalikan": Sikap.KEMBALIKAN,
    "batal": Sikap.BATAL,
}


@dataclass(frozen=True)
class TanpaHost:
    """One repository on disk.

    ``pengizin`` is allowed_signers as it stands in the target branch; ``sidik`` gives the hash of what the
    proposal would publish at a commit, as for the gate; ``kini`` is the time of reading. ``lampau`` gives the
    same repository as it was when a commit was the target branch, at a time: with the keys of that commit.
    """

    repo: Path
    cabang: str
    pengizin: bytes
    sidik: Callable[[str], str | None]
    kini: datetime.datetime
    lampau: "Callable[[str, datetime.datetime], TanpaHost] | None" = None
    nama: str = field(default=NO_HOST, init=False)

    def usulan(self, nomor: str) -> Usulan:
        """Return a branch as a proposal; statements that do not hold are left out, see ``ditolak``."""
        said = self._putusan(nomor, self._tip(nomor), self._tip(self.cabang), self._baris())
        return self._usulan(nomor, self._tip(nomor), self._tip(self.cabang), said)

    def tergabung(self, commit: str) -> Tergabung | None:
        """Return what a merge commit took in: its second parent, named by the statements on those commits."""
        base, head, when = self._gabungan(commit)
        if self.lampau is None:
            raise UkurError("persetujuan atas gabungan lama tidak dapat diperiksa di sini; laporkan")
        past, own = self.lampau(base, when), {*self._commits(head, base)}
        # what was signed elsewhere in the very second of the merge may be for the next proposal of that name
        limits = {True: when, False: when - datetime.timedelta(seconds=1)}
        early = [row for row in self._semua if not _sesudah(row[1], limits[row[0] in own])]
        late = [row for row in self._semua if row[0] in own and _sesudah(row[1], when)]
        name = past._nama_usulan(row for row in early if row[0] in own)
        said = past._putusan(name, head, base, early)
        after = replace(past, kini=self.kini)._putusan(name, head, base, late)
        return Tergabung(
            past._usulan(name, head, base, said),
            commit,
            when,
            tuple(item for item in after if isinstance(item, Tinjauan)),
        )

    def _gabungan(self, commit: str) -> tuple[str, str, datetime.datetime]:
        """Return both parents of a merge commit, and when it was made."""
        raw = run_git(self.repo, "cat-file", "commit", baca(Sha, commit)).output
        kept, _, when = _urai_kepala(raw.partition(b"\n\n")[0])
        parents = [line.split()[1].decode() for line in kept.split(b"\n") if line.startswith(b"parent ")]
        if len(parents) != 2 or when is None:
            raise UkurError(
                "bukan penggabungan dua cabang: dikirim langsung ke cabang utama, atau digabung dengan cara "
                "yang menghilangkan jejaknya; gabungkan usulan dengan git merge --no-ff"
            )
        return parents[0], parents[1], when

    def _nama_usulan(self, rows: Iterable[tuple[str, str]]) -> str:
        """Return the one proposal that signed statements name; what anybody may have written names none."""
        read = (baca_baris(line) for _, line in rows)
        signed = (item for item in read if item and not alasan_tolak(*item, self.pengizin, self.kini))
        names = sorted({statement.usulan for _, statement in signed})
        if len(names) == 1:
            return names[0]
        if not names:
            raise UkurError(
                "tidak ada persetujuan yang berlaku sampai saat penggabungan; kembalikan cabang utama ke "
                "commit sebelumnya, minta persetujuan dengan 'ukur approve', lalu gabungkan lagi"
            )
        found = ", ".join(map(quote, names))
        raise UkurError(f"persetujuan di dalamnya untuk beberapa usulan ({found}); gabungkan satu per satu")

    def _usulan(self, nomor: str, head: str, base: str, said: "Iterable[Tinjauan | Gugur]") -> Usulan:
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
            tinjauan=tuple(item for item in said if isinstance(item, Tinjauan)),
            waktu=self.kini,
            lengkap=len(commits) <= BATAS_COMMIT,
        )

    def ditolak(self, nomor: str) -> tuple[Gugur, ...]:
        """Return the statements on a proposal that do not hold, and why."""
        said = self._putusan(nomor, self._tip(nomor), self._tip(self.cabang), self._baris())
        return tuple(item for item in said if isinstance(item, Gugur))

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
        if run_git(self.repo, "check-ref-format", ref).code == 0:
            done = run_git(
                self.repo, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
            )
            if done.code == 0:
                return done.output.decode().strip()
        raise UkurError(f"cabang {quote(cabang)} tidak ada; ambil dulu dari repositori asalnya")

    def _commits(self, head: str, base: str) -> list[str]:
        limit = f"--max-count={BATAS_COMMIT + 1}"
        done = run_git(self.repo, "rev-list", "--reverse", limit, head, f"^{base}")
        return done.output.decode().split()

    def _penanda(self, commit: str) -> str | None:
        """Return whose registered key signed a commit; None where it is unsigned or the key is not known."""
        raw = run_git(self.repo, "cat-file", "commit", commit).output
        head, _, message = raw.partition(b"\n\n")
        kept, signature, when = _urai_kepala(head)
        owners = pemilik_kunci(signature, self.pengizin)
        if len(set(owners)) != 1 or when is None:
            return None
        payload = kept + b"\n\n" + message
        good = sah(payload, signature, self.pengizin, owners[0], "git", when)
        return owners[0] if good else None

    def _putusan(
        self, nomor: str, head: str, base: str, rows: Iterable[tuple[str, str]]
    ) -> Iterator[Tinjauan | Gugur]:
        own = {*self._commits(head, base)}
        for order, (commit, line) in enumerate(rows):
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
            yield Gugur(statement.akun, reason) if reason else _tinjauan(statement, order, line)

    @functools.cached_property
    def _semua(self) -> tuple[tuple[str, str], ...]:
        """Every line of every note, read once for all of the history."""
        return tuple(self._baris())

    def _baris(self) -> Iterator[tuple[str, str]]:
        """Yield every line of every note, with the commit it stands on."""
        listing = run_git(self.repo, "notes", f"--ref={CATATAN}", "list").output.decode().splitlines()
        if len(listing) > BATAS_CATATAN:
            raise UkurError("catatan persetujuan terlalu banyak untuk dibaca; arsipkan yang lama")
        for blob, commit in sorted(row.split() for row in listing):
            size = run_git(self.repo, "cat-file", "-s", blob).output.strip()
            if not size.isdigit() or int(size) > BATAS_BITA:
                raise UkurError(f"catatan persetujuan pada commit {commit[:12]} terlalu panjang; hapus")
            text = run_git(self.repo, "cat-file", "blob", blob).output.decode("utf-8", "replace")
            yield from ((commit, line) for line in text.split("\n") if line.strip())

    def _salah_tempat(self, nomor: str, commit: str, statement: Pernyataan, base: str) -> str | None:
        if statement.commit != commit:
            return "pernyataan itu untuk commit lain"
        if statement.usulan != nomor:
            return f"pernyataan itu untuk usulan lain, {quote(statement.usulan)}"
        if run_git(self.repo, "merge-base", "--is-ancestor", commit, base).code == 0:
            return "commit yang disetujui sudah termasuk cabang utama"
        return None

    def _salah_isi(self, statement: Pernyataan) -> str | None:
        if self.sidik(statement.commit) != statement.sidik:
            return "isi yang ditandatangani bukan isi commit itu"
        return None


def _sesudah(baris: str, waktu: datetime.datetime) -> bool:
    """Whether a line says that it was signed after a time, in whole seconds as Git keeps it."""
    read = baca_baris(baris)
    return read is not None and read[1].waktu.replace(microsecond=0) > waktu


def _tinjauan(statement: Pernyataan, order: int, line: str) -> Tinjauan:
    attitude = SIKAP.get(statement.keputusan, Sikap.TAK_DIKENAL)
    words = f"sebagai {statement.peran}"
    return Tinjauan(statement.akun, attitude, statement.commit, statement.waktu, order, words, line)


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
    if run_git(repo, "notes", f"--ref={CATATAN}", "append", "-m", baris, commit).code:
        raise UkurError("catatan persetujuan tidak dapat ditulis; periksa nama dan pos-el Git, lalu ulangi")
