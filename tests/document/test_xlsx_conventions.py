"""A workbook of an office that caps, rounds, weights and has a cash plan, computed again by LibreOffice."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal as D

import pytest
from tests.document.baca_xlsx import Bagian, Buku, cocok
from tests.lengkap import TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran
from ukur.document.xlsx.workbook import write_xlsx
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

Ubah = Callable[[bytes, str, str], bytes]
Pasangan = tuple[DokumenPengukuran, Buku, Bagian]
RENCANA = {
    "2.13.02": 500_000_000,
    "2.13.02.2.01": 300_000_000,
    "2.13.02.2.02": 200_000_000,
    "2.13.03": 264_130_300,
}


def _office(katalog: Catalogue) -> Catalogue:
    """Weights 1, 2, 3 ...; a cash plan for TW4."""
    office = lengkap(katalog, instansi={"aritmetika": {"batas_capaian": "120", "desimal_capaian": "1"}})
    weighted = {
        kode: item.model_copy(update={"bobot": D(number)})
        for number, (kode, item) in enumerate(sorted(office.indikator.items()), 1)
    }
    budget = office.anggaran[2024]
    nodes = {
        kode: node.model_copy(update={"rencana": {4: D(RENCANA[kode])}})
        for kode, node in budget.simpul.items()
    }
    return replace(office, indikator=weighted, anggaran={2024: budget.model_copy(update={"simpul": nodes})})


@pytest.fixture(scope="module")
def pasangan(katalog: Catalogue, ubah: Ubah) -> Pasangan:
    d = compose_document(Measurements(_office(katalog)), TW4)
    isi = write_xlsx(d)
    return d, Buku(ubah(isi, "xlsx", "ods")), Bagian(isi)


def test_rata_rata_berbobot(pasangan: Pasangan) -> None:
    d, buku, bagian = pasangan
    rows = buku.setelah("Ringkasan", "Sasaran", "Indikator")
    totals = [*(group.ringkasan for group in d.kelompok), d.ringkasan]
    for row, total in zip(rows, totals, strict=False):
        assert total.berbatas is not None
        assert (cocok(row[6], total.rata_rata), cocok(row[7], total.berbatas)) == (True, True)
    formulas = [text for sheet, _, text in bagian.rumus() if sheet == "Ringkasan"]
    assert sum("SUMPRODUCT(Indikator!" in text for text in formulas) == 2 * len(totals)


def test_capaian_dipotong_dengan_rumus(pasangan: Pasangan) -> None:
    d, buku, bagian = pasangan
    rows = buku.setelah("Indikator", "Kode", "Nama indikator", "Sasaran")
    for row, cells in zip(d.baris, rows, strict=True):
        assert cocok(cells[14], row.headline.capaian), row.kode
        assert cells[31] == float(str(row.bobot.nilai) if row.bobot else "nan")
    [cut] = [row for row in d.baris if row.headline.tanpa_batas]
    assert any(text.startswith("MIN(ROUND(") for sheet, _, text in bagian.rumus() if sheet == "Formulir")
    remarks = [cell for cells in buku.lembar["Formulir"] for cell in cells if "tanpa batas (" in str(cell)]
    assert len(remarks) == 1
    assert "655,7 %" in str(remarks[0])
    assert cut.headline.capaian.nilai == D("120.0")


def test_rencana_kas(pasangan: Pasangan) -> None:
    """540 of 500 million planned is 108 %; in all 790 of 764.1303 million is 103.39 %."""
    d, buku, _ = pasangan
    assert d.anggaran is not None
    rows = buku.setelah("Anggaran", "Kode", "Program, kegiatan, dan sub kegiatan", "Jenis")[1:]
    expected = (*d.anggaran.baris, d.anggaran.jumlah)
    for row, item in zip(rows, expected, strict=False):
        assert cocok(row[13], item.rencana[3]), item.kode
        assert cocok(row[14], item.serapan_rencana[3]), item.kode
    assert [item.serapan_rencana[3].teks for item in (expected[0], expected[-1])] == ["108,00 %", "103,39 %"]
