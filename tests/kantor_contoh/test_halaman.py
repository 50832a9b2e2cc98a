"""The made-up office's site: it says on every page that it is made up."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.kantor_contoh.lembar import lembar
from tests.permukaan.read_pages import table_rows
from tests.site.test_plain_words import kind_of, not_plain
from tests.urai import halaman, urai

from ukur.commands.pages.site_build import build_site, gather_material
from ukur.document.composition import PERCONTOHAN_MARK, compose_document
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode, roman
from ukur.site.english.english_words import MARKS
from ukur.site.page_home import home_rows


@pytest.fixture(scope="module")
def situs_contoh(contoh: Catalogue, bangun: Callable[..., Path]) -> Path:
    return bangun(contoh, konsep=True)


def test_every_page_says_that_it_is_made_up(situs_contoh: Path) -> None:
    pages = sorted(situs_contoh.rglob("*.html"))
    assert len(pages) > 40
    told = {False: PERCONTOHAN_MARK, True: MARKS[PERCONTOHAN_MARK]}
    english = situs_contoh / "en"
    assert [page for page in pages if told[english in page.parents] not in page.read_text("utf-8")] == []


def test_its_words_are_plain(situs_contoh: Path) -> None:
    """Five quarters, drafts and units: page types that the repository's own data does not have."""
    assert {kind_of(path) for path in halaman(situs_contoh)} >= {"unit", "rencana-aksi", "dokumen", "sop"}
    assert not_plain(situs_contoh) == {}


def test_every_indicator_and_document_has_its_page(situs_contoh: Path, contoh: Catalogue) -> None:
    places = [situs_contoh / f"indikator/{kode}/index.html" for kode in contoh.indikator]
    places += [situs_contoh / f"dokumen/{periode}/index.html" for periode in contoh.dokumen]
    assert [place for place in places if not place.is_file()] == []


def test_words_and_what_is_absent_have_no_unit(situs_contoh: Path) -> None:
    """IKU-17 is not applicable in 2026-TW1, IKU-01 not due: neither is so many villages or percent."""
    home = (situs_contoh / "index.html").read_text("utf-8")
    assert 'class="angka besar">n/a</td>' in home
    assert 'class="angka besar">72 <span class="satuan">orang</span></td>' in home
    assert '">– <span class="satuan">' not in home


def test_what_was_before_is_what_the_direction_is_about(contoh: Catalogue) -> None:
    """By the worksheet: 2,8 days are worse than 1,8 of the quarter before, beside which there was a dash."""
    said = {(row["indikator"], row["periode"]): row for row in lembar("arah")}
    measured = Measurements(contoh)
    site = gather_material(measured, False, {})
    told = {}
    for document in (compose_document(measured, Periode(2025, quarter)) for quarter in (2, 3, 4)):
        for item in home_rows(site, document):
            row = said[item.row.kode, str(document.periode)]
            if row["arah_triwulan"] and not row["arah_tahun"] and item.row.arah and item.row.arah.arah:
                quarter = roman(int(row["terhadap_triwulan"][-1]))
                told[item.row.kode, str(document.periode)] = item.before
                before = f"TW {quarter} 2025: {row['lalu_triwulan']}"
                now = f"; TW {roman(document.periode.triwulan)}: {row['kini_triwulan']}"
                assert item.before.replace(".", "") in {before, before + now}, row
    assert told["IKU-22", "2025-TW4"] == "TW III 2025: 1,8"
    assert told["IKU-24", "2025-TW4"] == "TW II 2025: tidak"
    assert told["IKU-02", "2025-TW3"] == "TW II 2025: 105; TW III: 126"  # beside 297 up to the quarter
    assert len(told) > 20


def test_the_list_of_indicators_says_what_was_reached(situs_contoh: Path) -> None:
    """IKU-15 and IKU-21 were missed in 2026-TW1, IKU-11 was reached; a code and its direction stood there."""
    page = urai((situs_contoh / "indikator/index.html").read_text("utf-8"))
    status = {
        cells["Kode",]: (cells["Status",], cells["Periode",])
        for table in page.cari("table")
        for cells in table_rows(table)
    }
    assert len(status) == 24
    assert status["IKU-15"] == ("✗ Tidak tercapai", "2026-TW1 s.d. TW I")
    assert status["IKU-21"] == ("✗ Tidak tercapai", "2026-TW1 s.d. TW I")
    assert status["IKU-11"] == ("✓ Tercapai", "2026-TW1 s.d. TW I")
    assert status["IKU-17"][0] == "○ tidak berlaku (n/a)"


def test_names_for_programs_are_not_in_the_metadata(situs_contoh: Path) -> None:
    """``naik@1`` and ``posisi-akhir`` stand in the data; a source said the kind of its plan twice."""
    page = (situs_contoh / "indikator/IKU-01/index.html").read_text("utf-8")
    text = urai(page[page.index('id="metadata"') : page.index('id="target"')]).teks
    assert "nilai triwulan terakhir" in text
    assert "98,00, Renstra Dinas Contoh 2025-2029 (karangan)" in text
    assert not re.search(r"@\d|posisi-akhir|Renstra, Renstra", text)
    annex = (situs_contoh / "dokumen/2025-TW4/index.html").read_text("utf-8")
    entries = urai(annex[annex.index('id="kamus"') : annex.index('id="bukti"')]).teks
    assert "realisasi ÷ target × 100" in entries
    assert not re.search(r"@\d|posisi-akhir", entries)


def test_axis_labels_of_rupiah_are_whole(situs_contoh: Path) -> None:
    """IKU-12 has thousands of millions: they are counted in miliar, and no label begins left of the chart."""
    page = (situs_contoh / "indikator/IKU-12/index.html").read_text("utf-8")
    labels = re.findall(r'<text x="(\d+)" y="[\d.]+" text-anchor="end" dy=".32em">([\d.,]+)</text>', page)
    assert {text for _, text in labels} >= {"0", "1", "2"}
    assert "satuan: miliar rupiah" in page
    assert [text for x, text in labels if int(x) - 6 * len(text) < 0] == []


def test_the_result_may_be_named_from_where_one_stands(
    contoh: Catalogue, kantor_asli: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``ukur build --repo belajar --site situs``: below the present folder, not below the repository."""
    monkeypatch.chdir(tmp_path)
    build_site(kantor_asli, gather_material(Measurements(contoh)), Path("situs"), lambda: None)
    assert (tmp_path / "situs/index.html").is_file()
