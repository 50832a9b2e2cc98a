"""Where a document's archive comes from: the commits that made it, and the office's files at one of them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.isi_dokumen import sidik_isi
from ukur.commands.periksa import pohon
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.paths import DATA, KOREKSI, LAMBANG, measured_folder
from ukur.model.periode import Periode
from ukur.model.temuan import UkurError
from ukur.source import git
from ukur.source.data_files import Himpunan
from ukur.source.katalog import Simpanan, read_catalogue
from ukur.source.pohon_berkas import RevisiGit
from ukur.verify.inputs import Pemeriksaan, periksa

BATAS = 1_000  # our choice: changes of one document looked back through; the SOP has nine steps


@dataclass(frozen=True)
class Asalmula:
    """The commits of the target branch that made a document, oldest first; the last one is archived."""

    periode: Periode
    commits: tuple[str, ...]

    @property
    def akhir(self) -> str:
        """The commit that made the document what it is."""
        return self.commits[-1]


def asalmula(
    repo: Path, periode: Periode, kepala: str = "HEAD", simpanan: Simpanan | None = None
) -> Asalmula:
    """Return where a signed document comes from: since it is there without a break, up to its last change.

    What is recorded after the signature (filing, the record of steps) is no change of the document.
    """
    folder, cache = f"{DATA}/{measured_folder(periode)}", simpanan or Simpanan()
    git.garis(repo, kepala, 1)  # a line that was cut off is no history
    line = _menyentuh(repo, kepala, folder, f"{DATA}/{KOREKSI}")
    final: str | None = None
    found: list[str] = []
    for commit in line:
        parent = git.commit(repo, f"{commit}^1")
        if final is None:
            final = _berubah(repo, periode, commit, parent, cache)
        if final is not None and (commit == final or _ubah_folder(repo, parent, commit, folder)):
            found.append(commit)
        if parent is None or git.objek(repo, f"{parent}:{folder}") is None:
            break
    else:
        if len(line) == BATAS:
            raise UkurError(f"dokumen {periode} berubah lebih dari {BATAS} kali; riwayatnya tidak terperiksa")
    if final is None:
        raise UkurError(
            f"dokumen {periode} belum disahkan di cabang utama; arsip dibuat sesudah tahap ditandatangani"
        )
    return Asalmula(periode, tuple(reversed(found)))


def _menyentuh(repo: Path, kepala: str, *paths: str) -> list[str]:
    wanted = ("log", "--first-parent", "--format=%H", f"--max-count={BATAS}")
    out = git.git(repo, *wanted, "--end-of-options", kepala, "--", *paths)
    if out is None:
        raise UkurError("riwayat Git tidak dapat dibaca; jalankan di repositori kantor yang lengkap")
    return out.decode().split()


def _berubah(repo: Path, periode: Periode, commit: str, parent: str | None, cache: Simpanan) -> str | None:
    """Return the commit when the document reads otherwise than before it."""
    after = _isi(repo, periode, commit, cache)
    if after is None:
        raise UkurError(f"dokumen {periode} tidak terbaca atau belum disahkan pada commit {commit[:12]}")
    return commit if parent is None or _isi(repo, periode, parent, cache) != after else None


def _isi(repo: Path, periode: Periode, commit: str, cache: Simpanan) -> str | None:
    katalog = read_catalogue(pohon(repo, commit), cache).katalog
    return None if katalog is None else sidik_isi(katalog, periode)


def _ubah_folder(repo: Path, parent: str | None, commit: str, folder: str) -> bool:
    before = git.objek(repo, f"{parent}:{folder}") if parent else None
    return before != git.objek(repo, f"{commit}:{folder}")


@dataclass(frozen=True)
class Beku:
    """The office's files at a commit, by path in the repository, and the catalogue they give."""

    commit: str
    waktu: datetime.datetime
    berkas: Mapping[str, bytes]
    ukuran: Ukuran
    lambang: bytes | None

    @property
    def katalog(self) -> Katalog:
        """The catalogue as frozen."""
        return self.ukuran.katalog


def bekukan_commit(repo: Path, commit: str, simpanan: Simpanan | None = None) -> Beku:
    """Return the data of a commit; UkurError where it would not pass the checks."""
    found = list(RevisiGit(repo, commit).files())
    broken = [item for item in found if item.temuan]
    if broken:
        raise UkurError(f"{DATA}/{broken[0].path} pada commit {commit[:12]} tidak dapat diarsipkan")
    data = {item.path: item.raw for item in found}
    checked = periksa(Himpunan(data, DATA), simpanan)
    ukuran = bersih(checked, f"commit {commit[:12]}")
    files = {f"{DATA}/{path}": raw for path, raw in data.items()}
    picture = _gambar(repo, commit, ukuran.katalog)
    if picture is not None:
        files[f"{LAMBANG}/{ukuran.katalog.instansi.kop.lambang}"] = picture
    return Beku(commit, waktu_commit(repo, commit), files, ukuran, picture)


def bersih(checked: Pemeriksaan, apa: str) -> Ukuran:
    """Return the measured catalogue; UkurError where the checks find an error."""
    if checked.ukuran is None or not checked.bersih:
        raise UkurError(f"data pada {apa} masih mempunyai galat; lihat hasil 'ukur check --revision'")
    return checked.ukuran


def kebijakan(repo: Path, commit: str) -> Mapping[str, bytes]:
    """Return roles and SOP as a commit has them, which judge what came after it."""
    names = ("peran.yml", "sop.yml")
    found = {name: git.isi_berkas(repo, commit, f"{DATA}/{name}") for name in names}
    kept = {name: isi for name, isi in found.items() if isi is not None}
    if len(kept) != len(names):
        raise UkurError(f"peran.yml atau sop.yml tidak ada pada commit {commit[:12]}")
    return kept


def _gambar(repo: Path, commit: str, katalog: Katalog) -> bytes | None:
    name = katalog.instansi.kop.lambang
    return git.isi_berkas(repo, commit, f"{LAMBANG}/{name}") if name else None


def waktu_commit(repo: Path, commit: str) -> datetime.datetime:
    """Return when a commit was made, in UTC."""
    out = git.git(repo, "show", "--no-patch", "--format=%ct", "--end-of-options", commit)
    if out is None or not out.strip().isdigit():
        raise UkurError(f"waktu commit {commit[:12]} tidak dapat dibaca; ambil ulang riwayatnya")
    try:
        return datetime.datetime.fromtimestamp(int(out), datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UkurError(f"waktu commit {commit[:12]} tidak mungkin; perbaiki jam, lalu ulangi") from error
