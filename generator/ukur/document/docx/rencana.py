"""Budget and efficiency, rencana aksi and their follow-up, corrections, the SOP record."""

from collections.abc import Iterator

from ukur.document.bagian import AnggaranTampil, BarisAnggaran, EfisiensiTampil, TindakLanjutTampil
from ukur.document.docx.blok import Blok, Judul, Sel, Tabel, angka, kepala
from ukur.document.docx.unsur import alinea
from ukur.document.nilai import AksiTampil, DokumenPengukuran
from ukur.document.teks import KOSONG


def anggaran(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the budget by quarter and the efficiency of each sasaran."""
    yield Judul(1, "Anggaran dan efisiensi")
    a = d.anggaran
    if a is None:
        yield alinea(f"Belum ada anggaran tahun {d.periode.tahun} yang tercatat.")
        return
    if a.contoh:
        yield alinea("Angka anggaran ini contoh, bukan angka resmi.", "Kecil")
    yield Judul(2, f"Realisasi anggaran tahun {a.tahun}")
    yield _tabel_anggaran(a)
    yield alinea(f"Sumber: {a.sumber}", "Kecil")
    if a.efisiensi:
        yield Judul(2, "Efisiensi menurut sasaran")
        yield _tabel_efisiensi(a.efisiensi)
    for note in a.catatan:
        yield alinea(note, "Kecil")


def _tabel_anggaran(a: AnggaranTampil) -> Tabel:
    tall = [Sel(text, "Kepala", 1, "mulai") for text in ("Kode", "Uraian", "Pagu")]
    below = Sel("", "Kepala", 1, "lanjut")
    pair = [Sel("Realisasi", "Kepala"), Sel("Serapan", "Kepala")]
    head = [
        [*tall, *[Sel(quarter, "Kepala", 2) for quarter in a.triwulan]],
        [*[below] * 3, *pair * len(a.triwulan)],
    ]
    rows = [_baris_anggaran(row, "Isi", "Angka") for row in a.baris]
    rows.append(_baris_anggaran(a.jumlah, "Tebal", "AngkaTebal"))
    shares = (0.5, 4, 0.4, *[0.4, 0.2] * len(a.triwulan))
    return Tabel(f"Pagu, realisasi, dan serapan anggaran tahun {a.tahun}", shares, head, rows)


def _baris_anggaran(row: BarisAnggaran, isi: str, bilangan: str) -> list[Sel]:
    pairs = zip(row.realisasi, row.serapan, strict=True)
    cells = [angka(figur, bilangan) for pair in pairs for figur in pair]
    return [Sel(row.kode, isi), Sel(row.uraian, isi), angka(row.pagu, bilangan), *cells]


def _tabel_efisiensi(rows: tuple[EfisiensiTampil, ...]) -> Tabel:
    head = kepala("Sasaran", "Rata-rata capaian", "Serapan", "Selisih", "Golongan", "Sisa anggaran")
    body = [
        [
            Sel(f"{e.kode} {e.uraian}"),
            angka(e.capaian),
            angka(e.serapan),
            angka(e.selisih),
            Sel(e.golongan, "Tengah"),
            angka(e.sisa),
        ]
        for e in rows
    ]
    return Tabel("Efisiensi menurut sasaran", (4, 0.4, 0.4, 0.4, 1, 1.5), head, body)


def rencana_aksi(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the plans of this document, or why there are none."""
    yield Judul(1, "Rencana aksi")
    if d.rencana_aksi:
        yield _tabel_aksi(d.rencana_aksi)
        return
    if d.perhatian:
        yield alinea("Indikator yang tidak tercapai belum mempunyai rencana aksi.")
        return
    yield alinea(
        "Semua indikator yang mempunyai capaian telah tercapai, "
        "sehingga langkah 7 SOP tidak meminta rencana aksi."
        if d.ringkasan.dihitung
        else "Belum ada indikator yang mempunyai capaian, sehingga belum ada rencana aksi."
    )


_AKSI = (
    "Indikator", "Kendala", "Penyebab", "Solusi yang sudah dilakukan", "Tindak lanjut", "Target perbaikan",
    "Penanggung jawab", "Batas waktu", "Anggaran", "Tingkat", "Status",
)  # fmt: skip


def _tabel_aksi(plans: tuple[AksiTampil, ...]) -> Tabel:
    rows = [row for plan in plans for row in _baris_aksi(plan)]
    shares = (0.2, 2, 2, 2, 2.4, 2, 1, 0.6, 0.2, 0.2, 0.4)
    return Tabel("Rencana aksi", shares, kepala(*_AKSI), rows, (8, 7, 6))


def _baris_aksi(a: AksiTampil) -> Iterator[list[Sel]]:
    """Yield the row of a plan and, where there is something to say, one below it over the whole width."""
    texts = (a.kode, a.kendala, a.penyebab, a.solusi, a.tindak_lanjut, a.target_perbaikan)
    last = (Sel(a.penanggung_jawab), Sel(a.batas_waktu), angka(a.anggaran), Sel(a.tingkat), Sel(a.status))
    yield [*[Sel(text) for text in texts], *last]
    more = (("Rekomendasi", a.rekomendasi), ("Bukti tindak lanjut", a.bukti))
    said = [f"{label}: {text}" for label, text in more if text]
    if said:
        yield [Sel(""), Sel("\n\n".join(said), "Isi", len(_AKSI) - 1)]


_SEBELUMNYA = "Tindak lanjut rencana aksi sebelumnya"


def tindak_lanjut(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield what became of the plans of earlier periods."""
    yield Judul(1, _SEBELUMNYA)
    if not d.tindak_lanjut:
        yield alinea("Tidak ada rencana aksi dari periode sebelumnya yang masih terbuka.")
        return
    head = kepala(
        "Indikator", "Periode asal", "Rencana tindak lanjut", "Penanggung jawab", "Batas waktu",
        "Status semula", "Status kini", "Uraian", "Bukti",
    )  # fmt: skip
    shares = (0.2, 0.3, 2.4, 1.2, 0.8, 0.6, 0.6, 2.4, 1.6)
    yield Tabel(_SEBELUMNYA, shares, head, [*map(_baris_lanjut, d.tindak_lanjut)])


def _baris_lanjut(t: TindakLanjutTampil) -> list[Sel]:
    late = f"{t.batas_waktu}\n\nlewat batas waktu" if t.lewat else t.batas_waktu
    before = (t.kode, t.asal, t.tindak_lanjut, t.penanggung_jawab, late)
    return [*map(Sel, (*before, t.status_lalu, t.status, t.uraian, t.bukti or KOSONG))]


def koreksi(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the corrections of published figures, if any."""
    if not d.koreksi:
        return
    yield Judul(1, "Koreksi angka")
    head = kepala("Indikator", "Semula", "Menjadi", "Alasan", "Sumber", "Diputuskan oleh", "Tanggal")
    rows = [
        [
            Sel(k.kode), Sel(k.lama, "Angka"), Sel(k.baru, "Angka"), Sel(k.alasan), Sel(k.sumber),
            Sel(k.diputuskan_oleh), Sel(k.tanggal),
        ]
        for k in d.koreksi
    ]  # fmt: skip
    yield Tabel("Koreksi angka", (0.3, 0.4, 0.4, 3, 2.4, 1.6, 1), head, rows)


def catatan_sop(d: DokumenPengukuran) -> Iterator[Blok]:
    """Yield the record of the SOP's steps: the standard, and what was recorded."""
    yield Judul(1, "Pelaksanaan SOP")
    if not d.catatan_sop:
        yield alinea("SOP ini tidak mempunyai langkah.")
        return
    head = kepala(
        "No.",
        "Kegiatan",
        "Pelaksana",
        "Waktu baku",
        "Dilaksanakan oleh",
        "Waktu pelaksanaan",
        "Lama",
        "Catatan",
    )
    rows = [
        [
            Sel(str(s.nomor), "Tengah"),
            *map(Sel, (s.kegiatan, s.pelaksana, s.waktu_baku, s.oleh, s.waktu_nyata, s.lama, s.catatan)),
        ]
        for s in d.catatan_sop
    ]
    shares = (0, 4, 1.6, 0.8, 1.4, 1.6, 1, 1.2)
    yield Tabel("Pelaksanaan langkah SOP", shares, head, rows, (8, 7, 6))
