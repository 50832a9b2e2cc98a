import datetime
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from tests.salinan import salin

from ukur.commands.data.checked_data import data_tree
from ukur.commands.pages import kept_pages, site_build
from ukur.commands.pages.document_cache import with_files
from ukur.commands.pages.kept_pages import CACHE_FOLDER, KeptPages
from ukur.commands.pages.kept_values import KeptValues
from ukur.document.document_value import DokumenPengukuran
from ukur.document.open_data.package import JoinedData, join_documents
from ukur.model.periode import Periode
from ukur.site import open_data_files, page_dokumen, page_indikator
from ukur.site.indikator_term import ShownTerm
from ukur.site.kept import ValueDigests, packed_files, unpacked_files
from ukur.site.links import DocumentLayout, KnownWays, Links
from ukur.site.material import SiteMaterial
from ukur.site.page import PageAddresses
from ukur.site.page_dokumen import ShownDocument
from ukur.site.page_indikator import ShownIndikator
from ukur.site.template_engine import TemplateEngine
from ukur.site.whole_site import compose_site
from ukur.verify.inputs import check_data

Pages = dict[str, tuple[object, ...] | bytes]


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """An office whose documents are not filed, so that each is composed from the data at hand."""
    return salin(tmp_path / "kantor", "content", "indicators", "mkdocs.yml")


def bahan(folder: Path) -> SiteMaterial:
    checked = check_data(data_tree(folder))
    assert checked.measurements is not None, checked.findings
    return site_build.gather_material(checked.measurements, environment={}, repo=folder)


def isi(material: SiteMaterial) -> Pages:
    """Everything of the site that does not come from its shell, as bytes and texts."""
    site = compose_site(material, PageAddresses())
    pages: Pages = {page.src: (page.judul, page.deskripsi, page.isi()) for page in site.halaman}
    files: Pages = {
        file.path: file.isi if isinstance(file.isi, bytes) else file.isi.read_bytes() for file in site.berkas
    }
    return pages | files


def bahan_tersimpan(folder: Path) -> tuple[SiteMaterial, KeptPages]:
    """The material as a build gathers it, with what earlier ones kept of data and documents."""
    kept = KeptValues(folder)
    checked = kept.checked_data()
    plain = check_data(data_tree(folder))
    assert (checked.findings, checked.explained) == (plain.findings, plain.explained)
    assert checked.measurements is not None, checked.findings
    material = site_build.gather_material(checked.measurements, environment={}, repo=folder, kept=kept)
    return replace(material, keeper=kept.pages), kept.pages


def hangat(folder: Path) -> tuple[Pages, Pages]:
    """The site with what earlier builds kept, and the same one without any kept thing."""
    material, pages = bahan_tersimpan(folder)
    warm = isi(material)
    pages.prune()
    return warm, isi(bahan(folder))


def simpanan(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / CACHE_FOLDER).iterdir() if path.suffix != ".sha256")


# Each kind of file that reaches a page, changed in turn: the newest year and the one before it, too.
BERUBAH = (
    (
        "kamus",
        "indicators/kamus/IKU-01.yml",
        "Persentase kampung berstatus Mandiri",
        "Bagian kampung Mandiri",
    ),
    ("isian tahun lalu", "indicators/pengukuran/2023-TW4/dinas.yml", "pembilang: 26", "pembilang: 25"),
    ("isian", "indicators/pengukuran/2024-TW4/dinas.yml", "pembilang: ", "keterangan: Uji\n    pembilang: "),
    ("dokumen", "indicators/pengukuran/2024-TW4/dokumen.yml", "Dokumen ini memuat", "Naskah ini memuat"),
    ("instansi", "indicators/instansi.yml", "nama_singkat: Dinas PMK", "nama_singkat: DPMK"),
    ("pejabat", "indicators/pejabat.yml", "IXUAN AHMADI", "IXUAN A."),
    ("pohon", "indicators/pohon-kinerja.yml", "Meningkatnya status perkembangan", "Naiknya status"),
    ("skala", "indicators/skala.yml", "label: Sangat Tinggi", "label: Amat Tinggi"),
    ("sop", "indicators/sop.yml", "nama: Pengukuran Kinerja", "nama: Ukur Kinerja"),
    ("terjemahan", "indicators/terjemahan.yml", "daerah: Way Kanan Regency", "daerah: Regency"),
    ("koreksi", "indicators/koreksi.yml", "tata letak baru", "tata letak lain"),
    ("peta", "content/peta/kecamatan.geojson", "Banjit", "Banjid"),
)

