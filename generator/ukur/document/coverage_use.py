"""Coverage of the criteria of use (pemanfaatan): what changed because performance was measured."""

from collections.abc import Callable, Iterator, Mapping

from ukur.document.bukti_dukung import (
    BuktiKind,
    CoverageMaterial,
    CriterionEvidence,
    Evidence,
    Lacking,
    OfficeLacking,
)
from ukur.document.coverage_office import meeting_evidence
from ukur.document.document_value import ShownAksi
from ukur.document.sections import ShownAnggaran
from ukur.measure.anggaran import LAST_QUARTER, EfisiensiClass
from ukur.model.code_order import code_order

Coverage = Iterator[Evidence | CriterionEvidence | Lacking]
_STAFFING, _PLANNER = "Pengelola kepegawaian", "Fungsional Perencana"
NOT_YET_REPORTED = "belum dilaporkan"
_WITNESSES = "Undangan, daftar hadir, dan notula pembahasan hasil pengukuran ini"


def _understanding(material: CoverageMaterial) -> Coverage:
    """Yield the meetings whose minutes are on record; without one the office has its witnesses elsewhere."""
    held = tuple(meeting_evidence(material.record))
    yield from held
    if not held:
        yield OfficeLacking(_WITNESSES, "Tiap unit")
    yield OfficeLacking("Tanggapan atau komitmen tiap unit", "Tiap unit")


def _office_only(*missing: Lacking) -> Callable[[CoverageMaterial], Coverage]:
    """Return the coverage of a criterion that the office's records in Ukur never hold."""
    return lambda material: iter(missing)


def _adjustment(letter: str, oleh: str) -> Callable[[CoverageMaterial], Coverage]:
    """Return the coverage of an adjustment: plans are only material for it; ``letter`` would show it."""

    def show(material: CoverageMaterial) -> Coverage:
        yield from _rencana(material, "; jenis penyesuaiannya tidak tercatat")
        yield OfficeLacking(letter, oleh)

    return show


def _rencana(material: CoverageMaterial, notes: str = "") -> Coverage:
    plans, reports = material.dokumen.rencana_aksi, material.dokumen.tindak_lanjut
    if plans:
        yield Evidence(
            BuktiKind.RENCANA, f"{len(plans)} rencana aksi atas indikator yang tidak tercapai{notes}"
        )
    if reports:
        yield Evidence(BuktiKind.TINDAK_LANJUT, f"Perkembangan {len(reports)} rencana aksi sebelumnya")


def _activity(material: CoverageMaterial) -> Coverage:
    yield from _rencana(material)
    plans, reports = material.dokumen.rencana_aksi, material.dokumen.tindak_lanjut
    if not plans and not reports:
        yield OfficeLacking(
            "Rencana aksi dan tindak lanjutnya: dokumen ini tidak memuatnya; lampirkan penyesuaian kegiatan "
            "yang lain, bila ada",
            _PLANNER,
        )
        return
    if not reports:
        yield Lacking(
            "Laporan tindak lanjut; baru dapat ada pada dokumen periode berikutnya", "Unit pelaksana"
        )
    silent = sorted({row.kode for row in reports if row.status == NOT_YET_REPORTED}, key=code_order)
    unproved = {row.kode for row in reports if not row.bukti and row.status != NOT_YET_REPORTED}
    bare = sorted(unproved, key=code_order)
    if silent:
        yield Lacking(f"Laporan tindak lanjut rencana aksi: {', '.join(silent)}", "Unit pelaksana")
    if bare:
        yield Lacking(f"Bukti tindak lanjut rencana aksi: {', '.join(bare)}", "Unit pelaksana")


def _anggaran_adjustment(material: CoverageMaterial) -> Coverage:
    funded = [plan for plan in material.dokumen.rencana_aksi if _costs(plan)]
    if funded:
        yield Evidence(BuktiKind.RENCANA, f"Kebutuhan anggaran tercatat pada {len(funded)} rencana aksi")
    yield OfficeLacking(
        "DPA perubahan atau pergeseran anggaran yang mengikuti hasil pengukuran ini", "Sekretaris"
    )


def _costs(plan: ShownAksi) -> bool:
    return bool(plan.anggaran.nilai)


def _efisiensi(material: CoverageMaterial) -> Coverage:
    budget, periode = material.dokumen.anggaran, material.dokumen.periode
    if budget is None:
        yield Lacking(f"Pagu dan realisasi anggaran tahun {periode.tahun}", _PLANNER)
        return
    if periode.triwulan < LAST_QUARTER:
        yield Lacking(
            f"Efisiensi: dinilai pada akhir tahun, pada dokumen triwulan IV {periode.tahun}", _PLANNER
        )
        return
    yield Evidence(BuktiKind.ANGGARAN, f"Pagu, realisasi, dan serapan anggaran tahun {budget.tahun}")
    yield from _calculated(material, budget)
    if budget.contoh:
        yield Lacking("Angka anggaran resmi; yang tercatat hanya contoh", _PLANNER)


def _calculated(material: CoverageMaterial, budget: ShownAnggaran) -> Coverage:
    rows = budget.efisiensi
    if rows:
        results = "; ".join(f"{row.kode} {row.golongan}" for row in rows)
        yield Evidence(BuktiKind.EFISIENSI, f"Capaian dibandingkan serapan tiap sasaran: {results}")
    uncounted = [
        group.kode for group in material.dokumen.kelompok if group.kode not in {r.kode for r in rows}
    ]
    if uncounted:
        yield Lacking(
            f"Efisiensi belum dinilai: {', '.join(uncounted)}; sebabnya di bagian anggaran", _PLANNER
        )
    if rows and all(row.golongan == EfisiensiClass.TIDAK for row in rows):
        yield Lacking(
            "Efisiensi: menurut hitungan belum ada sasaran yang efisien", "Kepala dan unit pelaksana"
        )


USE_FINDERS: Mapping[str, Callable[[CoverageMaterial], Coverage]] = {
    "2.c.1": _office_only(
        OfficeLacking("Aturan dan daftar penyesuaian tunjangan yang memakai hasil pengukuran ini", _STAFFING)
    ),
    "2.c.2": _office_only(
        OfficeLacking("Keputusan penempatan jabatan yang mempertimbangkan hasil pengukuran ini", _STAFFING)
    ),
    "2.c.3": _office_only(
        OfficeLacking("Keputusan penataan organisasi yang mengikuti hasil pengukuran ini", "Kepala")
    ),
    "2.c.4": _adjustment("Perubahan strategi (Renstra, Renja, atau notula rapat pimpinan)", "Kepala"),
    "2.c.5": _adjustment("Kebijakan yang diubah atau dibuat karena hasil pengukuran ini", "Kepala"),
    "2.c.6": _activity,
    "2.c.7": _anggaran_adjustment,
    "2.c.8": _efisiensi,
    "2.c.9": _understanding,
    "2.c.10": _office_only(
        OfficeLacking("Sosialisasi kepada pegawai: daftar hadir atau hasil survei", _STAFFING),
        OfficeLacking("Hasil pengukuran dalam sasaran kinerja pegawai (SKP)", _STAFFING),
    ),
}
