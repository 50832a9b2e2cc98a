"""The record of the SOP's steps: derived from the approvals, beside what the office recorded itself."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from tests.archive.arsip_uji import sumber_langkah
from tests.lengkap import TW4
from tests.workflow.kasus import KANTOR

from ukur.archive.approval_gaps import ApprovalMaterial, approval_gaps
from ukur.archive.approvals import ApprovalRecord, read_approvals
from ukur.archive.pelaksanaan import (
    StepRecord,
    StepSource,
    date_difference,
    derive_pelaksanaan,
    happened_steps,
    read_pelaksanaan,
    steps_before_signing,
)
from ukur.model.findings import UkurError
from ukur.model.instansi import ZonaWaktu
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import parse_periode
from ukur.model.step_done import StepDone
from ukur.verify.step_check import filed_steps, step_source

REPO = Path(__file__).resolve().parents[2]
HARI = datetime.date.fromisoformat


def entry(folder: str) -> dict[str, bytes]:
    place = REPO / "content/arsip" / folder
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in place.rglob("*.*") if p.is_file()}


@pytest.mark.parametrize("periode", ["2023-TW4", "2024-TW4"])
def test_the_demonstration_tells_its_own_steps(periode: str) -> None:
    """Read by hand from its persetujuan.json: four proposals of 22 November 2026, 23.04 UTC."""
    files = entry(f"{periode}/v1")
    source = step_source(files, parse_periode(periode))
    record = filed_steps(files, source)
    assert "pelaksanaan.json" not in files
    assert {step.nomor: [turn.usulan for turn in step.usulan] for step in record.langkah} == {
        1: [],
        2: [],
        3: [f"format-{periode}"],
        4: [f"himpun-{periode}"],
        5: [f"evaluasi-{periode}"],
        6: [f"evaluasi-{periode}"],
        7: [f"pengesahan-{periode}"],
        8: [f"pengesahan-{periode}"],
        9: [],
    }
    given = {step.nomor: [a.akun for turn in step.usulan for a in turn.disetujui] for step in record.langkah}
    assert given[5] == ["peragaan-sakip-1", "peragaan-sakip-2"]
    assert given[6] == ["peragaan-sekretaris"]
    assert given[7] == given[8] == ["peragaan-kepala"]
    days = {(step.mulai, step.selesai) for step in happened_steps(record, source)}
    assert days == {(HARI("2026-11-23"), HARI("2026-11-23"))}
    assert read_pelaksanaan(record.to_bytes()) == record


def change(nomor: str, waktu: str, alasan: dict[str, list[str]], **more: Any) -> dict[str, Any]:
    """Return a proposal by ``staf``; each role's requirement is met by the account of that name."""
    given = [
        {"akun": role, "waktu": more.get("setuju", waktu), "commit": "a" * 40, "sidik": "0" * 64}
        for role in alasan
    ]
    made: dict[str, Any] = {"nomor": nomor, "penulis": "staf", "pembuat": ["staf"], "kepala": "a" * 40}
    made |= {"induk": "b" * 40, "gabungan": "c" * 40, "waktu": waktu, "sidik": "0" * 64, "cakupan": {}}
    made |= {"setuju": given}
    made |= {"syarat": [{"peran": r, "jumlah": 1, "alasan": why} for r, why in alasan.items()]}
    return made | ({"dibuka": more["dibuka"]} if "dibuka" in more else {})


FORMAT = change(
    "11",
    "2025-01-06T03:00:00Z",
    {"sekretaris": ["langkah 3 SOP, tahap 2024-TW4", "langkah 3 SOP, naskah 2024-TW4 berubah"]},
    dibuka="2025-01-03T01:00:00Z",
)
SIGNING = change(
    "12",
    "2025-01-15T18:00:00Z",  # 01.00 on the 16th at the office (WIB)
    {"kepala": ["langkah 7 SOP, tahap 2024-TW4", "langkah 8 SOP, tahap 2024-TW4"]},
    setuju="2025-01-15T09:00:00Z",
)
OTHER = change("13", "2025-01-16T03:00:00Z", {"kepala": ["langkah 8 SOP, tahap 2023-TW4", "perubahan skala"]})


