"""What differs between two versions of a document: figures with old and new, texts by their names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ukur.document.date_text import DASH
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownSummary
from ukur.document.sections import ShownKoreksi

WHOLE_DOCUMENT = "Seluruh dokumen"


@dataclass(frozen=True)
class ChangedFigure:
    """A printed figure that differs; ``kode`` is empty for a figure of the whole document."""

    kode: str
    nama: str
    angka: str
    lama: str
    baru: str


@dataclass(frozen=True)
class VersionChanges:
    """What differs; ``koreksi`` are the decisions that the newer version adds, ``tambah`` and ``hapus``
    indicators that only one of the two has.
    """

    angka: tuple[ChangedFigure, ...]
    teks: tuple[str, ...]
    tambah: tuple[str, ...]
    hapus: tuple[str, ...]
    koreksi: tuple[ShownKoreksi, ...]

    @property
    def figures_by_indikator(self) -> tuple[tuple[str, tuple[ChangedFigure, ...]], ...]:
        """The figures by indicator, each with its code and name."""
        groups = groupby(self.angka, key=lambda figure: f"{figure.kode} {figure.nama}".strip())
        return tuple((title, tuple(figures)) for title, figures in groups)

    @property
    def has_changes(self) -> bool:
        """Whether anything that readers see differs."""
        return bool(self.angka or self.teks or self.tambah or self.hapus)


FieldReaders = tuple[tuple[str, Callable[[Any], Any]], ...]

CAPAIAN = QUARTER, TO_DATE, YEAR = "Capaian triwulan", "Capaian sampai dengan triwulan ini", "Capaian setahun"
JUDGED = "Capaian yang dinilai"
ROW_FIGURES: FieldReaders = (
    ("Target triwulan", lambda row: row.triwulan.target.teks),
    ("Realisasi triwulan", lambda row: row.triwulan.realisasi.teks),
    (QUARTER, lambda row: row.triwulan.capaian.teks),
    ("Target sampai dengan triwulan ini", lambda row: row.sampai.target.teks),
    ("Realisasi sampai dengan triwulan ini", lambda row: row.sampai.realisasi.teks),
    (TO_DATE, lambda row: row.sampai.capaian.teks),
    ("Target setahun", lambda row: row.setahun.target.teks),
    (YEAR, lambda row: row.setahun.capaian.teks),
    (JUDGED, lambda row: row.headline.capaian.teks),
    ("Predikat", lambda row: row.predikat),
    ("Status", lambda row: row.status),
)
ROW_TEXTS: FieldReaders = (
    ("nama", lambda row: row.nama),
    ("satuan", lambda row: row.satuan),
    ("cara pengukuran", lambda row: row.cara_pengukuran),
    ("dasar target", lambda row: (row.dasar_target, row.target_contoh)),
    ("alasan perubahan target", lambda row: row.alasan_perubahan),
    ("target yang lebih mudah", lambda row: row.target_lebih_mudah),
    ("keterangan", lambda row: row.keterangan),
    ("faktor pendukung", lambda row: row.faktor_pendukung),
    ("faktor penghambat", lambda row: row.faktor_penghambat),
    ("sumber angka", lambda row: row.struk.sumber),
    ("bukti", lambda row: row.struk.bukti),
    ("perhitungan", lambda row: _reckoning(row)),
    ("pembandingan", lambda row: (row.pembanding, row.perbandingan)),
    ("arah", lambda row: row.arah),
    ("rencana aksi", lambda row: row.rencana_aksi),
    ("rincian", lambda row: row.rincian),
    ("bagian unit", lambda row: row.himpunan),
    ("bobot", lambda row: row.bobot),
    ("unit yang melaporkan bagiannya", lambda row: row.himpunan),
)
ROW_CODES: FieldReaders = (
    ("rumus", lambda row: (row.rumus, row.arah_rumus)),
    ("kode referensi", lambda row: row.kode_referensi),
    ("unit pelapor", lambda row: row.unit),
)
"""What the first form of a filed document did not hold: compared only between two that do."""
SUMMARY_FIGURES: FieldReaders = (
    ("Indikator tercapai", lambda total: str(total.tercapai)),
    ("Indikator tidak tercapai", lambda total: str(total.tidak_tercapai)),
    ("Indikator tanpa capaian", lambda total: str(total.tanpa_capaian)),
    ("Rata-rata capaian", lambda total: total.rata_rata.teks),
    ("Rata-rata capaian dengan batas", lambda total: _declared_mean(total)),
)
DOCUMENT_TEXTS: FieldReaders = (
    ("kepala naskah", lambda d: (d.judul, d.pemerintah, d.instansi, d.nama_singkat, d.kop, d.lambang)),
    ("nomor", lambda d: d.nomor),
    ("kode, urusan, induk, dan lisensi kantor", lambda d: d.kantor),
    ("tanggal", lambda d: d.tanggal),
    ("tahap dan tanda", lambda d: (d.tahap, d.konsep, d.percontohan, d.tanda, d.target_contoh)),
    ("pendahuluan", lambda d: d.pendahuluan),
    ("dasar hukum", lambda d: d.dasar_hukum),
    ("sasaran", lambda d: [(g.kode, g.jenis, g.uraian, g.contoh, g.program) for g in d.kelompok]),
    ("analisis", lambda d: {g.kode: g.analisis for g in d.kelompok}),
    ("ringkasan", lambda d: _summary(d)),
    ("anggaran", lambda d: d.anggaran),
    ("skala predikat", lambda d: (d.skala, d.catatan_skala)),
    ("perubahan dalam tahun itu", lambda d: d.perubahan),
    ("tindak lanjut", lambda d: d.tindak_lanjut),
    ("indikator yang perlu perhatian", lambda d: d.perhatian),
    ("tindak lanjut rekomendasi LHE", lambda d: d.tindak_lanjut_lhe),
    ("pelaksanaan SOP", lambda d: d.catatan_sop),
    ("perintah dan rapat", lambda d: (d.perintah, d.rapat)),
    ("daftar koreksi", lambda d: d.koreksi),
    ("catatan", lambda d: d.catatan),
    ("pengesahan", lambda d: d.signatories),
    ("kamus indikator", lambda d: d.kamus),
    ("tempat simpan naskah cetak", lambda d: d.lokasi_arsip),
    ("tata letak naskah cetak", lambda d: d.edisi_cetak),
    ("kertas, nama berkas, atau alamat arsip", lambda d: (d.kertas, d.nama_berkas, d.alamat_arsip)),
)


def compare_versions(former: DokumenPengukuran, baru: DokumenPengukuran) -> VersionChanges:
    """Return what differs between a version and the one after it, in the order of the document."""
    before, after = _rows(former), _rows(baru)
    both = [(before[kode], row) for kode, row in after.items() if kode in before]
    figures = [figure for old, new in both for figure in _figures(old, new)]
    names = [f"{label} {new.kode}" for old, new in both for label in _row_texts(old, new)]
    return VersionChanges(
        (*figures, *_totals(former.ringkasan, baru.ringkasan)),
        (*_differing(DOCUMENT_TEXTS, former, baru), *names),
        tuple(_title(row) for kode, row in after.items() if kode not in before),
        tuple(_title(row) for kode, row in before.items() if kode not in after),
        tuple(row for row in baru.koreksi if row not in former.koreksi),
    )


def _figures(old: IndikatorRow, new: IndikatorRow) -> Iterator[ChangedFigure]:
    """The judged capaian repeats one of the others: it is named only where it moved in another way."""
    seen: set[tuple[str, str]] = set()
    for label, take in ROW_FIGURES:
        pair = take(old), take(new)
        repeated = label == JUDGED and pair in seen
        if pair[0] != pair[1] and not repeated:
            yield ChangedFigure(new.kode, new.nama, label, *pair)
        if label in CAPAIAN:
            seen.add(pair)


def _row_texts(old: IndikatorRow, new: IndikatorRow) -> Iterator[str]:
    yield from _differing(ROW_TEXTS, old, new)
    if old.rumus and new.rumus:
        yield from _differing(ROW_CODES, old, new)


def _totals(old: ShownSummary, new: ShownSummary) -> Iterator[ChangedFigure]:
    for label, take in SUMMARY_FIGURES:
        if take(old) != take(new):
            yield ChangedFigure("", WHOLE_DOCUMENT, label, take(old), take(new))


def _differing(taken: FieldReaders, old: object, new: object) -> tuple[str, ...]:
    return tuple(label for label, take in taken if take(old) != take(new))


def _declared_mean(total: ShownSummary) -> str:
    """Return the mean with a declared cap; form 1 had no other."""
    return total.berbatas.teks if total.berbatas and total.batas_kantor else DASH


def _rows(dokumen: DokumenPengukuran) -> Mapping[str, IndikatorRow]:
    return {row.kode: row for row in dokumen.baris}


def _title(row: IndikatorRow) -> str:
    return f"{row.kode} {row.nama}"


def _reckoning(row: IndikatorRow) -> tuple[object, ...]:
    """Everything behind the figures, also what print rounds away."""
    return row.figures, row.lingkup, row.struk.baris, row.desimal


def _summary(dokumen: DokumenPengukuran) -> tuple[object, ...]:
    return (dokumen.ringkasan, *((group.kode, group.ringkasan) for group in dokumen.kelompok))
