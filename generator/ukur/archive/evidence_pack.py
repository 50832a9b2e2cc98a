"""The evidence pack (bukti dukung) of one document: its files by criterion, lists, pages and hashes.

A file that several criteria need is stored once, in ``berkas/``; one that a single criterion needs is in
that criterion's folder.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ukur.archive import pack_pages, pack_tables
from ukur.archive.approvals import PERSETUJUAN
from ukur.archive.canonical import sha256_of
from ukur.archive.manifest import is_safe_path
from ukur.document.bukti_dukung import (
    ArsipBukti,
    BuktiKind,
    CoverageMaterial,
    CriterionEvidence,
    EvidencePlace,
    ShownCriterion,
)
from ukur.document.coverage import lke_coverage
from ukur.document.document_value import DokumenPengukuran
from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, UkurError
from ukur.model.paths import SOP, formulir_path
from ukur.model.pengukuran import Dokumen
from ukur.model.values import SHA256_PATTERN

HASHES, INDEX, SHARED = "sidik.sha256", "index.html", "berkas"
_HASH_LINE = re.compile(rf"({SHA256_PATTERN})  ([^\n]+)", re.ASCII)
_URL = re.compile(r"https?://", re.ASCII)


@dataclass(frozen=True)
class PackSource:
    """What a pack is made of.

    ``cetakan`` are the document's printed files and ``rekam`` the archive's own records, by name; ``masukan``
    the office's data files by path. ``arsip`` is None, and ``rekam`` empty, before the document is filed.
    ``dijelaskan`` are the warnings about its figures that the office explained. ``catatan`` is what the
    office records of it today: orders, meetings and evidence from outside come after the signature too.
    """

    catalogue: Catalogue
    dokumen: DokumenPengukuran
    cetakan: Mapping[str, bytes]
    masukan: Mapping[str, bytes]
    arsip: ArsipBukti | None = None
    rekam: Mapping[str, bytes] = field(default_factory=dict)
    situs: str | None = None
    repositori: str | None = None
    dijelaskan: tuple[Finding, ...] = ()
    catatan: Dokumen | None = None


@dataclass(frozen=True)
class Pack:
    """A pack: every file by path, and the coverage it shows."""

    berkas: Mapping[str, bytes]
    kriteria: tuple[ShownCriterion, ...]


def pack_name(dokumen: DokumenPengukuran) -> str:
    """Return the name of the pack's folder."""
    return f"bukti-dukung-{dokumen.periode}"


def compose_pack(sumber: PackSource) -> Pack:
    """Return the pack: the same bytes for the same source."""
    held = dict(_evidence_files(sumber))
    files = _combined(held)
    places = {kind: tuple(_places(rows)) for kind, rows in held.items()} | _addresses(sumber)
    material = CoverageMaterial(sumber.catalogue, sumber.dokumen, places, sumber.arsip, sumber.catatan)
    found = lke_coverage(material)
    homes = _shown_places(found)
    shown = tuple(_relocated(item, homes) for item in found)
    pack = {home: files[name] for name, home in homes.items()}
    pack |= pack_tables.evidence_lists(shown, sumber.dokumen.tanda)
    pack |= pack_pages.pack_pages(sumber.dokumen, sumber.arsip, material.lke, shown)
    pack[HASHES] = hash_list(pack)
    return Pack(pack, shown)


def foreign_reason(files: Mapping[str, bytes]) -> str | None:
    """Return why files on disk are not a pack just as it was made; None where they are."""
    try:
        listed = _read_hashes(files[HASHES])
    except (KeyError, ValueError):
        return f"tidak berisi {HASHES} buatan Ukur"
    for path in sorted(listed.keys() ^ (files.keys() - {HASHES})):
        return f"{path} {'hilang' if path in listed else 'bukan bagian paket'}"
    for path, digest in sorted(listed.items()):
        if sha256_of(files[path]) != digest:
            return f"{path} sudah diubah"
    return None


def _read_hashes(content: bytes) -> dict[str, str]:
    matches = [_HASH_LINE.fullmatch(line) for line in content.decode("utf-8").split("\n")[:-1]]
    found = {match[2]: match[1] for match in matches if match}
    if not found or len(found) != len(matches):
        raise ValueError(HASHES)
    return found


