"""Sentences and labels that stand in more than one rendering of the document, each written once."""

from ukur.document.document_value import DokumenPengukuran, SasaranGroup, ShownSummary, Signature
from ukur.document.figure import ScopedFigure
from ukur.document.sections import ShownAnggaran
from ukur.measure.figure_words import reached_words
from ukur.model.peran import StatusJabatan

NO_INDICATOR = "Belum ada indikator yang diukur pada periode ini."
NO_GROUP = "Belum ada sasaran yang indikatornya diukur pada periode ini."
NO_COMPARISON = (
    "Belum ada angka tahun lalu, target akhir Renstra, atau standar nasional yang tercatat "
    "untuk dibandingkan."
)
PAST_NOTE = "Capaian pada baris tahun lalu adalah capaian tahun itu terhadap targetnya sendiri."
ANALYSIS_TEXT = "Uraian"
NO_ANALYSIS = "Analisis belum ditulis."
NO_STEP = "SOP ini tidak mempunyai langkah."
NO_CORRECTION = "Tidak ada koreksi atas angka periode ini."
NO_EVIDENCE = "Belum ada bukti yang tercatat."
NO_FOLLOW_UP = "Tidak ada rencana aksi dari periode sebelumnya yang masih terbuka."
NOT_IN_MEAN = "Indikator tanpa capaian tidak ikut dirata-rata."
MISSED = "Indikator yang tidak tercapai:"
BUDGET_SAMPLE = "Anggaran ini contoh, bukan anggaran resmi."
CHANGED_TARGET = "Alasan perubahan target"
NOTE = "Keterangan"
HELPED, HINDERED = "Faktor pendukung", "Faktor penghambat"
SAMPLE_TARGET = "Target contoh, bukan target resmi."
SAMPLE, LATE = "contoh", "lewat batas waktu"

NO_PLAN = "Indikator berikut tidak tercapai dan belum mempunyai rencana aksi:"
ALL_REACHED = (
    "Semua indikator yang mempunyai capaian telah tercapai, "
    "sehingga langkah 7 SOP tidak meminta rencana aksi."
)
NOTHING_JUDGED = "Belum ada indikator yang mempunyai capaian, sehingga belum ada rencana aksi."

DEMONSTRATION = "Percontohan: tanpa nama dan tanpa tanda tangan"
SIGNER_FOLLOWS = "(penanda tangan mengikuti tanggal pengesahan)"
QR_NOTE = "Pindai untuk membuka halaman arsip dokumen ini. Kode QR ini bukan tanda tangan elektronik."


def sample_note(marked: str) -> str:
    """Return what a sample target means; ``marked`` says how a reader knows one here."""
    return (
        f"Target {marked} adalah contoh, bukan target resmi, sehingga capaian terhadapnya juga hanya contoh."
    )


def figure(figur: ScopedFigure) -> str:
    """Return a figure whole: ``s.d. TW II: realisasi 3.362, target 3.200, capaian 105,06 %``."""
    reached = reached_words(figur.capaian.teks, figur.capaian.nilai is not None)
    return f"{figur.judul}: realisasi {figur.realisasi.teks}, target {figur.target.teks}, {reached}"


def group_name(group: SasaranGroup) -> str:
    """Return kind, code and text of a sasaran; a sample says so."""
    sample = f" ({SAMPLE})" if group.contoh else ""
    return f"{group.jenis.capitalize()} {group.kode}: {group.uraian}{sample}"


def summary(total: ShownSummary) -> str:
    """Return a roll-up in words."""
    capped = f"; dengan batas {total.batas} tiap indikator {total.berbatas.teks}" if total.berbatas else ""
    return (
        f"{total.jumlah} indikator diukur: {total.tercapai} tercapai, "
        f"{total.tidak_tercapai} tidak tercapai, {total.tanpa_capaian} tanpa capaian. "
        f"Rata-rata capaian {total.rata_rata.teks}{capped}."
    )


def analysis_parts(group: SasaranGroup) -> tuple[tuple[str, str], ...]:
    """Return the parts of an analysis, each with its heading; its text proper needs none."""
    parts = group.analisis.bagian if group.analisis else ()
    return tuple(("" if name == ANALYSIS_TEXT else name, text) for name, text in parts)


def closing(document: DokumenPengukuran) -> str:
    """Return the sentence above the signature."""
    said = f"Demikian pengukuran kinerja {document.periode.title} ini dibuat. Hasilnya: "
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
    return (ALL_REACHED if document.ringkasan.dihitung else NOTHING_JUDGED), ()


def programmes(group: SasaranGroup) -> str:
    """Return the programmes below a sasaran in one sentence, empty where there are none."""
    if not group.program:
        return ""
    return f"Program yang menunjang menurut pohon kinerja: {'; '.join(group.program)}."


def changed_targets(group: SasaranGroup) -> tuple[str, ...]:
    """Return why targets of a sasaran were changed, indicators with one reason together."""
    reasons: dict[str, list[str]] = {}
    for row in group.baris:
        if row.alasan_perubahan:
            reasons.setdefault(row.alasan_perubahan, []).append(row.kode)
    return tuple(f"{CHANGED_TARGET} {', '.join(codes)}: {reason}" for reason, codes in reasons.items())


def unsigned(document: DokumenPengukuran) -> str:
    """Return what stands in the place of a signer's name, empty where there is one."""
    sign: Signature = document.tanda_tangan
    if sign.nama is not None:
        return ""
    return DEMONSTRATION if document.percontohan else SIGNER_FOLLOWS


def split_title(title: str) -> tuple[str, str]:
    """Return what keeps its spelling before a signer's title, and the title, which is shown in capitals."""
    acting = next((f"{s} " for s in (StatusJabatan.PLT, StatusJabatan.PLH) if title.startswith(f"{s} ")), "")
    return acting, title[len(acting) :]


def kept_at(document: DokumenPengukuran) -> str:
    """Return where the printed document is kept, empty where that is not recorded."""
    return f"Naskah cetak disimpan di: {document.lokasi_arsip}" if document.lokasi_arsip else ""
