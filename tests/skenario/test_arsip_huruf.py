"""A document that is printed with the office's own font: filed as approved, and made again years later."""

import datetime
import hashlib
import json
from pathlib import Path

import pytest
from tests.archive.arsip_uji import tulis_ulang
from tests.huruf_buatan import NAME, font_bytes, with_font
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import V1, arsip, isi, sahkan
from tests.skenario.kantor import Kantor

from ukur.archive.frozen import thaw
from ukur.commands.data.equipment import read_fonts
from ukur.commands.data.machine import outside
from ukur.commands.filing.drill import rebuild
from ukur.document.font_file import FontFile
from ukur.verify.outcome import CheckResult, CheckStatus
from ukur.verify.verification import Options, verify_archive

pytestmark = pytest.mark.first_test_daily(A_WAY)

FONT = "content/huruf/uji.ttf"
PDF = f"{V1}/pengukuran-kinerja_dpmk_2025-TW4.pdf"
KINI = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)


def put_font(repo: Path, content: bytes) -> None:
    (repo / FONT).parent.mkdir(parents=True, exist_ok=True)
    (repo / FONT).write_bytes(content)


@pytest.fixture(scope="module")
def kantor_berhuruf(
    tmp_path_factory: pytest.TempPathFactory, kantor_awal: Kantor, kunci: dict[str, Path]
) -> Kantor:
    """An office with a font of its own, whose document 2025-TW4 went through the SOP to the signature."""
    made = kantor_awal.salin(tmp_path_factory.mktemp("berhuruf") / "kantor", kunci)
    made.cabang("main")
    put_font(made.kerja, font_bytes())
    made.tulis("pengelola", {"indicators/instansi.yml": with_font}, "main")
    made.mutakhirkan()
    sahkan(made, kunci)
    made.padatkan()
    return made


@pytest.fixture
def kantor(tmp_path: Path, kantor_berhuruf: Kantor, kunci: dict[str, Path]) -> Kantor:
    return kantor_berhuruf.salin(tmp_path / "kantor", kunci)


def cetakan(kantor: Kantor, fonts: tuple[FontFile, ...]) -> CheckResult:
    """The check of the printed files, where everything else holds."""
    found = verify_archive(isi(kantor), Options(outside(KINI, fonts), part=V1))
    (prints,) = (item for item in found if item.name == "cetakan")
    others = [item for item in found if item is not prints]
    assert {item.status for item in others if item.status is not CheckStatus.CATATAN} == {CheckStatus.LULUS}
    (noted,) = [item.sentence for item in others if item.status is CheckStatus.CATATAN]
    assert "disetujui" in noted  # it says that the document has another day than its approval
    return prints


def test_the_entry_names_its_fonts_and_is_made_again(kantor: Kantor) -> None:
    arsip(kantor)
    held = isi(kantor)
    manifest = json.loads(held[f"{V1}/manifest.json"])
    assert manifest["keterangan"] == {FONT: hashlib.sha256(font_bytes()).hexdigest()}
    assert not [path for path in held if path.endswith(".ttf")]
    assert thaw(held[f"{V1}/dokumen.json"]).kertas.huruf == NAME
    assert dict(rebuild(kantor.utama)) == {V1: ()}
    assert cetakan(kantor, read_fonts(kantor.utama)).status is CheckStatus.LULUS


def test_filed_with_the_font_that_was_approved(kantor: Kantor) -> None:
    """What lies in the folder when it is filed, or came to the branch since, is not what was approved."""
    kantor.cabang("main")
    put_font(kantor.kerja, font_bytes(swapped=True))
    kantor.simpan("pengelola", "main")
    kantor.mutakhirkan()
    arsip(kantor)
    manifest = json.loads(isi(kantor)[f"{V1}/manifest.json"])
    assert manifest["keterangan"] == {FONT: hashlib.sha256(font_bytes()).hexdigest()}
    approved = (FontFile("uji.ttf", font_bytes()),)
    assert cetakan(kantor, approved).status is CheckStatus.LULUS


@pytest.mark.parametrize(
    ("fonts", "reason"),
    [
        pytest.param((), "sebutkan repositorinya dengan --repo", id="tanpa huruf"),
        pytest.param(
            (FontFile("uji.ttf", font_bytes(swapped=True)),), "ambil folder itu dari commit", id="huruf lain"
        ),
    ],
)
def test_other_fonts_are_told(kantor: Kantor, fonts: tuple[FontFile, ...], reason: str) -> None:
    arsip(kantor)
    prints = cetakan(kantor, fonts)
    assert (prints.status, reason in prints.sentence) == (CheckStatus.LEWAT, True)


def test_recorded_fonts_are_part_of_the_hash(kantor: Kantor) -> None:
    """A manifest that names another font, or none, is not that of the document that was approved."""
    arsip(kantor)
    for fonts in ({FONT: "0" * 64}, {}):
        held = tulis_ulang(isi(kantor), V1, keterangan=fonts)
        found = verify_archive(held, Options(outside(KINI), part=V1))
        (wrong,) = (item for item in found if item.status is CheckStatus.GAGAL)
        assert (wrong.name, "data masukan diubah" in wrong.sentence) == ("masukan", True)