def record(*changes: dict[str, Any], bertanda: bool = False) -> ApprovalRecord:
    data = {"situs_git": "GitHub", "bertanda": bertanda, "percontohan": True, "perubahan": list(changes)}
    return ApprovalRecord.model_validate_json(json.dumps(data))


def source(*rows: dict[str, str], tanggal: str | None = None) -> StepSource:
    base = KANTOR.dokumen[TW4].model_dump(mode="json", exclude_none=True)
    base |= {"pelaksanaan": rows} | ({"tanggal_pengesahan": tanggal} if tanggal else {})
    made = sumber_langkah(KANTOR, TW4)
    return StepSource(Dokumen.model_validate(base), made.sop, made.peran, ZonaWaktu.WIB)


def step(found: StepRecord, nomor: int) -> Any:
    return next(item for item in found.langkah if item.nomor == nomor)


def test_opened_approved_and_taken_in() -> None:
    """From the opening that the host tells to the day of the merge; other documents stay out."""
    found = derive_pelaksanaan(record(FORMAT, SIGNING, OTHER), source())
    assert happened_steps(found, source()) == (
        StepDone(3, "disetujui Sekretaris", HARI("2025-01-03"), HARI("2025-01-06"), asal="usulan 11"),
        StepDone(7, "disetujui Kepala Dinas", HARI("2025-01-15"), HARI("2025-01-16"), asal="usulan 12"),
        StepDone(8, "disetujui Kepala Dinas", HARI("2025-01-15"), HARI("2025-01-16"), asal="usulan 12"),
    )
    assert step(found, 3).usulan[0].sebab == ("tahap", "naskah")
    assert found.disetujui == datetime.datetime(2025, 1, 15, 9, tzinfo=datetime.UTC)


def test_what_is_printed_ends_before_the_signing() -> None:
    """The signed commit cannot carry the approval that it is given: the last proposal is left out."""
    printed = steps_before_signing(record(FORMAT, SIGNING), source())
    assert [one.langkah for one in printed] == [3]


@pytest.mark.parametrize(
    ("row", "berbeda"),
    [
        pytest.param({"mulai": "2025-01-06", "selesai": "2025-01-06"}, False, id="pada hari penggabungan"),
        pytest.param({"mulai": "2024-12-30", "selesai": "2025-01-03"}, False, id="rapat lebih dahulu"),
        pytest.param({"mulai": "2024-12-30", "selesai": "2025-01-02"}, True, id="sehari sebelum dibuka"),
        pytest.param({"mulai": "2025-01-07", "selesai": "2025-01-07"}, True, id="sesudah digabung"),
        pytest.param({"mulai": "2024-12-30"}, False, id="belum selesai"),
    ],
)
def test_the_office_adds_and_does_not_replace(row: dict[str, str], berbeda: bool) -> None:
    own = {"langkah": "3", "oleh": "Fungsional Perencana", **row}
    found = derive_pelaksanaan(record(FORMAT), source(own))
    assert [turn.usulan for turn in step(found, 3).usulan] == ["11"]
    assert [turn.berbeda for turn in step(found, 3).kantor] == [berbeda]


def test_a_step_on_paper() -> None:
    own = {"langkah": "1", "oleh": "Kepala Dinas", "mulai": "2025-01-02", "selesai": "2025-01-02"}
    found = derive_pelaksanaan(record(FORMAT), source(own))
    assert (step(found, 1).usulan, step(found, 1).kantor[0].berbeda) == ((), False)


def test_without_an_approval_of_the_role() -> None:
    """The makers' own approval and that of somebody who does not hold the role are of no step."""
    own = change("11", "2025-01-06T03:00:00Z", {"staf": ["langkah 3 SOP, tahap 2024-TW4"]})
    found = derive_pelaksanaan(record(own), source())
    assert step(found, 3).usulan[0].disetujui == ()
    assert happened_steps(found, source())[0].mulai == HARI("2025-01-06")


