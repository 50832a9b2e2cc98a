"""What Git tells of the steps: before a document is filed by its commits, after it by its entry."""

import datetime
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.lengkap import TW4
from tests.workflow.kasus import nyata

from ukur.commands.data.clock import as_text, measure_clock
from ukur.commands.data.recorded_steps import filing_commits, filing_steps, recorded_steps
from ukur.model.instansi import ZonaWaktu
from ukur.model.periode import Periode
from ukur.model.step_done import StepDone

REPO = Path(__file__).resolve().parents[2]
HARI = datetime.date.fromisoformat
DOKUMEN = "indicators/pengukuran/2024-TW4/dokumen.yml"
KINI = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)


def git(folder: Path, *arguments: str, waktu: str = "2025-01-06T03:00:00+00:00") -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    names = (f"GIT_{role}_{what}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL"))
    who = dict.fromkeys(names, "uji@contoh.invalid")
    times = {"GIT_COMMITTER_DATE": waktu, "GIT_AUTHOR_DATE": waktu}
    env = kept | who | times | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True, env=env)
    return done.stdout.decode().strip()


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """Return a repository without the document of TW4, whose stages then come by merges."""
    repo = tmp_path / "kantor"
    shutil.copytree(REPO / "indicators", repo / "indicators")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "kantor")
    text = (repo / DOKUMEN).read_text("utf-8")
    (repo / DOKUMEN).unlink()
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "-m", "awal")
    (repo / DOKUMEN).write_text(text.replace("tahap: arsip", "tahap: format"), "utf-8")
    return repo


def gabung(repo: Path, tahap: str, ditulis: str, waktu: str) -> str:
    """Merge a proposal that was written on a day and came in on another; the answer is the merge."""
    path = repo / DOKUMEN
    text = re.sub("^tahap: .*$", f"tahap: {tahap}", path.read_text("utf-8"), flags=re.MULTILINE)
    git(repo, "switch", "--quiet", "-c", tahap)
    path.write_text(text, "utf-8")
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "-m", tahap, waktu=ditulis)
    git(repo, "switch", "--quiet", "main")
    git(repo, "merge", "--quiet", "--no-ff", "-m", f"gabung {tahap}", tahap, waktu=waktu)
    return git(repo, "rev-parse", "HEAD")[:12]


def test_by_the_merges_of_the_branch(kantor: Path) -> None:
    """Steps with approvals only: nothing shows that an order was given. 18.00 UTC is the next day (WIB)."""
    first = gabung(kantor, "format", "2025-01-06T03:00:00+00:00", "2025-01-07T03:00:00+00:00")
    second = gabung(kantor, "draf", "2025-01-08T03:00:00+00:00", "2025-01-08T18:00:00+00:00")
    assert recorded_steps(kantor, nyata(), TW4) == (
        StepDone(3, "", HARI("2025-01-06"), HARI("2025-01-07"), asal=f"commit {first}"),
        StepDone(4, "", HARI("2025-01-08"), HARI("2025-01-09"), asal=f"commit {second}"),
    )
    text = as_text(measure_clock(kantor, nyata(), TW4, KINI))
    assert "6 Januari 2025 s.d. 7 Januari 2025, 2 hari kerja, lambat 1 hari kerja" in text
    assert "1. Memerintahkan Sekretaris membuat pengukuran kinerja (baku 15 Menit): belum dicatat" in text


def test_a_stage_taken_back_closes_nothing(kantor: Path) -> None:
    gabung(kantor, "format", "2025-01-06T03:00:00+00:00", "2025-01-07T03:00:00+00:00")
    gabung(kantor, "draf", "2025-01-08T03:00:00+00:00", "2025-01-08T04:00:00+00:00")
    git(kantor, "branch", "-D", "format", "draf")
    gabung(kantor, "format", "2025-01-09T03:00:00+00:00", "2025-01-09T04:00:00+00:00")
    assert [step.langkah for step in recorded_steps(kantor, nyata(), TW4)] == [3, 4]


def test_written_after_it_came_in(kantor: Path) -> None:
    """An author's clock may say anything: no step begins after its end."""
    gabung(kantor, "format", "2031-01-01T00:00:00+00:00", "2025-01-07T03:00:00+00:00")
    (step,) = recorded_steps(kantor, nyata(), TW4)
    assert (step.mulai, step.selesai) == (HARI("2025-01-07"), HARI("2025-01-07"))


def test_a_history_that_was_cut_off_tells_nothing(kantor: Path, tmp_path: Path) -> None:
    gabung(kantor, "format", "2025-01-06T03:00:00+00:00", "2025-01-07T03:00:00+00:00")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{kantor}", "dangkal")
    assert recorded_steps(tmp_path / "dangkal", nyata(), TW4) == ()


def test_without_a_repository(tmp_path: Path) -> None:
    shutil.copytree(REPO / "indicators", tmp_path / "indicators")
    assert recorded_steps(tmp_path, nyata(), TW4) == ()


def test_an_entry_is_filed_when_it_comes_to_the_branch(kantor: Path, tmp_path: Path) -> None:
    """Not when it was made: the merge that brought it is the filing, and a cut-off clone does not know it."""
    place = kantor / "content/arsip/2024-TW4/v1"
    git(kantor, "switch", "--quiet", "-c", "arsip")
    place.mkdir(parents=True)
    (place / "manifest.json").write_text("{}\n", "utf-8")
    git(kantor, "add", "--all")
    git(kantor, "commit", "--quiet", "-m", "arsip", waktu="2025-01-20T03:00:00+00:00")
    git(kantor, "switch", "--quiet", "main")
    git(kantor, "merge", "--quiet", "--no-ff", "-m", "gabung", "arsip", waktu="2025-01-22T18:00:00+00:00")
    found = filing_commits(kantor)
    assert found["2024-TW4/v1"][1] == datetime.datetime(2025, 1, 22, 18, tzinfo=datetime.UTC)
    (step,) = filing_steps(nyata().sop, "2024-TW4/v1", found, ZonaWaktu.WIB)
    assert (step.langkah, step.mulai, step.selesai) == (9, HARI("2025-01-23"), HARI("2025-01-23"))
    assert tuple(filing_steps(nyata().sop, "2024-TW4/v2", found, ZonaWaktu.WIB)) == ()
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{kantor}", "dangkal")
    assert filing_commits(tmp_path / "dangkal") == {}


def test_the_office_s_row_on_another_day_is_told(kantor: Path) -> None:
    gabung(kantor, "format", "2025-01-06T03:00:00+00:00", "2025-01-07T03:00:00+00:00")
    row = "pelaksanaan:\n  - {langkah: 3, oleh: Perencana, mulai: 2025-01-02, selesai: 2025-01-02}\n"
    with (kantor / DOKUMEN).open("a", encoding="utf-8") as file:
        file.write(row)
    from ukur.commands.data.checked_data import data_tree, measured_data

    measured, _ = measured_data(data_tree(kantor))
    text = as_text(measure_clock(kantor, measured.catalogue, TW4, KINI))
    assert "Langkah 3: kantor mencatat 2 Januari 2025, commit " in text
    assert "6 Januari 2025 s.d. 7 Januari 2025, 2 hari kerja" in text


def test_of_a_filed_document_its_entry_tells() -> None:
    """The demonstration: six steps by its approvals; that it was filed stands in this repository's Git."""
    found = recorded_steps(REPO, nyata(), Periode(2023, 4))
    assert [step.langkah for step in found if step.asal.startswith("usulan ")] == [3, 4, 5, 6, 7, 8]
    assert {step.langkah for step in found if step.asal.startswith("commit ")} <= {9}
