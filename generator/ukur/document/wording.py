"""Sentences and labels that stand in more than one rendering of the document, each written once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ukur.document.document_value import (
    DokumenPengukuran,
    IndikatorRow,
    KamusRow,
    SasaranGroup,
    ShownSummary,
)
from ukur.document.figure import ScopedFigure
from ukur.document.office_records import record_sentences
from ukur.document.sections import ShownAnggaran, ShownLicence, Signature
from ukur.measure.edition import Edition
from ukur.measure.figure_words import reached_words
from ukur.model.code_order import code_order, code_runs
from ukur.model.peran import StatusJabatan
from ukur.model.sop import Tahap

NO_INDICATOR = "Belum ada indikator yang diukur pada periode ini."
NO_GROUP = "Belum ada sasaran yang indikatornya diukur pada periode ini."
NO_COMPARISON = (
    "Belum ada angka tahun lalu, target akhir Renstra, atau standar nasional yang tercatat "
    "untuk dibandingkan."
)
ANALYSIS_TEXT = "Uraian"
NO_ANALYSIS = "Analisis belum ditulis."
NO_STEP = "SOP ini tidak mempunyai langkah."
METHODS_IN_ANNEX = "Cara pengukuran tiap indikator ada di lampiran kamus indikator."
NO_NUMBER = "……………………"
NOT_YET_RECORDED = "belum dicatat"
NO_RECORD = "Belum ada langkah SOP yang pelaksanaannya dicatat."
BREAKDOWN_NOTE = "Pembilang dan penyebut tiap angka ada di lembar kerja XLSX dan data terbuka dokumen ini."
NO_CORRECTION = "Tidak ada koreksi atas angka periode ini."
NO_EVIDENCE = "Belum ada bukti yang tercatat."
NO_FOLLOW_UP = "Tidak ada rencana aksi dari periode sebelumnya yang masih terbuka."
NOT_JUDGED, NOT_DUE = "Belum dapat dinilai", "Belum waktunya"
NOT_IN_MEAN = "Indikator tanpa capaian tidak ikut dirata-rata."
MISSED = "Indikator yang tidak tercapai:"
BUDGET_SAMPLE = "Anggaran ini contoh, bukan anggaran resmi."
CHANGED_TARGET = "Alasan perubahan target"
EASIER_TARGET = "Target lebih mudah daripada hasil tahun lalu"
SHARED = "Unit yang melaporkan bagiannya"
NOTE = "Keterangan"
HELPED, HINDERED = "Faktor pendukung", "Faktor penghambat"
SAMPLE_TARGET = "Target contoh, bukan target resmi."
SAMPLE, LATE = "contoh", "lewat batas waktu"

NO_PLAN = "Indikator berikut tidak tercapai dan belum mempunyai rencana aksi:"
NOTHING_JUDGED = "Belum ada indikator yang mempunyai capaian, sehingga belum ada rencana aksi."

ELECTRONIC = "Ditandatangani secara elektronik oleh:"
ELECTRONIC_IN_PDF = "Tanda tangan elektronik dibubuhkan pada berkas PDF."
"""The first stands in the PDF alone, which is what is signed; other renderings say where to look."""
DEMONSTRATION = "Percontohan: tanpa nama dan tanpa tanda tangan"
SIGNER_FOLLOWS = "(penanda tangan mengikuti tanggal pengesahan)"
QR_NOTE = "Pindai untuk membuka halaman arsip dokumen ini. Kode QR ini bukan tanda tangan elektronik."


def sample_note(marked: str) -> str:
    """Return what a sample target means; ``marked`` says how a reader knows one here."""
    return (
        f"Target {marked} adalah contoh, bukan target resmi, sehingga capaian terhadapnya juga hanya contoh."
    )


def figure(scoped: ScopedFigure) -> str:
    """Return a figure whole: ``s.d. TW II: realisasi 3.362, target 3.200, capaian 105,06 %``."""
    reached = reached_words(scoped.capaian.teks, scoped.capaian.nilai is not None)
    return f"{scoped.judul}: realisasi {scoped.realisasi.teks}, target {scoped.target.teks}, {reached}"


def cut_off(row: IndikatorRow) -> tuple[str, ...]:
    """Return what the capaian are without the office's cap, where it cuts them off; the same ones once."""
    raw: dict[str, list[str]] = {}
    for figure in row.figures:
        if figure.tanpa_batas is not None:
            raw.setdefault(figure.tanpa_batas.teks, []).append(figure.judul)
    return tuple(f"Capaian tanpa batas ({', '.join(titles)}): {text}." for text, titles in raw.items())


def licence(shown_license: ShownLicence | None) -> str:
    """Return under which licence data are published; none is made up where the office chose none."""
    if shown_license is None:
        return "Lisensi belum ditetapkan oleh kantor penerbit."
    address = f", {shown_license.tautan}" if shown_license.tautan else ""
    return f"Lisensi: {shown_license.whole_name}{address}."


