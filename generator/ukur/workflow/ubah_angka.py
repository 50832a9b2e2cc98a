"""Sentences about figures: realisasi, capaian and predikat before and after, targets, summaries."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ukur.measure.capaian import Capaian, HasilIndikator
from ukur.measure.gabungan import Gabungan, gabung
from ukur.measure.tulisan import KOSONG, besaran, persen
from ukur.measure.ukuran import Ukuran
from ukur.model.meaning import Jenis
from ukur.model.periode import Periode
from ukur.workflow.kalimat import kalimat_target, nilai_isian
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import tw


def dilaporkan(changes: Iterable[Ubah]) -> list[tuple[Periode, str]]:
    """Return period and indicator of every report whose figures changed, in order."""
    figures = (change for change in changes if change.jenis is Jenis.REALISASI)
    return sorted({(c.periode, c.indikator) for c in figures if c.periode and c.indikator})


def terukur(ukuran: Ukuran, kode: str, periode: Periode) -> HasilIndikator | None:
    """Return the measurement of an indicator, if the dictionary has it."""
    return ukuran.hasil(kode, periode) if kode in ukuran.katalog.indikator else None


def sebelumnya(ukuran: Ukuran, kode: str, periode: Periode) -> tuple[Periode, Decimal] | None:
    """Return the latest earlier figure of the indicator, with its period."""
    for earlier in reversed(ukuran.katalog.periode()):
        hasil = terukur(ukuran, kode, earlier) if earlier < periode else None
        if hasil and isinstance(hasil.realisasi_penuh, Decimal):
            return earlier, hasil.realisasi_penuh
    return None


def angka_berubah(
    dasar: Ukuran, kepala: Ukuran, changes: Iterable[Ubah]
) -> Iterator[tuple[Periode, list[str]]]:
    """Yield, for each period, a sentence on every figure that changed; missed targets first."""
    reports = dilaporkan(changes)
    for periode in sorted({periode for periode, _ in reports}):
        rows: list[tuple[bool, str]] = []
        for kode in (kode for other, kode in reports if other == periode):
            after = terukur(kepala, kode, periode)
            if after is None:
                rows.append((True, f"{kode}: indikatornya tidak ada di kamus."))
            else:
                before = terukur(dasar, kode, periode) if periode in dasar.katalog.dokumen else None
                sentence = _figure(before, after, sebelumnya(kepala, kode, periode))
                rows.append((after.utama.tercapai is not False, sentence))
        yield periode, [sentence for _, sentence in sorted(rows, key=lambda row: row[0])]


def _figure(
    before: HasilIndikator | None, after: HasilIndikator, last: tuple[Periode, Decimal] | None
) -> str:
    item = after.indikator
    old, new = nilai_isian(before), nilai_isian(after)
    unit = f" {item.satuan}" if isinstance(after.realisasi_penuh, Decimal) else ""
    if old == KOSONG:
        past = f" ({tw(last[0])}: {besaran(last[1], item.desimal)})" if last else ""
        values = f"{new}{unit}{past}"
    else:
        values = f"tetap {new}{unit}, rinciannya berubah" if old == new else f"{old} -> {new}{unit}"
    target = f"; target {besaran(after.utama.target, item.desimal)}" if after.utama.target is not None else ""
    return f"{item.kode} {item.nama}: {values}{target}; {_outcome(before, after)}."


def _outcome(before: HasilIndikator | None, after: HasilIndikator) -> str:
    """Return capaian and predikat, before and after where there was a before."""
    new, last = _capaian(after.utama), _predikat(after.utama)
    missed = ", belum mencapai target" if after.utama.tercapai is False else ""
    if before is None or before.utama.tercetak is None:
        return f"capaian {new}{f', {last}' if last else ''}{missed}"
    old, first = _capaian(before.utama), _predikat(before.utama)
    step = f"{last} (tetap)" if first == last else f"{first} -> {last or KOSONG}"
    return f"capaian {old} -> {new}, {step}{missed}" if old != new else f"capaian tetap {new}, {step}{missed}"


def _capaian(main: Capaian) -> str:
    if main.tercetak is not None:
        return persen(main.tercetak)
    return f"{KOSONG} ({main.alasan})" if main.alasan else KOSONG


def _predikat(main: Capaian) -> str:
    return main.predikat.label if main.predikat else ""


def sasaran_target(dasar: Ukuran, kepala: Ukuran, changes: Iterable[Ubah]) -> Iterator[str]:
    """Yield a sentence on each target that changed; those of a new indicator are told with it."""
    years = {(c.indikator, int(c.loc[1])) for c in changes if c.jenis is Jenis.TARGET and c.indikator}
    for kode, tahun in sorted((kode, tahun) for kode, tahun in years if kode):
        before, after = dasar.katalog.indikator.get(kode), kepala.katalog.indikator.get(kode)
        item = after or before
        if item is not None:
            old, new = (entry.target.get(tahun) if entry else None for entry in (before, after))
            yield kalimat_target(item, tahun, old, new)


def akibat(dasar: Ukuran, kepala: Ukuran, changes: Iterable[Ubah]) -> Iterator[str]:
    """Yield capaian that differ though their own report did not change: through target, formula, scale."""
    for periode, before, after in capaian_ikut(dasar, kepala, changes):
        approved = " (sudah disahkan)" if kepala.katalog.dokumen[periode].tahap.disahkan else ""
        item = after.indikator
        yield f"{tw(periode)}{approved} {item.kode} {item.nama}: {_outcome(before, after)}."


def capaian_ikut(
    dasar: Ukuran, kepala: Ukuran, changes: Iterable[Ubah]
) -> Iterator[tuple[Periode, HasilIndikator, HasilIndikator]]:
    """Yield measurements whose printed capaian or predikat differ while their report is the same."""
    told = set(dilaporkan(changes))
    for periode in sorted(set(dasar.katalog.dokumen) & set(kepala.katalog.dokumen)):
        old = {item.indikator.kode: item for item in dasar.diukur(periode)}
        for after in kepala.diukur(periode):
            before = old.get(after.indikator.kode)
            if before is None or (periode, after.indikator.kode) in told:
                continue
            if _shown(before.utama) != _shown(after.utama):
                yield periode, before, after


def _shown(main: Capaian) -> tuple[str, str]:
    return _capaian(main), _predikat(main)


def ringkasan(dasar: Ukuran, kepala: Ukuran) -> Iterator[str]:
    """Yield how each document's totals change."""
    for periode in sorted(kepala.katalog.dokumen):
        after = gabung(kepala.diukur(periode), kepala.katalog.instansi.aritmetika)
        known = periode in dasar.katalog.dokumen
        before = gabung(dasar.diukur(periode), dasar.katalog.instansi.aritmetika) if known else None
        if before is None:
            yield f"{periode.judul}: {_total(after)}."
        elif _total(before) != _total(after):
            yield f"{periode.judul}: semula {_total(before)}; menjadi {_total(after)}."


def _total(total: Gabungan) -> str:
    mean = KOSONG if total.rata_rata is None else persen(total.rata_rata)
    return f"{total.tercapai} dari {total.jumlah} indikator tercapai, rata-rata capaian {mean}"
