"""The document as the PDF's templates take it: finished texts in tables and lists; layout is theirs."""

from itertools import groupby
from operator import attrgetter

from ukur.document import wording
from ukur.document.direction_text import SIGN_NOTE, directions
from ukur.document.document_value import DokumenPengukuran, SasaranGroup
from ukur.document.emptiness import joined_parts, joined_sentence, joined_title
from ukur.document.pdf.glued import glued
from ukur.document.pdf.pdf_rows import Content, table, table_shares
from ukur.document.pdf.sheet_content import sheet_content
from ukur.document.sections import ShownAnggaran, Signature
from ukur.document.tabel.budget import EFFICIENCY, budget
from ukur.document.tabel.comparison_table import FACTORS, comparison, is_wide
from ukur.document.tabel.declaration import Rendering, since_ninth, since_seventh
from ukur.document.tabel.form import FORM
from ukur.document.tabel.form_groups import has_methods, printed_form
from ukur.document.tabel.pelaksanaan_table import corrections_title, printed_corrections, printed_steps
from ukur.document.tabel.plan import FOLLOW_UP, LHE, PLANS
from ukur.document.tabel.printed_annex import breakdowns, dictionary, evidence
from ukur.document.tabel.section_titles import SECTIONS
from ukur.document.tabel.summary import ROLL_UP, printed_predikat
from ukur.model.instansi import Kertas

PAPER_SIZES = {"A4": (21.0, 29.7), "F4": (21.5, 33.0)}
"""Width and height of the sheet upright, in centimetres."""


def typst_content(d: DokumenPengukuran, emblem: Content | None, qr: Content | None) -> Content:
    """Return everything the templates print; ``emblem`` and ``qr`` are pictures."""
    pictures = {"lambang": emblem, "qr": qr}
    return (glued(_texts(d), since_ninth(d)) if since_seventh(d) else _texts(d)) | pictures


def _texts(d: DokumenPengukuran) -> Content:
    return {
        **identity(d),
        "kertas": paper_content(d.kertas),
        "bagian": {**SECTIONS, "koreksi": corrections_title(d)},
        "kalimat": _sentences(d),
        "gabungan": _joined(d),
        "formulir": _form(d),
        "ringkasan": table(ROLL_UP, d),
        "predikat": table(printed_predikat(d), d),
        "pembandingan": table(comparison(d), d) | {"mendatar": is_wide(d)},
        "analisis": _analyses(d),
        "anggaran": _budget(d.anggaran, d) if d.anggaran else None,
        "rencana_aksi": table(PLANS, d),
        "tindak_lanjut": table(FOLLOW_UP, d),
        "tindak_lanjut_lhe": table(LHE, d),
        "sop": table(printed_steps(d), d),
        "koreksi": table(printed_corrections(d), d),
        "kamus": table(dictionary(d), d),
        "bukti": table(evidence(d), d),
        "lembar": sheet_content(d),
        "rincian": [table(matrix, d) for matrix in breakdowns(d)],
    }


def identity(d: DokumenPengukuran) -> Content:
    """Return what every sheet of a document says of it: names, marks, letterhead, signature block."""
    return {
        "judul": d.judul,
        "periode": d.periode.title,
        "nomor": d.nomor,
        "pemerintah": d.pemerintah,
        "instansi": d.instansi,
        "nama_singkat": d.nama_singkat,
        "nama_berkas": d.nama_berkas,
        "kop": list(d.kop),
        "konsep": d.konsep,
        "edisi": d.edisi_cetak,
        "tanda": list(d.tanda),
        "pendahuluan": d.pendahuluan,
        "dasar_hukum": list(d.dasar_hukum),
        "catatan_skala": [*d.catatan_skala, *d.perubahan],
        "perhatian": list(d.perhatian),
        "catatan": d.catatan,
        "alamat_arsip": d.alamat_arsip,
        "tanda_tangan": _signature(d.tanda_tangan),
        "penanda_lain": [_signature(sign) for sign in d.penanda_tangan_lain],
    }


