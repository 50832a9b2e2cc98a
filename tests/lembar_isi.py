"""Cells of a workbook filled by LibreOffice itself, which takes what is typed as it does from a person."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

Isi = Callable[..., bytes]
NAMA_MODUL = "Isi"
BENTUK = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}
"""The filters of LibreOffice by the ending that is wanted."""

_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {jenis} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}">\n'
)
PUSTAKA = (
    _XML.format(jenis="library:library", dtd="library.dtd")
    + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">\n'
    f'<library:element library:name="{NAMA_MODUL}"/>\n</library:library>\n'
)
MODUL = (
    _XML.format(jenis="script:module", dtd="module.dtd")
    + '<script:module xmlns:script="http://openoffice.org/2000/script" '
    f'script:name="{NAMA_MODUL}" script:language="StarBasic">{{}}</script:module>\n'
)


def _kutip(text: str) -> str:
    """A text of Basic; line breaks as an expression of their own."""
    lines = ['"' + line.replace('"', '""') + '"' for line in text.split("\n")]
    return " & CHR(10) & ".join(lines)


def _program(masuk: Path, keluar: Path, bentuk: str, ketikan: Mapping[str, str]) -> str:
    lines = [
        "Sub Main",
        "Dim a(0) As New com.sun.star.beans.PropertyValue",
        'a(0).Name = "Hidden" : a(0).Value = True',
        f'd = StarDesktop.loadComponentFromURL({_kutip(masuk.as_uri())}, "_blank", 0, a())',
    ]
    for place, text in ketikan.items():
        sheet, _, address = place.rpartition("!")
        cell = f"d.Sheets.getByName({_kutip(sheet)}).getCellRangeByName({_kutip(address)})"
        lines.append(f"{cell}.FormulaLocal = {_kutip(text)}")
    return "\n".join(
        [
            *lines,
            "Dim b(0) As New com.sun.star.beans.PropertyValue",
            f'b(0).Name = "FilterName" : b(0).Value = {_kutip(BENTUK[bentuk])}',
            f"d.storeToURL({_kutip(keluar.as_uri())}, b())",
            "d.close(True)",
            "StarDesktop.terminate()",  # without it the program waits for a user for ever
            "End Sub",
        ]
    )


@pytest.fixture(scope="session")
def isi_lembar(tmp_path_factory: pytest.TempPathFactory) -> Isi:
    """Fill cells of an .xlsx (``{"Isian!F7": "72,9"}``) and return it as saved, as ``xlsx`` or ``ods``."""
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice tidak ada; pasang libreoffice-calc"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)  # a user's machine need not have it; CI fails above instead
    profile = tmp_path_factory.mktemp("profil-isi")
    start = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    first = subprocess.run([*start, "--terminate_after_init"], capture_output=True, check=False, timeout=120)
    basic = profile / "user/basic/Standard"  # the first start puts an empty library there, over any other
    assert basic.is_dir(), first.stderr.decode()
    (basic / "script.xlb").write_text(PUSTAKA, "utf-8")

    def fill(content: bytes, ketikan: Mapping[str, str], ke: str = "xlsx") -> bytes:
        folder = tmp_path_factory.mktemp("isi")
        masuk, keluar = folder / "masuk.xlsx", folder / f"keluar.{ke}"
        masuk.write_bytes(content)
        module = MODUL.format(escape(_program(masuk, keluar, ke, ketikan)))
        (basic / f"{NAMA_MODUL}.xba").write_text(module, "utf-8")
        call = [*start, f"macro:///Standard.{NAMA_MODUL}.Main"]
        done = subprocess.run(call, capture_output=True, check=False, timeout=120)
        assert keluar.exists(), done.stdout.decode() + done.stderr.decode()
        return keluar.read_bytes()

    return fill
