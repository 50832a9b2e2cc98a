"""Composing form E.81: the measured form and the document of its period in, one FormE81 out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ukur.document.date_text import DASH, number_text, quantity_text
from ukur.document.document_value import DokumenPengukuran
from ukur.document.e81 import E81Average, E81Group, E81Line, E81Side, E81Signature, FormE81
from ukur.document.e81_notes import notes
from ukur.document.figure import Figure
from ukur.document.wording import DEMONSTRATION, whole_title
from ukur.measure.evaluasi_renja import (
    E81,
    QUARTERS,
    E81Figures,
    E81Kinerja,
    E81Mean,
    E81Node,
    evaluasi_renja,
)
from ukur.measure.measurements import Measurements
from ukur.measure.rounding import round_half_up
from ukur.model.catalogue import Catalogue
from ukur.model.instansi import Instansi
from ukur.model.numbers import Quantity
from ukur.model.pengukuran import EvaluasiRenja

FORM_NAME = "Formulir E.81"
TITLE = "Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten/kota"
LEAD = "Indikator dan target kinerja Perangkat Daerah Kabupaten/kota yang mengacu pada sasaran RKPD"
NOT_WRITTEN = "Belum ditulis."
BLANK = ".............................."
FOOT = (
    ("faktor_pendorong", "Faktor pendorong keberhasilan kinerja"),
    ("faktor_penghambat", "Faktor penghambat pencapaian kinerja"),
    ("tindak_lanjut_triwulan", "Tindak lanjut yang diperlukan dalam triwulan berikutnya*)"),
    ("tindak_lanjut_renja", "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah berikutnya*)"),
)
_NOTHING = Figure("")
_UNKNOWN = Figure(DASH)


def compose_e81(measurements: Measurements, dokumen: DokumenPengukuran) -> FormE81 | None:
    """Return the form of a document's period; None where the data does not hold what it needs.

    ``dokumen`` gives what the form shares with it: marks, paper, signer, day.
    """
    periode, catalogue = dokumen.periode, measurements.catalogue
    measured = evaluasi_renja(measurements, periode)
    if measured is None:
        return None
    record, instansi = catalogue.dokumen.get(periode), catalogue.instansi
    return FormE81(
        periode=periode,
        judul=(
            FORM_NAME,
            TITLE,
            f"Renja Perangkat Daerah {dokumen.instansi} {instansi.daerah}",
            f"Periode pelaksanaan: {periode.title}",
        ),
        pengantar=LEAD,
        akhir_renstra=_last_year(measured),
        kelompok=tuple(_groups(catalogue, measured, periode.triwulan)),
        kinerja=_average(measured.kinerja),
        anggaran=_average(measured.anggaran),
        kaki=tuple(_foot(record.evaluasi_renja if record else None)),
        catatan=notes(catalogue, measured, dokumen),
        tanda_tangan=tuple(_signatures(dokumen, instansi)),
        nama_berkas=f"evaluasi-renja-e81_{instansi.singkatan}_{periode}",
        instansi=dokumen.instansi,
        nama_singkat=dokumen.nama_singkat,
        pemerintah=dokumen.pemerintah,
        tanda=dokumen.tanda,
        konsep=dokumen.konsep,
        tanggal=dokumen.tanggal,
        kertas=dokumen.kertas,
    )


def _last_year(measured: E81) -> str:
    """Return when the Renstra ends: its year where the targets agree on one."""
    targets = (item.hasil.indikator.target_renstra for node in measured.simpul for item in node.kinerja)
    years = {target.tahun for target in targets if target is not None}
    end = "Akhir Periode Renstra Perangkat Daerah"
    return f"pada Tahun {years.pop()} ({end})" if len(years) == 1 else f"pada {end}"


def _groups(catalogue: Catalogue, measured: E81, triwulan: int) -> Iterator[E81Group]:
    for number, node in zip(_numbers(measured.simpul), measured.simpul, strict=True):
        lines = tuple(_line(catalogue, item, triwulan) for item in node.kinerja)
        empty = E81Line("", DASH, _absent_side(triwulan), DASH, menjumlah=False)
        yield E81Group(
            nomor=number,
            sasaran=f"{node.sasaran.kode} {node.sasaran.uraian}" if node.sasaran else DASH,
            simpul=f"{node.simpul.kode} {node.simpul.uraian}",
            tingkat=node.tingkat,
            anggaran=_side(node.anggaran, triwulan, 0) if node.anggaran else _absent_side(triwulan),
            baris=lines or (empty,),
        )


def _numbers(nodes: Sequence[E81Node]) -> Iterator[str]:
    """Yield 1, 1.1, 1.2, 2: the number of each node at its depth."""
    counts: list[int] = []
    for node in nodes:
        counts = [*counts[: node.tingkat + 1], *[0] * (node.tingkat + 1 - len(counts))]
        counts[-1] += 1
        yield ".".join(map(str, counts))


def _line(catalogue: Catalogue, item: E81Kinerja, triwulan: int) -> E81Line:
    indikator = item.hasil.indikator
    key = indikator.unit.in_period(item.hasil.periode)
    unit = catalogue.instansi.unit.get(key)
    return E81Line(
        kode=indikator.kode,
        indikator=f"{indikator.kode} {indikator.nama} ({indikator.satuan})",
        kinerja=_side(item.figures, triwulan, indikator.desimal),
        unit=unit.nama if unit else key,
        menjumlah=item.menjumlah,
    )


def _side(figures: E81Figures, triwulan: int, desimal: int) -> E81Side:
    def shown(value: Quantity | None) -> Figure:
        if not isinstance(value, Decimal):
            return Figure(quantity_text(value, desimal))
        places = desimal if value == round_half_up(value, desimal) else 2  # sen, where an amount has any
        printed = round_half_up(value, places)
        return Figure(number_text(printed), printed)

    first, second, third, fourth = (
        shown(figures.triwulan.get(quarter)) if quarter <= triwulan else _NOTHING for quarter in QUARTERS
    )
    return E81Side(
        renstra=shown(figures.renstra),
        lalu=shown(figures.lalu),
        target=shown(figures.target),
        triwulan=(first, second, third, fourth),
        realisasi=shown(figures.realisasi),
        sampai=shown(figures.sampai),
        tingkat=_percentage(figures.tingkat),
    )


def _absent_side(triwulan: int) -> E81Side:
    return _side(E81Figures(None, None, None, {}, None, None, None), triwulan, 0)


def _percentage(value: Decimal | None) -> Figure:
    """Return a percentage without its sign, which the head of the column has."""
    return _UNKNOWN if value is None else Figure(number_text(value), value)


def _average(mean: E81Mean) -> E81Average:
    return E81Average(_percentage(mean.rata_rata), mean.predikat.label if mean.predikat else DASH)


def _foot(texts: EvaluasiRenja | None) -> Iterator[tuple[str, str]]:
    for name, heading in FOOT:
        yield heading, (getattr(texts, name) if texts else None) or NOT_WRITTEN


def _signatures(dokumen: DokumenPengukuran, instansi: Instansi) -> Iterator[E81Signature]:
    """Yield both blocks; days are written by hand, for when the form is signed is not on record."""
    head = dokumen.tanda_tangan
    unnamed = DEMONSTRATION if dokumen.percontohan else f"({BLANK})"
    below = (head.pangkat, f"NIP. {head.nip}" if head.nip else None)
    yield E81Signature(
        "Disusun",
        f"{instansi.tempat}, {BLANK}",
        whole_title(head),
        head.nama or unnamed,
        tuple(part for part in below if part),
    )
    yield E81Signature("Dievaluasi", f"{BLANK}, {BLANK}", f"Kepala Bappeda {instansi.daerah}", unnamed)
