"""Every figure and text of the document value stands in the PDF, in its own table, row and column."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from tests.document.baca_pdf import Simpul, halaman_teks, pohon, rapat
from tests.document.comparison_rows import direction_cells, figures, place_of_direction
from tests.document.printed_rows import (
    capaian,
    dictionary_cells,
    evidence,
    evidence_cells,
    form_figures,
    listed,
    matrices,
    method,
    recorded,
    status,
)
from tests.lengkap import SITUS, TW4, lengkap

from ukur.document.composition import compose_document
from ukur.document.document_value import DokumenPengukuran, IndikatorRow
from ukur.document.figure import Figure
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.document.wording import NO_FOLLOW_UP, NO_RECORD
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

# Quarter, to date and year differ in every figure.
BERBEDA = {
    "jenis_satuan": "cacah",
    "agregasi": "jumlah",
    "target": {"2024": {"tahun": "150", "triwulan": {"TW3": "40", "TW4": "50"}, "dasar": "contoh"}},
}
DOKUMEN: dict[str, Callable[[Catalogue], Catalogue]] = {
    "nyata": lambda katalog: katalog,
    "penuh": lengkap,
    "konsep": lambda katalog: lengkap(katalog, tahap="konsep", instansi={"percontohan": "ya"}),
    "berbeda": lambda katalog: lengkap(katalog, jumlah=1, kamus=BERBEDA, isian={"realisasi": "33.5"}),
    "60": lambda katalog: lengkap(katalog, jumlah=60),
    "lebar": lambda katalog: lengkap(katalog, isian={"realisasi": "123456789012345678901234567890"}),
}


class Naskah:
    """A document and what its PDF says: the rows of the tables below each heading."""

    def __init__(self, dokumen: DokumenPengukuran) -> None:
        self.dokumen = dokumen
        self.pdf = print_pdf(dokumen)
        self.pohon = pohon(self.pdf)
        self.bagian: dict[str, list[Simpul]] = {}
        name = ""
        for node in self.pohon.anak[0].anak:
            name = node.teks.split(".")[-1] if node.nama == "H1" else name
            self.bagian.setdefault(name, []).append(node)

    def baris(self, bagian: str, tabel: int | None = None) -> list[list[str]]:
        """Rows below the header of all tables of a section, or of its ``tabel``-th."""
        tables = [table for node in self.bagian[bagian] for table in node.cari("Table")]
        chosen = tables if tabel is None else tables[tabel : tabel + 1]
        bodies = [part for table in chosen for part in table.anak if part.nama in {"TBody", "TFoot"}]
        rows = [row for body in bodies for row in body.cari("TR")]
        cells = ([rapat(cell.teks) for cell in row.anak] for row in rows)
        return [row for row in cells if any(row)]  # an empty one leaves room for what follows

    def teks(self, bagian: str) -> str:
        return rapat("".join(node.teks for node in self.bagian.get(bagian, [])))


@pytest.fixture(scope="module", params=sorted(DOKUMEN))
def naskah(request: pytest.FixtureRequest, katalog: Catalogue) -> Naskah:
    return Naskah(compose_document(Measurements(DOKUMEN[request.param](katalog)), TW4, site=SITUS))


def cocok(ada: list[list[str]], harus: list[list[str]]) -> None:
    assert ada == [[rapat(cell) for cell in row] for row in harus]


def _form(d: DokumenPengukuran, number: int, row: IndikatorRow, direction: list[str]) -> Iterator[list[str]]:
    def target(figure: Figure) -> str:
        return figure.teks + ("*" if row.target_contoh and figure.teks != "–" else "")

    name, figures = [str(number), row.kode + row.nama], form_figures(d, row, target)
    yield [*name, *method(d, row), row.satuan, *figures, status(row), row.predikat, *direction]
    if row.keterangan:
        yield [f"Keterangan: {row.keterangan}"]


@pytest.mark.one_daily("one case of the table is walked every day through the same code")
def test_formulir(naskah: Naskah) -> None:
    """What a unit remarks stands below its row; the numbers go down with it."""
    d, directions = naskah.dokumen, direction_cells(naskah.dokumen)
    cocok(
        naskah.baris("Formulir pengukuran kinerja"),
        [
            line
            for number, row in enumerate(d.baris, 1)
            for line in _form(d, number, row, directions[row.kode])
        ],
    )


def test_alasan_perubahan_target(naskah: Naskah) -> None:
    """With the table of its sasaran, each reason once with the indicators it changed, or that it is all."""
    parts = naskah.bagian["Formulir pengukuran kinerja"]
    notes = [rapat(part.teks) for part in parts if part.teks.startswith("Alasan ")]
    expected = []
    for group in naskah.dokumen.kelompok:
        for reason in dict.fromkeys(row.alasan_perubahan for row in group.baris if row.alasan_perubahan):
            codes = [row.kode for row in group.baris if row.alasan_perubahan == reason]
            everyone = len(codes) == len(group.baris) and len(codes) > 3
            who = f"semua indikator {group.kode}" if everyone else listed(codes)
            expected.append(rapat(f"Alasan perubahan target {who}: {reason}"))
    assert notes == expected


def test_formulir_menjelaskan_tanda_contoh(naskah: Naskah) -> None:
    explained = rapat("Target bertanda * adalah contoh") in naskah.teks("Formulir pengukuran kinerja")
    assert explained is naskah.dokumen.target_contoh


def test_ringkasan(naskah: Naskah) -> None:
    groups = [
        [
            f"{group.jenis.capitalize()} {group.kode}: {group.uraian}{' (contoh)' if group.contoh else ''}",
            *map(str, (r.jumlah, r.tercapai, r.tidak_tercapai, r.belum_dinilai, r.belum_waktunya)),
            r.rata_rata.teks,
            *([r.berbatas.teks] if r.berbatas else []),
        ]
        for group in naskah.dokumen.kelompok
        for r in [group.ringkasan]
    ]
    cocok(naskah.baris("Ringkasan", 1), groups)
    counts = [str(count) for _, _, count in naskah.dokumen.ringkasan.predikat]
    covers = [covers for _, covers in naskah.dokumen.skala]
    cocok(naskah.baris("Ringkasan", 0), [["Capaian", *covers], ["Jumlah indikator", *counts]])


def test_kalimat_ringkasan(naskah: Naskah) -> None:
    r = naskah.dokumen.ringkasan
    sentence = (
        f"{r.jumlah} indikator: {r.tercapai} tercapai, {r.tidak_tercapai} tidak tercapai, "
        f"{r.belum_dinilai} belum dapat dinilai, {r.belum_waktunya} belum waktunya"
    )
    if r.berbatas and r.batas_kantor and r.dihitung:
        sentence += f". Rata-rata capaian {r.berbatas.teks} dengan batas {r.batas} tiap indikator, "
        sentence += f"{r.rata_rata.teks} tanpa batas"
    assert rapat(sentence + ".") in naskah.teks("Ringkasan")
    assert rapat(sentence + ".") in naskah.teks("Pengesahan")
    for text in naskah.dokumen.perhatian:
        assert rapat(text) in naskah.teks("Ringkasan")
    for text in naskah.dokumen.catatan_skala:
        assert rapat(text) in naskah.teks("Formulir pengukuran kinerja")


def test_pembandingan(naskah: Naskah) -> None:
    harapan, at = [], place_of_direction(naskah.dokumen)
    for row, angka, arah, catatan in figures(naskah.dokumen):
        cells = [figure.teks for figure in angka]
        harapan.append([f"{row.kode}{row.nama}", row.satuan, *cells[:at], arah, *cells[at:]])
        harapan += [[f"Catatan: {catatan}"]] if catatan else []
    cocok(naskah.baris("Pembandingan"), harapan)


def test_analisis(naskah: Naskah) -> None:
    text = naskah.teks("Analisis")
    for group in naskah.dokumen.kelompok:
        assert rapat(f"{group.kode}: {group.uraian}") in text
        for title, part in group.analisis.bagian if group.analisis else ():
            assert rapat(part) in text
            assert title == "Uraian" or rapat(title) in text
        assert all(rapat(name) in text for name in group.program)
    cocok(
        naskah.baris("Analisis"),
        [
            [row.kode + row.nama, row.faktor_pendukung or "–", row.faktor_penghambat or "–"]
            for row in naskah.dokumen.baris
            if row.faktor_pendukung or row.faktor_penghambat
        ],
    )


def test_anggaran(naskah: Naskah) -> None:
    budget = naskah.dokumen.anggaran
    if budget is None:
        joined = naskah.teks("Anggaran, rencana aksi, dan tindak lanjut")
        assert "Belumadaanggarantahun2024yangtercatat." in joined
        assert rapat(NO_FOLLOW_UP) in joined
        return
    text = naskah.teks("Anggaran dan efisiensi")
    rows = [(row, row.kode, row.uraian) for row in budget.baris] + [(budget.jumlah, "", "Jumlah")]
    cocok(
        naskah.baris("Anggaran dan efisiensi", 0),
        [
            [code, name, row.pagu.teks]
            + [figure.teks for pair in zip(row.realisasi, row.serapan, strict=True) for figure in pair]
            for row, code, name in rows
        ],
    )
    cocok(
        naskah.baris("Anggaran dan efisiensi", 1),
        [
            [f"{e.kode}{e.uraian}", e.capaian.teks, e.serapan.teks, e.selisih.teks, e.golongan, e.sisa.teks]
            for e in budget.efisiensi
        ],
    )
    assert all(rapat(part) in text for part in (budget.sumber, *budget.triwulan, *budget.catatan))


def test_rencana_aksi(naskah: Naskah) -> None:
    expected = []
    for number, plan in enumerate(naskah.dokumen.rencana_aksi, 1):
        texts = (plan.kendala, plan.penyebab, plan.solusi, plan.tindak_lanjut, plan.target_perbaikan)
        who = (plan.penanggung_jawab, plan.batas_waktu, plan.anggaran.teks, plan.tingkat, plan.status)
        expected.append([str(number), plan.kode, *texts, *who])
        notes = f"Bukti tindak lanjut: {plan.bukti}" if plan.bukti else ""
        notes += f"Rekomendasi: {plan.rekomendasi}" if plan.rekomendasi else ""
        expected += [[notes]] if notes else []
    joined = naskah.dokumen.anggaran is None
    assert ("Rencana aksi" in naskah.bagian) is not joined
    cocok([] if joined else naskah.baris("Rencana aksi"), expected)


def test_tindak_lanjut(naskah: Naskah) -> None:
    joined = naskah.dokumen.anggaran is None
    assert ("Tindak lanjut rencana aksi sebelumnya" in naskah.bagian) is not joined
    cocok(
        [] if joined else naskah.baris("Tindak lanjut rencana aksi sebelumnya"),
        [
            [
                str(number),
                row.kode,
                row.asal,
                row.tindak_lanjut,
                row.penanggung_jawab,
                row.batas_waktu + ("(lewat batas waktu)" if row.lewat else ""),
                row.status_lalu,
                row.status,
                row.uraian,
                *([row.bukti or "–"] if any(one.bukti for one in naskah.dokumen.tindak_lanjut) else []),
            ]
            for number, row in enumerate(naskah.dokumen.tindak_lanjut, 1)
        ],
    )


def test_sop_dan_koreksi(naskah: Naskah) -> None:
    cocok(
        naskah.baris("Pelaksanaan SOP"),
        [
            [
                str(s.nomor),
                s.kegiatan,
                s.pelaksana,
                s.waktu_baku,
                s.oleh,
                s.waktu_nyata,
                s.lama,
                s.catatan or "–",
            ]
            for s in (naskah.dokumen.catatan_sop if recorded(naskah.dokumen) else ())
        ],
    )
    assert (rapat(NO_RECORD) in naskah.teks("Pelaksanaan SOP")) is not recorded(naskah.dokumen)
    if naskah.dokumen.koreksi:
        words = any(k.kode == "Naskah" for k in naskah.dokumen.koreksi)  # the demonstration's sentences
        cocok(
            naskah.baris("Koreksi naskah" if words else "Koreksi angka"),
            [
                [k.kode, k.lama, k.baru, k.alasan, k.sumber, k.diputuskan_oleh, k.tanggal]
                for k in naskah.dokumen.koreksi
            ],
        )


def test_lampiran(naskah: Naskah) -> None:
    d = naskah.dokumen
    names = [entry.kode + entry.nama for entry in d.kamus]
    cells = [[name, *cells] for name, cells in zip(names, dictionary_cells(d), strict=True)]
    cocok(naskah.baris("Kamus indikator"), cells)
    if evidence(d):
        lines = [line for cells, below in evidence_cells(d, "") for line in (cells, [below])]
        expected = [line for line in lines if line != [""]]
        cocok(naskah.baris("Daftar bukti"), expected)
    for at, matrix in enumerate(matrices(d)):
        cocok(naskah.baris("Rincian realisasi", at), matrix)


def test_lembar(naskah: Naskah) -> None:
    """The annex on one sheet: each sasaran over its indicators, with the figure of the headline."""
    rows = []
    for number, row in enumerate(naskah.dokumen.baris, 1):
        figure, first = row.headline, [group for group in naskah.dokumen.kelompok if group.baris[0] is row]
        mark = "*" if row.target_contoh and figure.target.teks != "–" else ""
        cells = [f"{row.kode} {row.nama}", row.satuan, figure.target.teks + mark, figure.realisasi.teks]
        cells += [capaian(row, figure.capaian), status(row)]
        name = [
            f"{group.jenis.capitalize()} {group.kode}: {group.uraian}{' (contoh)' if group.contoh else ''}"
            for group in first
        ]
        rows += [[str(number), *name], cells] if first else [[str(number), *cells]]
    cocok(naskah.baris("Formulir Pengukuran Kinerja", 0), rows)
    budget = naskah.dokumen.anggaran
    if budget is not None:
        nodes = [row for row in (*budget.baris, budget.jumlah) if row.jenis in ("program", "")]
        cocok(
            naskah.baris("Formulir Pengukuran Kinerja", 1),
            [
                [f"{row.kode} {row.uraian}", row.pagu.teks, row.realisasi[-1].teks, row.serapan[-1].teks]
                for row in nodes
            ],
        )


def angka(nilai: object) -> Iterator[str]:
    """The text of every figure anywhere in a value."""
    if isinstance(nilai, Figure):
        yield nilai.teks
    elif isinstance(nilai, tuple):
        for part in nilai:
            yield from angka(part)
    elif is_dataclass(nilai) and not isinstance(nilai, type):
        for part in fields(nilai):
            yield from angka(getattr(nilai, part.name))


def test_tidak_ada_angka_yang_tertinggal(naskah: Naskah) -> None:
    """Whatever figures the value gains later: each is printed somewhere.

    The mean of an office that declared no cap is no headline (decision 18), and paper has no row of totals:
    that one is printed nowhere, unless another figure has the same text.
    """
    d, text = naskah.dokumen, rapat(naskah.pohon.teks)
    total, dash = d.ringkasan, Figure("–")
    said = total if total.batas_kantor else replace(total, rata_rata=dash, berbatas=dash)
    bare = tuple(
        replace(row, rincian=tuple(replace(one, pembilang=dash, penyebut=dash) for one in row.rincian))
        for row in d.baris
    )  # pembilang and penyebut of a breakdown are in the workbook and the open data
    groups = tuple(
        replace(group, baris=tuple(row for row in bare if row.kode in {own.kode for own in group.baris}))
        for group in d.kelompok
    )
    whole = replace(d, kelompok=groups)
    figures = set(angka(replace(whole, ringkasan=said))) - {dash.teks}
    assert len(figures) > 30
    assert {figure for figure in {*figures, *angka(whole)} - {dash.teks} if rapat(figure) in text} == figures


def test_teks_biasa_tersalin_utuh(naskah: Naskah) -> None:
    """Copying from the PDF gives the words as they are: no mark inside them, nothing run together."""
    copied = " ".join(" ".join(halaman_teks(naskah.pdf)).split())
    for law in naskah.dokumen.dasar_hukum:
        assert law.split(" tentang ")[0] in copied
    assert naskah.dokumen.judul.upper() in copied
    assert naskah.dokumen.pendahuluan.split(".")[0].split(",")[0][:60] in copied
