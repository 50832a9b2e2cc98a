import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.document.baca_xlsx import Bagian, Baris, Buku, cocok
from tests.document.comparison_rows import figures, place_of_direction
from tests.document.printed_rows import YEAR_VALUES
from tests.lengkap import SITUS, TW3, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure
from ukur.document.printed import read_figure
from ukur.document.tabel.pelaksanaan_table import has_steps
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Aritmetika
from ukur.model.periode import Periode

# Every figure of the document, beside the cell that LibreOffice computed again.
Ubah = Callable[[bytes, str, str], bytes]
TANPA_ISI = "Bagian tanpa isi"
Pasangan = tuple[DokumenPengukuran, Buku, Bagian]


def _penuh(katalog: Catalogue) -> Catalogue:
    """The real office, whose capaian now come from realisasi at full precision."""
    arithmetic = Aritmetika.model_validate({"dasar_capaian": "penuh"})
    return replace(katalog, instansi=katalog.instansi.model_copy(update={"aritmetika": arithmetic}))


BATAS_110 = {"aritmetika": {"batas_agregat": "110"}}
JENIS: dict[str, Callable[[Catalogue], DokumenPengukuran]] = {
    "instansi nyata, 2024-TW4": lambda k: compose_document(Measurements(k), TW4),
    "instansi nyata, 2023-TW4": lambda k: compose_document(Measurements(k), Periode(2023, 4)),
    "instansi nyata, realisasi penuh": lambda k: compose_document(Measurements(_penuh(k)), TW4),
    "kantor lengkap": lambda k: compose_document(Measurements(lengkap(k)), TW4, site=SITUS),
    "satu indikator yang tercapai": lambda k: compose_document(Measurements(lengkap(k, 1)), TW4),
    "kantor lengkap, triwulan III": lambda k: compose_document(Measurements(lengkap(k)), TW3),
    "30 indikator, batas 110": lambda k: compose_document(
        Measurements(lengkap(k, 30, instansi=BATAS_110)), TW4
    ),
}


@pytest.fixture(scope="module", params=list(JENIS))
def pasangan(request: pytest.FixtureRequest, katalog: Catalogue, ubah: Ubah) -> Pasangan:
    d = JENIS[request.param](katalog)
    isi = write_xlsx(d)
    return d, Buku(ubah(isi, "xlsx", "ods")), Bagian(isi)


def _beda(rows: Sequence[tuple[str, Any, Figure]]) -> list[tuple[str, Any, Figure]]:
    assert rows
    return [row for row in rows if not cocok(row[1], row[2])]


def _formulir(b: IndikatorRow) -> dict[int, Figure]:
    """Column on the form -> figure."""
    return {
        5: b.triwulan.target,
        6: b.triwulan.realisasi,
        7: b.triwulan.capaian,
        8: b.sampai.target,
        9: b.sampai.realisasi,
        10: b.sampai.capaian,
        11: b.setahun.target,
        12: b.setahun.capaian,
    }


