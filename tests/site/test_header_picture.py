"""The office's picture in the header: the letterhead's, small and only drawn, in both shells."""

import dataclasses
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.salinan import salin
from tests.urai import Unsur, halaman, urai

from ukur.commands.pages import site_build
from ukur.commands.pages.header_picture import MAX_BYTES, header_picture
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.instansi import Instansi

ARMS = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'


def with_arms(katalog: Catalogue, name: str | None) -> Instansi:
    kop = katalog.instansi.kop.model_copy(update={"lambang": name})
    return katalog.instansi.model_copy(update={"kop": kop})


@pytest.mark.parametrize(
    ("name", "content", "path"),
    [
        pytest.param("arms.svg", ARMS, "lambang/arms.svg", id="small and drawn"),
        pytest.param(None, ARMS, "", id="no picture named"),
        pytest.param("other.svg", ARMS, "", id="no such file"),
        pytest.param("arms.svg", ARMS + b" " * MAX_BYTES, "", id="too heavy for a first page"),
    ],
)
def test_which_picture(
    name: str | None, content: bytes, path: str, katalog: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "content/lambang").mkdir(parents=True)
    (tmp_path / "content/lambang/arms.svg").write_bytes(content)
    assert header_picture(tmp_path, with_arms(katalog, name)) == path


def test_a_picture_that_acts_is_refused(katalog: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "content/lambang").mkdir(parents=True)
    (tmp_path / "content/lambang/arms.svg").write_bytes(ARMS.replace(b"<path", b"<script/><path"))
    with pytest.raises(UkurError, match="bukan SVG sederhana"):
        header_picture(tmp_path, with_arms(katalog, "arms.svg"))


def pictures(page: Unsur, kelas: str) -> list[str]:
    """Where the pictures of the links to the home page come from, seen from the page."""
    found = [img.atribut["src"] for link in page.cari("a", kelas) for img in link.cari("img")]
    return [address.removeprefix("./") for address in found]


def test_every_page_shows_it(katalog: Catalogue, tmp_path: Path) -> None:
    """Few pages: without documents, guides and the menu that names them."""
    repo = salin(tmp_path / "kantor", "content/tentang.md", "mkdocs.yml")
    config = (repo / "mkdocs.yml").read_text("utf-8")
    (repo / "mkdocs.yml").write_text(re.sub(r"^nav:\n(?: .*\n)+", "", config, flags=re.MULTILINE), "utf-8")
    (repo / "content/lambang").mkdir()
    (repo / "indicators").mkdir()  # watched by `serve`
    (repo / "content/lambang/arms.svg").write_bytes(ARMS)
    kept = dataclasses.replace(katalog, instansi=with_arms(katalog, "arms.svg"), dokumen={})
    material = site_build.gather_material(Measurements(kept), False, {})
    material = replace(material, logo=header_picture(repo, kept.instansi))
    for kelas, plain, times in (("md-logo", False, 2), ("u-nama", True, 1)):
        site_build.build_site(repo, material, tmp_path / kelas, lambda: None, plain)
        assert (tmp_path / kelas / "lambang/arms.svg").read_bytes() == ARMS
        pages = {path: html for path, html in halaman(tmp_path / kelas).items() if path != "404.html"}
        shown = {path: pictures(urai(html), kelas) for path, html in pages.items()}
        way = {path: "../" * path.count("/") for path in pages}
        assert shown == {path: [f"{way[path]}lambang/arms.svg"] * times for path in pages}
