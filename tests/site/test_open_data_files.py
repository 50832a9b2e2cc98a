"""Open data on the site: files, packages, catalogue, structured data, feed, and the page about them."""

import csv
import dataclasses
import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from frictionless import validate
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # ships no types
from playwright.sync_api import Page
from tests.jahat import JAHAT
from tests.lengkap import SITUS, lengkap
from tests.urai import Unsur, isi_folder, urai

from ukur.commands.pages import site_build as pembangun
from ukur.document.composition import DRAFT_MARK, PERCONTOHAN_MARK
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.sop import Tahap
from ukur.site.downloads import Download
from ukur.site.feed import atom_feed
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.structured_data import jsonld_dokumen, jsonld_indikator
from ukur.site.template_engine import TemplateEngine
from ukur.site.whole_site import compose_site

ATOM = "{http://www.w3.org/2005/Atom}"
KANTORAN = "application/vnd.openxmlformats-officedocument"
JENIS = {
    "csv": "text/csv",
    "json": "application/json",
    "zip": "application/zip",
    "pdf": "application/pdf",
    "xlsx": f"{KANTORAN}.spreadsheetml.sheet",
    "docx": f"{KANTORAN}.wordprocessingml.document",
}
SPREADSHEET = "_lembar-kerja.csv"
Bangun = Callable[..., Path]


@pytest.fixture(scope="session")
def penuh(katalog: Catalogue, bangun: Bangun) -> Path:
    """The site of an office in full use, which has an address."""
    return bangun(lengkap(katalog), lingkungan={})


@pytest.fixture(scope="session")
def kosong(katalog: Catalogue, bangun: Bangun) -> Path:
    """The site of an office that has approved nothing yet."""
    return bangun(dataclasses.replace(katalog, dokumen={}, formulir={}), lingkungan={})


@pytest.fixture
def pilih(situs: Path, penuh: Path, kosong: Path) -> dict[str, Path]:
    return {"nyata": situs, "lengkap": penuh, "tanpa dokumen": kosong}


semua = pytest.mark.parametrize(
    "nama", [pytest.param(name, id=name) for name in ("nyata", "lengkap", "tanpa dokumen")]
)


def bahan(katalog: Catalogue, **ubah: Any) -> SiteMaterial:
    return dataclasses.replace(pembangun.gather_material(Measurements(katalog), environment={}), **ubah)


def baca_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def baca_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True))


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
@semua
def test_frictionless_finds_nothing(nama: str, pilih: dict[str, Path], tmp_path: Path) -> None:
    site = pilih[nama]
    with zipfile.ZipFile(site / "data/data-kinerja.zip") as archive:
        archive.extractall(tmp_path)
    for folder in (site / "data", tmp_path):
        report = validate(str(folder / "datapackage.json"))
        assert (report.valid, report.warnings, report.flatten(["type", "message"])) == (True, [], [])