UNSEEN = {"indicators/pejabat.yml", "content/peta/kecamatan.geojson"}
"""Who signs stands in the printed files; a map's own names give way to those of the data."""


@pytest.mark.one_daily("one case is walked every day through the same code")
@pytest.mark.parametrize(("path", "lama", "baru"), [pytest.param(*row, id=name) for name, *row in BERUBAH])
def test_never_stale(kantor: Path, path: str, lama: str, baru: str) -> None:
    """After a change the site is what it is without a kept thing, byte for byte; and so when undone."""
    before = hangat(kantor)[0]
    text = (kantor / path).read_text("utf-8")
    assert lama in text
    (kantor / path).write_text(text.replace(lama, baru, 1), "utf-8")
    warm, cold = hangat(kantor)
    assert warm == cold
    if path not in UNSEEN:
        assert warm != before
    (kantor / path).write_text(text, "utf-8")
    assert hangat(kantor)[0] == before


def test_made_once(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build renders no document and joins no table; after one text only its document."""
    before, cold = hangat(kantor)
    assert before == cold
    rendered: list[str] = []
    body = page_dokumen.document_body

    def counted(engine: TemplateEngine, shown: ShownDocument) -> str:
        rendered.append(str(shown.dokumen.periode))
        return body(engine, shown)

    monkeypatch.setattr(page_dokumen, "document_body", counted)
    of_indikator: list[str] = []
    indikator_body = page_indikator.indikator_body

    def counted_too(engine: TemplateEngine, shown: ShownIndikator) -> str:
        of_indikator.append(shown.kamus.kode)
        return indikator_body(engine, shown)

    monkeypatch.setattr(page_indikator, "indikator_body", counted_too)
    joined: list[int] = []

    def counted_join(documents: Sequence[DokumenPengukuran]) -> JoinedData:
        joined.append(1)
        return join_documents(documents)

    monkeypatch.setattr(open_data_files, "join_documents", counted_join)

    def build() -> Pages:
        material, kept = bahan_tersimpan(kantor)
        pages = isi(material)
        kept.prune()
        return pages

    assert (build(), rendered, of_indikator, joined) == (before, [], [], [])
    naskah = kantor / "indicators/pengukuran/2024-TW4/dokumen.yml"
    naskah.write_text(naskah.read_text("utf-8").replace("Dokumen ini memuat", "Naskah ini memuat"), "utf-8")
    count = len(simpanan(kantor))
    build()
    assert (rendered, of_indikator, joined) == (["2024-TW4"], [], [1])
    form = kantor / "indicators/pengukuran/2024-TW4/dinas.yml"
    form.write_text(form.read_text("utf-8").replace("IKU-01:\n", "IKU-01:\n    keterangan: Uji.\n"), "utf-8")
    build()
    assert (rendered, of_indikator) == (["2024-TW4"] * 2, ["IKU-01"])  # only the row that changed
    assert len(simpanan(kantor)) == count  # what no page uses any more is gone


@pytest.mark.parametrize("rusak", ["terpotong", "kosong", "berubah", "tertukar", "tanpa sidik"])
def test_damaged_is_made_again(kantor: Path, rusak: str) -> None:
    """What was cut, changed or exchanged in the folder is made again and never shown."""
    before = hangat(kantor)[0]
    paths = simpanan(kantor)
    contents = [path.read_bytes() for path in paths]
    digests = [Path(f"{path}.sha256").read_bytes() for path in paths]
    for n, path in enumerate(paths):
        whole, digest = contents[n], Path(f"{path}.sha256")
        if rusak == "terpotong":
            path.write_bytes(whole[:-1])
        elif rusak == "kosong":
            path.write_bytes(b"")
        elif rusak == "berubah":
            path.write_bytes(whole.replace(b"a", b"b", 1))
        elif rusak == "tertukar":  # another's whole file, with its own digest
            path.write_bytes(contents[n - 1])
            digest.write_bytes(digests[n - 1])
        else:
            digest.unlink()
    assert hangat(kantor)[0] == before
    assert [path.read_bytes() for path in simpanan(kantor)] == contents


def test_another_program_makes_anew(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hangat(kantor)
    before = simpanan(kantor)
    monkeypatch.setattr(kept_pages, "program_digest", lambda: b"program lain")
    hangat(kantor)
    assert len(simpanan(kantor)) == len(before)
    assert not {*simpanan(kantor)} & {*before}


def test_folder_that_cannot_be_written(kantor: Path) -> None:
    """Nothing is kept, and the site is the same."""
    (kantor / CACHE_FOLDER).parent.mkdir()
    (kantor / CACHE_FOLDER).write_text("bukan folder")
    warm, cold = hangat(kantor)
    assert warm == cold


def test_body_sees_what_its_key_covers(kantor: Path) -> None:
    """The body is made of values alone: no material, catalogue or measurement; each of them is in the key."""
    document = bahan(kantor).dokumen[Periode(2024, 4)]
    other = replace(document, pendahuluan="Lain.")
    ways = KnownWays(PageAddresses(), "dokumen/2024-TW4.md", frozenset({"IKU-01"}), frozenset({"2024-TW4"}))
    shown = ShownDocument(document, document, (), "", (), ways, [], "", "", "")
    lain: dict[str, Any] = {
        "dokumen": other,
        "langkah": other,
        "menunggu": ("Koreksi.",),
        "lambang": "lambang/x.png",
        "unduhan": (None,),
        "tautan": replace(ways, document_pages=frozenset({"2023-TW4"})),
        "berkas": [("indicators/x.yml", None)],
        "terstruktur": "<script></script>",
        "e81": "e81/2024-TW4.md",
        "catatan_arsip": "../arsip/",
    }
    assert [*lain] == [field.name for field in fields(ShownDocument)]
    views = [shown, *(replace(shown, **{name: value}) for name, value in lain.items())]
    parts: dict[str, Any] = {
        "alamat": PageAddresses(folder=False),
        "src": "dokumen/x.md",
        "indikator_pages": frozenset[str](),
        "document_pages": frozenset[str](),
        "place_pages": frozenset({"18.08.01"}),
        "layouts": (("2024-TW4", DocumentLayout(Periode(2024, 4), 6)),),
    }
    assert [*parts] == [field.name for field in fields(KnownWays)]
    views += [replace(shown, tautan=replace(ways, **{name: value})) for name, value in parts.items()]
    assert len({ValueDigests().of_fields(view) for view in views}) == len(views)
    assert ValueDigests().of_fields(replace(shown)) == ValueDigests().of_fields(shown)
    assert {type(value) for value in vars(shown).values()} == {type(document), tuple, str, KnownWays, list}


def test_layout_is_all_that_series_know_of_documents(kantor: Path) -> None:
    """What an indicator's page sees of documents is their layout; asked for more it fails."""
    material = bahan(kantor)
    ways = Links(material, PageAddresses(), "indikator/IKU-01.md").known(["2024-TW4"])
    layout = ways.document_of(Periode(2024, 4))
    document = material.dokumen[Periode(2024, 4)]
    assert (layout.periode, layout.since_fifth) == (document.periode, document.since_fifth)
    with pytest.raises(AttributeError):
        _ = layout.kelompok
    with pytest.raises(KeyError):
        ways.document_of(Periode(2023, 4))


def test_each_part_of_an_indicator_is_in_its_key(kantor: Path) -> None:
    """Whatever field of what the page is made of changes, so does its key; a row by its own value."""
    material = bahan(kantor)
    shown = page_indikator._shown(
        material,
        TemplateEngine(PageAddresses()),
        material.catalogue.indikator["IKU-01"],
        "indikator/IKU-01.md",
    )
    row = shown.deret[-1]
    lain: dict[str, Any] = {
        "kamus": replace(shown.kamus, nama="Lain"),
        "masa": ShownTerm("Diukur", None, ()),
        "deret": (*shown.deret[:-1], row._replace(baris=replace(row.baris, keterangan="Lain"))),
        "indikator": shown.indikator.model_copy(update={"nama": "Lain"}),
        "rincian": None,
        "peta": "<svg/>",
        "tentang": shown.tentang[:-1],
        "lanjutan": ((Periode(2024, 4), None),),
        "koreksi": (None,),
        "menunggu": ("Koreksi.",),
        "tautan": replace(shown.tautan, place_pages=frozenset({"x"})),
        "berkas": (),
        "lengkap": not shown.lengkap,
    }
    assert [*lain] == [field.name for field in fields(ShownIndikator)]
    views = [shown, *(replace(shown, **{name: value}) for name, value in lain.items())]
    views += [replace(shown, deret=(*shown.deret[:-1], row._replace(konsep=not row.konsep)))]
    views += [replace(shown, tautan=replace(shown.tautan, layouts=()))]
    assert len({ValueDigests().of_fields(view) for view in views}) == len(views)


def test_digest_of_a_document_is_that_of_its_rows_too(kantor: Path) -> None:
    """A row of another value, one more row, or the same rows in other groups: another document."""
    document = bahan(kantor).dokumen[Periode(2024, 4)]
    first, second, *rest = document.kelompok
    changed = replace(first.baris[0], keterangan="Lain")
    others = [
        (replace(first, baris=(changed, *first.baris[1:])), second, *rest),
        (replace(first, baris=first.baris[1:]), second, *rest),
        (
            replace(first, baris=first.baris[:-1]),
            replace(second, baris=(first.baris[-1], *second.baris)),
            *rest,
        ),
        (second, first, *rest),
    ]
    documents = [document, *(replace(document, kelompok=groups) for groups in others)]
    digests = ValueDigests()
    assert len({digests.of(one) for one in documents}) == len(documents)
    assert digests.of(replace(document)) == ValueDigests().of(document)


def test_digests_by_value() -> None:
    digests = ValueDigests()
    day = datetime.date(2024, 1, 2)
    assert digests.of((day, "a")) == digests.of((datetime.date(2024, 1, 2), "a")) != digests.of((day, "b"))
    assert digests.of_all([1, 2]) != digests.of_all([2, 1])
    kept = [digests.of(object()) for _ in range(100)]  # each is held: none gets another's place
    assert len(set(kept)) == 100


@pytest.mark.parametrize("files", [{}, {"a": b""}, {"b": b"1\n2", "a": b"\n", "é\n": bytes(range(256))}])
def test_packed_files(files: dict[str, bytes]) -> None:
    assert list(unpacked_files(packed_files(files)).items()) == list(files.items())


def test_built_site_is_the_same(kantor: Path, tmp_path: Path) -> None:
    """The whole use case: what a second build takes from the folder gives the same bytes as the first."""
    material = with_files(kantor, bahan(kantor))

    def build(name: str) -> dict[str, bytes]:
        site_build.build_site(kantor, material, tmp_path / name, lambda: None, plain=True)
        made = tmp_path / name
        return {p.relative_to(made).as_posix(): p.read_bytes() for p in made.rglob("*") if p.is_file()}

    assert build("satu") == build("dua")
    assert simpanan(kantor)
