import datetime
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.portal.archives import rewritten, shipped
from tests.portal.office_site import Handler, OfficeServer

from ukur.commands.data.new_office import start_example
from ukur.commands.portal.archive_checker import TOO_MUCH
from ukur.commands.portal.archive_job import ArchiveJob, ArchiveResult
from ukur.commands.portal.new_portal import start_portal

pytestmark = pytest.mark.nightly(
    "a process of the whole program for each step; test_office_fetch.py goes through the same faults in one"
)
UKUR = str(Path(sys.executable).with_name("ukur"))
EXAMPLE, DEMONSTRATION = "99.01.2.13", "18.08.2.13"
REGISTER = "/dpmk/arsip/register.jsonl"


@pytest.fixture(scope="module")
def repo(server: OfficeServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal of an office that ``ukur init`` made, served, and of the demonstration."""
    top = tmp_path_factory.mktemp("portal")
    start_example(top / "kantor")
    archive = top / "kantor/content/arsip"
    files = {p.relative_to(archive).as_posix(): p.read_bytes() for p in archive.rglob("*") if p.is_file()}
    start_portal(top / "portal", "Portal uji")
    (top / "portal/sumber.yml").write_text(
        "nama: Portal uji\npercontohan: ya\nkantor:\n"
        f"  {EXAMPLE}:\n    nama: Dinas Contoh\n    alamat: {server.publish('contoh', files)}\n"
        f"  {DEMONSTRATION}:\n    nama: DPMK\n    alamat: {server.publish('dpmk', shipped())}\n",
        "utf-8",
    )
    return top / "portal"


def ukur(repo: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        (UKUR, "portal", *arguments, "--repo", str(repo)), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def kept(repo: Path) -> dict[str, bytes]:
    return {
        p.relative_to(repo).as_posix(): p.read_bytes() for p in (repo / "keadaan").rglob("*") if p.is_file()
    }


def test_two_offices_through_good_and_bad_nights(repo: Path, server: OfficeServer) -> None:
    code, said = ukur(repo, "fetch")
    assert (code, "0 kantor terverifikasi, 2 tidak." in said) == (1, True)  # nobody confirmed any
    assert server.asked == []
    for kode in (EXAMPLE, DEMONSTRATION):
        code, said = ukur(repo, "adopt", kode, "--yes")
        assert (code, "Baris pertama register" in said) == (0, True), said
    assert ukur(repo, "fetch")[0] == 0
    good = kept(repo)
    assert len(good) == 2 + 9 + 2  # entries of the demonstration and of the example, and a state each
    assert ukur(repo, "fetch")[0] == 0
    assert kept(repo) == good  # safe to run twice

    def night(said: str) -> None:
        code, output = ukur(repo, "fetch")
        assert (code, said in output, "1 kantor terverifikasi, 1 tidak." in output) == (0, True, True), output
        state = json.loads(kept(repo)[f"keadaan/{DEMONSTRATION}/kantor.json"])
        assert (state["keadaan"], len(state["entri"])) == ("bertahan", 2)
        assert kept(repo)[f"keadaan/{EXAMPLE}/kantor.json"] == good[f"keadaan/{EXAMPLE}/kantor.json"]

    server.publish("dpmk", rewritten())
    night("register lain")
    server.publish("dpmk", {})
    night("menjawab 404")
    server.publish("dpmk", shipped())

    def late(handler: Handler) -> None:
        time.sleep(2)
        handler.answer(200, shipped()["register.jsonl"])

    server.odd[REGISTER] = late
    assert ukur(repo, "fetch")[0] == 0  # slow is no fault
    server.odd.clear()
    assert ukur(repo, "fetch", "--all")[0] == 0
    assert kept(repo) == good


def test_what_is_kept_is_rolled_up(duckdb: None, repo: Path, tmp_path: Path) -> None:
    code, said = ukur(repo, "rollup", "--output", str(tmp_path))
    assert (code, "arah: 4 baris" in said) == (0, True), said
    rows = json.loads((tmp_path / "rekap/kelengkapan.json").read_text("utf-8"))
    assert [(row["wajib"], row["terbit"]) for row in rows] == [(2, 1)]  # the demonstration has no 2025-TW4
    code, said = ukur(repo, "build", "--site", str(tmp_path / "situs"))
    assert (code, said.strip()) == (0, "Situs portal tertulis di situs/index.html (2 kantor).")
    assert (tmp_path / "situs/data/figur_utama.parquet").read_bytes()[:4] == b"PAR1"


def test_an_archive_that_takes_all_memory_ends_in_a_sentence(tmp_path: Path) -> None:
    """The checker's own program with a smaller bound: its libraries take half of it, 270 MB of files more."""
    place = tmp_path / "besar.zip"
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr("register.jsonl", b"{}\n")
        for n in range(3):
            packed.writestr(f"isi-{n}", b"\0" * 90_000_000)
    program = "from ukur.commands.portal import archive_checker as c; c.MEMORY = 300_000_000; c.main()"
    job = ArchiveJob(tempat=str(place), waktu=datetime.datetime.now(datetime.UTC), program="uji")
    done = subprocess.run(
        (sys.executable, "-c", program), input=job.model_dump_json().encode(), capture_output=True, check=True
    )
    assert ArchiveResult.model_validate_json(done.stdout).sebab == TOO_MUCH
