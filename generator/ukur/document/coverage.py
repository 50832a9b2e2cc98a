"""Coverage of the AKIP evaluation's criteria: what the office's own records show, and what they do not.

It lives in this room because the evidence pack and the site both show it. Nothing here judges quality.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from ukur.document import coverage_use as manfaat
from ukur.document.bukti_dukung import (
    BuktiKind,
    CoverageMaterial,
    CriterionEvidence,
    Evidence,
    Lacking,
    OfficeLacking,
    ShownCriterion,
    StatusBukti,
)
from ukur.document.coverage_office import outside_evidence, without_supplied
from ukur.document.coverage_people import layered_coverage, leadership_coverage
from ukur.document.date_text import DASH, date_text
from ukur.document.document_value import IndikatorRow
from ukur.model.code_order import code_order
from ukur.model.lke import Criterion
from ukur.model.periode import Periode
from ukur.model.sop import Guard, Tahap

Coverage = Iterator[Evidence | CriterionEvidence | Lacking]
CAVEAT = (
    "Daftar ini hanya menyatakan ada atau tidaknya bahan bukti dalam catatan Ukur. Mutu bukti dan nilainya "
    "ditetapkan evaluator."
)
OFFICE_FILES = (
    "Bukti yang dinyatakan kurang mungkin sudah ada di kantor dalam bentuk lain; lampirkan sendiri pada "
    "kriterianya."
)
_BLANK = frozenset({"", DASH})
_NOT_THERE = frozenset({"belum-ada-data", "belum-rilis"})
"""Statuses of a figure that is due and is not there; one that is not due is not missing."""


def lke_coverage(material: CoverageMaterial) -> tuple[ShownCriterion, ...]:
    """Return every criterion, in the order of the LKE that is in force for the document's quarter."""
    return tuple(_criterion(material, item) for item in material.lke.criteria)


def count_statuses(criteria: Iterable[ShownCriterion]) -> dict[StatusBukti, int]:
    """Return how many criteria have each status."""
    counts = dict.fromkeys(StatusBukti, 0)
    for item in criteria:
        counts[item.status] += 1
    return counts


def status_sentence(criteria: Iterable[ShownCriterion]) -> str:
    """Return the counts in words: ``20 kriteria: 5 ada, 9 sebagian, 6 belum``."""
    counts = count_statuses(criteria)
    words = ", ".join(f"{count} {status}" for status, count in counts.items())
    return f"{sum(counts.values())} kriteria: {words}"


def _criterion(material: CoverageMaterial, item: Criterion) -> ShownCriterion:
    shown, missing = list[CriterionEvidence](), list[Lacking]()
    for found in _FINDERS.get(item.shipped, _unknown)(material):
        if isinstance(found, Lacking):
            missing.append(found._replace(oleh=_called(material, found.oleh)))
        elif isinstance(found, CriterionEvidence):
            shown.append(found)
        else:
            places = material.letak.get(found.jenis, ())
            shown += (CriterionEvidence(p.nama, p.tujuan, p.sha256, found.keterangan) for p in places)
    outside = tuple(outside_evidence(material.record, item.kode))
    rest = without_supplied(missing, len(outside))
    return ShownCriterion(item.kode, item.uraian, item.bagian, (*shown, *outside), rest)


_GUARDS = {"Kepala": Guard.TARGET, "Sekretaris": Guard.ACUAN, "Staf": Guard.ARSIP}


def _called(material: CoverageMaterial, who: str) -> str:
    """Return who is to supply something as an office with roles of its own calls them."""
    sop, roles = material.katalog.sop, material.katalog.peran.peran
    if sop.kewenangan is None:
        return who
    planner = next((step.pelaksana[0] for step in sop.langkah if step.tahap is Tahap.FORMAT), None)

    def named(match: re.Match[str]) -> str:
        guard = _GUARDS.get(match[0])
        key = sop.guards(guard)[0] if guard else planner
        return roles[key].nama if key and key in roles else match[0]

    return re.sub(r"\b(?:Kepala|Sekretaris|Staf|Fungsional Perencana)\b", named, who)


