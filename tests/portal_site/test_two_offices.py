"""A portal of the archives that ship: the demonstration (forms 1 and 6), the example office (5 and 6)."""

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.portal_site.portal_pages import page, rows_of
from tests.salinan import REPO

from ukur.commands.data.new_office import EXAMPLE_ARCHIVE
from ukur.commands.portal.archive_job import ArchiveJob, run_job
from ukur.model.portal_sources import PortalCalendar, PortalSources
from ukur.portal.gathered_tables import gather
from ukur.portal.office_state import OfficeState
from ukur.portal.portal_data import PortalData, Standing
from ukur.portal.row_text import read_rows

NOW = datetime.datetime(2026, 12, 2, 3, tzinfo=datetime.UTC)
DPMK, EXAMPLE = "18.08.2.13", "99.01.2.13"
CALENDAR = {"tenggat": {"2025-TW4": {"tanggal": "2026-01-10", "dasar": "Surat edaran (karangan)"}}}


@pytest.fixture(scope="module")
def dua(tmp_path_factory: pytest.TempPathFactory, situs_portal: Callable[[PortalData], Path]) -> Path:
    """Verified as ``ukur portal fetch`` does, in this process."""
    folder = tmp_path_factory.mktemp("contoh")
    with zipfile.ZipFile(EXAMPLE_ARCHIVE) as packed:
        packed.extractall(folder)
    places = {DPMK: REPO / "content/arsip", EXAMPLE: folder / "content/arsip"}
    states, rows = {}, {}
    for kode, place in places.items():
        found = run_job(ArchiveJob(tempat=str(place), waktu=NOW, program="uji"))
        assert found.sebab == ""
        states[kode] = OfficeState(
            kantor=kode, keadaan=Standing.VERIFIED, sejak=NOW.date(), lulus=NOW.date(),
            awal=found.awal, ujung=found.ujung,
        )  # fmt: skip
        rows[kode] = [row for entry in found.entri for row in read_rows(entry.baris.encode())]
    sources = PortalSources.model_validate(
        {
            "nama": "Portal dua kantor",
            "percontohan": "ya",
            "kantor": {
                DPMK: {"nama": "DPMK", "alamat": "https://dpmk.contoh.example"},
                EXAMPLE: {
                    "nama": "Kantor contoh",
                    "alamat": "https://contoh.contoh.example/",
                    "mulai": "2025-TW1",
                },
            },
        }
    )
    return situs_portal(gather(sources, PortalCalendar.model_validate(CALENDAR), states, rows, NOW.date()))


def test_who_has_published_what(dua: Path) -> None:
    """The example office approved TW4 2025 on 12 January 2026; DPMK filed the last quarters of two years."""
    rows = rows_of(page(dua), "Kantor menurut triwulan")
    assert rows == [
        ["DPMK", "lewat tenggat", *("–",) * 3, "terbit", *("–",) * 3, "Terverifikasi"],
        ["Kantor contoh", "terlambat 2 hari", *("terbit",) * 3, *("tidak wajib",) * 4, "Terverifikasi"],
    ]


def test_figures_are_those_of_the_documents(dua: Path) -> None:
    """README: 47 of 221 kampung are 21,27 percent of a target of 20,00, so 106,35 %."""
    [row] = [
        row
        for row in rows_of(page(dua, f"kantor/{DPMK}"), "Indikator 2024-TW4")
        if row[0].startswith("IKU-01 ")
    ]
    assert row[1:7] == ["persen", "setahun", "20,00", "21,27", "106,35 %", "✓ Tercapai"]


def test_the_correction_and_both_versions(dua: Path) -> None:
    """IKU-02 was 61 and is 66; the first version stays, replaced. Later every document was filed anew."""
    corrected = [row[3:5] for row in rows_of(page(dua, "koreksi"), "Koreksi")]
    anew = [after for _, after in corrected if "diterbitkan ulang dengan Ukur" in after]
    assert [row for row in corrected if row[1] not in anew] == [["61", "66"]]
    assert len(anew) == 4 + 2 * 4  # of the example's year, and of the demonstration, four times
    versions = [row[1] for row in rows_of(page(dua, f"kantor/{EXAMPLE}"), "Dokumen")]
    newest = ["2 (berlaku)", "1 (diganti)"]
    assert versions == [*newest * 3, "3 (berlaku)", "2 (diganti)", "1 (diganti)"]


def test_evidence_leads_to_the_offices_own_pages(dua: Path) -> None:
    found = [
        link.atribut["href"]
        for link in page(dua, "evaluasi").cari("a")
        if link.atribut["href"].startswith("https://dpmk.contoh.example/arsip/")
    ]
    assert set(found) == {"https://dpmk.contoh.example/arsip/2024-TW4/"}