@semua
def test_the_zip_holds_what_lies_beside_it(nama: str, pilih: dict[str, Path]) -> None:
    data = pilih[nama] / "data"
    with zipfile.ZipFile(data / "data-kinerja.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    readme = inside.pop("BACA-SAYA.txt").decode()
    assert inside == {name: (data / name).read_bytes() for name in inside}
    assert "Lisensi belum ditetapkan" in readme
    assert (PERCONTOHAN_MARK in readme) == (nama != "lengkap")


@semua
def test_series_are_the_rows_of_the_table(nama: str, pilih: dict[str, Path]) -> None:
    data = pilih[nama] / "data"
    table = baca_csv(data / "indikator.csv")
    codes = sorted({row["kode"] for row in table})
    assert {path.name for path in (data / "indikator").glob("*")} == {
        f"{kode}{ending}" for kode in codes for ending in (".csv", ".json", SPREADSHEET)
    }
    for path in (*data.glob(f"*{SPREADSHEET}"), *data.glob(f"indikator/*{SPREADSHEET}")):
        plain = path.with_name(path.name.replace(SPREADSHEET, ".csv"))
        again = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
        assert len(again) == 1 + len(baca_csv(plain)), path.name
    schema = Draft202012Validator(baca_json(data / "skema-indikator.json"))
    for kode in codes:
        own = [row for row in table if row["kode"] == kode]
        assert baca_csv(data / f"indikator/{kode}.csv") == own
        series = baca_json(data / f"indikator/{kode}.json")
        schema.validate(series)
        assert [(p["periode"], p["capaian"]["nilai"]) for p in series["deret"]] == [
            (row["periode"], float(row["capaian"]) if row["capaian"] else None) for row in own
        ]


def test_figures_by_hand(situs: Path) -> None:
    """IKU-01: 26 and then 47 of 221 kampung are 11.76 and 21.27 percent."""
    rows = baca_csv(situs / "data/indikator/IKU-01.csv")
    assert [(row["periode"], row["realisasi_sampai"]) for row in rows] == [
        ("2023-TW4", "11.76"),
        ("2024-TW4", "21.27"),
    ]


def isi_halaman(situs: Path) -> Unsur:
    return urai((situs / "data/index.html").read_text("utf-8")).cari("article")[0]


@semua
def test_the_page_names_every_file_with_its_size(nama: str, pilih: dict[str, Path]) -> None:
    site = pilih[nama]
    text = (site / "data/index.html").read_text("utf-8")
    shown = dict(
        re.findall(r'href="\.\./([^"#]+\.\w+)">[^"]*?(?:class="ukur-kecil utuh">)?[^"]*?(\d+ kB)\)', text)
    )
    made = [path for path in (site / "data").rglob("*") if path.is_file()]
    made += [path for path in (site / "dokumen").rglob("*") if path.suffix[1:] in JENIS]
    files = {path.relative_to(site).as_posix() for path in made}
    others = {"data/index.html", "data/rumus.json", "data/rumus-uji.csv"}  # the latter are methodology's
    assert set(shown) == files - others | {"umpan.xml"}
    sizes = {path: max(1, ((site / path).stat().st_size + 500) // 1000) for path in shown}
    assert shown == {path: f"{size} kB" for path, size in sizes.items()}


@semua
def test_the_dictionary_on_the_page_is_the_header_of_the_files(nama: str, pilih: dict[str, Path]) -> None:
    site = pilih[nama]
    page = isi_halaman(site)
    rows: dict[str, list[str]] = {}
    for region in page.cari("div", "ukur-gulir"):
        name = region.atribut["aria-label"].removeprefix("Kolom tabel ")
        rows[name] = [th.teks for th in region.cari("th") if th.atribut["scope"] == "row"]
    for path in (site / "data").glob("*.csv"):
        if path.name != "rumus-uji.csv" and not path.name.endswith(SPREADSHEET):
            header = next(csv.reader([path.read_text("utf-8").splitlines()[0]]))
            assert rows[path.stem] == header, path.name


def test_the_page_says_what_a_reader_must_know(pilih: dict[str, Path]) -> None:
    real, full, empty = (isi_halaman(pilih[name]).teks for name in pilih)
    assert ("Target contoh." in real, "Target contoh." in full) == (True, False)
    assert "Belum ada dokumen yang disahkan" in empty
    for text in (real, full, empty):
        assert "Lisensi belum ditetapkan" in text
        assert "Sel kosong berarti tidak ada data. Kosong bukan nol." in text


# The catalogue.


def katalog_situs(situs: Path) -> Any:
    return baca_json(situs / "data/katalog.jsonld")


def unduhan(katalog: Any, dasar: str) -> Iterator[tuple[str, int | None, str]]:
    """Yield address, size and media type of every distribution."""
    for dataset in katalog["dcat:dataset"]:
        for file in dataset["dcat:distribution"]:
            size = file.get("dcat:byteSize")
            kind = file["dcat:mediaType"]["@id"].removeprefix("https://www.iana.org/assignments/media-types/")
            address = urljoin(dasar, file["dcat:downloadURL"]["@id"])
            yield address, int(size["@value"]) if size else None, kind


@semua
def test_every_distribution_is_a_file_of_that_size(nama: str, pilih: dict[str, Path]) -> None:
    """Addresses are relative to the catalogue where the site's own is not known."""
    site = pilih[nama]
    top = SITUS if nama == "lengkap" else "https://mana-saja.example/"
    found = list(unduhan(katalog_situs(site), f"{top}data/katalog.jsonld"))
    assert len(found) == len({address for address, _, _ in found}) > 1
    for address, size, kind in found:
        file = site / address.removeprefix(top)
        assert file.stat().st_size == size
        assert kind == JENIS[file.suffix[1:]]


@semua
def test_the_catalogue_has_every_data_set(nama: str, pilih: dict[str, Path], katalog: Catalogue) -> None:
    site = pilih[nama]
    sets = katalog_situs(site)["dcat:dataset"]
    office = {"nyata": katalog, "lengkap": lengkap(katalog)}.get(nama)
    documents = sorted(map(str, office.dokumen), reverse=True) if office else []
    indicators = sorted(office.indikator) if office else []
    assert [one["dct:identifier"] for one in sets] == ["semua", *documents, *indicators]
    assert "license" not in json.dumps(sets)
    for one in sets:
        page = urljoin(f"{SITUS}data/", one["dcat:landingPage"]["@id"]).removeprefix(SITUS)
        assert (site / page / "index.html").is_file()


def test_addresses_are_whole_where_the_sites_own_is_known(penuh: Path, situs: Path) -> None:
    def addresses(site: Path) -> set[bool]:
        text = json.dumps(katalog_situs(site)["dcat:dataset"])
        links = re.findall(r'"(?:dcat:downloadURL|dcat:accessURL|dcat:landingPage)": {"@id": "(.*?)"', text)
        assert len(links) > 20
        return {link.startswith(SITUS) for link in links}

    assert addresses(penuh) == {True}
    assert addresses(situs) == {False}


# Structured data in pages.


def blok(html: str) -> Any:
    """Return the one data block of a piece of HTML, as a browser would find it."""
    tree = urai(html)
    [script] = [element for element in tree.jelajah() if element.tag]
    assert (script.tag, script.atribut) == ("script", {"type": "application/ld+json"})
    return json.loads("".join(part for part in script.isi if isinstance(part, str)))


def test_data_blocks(katalog: Catalogue) -> None:
    material = bahan(lengkap(katalog))
    [first, *_] = material.dokumen.values()
    item = material.catalogue.indikator["IKU-01"]
    document = blok(jsonld_dokumen(material, first))
    assert document["name"] == f"{first.judul} {first.instansi}"
    assert document["url"] == f"{SITUS}dokumen/2024-TW3/"
    assert document["temporalCoverage"] == "2024-01-01/2024-09-30"
    assert document["dateModified"] == "2024-10-15"
    indicator = blok(jsonld_indikator(material, item, material.series["IKU-01"]))
    assert indicator["temporalCoverage"] == "2024-01-01/2024-12-31"
    assert indicator["variableMeasured"] == [
        {"@type": "PropertyValue", "name": item.nama, "unitText": item.satuan}
    ]
    assert [file["contentUrl"] for file in indicator["distribution"]] == [
        f"{SITUS}data/indikator/IKU-01.{ending}" for ending in ("csv", "json")
    ]
    for one in (document, indicator):
        assert (one["@context"], one["@type"]) == ("https://schema.org", "Dataset")
        assert "license" not in one
        assert 50 <= len(one["description"]) <= 5000


def test_data_blocks_of_an_office_without_address(katalog: Catalogue) -> None:
    """Addresses are relative to the page, for both kinds of site."""
    material = bahan(katalog)
    item = material.catalogue.indikator["IKU-01"]
    for alamat, way, page in (
        (PageAddresses(), "../../", "../../indikator/IKU-01/"),
        (PageAddresses(folder=False), "../", "../indikator/IKU-01.html"),
    ):
        found = blok(jsonld_indikator(material, item, material.series["IKU-01"], alamat))
        assert found["url"] == page
        assert found["distribution"][0]["contentUrl"] == f"{way}data/indikator/IKU-01.csv"
    assert "distribution" not in blok(jsonld_indikator(material, item, ()))


def test_files_of_a_document(katalog: Catalogue) -> None:
    material = bahan(lengkap(katalog))
    periode = max(material.dokumen)
    file = Download("Dokumen PDF", "dokumen/2024-TW4/a.pdf", "application/pdf", 1234, "ab" * 32)
    material = dataclasses.replace(material, unduhan={periode: (file,)})
    found = blok(jsonld_dokumen(material, material.dokumen[periode]))["distribution"]
    assert found == [
        {
            "@type": "DataDownload",
            "name": "Dokumen PDF",
            "encodingFormat": "application/pdf",
            "contentUrl": f"{SITUS}dokumen/2024-TW4/a.pdf",
            "contentSize": "1234 B",
        }
    ]
    entry = ET.fromstring(atom_feed(material, TemplateEngine(PageAddresses()))).findall(f"{ATOM}entry")[0]
    [link] = [link.attrib for link in entry.findall(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert (link["href"], link["type"], link["length"]) == (
        f"{SITUS}dokumen/2024-TW4/a.pdf",
        "application/pdf",
        "1234",
    )


@pytest.mark.parametrize(
    "teks",
    [
        pytest.param(JAHAT, id="semua sekaligus"),
        pytest.param("</script><script>alert(1)</script>", id="menutup unsurnya"),
        pytest.param("<!--<script>", id="membuka komentar"),
        pytest.param("</SCRIPT\n>", id="huruf besar"),
        pytest.param("&lt;/script&gt; \u2028\u2029", id="entitas dan pemisah baris"),
    ],
)
def test_a_data_block_cannot_end_its_element(teks: str, katalog: Catalogue) -> None:
    office = lengkap(katalog, instansi={"pemerintah": " ".join(teks.split())})
    material = bahan(office)
    [document, *_] = material.dokumen.values()
    document = dataclasses.replace(document, judul=teks)
    html = jsonld_dokumen(material, document)
    assert not set("<>&\u2028\u2029") & set(html.split(">", 1)[1].removesuffix("</script>"))
    found = blok(html)
    assert found["name"] == f"{teks} {document.instansi}"
    assert found["publisher"]["parentOrganization"]["name"] == " ".join(teks.split())


# The feed.


def entri(isi: bytes) -> list[dict[str, str]]:
    feed = ET.fromstring(isi)
    return [
        {
            name: entry.findtext(f"{ATOM}{name}") or ""
            for name in ("id", "title", "published", "updated", "summary")
        }
        | {"link": entry.find(f"{ATOM}link[@rel='alternate']").attrib["href"]}  # type: ignore[union-attr] # read here
        for entry in feed.findall(f"{ATOM}entry")
    ]


@semua
def test_the_feed_is_atom(nama: str, pilih: dict[str, Path]) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: one id, title and updated each; an author; ids that differ."""
    feed = ET.fromstring((pilih[nama] / "umpan.xml").read_bytes())
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    parts = [feed, *feed.findall(f"{ATOM}entry")]
    for part in parts:
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1
        datetime.datetime.fromisoformat(part.findtext(f"{ATOM}updated") or "")
        links = [link.attrib for link in part.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(links) == 1
    ids = [part.findtext(f"{ATOM}id") or "" for part in parts]
    assert len(set(ids)) == len(parts)
    assert {identifier.split(":")[0] for identifier in ids} == {"tag" if nama == "lengkap" else "urn"}
    dates = [part.findtext(f"{ATOM}updated") or "" for part in parts[1:]]
    assert dates == sorted(dates, reverse=True)


def test_entries(penuh: Path, situs: Path) -> None:
    first, second = entri((penuh / "umpan.xml").read_bytes())
    assert first["link"] == f"{SITUS}dokumen/2024-TW4/"
    assert first["id"] == "tag:kinerja.contoh.example,2026:/uji/dokumen/2024-TW4"
    assert (first["updated"], second["updated"]) == ("2025-01-15T00:00:00Z", "2024-10-15T00:00:00Z")
    relative = entri((situs / "umpan.xml").read_bytes())
    assert [entry["link"] for entry in relative] == ["dokumen/2024-TW4/", "dokumen/2023-TW4/"]
    assert all(PERCONTOHAN_MARK in entry["summary"] for entry in relative)


def test_names_in_the_feed_stay(katalog: Catalogue) -> None:
    """A new document changes no name, and neither does a new title."""
    mesin = TemplateEngine(PageAddresses())
    material = bahan(katalog)
    newest = max(material.dokumen)
    before = entri(atom_feed(bahan(katalog, dokumen={newest: material.dokumen[newest]}), mesin))
    renamed = {
        periode: dataclasses.replace(doc, judul="Judul lain") for periode, doc in material.dokumen.items()
    }
    after = entri(atom_feed(bahan(katalog, dokumen=renamed), mesin))
    assert [entry["id"] for entry in before] == [after[0]["id"]]
    assert len(after) == 2


def test_a_draft_is_no_news(katalog: Catalogue) -> None:
    office = lengkap(katalog, tahap="konsep")
    material = pembangun.gather_material(Measurements(office), draft=True, environment={})
    assert [doc.konsep for _, doc in sorted(material.dokumen.items())] == [False, True]
    assert [entry["title"] for entry in entri(atom_feed(material, TemplateEngine(PageAddresses())))] == [
        "Pengukuran Kinerja Triwulan III Tahun 2024"
    ]


def test_hostile_text_in_the_feed(katalog: Catalogue) -> None:
    material = bahan(lengkap(katalog))
    periode = max(material.dokumen)
    title = f"{JAHAT}\x00\x0b ]]>"
    document = dataclasses.replace(material.dokumen[periode], judul=title)
    [entry] = entri(
        atom_feed(dataclasses.replace(material, dokumen={periode: document}), TemplateEngine(PageAddresses()))
    )
    assert entry["title"] == f"{JAHAT} ]]>"


# The whole site.


def test_a_preview_marks_what_is_not_approved(katalog: Catalogue, bangun: Bangun) -> None:
    last = max(katalog.dokumen)
    draft = katalog.dokumen[last].model_copy(update={"tahap": Tahap.KONSEP})
    changed = dataclasses.replace(katalog, dokumen={**katalog.dokumen, last: draft})
    site = bangun(changed, konsep=True, lingkungan={})
    rows = baca_csv(site / "data/indikator.csv")
    assert {(row["periode"], row["konsep"]) for row in rows} == {("2023-TW4", "false"), ("2024-TW4", "true")}
    titles = [one["dct:title"]["@value"] for one in katalog_situs(site)["dcat:dataset"]]
    assert [DRAFT_MARK in title for title in titles[1:3]] == [True, False]
    assert "konsep" in isi_halaman(site).teks.lower()
    assert {row["periode"] for row in baca_csv(bangun(changed, lingkungan={}) / "data/indikator.csv")} == {
        "2023-TW4"
    }


def test_a_preview_may_go_without_files(katalog: Catalogue) -> None:
    """It then links to none of them, and says why."""
    site = compose_site(dataclasses.replace(bahan(katalog), lengkap=False), PageAddresses())
    [page] = [page for page in site.halaman if page.src == "data.md"]
    html = page.isi()
    assert "Pratinjau ini tidak memuat berkas data" in html
    [indicator] = [page for page in site.halaman if page.src == "indikator/IKU-01.md"]
    assert "data/indikator" not in indicator.isi()
    methodology = {"data/rumus.json", "data/rumus-uji.csv"}
    assert {file.path for file in site.berkas if file.path.startswith("data/")} == methodology
    assert [
        link for link in re.findall('href="(.*?)"', html) if re.search(r"\.(csv|json\w*|zip|xml)$", link)
    ] == []
    assert "distribution" not in json.loads(re.findall(r"<script.*?>(.*?)</script>", html)[0])


def test_the_same_bytes_twice(katalog: Catalogue, penuh: Path, bangun: Bangun) -> None:
    def data(site: Path) -> dict[str, bytes]:
        files = isi_folder(site)
        return {path: content for path, content in files.items() if path.startswith(("data/", "umpan"))}

    assert data(bangun(lengkap(katalog), lingkungan={})) == data(penuh)


@pytest.mark.one_daily("a page of its kind is looked at every day")
@semua
def test_the_page_in_chromium(
    nama: str,
    pilih: dict[str, Path],
    serve: Callable[[Path], str],
    halaman: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    overflows: Callable[[Page], bool],
) -> None:
    """No error on the console: the data block breaks no rule of the page's policy, and nothing runs it."""
    page = halaman(f"{serve(pilih[nama])}data/", lebar=360)
    assert axe(page) == []
    assert not overflows(page)
    block = page.evaluate(
        "document.querySelector('article script[type=\"application/ld+json\"]').textContent"
    )
    assert json.loads(block)["@type"] == "Dataset"
    with page.expect_download() as download:
        page.click("text=Unduh semuanya")
    assert download.value.path().read_bytes() == (pilih[nama] / "data/data-kinerja.zip").read_bytes()