def _unknown(material: CoverageMaterial) -> Coverage:
    """Yield what a criterion lacks that only the office's own evaluator has."""
    yield OfficeLacking("Bukti untuk kriteria ini; Ukur tidak mencatatnya, sebut di bukti_lke", "Sekretaris")


def _guideline(material: CoverageMaterial) -> Coverage:
    sop = material.katalog.sop
    who = sop.identitas
    yield Evidence(
        BuktiKind.SOP,
        f"SOP {who.nama}, nomor {who.nomor}, disahkan {date_text(who.tanggal_pengesahan)}, "
        f"{len(sop.langkah)} langkah",
    )
    yield OfficeLacking(
        "Naskah SOP yang ditandatangani (pindaian); Ukur hanya memuat salinan isinya", "Sekretaris"
    )
    if any(not part.strip() for part in who.nomor.split("/")):
        yield Lacking(f"Nomor SOP yang lengkap; tercatat '{who.nomor}'", "Sekretaris")
    for name in who.keterkaitan:
        if "pengumpulan data" in name.lower():
            yield OfficeLacking(f"Naskah {name}, yang disebut SOP ini", "Sekretaris")
    for note in sop.catatan.values():
        yield Lacking(f"Penegasan atas SOP: {note}", "Kepala dan Sekretaris")


def _definition(material: CoverageMaterial) -> Coverage:
    entries = material.dokumen.kamus
    bare = [row.kode for row in entries if _is_blank(row.definisi) or _is_blank(row.cara_pengukuran)]
    if len(bare) < len(entries):
        yield Evidence(
            BuktiKind.DEFINISI,
            f"{len(entries) - len(bare)} dari {len(entries)} indikator mempunyai definisi operasional dan "
            "cara mengukur",
        )
    if bare:
        yield Lacking(f"Definisi operasional atau cara mengukur: {', '.join(bare)}", "Fungsional Perencana")
    if not entries:
        yield Lacking("Indikator yang diukur pada dokumen ini", "Fungsional Perencana")


def _collection(material: CoverageMaterial) -> Coverage:
    catalogue, entries = material.katalog, material.dokumen.kamus
    steps = [str(s.nomor) for s in catalogue.sop.langkah if s.tahap in {Tahap.FORMAT, Tahap.DRAF}]
    if steps:
        yield Evidence(
            BuktiKind.SOP,
            f"Langkah {', '.join(steps)}: menyusun formulir dan menghimpun data, dengan pelaksana "
            "dan waktunya",
        )
    units = sorted(catalogue.formulir.get(material.dokumen.periode, {}))
    if units:
        yield Evidence(BuktiKind.FORMULIR, f"Formulir pengumpulan data {len(units)} unit: {', '.join(units)}")
    bare = [row.kode for row in entries if _is_blank(row.sumber) or _is_blank(row.penanggung_jawab)]
    if len(bare) < len(entries):
        yield Evidence(BuktiKind.DEFINISI, "Sumber data dan penanggung jawab tiap indikator")
    if bare:
        yield Lacking(f"Sumber data atau penanggung jawab: {', '.join(bare)}", "Fungsional Perencana")
    if material.dokumen.koreksi:
        yield Evidence(
            BuktiKind.KOREKSI, f"{len(material.dokumen.koreksi)} koreksi angka tercatat beserta alasannya"
        )
    yield OfficeLacking(
        "Tata cara tertulis bila terjadi kesalahan data; Ukur hanya mencatat koreksinya", "Sekretaris"
    )


def _relevant(material: CoverageMaterial) -> Coverage:
    rows = material.dokumen.baris
    if rows:
        yield Evidence(
            BuktiKind.PENGUKURAN,
            f"Target, realisasi, dan capaian {len(rows)} indikator, dengan rumus dan sumber datanya",
        )
    yield from _without(rows, "Sumber data", lambda row: _is_blank(row.struk.sumber))
    yield from _without(rows, "Realisasi", lambda row: row.headline.kode_status in _NOT_THERE)


