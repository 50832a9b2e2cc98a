"""`ukur build --pages`: the pages as files, and the same site made of them by another builder."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.jahat import AMAN, JAHAT, setara, tulis_kantor, unnamed
from tests.urai import halaman, isi_folder, urai

from ukur.commands.data.area_maps import read_maps
from ukur.commands.pages import site_build as pembangun
from ukur.commands.pages.page_files import write_pages
from ukur.document.composition import PERCONTOHAN_MARK
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.site.english.english_words import MARKS
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_tree import Folder

REPO = Path(__file__).resolve().parents[2]
ZENSICAL = Path(sys.executable).with_name("zensical")


def tulis(katalog: Catalogue, folder: Path) -> Path:
    seen: list[int] = []
    material = pembangun.gather_material(Measurements(katalog), environment={})
    material = replace(material, maps=read_maps(REPO, katalog.instansi.klasifikasi))
    written = write_pages(REPO, material, folder, lambda: seen.append(1))
    places = len(katalog.instansi.klasifikasi["kecamatan"].anggota)
    planned = any(report.isian.rencana_aksi for report in katalog.reported())  # by who is responsible
    pages = 14 + planned + places  # the list of places, and one for each
    pages += len(katalog.indikator) + 2 * len(katalog.dokumen) + banyak_e81(katalog)
    pages += 1 + len(katalog.indikator) + len(katalog.dokumen)  # in English
    assert written == len(seen) == pages
    return folder


def banyak_e81(katalog: Catalogue) -> int:
    """How many documents are of a year whose budget has money of the Renstra: each has a form E.81."""
    budgets = (katalog.anggaran.get(periode.tahun) for periode in katalog.dokumen)
    return sum(any(node.renstra for node in budget.simpul.values()) for budget in budgets if budget)


def dengan_zensical(folder: Path) -> dict[str, str]:
    """Build a folder of pages with Zensical; the answer is its pages."""
    done = subprocess.run(
        [ZENSICAL, "build", "--strict"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, "No issues found" in done.stderr + done.stdout) == (0, True), done
    return halaman(folder / "situs")


@pytest.fixture(scope="session")
def tertulis(katalog: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tulis(katalog, tmp_path_factory.mktemp("halaman") / "hasil")


@pytest.fixture(scope="session")
def zensical(tertulis: Path) -> dict[str, str]:
    return dengan_zensical(tertulis)


def test_the_same_pages(zensical: dict[str, str], situs: Path) -> None:
    assert zensical.keys() == halaman(situs).keys()


def test_the_same_figures(zensical: dict[str, str], situs: Path) -> None:
    def figures(pages: dict[str, str]) -> dict[str, list[str]]:
        return {page: [cell.teks for cell in urai(text).cari("td", "angka")] for page, text in pages.items()}

    expected = figures(halaman(situs))
    assert figures(zensical) == expected
    assert sum(len(cells) > 20 for cells in expected.values()) > 8


def test_the_same_receipts_and_charts(zensical: dict[str, str], situs: Path) -> None:
    def parts(pages: dict[str, str]) -> dict[str, list[str]]:
        trees = {page: urai(text) for page, text in pages.items()}
        return {
            page: [e.teks for e in (*tree.cari("details", "struk"), *tree.cari("svg", "ukur-grafik"))]
            for page, tree in trees.items()
            if not page.startswith("arsip/")  # folds digests of files, which are not printed for pages alone
        }

    assert parts(zensical) == parts(halaman(situs))


def test_every_page_is_marked(zensical: dict[str, str]) -> None:
    marks = {page: [p.teks for p in urai(text).cari("p", "ukur-tanda")] for page, text in zensical.items()}
    del marks["404.html"]  # the other builder's own
    english = {page for page in marks if page.startswith("en/")}
    assert len(english) > 1
    told = {page: MARKS[PERCONTOHAN_MARK] if page in english else PERCONTOHAN_MARK for page in marks}
    assert marks == {page: [told[page]] for page in marks}


def test_the_same_bytes_twice(katalog: Catalogue, tmp_path: Path) -> None:
    first = isi_folder(tulis(katalog, tmp_path / "satu"))
    assert first == isi_folder(tulis(katalog, tmp_path / "dua tiga"))
    (tmp_path / "satu/content/usang.md").write_text("dari pembangunan lama")
    assert first == isi_folder(tulis(katalog, tmp_path / "satu"))
    assert {".ukur-halaman", "mkdocs.yml", "content/index.md", "content/data/rumus.json"} <= first.keys()


def test_the_configuration_asks_for_nothing_of_ours(katalog: Catalogue, tmp_path: Path) -> None:
    config = YAML(typ="safe").load((tulis(katalog, tmp_path / "hasil") / "mkdocs.yml").read_text("utf-8"))
    assert not {"plugins", "hooks", "watch"} & config.keys()
    assert config["site_name"] == "Kinerja Dinas PMK Kabupaten Way Kanan"


def test_a_folder_of_something_else_is_left_alone(katalog: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting")
    with pytest.raises(UkurError, match="tidak kosong"):
        tulis(katalog, tmp_path)
    assert isi_folder(tmp_path) == {"surat.txt": b"penting"}


@pytest.fixture(scope="module")
def dua_kantor(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, str]]:
    def build(teks: str) -> dict[str, str]:
        root = tmp_path_factory.mktemp("kantor")
        tulis_kantor(REPO / "indicators", root / "indicators", teks)
        katalog = read_catalogue(Folder(root / "indicators", "indicators")).catalogue
        assert katalog is not None
        return dengan_zensical(tulis(katalog, root / "hasil"))

    return build


@pytest.mark.nightly("test_teks_jahat reads hostile texts in both shells every day")
def test_hostile_text_stays_text(dua_kantor: Callable[[str], dict[str, str]]) -> None:
    """As in test_teks_jahat; this builder escapes some of what is escaped already once more."""
    hostile, harmless = dua_kantor(JAHAT), dua_kantor(AMAN)

    assert hostile.keys() == harmless.keys()
    for page, text in hostile.items():
        assert setara(unnamed(text), ganda=True) == setara(unnamed(harmless[page])), page
    assert len(re.findall("zq[0-9]+", hostile["indikator/IKU-01/index.html"])) > 50
