"""Archives that earlier versions filed verify for ever, and still fail with one figure changed.

``archives/VERSION.zip`` holds the made-up office's year as that version filed it: the example archive of the
commit that ended the version, never made again.
"""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.archive.arsip_uji import Arsip, tulis_ulang

from ukur.archive.canonical import canonical_file
from ukur.archive.entry import VERIFIER
from ukur.archive.frozen import DOKUMEN, thaw
from ukur.archive.manifest import MANIFEST, read_manifest, read_register
from ukur.commands.data.machine import outside
from ukur.model.paths import REGISTER
from ukur.source.archive_reader import read_archive
from ukur.verify.outcome import CheckResult, CheckStatus
from ukur.verify.print_check import printed_again
from ukur.verify.verification import Options, verify_archive

THE_OLDEST = "the oldest is verified every day, the newest by its office's own tests"
FOLDER = Path(__file__).parent / "archives"
ARCHIVES = sorted(FOLDER.glob("*.zip"), key=lambda path: [int(part) for part in path.stem.split(".")])
LATER = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(scope="module", params=ARCHIVES, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest) -> Arsip:
    found = read_archive(request.param, REGISTER)
    assert found is not None
    return dict(found.files)


def check(archive: Arsip) -> tuple[CheckResult, ...]:
    return verify_archive(archive, Options(replace(outside(LATER), printing=None)))


@pytest.mark.one_daily(THE_OLDEST)
def test_it_verifies(earlier: Arsip) -> None:
    """Every figure and every word comes out again, by the rules of the version that filed it."""
    found = check(earlier)
    assert [item.sentence for item in found if item.status is CheckStatus.GAGAL] == []
    figures = [item for item in found if item.name == "hitungan"]
    assert len(figures) == len(read_register(earlier[REGISTER]))
    assert {item.status for item in figures} == {CheckStatus.LULUS}


@pytest.mark.one_daily(THE_OLDEST)
def test_one_changed_figure_fails(earlier: Arsip) -> None:
    """With the chain made to fit again: the figure itself gives it away."""
    entry = read_register(earlier[REGISTER])[-1].folder

    def forge(files: Arsip) -> None:
        data = json.loads(files[DOKUMEN])
        row = next(row for group in data["dokumen"]["kelompok"] for row in group["baris"])
        figure = row["setahun"]["realisasi"]
        figure["teks"] = figure["teks"][:-1] + str((int(figure["teks"][-1]) + 1) % 10)
        files[DOKUMEN] = canonical_file(data)

    failed = [item for item in check(tulis_ulang(earlier, entry, forge)) if item.status is CheckStatus.GAGAL]
    assert {item.name for item in failed} == {"hitungan"}


@pytest.mark.one_daily(THE_OLDEST)
def test_its_files_come_out_again(earlier: Arsip) -> None:
    """Printed by today's program from the value that was filed: the same bytes, what explains it included."""
    first = read_register(earlier[REGISTER])[0].folder
    files = {path.removeprefix(f"{first}/"): raw for path, raw in earlier.items() if path.startswith(first)}
    here = outside(LATER)
    assert here.printing is not None
    made = printed_again(
        thaw(files[DOKUMEN]), read_manifest(files[MANIFEST], first), files, here.printing.plain, here.checker
    )
    assert [path for path, raw in made.items() if path != VERIFIER and files[path] != raw] == []
