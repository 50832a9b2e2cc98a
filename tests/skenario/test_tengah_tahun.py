"""An office reorganised in mid-year, without a host: gate, archive, verify, and the document after it."""

import json
import shutil
from pathlib import Path

import pytest
from tests.kantor_contoh.tengah_tahun import bertanggal, dokumen, ganti, perubahan, terisi
from tests.nightly import A_WAY
from tests.skenario.arsip_kantor import SEMUA, ajukan_arsip, arsip, gabungkan, isi
from tests.skenario.isian import REPO, Ubah
from tests.skenario.kantor import DINYATAKAN, KEPALA, PERENCANA, SEKRETARIS, Kantor, Ukur
from tests.skenario.panggung import TanpaSitus, putuskan

from ukur.archive.frozen import thaw
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.desk import prepared_period
from ukur.model.periode import Periode

pytestmark = pytest.mark.first_test_daily(A_WAY)

CONTOH = REPO / "generator/ukur/commands/data/example/indicators"
TW1, TW2 = Periode(2026, 1), Periode(2026, 2)
DOKUMEN_1 = "indicators/pengukuran/2026-TW1/dokumen.yml"


CERITA = (
    "IKU-10 Jumlah BUM Desa baru yang aktif: berlaku sampai 2026-TW1, digantikan IKU-25.",
    "IKU-25 Jumlah BUM Desa bersama yang aktif: indikator baru",
    "Unit penanggung jawab 5 indikator (IKU-01, IKU-02, IKU-03, IKU-04, IKU-05): pemerintahan -> "
    "pemerintahan sampai 2026-TW1, pemdes mulai 2026-TW2.",
    "Unit pemdes baru: Bidang Pemerintahan dan Kelembagaan Desa, di bawah dinas, mulai 2026-TW2, dari "
    "pemerintahan dan kelembagaan.",
    "Perjanjian Kinerja Perubahan ke-1 2026 dicatat: nomor PK/02/2026, tanggal 04-05-2026, karena perubahan",
    "30,00 -> 32,00, TW3 29,00 -> 30,00, TW4 30,00 -> 32,00.",
    "Triwulan sampai 2026-TW1 tetap dinilai dengan target semula.",
)
"""What the report says of the reorganisation, in the words that Kepala and Sekretaris read."""


def _data(folder: Path) -> None:
    shutil.copytree(CONTOH, folder / "indicators")
    shutil.rmtree(folder / "indicators/pengukuran/2026-TW1")  # it comes by a proposal
    roles = folder / "indicators/peran.yml"
    roles.write_text(f"{roles.read_text('utf-8')}\n{DINYATAKAN}", "utf-8")


@pytest.fixture(scope="module")
def kantor_asal(tmp_path_factory: pytest.TempPathFactory, kunci: dict[str, Path]) -> Kantor:
    """The example office, its document 2026-TW1 signed and filed."""
    kantor = Kantor.baru(tmp_path_factory.mktemp("contoh") / "kantor", kunci, _data)
    gabungkan(kantor, kunci, PERENCANA, _tw1(), SEMUA)
    assert arsip(kantor, TW1).baru
    ajukan_arsip(kantor, kunci, DOKUMEN_1)
    return kantor


@pytest.fixture
def kantor_contoh(tmp_path: Path, kantor_asal: Kantor, kunci: dict[str, Path]) -> Kantor:
    """A copy for one test."""
    return kantor_asal.salin(tmp_path / "kantor", kunci)


def _tw1() -> dict[str, Ubah]:
    made: dict[str, Ubah] = {}
    for path in sorted((CONTOH / "pengukuran/2026-TW1").glob("*.yml")):
        text = path.read_text("utf-8")
        if path.name == "dokumen.yml":
            text = bertanggal(dokumen(text, "ditandatangani"), "2026-04-09")
        made[f"indicators/pengukuran/2026-TW1/{path.name}"] = lambda _, text=text: text  # type: ignore[misc]
    return made