def _evidence_files(sumber: PackSource) -> Iterator[tuple[BuktiKind, Mapping[str, bytes]]]:
    """Yield the files of each kind of evidence, by their names."""
    yield from pack_tables.bukti_table(sumber.catalogue, _with_archived_steps(sumber)).items()
    unit = sorted(sumber.catalogue.formulir.get(sumber.dokumen.periode, {}))
    forms = {f"formulir-{key}.yml": formulir_path(sumber.dokumen.periode, key) for key in unit}
    yield BuktiKind.FORMULIR, _taken(sumber.masukan, forms)
    sheets = _with_ending(sumber.cetakan, ".xlsx")
    yield BuktiKind.DOKUMEN, {k: v for k, v in sorted(sumber.cetakan.items()) if k not in sheets}
    yield BuktiKind.PENGUKURAN, pack_tables.pengukuran_table(sumber.dokumen, sumber.dijelaskan) | sheets
    steps = pack_tables.sop_table(sumber.catalogue, sumber.dokumen)
    yield BuktiKind.SOP, steps | _taken(sumber.masukan, {SOP: SOP})
    if sumber.arsip is not None:
        approvals = pack_tables.persetujuan_table(sumber.arsip, sumber.dokumen)
        yield BuktiKind.PERSETUJUAN, approvals | _taken(sumber.rekam, {PERSETUJUAN: PERSETUJUAN})
        yield BuktiKind.REKAM_ARSIP, {k: v for k, v in sumber.rekam.items() if k != PERSETUJUAN}


def _with_archived_steps(sumber: PackSource) -> DokumenPengukuran:
    """Return the document with the SOP's steps as the archive tells them, which its own text cannot yet."""
    steps = sumber.arsip.langkah if sumber.arsip else ()
    return replace(sumber.dokumen, catatan_sop=steps) if steps else sumber.dokumen


def _taken(files: Mapping[str, bytes], names: Mapping[str, str]) -> dict[str, bytes]:
    return {name: files[path] for name, path in names.items() if path in files}


def _with_ending(files: Mapping[str, bytes], suffix: str) -> dict[str, bytes]:
    return {name: content for name, content in sorted(files.items()) if name.endswith(suffix)}


def _combined(held: Mapping[BuktiKind, Mapping[str, bytes]]) -> dict[str, bytes]:
    """Return all files by name; UkurError where two share a name, or one could leave the pack."""
    files: dict[str, bytes] = {}
    for rows in held.values():
        for name, content in rows.items():
            if "/" in name or not is_safe_path(name) or name == INDEX or name in files:
                raise UkurError(f"berkas '{name}' tidak dapat dimuat dalam paket bukti; periksa arsipnya")
            files[name] = content
    return files


def _places(rows: Mapping[str, bytes]) -> Iterator[EvidencePlace]:
    return (EvidencePlace(name, name, sha256_of(content)) for name, content in rows.items())


def _addresses(sumber: PackSource) -> dict[BuktiKind, tuple[EvidencePlace, ...]]:
    known = {BuktiKind.SITUS: sumber.situs, BuktiKind.REPOSITORI: sumber.repositori}
    return {
        kind: (EvidencePlace(address, address),)
        for kind, address in known.items()
        if address and _URL.match(address)
    }


def _shown_places(criteria: Sequence[ShownCriterion]) -> dict[str, str]:
    """Return where each file that is shown lies in the pack, by its name."""
    shown = [(item.kode, name) for item in criteria for name in {b.nama for b in item.bukti if b.sha256}]
    uses = Counter(name for _, name in shown)
    return {name: f"{SHARED if uses[name] > 1 else kode}/{name}" for kode, name in sorted(shown)}


def _relocated(item: ShownCriterion, homes: Mapping[str, str]) -> ShownCriterion:
    def relocate(bukti: CriterionEvidence) -> CriterionEvidence:
        return replace(bukti, tujuan=homes[bukti.nama]) if bukti.sha256 else bukti

    return replace(item, bukti=tuple(relocate(bukti) for bukti in item.bukti))


def hash_list(pack: Mapping[str, bytes]) -> bytes:
    """Return ``sidik.sha256``, as ``sha256sum -c`` reads it."""
    return "".join(f"{sha256_of(content)}  {path}\n" for path, content in sorted(pack.items())).encode()
