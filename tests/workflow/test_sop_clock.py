import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.lengkap import TW3, TW4, lengkap
from tests.workflow import days_off_table
from tests.workflow.kasus import KANTOR, ganti, nyata

import ukur.calendar
from ukur.calendar.working_days import unknown_reason, working_days, year_calendar
from ukur.model.paths import SOP
from ukur.model.pengukuran import Dokumen
from ukur.model.step_done import StepDone, office_steps
from ukur.workflow.sop_clock import StepClock, sop_clock, standard_days, standard_total

HARI = datetime.date.fromisoformat
KINI = HARI("2025-02-03")

# Days off by SKB 3 Menteri: 2024-12-25 Natal, 12-26 cuti bersama; 2025-01-01 Tahun Baru, 01-27 Isra Mikraj,
# 01-28 cuti bersama Imlek, 01-29 Imlek; 2025-03-31 and 04-01 Idulfitri, 04-02 to 04-04 and 04-07 joint leave.


@pytest.mark.parametrize(
    ("mulai", "selesai", "hari"),
    [
        pytest.param("2025-01-06", "2025-01-06", 1, id="hari yang sama"),
        pytest.param("2025-01-06", "2025-01-07", 2, id="Senin dan Selasa: kedua hari dihitung"),
        pytest.param("2025-01-10", "2025-01-13", 2, id="Jumat sampai Senin: akhir pekan tidak dihitung"),
        pytest.param("2025-01-11", "2025-01-12", 0, id="Sabtu dan Minggu"),
        pytest.param("2025-01-01", "2025-01-01", 0, id="Tahun Baru"),
        pytest.param("2024-12-24", "2025-01-02", 5, id="Natal, cuti bersama, dan Tahun Baru di antaranya"),
        pytest.param("2025-01-24", "2025-01-30", 2, id="Isra Mikraj, cuti bersama, Imlek"),
        pytest.param("2025-03-28", "2025-04-08", 1, id="Idulfitri: hanya tanggal 8 April"),
        pytest.param("2024-02-14", "2024-02-14", 0, id="hari pemilihan umum"),
        pytest.param("2028-06-07", "2028-06-08", None, id="tahun tanpa ketetapan"),
        pytest.param("2027-12-31", "2028-01-03", None, id="melewati tahun tanpa ketetapan"),
        pytest.param("2027-03-04", "2027-03-05", 2, id="sebelum Idulfitri yang masih perkiraan"),
        pytest.param("2027-03-08", "2027-03-08", None, id="dua hari sebelum tanggal perkiraan"),
        pytest.param("2027-03-13", "2027-03-13", None, id="dua hari sesudah tanggal perkiraan"),
        pytest.param("2027-03-14", "2027-03-16", 1, id="tiga hari sesudah tanggal perkiraan"),
        pytest.param("2026-12-31", "2026-12-31", 1, id="akhir tahun, perkiraan tahun depan masih jauh"),
    ],
)
def test_hari_kerja(mulai: str, selesai: str, hari: int | None) -> None:
    assert working_days(HARI(mulai), HARI(selesai)) == hari


def test_cuti_bersama_dapat_dihitung_sebagai_hari_kerja() -> None:
    span = HARI("2025-01-24"), HARI("2025-01-30")
    assert working_days(*span, cuti_bersama=True) == 3
    assert working_days(HARI("2025-03-28"), HARI("2025-04-08"), cuti_bersama=True) == 6


@pytest.mark.parametrize(
    ("mulai", "selesai", "sebab"),
    [
        pytest.param("2025-01-06", "2025-12-31", None, id="diketahui"),
        pytest.param(
            "2028-06-07", "2028-06-08", "hari libur tahun 2028 belum diketahui", id="belum ditetapkan"
        ),
        pytest.param(
            "2027-03-01",
            "2027-03-31",
            "tanggal Hari Raya Idul Fitri 2027 masih perkiraan",
            id="masih perkiraan",
        ),
    ],
)
def test_belum_diketahui(mulai: str, selesai: str, sebab: str | None) -> None:
    assert unknown_reason(HARI(mulai), HARI(selesai)) == sebab


def test_kalender() -> None:
    year = year_calendar(2025)
    assert year.is_decreed
    assert year.taksiran == {}
    assert HARI("2025-08-18") in year.cuti_bersama
    assert HARI("2025-08-17") in year.libur
    assert not year_calendar(2028).is_decreed


