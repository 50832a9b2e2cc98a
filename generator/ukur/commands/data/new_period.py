"""Use case ``new``: the folder of a new period, with a form for every unit, and the SOP's next step."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ukur.document.date_text import DASH, date_text, quantity_text
from ukur.forms.formulir import IsianRow, OpenRencana, dokumen_yaml, formulir_yaml
from ukur.measure.measurements import Measurements
from ukur.measure.tindak_lanjut import EarlierRencana, open_rencana
from ukur.model.catalogue import Catalogue
from ukur.model.document_number import proposed_number
from ukur.model.indikator import Indikator, Target
from ukur.model.paths import DATA, dokumen_path, formulir_path
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.source.writer import write_text


def prepare_period(measurements: Measurements, periode: Periode) -> dict[str, str]:
    """Return the text of every file of a new period, by its path below the data folder.

    A unit has a form when one of its indicators is due in that quarter and has a target that year, or has a
    rencana aksi that is still open.
    """
    catalogue = measurements.catalogue
    identity = catalogue.sop.identitas
    intro = (
        f"Dokumen ini memuat hasil pengukuran kinerja {catalogue.instansi.nama} {catalogue.instansi.daerah} "
        f"sampai dengan {periode.title}, menurut SOP {identity.nama} Nomor {identity.nomor}."
    )
    files = {dokumen_path(periode): dokumen_yaml(periode, intro, _number(catalogue, periode))}
    open_plans = _open_plans(measurements, periode)
    asked = [
        _Asked(item.known_in(periode), _due(catalogue, item, periode), open_plans.get(kode, ()))
        for kode, item in sorted(catalogue.indikator.items())
    ]
    for unit, record in catalogue.units_in(periode).items():
        rows = [_row(measurements, one, periode, unit) for one in asked if one.of(unit, periode)]
        if rows:
            files[formulir_path(periode, unit)] = formulir_yaml(unit, record.nama, periode, rows)
    return files


def _number(catalogue: Catalogue, periode: Periode) -> str | None:
    """Return the number to propose; none for a demonstration, whose documents are no letters (X102)."""
    return None if catalogue.instansi.percontohan else proposed_number(catalogue, periode)


def write_period(repo: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write what is not there yet; return the paths written and those left as they are."""
    written, kept = [], []
    for path, text in files.items():
        target = repo / DATA / path
        if target.exists():
            kept.append(f"{DATA}/{path}")
        else:
            write_text(target, text)
            written.append(f"{DATA}/{path}")
    return written, kept


def next_langkah(catalogue: Catalogue, periode: Periode) -> str:
    """Return the SOP step that follows the stage of the document, in one sentence."""
    dokumen = catalogue.dokumen.get(periode)
    stage = dokumen.tahap if dokumen else Tahap.PERINTAH
    step = next((step for step in catalogue.sop.langkah if step.tahap.stage_order > stage.stage_order), None)
    if step is None:
        return f"Dokumen {periode} sudah menjadi arsip; SOP selesai."
    titles = {column.peran: column.judul for column in catalogue.sop.kolom}
    doers = ", ".join(titles.get(role, role) for role in step.pelaksana)
    return f"Langkah SOP berikutnya: {step.nomor}. {step.kegiatan} ({doers}, {step.waktu})."


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


def _due(catalogue: Catalogue, item: Indikator, periode: Periode) -> tuple[str, ...]:
    """Return the units that owe a figure of an indicator in that period."""
    due = periode.triwulan in item.due_quarters(periode.tahun) and periode.tahun in item.target
    return catalogue.reporters(item, periode) if due else ()


def _open_plans(measurements: Measurements, periode: Periode) -> dict[str, tuple[EarlierRencana, ...]]:
    by_code: dict[str, tuple[EarlierRencana, ...]] = {}
    catalogue = measurements.catalogue
    if periode not in catalogue.formulir:
        catalogue = replace(catalogue, formulir={**catalogue.formulir, periode: {}})
    for plan in open_rencana(catalogue)[periode]:
        by_code[plan.kode] = (*by_code.get(plan.kode, ()), plan)
    return by_code


def _row(
    measurements: Measurements,
    asked: _Asked,
    periode: Periode,
    unit: str,
) -> IsianRow:
    item = asked.item
    kind = measurements.catalogue.instansi.klasifikasi.get(item.klasifikasi or "")
    target = item.target.get(periode.tahun)
    own = target.triwulan.get(periode.triwulan) if target else None
    year = _year_target(item, target)
    quarter = f"{quantity_text(own, item.desimal)} triwulan ini, " if own is not None else ""
    count = len(measurements.catalogue.part_units(item, periode))
    shared = f" untuk {count} unit bersama; isi bagian unit ini saja" if item.himpunan else ""
    return IsianRow(
        kode=item.kode,
        nama=item.nama,
        satuan=item.satuan,
        cara=item.perhitungan.cara,
        pembilang=item.perhitungan.pembilang or "",
        penyebut=item.perhitungan.penyebut or "",
        target=quarter + year + shared if item.covers(periode) else "tidak ada; indikator ini sudah berakhir",
        terakhir=next(_last(measurements, item, periode), "belum ada"),
        anggota=tuple(sorted(kind.members_in(periode).items())) if kind else (),
        rencana=tuple(_plan(plan) for plan in asked.plans(unit, periode)),
        ditagih=unit in asked.units,
    )


def _year_target(item: Indikator, target: Target | None) -> str:
    if target is None:
        return "tidak ditetapkan"
    former = f", semula {quantity_text(target.semula[-1].tahun, item.desimal)}" if target.semula else ""
    return f"{quantity_text(target.tahun, item.desimal)} setahun{former}"


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
        str(plan.status),
    )
