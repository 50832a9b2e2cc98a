"""Gathers what a period asks of each unit from the measured catalogue, and what its forms say by now."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ukur.document.date_text import DASH, date_text, quantity_text
from ukur.forms.unit_form import AskedTarget, IsianRow, OpenRencana, UnitForm
from ukur.measure.capaian import label_scores
from ukur.measure.measurements import Measurements
from ukur.measure.rumus import RUMUS
from ukur.measure.tindak_lanjut import EarlierRencana, open_rencana
from ukur.model.catalogue import Catalogue
from ukur.model.indikator import Indikator
from ukur.model.pengukuran import IsianIndikator
from ukur.model.periode import Periode


def unit_forms(measurements: Measurements, periode: Periode) -> dict[str, UnitForm]:
    """Return the form of every unit that has one, by key.

    A unit has a form when one of its indicators is due in that quarter and has a target that year, or has a
    rencana aksi that is still open, or when there is something in its form already.
    """
    catalogue = measurements.catalogue
    office = catalogue.instansi
    open_plans = _open_plans(catalogue, periode)
    asked = [
        _Asked(item.known_in(periode), _due(catalogue, item, periode), open_plans.get(item.kode, ()))
        for item in catalogue.by_code
    ]
    found = {}
    for unit, record in catalogue.units_in(periode).items():
        form = catalogue.formulir.get(periode, {}).get(unit)
        written = form.indikator if form else {}
        rows = tuple(
            _row(measurements, one, periode, unit, written.get(one.item.kode, IsianIndikator()))
            for one in asked
            if one.of(unit, periode) or one.item.kode in written
        )
        if rows:
            name = f"{office.nama} {office.daerah}"
            about = (name, office.tempat, office.percontohan, _deadline(catalogue, periode))
            found[unit] = UnitForm(unit, record.nama, periode, *about, rows)
    return found


class _Asked(NamedTuple):
    """What a period asks of an indicator, as it knows it: figures of units, reports on plans of its owner."""

    item: Indikator
    units: tuple[str, ...]
    rencana: tuple[EarlierRencana, ...]

    def of(self, unit: str, periode: Periode) -> bool:
        """Return whether a unit is asked: for its figure, or for what became of open plans."""
        return unit in self.units or bool(self.plans(unit, periode))

    def plans(self, unit: str, periode: Periode) -> tuple[EarlierRencana, ...]:
        """Return the open plans that a unit reports on."""
        return self.rencana if unit == self.item.unit.in_period(periode) else ()


def _deadline(catalogue: Catalogue, periode: Periode) -> str:
    dokumen = catalogue.dokumen.get(periode)
    day = dokumen.perintah.batas_waktu if dokumen and dokumen.perintah else None
    return date_text(day) if day else ""


def _due(catalogue: Catalogue, item: Indikator, periode: Periode) -> tuple[str, ...]:
    """Return the units that owe a figure of an indicator in that period."""
    due = periode.triwulan in item.due_quarters(periode.tahun) and periode.tahun in item.target
    return catalogue.reporters(item, periode) if due else ()


def _open_plans(catalogue: Catalogue, periode: Periode) -> dict[str, tuple[EarlierRencana, ...]]:
    by_code: dict[str, tuple[EarlierRencana, ...]] = {}
    if periode not in catalogue.formulir:
        catalogue = replace(catalogue, formulir={**catalogue.formulir, periode: {}})
    for plan in open_rencana(catalogue)[periode]:
        by_code[plan.kode] = (*by_code.get(plan.kode, ()), plan)
    return by_code


def _row(
    measurements: Measurements, asked: _Asked, periode: Periode, unit: str, written: IsianIndikator
) -> IsianRow:
    item, catalogue = asked.item, measurements.catalogue
    kind = catalogue.instansi.klasifikasi.get(item.klasifikasi or "")
    words = RUMUS[item.rumus].words
    return IsianRow(
        kode=item.kode,
        nama=item.nama,
        satuan=item.satuan,
        cara=item.perhitungan.cara,
        pembilang=item.perhitungan.pembilang or "",
        penyebut=item.perhitungan.penyebut or "",
        target=_target(catalogue, item, periode),
        terakhir=next(_last(measurements, item, periode), "belum ada"),
        anggota=tuple(sorted(kind.members_in(periode).items())) if kind else (),
        rencana=tuple(_plan(plan) for plan in asked.plans(unit, periode)),
        ditagih=unit in asked.units,
        label=words.choices(label_scores(item, catalogue.skala)) if words else (),
        isian=written,
    )


def _target(catalogue: Catalogue, item: Indikator, periode: Periode) -> AskedTarget:
    if not item.covers(periode):
        return AskedTarget(berakhir=True)
    target = item.target.get(periode.tahun)
    own = target.triwulan.get(periode.triwulan) if target else None
    return AskedTarget(
        quantity_text(own, item.desimal) if own is not None else "",
        quantity_text(target.tahun, item.desimal) if target else "",
        quantity_text(target.semula[-1].tahun, item.desimal) if target and target.semula else "",
        len(catalogue.part_units(item, periode)) if item.himpunan else 0,
    )


def _last(measurements: Measurements, item: Indikator, periode: Periode) -> Iterator[str]:
    """Yield the indicator's reported figures before the period, latest first."""
    for other in reversed(measurements.catalogue.periode()):
        if other < periode:
            value = measurements.result_of(item.kode, other).realisasi_penuh
            if value is not None:
                yield f"{quantity_text(value, item.desimal)} ({other})"


def _plan(plan: EarlierRencana) -> OpenRencana:
    deadline = plan.rencana.batas_waktu
    return OpenRencana(
        plan.asal,
        plan.nomor,
        plan.rencana.tindak_lanjut or DASH,
        date_text(deadline) if deadline else DASH,
        str(plan.status_lalu),
        plan.laporan,
    )