def group_name(group: SasaranGroup) -> str:
    """Return kind, code and text of a sasaran; a sample says so."""
    sample = f" ({SAMPLE})" if group.contoh else ""
    return f"{group.jenis.capitalize()} {group.kode}: {group.uraian}{sample}"


def summary(total: ShownSummary) -> str:
    """Return a roll-up in words: counts that add up, and the means where they may stand in a headline."""
    if total.belum_waktunya is None:
        return _first_summary(total)
    mean = means(total)
    return f"{total.jumlah} indikator: {counts(total)}." + (f" {mean[0].upper()}{mean[1:]}." if mean else "")


def _first_summary(total: ShownSummary) -> str:
    """Return the sentence of documents that were filed in form 1."""
    capped = f"; dengan batas {total.batas} tiap indikator {total.berbatas.teks}" if total.berbatas else ""
    return (
        f"{total.jumlah} indikator diukur: {counts(total)}. Rata-rata capaian {total.rata_rata.teks}{capped}."
    )


def counts(total: ShownSummary) -> str:
    """Return how many indicators were reached, missed, and neither; together they are all."""
    return ", ".join(f"{number} {what.lower()}" for what, number in count_parts(total))


def count_parts(total: ShownSummary) -> tuple[tuple[str, int], ...]:
    """Return the counts that add up to all indicators, each with what it counts."""
    judged = (("Tercapai", total.tercapai), ("Tidak tercapai", total.tidak_tercapai))
    if total.belum_dinilai is None or total.belum_waktunya is None:
        return (*judged, ("Tanpa capaian", total.tanpa_capaian))
    return (*judged, (NOT_JUDGED, total.belum_dinilai), (NOT_DUE, total.belum_waktunya))


def means(total: ShownSummary) -> str:
    """Return both means for a headline, empty where the office has declared no cap: none stands alone."""
    if total.berbatas is None or not total.batas_kantor or not total.dihitung:
        return ""
    weighted = " berbobot" if total.bobot else ""
    return (
        f"rata-rata capaian{weighted} {total.berbatas.teks} dengan batas {total.batas} tiap indikator, "
        f"{total.rata_rata.teks} tanpa batas"
    )


def mean_note(document: DokumenPengukuran) -> str:
    """Return what is to be known about the means: what is not in them, whose cap it is, weights."""
    total = document.ringkasan
    notes = [NOT_IN_MEAN]
    if not total.batas_kantor:
        notes.append(
            f"Kantor tidak menetapkan batas; rata-rata dengan batas {total.batas} menjadi 100 % hanya bila "
            "semua target tercapai."
        )
    weighted = [("", total)] if total.bobot else [(f" {g.kode}", g.ringkasan) for g in document.kelompok]
    notes += [f"Bobot dalam rata-rata{name}: {part.bobot}." for name, part in weighted if part.bobot]
    return " ".join(notes)


def formula_words(entry: KamusRow) -> str:
    """Return a formula as people read it; its id, in brackets at the end, is for programs."""
    return entry.rumus.rpartition(" (")[0].replace(" / ", " ÷ ")


def in_words(entry: KamusRow, document: DokumenPengukuran) -> KamusRow:
    """Return an entry whose formula and whole year are said for people, where its edition says them so."""
    if document.edisi_cetak < Edition.EIGHTH:
        return entry
    return replace(entry, rumus=formula_words(entry), agregasi=entry.nilai_setahun)


def analysis_parts(group: SasaranGroup) -> tuple[tuple[str, str], ...]:
    """Return the parts of an analysis, each with its heading; its text proper needs none."""
    parts = group.analisis.bagian if group.analisis else ()
    return tuple(("" if name == ANALYSIS_TEXT else name, text) for name, text in parts)


def closing(document: DokumenPengukuran) -> str:
    """Return the sentence above the signature."""
    result = "Hasilnya" if document.edisi_cetak >= Edition.NINTH else "Hasilnya:"
    said = f"Demikian pengukuran kinerja {document.periode.title} ini dibuat. {result} "
    return said + summary(document.ringkasan)


def no_budget(document: DokumenPengukuran) -> str:
    """Return that the year of a document has no budget on record."""
    return f"Belum ada anggaran tahun {document.periode.tahun} yang tercatat."


def budget_source(budget: ShownAnggaran) -> str:
    """Return the year and the source of a budget."""
    return f"Anggaran tahun {budget.tahun}. Sumber: {budget.sumber}"


def without_plans(document: DokumenPengukuran) -> tuple[str, tuple[str, ...]]:
    """Return why a document has no plans, and the indicators that this is about."""
    if document.perhatian:
        return NO_PLAN, document.perhatian
    return (all_reached(document) if document.ringkasan.dihitung else NOTHING_JUDGED), ()