def test_tabel_hari_libur() -> None:
    """The table says what the library holidays knows to be decreed, and no year is missing."""
    path = Path(ukur.calendar.__path__[0]) / "days_off.py"
    assert path.read_text("utf-8") == days_off_table.module()


@pytest.mark.parametrize(
    ("waktu", "hari"),
    [
        pytest.param("15 Menit", 1, id="15 menit: hari yang sama"),
        pytest.param("2 Jam", 1, id="2 jam: hari yang sama"),
        pytest.param("450 menit", 1, id="tepat satu hari kerja (7,5 jam)"),
        pytest.param("451 menit", 2, id="lebih semenit"),
        pytest.param("8 jam", 2, id="8 jam lebih dari sehari kerja"),
        pytest.param("1 hari", 1, id="sehari"),
        pytest.param("3 Hari", 3, id="tiga hari"),
    ],
)
def test_baku(waktu: str, hari: int) -> None:
    step = nyata().sop.langkah[0].model_copy(update={"waktu": waktu})
    assert standard_days(step) == hari


def test_jumlah_baku_sop_ini() -> None:
    """The printed SOP (docs/domain-sources.md): seven days and thirty minutes."""
    assert standard_total(nyata().sop) == "7 hari 30 menit"


def dokumen(*rows: tuple[int, str, str | None]) -> tuple[StepDone, ...]:
    base = nyata().dokumen[TW4].model_dump(mode="json", exclude_none=True)
    record = [
        {"langkah": str(n), "oleh": "Staf", "mulai": begun, **({"selesai": done} if done else {})}
        for n, begun, done in rows
    ]
    return office_steps(Dokumen.model_validate({**base, "pelaksanaan": record}).pelaksanaan)


def ringkas(rows: Sequence[StepClock], nomor: int) -> list[tuple[int | None, int | None, bool | None, str]]:
    return [(row.hari, row.lambat, row.kept_standard, row.keterangan) for row in rows if row.nomor == nomor]


@pytest.mark.parametrize(
    ("catatan", "harapan"),
    [
        pytest.param((4, "2025-01-06", "2025-01-06"), (1, 0, True, ""), id="tepat waktu"),
        pytest.param((4, "2025-01-06", "2025-01-08"), (3, 2, False, ""), id="lambat dua hari kerja"),
        pytest.param((4, "2025-01-10", "2025-01-13"), (2, 1, False, ""), id="akhir pekan tidak menambah"),
        pytest.param((1, "2025-01-06", "2025-01-06"), (1, 0, True, ""), id="15 menit pada hari yang sama"),
        pytest.param((1, "2025-01-06", "2025-01-07"), (2, 1, False, ""), id="15 menit sampai esoknya"),
        pytest.param((4, "2025-01-11", "2025-01-12"), (0, 0, True, ""), id="dikerjakan pada akhir pekan"),
        pytest.param(
            (4, "2025-01-31", None), (2, 1, False, "belum selesai"), id="belum selesai, sampai hari ini"
        ),
        pytest.param((4, "2025-02-10", None), (None, None, None, "belum mulai"), id="mulainya masih nanti"),
        pytest.param(
            (4, "2028-01-04", "2028-01-05"),
            (None, None, None, "hari libur tahun 2028 belum diketahui"),
            id="libur belum diketahui: tidak ditebak",
        ),
    ],
)
def test_langkah(
    catatan: tuple[int, str, str | None], harapan: tuple[int | None, int | None, bool | None, str]
) -> None:
    clock = sop_clock(nyata().sop, dokumen(catatan), KINI)
    assert ringkas(clock.langkah, catatan[0]) == [harapan]


def test_langkah_diulang_dihitung_masing_masing() -> None:
    clock = sop_clock(
        nyata().sop, dokumen((5, "2025-01-13", "2025-01-14"), (5, "2025-01-08", "2025-01-08")), KINI
    )
    assert ringkas(clock.langkah, 5) == [(1, 0, True, ""), (2, 1, False, "")]


