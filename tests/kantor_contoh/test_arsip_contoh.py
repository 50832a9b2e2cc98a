"""The archive of the made-up office: made by its script, verified as anyone would."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.kantor_contoh.buat_arsip import buat
from tests.kantor_contoh.gudang import KUNCI_TERBUKA

from ukur.archive.frozen import thaw
from ukur.commands.cli.main import cli

VERSI = ("2025-TW1/v1", "2025-TW1/v2", "2025-TW2/v1", "2025-TW3/v1", "2025-TW4/v1")
DIKOREKSI = ("61", "66")
"""IKU-02 in TW1: as it was signed, and as it was corrected; see koreksi.yml."""


@pytest.fixture(scope="module")
def arsip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arsip-contoh")
    buat(folder)
    return folder


def test_it_verifies(arsip: Path) -> None:
    done = CliRunner().invoke(cli, ["verify", str(arsip / "content/arsip")], standalone_mode=False)
    assert done.return_value == 0, done.output
    assert "GAGAL" not in done.output
    assert [version for version in VERSI if f"LULUS {version} hitungan" not in done.output] == []


def test_what_was_filed_is_what_was_known_then(arsip: Path) -> None:
    """The corrected figure is in the second version; the target was 480 until it was revised to 400."""
    place = arsip / "content/arsip"
    rows = {
        version: next(
            row for row in thaw((place / version / "dokumen.json").read_bytes()).baris if row.kode == "IKU-02"
        )
        for version in VERSI
    }
    assert tuple(rows[version].triwulan.realisasi.teks for version in VERSI[:2]) == DIKOREKSI
    assert [rows[version].setahun.target.teks for version in VERSI] == ["480", "480", "480", "400", "400"]
    reasons = json.loads((place / "2025-TW1/v2/manifest.json").read_text("utf-8"))["alasan"]
    assert [text.partition(".")[0] for text in reasons] == ["IKU-02: 61 dikoreksi menjadi 66"]


def test_the_keys_say_that_they_prove_nothing(arsip: Path) -> None:
    assert (arsip / ".ukur/allowed_signers").read_text("utf-8").startswith(KUNCI_TERBUKA)
