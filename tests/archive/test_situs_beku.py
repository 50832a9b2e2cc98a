"""Published periods on the site are as filed, whatever the data says today."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.archive.arsip_uji import ASLI, Arsip, tulis_arsip

from ukur.commands.data.checked_data import data_tree
from ukur.commands.pages.site_build import gather_material
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.whole_site import WholeSite, compose_site
from ukur.verify.inputs import check_data

Ubah = Callable[[Path], None]


def sunting(path: str, lama: str, baru: str) -> Ubah:
    def change(repo: Path) -> None:
        file = repo / "indicators" / path
        text = file.read_text("utf-8")
        assert lama in text, lama
        file.write_text(text.replace(lama, baru, 1), "utf-8")

    return change


NAMA = sunting("kamus/IKU-02.yml", "nama: Persentase kampung", "nama: Bagian desa")
RUMUS = sunting("kamus/IKU-02.yml", "rumus: naik@1", "rumus: turun-rasio@1")
SATUAN = sunting("kamus/IKU-02.yml", "satuan: persen", "satuan: persen kampung")
TARGET = sunting("kamus/IKU-02.yml", "tahun: 75", "tahun: 11")
SKALA = sunting("skala.yml", "label: Sangat Tinggi", "label: Cemerlang")
ANGKA = sunting("pengukuran/2024-TW4/dinas.yml", "    pembilang: 174", "    pembilang: 21")
RINCI = sunting("pengukuran/2024-TW4/dinas.yml", "{pembilang: 10, penyebut", "{pembilang: 1, penyebut")


def hilang(repo: Path) -> None:
    shutil.rmtree(repo / "indicators/pengukuran/2024-TW4")


def keluar_kamus(repo: Path) -> None:
    (repo / "indicators/kamus/IKU-08.yml").unlink()


@dataclass(frozen=True)
class Kantor:
    repo: Path

    def bahan(self, konsep: bool = False) -> SiteMaterial:
        ukuran = check_data(data_tree(self.repo)).measurements
        assert ukuran is not None
        return gather_material(ukuran, konsep, {}, repo=self.repo)


@pytest.fixture
def kantor(arsip: Arsip, tmp_path: Path) -> Kantor:
    """The repository's own office, whose two documents have been filed."""
    shutil.copytree(ASLI / "indicators", tmp_path / "indicators")
    tulis_arsip(arsip, tmp_path / "content/arsip")
    return Kantor(tmp_path)


def halaman(situs: WholeSite, src: str) -> str:
    (page,) = (page for page in situs.halaman if page.src == src)
    return page.isi()


def situs(material: SiteMaterial) -> WholeSite:
    return compose_site(material, PageAddresses())


@pytest.mark.parametrize(
    "ubah",
    [
        pytest.param((NAMA,), id="nama di kamus"),
        pytest.param((RUMUS,), id="rumus"),
        pytest.param((SATUAN,), id="satuan"),
        pytest.param((TARGET,), id="target"),
        pytest.param((SKALA,), id="label skala"),
        pytest.param((ANGKA,), id="angka di formulir"),
        pytest.param((NAMA, TARGET, SKALA, ANGKA), id="semuanya"),
        pytest.param((hilang,), id="dokumennya dihapus"),
        pytest.param((keluar_kamus,), id="indikator lain keluar dari kamus"),
    ],
)
def test_seperti_diarsipkan(kantor: Kantor, ubah: tuple[Ubah, ...]) -> None:
    """Document page, open data and what the indicator page tells of past periods stay to the letter."""
    before = kantor.bahan()
    assert "78,73" in halaman(situs(before), "dokumen/2024-TW4.md")
    for change in ubah:
        change(kantor.repo)
    after = kantor.bahan()
    assert after.dokumen == before.dokumen
    made, old = situs(after), situs(before)
    for src in ("dokumen/2024-TW4.md", "dokumen/2023-TW4.md", "index.md", "arsip/2024-TW4.md"):
        assert _tulisan(halaman(made, src)) == _tulisan(halaman(old, src)), src
    assert _deret(halaman(made, "indikator/IKU-02.md")) == _deret(halaman(old, "indikator/IKU-02.md"))
    files = {file.path: file.isi for file in made.berkas if file.path.endswith(".csv")}
    assert files == {file.path: file.isi for file in old.berkas if file.path.endswith(".csv")}
    assert "data/indikator/IKU-02.csv" in files


