"""LibreOffice as a fixture: converts documents headless, so that tests see what an office would see."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Ubah = Callable[..., bytes]
HITUNG_ULANG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


@pytest.fixture(scope="session")
def ubah(tmp_path_factory: pytest.TempPathFactory) -> Ubah:
    """Convert a document: its bytes, its ending, the ending wanted (or ``ending:filter``), how to read it.

    Every formula is computed again on loading: what a file says its results are does not count.
    """
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice tidak ada; pasang libreoffice-calc dan libreoffice-writer"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)  # a user's machine need not have it; CI fails above instead
    profile = tmp_path_factory.mktemp("profil-libreoffice")
    (profile / "user").mkdir()
    (profile / "user/registrymodifications.xcu").write_text(HITUNG_ULANG, "utf-8")

    def convert(content: bytes, dari: str, ke: str, reading: str | None = None) -> bytes:
        folder = tmp_path_factory.mktemp("ubah")
        source = folder / f"masuk.{dari}"
        source.write_bytes(content)
        how = (f"--infilter={reading}",) if reading else ()
        where = (*how, "--outdir", str(folder / "keluar"), str(source))
        done = subprocess.run(
            [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ke, *where],
            capture_output=True,
            check=False,
            timeout=180,
        )
        results: list[Path] = list((folder / "keluar").glob("*"))
        assert len(results) == 1, done.stdout.decode() + done.stderr.decode()
        return results[0].read_bytes()

    return convert
