"""What a table adds to an indicator that the dictionary has: targets of further years, and figures."""

from collections.abc import Iterator, Mapping

from ukur.forms.table.decided_figures import YearFigures
from ukur.forms.table.settled_row import SettledRow
from ukur.forms.table.target_entries import shown, target_entry
from ukur.model.indikator import Agregasi, Indikator, Target
from ukur.source.splice import Edit
from ukur.source.yaml_spelling import Value

KEEP = "angka yang sudah ada tidak diganti; ubah sendiri di kamus beserta alasannya, atau lewati baris ini"
"""What to do where a table and the dictionary disagree."""


def added_targets(
    settled: SettledRow, known: Indikator, targets: Mapping[int, YearFigures]
) -> tuple[Edit, ...]:
    """Return what is put into the dictionary: targets of years, and quarters, that it has none of."""
    fresh: dict[str, Value] = {}
    edits: list[Edit] = []
    for year, figures in sorted(targets.items()):
        entry = target_entry(figures, known.agregasi, known.frekuensi, settled)
        before = known.target.get(year)
        if before is None:
            fresh[str(year)] = entry
        elif not before.triwulan and "triwulan" in entry:
            edits.append(Edit(("target", str(year), "triwulan"), entry["triwulan"]))
    if fresh and not known.target:
        return (*edits, Edit(("target",), fresh))
    return (*edits, *(Edit(("target", year), entry) for year, entry in fresh.items()))


def disagreements(settled: SettledRow, known: Indikator, targets: Mapping[int, YearFigures]) -> Iterator[str]:
    """Yield what the dictionary says otherwise than the table: unit, targets of years and of quarters."""
    satuan = settled.satuan
    if satuan is not None and satuan.jenis is not known.jenis_satuan:
        yield f"satuan {known.kode} di kamus {known.satuan}, di tabel {satuan.name}"
    for year, figures in sorted(targets.items()):
        before = known.target.get(year)
        if before is not None:
            yield from _differing(known.kode, year, before, figures)


def _differing(kode: str, year: int, before: Target, figures: YearFigures) -> Iterator[str]:
    if figures.whole is not None and before.tahun != figures.whole:
        yield f"target {year} {kode} di kamus {shown(before.tahun)}, di tabel {shown(figures.whole)}"
    for quarter, value in sorted(figures.quarters.items()):
        known = before.triwulan.get(quarter)
        if known is not None and known != value:
            yield f"target {year} TW{quarter} {kode} di kamus {shown(known)}, di tabel {shown(value)}"


def unfit_reports(settled: SettledRow, known: Indikator, reached: Mapping[int, YearFigures]) -> Iterator[str]:
    """Yield realisasi that the dictionary has no place for: other quarters, or parts for what is to date."""
    for year, figures in sorted(reached.items()):
        asked = known.frekuensi.triwulan
        lost = [f"TW{n}" for n, value in sorted(figures.quarters.items()) if n not in asked and value != 0]
        if lost:
            yield f"realisasi {year} {', '.join(lost)} tidak ditagih: {known.kode} di kamus {known.frekuensi}"
        agregasi = settled.agregasi(figures, known.jenis_satuan)
        if figures.quarters and (agregasi is Agregasi.JUMLAH) is not (known.agregasi is Agregasi.JUMLAH):
            yield f"realisasi {year} di tabel {agregasi}, {known.kode} di kamus {known.agregasi}"
