"""Notes under form E.81: how its columns were made, and which rows they are about."""

from collections.abc import Callable, Iterator, Mapping

from ukur.document.date_text import DASH, quantity_text
from ukur.document.document_value import DokumenPengukuran
from ukur.document.wording import BUDGET_SAMPLE
from ukur.measure.capaian import IndikatorResult
from ukur.measure.direction import Direction
from ukur.measure.evaluasi_renja import E81, E81Figures, E81Kinerja
from ukur.measure.figure_words import realisasi_text
from ukur.measure.rumus import RUMUS
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Agregasi, DasarTarget, Indikator
from ukur.model.numbers import AbsentReason
from ukur.model.periode import Periode

SIGNS = (
    "K: kinerja dalam satuan indikator. Rp: anggaran dalam rupiah. "
    f"{DASH}: belum ada data atau tidak dapat dihitung; sel triwulan yang kosong: belum berjalan."
)
OWN = (
    "Kolom (8) sampai (11) memuat nilai triwulan itu sendiri. Anggaran dan indikator kumulatif dicatat "
    "sampai dengan triwulan; di sini dipakai selisihnya dari triwulan yang dilaporkan sebelumnya."
)
YEAR = "Kolom (12) K mengikuti gabungan triwulan tiap indikator; kolom (12) Rp adalah jumlah triwulannya."
STATE = (
    "Kolom (13) Rp = (6) + (12). Kolom (13) K = (12), sebab target akhir Renstra adalah keadaan yang hendak "
    "dicapai: persen, indeks, dan posisi tidak dijumlahkan antartahun."
)
LEVEL = (
    "Kolom (14) = (13) / (5) × 100 tanpa melihat arah indikator, seperti pada formulirnya; "
    "capaian menurut arah indikator ada di dokumen pengukuran kinerja."
)


def notes(catalogue: Catalogue, measured: E81, dokumen: DokumenPengukuran) -> tuple[str, ...]:
    """Return the notes, in the order of the columns."""
    return tuple(
        part
        for part in (
            SIGNS,
            OWN,
            _covering(measured, dokumen.periode.tahun),
            YEAR,
            _older(measured, dokumen.periode),
            STATE,
            *_about(measured),
            _means(measured),
            *_sources(catalogue, measured, dokumen.periode.tahun),
            _different(measured, dokumen),
        )
        if part
    )


def _sides(measured: E81) -> Mapping[str, E81Figures]:
    """Return every side of the form by what names it: an indicator's code, or a node's with Rp."""
    sides: dict[str, E81Figures] = {}
    for node in measured.simpul:
        sides |= {item.hasil.indikator.kode: item.figures for item in node.kinerja}
        if node.anggaran:
            sides[f"{node.simpul.kode} Rp"] = node.anggaran
    return sides


def _covering(measured: E81, tahun: int) -> str:
    named = [
        f"{name} triwulan {Periode(tahun, quarter).roman}"
        for name, figures in _sides(measured).items()
        for quarter in figures.menutup
    ]
    return f"Mencakup triwulan sebelumnya yang tidak dilaporkan: {', '.join(named)}." if named else ""


def _older(measured: E81, periode: Periode) -> str:
    """Return where the value to date is that of an earlier quarter."""
    found = []
    for name, figures in _sides(measured).items():
        told = [quarter for quarter, value in figures.triwulan.items() if not isinstance(value, AbsentReason)]
        if told and max(told) < periode.triwulan:
            found.append(f"{name} (s.d. triwulan {Periode(periode.tahun, max(told)).roman})")
    if not found:
        return ""
    why = f"sebab triwulan {periode.roman} belum ada angkanya"
    return f"Kolom (12) dari triwulan sebelumnya; (13) dan (14) tidak dihitung, {why}: {', '.join(found)}."


