"""Composing the document: catalogue and measurements in, one DokumenPengukuran out."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypedDict

from ukur.document import wording
from ukur.document.budget_composition import anggaran_section
from ukur.document.date_text import DASH, percent_text, short_number
from ukur.document.dictionary_row import dictionary_row
from ukur.document.document_value import (
    DokumenPengukuran,
    IndikatorRow,
    KamusRow,
    SasaranGroup,
    ShownAnalisis,
    ShownSummary,
)
from ukur.document.figure import Figure
from ukur.document.indikator_row import measured_row
from ukur.document.office_records import (
    ShownLhe,
    ShownOrder,
    ShownRapat,
    shown_meetings,
    shown_order,
    shown_recommendations,
)
from ukur.document.pelaksanaan_composition import sop_section
from ukur.document.scale_notes import scale_notes
from ukur.document.scale_text import shown_skala
from ukur.document.section_composition import (
    koreksi_section,
    letterhead,
    office_identity,
    tindak_lanjut_section,
)
from ukur.document.sections import ShownAnggaran, ShownKoreksi, ShownLangkah, ShownOffice, ShownTindakLanjut
from ukur.document.signatories import signature_blocks
from ukur.document.term_notes import year_notes
from ukur.measure.capaian import IndikatorResult
from ukur.measure.conventions import mean_cap
from ukur.measure.edition import Edition
from ukur.measure.figure_words import figure_sentence
from ukur.measure.measurements import Measurements
from ukur.measure.predikat import skala_in_force
from ukur.measure.rollup import roll_up
from ukur.measure.tindak_lanjut import EarlierRencana
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import DasarTarget
from ukur.model.instansi import Aritmetika
from ukur.model.paths import archive_address
from ukur.model.pengukuran import Analisis
from ukur.model.periode import Periode, quarter_end
from ukur.model.pohon import JenisSimpul, Simpul

PERCONTOHAN_MARK = "PERCONTOHAN: peragaan, bukan dokumen resmi"
DRAFT_MARK = "KONSEP - belum disahkan"
_ANALISIS_TITLES = {
    "uraian": wording.ANALYSIS_TEXT,
    "penyebab": "Penyebab keberhasilan atau kegagalan",
    "faktor_pendukung": "Faktor pendukung",
    "faktor_penghambat": "Faktor penghambat",
    "solusi": "Solusi yang telah dilakukan",
    "efisiensi": "Efisiensi penggunaan sumber daya",
    "program_penunjang": "Program yang menunjang",
}


class _Part(TypedDict):
    anggaran: ShownAnggaran | None
    tindak_lanjut: tuple[ShownTindakLanjut, ...]
    catatan_sop: tuple[ShownLangkah, ...]
    koreksi: tuple[ShownKoreksi, ...]
    kantor: ShownOffice
    perubahan: tuple[str, ...]
    perintah: ShownOrder | None
    rapat: tuple[ShownRapat, ...]
    tindak_lanjut_lhe: tuple[ShownLhe, ...]
    edisi_cetak: int


def compose_document(
    measurements: Measurements,
    periode: Periode,
    former: Mapping[str, IndikatorRow] | None = None,
    site: str | None = None,
) -> DokumenPengukuran:
    """Return the document of a period that has a ``dokumen.yml``; nothing is computed after this.

    ``former`` are rows of an earlier composition that still hold. ``site`` is the site's address, where
    the QR leads; None when it is not known.
    """
    catalogue = measurements.catalogue
    dokumen, instansi = catalogue.dokumen[periode], catalogue.instansi
    measured = measurements.measured_in(periode)
    by_node = _by_node(measured)
    groups = _groups(measurements, periode, by_node, former or {})
    samples = any(row.target_contoh for group in groups for row in group.baris)
    skala = skala_in_force(catalogue.skala, quarter_end(periode))
    draft = not dokumen.tahap.disahkan
    marks = [PERCONTOHAN_MARK] * instansi.percontohan + [DRAFT_MARK] * draft
    return DokumenPengukuran(
        periode=periode,
        judul=f"Pengukuran Kinerja {periode.title}",
        nomor=dokumen.nomor,
        pemerintah=instansi.pemerintah,
        instansi=instansi.nama,
        nama_singkat=instansi.nama_singkat,
        kop=letterhead(catalogue),
        percontohan=instansi.percontohan,
        konsep=draft,
        tanda=tuple(marks),
        tahap=str(dokumen.tahap),
        pendahuluan=dokumen.pendahuluan,
        dasar_hukum=instansi.dasar_hukum or catalogue.sop.identitas.dasar_hukum,
        kelompok=groups,
        ringkasan=shown_summary(measured, instansi.aritmetika, measurements.edition),
        skala=tuple(shown_skala(skala)),
        catatan_skala=scale_notes(skala, measured, measurements.edition),
        catatan=dokumen.catatan,
        **signature_blocks(catalogue, dokumen, measurements.edition),
        kamus=_dictionary(measurements, periode),
        nama_berkas=f"pengukuran-kinerja_{instansi.singkatan}_{periode}",
        tanggal=_dated(catalogue, periode),
        kertas=instansi.kertas,
        lambang=instansi.kop.lambang,
        alamat_arsip=f"{site.rstrip('/')}/{archive_address(periode)}" if site else None,
        lokasi_arsip=dokumen.lokasi_arsip,
        target_contoh=samples,
        perhatian=_attention(measured, measurements.edition),
        **_sections(measurements, periode, by_node),
    )


def _dictionary(measurements: Measurements, periode: Periode) -> tuple[KamusRow, ...]:
    catalogue, edition = measurements.catalogue, measurements.edition
    measured = measurements.measured_in(periode)
    return tuple(dictionary_row(catalogue, item.indikator, periode, edition) for item in measured)


def _dated(catalogue: Catalogue, periode: Periode) -> datetime.date:
    """Return the day of a document: of its approval, else the end of the quarter."""
    return catalogue.dokumen[periode].tanggal_pengesahan or quarter_end(periode)


def _sections(
    measurements: Measurements, periode: Periode, by_node: Mapping[str, Sequence[IndikatorResult]]
) -> _Part:
    catalogue = measurements.catalogue
    return {
        "edisi_cetak": max(int(Edition.FOURTH), int(measurements.edition)),
        "anggaran": anggaran_section(catalogue, periode, by_node, measurements.edition),
        "tindak_lanjut": tindak_lanjut_section(_public(measurements, periode), periode, measurements.edition),
        "catatan_sop": sop_section(catalogue, catalogue.dokumen[periode], edition=measurements.edition),
        "koreksi": koreksi_section(catalogue, periode, measurements.edition),
        "perubahan": year_notes(measurements, periode) if measurements.edition >= Edition.FOURTH else (),
        "kantor": office_identity(catalogue.instansi, _dated(catalogue, periode)),
        "perintah": shown_order(catalogue.dokumen[periode], measurements.edition),
        "rapat": shown_meetings(catalogue.dokumen[periode], measurements.edition),
        "tindak_lanjut_lhe": shown_recommendations(catalogue.dokumen[periode], measurements.edition),
    }


def _public(measurements: Measurements, periode: Periode) -> list[EarlierRencana]:
    """Leave out of an approved document the plans of a concept, which are not public yet."""
    documents = measurements.catalogue.dokumen
    shown = documents[periode].tahap.disahkan
    plans = measurements.open_rencana[periode]
    return [plan for plan in plans if not shown or documents[plan.asal].tahap.disahkan]


def _by_node(measured: Sequence[IndikatorResult]) -> dict[str, list[IndikatorResult]]:
    by_node: dict[str, list[IndikatorResult]] = {}
    for result in measured:
        by_node.setdefault(result.indikator.sasaran, []).append(result)
    return by_node


def _groups(
    measurements: Measurements,
    periode: Periode,
    by_node: Mapping[str, Sequence[IndikatorResult]],
    former: Mapping[str, IndikatorRow],
) -> tuple[SasaranGroup, ...]:
    catalogue = measurements.catalogue
    groups = []
    for node in catalogue.pohon.walk_down():
        items = by_node.get(node.kode, [])
        if not items:
            continue
        analisis = catalogue.dokumen[periode].analisis.get(node.kode)
        groups.append(
            SasaranGroup(
                kode=node.kode,
                jenis=str(node.jenis),
                uraian=node.uraian,
                contoh=node.dasar is DasarTarget.CONTOH,
                baris=tuple(
                    former.get(item.indikator.kode) or measured_row(measurements, item) for item in items
                ),
                ringkasan=shown_summary(items, catalogue.instansi.aritmetika, measurements.edition),
                analisis=_analysis(analisis) if analisis else None,
                program=tuple(_programmes(node)),
            )
        )
    return tuple(groups)


def _programmes(node: Simpul) -> list[str]:
    return [
        f"{below.kode} {below.uraian}" for below in node.walk_down() if below.jenis is JenisSimpul.PROGRAM
    ]


def _analysis(analisis: Analisis) -> ShownAnalisis:
    parts = ((title, getattr(analisis, key)) for key, title in _ANALISIS_TITLES.items())
    return ShownAnalisis(tuple((title, text) for title, text in parts if text))


def shown_summary(
    results: Sequence[IndikatorResult], aritmetika: Aritmetika, edition: Edition
) -> ShownSummary:
    """Return the roll-up of measurements, formatted; form 1 had the capped mean of a declared cap only."""
    merge, declared = roll_up(results, aritmetika), mean_cap(aritmetika) is not None
    first = edition is Edition.FIRST
    shown = declared or not first
    return ShownSummary(
        jumlah=merge.jumlah,
        dihitung=merge.dihitung,
        tercapai=merge.tercapai,
        tidak_tercapai=merge.tidak_tercapai,
        tanpa_capaian=merge.jumlah - merge.tercapai - merge.tidak_tercapai,
        rata_rata=_mean(merge.rata_rata),
        berbatas=_mean(merge.berbatas) if shown else None,
        batas=f"{short_number(merge.batas)} %" if shown else "",
        predikat=tuple((step.label, step.singkatan, count) for step, count in merge.predikat),
        belum_dinilai=None if first else merge.unjudged,
        belum_waktunya=None if first else merge.belum_waktunya,
        batas_kantor=declared or first,
        bobot=_weights(results) if merge.berbobot else "",
    )


def _weights(results: Sequence[IndikatorResult]) -> str:
    weights = ((item.indikator.kode, item.indikator.bobot) for item in results)
    return ", ".join(f"{kode} {short_number(weight)}" for kode, weight in weights if weight is not None)


def _mean(value: Decimal | None) -> Figure:
    return Figure(DASH) if value is None else Figure(percent_text(value), value)


def _attention(measured: Sequence[IndikatorResult], edition: Edition) -> tuple[str, ...]:
    """Return the missed indicators, each with its figure; form 1 said the capaian alone.

    Since form 9 with one colon: ``IKU-01 Nama, setahun: realisasi ...``.
    """
    sign = "," if edition >= Edition.NINTH else ":"
    return tuple(
        f"{item.indikator.kode} {item.indikator.nama}{sign} "
        + (
            f"capaian {percent_text(item.main_ratio.tercetak)}"
            if edition is Edition.FIRST and item.main_ratio.tercetak is not None
            else figure_sentence(item, item.main_ratio)
        )
        for item in measured
        if item.main_ratio.tercapai is False
    )
