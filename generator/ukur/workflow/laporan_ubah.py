"""The change report: what a proposal means, in sentences that the head of the office reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ukur.measure.ukuran import Ukuran
from ukur.model.meaning import Jenis
from ukur.workflow.jenis import jenis_berkas
from ukur.workflow.peringatan import peringatan
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import kalimat, singkat, titik
from ukur.workflow.tahapan import gerak
from ukur.workflow.ubah_acuan import acuan
from ukur.workflow.ubah_angka import akibat, angka_berubah, ringkasan, sasaran_target
from ukur.workflow.ubah_formulir import isi_formulir
from ukur.workflow.usulan import BerkasUbah

BATAS = 12
"""Sentences under one heading (our choice, a screen of them); the rest is counted, and in the details."""

TANPA_ARTI = (
    "Tidak ada angka, target, atau aturan yang berubah; hanya tata letak, komentar, atau berkas lain."
)

_TERHITUNG = {Jenis.TAHAP, Jenis.REALISASI, Jenis.TARGET, Jenis.FORMULIR}


@dataclass(frozen=True)
class Bagian:
    """One heading of the report: its sentences, and the full list where they are a selection."""

    judul: str
    kalimat: tuple[str, ...]
    rincian: tuple[str, ...] = ()


@dataclass(frozen=True)
class LaporanUbah:
    """The report; ``peringatan`` stand first, for they are what a hurried reader must see."""

    pokok: str
    peringatan: tuple[str, ...]
    bagian: tuple[Bagian, ...]

    @property
    def kosong(self) -> bool:
        """Whether nothing changes in meaning."""
        return not self.bagian


def laporkan(
    dasar: Ukuran, kepala: Ukuran, ubah: Iterable[Ubah], berkas: Iterable[BerkasUbah] = ()
) -> LaporanUbah:
    """Return the report of the changes from ``dasar`` to ``kepala``.

    ``berkas`` are all files of the proposal: those outside the data are told by kind.
    """
    changes, files = tuple(ubah), tuple(berkas)
    parts = [
        bagian("Tahap dokumen", _stages(dasar, kepala)),
        bagian("Ringkasan dokumen", ringkasan(dasar, kepala)),
        *(bagian(f"Realisasi {p.judul}", rows) for p, rows in angka_berubah(dasar, kepala, changes)),
        bagian("Target", sasaran_target(dasar, kepala, changes)),
        bagian("Akibat pada capaian lain", akibat(dasar, kepala, changes)),
        *(
            bagian(f"Isi lain {periode.judul}", rows, _cells(leaves))
            for periode, rows, leaves in isi_formulir(dasar.katalog, kepala.katalog, changes)
        ),
        *(
            bagian(_title(jenis), rows, _cells(leaves))
            for jenis, rows, leaves in acuan(dasar.katalog, kepala.katalog, changes)
        ),
        bagian("Berkas di luar data", _files(kepala.katalog.root, files)),
    ]
    warnings = (*peringatan(dasar, kepala, changes), *_programme(kepala.katalog.root, files))
    return LaporanUbah(_gist(dasar, kepala, changes), warnings, tuple(part for part in parts if part.kalimat))


def bagian(judul: str, kalimat: Iterable[str], rincian: Iterable[str] = ()) -> Bagian:
    """Return a part: long lists cut with a count, and what was cut in the details."""
    rows, cells = tuple(kalimat), tuple(rincian)
    if len(rows) <= BATAS:
        return Bagian(judul, rows, cells if len(cells) > len(rows) else ())
    rest = f"dan {len(rows) - BATAS + 1} lagi, lihat rincian."
    return Bagian(judul, (*rows[: BATAS - 1], rest), cells or rows)


def _title(jenis: Jenis) -> str:
    return f"{jenis[0].upper()}{jenis[1:]}"


def _cells(leaves: Iterable[Ubah]) -> list[str]:
    return [titik(kalimat(change)) for change in leaves]


def _stages(dasar: Ukuran, kepala: Ukuran) -> Iterator[str]:
    for move in gerak(dasar.katalog, kepala.katalog):
        if move.ke is None:
            yield f"Dokumen {move.periode.judul} dihapus."
            continue
        steps = [step.nomor for step in move.langkah(dasar.katalog.sop)]
        joint = " dan " if len(steps) == 2 else " sampai "
        span = joint.join(map(str, dict.fromkeys((steps[0], steps[-1])))) if steps else ""
        closed = f" (langkah {span} SOP)" if steps else ""
        start = f"tahap {move.dari} -> {move.ke}" if move.dari else f"baru, tahap {move.ke}"
        yield f"Dokumen {move.periode.judul}: {start}{closed}."


def _gist(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> str:
    """Return one sentence with the counts of what changes."""
    moves = tuple(gerak(dasar.katalog, kepala.katalog))
    figures = {(c.periode, c.indikator) for c in changes if c.jenis is Jenis.REALISASI}
    targets = {(c.indikator, c.loc[1]) for c in changes if c.jenis is Jenis.TARGET}
    counts = [
        (sum(1 for move in moves if move.dari is None), "dokumen baru"),
        (sum(1 for move in moves if move.dari and move.ke), "dokumen pindah tahap"),
        (len(figures), "realisasi"),
        (len(targets), "target"),
    ]
    new = {move.periode for move in moves if move.dari is None}
    kinds = sorted({str(c.jenis) for c in changes if c.jenis not in _TERHITUNG and c.periode not in new})
    parts = [f"{count} {what}" for count, what in counts if count] + kinds
    return f"Yang berubah: {', '.join(parts)}." if parts else TANPA_ARTI


def _outside(root: str, files: Iterable[BerkasUbah]) -> dict[Jenis, list[str]]:
    kinds: dict[Jenis, list[str]] = {}
    for path in sorted({path for file in files for path in (file.path, file.dari) if path}):
        if not path.startswith(f"{root}/"):
            kinds.setdefault(jenis_berkas(path), []).append(path)
    return kinds


def _files(root: str, files: Iterable[BerkasUbah]) -> Iterator[str]:
    for jenis, paths in sorted(_outside(root, files).items()):
        shown = ", ".join(singkat(path, 80) for path in paths[:3])
        more = f", dan {len(paths) - 3} berkas lain" if len(paths) > 3 else ""
        yield f"{_title(jenis)}: {shown}{more}."


def _programme(root: str, files: Iterable[BerkasUbah]) -> Iterator[str]:
    kinds = _outside(root, files)
    count = len(kinds.get(Jenis.PROGRAM, ())) + len(kinds.get(Jenis.TAK_DIKENAL, ()))
    if count:
        yield f"Usulan ini juga mengubah {count} berkas program atau berkas yang tidak dikenal."