def _about(measured: E81) -> Iterator[str]:
    """Yield what is true of some indicators only, each with their codes."""
    if codes := _codes(measured, lambda item: item.menjumlah):
        yield (f"Dijumlahkan dalam kolom (13) K, sebab target Renstranya jumlah selama lima tahun: {codes}.")
    if codes := _codes(measured, _one_year):
        yield f"Gabungan triwulannya jumlah, tetapi target Renstranya target tahun terakhir saja: {codes}."
    if codes := _codes(measured, lambda item: item.putus):
        yield f"Kolom (14) K tidak dihitung, sebab deretnya putus sebelum akhir Renstra: {codes}."
    yield LEVEL
    falling = _codes(measured, lambda item: RUMUS[item.hasil.indikator.rumus].arah is Direction.TURUN)
    if falling:
        yield f"Makin rendah makin baik, sehingga kolom (14) K di atas 100 bukan keberhasilan: {falling}."
    lent = ", ".join(dict.fromkeys(node.simpul.kode for node in measured.simpul if node.dipinjam))
    if lent:
        yield f"Tanpa indikator sendiri, memakai indikator sasaran di atasnya: {lent}."


def _one_year(item: E81Kinerja) -> bool:
    """Return whether a year is a sum, but the target of the Renstra is not said to be one over its years."""
    indikator = item.hasil.indikator
    adds = indikator.agregasi is Agregasi.JUMLAH and not item.menjumlah
    return adds and indikator.target_renstra is not None


def _codes(measured: E81, of: Callable[[E81Kinerja], bool]) -> str:
    found = (item.hasil.indikator.kode for node in measured.simpul for item in node.kinerja if of(item))
    return ", ".join(dict.fromkeys(found))


def _results(measured: E81) -> Mapping[str, IndikatorResult]:
    return {item.hasil.indikator.kode: item.hasil for node in measured.simpul for item in node.kinerja}


def _means(measured: E81) -> str:
    top = sum(not node.tingkat for node in measured.simpul)
    return (
        "Rata-rata capaian kinerja adalah rata-rata hitung kolom (14) antarprogram; K sebuah program adalah "
        "rata-rata indikatornya. Program tanpa angka tidak dihitung sebagai nol: "
        f"dari {top} program, K {measured.kinerja.dihitung} dan Rp {measured.anggaran.dihitung}."
    )


def _sources(catalogue: Catalogue, measured: E81, tahun: int) -> Iterator[str]:
    items = {kode: result.indikator for kode, result in _results(measured).items()}
    record = catalogue.anggaran.get(tahun)
    if record:
        yield f"Sumber anggaran: {record.sumber}"
        if record.dasar is DasarTarget.CONTOH:
            yield BUDGET_SAMPLE
    samples = ", ".join(kode for kode, item in items.items() if _is_sample(item, tahun))
    if samples:
        yield f"Target contoh, bukan target resmi: {samples}."
    yield from _past(measured)


def _past(measured: E81) -> Iterator[str]:
    """Yield where column (6) K is from: what the program added up, and what the office recorded."""
    sources: dict[str, list[str]] = {}
    kinerja = {item.hasil.indikator.kode: item for node in measured.simpul for item in node.kinerja}
    for kode, item in kinerja.items():
        before = item.lalu
        if before.tahun:
            start = "" if before.tercatat is None else f"catatan s.d. tahun {before.tercatat} ditambah "
            yield f"Kolom (6) K {kode}: {start}jumlah tahun {', '.join(map(str, before.tahun))}."
        if before.tercatat is not None:
            source = item.hasil.indikator.realisasi_renstra[before.tercatat].sumber
            sources.setdefault(source, []).append(kode)
    for source, codes in sources.items():
        yield f"Sumber kolom (6) K {', '.join(codes)}: {source}"


def _is_sample(item: Indikator, tahun: int) -> bool:
    targets = item.target.get(tahun), item.target_renstra
    return any(target is not None and target.dasar is DasarTarget.CONTOH for target in targets)


def _different(measured: E81, dokumen: DokumenPengukuran) -> str:
    """Return where the form, made from today's data, differs from the document, which may have been filed."""
    filed = {row.kode: row.sampai.realisasi.teks for row in dokumen.baris}
    other = []
    for kode, result in _results(measured).items():
        places = result.indikator.desimal
        today = {realisasi_text(result.sampai, places), quantity_text(result.sampai.realisasi, places)}
        if kode in filed and filed[kode] not in today:
            other.append(f"{kode} ({filed[kode]})")
    return f"Kolom (12) K berbeda dari dokumen yang diarsipkan: {', '.join(other)}." if other else ""