@pytest.mark.parametrize(
    ("tanggal", "beda"),
    [
        pytest.param("2025-01-15", None, id="hari yang sama di kantor"),
        pytest.param("2024-12-31", (HARI("2024-12-31"), HARI("2025-01-15")), id="tanggal di atas kertas"),
        pytest.param(None, None, id="tanpa tanggal"),
    ],
)
def test_the_date_of_the_document(tanggal: str | None, beda: object) -> None:
    found = derive_pelaksanaan(record(FORMAT, SIGNING), source(tanggal=tanggal))
    assert date_difference(found, ZonaWaktu.WIB) == beda


def test_a_correction_repeats_steps_and_keeps_the_day_of_the_signing() -> None:
    again = change(
        "20",
        "2025-02-10T03:00:00Z",
        {"kepala": ["langkah 7 SOP, data 2024-TW4 berubah", "langkah 8 SOP, data 2024-TW4 berubah"]},
    )
    found = derive_pelaksanaan(record(FORMAT, SIGNING, again), source(tanggal="2025-01-15"))
    assert [(turn.usulan, turn.sebab) for turn in step(found, 8).usulan] == [
        ("12", ("tahap",)),
        ("20", ("data",)),
    ]
    assert date_difference(found, ZonaWaktu.WIB) is None


def test_a_step_that_stands_by_decision() -> None:
    """Nobody approved it: Kepala and Sekretaris decided it later, and the record says by which proposal."""
    decided = change("30", "2025-01-10T03:00:00Z", {"kepala": ["pemulihan"], "sekretaris": ["pemulihan"]})
    row = {"tanggal": "2025-01-10", "sesudah": "a" * 40, "sampai": "b" * 40, "alasan": "Situs Git lupa."}
    data = json.loads(record(SIGNING).to_bytes()) | {"keputusan": [row | {"langkah": [3], "usulan": decided}]}
    found = derive_pelaksanaan(ApprovalRecord.model_validate_json(json.dumps(data)), source())
    (turn,) = step(found, 3).usulan
    assert (turn.usulan, turn.sebab) == ("30", ("keputusan",))
    assert [item.peran for item in turn.disetujui] == ["kepala", "sekretaris"]
    assert happened_steps(found, source())[0].catatan == "ditetapkan dengan keputusan"


def gaps(found: ApprovalRecord) -> list[str]:
    material = ApprovalMaterial(TW4, KANTOR, KANTOR, lambda change, item: None)
    return list(approval_gaps(found, material))


def test_times_out_of_order() -> None:
    """An opening after the merge is told, and no step begins after its end."""
    odd = FORMAT | {"dibuka": "2025-01-09T03:00:00Z"}
    assert "usulan 11 tercatat dibuka sesudah digabung" in gaps(record(odd))
    assert not [text for text in gaps(record(FORMAT)) if "dibuka" in text]
    (one,) = happened_steps(derive_pelaksanaan(record(odd), source()), source())
    assert (one.mulai, one.selesai) == (HARI("2025-01-06"), HARI("2025-01-06"))


def test_an_opening_that_is_not_told_leaves_no_key() -> None:
    raw = record(SIGNING).to_bytes()
    assert b"dibuka" not in raw
    assert read_approvals(record(FORMAT).to_bytes()).perubahan[0].dibuka is not None


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        pytest.param(b"ukur/pelaksanaan/1", b"ukur/pelaksanaan/9", id="bentuk lain"),
        pytest.param(b'"periode"', b'"periode2"', id="kunci lain"),
        pytest.param(b'"nomor": 3', b'"nomor": 3.0', id="angka dengan ejaan lain"),
        pytest.param(b'"tahap"', b'"sampai"', id="tahap yang tidak ada"),
        pytest.param(b"2025-01-06", b"2025-13-06", id="tanggal yang tidak ada"),
    ],
)
def test_bytes_of_another_are_refused(lama: bytes, baru: bytes) -> None:
    raw = derive_pelaksanaan(record(FORMAT), source()).to_bytes()
    assert lama in raw
    with pytest.raises(UkurError, match=r"pelaksanaan\.json"):
        read_pelaksanaan(raw.replace(lama, baru))