_USUAL_DECISION = 7
"""The step that decides in the SOP of nine steps: form 1 did not record which one does."""


def all_reached(document: DokumenPengukuran) -> str:
    """Return that the step which decides on the document asks for no plan."""
    deciding = (row.nomor for row in document.catatan_sop if row.tahap == Tahap.DOKUMEN)
    return (
        "Semua indikator yang mempunyai capaian telah tercapai, "
        f"sehingga langkah {next(deciding, _USUAL_DECISION)} SOP tidak meminta rencana aksi."
    )


def programmes(group: SasaranGroup) -> str:
    """Return the programmes below a sasaran in one sentence, empty where there are none."""
    if not group.program:
        return ""
    return f"Program yang menunjang menurut pohon kinerja: {'; '.join(group.program)}."


_RUN = 3
"""So many codes that count on are said by the first and the last."""


def code_list(codes: Iterable[str], document: DokumenPengukuran) -> str:
    """Return codes beside each other; since edition 8 as people count, ``IKU-1 s.d. IKU-9`` where they do."""
    if document.edisi_cetak < Edition.EIGHTH:
        return ", ".join(codes)
    said: list[str] = []
    for run in code_runs(sorted(codes, key=code_order)):
        if run.length >= _RUN:
            said.append(f"{run.first} s.d. {run.last}")
        else:
            said += dict.fromkeys((run.first, run.last))
    return ", ".join(said)


def many_codes(codes: Sequence[str], document: DokumenPengukuran) -> str:
    """Return a long list of a document's codes; since edition 9 all but some, where that is shorter."""
    said = code_list(codes, document)
    if document.edisi_cetak < Edition.NINTH:
        return said
    others = sorted({row.kode for row in document.baris} - set(codes))
    but = f" kecuali {code_list(others, document)}" if others else ""
    return min(said, f"semua indikator{but}", key=len)


def form_notes(group: SasaranGroup, document: DokumenPengukuran) -> tuple[str, ...]:
    """Return what stands below the form of a sasaran: why targets were changed, indicators with one reason
    together; which are easier than what was reached the year before; who reported of shared figures."""
    reasons: dict[str, list[str]] = {}
    for row in group.baris:
        if row.alasan_perubahan:
            reasons.setdefault(row.alasan_perubahan, []).append(row.kode)
    changed = [
        f"{CHANGED_TARGET} {_whose(codes, group, document)}: {reason}" for reason, codes in reasons.items()
    ]
    easier = [f"{row.kode}: {row.target_lebih_mudah}" for row in group.baris if row.target_lebih_mudah]
    shared = [f"{row.kode}: {row.himpunan}" for row in group.baris if row.himpunan]
    return (*changed, *easier, *shared)


def _whose(codes: Sequence[str], group: SasaranGroup, document: DokumenPengukuran) -> str:
    everyone = document.edisi_cetak >= Edition.EIGHTH and len(codes) == len(group.baris) > _RUN
    return f"semua indikator {group.kode}" if everyone else code_list(codes, document)


def unsigned(document: DokumenPengukuran) -> str:
    """Return what stands in the place of a signer's name, empty where there is one."""
    sign: Signature = document.tanda_tangan
    if sign.nama is not None:
        return ""
    return DEMONSTRATION if document.percontohan else SIGNER_FOLLOWS


_KEPT = (StatusJabatan.PLT, StatusJabatan.PLH, StatusJabatan.AN, StatusJabatan.UB)


def title_lines(sign: Signature, follows: bool = True) -> tuple[tuple[str, str], ...]:
    """Return the lines of a title, each as ``split_title`` has it, with a comma where the name follows."""
    *above, own = (*sign.di_atas, sign.jabatan)
    last, title = split_title(own)
    return (*map(split_title, above), (last, f"{title}," if follows else title))


def whole_title(sign: Signature) -> str:
    """Return a title in one line: ``a.n. Kepala Dinas Contoh, Sekretaris``."""
    return ", ".join((*sign.di_atas, sign.jabatan))


def split_title(title: str) -> tuple[str, str]:
    """Return what keeps its spelling before a signer's title, and the title, which is shown in capitals."""
    acting = next((f"{s} " for s in _KEPT if title.startswith(f"{s} ")), "")
    return acting, title[len(acting) :]


def kept_at(document: DokumenPengukuran) -> str:
    """Return where the printed document is kept, empty where that is not recorded."""
    return f"Naskah cetak disimpan di: {document.lokasi_arsip}" if document.lokasi_arsip else ""


def office_records(document: DokumenPengukuran) -> tuple[str, ...]:
    """Return the order and the meetings, a sentence each, as they stand below the SOP record."""
    return tuple(record_sentences(document.perintah, document.rapat))