def test_langkah_memuat_catatannya() -> None:
    step = nyata().sop.langkah[3]
    clock = sop_clock(nyata().sop, dokumen((4, "2025-01-06", "2025-01-08")), KINI)
    assert clock.langkah[3] == StepClock(
        4, step.kegiatan, "Staf", "1 Hari", 1, HARI("2025-01-06"), HARI("2025-01-08"), 3, 2, ""
    )
    assert clock.langkah[4] == StepClock(
        5, nyata().sop.langkah[4].kegiatan, "", "1 hari", 1, None, None, None, None, "belum dicatat"
    )


def test_langkah_diulang_menurut_tanggal() -> None:
    record = dokumen(
        (5, "2025-01-08", None), (5, "2025-01-08", "2025-01-09"), (5, "2025-01-06", "2025-01-10")
    )
    clock = sop_clock(nyata().sop, record, KINI)
    rows = [row for row in clock.langkah if row.nomor == 5]
    assert [(row.mulai, row.selesai) for row in rows] == [
        (HARI("2025-01-06"), HARI("2025-01-10")),
        (HARI("2025-01-08"), HARI("2025-01-09")),
        (HARI("2025-01-08"), None),
    ]


def test_yang_baru_akan_mulai_belum_dihitung() -> None:
    """A step that is planned for a later day neither opens nor stretches the document's time."""
    record = dokumen((4, "2025-01-06", "2025-01-06"), (5, "2025-02-10", None))
    clock = sop_clock(nyata().sop, record, KINI)
    assert (clock.mulai, clock.selesai, clock.hari) == (HARI("2025-01-06"), HARI("2025-01-06"), 1)
    assert sop_clock(nyata().sop, dokumen((5, "2025-02-10", None)), KINI).keterangan == "belum dicatat"


def test_jumlah_baku_dengan_jam() -> None:
    step = nyata().sop.langkah[0].model_copy(update={"waktu": "2 Jam"})
    sop = nyata().sop.model_copy(update={"langkah": (step, *nyata().sop.langkah[1:])})
    assert standard_total(sop) == "7 hari 2 jam 15 menit"


def test_langkah_yang_belum_dicatat() -> None:
    clock = sop_clock(nyata().sop, dokumen(), KINI)
    assert [row.nomor for row in clock.langkah] == list(range(1, 10))
    assert {row.keterangan for row in clock.langkah} == {"belum dicatat"}
    assert (clock.mulai, clock.selesai, clock.hari, clock.keterangan) == (None, None, None, "belum dicatat")
    first = clock.langkah[0]
    assert (first.baku, first.baku_hari, first.oleh, first.kept_standard) == ("15 Menit", 1, "", None)


def test_seluruh_dokumen() -> None:
    """From 2 to 14 January 2025: 9 working days (2, 3, 6-10, 13, 14)."""
    office = lengkap(nyata(), 4)
    clock = sop_clock(office.sop, office_steps(office.dokumen[TW4].pelaksanaan), KINI)
    assert (clock.mulai, clock.selesai, clock.hari) == (HARI("2025-01-02"), HARI("2025-01-14"), 9)
    assert clock.baku == "7 hari 30 menit"
    assert clock.keterangan == ""
    late = {row.nomor: row.lambat for row in clock.langkah if row.lambat}
    assert late == {1: 1, 2: 1, 4: 1, 5: 1, 6: 1, 7: 1}
    assert (
        sop_clock(office.sop, office_steps(office.dokumen[TW3].pelaksanaan), KINI).keterangan
        == "belum dicatat"
    )


def test_dokumen_yang_masih_berjalan() -> None:
    clock = sop_clock(nyata().sop, dokumen((4, "2025-01-30", "2025-01-30"), (5, "2025-01-31", None)), KINI)
    assert (clock.selesai, clock.hari) == (None, 3)


def test_cuti_bersama_diteruskan() -> None:
    record = dokumen((4, "2025-01-24", "2025-01-30"))
    assert sop_clock(nyata().sop, record, KINI).hari == 2
    counted = sop_clock(nyata().sop, record, KINI, cuti_bersama=True)
    assert counted.hari == 3
    assert ringkas(counted.langkah, 4) == [(3, 2, False, "")]


def test_langkah_di_luar_sop_tidak_diukur() -> None:
    sop = ganti(KANTOR, SOP, {"langkah/8": None}).sop
    clock = sop_clock(sop, dokumen((9, "2025-01-06", "2025-01-06")), KINI)
    assert [row.nomor for row in clock.langkah] == list(range(1, 9))