def _signature(sign: Signature) -> Content:
    below = sign.is_electronic and sign.nama is not None
    return {
        "tempat_tanggal": sign.tempat_tanggal,
        "sebagai": sign.sebagai,
        "jabatan": [list(line) for line in wording.title_lines(sign, follows=not below)],
        "nama": sign.nama,
        "pangkat": sign.pangkat,
        "nip": sign.nip,
        "elektronik": wording.ELECTRONIC if sign.is_electronic else None,
    }


def paper_content(kertas: Kertas) -> Content:
    """Return the sheet as the templates take it, in centimetres."""
    width, height = PAPER_SIZES[kertas.ukuran]
    sides = {side: float(getattr(kertas, side)) for side in ("atas", "bawah", "kiri", "kanan")}
    return {"lebar": width, "tinggi": height, "huruf": kertas.huruf, **sides}


def _sentences(d: DokumenPengukuran) -> Content:
    without, affected = wording.without_plans(d)
    return {
        "ringkasan": f"{wording.summary(d.ringkasan)} {wording.mean_note(d)}",
        "arah": list(directions(d)),
        **signing_sentences(d),
        "penutup": wording.closing(d),
        "contoh": wording.sample_note("bertanda *") if d.target_contoh else None,
        "cara": "" if has_methods(d) or not d.baris else wording.METHODS_IN_ANNEX,
        "tanpa_indikator": FORM.empty,
        "tanpa_kelompok": wording.NO_GROUP,
        "tanpa_analisis": wording.NO_ANALYSIS,
        "tidak_tercapai": wording.MISSED,
        "tanda_arah": SIGN_NOTE,
        "tanpa_anggaran": wording.no_budget(d),
        "tanpa_rencana": without,
        "tanpa_rencana_untuk": list(affected),
        "qr": wording.QR_NOTE,
        "naskah": wording.kept_at(d),
        "sop": list(wording.office_records(d)),
    }


def signing_sentences(d: DokumenPengukuran) -> Content:
    """Return what stands in place of a number and of a name that are not known yet."""
    return {"tanpa_nama": wording.unsigned(d), "tanpa_nomor": wording.NO_NUMBER}


def _form(d: DokumenPengukuran) -> list[Content]:
    """Return one table for each sasaran."""
    form = printed_form(d)
    shares = table_shares(form, d)
    rows = {code: tuple(own) for code, own in groupby(form.rows(d), attrgetter("parent.kode"))}
    return [
        {
            "judul": wording.group_name(group),
            "tabel": table(form, d, rows.get(group.kode, ()), shares),
            "perubahan": list(wording.form_notes(group, d)),
        }
        for group in d.kelompok
    ]


def _analyses(d: DokumenPengukuran) -> list[Content]:
    shares = table_shares(FACTORS, d)
    return [_analysis(group, d, shares) for group in d.kelompok]


def _analysis(group: SasaranGroup, d: DokumenPengukuran, shares: list[float]) -> Content:
    factors = [row for row in FACTORS.rows(d) if row.parent is group]
    return {
        "judul": wording.group_name(group),
        "bagian": list(wording.analysis_parts(group)),
        "faktor": table(FACTORS, d, factors, shares),
        "program": wording.programmes(group),
    }


def _joined(d: DokumenPengukuran) -> Content:
    """Return the parts with nothing to show, which stand together; none where each has its own heading."""
    parts = joined_parts(d)
    said = {"judul": joined_title(parts), "kalimat": joined_sentence(d, parts)} if parts else {}
    return {"bagian": list(parts), **said}


def _budget(anggaran: ShownAnggaran, d: DokumenPengukuran) -> Content:
    nodes = budget(anggaran)
    columns = [column.name for column in nodes.printed(Rendering.PDF, d)]
    return {
        "sumber": wording.budget_source(anggaran),
        "contoh": wording.BUDGET_SAMPLE if anggaran.contoh else None,
        "tabel": table(nodes, d),
        "kolom_nama": str(columns.index("uraian")),
        "tingkat": [row.tingkat for row in anggaran.baris],
        "efisiensi": table(EFFICIENCY, d),
        "catatan": list(anggaran.catatan),
    }
