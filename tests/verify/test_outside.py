"""The room takes the world as values: what is given decides, and nothing else is there."""

import datetime
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tests.archive.arsip_uji import KINI, PINDAI, TANDA, V1, Arsip
from tests.archive.sertifikat_uji import Sertifikat
from tests.salinan import REPO

from ukur.archive.signatory import Signatory
from ukur.archive.signature_values import SignatureResult
from ukur.commands.data.machine import outside
from ukur.document.document_value import DokumenPengukuran
from ukur.model.findings import UkurError
from ukur.verify.outcome import CheckStatus
from ukur.verify.outside import Outside, Printing
from ukur.verify.verification import Options, first_fault, verify_archive
from ukur.workflow.statement import SignedStatement, Statement

# A browser has neither these libraries nor other programs, no folder of the archive, no time of its own.
SHIPPED = """
import json, sys
for name in ("subprocess", "pyhanko", "typst", "httpx", "mkdocs", "click", "rich", "docx", "xlsxwriter"):
    sys.modules[name] = None
import datetime, pathlib
top = pathlib.Path(sys.argv[1])
held = {p.relative_to(top).as_posix(): p.read_bytes() for p in top.rglob("*") if p.is_file()}

from ukur.archive.signatory import Signatory
from ukur.archive.signature_values import SignatureResult
from ukur.verify.outside import Outside
from ukur.verify.verification import Options, verify_archive

def forbidden(event, args):
    if event in {"open", "os.listdir", "os.scandir", "socket.__new__", "subprocess.Popen", "os.system"}:
        if args and "site-packages" in str(args[0]) or str(args[0]).endswith((".py", ".pyc", ".so")):
            return  # a library's own data, as a browser has it too
        raise SystemExit(f"{event} {args[:1]}")

now = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
here = Outside(now, {}, b"", lambda *_: None, lambda *_: SignatureResult(None), None)
sys.addaudithook(forbidden)
found = verify_archive(held, Options(here))
print(json.dumps([[item.folder, item.name, str(item.status)] for item in found]))
"""


def lines(arsip: Arsip, folder: str, here: Outside, name: str) -> list[tuple[CheckStatus, str]]:
    found = verify_archive(arsip, Options(here, folder))
    return [(item.status, item.sentence) for item in found if item.name == name]


def test_the_shipped_archive_as_in_a_browser() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHIPPED, str(REPO / "content/arsip")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for periode in ("2023-TW4", "2024-TW4"):
        for name in ("manifest", "berkas", "dokumen", "masukan", "hitungan", "persetujuan", "bukti"):
            assert f'["{periode}/v1", "{name}", "LULUS"]' in done.stdout
    assert "GAGAL" not in done.stdout


def test_signatures_are_judged_by_what_is_given(arsip: Arsip) -> None:
    asked: list[tuple[str, bytes, datetime.datetime]] = []

    def judge(
        line: SignedStatement, statement: Statement, keys: bytes, when: datetime.datetime
    ) -> str | None:
        asked.append((statement.akun, keys, when))
        return "kuncinya dicuri" if statement.akun == asked[0][0] else None

    found = lines(arsip, V1, replace(outside(KINI, prints=False), check_statement=judge), "persetujuan")
    assert {status for status, _ in found} == {CheckStatus.GAGAL}
    assert all(sentence.endswith(": kuncinya dicuri") for _, sentence in found)
    assert len({akun for akun, _, _ in asked}) > 1, "the others were asked for too, and held"
    assert all(when <= KINI and b"ssh-" in keys for _, keys, when in asked)


def test_signed_pdfs_are_judged_by_what_is_given(arsip: Arsip, akar_uji: Sertifikat) -> None:
    def judge(
        signed: bytes, asli: bytes, roots: Sequence[bytes], when: datetime.datetime, who: Signatory
    ) -> SignatureResult:
        assert signed.startswith(asli)
        assert tuple(roots) == (akar_uji.der,)
        assert who == Signatory(None, None), "a demonstration names nobody"
        return SignatureResult("akarnya tidak dikenal")

    here = replace(outside(KINI, prints=False), check_signed_pdf=judge)
    assert lines(arsip, TANDA, here, "tanda tangan") == [(CheckStatus.GAGAL, "akarnya tidak dikenal")]
    assert [status for status, _ in lines(arsip, PINDAI, here, "pindaian")] == [CheckStatus.LEWAT]


def _spoilt(dokumen: DokumenPengukuran, picture: bytes | None) -> Mapping[str, bytes]:
    printing = outside(KINI).printing
    assert printing is not None
    return {**printing.plain(dokumen, picture), "xlsx": b"PK"}


def _out_of_paper(dokumen: DokumenPengukuran, picture: bytes | None) -> Mapping[str, bytes]:
    raise UkurError("kertas habis")


@pytest.mark.parametrize(
    ("printing", "expected"),
    [
        pytest.param(None, None, id="tidak dicetak"),
        pytest.param(
            Printing(_spoilt), (CheckStatus.GAGAL, ".xlsx berbeda dari cetakan ulang"), id="berbeda"
        ),
        pytest.param(
            Printing(_out_of_paper), (CheckStatus.GAGAL, "dibuat ulang: kertas habis"), id="tidak dapat"
        ),
        pytest.param(
            Printing(_spoilt, _spoilt),
            (CheckStatus.GAGAL, ".xlsx berbeda dari cetakan ulang"),
            id="huruf kantor",
        ),
    ],
)
def test_prints_are_made_by_what_is_given(
    arsip: Arsip, printing: Printing | None, expected: tuple[CheckStatus, str] | None
) -> None:
    found = lines(arsip, V1, replace(outside(KINI), printing=printing), "cetakan")
    if expected is None:
        assert found == []
        return
    ((status, sentence),) = found
    assert (status, expected[1] in sentence) == (expected[0], True)


def test_fonts_of_another_office_are_no_difference(arsip: Arsip) -> None:
    """The office's own fonts are tried first; where the document asks for none, those of Ukur count."""
    plain = outside(KINI).printing
    assert plain is not None
    here = replace(outside(KINI), printing=Printing(plain.plain, _spoilt))
    assert [status for status, _ in lines(arsip, V1, here, "cetakan")] == [CheckStatus.LULUS]


def test_tools_of_another_version(arsip: Arsip) -> None:
    """Other bytes by another program are left out, and by the same program they are a fault."""
    here = replace(outside(KINI), printing=Printing(_spoilt), tools={"typst": "0.1"})
    ((status, sentence),) = lines(arsip, V1, here, "cetakan")
    assert (status, "typst" in sentence) == (CheckStatus.LEWAT, True)


def test_the_time_is_given(arsip: Arsip) -> None:
    """Before it was made an archive is from the future."""
    early = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    fault = first_fault(verify_archive(arsip, Options(outside(early, prints=False), V1)))
    assert fault is not None
    assert "masa depan" in fault.sentence
