import json
from pathlib import Path

import pytest

from ukur.commands.mulai import mulai
from ukur.commands.periksa import pohon
from ukur.commands.rapikan import rapikan
from ukur.commands.situs import bahan, bangun
from ukur.model.temuan import UkurError
from ukur.verify.inputs import periksa


def test_kantor_baru_bersih_baku_dan_dapat_dibangun(tmp_path: Path) -> None:
    kantor = tmp_path / "baru"
    count = mulai(kantor, "Dinas Uji", "Kabupaten Uji")
    assert count == sum(path.is_file() for path in kantor.rglob("*"))
    checked = periksa(pohon(kantor))
    assert checked.temuan == ()
    assert checked.ukuran is not None
    assert checked.ukuran.katalog.instansi.pemerintah == "Pemerintah Kabupaten Uji"
    assert rapikan(kantor, check=True) == ([], [])
    bangun(kantor, bahan(checked.ukuran), kantor / "situs", lambda: None)
    page = (kantor / "situs/index.html").read_text(encoding="utf-8")
    assert "Kinerja Dinas Uji" in page
    assert "Belum ada dokumen pengukuran yang disahkan" in page


@pytest.mark.parametrize(
    "nama",
    [
        pytest.param('Dinas "Kutip" & <b>', id="tanda kutip dan kurung sudut tidak merusak YAML"),
        pytest.param("Dinas: titik dua # pagar", id="titik dua dan pagar tetap teks"),
        pytest.param("Dinas \\ garis miring", id="garis miring terbalik tetap teks"),
    ],
)
def test_nama_masuk_utuh(tmp_path: Path, nama: str) -> None:
    mulai(tmp_path / "baru", nama, "Kabupaten Uji")
    checked = periksa(pohon(tmp_path / "baru"))
    assert checked.ukuran is not None
    assert checked.ukuran.katalog.instansi.nama == nama


def test_folder_berisi_ditolak_dan_tidak_disentuh(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting", encoding="utf-8")
    with pytest.raises(UkurError, match="sudah berisi"):
        mulai(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


def test_folder_kosong_diterima(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    assert mulai(tmp_path / "kosong") > 100


def test_menjadi_resmi_menolak_yang_masih_contoh(tmp_path: Path) -> None:
    """Without percontohan: five roles with eight demonstration accounts, and one sample node, are refused."""
    mulai(tmp_path / "baru")
    path = tmp_path / "baru/indicators/instansi.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("percontohan: ya\n", ""), encoding="utf-8")
    codes = [item.code for item in periksa(pohon(tmp_path / "baru")).temuan]
    assert (codes.count("X103"), codes.count("X101")) == (8, 1)


def test_pengaturan_editor_menunjuk_skema_yang_ada(tmp_path: Path) -> None:
    mulai(tmp_path / "baru")
    settings = json.loads((tmp_path / "baru/.vscode/settings.json").read_text(encoding="utf-8"))
    assert all((tmp_path / "baru" / schema).is_file() for schema in settings["yaml.schemas"])