def _perubahan(kantor: Kantor) -> dict[str, Ubah]:
    kantor.cabang()
    edits = perubahan(kantor.kerja / "indicators/kamus")
    return {f"indicators/{path}": change for path, change in edits.items()}


def _tw2(kantor: Kantor) -> dict[str, Ubah]:
    kantor.cabang()
    ukuran, _ = measured_data(data_tree(kantor.kerja))
    assert ukuran is not None
    made: dict[str, Ubah] = {}
    for path, text in prepared_period.prepare_period(ukuran, TW2).items():
        form = not path.endswith("dokumen.yml")
        done = terisi(text) if form else bertanggal(dokumen(text, "ditandatangani"), "2026-07-09")
        made[f"indicators/{path}"] = lambda _, done=done: done  # type: ignore[misc]
    return made


def test_susunan_baru_sampai_arsip_berikutnya(
    kantor_contoh: Kantor, kunci: dict[str, Path], ukur: Ukur
) -> None:
    kantor, place = kantor_contoh, TanpaSitus(kantor_contoh, kunci, ukur)
    before = isi(kantor)
    kantor.kunci = kunci
    edits = _perubahan(kantor)
    kantor.tulis(PERENCANA, edits)
    place.gerbang()
    waiting = putuskan(kantor, place, ukur)
    assert waiting.kode == 1
    told = ukur("diff", "HEAD", "usulan", di=kantor.utama).out
    for sentence in CERITA:
        assert sentence in told
    assert "tidak lagi dapat dibandingkan" not in told.replace("IKU-12 berubah; deretnya tidak lagi", "")
    for approver in (KEPALA, SEKRETARIS):
        place.langsung(approver)
    decided = putuskan(kantor, place, ukur)
    assert decided.kode == 0, decided.out
    kantor.gabung(PERENCANA, "usulan")
    assert not arsip(kantor, TW1).baru  # what was filed knows nothing of the new dictionary
    assert isi(kantor) == before
    checked = ukur("check", di=kantor.utama)
    assert checked.kode == 0, checked.out + checked.err

    gabungkan(kantor, kunci, PERENCANA, _tw2(kantor), SEMUA)
    assert arsip(kantor, TW2).folder == "2026-TW2/v1"
    held = isi(kantor)
    document = thaw(held["2026-TW2/v1/dokumen.json"])
    rows = {row.kode: row for row in document.baris}
    assert "IKU-10" not in rows
    assert (rows["IKU-25"].unit, rows["IKU-02"].unit, rows["IKU-11"].unit) == ("usaha", "pemdes", "usaha")
    assert json.loads(held["2026-TW1/v1/dokumen.json"])["dokumen"]["periode"]["triwulan"] == 1
    verified = ukur("verify", "content/arsip", di=kantor.utama)
    assert verified.kode == 0, verified.out
    assert "2026-TW2/v1 hitungan" in verified.out


def test_susunan_triwulan_yang_disahkan_tidak_diubah(
    kantor_contoh: Kantor, kunci: dict[str, Path], ukur: Ukur
) -> None:
    """The same changes dated back over the filed quarter: the gate refuses, whoever approves."""
    kantor, place = kantor_contoh, TanpaSitus(kantor_contoh, kunci, ukur)
    edits = _perubahan(kantor)
    path = "indicators/kamus/IKU-10.yml"
    as_planned = edits[path]
    edits[path] = lambda text: ganti(("  sampai: 2026-TW1\n", "  sampai: 2025-TW4\n"))(as_planned(text))
    kantor.tulis(PERENCANA, edits)
    place.gerbang()
    for approver in (KEPALA, SEKRETARIS):
        place.langsung(approver)
    decided = putuskan(kantor, place, ukur)
    assert decided.kode == 1
    assert "masa berlaku IKU-10 mengubah isi dokumen 2026-TW1" in decided.out
