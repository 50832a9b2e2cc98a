"""Who has reported and who is waited for, and by when each step is to be done."""

import datetime
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from tests.workflow.kasus import DOKUMEN, FORMULIR, FORMULIR_BIDANG, KANTOR, ganti, pasang, tahap

from ukur.measure.collection import says_something, units_collecting
from ukur.measure.collection_words import collection_sentences, rows_total
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Location
from ukur.model.pengukuran import Formulir, IsianIndikator
from ukur.model.periode import Periode
from ukur.model.reading import Unread
from ukur.workflow.sop_schedule import collection_of, day_text, open_deadlines, step_deadlines

TW4 = Periode(2024, 4)
BLANK: dict[str, str | None] = {f"indikator/{kode}": "(ada)" for kode in ("IKU-01", "IKU-02", "IKU-03")}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param({}, False, id="a blank row"),
        pytest.param(
            {"rincian": {"99.01": {"pembilang": None, "penyebut": None}}}, False, id="as handed out"
        ),
        pytest.param({"bukti": []}, False, id="evidence begun"),
        pytest.param({"realisasi": "0"}, True, id="nought is a figure"),
        pytest.param({"realisasi": "n/a"}, True, id="said to have none"),
        pytest.param({"keterangan": "Belum rilis."}, True, id="why there is none"),
        pytest.param({"rincian": {"99.01": {"realisasi": "1"}}}, True, id="a member"),
        pytest.param(
            {"tindak_lanjut": [{"periode": "2024-TW3", "status": "selesai", "uraian": "x"}]}, True, id="news"
        ),
    ],
)
def test_says_something(row: dict[str, Any], said: bool) -> None:
    assert says_something(IsianIndikator.model_validate(row)) is said


def _filled(catalogue: Catalogue) -> Formulir:
    form = catalogue.formulir[TW4]["dinas"]
    row = IsianIndikator.model_validate({"realisasi": "82.5"})
    return form.model_copy(update={"indikator": {**form.indikator, "IKU-01": row}})


def waited() -> Catalogue:
    """Two units at the stage format: dinas filled in one row of three, bidang its only one."""
    catalogue = ganti(tahap("format"), FORMULIR, BLANK)
    return pasang(catalogue, FORMULIR, _filled(catalogue))


def said(catalogue: Catalogue) -> list[str]:
    collection = collection_of(catalogue, TW4)
    return [*collection_sentences(collection, day_text)] if collection else []


def test_who_is_waited_for() -> None:
    names = {unit: row.nama for unit, row in KANTOR.instansi.unit.items()}
    assert said(waited())[:2] == [
        "Sudah melapor: Bidang Uji (1 baris).",
        f"Menunggu: {names['dinas']} (1 dari 3 baris).",
    ]
    assert rows_total(units_collecting(waited(), TW4)) == "formulir 2 unit, 4 baris, 2 sudah diisi"


def test_nobody_has_begun() -> None:
    catalogue = ganti(ganti(tahap("format"), FORMULIR, BLANK), FORMULIR_BIDANG, {"indikator/IKU-04": "(ada)"})
    assert rows_total(units_collecting(catalogue, TW4)) == "formulir 2 unit, 4 baris, belum ada yang diisi"
    assert not any(row.startswith("Sudah") for row in said(catalogue))


def test_unread_is_not_done() -> None:
    place = Location(f"indicators/{FORMULIR_BIDANG}", 1, 1)
    unread = Unread(files={FORMULIR_BIDANG: place}, cells={FORMULIR_BIDANG: frozenset({("indikator",)})})
    rows = said(replace(waited(), left_out=unread))
    assert any("Bidang Uji (formulirnya belum dapat dibaca)" in row for row in rows)


@pytest.mark.parametrize("stage", ["perintah", "konsep", "ditandatangani"])
def test_only_while_units_collect(stage: str) -> None:
    assert collection_of(tahap(stage), TW4) is None


# The SOP: 15 minutes, 15 minutes, then seven steps of a day. January 2025: the 1st is a holiday, the 4th and
# 5th a weekend; nothing else up to the 14th.
SINCE_QUARTER = ["02", "02", "03", "06", "07", "08", "09", "10", "13"]
SINCE_FRIDAY = ["03", "03", "06", "07", "08", "09", "10", "13", "14"]
RECORD = {"pelaksanaan/0/langkah": "1", "pelaksanaan/0/oleh": "Kepala", "pelaksanaan/0/mulai": "2025-01-03"}


@pytest.mark.parametrize(
    ("record", "days"),
    [
        pytest.param({}, SINCE_QUARTER, id="from the end of the quarter"),
        pytest.param(RECORD, SINCE_FRIDAY, id="from the first recorded step, a Friday"),
    ],
)
def test_deadlines(record: dict[str, str | None], days: list[str]) -> None:
    catalogue = ganti(tahap("perintah"), DOKUMEN, {"pelaksanaan": None, **record})
    catalogue = ganti(catalogue, DOKUMEN, tahap="perintah")
    told = open_deadlines(catalogue, TW4)
    assert [item.hari for item in told] == [datetime.date(2025, 1, int(day)) for day in days[2:]]
    assert [item.nomor for item in told] == [3, 4, 5, 6, 7, 8, 9]


def test_the_deadline_of_collecting() -> None:
    catalogue = ganti(waited(), DOKUMEN, {"pelaksanaan": None})
    assert said(catalogue)[-1] == (
        "Batas waktu menghimpun: 6 Januari 2025 (waktu baku SOP sejak akhir triwulan)."
    )


def test_a_year_without_decree() -> None:
    """Holidays of 2031 are not decreed: no day is made up."""
    catalogue = ganti(waited(), DOKUMEN, {"pelaksanaan": None, **RECORD, "pelaksanaan/0/mulai": "2031-01-02"})
    assert said(catalogue)[-1] == (
        "Batas waktu menghimpun: belum dapat dihitung, hari libur tahun 2031 belum diketahui."
    )


def ordered(due: str | None) -> list[str]:
    """The days of all nine steps for an order of Friday 3 January 2025, and the day by which it is due."""
    until = datetime.date.fromisoformat(due) if due else None
    order = SimpleNamespace(tanggal=datetime.date(2025, 1, 3), batas_waktu=until)
    document: Any = SimpleNamespace(periode=TW4, pelaksanaan=(), perintah=order)
    return [f"{item.hari:%d} {item.dasar}" for item in step_deadlines(KANTOR.sop, document)]


def test_deadlines_of_an_order() -> None:
    """Without a day in it as from any first day; with one, backwards from it, and step 9 a day after.

    Due on Wednesday the 15th: step 7 on the 14th, 6 on the 13th, 5 on Friday the 10th, and so on.
    """
    assert ordered(None) == [f"{day} waktu baku SOP sejak perintah" for day in SINCE_FRIDAY]
    back = ["06", "07", "08", "09", "10", "13", "14", "15", "16"]
    assert [row[:2] for row in ordered("2025-01-15")] == back
    assert {row[3:] for row in ordered("2025-01-15")} == {"batas waktu pada perintah"}


def test_due_on_a_day_off() -> None:
    """Saturday the 18th: the signature is due on the Friday before, the archive on the Monday after."""
    assert [row[:2] for row in ordered("2025-01-18")][-2:] == ["17", "20"]
