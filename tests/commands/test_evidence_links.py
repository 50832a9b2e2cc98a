"""Links to evidence by unit: which there are, what is told, and where it is shown afterwards."""

import datetime
import json
import shutil
from pathlib import Path

import pytest
from tests.lengkap import lengkap

from ukur.commands.filing.evidence import link_notes
from ukur.commands.filing.link_health import check_links, evidence_links
from ukur.commands.pages.links_found import LINKS_FILE, read_health
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.instansi import ZonaWaktu

REPO = Path(__file__).resolve().parents[2]
KINI = datetime.datetime(2026, 11, 29, 19, 17, tzinfo=datetime.UTC)


def test_every_link_of_the_data_is_asked_for(katalog: Catalogue) -> None:
    """Newest period first; units by their names, what the document itself names under the office's."""
    found = list(evidence_links(lengkap(katalog)))
    periods = ["2024-TW4" if "2024-TW4" in row.letak else "2024-TW3" for row in found]
    assert periods == sorted(periods, reverse=True)
    assert {row.tautan for row in found} >= {
        "https://contoh.example/bukti?a=1&b=2",  # evidence of a figure
        "https://contoh.example/perintah",
        "https://contoh.example/jadwal",  # of a recommendation of the evaluators
    }
    offices = {row.unit for row in found if row.letak.startswith("dokumen ")}
    assert offices == {lengkap(katalog).instansi.nama_singkat}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    shutil.copytree(REPO / "indicators", tmp_path / "indicators")
    return tmp_path


def _within(host: str, port: int) -> tuple[str, ...]:
    raise PermissionError(host)


def test_what_is_kept_is_what_is_shown(repo: Path) -> None:
    """No link leaves this machine: every name stands within its network."""
    report = check_links(repo, KINI, resolve=_within)
    assert len(report.masalah) >= report.diperiksa == report.seluruhnya > 0
    health = read_health(repo, ZonaWaktu.WIB)
    assert health is not None
    assert health.waktu == "30 November 2026 pukul 02.17 WIB"
    assert [tuple(row)[:3] for row in health.masalah] == [tuple(item) for item, _ in report.masalah]
    assert sum(len(rows) for _, rows in health.by_unit) == len(report.masalah)
    first, *rows = link_notes(repo)
    assert first.startswith(f"{report.diperiksa} dari {report.seluruhnya} tautan bukti diperiksa 30 November")
    assert len(rows) == len(report.masalah)
    assert all("alamatnya bukan alamat umum" in row for row in rows)


def test_nothing_is_told_before_the_first_run(repo: Path) -> None:
    assert link_notes(repo) == ()


@pytest.mark.parametrize("isi", ["", "[]", json.dumps({"waktu": "kemarin"})])
def test_a_result_that_cannot_be_read(isi: str, repo: Path) -> None:
    (repo / LINKS_FILE).parent.mkdir()
    (repo / LINKS_FILE).write_text(isi, "utf-8")
    with pytest.raises(UkurError, match=r"tautan-bukti\.json tidak dapat dibaca; hapus"):
        read_health(repo, ZonaWaktu.WIB)
