"""The change report that the head of office reads, when a quarter of the made-up office is proposed."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.kantor_contoh.lembar import Baris, lembar, tercetak

from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode
from ukur.workflow.change_report import report_changes
from ukur.workflow.changes import changes_between
from ukur.workflow.report_text import report_text

LEMBAR, REKAP = lembar("lembar_hitung"), lembar("rekap")
PERIODE = sorted({row["periode"] for row in LEMBAR})
TAHUN_SAJA = "target hanya setahun"
JUDUL = {"setahun": "setahun", "sampai triwulan": "s.d. TW "}
ROMAWI = ("I", "II", "III", "IV")


@pytest.fixture(scope="module")
def laporan(contoh: Catalogue) -> Callable[[str], str]:
    """Return the report of a quarter: the office as it is then, against itself without that quarter."""

    def report(periode: str) -> str:
        year, quarter = periode.split("-TW")
        now = Periode(int(year), int(quarter))
        head = _sampai(contoh, now)
        base = _sampai(contoh, max((p for p in contoh.dokumen if p < now), default=Periode(2024, 4)))
        changes = changes_between(base, head)
        return report_text(report_changes(Measurements(base), Measurements(head), changes, ()))

    return report


def _sampai(contoh: Catalogue, terakhir: Periode) -> Catalogue:
    """Return the office as it was after a quarter."""
    return replace(
        contoh,
        dokumen={p: document for p, document in contoh.dokumen.items() if p <= terakhir},
        formulir={p: forms for p, forms in contoh.formulir.items() if p <= terakhir},
    )


def utama(periode: str) -> list[Baris]:
    """The rows of the headlines: the year in TW4 and where only the year has a target, else to date."""
    rows = {(row["indikator"], row["lingkup"]): row for row in LEMBAR if row["periode"] == periode}
    codes = sorted({kode for kode, _ in rows})
    yearly = {
        kode
        for kode in codes
        if periode.endswith("TW4") or rows[kode, "sampai triwulan"]["status"] == TAHUN_SAJA
    }
    return [rows[kode, "setahun" if kode in yearly else "sampai triwulan"] for kode in codes]


@pytest.mark.parametrize("periode", PERIODE)
def test_what_is_missed_is_what_the_worksheet_says(laporan: Callable[[str], str], periode: str) -> None:
    missed = [row for row in utama(periode) if row["status"] == "tidak tercapai"]
    named = ", ".join(f"{row['indikator']} ({row['capaian']} %)" for row in missed[:8])
    assert f": {len(missed)} dari 24 indikator belum mencapai target: {named}." in laporan(periode)


@pytest.mark.parametrize("periode", PERIODE)
def test_counts_and_means_are_those_of_the_worksheet(laporan: Callable[[str], str], periode: str) -> None:
    [total] = [row for row in REKAP if (row["periode"], row["sasaran"]) == (periode, "semua")]
    told = (
        f"{total['tercapai']} dari 24 indikator tercapai, {total['tidak_tercapai']} tidak tercapai, "
        f"{total['belum_dapat_dinilai']} belum dapat dinilai, {total['belum_waktunya']} belum waktunya; "
        f"rata-rata capaian {total['rata_rata_batas_120']} % dengan batas 120 % tiap indikator, "
        f"{total['rata_rata']} % tanpa batas."
    )
    assert told in laporan(periode)


@pytest.mark.parametrize("periode", PERIODE)
def test_every_figure_stands_with_its_own_target(laporan: Callable[[str], str], periode: str) -> None:
    """A long list is cut after eleven; those are the ones that a hurried reader sees."""
    roman, checked = ROMAWI[int(periode[-1]) - 1], 0
    lines = {line.split()[1]: line for line in laporan(periode).splitlines() if line.startswith("  - IKU-")}
    for row in utama(periode):
        if not row["capaian"] or row["indikator"] not in lines:
            continue
        title = JUDUL[row["lingkup"]] + (roman if row["lingkup"] != "setahun" else "")
        target, real = tercetak(row["target"]), tercetak(row["realisasi"])
        told = rf"{title}: realisasi {re.escape(real)}[^,;]*, target {target}, capaian {row['capaian']} %"
        assert re.search(told, lines[row["indikator"]]), (told, lines[row["indikator"]])
        checked += 1
    assert checked >= 10
