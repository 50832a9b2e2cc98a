"""Warnings of the change report: changes that are allowed, and that a careful reader wants to see first."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from ukur.measure.jump import comparable, is_jump
from ukur.measure.tulisan import besaran, persen
from ukur.measure.ukuran import Ukuran
from ukur.model.katalog import Katalog
from ukur.model.meaning import Jenis
from ukur.model.pengukuran import Bukti
from ukur.model.periode import Periode
from ukur.workflow.kalimat import lebih_mudah
from ukur.workflow.perubahan import Ubah
from ukur.workflow.sebutan import tw
from ukur.workflow.ubah_angka import capaian_ikut, dilaporkan, sebelumnya, terukur
from ukur.workflow.ubah_formulir import hitung_beda

SEBUT = 8
"""Our choice: how many indicators one warning names; all stand in the report."""

Peringatan = Callable[[Ukuran, Ukuran, tuple[Ubah, ...]], Iterator[str]]


def peringatan(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    """Yield every warning, in the order of ``KELUARGA``."""
    for family in KELUARGA:
        yield from family(dasar, kepala, changes)


def _published(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    """Approved documents keep their archive; their page would show other figures."""
    approved = set(dasar.katalog.disahkan())
    moved = {(p, after.indikator.kode) for p, _, after in capaian_ikut(dasar, kepala, changes)}
    moved |= set(dilaporkan(changes))
    for periode in sorted(approved & {periode for periode, _ in moved}):
        codes = sorted(kode for other, kode in moved if other == periode)
        yield f"Angka dokumen {tw(periode)} yang sudah disahkan ikut berubah: {_named(codes)}."


def _easier_targets(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    years = {(c.indikator, int(c.loc[1])) for c in changes if c.jenis is Jenis.TARGET and c.indikator}
    for kode, tahun in sorted((kode, tahun) for kode, tahun in years if kode):
        before, after = dasar.katalog.indikator.get(kode), kepala.katalog.indikator.get(kode)
        if before is None or after is None:
            continue
        old, new = before.target.get(tahun), after.target.get(tahun)
        if old and new and lebih_mudah(after, old.tahun, new.tahun):
            values = f"{besaran(old.tahun, after.desimal)} -> {besaran(new.tahun, after.desimal)}"
            yield f"Target {kode} tahun {tahun} dibuat lebih mudah dicapai: {values}."


def _formulas(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    for kode in sorted({c.indikator for c in changes if c.jenis is Jenis.MAKNA and c.indikator}):
        if kode in dasar.katalog.indikator and kode in kepala.katalog.indikator:
            yield f"Arti atau cara hitung {kode} berubah; deretnya tidak lagi dapat dibandingkan begitu saja."


def _emptied(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    gone: dict[Periode, list[str]] = {}
    for periode, kode in dilaporkan(changes):
        before, after = terukur(dasar, kode, periode), terukur(kepala, kode, periode)
        if before and before.realisasi_penuh is not None and (not after or after.realisasi_penuh is None):
            gone.setdefault(periode, []).append(kode)
    for periode, codes in gone.items():
        yield f"{tw(periode)}: realisasi dikosongkan: {_named(codes)}."


def _evidence(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    touched = {(c.periode, c.indikator) for c in changes if c.jenis is Jenis.BUKTI}
    told: dict[tuple[Periode, str], list[str]] = {}
    for periode, kode in sorted((p, k) for p, k in touched if p and k):
        old, new = (_evidence_of(ukuran.katalog, kode, periode) for ukuran in (dasar, kepala))
        _, changed, gone = hitung_beda(old, new)
        for word, count in (("dihapus", gone), ("diganti", changed)):
            if count:
                told.setdefault((periode, word), []).append(f"{kode} ({count})")
    for (periode, word), codes in told.items():
        yield f"{tw(periode)}: bukti {word}: {_named(codes)}."


def _evidence_of(katalog: Katalog, kode: str, periode: Periode) -> tuple[Bukti, ...]:
    reported = katalog.isian(kode, periode)
    return reported[1].bukti if reported else ()


def _jumps(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    for periode, kode in dilaporkan(changes):
        last, now = sebelumnya(kepala, kode, periode), _value(kepala, kode, periode)
        item = kepala.katalog.indikator.get(kode)
        if item is None or now is None or last is None or not comparable(item, periode, last[0]):
            continue
        if is_jump(now, last[1]):
            values = f"{besaran(last[1], item.desimal)} ({tw(last[0])}) menjadi {besaran(now, item.desimal)}"
            yield f"Realisasi {kode} {tw(periode)} melonjak dari {values}; periksa satuannya."


def _copies(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    same: dict[Periode, list[str]] = {}
    for periode, kode in dilaporkan(changes):
        last, now = sebelumnya(kepala, kode, periode), _value(kepala, kode, periode)
        if last and now is not None and now == last[1]:
            same.setdefault(periode, []).append(f"{kode} ({tw(last[0])})")
    for periode, codes in same.items():
        yield f"{tw(periode)}: realisasi sama persis dengan periode sebelumnya: {_named(codes)}."


def _missed(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    """Missing a target does not block a document; the reader sees it before the figures."""
    for periode in sorted({periode for periode, _ in dilaporkan(changes)}):
        measured = kepala.diukur(periode)
        missed = [
            f"{hasil.indikator.kode} ({persen(hasil.utama.tercetak)})"
            for hasil in measured
            if hasil.utama.tercetak is not None and not hasil.utama.tercapai
        ]
        if missed:
            count = f"{len(missed)} dari {len(measured)} indikator"
            yield f"{tw(periode)}: {count} belum mencapai target: {_named(missed)}."


def _authority(dasar: Ukuran, kepala: Ukuran, changes: tuple[Ubah, ...]) -> Iterator[str]:
    if any(change.jenis in {Jenis.PERAN, Jenis.SOP} for change in changes):
        yield "Peran atau SOP berubah: siapa yang boleh menyetujui ikut berubah sesudah usulan ini digabung."


# Published documents first, then easier targets and formulas, then what looks like a slip; authority last.
KELUARGA: tuple[Peringatan, ...] = (
    _published,
    _easier_targets,
    _formulas,
    _emptied,
    _evidence,
    _jumps,
    _copies,
    _missed,
    _authority,
)


def _named(names: list[str]) -> str:
    rest = len(names) - SEBUT
    return ", ".join(names[:SEBUT]) + (f", dan {rest} lagi" if rest > 0 else "")


def _value(ukuran: Ukuran, kode: str, periode: Periode) -> Decimal | None:
    hasil = terukur(ukuran, kode, periode)
    return hasil.realisasi_penuh if hasil and isinstance(hasil.realisasi_penuh, Decimal) else None