def _baris_formulir(buku: Buku) -> list[Baris]:
    rows = buku.setelah("Formulir", "No", "Sasaran", "Indikator kinerja")
    return [row for row in rows if isinstance(row[0], float)]


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
def test_formulir(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    rows = _baris_formulir(buku)
    assert [row[0] for row in rows] == list(range(1, len(d.baris) + 1))
    words = [(f"{b.kode} {b.nama}", b.satuan, b.predikat, b.status) for b in d.baris]
    assert [(row[2], row[4], row[13], row[14]) for row in rows] == words
    cells = [
        (f"{b.kode} kolom {column}", row[column], figure)
        for b, row in zip(d.baris, rows, strict=True)
        for column, figure in _formulir(b).items()
    ]
    assert _beda(cells) == []


def test_setiap_capaian_punya_rumus(pasangan: Pasangan) -> None:
    """A capaian with a number is a formula, one without is a word."""
    d, _, bagian = pasangan
    cells = {cell for sheet, cell, _ in bagian.rumus() if sheet == "Formulir" and cell[0] in "HKM"}
    numbers = sum(
        figure.nilai is not None
        for b in d.baris
        for figure in (b.triwulan.capaian, b.sampai.capaian, b.setahun.capaian)
    )
    assert len(cells) >= numbers > 0


def test_indikator(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    rows = buku.setelah("Indikator", "Kode", "Nama indikator", "Sasaran")
    assert [row[0] for row in rows] == [b.kode for b in d.baris]
    assert _beda([(b.kode, row[14], b.headline.capaian) for b, row in zip(d.baris, rows, strict=True)]) == []
    words = [(b.status, b.dasar_target, b.satuan, b.predikat, b.singkatan) for b in d.baris]
    assert [tuple(row[15:20]) for row in rows] == words
    for b, row in zip(d.baris, rows, strict=True):
        for at, source in enumerate((b.triwulan.hitungan, b.sampai.hitungan, b.setahun.hitungan)):
            entered = row[3 + 3 * at : 6 + 3 * at]
            if source is None:
                assert entered == ["", "", ""]
            else:
                assert entered[2] == pytest.approx(float(source.realisasi), rel=1e-15)


def test_ringkasan(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    rows = buku.setelah("Ringkasan", "Sasaran", "Indikator")
    totals = [
        (f"{g.jenis.capitalize()} {g.kode}: {g.uraian}{' (contoh)' if g.contoh else ''}", g.ringkasan)
        for g in d.kelompok
    ]
    totals.append(("Semua indikator", d.ringkasan))
    for row, (title, total) in zip(rows, totals, strict=False):
        assert row[0] == title
        others = [total.belum_dinilai, total.belum_waktunya]
        assert row[1:6] == [total.jumlah, total.tercapai, total.tidak_tercapai, *others]
        means = [(title, row[6], total.rata_rata)]
        means += [(title, row[7], total.berbatas)] if total.berbatas else []
        assert _beda(means) == []


def test_ringkasan_predikat(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    rows = buku.setelah("Ringkasan", "Predikat", "Capaian")[: len(d.ringkasan.predikat)]
    told = [tuple(cell for cell in row if cell != "") for row in rows]
    assert [(label, short, count) for label, _, short, count in told] == list(d.ringkasan.predikat)
    assert sum(row[-1] for row in told) == d.ringkasan.dihitung


def test_anggaran(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    if d.anggaran is None:
        assert f"Belum ada anggaran tahun {d.periode.tahun} yang tercatat." in buku.teks(TANPA_ISI)
        return
    rows = buku.setelah("Anggaran", "Kode", "Program, kegiatan, dan sub kegiatan", "Jenis")[1:]
    expected = (*d.anggaran.baris, d.anggaran.jumlah)
    cells = []
    for row, item in zip(rows, expected, strict=False):
        assert row[:3] == [item.kode, item.uraian, item.jenis]
        cells.append((item.kode, row[4], item.pagu))
        for at, (spent, absorbed) in enumerate(zip(item.realisasi, item.serapan, strict=True)):
            cells += [(item.kode, row[5 + 2 * at], spent), (item.kode, row[6 + 2 * at], absorbed)]
    assert _beda(cells) == []


def test_efisiensi(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    if d.anggaran is None or not d.anggaran.efisiensi:
        assert "Efisiensi" not in buku.lembar
        return
    rows = buku.setelah("Efisiensi", "Sasaran")
    cells = []
    for row, item in zip(rows, d.anggaran.efisiensi, strict=True):
        assert (row[0], row[4]) == (f"{item.kode} {item.uraian}", item.golongan)
        figures = (item.capaian, item.serapan, item.selisih, item.sisa)
        cells += [
            (item.kode, cell, figure) for cell, figure in zip((*row[1:4], row[5]), figures, strict=True)
        ]
    assert _beda(cells) == []


def test_pembandingan(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    others, at = list(figures(d)), place_of_direction(d)
    if not others:
        assert "Belum ada angka tahun lalu" in buku.teks(TANPA_ISI)
        return
    rows = [
        row
        for row in buku.setelah("Pembandingan", "Kode", "Indikator")
        if row[0] in {b.kode for b in d.baris}
    ]
    cells = []
    for row, (b, angka, arah, catatan) in zip(rows, others, strict=True):
        printed = ["–" if cell == "" else cell for cell in (*row[3 : 3 + at], *row[4 + at : 4 + len(angka)])]
        assert (row[0], row[2], row[3 + at] or "–", row[4 + len(angka)]) == (b.kode, b.satuan, arah, catatan)
        cells += [(b.kode, cell, figure) for cell, figure in zip(printed, angka, strict=True)]
    assert _beda(cells) == []


def test_rencana_aksi(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    if not d.rencana_aksi:
        assert "sehingga langkah 7 SOP tidak meminta rencana aksi" in buku.teks(TANPA_ISI)
    else:
        rows = buku.setelah("Rencana aksi", "Indikator", "Kendala")
        for row, plan in zip(rows, d.rencana_aksi, strict=True):
            texts = (plan.kode, plan.kendala, plan.penyebab, plan.solusi, plan.tindak_lanjut)
            assert tuple(row[:5]) == texts
            assert tuple(row[5:8]) == (plan.target_perbaikan, plan.penanggung_jawab, plan.batas_waktu)
            assert cocok(row[8], plan.anggaran)
            assert tuple(row[9:13]) == (plan.tingkat, plan.status, plan.bukti or "", plan.rekomendasi)


def test_tindak_lanjut(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    if not d.tindak_lanjut:
        assert "Tidak ada rencana aksi dari periode sebelumnya" in buku.teks(TANPA_ISI)
        return
    rows = buku.setelah("Tindak lanjut", "Indikator", "Periode asal")
    told = buku.setelah("Tindak lanjut LHE", "Rekomendasi")
    assert [row[0] for row in told] == [item.rekomendasi for item in d.tindak_lanjut_lhe]
    for row, item in zip(rows, d.tindak_lanjut, strict=True):
        cells = tuple(cell for cell in row if cell != "")
        assert cells[:4] == (item.kode, item.asal, item.tindak_lanjut, item.penanggung_jawab)
        assert cells[4:7] == (item.batas_waktu, item.status_lalu, item.status)
        assert cells[7:] == (
            item.uraian,
            *((item.bukti,) if item.bukti else ()),
            "ya" if item.lewat else "tidak",
        )


def test_rincian(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    parts = [(b, part) for b in d.baris for part in b.rincian]
    if not parts:
        assert "Rincian" not in buku.lembar
        return
    rows = buku.setelah("Rincian", "Indikator", "Satuan")
    cells = []
    for row, (b, part) in zip(rows, parts, strict=True):
        assert (row[0], row[2], row[3]) == (b.kode, part.kode, part.nama)
        figures = (part.pembilang, part.penyebut, part.nilai)
        cells += [(part.kode, cell, figure) for cell, figure in zip(row[4:7], figures, strict=True)]
    assert _beda(cells) == []


def test_sop_koreksi_dan_bukti(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    steps = [
        (s.nomor, s.kegiatan, s.pelaksana, s.waktu_baku, s.oleh, s.waktu_nyata, s.lama, s.catatan)
        for s in d.catatan_sop
    ]
    if has_steps(d):
        assert [tuple(row) for row in buku.setelah("SOP", "No")] == steps
    else:
        assert "SOP" not in buku.lembar
    if d.koreksi:
        rows = buku.setelah("Koreksi", "Indikator")
        assert [(row[0], row[6]) for row in rows] == [(k.kode, k.tanggal) for k in d.koreksi]
        assert (
            _beda(
                [
                    (k.kode, cell, read_figure(text))
                    for row, k in zip(rows, d.koreksi, strict=True)
                    for cell, text in zip(row[1:3], (k.lama, k.baru), strict=True)
                ]
            )
            == []
        )
    else:
        assert "Tidak ada koreksi atas angka periode ini." in buku.teks(TANPA_ISI)
    proof = [(b.kode, e.nama, e.tautan or "", e.sha256 or "") for b in d.baris for e in b.struk.bukti]
    rows = buku.setelah("Bukti", "Indikator", "Bukti") if proof else []
    assert [(row[0], row[1], row[2], row[4]) for row in rows] == proof


def test_struk_dan_kamus(pasangan: Pasangan) -> None:
    d, buku, _ = pasangan
    rows = buku.setelah("Uraian", "Kode", "Bagian", "Isi")
    told = {(row[0], row[1]): row[2] for row in rows}
    for b in d.baris:
        receipt = "\n".join(f"{label}: {text}" for label, text in b.struk.baris)
        assert told[b.kode, "Perhitungan"] == receipt
        assert told[b.kode, "Sumber data"] == b.struk.sumber
    for entry in d.kamus:
        assert told[entry.kode, "Definisi operasional"] == entry.definisi
        formula, aggregation = entry.rumus.split(" (")[:-1], YEAR_VALUES[entry.agregasi]
        assert told[entry.kode, "Rumus capaian"] == " (".join(formula).replace(" / ", " ÷ ")
        assert told[entry.kode, "Gabungan triwulan"] == aggregation


def test_rumus_hidup(katalog: Catalogue, ubah: Ubah) -> None:
    """Typing another realisasi reaches capaian and mean: IKU-01 at 20 against 20 instead of 21.27.

    The eight capaian add up to 841.30230; (841.30230 - 106.35 + 100) / 8 = 104.369.
    """
    isi = write_xlsx(compose_document(Measurements(katalog), TW4))
    row = next(
        at for at, cells in enumerate(Buku(isi).lembar["Formulir"], 1) if str(cells[2]).startswith("IKU-01 ")
    )
    typed, count = re.subn(
        rf'(<c r="J{row}" s="\d+">)<v>21.27</v>',
        r"\1<v>20</v>",
        Bagian(isi).berkas["xl/worksheets/sheet1.xml"],
    )
    assert count == 1
    changed = Buku(ubah(_ganti(isi, "xl/worksheets/sheet1.xml", typed), "xlsx", "ods"))
    assert changed.lembar["Formulir"][row - 1][10:13] == [100, 20, 100]
    [total] = [cells for cells in changed.lembar["Ringkasan"] if cells[0] == "Semua indikator"]
    assert cocok(total[6], Figure("104,37 %", Decimal("104.37")))


def _ganti(isi: bytes, nama: str, teks: str) -> bytes:
    """Return a workbook with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, teks if name == nama else old.read(name))
    return buffer.getvalue()
