"""Coverage of the criteria about people: the head of the office decides, levels watch over one another."""

from collections.abc import Iterator

from ukur.document.bukti_dukung import (
    ArsipBukti,
    BuktiKind,
    CoverageMaterial,
    CriterionEvidence,
    Evidence,
    Lacking,
)
from ukur.document.coverage_office import order_evidence
from ukur.document.wording import NOT_YET_RECORDED
from ukur.model.catalogue import Catalogue
from ukur.model.code_order import code_order
from ukur.model.sop import Langkah, Tahap

Coverage = Iterator[Evidence | CriterionEvidence | Lacking]
_DECIDING_STAGES = (Tahap.DOKUMEN, Tahap.DITANDATANGANI)
NOT_YET_FILED = Lacking("Rekam persetujuan: dokumen ini belum diarsipkan (ukur archive)", "Staf")
DEMO_ACCOUNT = Lacking(
    "Persetujuan pejabat yang sebenarnya: yang tercatat diberikan akun peragaan", "Kepala dan pejabat SOP"
)


def deciding_langkah(catalogue: Catalogue) -> tuple[Langkah, ...]:
    """Return the steps in which the document is decided on."""
    return tuple(step for step in catalogue.sop.langkah if step.tahap in _DECIDING_STAGES)


def deciding_peran(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the roles that decide, as the office calls them."""
    keys = dict.fromkeys(
        need.peran for step in deciding_langkah(catalogue) for need in catalogue.sop.approvals_of(step)
    )
    roles = catalogue.peran.peran
    return tuple(roles[key].nama if key in roles else key for key in keys)


def leadership_coverage(material: CoverageMaterial) -> Coverage:
    """Yield evidence that the head of the office takes part: approvals, advice, the record of steps."""
    names = deciding_peran(material.katalog)
    yield from order_evidence(material.record)
    yield from _persetujuan(material.arsip, names)
    if material.arsip and material.dokumen.percontohan:
        yield DEMO_ACCOUNT
    yield from _rekomendasi(material)
    yield from _pelaksanaan(material, names)


def _persetujuan(arsip: ArsipBukti | None, names: tuple[str, ...]) -> Coverage:
    head = " dan ".join(names)
    if arsip is None:
        yield NOT_YET_FILED
        return
    given = [item for item in arsip.setuju if set(item.peran) & set(names)]
    if given:
        last = given[-1]
        yield Evidence(BuktiKind.PERSETUJUAN, f"{len(given)} persetujuan {head}, terakhir {last.waktu}")
    else:
        yield Lacking(f"Persetujuan {head} dalam rekam persetujuan", "Kepala")


def _rekomendasi(material: CoverageMaterial) -> Coverage:
    plans = material.dokumen.rencana_aksi
    advised = [plan for plan in plans if plan.rekomendasi]
    bare = sorted({plan.kode for plan in plans if not plan.rekomendasi}, key=code_order)
    if advised:
        yield Evidence(BuktiKind.RENCANA, f"Rekomendasi pimpinan pada {len(advised)} rencana aksi")
    if bare:
        yield Lacking(f"Rekomendasi pimpinan atas rencana aksi: {', '.join(bare)}", "Kepala")


def _pelaksanaan(material: CoverageMaterial, names: tuple[str, ...]) -> Coverage:
    own = {step.nomor for step in deciding_langkah(material.katalog)}
    rows = [row for row in material.langkah if row.nomor in own]
    done = [str(row.nomor) for row in rows if row.oleh != NOT_YET_RECORDED]
    bare = [str(row.nomor) for row in rows if row.oleh == NOT_YET_RECORDED]
    head = " dan ".join(names)
    if done:
        yield Evidence(BuktiKind.PELAKSANAAN, f"Catatan pelaksanaan langkah {', '.join(done)} oleh {head}")
    if bare:
        yield Lacking(f"Catatan pelaksanaan langkah {', '.join(bare)} (tanggal dan pelaksana)", "Staf")


def layered_coverage(material: CoverageMaterial) -> Coverage:
    """Yield evidence that levels of the organisation watch over the measurement of those below."""
    catalogue, periode = material.katalog, material.dokumen.periode
    forms = catalogue.formulir.get(periode, {})
    names = {key: unit.nama for key, unit in catalogue.instansi.unit.items()}
    if forms:
        listed = ", ".join(names.get(key, key) for key in sorted(forms))
        yield Evidence(BuktiKind.UNIT, f"{len(forms)} unit mengisi formulir: {listed}")
    roles = dict.fromkeys(
        role for item in (material.arsip.setuju if material.arsip else ()) for role in item.peran
    )
    if roles:
        yield Evidence(BuktiKind.PERSETUJUAN, f"Persetujuan berjenjang menurut SOP: {', '.join(roles)}")
    if material.arsip is None:
        yield NOT_YET_FILED
    elif material.dokumen.percontohan:
        yield DEMO_ACCOUNT
    measured = {row.kode for row in material.dokumen.baris}
    periode = material.dokumen.periode
    items = (catalogue.indikator[kode] for kode in measured & {*catalogue.indikator})
    owners = {unit for item in items for unit in catalogue.reporters(item, periode)}
    bare = sorted(names.get(key, key) for key in owners - set(forms))
    if bare:
        yield Lacking(f"Formulir unit: {', '.join(bare)}", "Unit yang bersangkutan")
    if len(forms) == 1:
        yield Lacking(
            "Pemantauan antarunit: hanya satu unit yang mengisi, jadi pemantauan tiap level atas unit di "
            "bawahnya belum dapat ditunjukkan",
            "Sekretaris dan kepala unit",
        )
