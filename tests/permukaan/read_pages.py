"""What pages show: home, an indicator's headline, chart and series, the document's form and receipts."""

import re
from collections.abc import Iterable, Iterator, Mapping

from tests.permukaan.grid import Head, coded_sentences, columns, form_rows, scope_of, sentences
from tests.permukaan.rendered import Rendered
from tests.permukaan.shown import QUARTER, UNSAID, ShownRow
from tests.urai import Unsur, urai

from ukur.site.feed import FEED
from ukur.site.indikator_files import feed_path


def table_rows(table: Unsur) -> list[dict[tuple[str, ...], str]]:
    """Return the rows of a table by the headings above each cell; rows over the whole width are left out."""
    [head] = table.cari("thead")
    paths = columns([[_head(cell) for cell in row.cari("th")] for row in head.cari("tr")])
    [body] = table.cari("tbody")[:1]
    rows = ([cell.teks for cell in row.isi if isinstance(cell, Unsur)] for row in body.cari("tr"))
    return [dict(zip(paths, row, strict=True)) for row in rows if len(row) == len(paths)]


def _head(cell: Unsur) -> Head:
    spans = (int(cell.atribut.get(name, "1")) for name in ("colspan", "rowspan"))
    return Head(cell.teks, *spans)


def code_of(rendered: Rendered, text: str) -> str | None:
    return max((kode for kode in rendered.facts if text.startswith(kode)), key=len, default=None)


