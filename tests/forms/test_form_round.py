"""Whatever a form can say goes into a workbook and comes back as the same YAML, byte for byte."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ukur.forms.book_fault import BookFault
from ukur.forms.formulir import formulir_yaml
from ukur.forms.unit_form import AskedTarget, IsianRow, OpenRencana, UnitForm
from ukur.forms.workbook.book_marks import read_marks
from ukur.forms.workbook.form_reader import read_form
from ukur.forms.workbook.form_reading import Asked, FormReading
from ukur.forms.workbook.form_writer import write_form
from ukur.model.bukti import Bukti
from ukur.model.indikator import CaraHitung
from ukur.model.numbers import AbsentReason
from ukur.model.pengukuran import (
    Formulir,
    IsianIndikator,
    NilaiRincian,
    RencanaAksi,
    StatusAksi,
    TindakLanjut,
    TingkatMasalah,
)
from ukur.model.periode import Periode
from ukur.source.splice import spliced
from ukur.source.wanted_values import edits_for
from ukur.source.yaml_text import parse
from ukur.spreadsheet.reader import read_workbook

LALU, KINI = Periode(2025, 4), Periode(2026, 1)
RENCANA = (OpenRencana(LALU, 1, "Pendampingan", "31 Maret 2026", "belum ditangani"),)
KOSONG = (
    IsianRow("A", "Angka", "unit", CaraHitung.LANGSUNG, "", "", AskedTarget("1", "4"), "belum ada"),
    IsianRow(
        "B", "Rasio", "persen", CaraHitung.RASIO, "yang ikut", "semua", AskedTarget(), "1", rencana=RENCANA
    ),
    IsianRow(
        "C", "Rinci", "jiwa", CaraHitung.LANGSUNG, "", "", AskedTarget(), "2", (("d1", "Satu"), ("d2", "Dua"))
    ),
)
LABEL = ("WTP", "WDP")

ANGKA = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=2
).map(lambda value: Decimal(f"{value.normalize():f}"))
TEKS = (
    st.text(st.sampled_from("aZé0 .,:#'\"-{}[]|>&*!%@`=\\~\n()/;?"), min_size=1, max_size=40)
    .map(lambda text: "\n".join(line.strip() for line in text.split("\n")).strip())
    .filter(lambda text: bool(text) and not text.startswith("=") and "_x000D_" not in text)
)
HARI = st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31))
TAUTAN = st.sampled_from(["https://contoh.example/a?b=1&c=2#d", "http://x.id"])


def atau_kosong(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


BUKTI = st.builds(
    Bukti, nama=TEKS, tautan=atau_kosong(TAUTAN), lokasi_arsip=atau_kosong(TEKS), tanggal=atau_kosong(HARI)
)
RENCANA_AKSI = st.builds(
    RencanaAksi,
    kendala=TEKS,
    tindak_lanjut=atau_kosong(TEKS),
    batas_waktu=atau_kosong(HARI),
    anggaran=atau_kosong(st.integers(0, 10**13).map(Decimal)),
    tingkat=atau_kosong(st.sampled_from(TingkatMasalah)),
    status=st.sampled_from(StatusAksi),
)
CERITA = {"keterangan": atau_kosong(TEKS), "faktor_penghambat": atau_kosong(TEKS)}
DAFTAR = {
    "bukti": st.lists(BUKTI, max_size=2).map(tuple),
    "rencana_aksi": st.lists(RENCANA_AKSI, max_size=1).map(tuple),
}
LANGSUNG = ANGKA | st.sampled_from([*AbsentReason, "7..8.5"])
ISIAN_A = st.builds(IsianIndikator, realisasi=atau_kosong(LANGSUNG), **CERITA, **DAFTAR)
LAPORAN = st.builds(
    TindakLanjut, periode=st.just(LALU), rencana=st.just(1), status=st.sampled_from(StatusAksi), uraian=TEKS
)
ISIAN_B = st.builds(
    lambda pair, lapor, **rest: IsianIndikator(
        pembilang=pair and pair[0], penyebut=pair and pair[1], tindak_lanjut=lapor, **rest
    ),
    atau_kosong(st.tuples(ANGKA, ANGKA)),
    st.lists(LAPORAN, max_size=1).map(tuple),
    **CERITA,
)
RINCI = st.builds(NilaiRincian, realisasi=ANGKA)
ISIAN_C = st.builds(IsianIndikator, rincian=st.dictionaries(st.sampled_from(["d1", "d2"]), RINCI))


def formulir(*isian: IsianIndikator) -> UnitForm:
    rows = tuple(replace(row, isian=own) for row, own in zip(KOSONG, isian, strict=False)) or KOSONG
    rows = tuple(map(berlaporan, rows))
    return UnitForm("bidang", "Bidang Contoh", KINI, "Dinas Contoh", "Contoh", True, "", rows)


def berlaporan(row: IsianRow) -> IsianRow:
    report = next(iter(row.isian.tindak_lanjut), None)
    return replace(row, rencana=tuple(replace(plan, laporan=report) for plan in row.rencana))


def dibaca(content: bytes, marks_of: bytes, form: UnitForm) -> FormReading:
    marks = read_marks("a.xlsx", read_workbook(marks_of))
    assert not isinstance(marks, BookFault)
    return read_form("a.xlsx", read_workbook(content), marks, form, Asked())


def ditulis(raw: bytes, reading: FormReading) -> bytes:
    assert reading.faults == []
    return spliced("bidang.yml", raw, edits_for(parse("bidang.yml", raw).data, reading.wanted))


@given(ISIAN_A, ISIAN_B, ISIAN_C)
@settings(max_examples=40, phases=[Phase.generate])  # shrinking such forms takes minutes
def test_formulir_apa_pun(a: IsianIndikator, b: IsianIndikator, c: IsianIndikator) -> None:
    """Typed into the blank form it says these values; exported and read back it is the same file."""
    blank, full = formulir(), formulir(a, b, c)
    raw, kosong, isi = formulir_yaml(blank).encode(), write_form(blank), write_form(full)
    once = ditulis(raw, dibaca(isi, kosong, blank))
    said = Formulir.model_validate(parse("bidang.yml", once).data).indikator
    assert {kode: tanpa_kosong(said[kode]) for kode in "ABC"} == {"A": a, "B": b, "C": c}
    assert komentar(once) == komentar(raw)
    assert ditulis(once, dibaca(isi, isi, full)) == once
    assert ditulis(once, dibaca(isi, kosong, full)) == once


def tanpa_kosong(isian: IsianIndikator) -> IsianIndikator:
    """Without the members of a breakdown that nothing is said of: the form lists them all."""
    filled = {kode: row for kode, row in isian.rincian.items() if row.realisasi is not None}
    return isian.model_copy(update={"rincian": filled})


def komentar(raw: bytes) -> list[bytes]:
    return [line for line in raw.splitlines() if line.lstrip().startswith(b"#")]
