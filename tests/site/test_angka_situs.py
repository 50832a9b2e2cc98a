"""Every figure and word of the tables on the site, cell by cell, against the document's value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.document.comparison_rows import figures
from tests.lengkap import lengkap
from tests.urai import Unsur, halaman, urai

from ukur.document.composition import compose_document
from ukur.document.direction_text import change_of
from ukur.document.document_value import DokumenPengukuran, IndikatorRow, ShownAksi
from ukur.document.figure import Figure
from ukur.document.sections import AnggaranRow
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.periode import Periode


@dataclass(frozen=True)
class Kantor:
    """A built site, read, and its documents composed anew, newest first."""

    pohon: dict[str, Unsur]
    dokumen: dict[Periode, DokumenPengukuran]

    def halaman(self) -> Iterator[tuple[Unsur, DokumenPengukuran]]:
        for periode, doc in self.dokumen.items():
            yield self.pohon[f"dokumen/{periode}/index.html"], doc


@pytest.fixture(scope="session", params=["kantor ini", "kantor lengkap"])
def kantor(request: pytest.FixtureRequest, katalog: Catalogue, bangun: Callable[..., Path]) -> Kantor:
    own = request.param == "kantor ini"
    catalogue = katalog if own else lengkap(katalog)
    site = request.getfixturevalue("situs") if own else bangun(catalogue, lingkungan={})
    ukuran = Measurements(catalogue)
    documents = {
        periode: compose_document(ukuran, periode) for periode in sorted(catalogue.dokumen, reverse=True)
    }
    return Kantor({path: urai(html) for path, html in halaman(site).items()}, documents)


def angka(tree: Unsur) -> list[str]:
    return [cell.teks for cell in tree.cari("td", "angka")]


def tabel(tree: Unsur, label: str) -> list[list[str]]:
    """The rows of a table, without its head; empty when the page has no such table."""
    found = [box for box in tree.cari("div", "ukur-gulir") if box.atribut["aria-label"] == label]
    return [
        [cell.teks for cell in row.isi if isinstance(cell, Unsur)]
        for box in found
        for part in (*box.cari("tbody"), *box.cari("tfoot"))
        for row in part.cari("tr")
    ]


def _target(row: IndikatorRow, target: Figure | None = None) -> str:
    """The target's cell: the year's, unless another is named; a sample says so."""
    text = (target or row.setahun.target).teks
    return f"{text} contoh" if row.target_contoh and text != "–" else text


def _realisasi(row: IndikatorRow) -> str:
    """The headline's realisasi; words carry no unit."""
    figure = row.headline.realisasi
    return figure.teks if figure.nilai is None else f"{figure.teks} {row.satuan}"


def _formulir(doc: DokumenPengukuran) -> Iterator[str]:
    for row in doc.baris:
        yield from (_target(row, row.triwulan.target), row.triwulan.realisasi.teks)
        yield from (row.triwulan.capaian.teks, _target(row, row.sampai.target))
        yield from (row.sampai.realisasi.teks, row.sampai.capaian.teks)
        yield from (_target(row), row.setahun.capaian.teks)
    for group in doc.kelompok:
        total = group.ringkasan
        yield from map(str, (total.jumlah, total.tercapai, total.tidak_tercapai))
        yield from map(str, (total.belum_dinilai, total.belum_waktunya))
        yield from (mean.teks for mean in (total.rata_rata, total.berbatas) if mean)
    yield from (str(count) for _, _, count in doc.ringkasan.predikat)
    for _, angka, _, _ in figures(doc):
        yield from (figure.teks for figure in angka)


def _lain(doc: DokumenPengukuran) -> Iterator[str]:
    if doc.anggaran:
        for row in (*doc.anggaran.baris, doc.anggaran.jumlah):
            yield from _rupiah(row)
        for part in doc.anggaran.efisiensi:
            yield from (part.capaian.teks, part.serapan.teks, part.selisih.teks, part.sisa.teks)
    yield from (plan.anggaran.teks for plan in doc.rencana_aksi)
    for correction in doc.koreksi:
        yield from (correction.lama, correction.baru)