def _supporting(material: CoverageMaterial) -> Coverage:
    rows = material.dokumen.baris
    count = sum(len(row.struk.bukti) for row in rows)
    if count:
        known = sum(bool(item.sha256) for row in rows for item in row.struk.bukti)
        yield Evidence(BuktiKind.BUKTI_DATA, f"{count} bukti realisasi tercatat, {known} dengan SHA-256")
    yield from _without(rows, "Bukti realisasi", lambda row: not row.struk.bukti)
    yield from _without(rows, "Tautan atau tempat simpan bukti realisasi", _unplaced_bukti)
    yield from _without(rows, "Target resmi (yang tercatat hanya contoh)", lambda row: row.target_contoh)
    for row in rows:
        if row.target_lebih_mudah:
            yield Evidence(BuktiKind.PENGUKURAN, f"{row.kode}: {row.target_lebih_mudah}")


def _unplaced_bukti(row: IndikatorRow) -> bool:
    return any(not item.tautan and not item.lokasi_arsip for item in row.struk.bukti)


def _without(rows: Iterable[IndikatorRow], what: str, missing: Callable[[IndikatorRow], bool]) -> Coverage:
    bare = sorted((row.kode for row in rows if missing(row)), key=code_order)
    if bare:
        yield Lacking(f"{what}: {', '.join(bare)}", "Unit penanggung jawab indikator")


def _regular(material: CoverageMaterial) -> Coverage:
    periode, documents = material.dokumen.periode, material.katalog.dokumen
    due = [Periode(periode.tahun, quarter) for quarter in range(1, periode.triwulan + 1)]
    done = [one for one in due if one in documents and documents[one].tahap.disahkan]
    if done:
        quarters = ", ".join(f"triwulan {one.roman}" for one in done)
        yield Evidence(
            BuktiKind.PERIODE, f"Tahun {periode.tahun} diukur dengan dokumen yang disahkan: {quarters}"
        )
        yield Evidence(BuktiKind.DOKUMEN, f"Dokumen {periode.title}")
    for one in due:
        if one not in documents:
            yield Lacking(f"Dokumen pengukuran {one.title}", "Fungsional Perencana")
        elif one not in done:
            yield Lacking(f"Pengesahan dokumen {one.title} (tahap {documents[one].tahap})", "Kepala")


def _data_application(material: CoverageMaterial) -> Coverage:
    units = material.katalog.formulir.get(material.dokumen.periode, {})
    if units:
        yield Evidence(
            BuktiKind.FORMULIR,
            f"Formulir {len(units)} unit diisi sebagai berkas data dan diperiksa aplikasi",
        )
    if material.arsip:
        words = f"Masukan diarsipkan dari commit {material.arsip.commit[:12]}, dengan sidik tiap berkas"
        yield Evidence(BuktiKind.REKAM_ARSIP, words)
    yield from _address(material, BuktiKind.REPOSITORI, "repositori data")


def _capaian_application(material: CoverageMaterial) -> Coverage:
    if material.dokumen.baris:
        yield Evidence(BuktiKind.PENGUKURAN, "Capaian dihitung aplikasi dengan rumus tertulis dan berversi")
        yield Evidence(BuktiKind.DOKUMEN, "Dokumen yang disusun aplikasi dari data itu")
    yield from _address(material, BuktiKind.SITUS, "situs kinerja")


def _address(material: CoverageMaterial, jenis: BuktiKind, what: str) -> Coverage:
    if material.letak.get(jenis):
        yield Evidence(jenis, f"Alamat {what}")
    else:
        yield Lacking(f"Alamat {what} yang dapat dibuka evaluator, atau tangkapan layarnya", "Operator")


def _is_blank(text: str) -> bool:
    return text.strip() in _BLANK


_FINDERS: Mapping[str, Callable[[CoverageMaterial], Coverage]] = {
    "2.a.1": _guideline,
    "2.a.2": _definition,
    "2.a.3": _collection,
    "2.b.1": leadership_coverage,
    "2.b.2": _relevant,
    "2.b.3": _supporting,
    "2.b.4": _regular,
    "2.b.5": layered_coverage,
    "2.b.6": _data_application,
    "2.b.7": _capaian_application,
    **manfaat.USE_FINDERS,
}