def home(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table of the front page after each document: the headline, and what stands beside it."""
    for periode in rendered.looked_at:
        for table in rendered.page("index.md", periode).cari("table", kelas="ukur-kartu"):
            for cells in table_rows(table):
                kode = code_of(rendered, cells["Indikator",])
                assert kode
                yield _headline("beranda", kode, str(periode), cells)
                yield from sentences("beranda", kode, str(periode), cells["Indikator",])


def attention(rendered: Rendered) -> Iterator[ShownRow]:
    """Read what the front page says of the indicators that need attention, after each document."""
    for periode in rendered.looked_at:
        for box in rendered.page("index.md", periode).cari("div", kelas="ukur-perhatian"):
            for entry in box.cari("li"):
                yield from coded_sentences("perhatian beranda", rendered.facts, str(periode), entry.teks)


def _headline(surface: str, kode: str, periode: str, cells: Mapping[tuple[str, ...], str]) -> ShownRow:
    scope = scope_of(cells["Lingkup",]) or UNSAID
    figures = cells["Realisasi",], cells["Target",], cells["Capaian",]
    return ShownRow(surface, kode, periode, scope, *figures)


def index(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the list of indicators, as it was after each document."""
    for periode in rendered.looked_at:
        for table in rendered.page("indikator/index.md", periode).cari("table"):
            for cells in table_rows(table):
                measured, _, scope = cells["Periode",].partition(" ")
                if measured != "–":
                    yield _headline(
                        "daftar indikator", cells["Kode",], measured, {**cells, ("Lingkup",): scope}
                    )


def headline(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the figures at the head of each indicator's page and below them, after each document."""
    for periode in rendered.looked_at:
        for kode in rendered.facts:
            page = rendered.page(f"indikator/{kode}.md", periode)
            for found in page.cari("dl", kelas="ukur-angka"):
                terms, texts = ([part.teks for part in found.cari(tag)] for tag in ("dt", "dd"))
                said = {term.split()[0]: text for term, text in zip(terms, texts, strict=True)}
                parts = ("Realisasi", "Target", "Capaian")
                [scope] = {scope_of(term.partition(" ")[2]) for term in terms if term.startswith(parts)}
                figures = said["Realisasi"], said["Target"], said["Capaian"]
                yield ShownRow("judul indikator", kode, str(periode), scope or UNSAID, *figures)
            for note in page.cari("p", kelas="ukur-catatan"):
                yield from sentences("judul indikator", kode, str(periode), note.teks)


def series(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the table of an indicator's periods."""
    for kode in rendered.facts:
        for table in rendered.page(f"indikator/{kode}.md").cari("table"):
            for cells in table_rows(table):
                if any(len(path) == 2 and path[1] == "Realisasi" for path in cells):
                    yield from form_rows("deret", cells["Periode",][:8], [(kode, cells)])


def node_lines(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the indicators of the performance tree, after each document; an older figure names its own."""
    for periode in rendered.looked_at:
        yield from _lines("pohon", rendered, rendered.page("pohon-kinerja.md", periode), periode)


def unit_lines(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the indicators on each unit's page, after each document; of several units only."""
    for periode in rendered.looked_at:
        for src in rendered.sites[periode]:
            if src.startswith("unit/"):
                yield from _lines("unit", rendered, rendered.page(src, periode), periode)


def _lines(surface: str, rendered: Rendered, page: Unsur, periode: object) -> Iterator[ShownRow]:
    for box in page.cari("ul", kelas="indikator"):
        for entry in box.cari("li"):
            [link] = entry.cari("a")
            kode = code_of(rendered, link.teks)
            assert kode
            for figure in entry.cari("span", kelas="angka"):
                older = _OF_DOCUMENT.search(figure.teks)
                yield from sentences(surface, kode, older[1] if older else str(periode), figure.teks)


_OF_DOCUMENT = re.compile(r"\(menurut (\S+)\)")
_POINT = re.compile(r"(\d{4}) TW (I|II|III|IV): (.+)")
_SAID = re.compile(r"(\d{4}) TW (I|II|III|IV): ")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _points(surface: str, kode: str, texts: Iterable[str]) -> Iterator[ShownRow]:
    for text in texts:
        if point := _POINT.fullmatch(text):
            yield from sentences(surface, kode, f"{point[1]}-TW{_ROMAN[point[2]]}", point[3])


def chart_words(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the description of each chart."""
    for kode in rendered.facts:
        for found in rendered.page(f"indikator/{kode}.md").cari("desc"):
            yield from _points("uraian grafik", kode, found.teks.split("; "))


def chart_tips(rendered: Rendered) -> Iterator[ShownRow]:
    """Read what the points of each chart say when pointed at."""
    for kode in rendered.facts:
        titles = rendered.page(f"indikator/{kode}.md").cari("title")
        yield from _points("titik grafik", kode, [found.teks for found in titles])


def form(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the form on each document's page."""
    for periode in rendered.documents:
        for table in rendered.page(f"dokumen/{periode}.md").cari("table", kelas="ukur-formulir"):
            rows = ((code_of(rendered, cells["Indikator kinerja",]), cells) for cells in table_rows(table))
            yield from form_rows("formulir HTML", str(periode), rows)


def missed(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the list of missed indicators that no plan answers."""
    for periode in rendered.documents:
        for entry in rendered.page(f"dokumen/{periode}.md").cari("li"):
            yield from coded_sentences("perhatian", rendered.facts, str(periode), entry.teks)


def places(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the office's own value beside that of each place: a place has no target, so nothing is judged."""
    for page in rendered.site.halaman:
        if page.src.startswith("wilayah/") and page.src != "wilayah/index.md":
            for table in rendered.page(page.src).cari("table")[:1]:
                for cells in table_rows(table):
                    kode = code_of(rendered, cells["Indikator",])
                    assert kode
                    [whole] = (text for path, text in cells.items() if path[0].startswith("Kabupaten"))
                    yield ShownRow("wilayah", kode, page.src, QUARTER, whole, "–", "–")


def feed(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the summaries of the feed."""
    [file] = [file for file in rendered.site.berkas if file.path == FEED]
    assert isinstance(file.isi, bytes)
    for entry in urai(file.isi.decode()).cari("entry"):
        [title], [summary] = entry.cari("title"), entry.cari("summary")
        yield from coded_sentences("umpan", rendered.facts, title.teks, summary.teks)


def item_feeds(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the feed of each indicator: the newest approved periods."""
    periods = {periode.title: str(periode) for periode in rendered.documents}
    for kode in rendered.facts:
        for file in (one for one in rendered.site.berkas if one.path == feed_path(kode)):
            assert isinstance(file.isi, bytes)
            for entry in urai(file.isi.decode()).cari("entry"):
                [title], [summary] = entry.cari("title"), entry.cari("summary")
                periode = next(name for text, name in periods.items() if title.teks.endswith(text))
                yield from sentences("umpan indikator", kode, periode, summary.teks)


def search_index(rendered: Rendered) -> Iterator[ShownRow]:
    """Read what the search index says of each page, after each document: an indicator's newest figure."""
    for periode in rendered.looked_at:
        for src, page in rendered.sites[periode].items():
            for entry in page.cari():
                text = f"{entry.judul} {entry.teks}"
                said = _SAID.search(text)
                told = f"{said[1]}-TW{_ROMAN[said[2]]}" if said else src
                yield from coded_sentences("indeks cari", rendered.facts, told, text)


_JOINED = re.compile(r"Hasil[^:]*: (.+)\.")
_OF_QUARTER = re.compile(r" \(TW[1-4]\)$")
_CAPPED = re.compile(r"dicetak (\S+ %)")
_PRINTED = re.compile(r"dicetak (.+)")
_FULL = re.compile(r" = (-?[\d.]+(?:,\d+)?…?)")


def receipts(rendered: Rendered) -> Iterator[ShownRow]:
    """Read the receipts below the form: the target, the joined or printed figure, the rounded capaian."""
    for periode in rendered.documents:
        page = rendered.page(f"dokumen/{periode}.md")
        for kode in rendered.facts:
            for found in page.cari("dl", id=f"struk-{kode}"):
                terms, texts = ([part.teks for part in found.cari(tag)] for tag in ("dt", "dd"))
                said = dict(zip(terms, texts, strict=True))
                if "Pembulatan" not in said:
                    continue
                real = _OF_QUARTER.sub("", said.get("Realisasi", ""))
                joined = _JOINED.search(said.get("Gabungan triwulan", ""))
                printed, full = _PRINTED.search(real), _FULL.search(real)
                shown = joined[1] if joined else printed[1] if printed else real
                target, _, scope = said["Target"].rpartition(" (")
                reached = said["Pembulatan"].partition(" (")[0]
                capped = _CAPPED.match(said.get("Batas capaian", ""))
                yield ShownRow(
                    "struk",
                    kode,
                    str(periode),
                    scope_of(scope.replace("TW", "triwulan ")) or UNSAID,
                    shown,
                    target,
                    f"{capped[1]} (tanpa batas {reached})" if capped else reached,
                    full=full[1] if full and not joined else None,
                )