def _rupiah(row: AnggaranRow) -> Iterator[str]:
    yield row.pagu.teks
    for spent, share in zip(row.realisasi, row.serapan, strict=True):
        yield from (spent.teks, share.teks)


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
def test_figures_of_the_document_pages(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        assert angka(tree) == [*_formulir(doc), *_lain(doc)]


def test_receipts_of_the_document_pages(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        for row in doc.baris:
            [receipt] = tree.cari("dl", id=f"struk-{row.kode}")
            rows = dict(
                zip([e.teks for e in receipt.cari("dt")], [e.teks for e in receipt.cari("dd")], strict=True)
            )
            bukti = "".join(
                item.nama + (f" (lokasi arsip: {item.lokasi_arsip})" if item.lokasi_arsip else "")
                for item in row.struk.bukti
            )
            listed = {"Bukti": bukti} if bukti else {}
            assert rows == {**dict(row.struk.baris), "Sumber": row.struk.sumber} | listed


def test_the_budget(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        rows = tabel(tree, f"Pagu, realisasi, dan serapan anggaran tahun {doc.periode.tahun}")
        [heading] = [h for h in tree.cari("h2") if h.atribut["id"] == "anggaran"]
        assert heading.teks.startswith("Anggaran dan efisiensi")
        if doc.anggaran is None:
            assert rows == []
            assert f"Belum ada anggaran tahun {doc.periode.tahun} yang tercatat." in [
                p.teks for p in tree.cari("p")
            ]
            continue
        assert rows == [
            [f"{row.kode} {row.uraian} ({row.jenis})" if row.kode else row.uraian, *_rupiah(row)]
            for row in (*doc.anggaran.baris, doc.anggaran.jumlah)
        ]
        assert tabel(tree, "Efisiensi menurut sasaran") == [
            [f"{e.kode} {e.uraian}", e.capaian.teks, e.serapan.teks, e.selisih.teks, e.golongan, e.sisa.teks]
            for e in doc.anggaran.efisiensi
        ]
        said = [p.teks for p in tree.cari("p")]
        assert set(doc.anggaran.catatan) <= set(said)
        assert f"Anggaran tahun {doc.anggaran.tahun}. Sumber: {doc.anggaran.sumber}" in said


def _rencana(kepala: str, plan: ShownAksi) -> list[list[str]]:
    detail = {
        "Kendala": plan.kendala,
        "Penyebab": plan.penyebab,
        "Solusi yang telah dilakukan": plan.solusi,
        "Rekomendasi": plan.rekomendasi,
    }
    main = [plan.tindak_lanjut, plan.target_perbaikan, plan.penanggung_jawab, plan.batas_waktu]
    return [
        [kepala, *main, plan.anggaran.teks, plan.tingkat, plan.status],
        [" ".join(f"{label} {text}" for label, text in detail.items())],
    ]


def test_the_plans(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        assert tabel(tree, "Rencana aksi") == [
            row for plan in doc.rencana_aksi for row in _rencana(plan.kode, plan)
        ]


def test_the_follow_up(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        assert tabel(tree, "Tindak lanjut rencana aksi sebelumnya") == [
            [
                *(row.kode, row.asal, row.tindak_lanjut, row.penanggung_jawab, row.batas_waktu),
                *(row.status_lalu, row.status, row.uraian, f"Bukti tindak lanjut {row.kode}"),
            ]
            for row in doc.tindak_lanjut
        ]
        links = [a.atribut["href"] for a in tree.cari("a") if a.teks.startswith("Bukti tindak lanjut")]
        assert links == [row.bukti for row in doc.tindak_lanjut]


def test_the_record_of_the_sop(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        rows = tabel(tree, "Pelaksanaan SOP")
        assert len(rows) == 9
        assert rows == [
            [
                *(str(step.nomor), step.kegiatan, step.pelaksana, step.waktu_baku, step.oleh),
                *(step.waktu_nyata, step.lama, step.catatan or "–"),
            ]
            for step in doc.catatan_sop
        ]


def test_the_corrections(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        assert tabel(tree, "Koreksi angka") == [
            [row.kode, row.lama, row.baru, row.alasan, row.sumber, row.diputuskan_oleh, row.tanggal]
            for row in doc.koreksi
        ]
        assert ("Tidak ada koreksi" in tree.teks) is not bool(doc.koreksi)


def test_the_evidence_stands_there_once_with_its_sha256(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        found: dict[tuple[str, str, str], list[str]] = {}
        for row in doc.baris:
            for item in row.struk.bukti:
                where = f" (lokasi arsip: {item.lokasi_arsip})" if item.lokasi_arsip else ""
                key = item.nama + where, item.tanggal or "–", item.sha256 or "–"
                found.setdefault(key, []).append(row.kode)
        assert tabel(tree, "Daftar bukti") == [[*key, ", ".join(codes)] for key, codes in found.items()]
        for digest in {item.sha256 for row in doc.baris for item in row.struk.bukti if item.sha256}:
            assert tree.teks.count(digest) == 1


def test_factors_and_changed_targets(kantor: Kantor) -> None:
    for tree, doc in kantor.halaman():
        pairs = [
            (dt.teks, dd.teks)
            for box in tree.cari("dl", "ukur-meta")
            for dt, dd in zip(box.cari("dt"), box.cari("dd"), strict=True)
        ]
        factors = [
            (
                f"{row.kode} {row.nama}",
                f"Faktor pendukung: {row.faktor_pendukung}Faktor penghambat: {row.faktor_penghambat}",
            )
            for row in doc.baris
            if row.faktor_pendukung
        ]
        assert [pair for pair in pairs if pair[1].startswith("Faktor pendukung: ")] == factors
        reasons = [f"Alasan perubahan target: {r.alasan_perubahan}" for r in doc.baris if r.alasan_perubahan]
        assert [p.teks for p in tree.cari("p", "cara") if p.teks.startswith("Alasan")] == reasons


def test_figures_of_the_indicator_pages(kantor: Kantor) -> None:
    for kode in {row.kode for doc in kantor.dokumen.values() for row in doc.baris}:
        rows = [row for doc in kantor.dokumen.values() for row in doc.baris if row.kode == kode]
        tree = kantor.pohon[f"indikator/{kode}/index.html"]
        series = [
            text
            for row in rows
            for text in (
                *(_target(row, row.sampai.target), row.sampai.realisasi.teks, row.sampai.capaian.teks),
                *(_target(row), row.setahun.capaian.teks),
            )
        ]
        assert angka(tree)[: len(series)] == series
        last = rows[0]
        cards = [element.teks for element in tree.cari("dl", "ukur-angka")[0].cari("dd")]
        status = {True: "✓", False: "✗", None: "○"}[last.tercapai]
        main = last.headline
        value = _realisasi(last)
        whole = [value, _target(last, main.target), main.capaian.teks, f"{status} {last.status}"]
        assert cards[:4] == whole
        assert [" dibanding " in card for card in cards[4:]] == [True] * len(cards[4:])


def test_plans_follow_up_and_corrections_of_the_indicator_pages(kantor: Kantor) -> None:
    for kode in {row.kode for doc in kantor.dokumen.values() for row in doc.baris}:
        tree, documents = kantor.pohon[f"indikator/{kode}/index.html"], kantor.dokumen.items()
        assert tabel(tree, f"Rencana aksi {kode}") == [
            row
            for periode, doc in documents
            for plan in doc.rencana_aksi
            if plan.kode == kode
            for row in _rencana(str(periode), plan)
        ]
        assert [row[:2] + row[6:7] for row in tabel(tree, f"Tindak lanjut {kode}")] == [
            [str(periode), row.asal, row.status]
            for periode, doc in documents
            for row in doc.tindak_lanjut
            if row.kode == kode
        ]
        assert [row[:4] for row in tabel(tree, f"Koreksi {kode}")] == [
            [row.periode, row.lama, row.baru, row.alasan]
            for _, doc in documents
            for row in doc.koreksi
            if row.kode == kode
        ]


def test_what_is_behind_the_series_of_the_indicator_pages(kantor: Kantor) -> None:
    for kode in {row.kode for doc in kantor.dokumen.values() for row in doc.baris}:
        tree = kantor.pohon[f"indikator/{kode}/index.html"]
        rows = [row for doc in kantor.dokumen.values() for row in doc.baris if row.kode == kode]
        texts = [
            f"{label}: {text}"
            for row in rows
            for label, text in (
                ("Keterangan", row.keterangan),
                ("Faktor pendukung", row.faktor_pendukung),
                ("Faktor penghambat", row.faktor_penghambat),
                ("Alasan perubahan target", row.alasan_perubahan),
            )
            if text
        ]
        assert [p.teks for p in tree.cari("p", "cara")] == texts
        [receipt] = tree.cari("dl", id=f"struk-{kode}")
        for item in rows[0].struk.bukti:
            assert f"SHA-256 {item.sha256}" in receipt.teks or item.sha256 is None
            assert item.tanggal in receipt.teks


def worst_first(doc: DokumenPengukuran) -> list[IndikatorRow]:
    """Missed, got worse, not judged though due, the rest, not due; each in the document's order."""
    missed = [row for row in doc.baris if row.tercapai is False]
    changes = {row.kode: change_of(row, doc.periode) for row in doc.baris}
    rest = [row for row in doc.baris if row not in missed]
    worse = [row for row in rest if (change := changes[row.kode]) and change.arah == "memburuk"]
    rest = [row for row in rest if row not in worse]
    due_later = [row for row in rest if row.status == "belum waktunya diukur"]
    unjudged = [row for row in rest if row.tercapai is None and row not in due_later]
    return [*missed, *worse, *unjudged, *(row for row in rest if row.tercapai), *due_later]


def test_figures_of_the_front_page(kantor: Kantor) -> None:
    doc = next(iter(kantor.dokumen.values()))
    tree = kantor.pohon["index.html"]
    ranked = [text for table in tree.cari("table", "ukur-peringkat") for text in angka(table)]
    assert angka(tree)[: len(angka(tree)) - len(ranked)] == [
        text
        for row in worst_first(doc)
        for text in (
            _realisasi(row),
            _target(row, row.headline.target),
            row.headline.capaian.teks,
        )
    ]
    total = doc.ringkasan
    counts = (total.tercapai, total.tidak_tercapai, total.belum_dinilai, total.belum_waktunya)
    assert [element.teks for element in tree.cari("dd")] == [
        str(number) for number in (total.jumlah, *counts)
    ]
    assert sum(number or 0 for number in counts) == total.jumlah


def test_places_on_the_front_page(situs: Path, katalog: Catalogue) -> None:
    """Of the first indicator with a breakdown: places by its printed values, equal ones with one rank."""
    row = next(row for row in compose_document(Measurements(katalog), Periode(2024, 4)).baris if row.rincian)
    values = {part.nama: part.nilai for part in row.rincian}
    (table,) = urai((situs / "index.html").read_text("utf-8")).cari("table", "ukur-peringkat")
    shown = [name.teks for name in table.cari("th")][3:]  # after the heads of its columns
    numbers = [value.nilai or 0 for value in values.values()]
    assert [(values[name].nilai or 0) for name in shown] == sorted(numbers, reverse=True)
    assert angka(table) == [
        text
        for name in shown
        for text in (str(1 + sum(n > (values[name].nilai or 0) for n in numbers)), values[name].teks)
    ]
    assert len(shown) == 15