def _tulisan(isi: str) -> str:
    """Return the words of a page, up to the list of data files: it names those that are there today."""
    return re.sub(r"<[^>]*>", " ", re.sub(r'<h2 id="berkas".*', "", isi, flags=re.S))


def _deret(isi: str) -> str:
    """Return the figures of past periods on an indicator's page: the newest, and the table of all."""
    table = r'<dl class="ukur-angka">(.*?)</dl>.*?(<table class="ukur-tabel[^"]*">.*?</table>)'
    found = re.search(table, isi, re.S)
    assert found is not None
    assert "78,73" in found[1]
    return found[1] + found[2]


def komentar(repo: Path) -> None:
    with (repo / "indicators/pengukuran/2024-TW4/dinas.yml").open("a", encoding="utf-8") as form:
        form.write("\n# satu komentar\n")


@pytest.mark.parametrize(
    "ubah",
    [
        pytest.param(komentar, id="komentar di formulir"),
        pytest.param(
            sunting("pengukuran/2024-TW4/dokumen.yml", "tahap: arsip", "tahap: ditandatangani"),
            id="tahap lain sesudah disahkan",
        ),
        pytest.param(RINCI, id="rincian disunting"),
        pytest.param(hilang, id="formulir dihapus"),
        pytest.param(
            sunting("instansi.yml", "18.08.01: Blambangan Umpu", "18.08.01: Ibu Kota"),
            id="nama kecamatan diubah",
        ),
        pytest.param(sunting("kamus/IKU-02.yml", "pengali: 100", "pengali: 1000"), id="pengali diubah"),
        pytest.param(SATUAN, id="satuan diubah"),
    ],
)
def test_rincian_seperti_diarsipkan(kantor: Kantor, ubah: Ubah) -> None:
    """All 15 kecamatan stand on the page with the figures that were filed, whatever the data says today."""
    filed = _rincian(halaman(situs(kantor.bahan()), "indikator/IKU-02.md"))
    rows = filed.partition("<tbody>")[2].partition("</tbody>")[0]
    assert len(re.findall(r'<tr><th scope="row"><a href="../../wilayah/18\.08\.\d\d/">', rows)) == 15
    ubah(kantor.repo)
    assert _rincian(halaman(situs(kantor.bahan()), "indikator/IKU-02.md")) == filed


def test_rincian_tanpa_klasifikasi_hari_ini(kantor: Kantor) -> None:
    """Names of the columns are today's; where the dictionary names them no more, they are the PDF's."""
    filed = _rincian(halaman(situs(kantor.bahan()), "indikator/IKU-02.md"))
    sunting("kamus/IKU-02.yml", "klasifikasi: kecamatan\n", "")(kantor.repo)
    page = _rincian(halaman(situs(kantor.bahan()), "indikator/IKU-02.md"))
    assert page.partition("<tbody>")[2].partition("<p")[0] == filed.partition("<tbody>")[2].partition("<p")[0]
    assert ">Rincian, Triwulan IV Tahun 2024<" in page
    assert '<th scope="col">Rincian</th>' in page


def _rincian(isi: str) -> str:
    found = re.search(r'<h2 id="rincian".*?(?=<h2 )', isi, re.S)
    assert found is not None
    return found[0]


def test_satuan_deret_seperti_diarsipkan(kantor: Kantor) -> None:
    """A figure keeps the unit it was filed with: beside the chart, and in what machines are told of it."""
    SATUAN(kantor.repo)
    page = halaman(situs(kantor.bahan()), "indikator/IKU-02.md")
    assert "satuan: persen</text>" in page
    assert '"unitText": "persen"' in page


def test_pratinjau_koreksi(kantor: Kantor) -> None:
    """A preview of a document that goes back to work shows what is in work, and says so."""
    sunting("pengukuran/2024-TW4/dokumen.yml", "tahap: arsip", "tahap: konsep")(kantor.repo)
    ANGKA(kantor.repo)
    page = halaman(situs(kantor.bahan(konsep=True)), "dokumen/2024-TW4.md")
    assert "9,50" in page
    assert "9,50" not in halaman(situs(kantor.bahan()), "dokumen/2024-TW4.md")
