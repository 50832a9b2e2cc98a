"""The archive of the made-up office: the one that ships, and what its script makes today."""

import json
import zipfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.kantor_contoh.buat_arsip import PERNAH, buat
from tests.kantor_contoh.gudang import ARSIP, KUNCI_TERBUKA, SIGNERS

from ukur.archive.frozen import thaw, thaw_form
from ukur.commands.cli.main import cli
from ukur.commands.data.new_office import EXAMPLE_ARCHIVE
from ukur.measure.edition import CURRENT, Edition

VERSI = ("2025-TW1/v1", "2025-TW1/v2", "2025-TW2/v1", "2025-TW3/v1", "2025-TW4/v1")
"""What version 0.7.0 filed, whose bytes stay."""
ULANG = ("2025-TW1/v3", "2025-TW2/v2", "2025-TW3/v2", "2025-TW4/v2")
"""The same documents, filed anew by the program as it is."""
DIKOREKSI = ("61", "66")
"""IKU-02 in TW1: as it was signed, and as it was corrected; see koreksi.yml."""


MADE_NOW = pytest.param(
    "yang dibuat sekarang",
    marks=pytest.mark.nightly("test_the_year files and corrects this office's year every day"),
)


@pytest.fixture(scope="module", params=["yang dikirim", MADE_NOW])
def arsip(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "yang dikirim":
        return EXAMPLE_ARCHIVE
    made = tmp_path_factory.mktemp("arsip-contoh") / "arsip.zip"
    buat(made)
    return made


@pytest.fixture(scope="module")
def berkas(arsip: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(arsip) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.one_daily("one case is walked every day through the same code")
def test_it_verifies(arsip: Path) -> None:
    done = CliRunner().invoke(cli, ["verify", str(arsip)], standalone_mode=False)
    assert done.return_value == 0, done.output
    assert "GAGAL" not in done.output
    assert [version for version in (*VERSI, *ULANG) if f"LULUS {version} hitungan" not in done.output] == []


def test_what_was_filed_is_what_was_known_then(berkas: Mapping[str, bytes]) -> None:
    """The corrected figure is in the second version; the target was 480 until it was revised to 400."""
    documents = {version: thaw(berkas[f"{ARSIP}/{version}/dokumen.json"]) for version in VERSI}
    rows = {
        version: next(row for row in document.baris if row.kode == "IKU-02")
        for version, document in documents.items()
    }
    assert tuple(rows[version].triwulan.realisasi.teks for version in VERSI[:2]) == DIKOREKSI
    assert [rows[version].setahun.target.teks for version in VERSI] == ["480", "480", "480", "400", "400"]
    reasons = json.loads(berkas[f"{ARSIP}/2025-TW1/v2/manifest.json"])["alasan"]
    assert [text.partition(".")[0] for text in reasons] == ["IKU-02: 61 dikoreksi menjadi 66"]


def test_what_was_filed_before_stays(berkas: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(PERNAH) as packed:
        before = {name: packed.read(name) for name in packed.namelist()}
    register = f"{ARSIP}/register.jsonl"
    assert [name for name in before if name != register and berkas[name] != before[name]] == []
    assert berkas[register].startswith(before[register])


def test_filed_anew_with_that_reason(berkas: Mapping[str, bytes]) -> None:
    """No figure is another: targets, realisasi, capaian and status are those of the version before."""
    for folder, former in zip(ULANG, VERSI[1:], strict=True):
        document, edition = thaw_form(berkas[f"{ARSIP}/{folder}/dokumen.json"])
        before = thaw(berkas[f"{ARSIP}/{former}/dokumen.json"])
        assert edition in (Edition.NINTH, CURRENT)  # as it ships, and as it is made today
        assert [row.figures for row in document.baris] == [row.figures for row in before.baris]
        manifest = json.loads(berkas[f"{ARSIP}/{folder}/manifest.json"])
        [reason] = manifest["alasan"]
        assert "Diterbitkan ulang dengan program Ukur 0.11.0" in reason
        assert manifest["alat"]["ukur"] in {"0.11.0", version("ukur")}


def test_nothing_but_the_archive_and_its_keys_is_packed(berkas: Mapping[str, bytes]) -> None:
    assert {name for name in berkas if not name.startswith(f"{ARSIP}/")} == {SIGNERS}
    assert berkas[SIGNERS].decode().startswith(KUNCI_TERBUKA)
