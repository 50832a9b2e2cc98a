"""What a proposal adds to the archive: each new row derived again from what was approved, and compared.

Everything is read from Git objects: the archive as it would be after the merge, the approved commit, and
what the host or the notes say of approvals. Rows filed before are held by the chain; only their manifests
are read.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.derivation import entry_differences, other_tools
from ukur.archive.entry import Entry, attachment_title, compose_attachment
from ukur.archive.frozen import DOKUMEN, thaw
from ukur.archive.manifest import MANIFEST, Manifest, RegisterLine, read_register
from ukur.archive.removals import REMOVALS, read_removals
from ukur.archive.scan_pages import scan_refusal
from ukur.archive.signature_facts import BEFORE_RULES, SIGNATORY
from ukur.commands.data.archive_source import DocumentOrigin, document_origin
from ukur.commands.data.checked_data import data_tree
from ukur.commands.data.machine import outside
from ukur.commands.data.toolchain import tool_versions
from ukur.commands.filing.archiving import prepare_entry
from ukur.commands.filing.claimed_tools import OTHER_PROGRAM, held_program, is_made_by
from ukur.commands.filing.consequences import correcting_commits, origin_by
from ukur.commands.filing.filing_office import FilingOffice
from ukur.commands.filing.known_sites import FOREIGN_SITE, is_own_site
from ukur.commands.filing.older_rows import older_differences
from ukur.commands.filing.signed_office import unsigned_refusal
from ukur.commands.pages.site_build import SITE_URL_VARIABLE
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import ARSIP, REGISTER, EntryKind
from ukur.source import git
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.git_folder import GitFolder
from ukur.verify.attachment_check import AttachmentRules, verify_attachment
from ukur.verify.chain_check import read_chain, verify_chain, verify_structure
from ukur.verify.document_check import original_site
from ukur.verify.entry_check import recorded_manifest, verify_files, verify_order
from ukur.verify.outcome import MAX_SHOWN, CheckResult

MAX_LINE = 20_000
"""Our choice: merges looked back through for an approved commit; an office makes some two hundred a year."""

_FILE_AGAIN = (
    f"buang folder itu dan barisnya di {REGISTER} dari usulan, lalu arsipkan lagi: 'ukur publish archive' di "
    "CI, atau 'ukur archive PERIODE' di cabang utama"
)

_ATTACH_AGAIN = (
    f"buang folder itu dan barisnya di {REGISTER} dari usulan, lalu jalankan 'ukur archive attach-signed' "
    "dengan program cabang utama"
)


@dataclass(frozen=True)
class MergedArchive:
    """The archive after a merge into ``base``: its rows, of which the first ``known`` were there before.

    ``past``: it was merged some time ago, perhaps when the program was another.
    """

    base: str
    files: GitFolder
    rows: tuple[RegisterLine, ...]
    known: int
    past: bool


def archive_faults(
    office: FilingOffice, base: str, tree: str, *, merged: bool = False, sound: GitFolder | None = None
) -> Iterator[str]:
    """Yield what is wrong with the archive that ``tree`` makes of ``base``; nothing where it is the same.

    ``merged``: it was merged some time ago, perhaps when the program was another. ``sound`` is the archive
    as it last was sound, where that of ``base`` is not.
    """
    before, after = sound or GitFolder(office.repo, base, ARSIP), GitFolder(office.repo, tree, ARSIP)
    if before.names == after.names:
        return
    try:
        yield from _lost(before, after)
        if not after.names.keys() - {REMOVALS}:
            return
        rows = read_chain(after)
        known = len(read_register(before.get(REGISTER, b"")))
        faults = [item for item in (*verify_chain(rows), *verify_structure(after, rows)) if not item.good]
        if faults:
            yield from map(_sentence, faults[:MAX_SHOWN])
            return
        yield from _row_faults(office, MergedArchive(base, after, rows, known, merged))
    except UkurError as error:
        yield f"arsip hasil gabungan tidak utuh: {error}"


def _lost(before: GitFolder, after: GitFolder) -> Iterator[str]:
    for path in sorted(before.names.keys() - {REGISTER, REMOVALS}):
        if after.names.get(path) != before.names[path]:
            yield f"berkas arsip {quote(path)} diubah atau hilang; arsip hanya bertambah"
    if not after.get(REGISTER, b"").startswith(before.get(REGISTER, b"")):
        yield f"baris lama di {REGISTER} berubah; register hanya ditambah di akhirnya"
    if REMOVALS in after or REMOVALS in before:
        earlier = read_removals(before[REMOVALS]) if REMOVALS in before else ()
        if read_removals(after.get(REMOVALS, b""))[: len(earlier)] != earlier:
            yield f"{REMOVALS} berubah; catatan pencabutan hanya ditambah"


def _row_faults(office: FilingOffice, merged: MergedArchive) -> Iterator[str]:
    after, earlier = merged.files, list[Manifest]()
    after.read(f"{row.folder}/{MANIFEST}" for row in merged.rows)
    for row in merged.rows:
        if row.nomor <= merged.known:
            kept = after.get(f"{row.folder}/{MANIFEST}")
            earlier.append(recorded_manifest({} if kept is None else {MANIFEST: kept}, row))
            continue
        files = after.below(row.folder)
        manifest = recorded_manifest(files, row)
        now = datetime.datetime.now(datetime.UTC)
        whole = (*verify_files(files, manifest), *verify_order(manifest, earlier, now))
        faults = [_sentence(item) for item in whole if not item.good]
        yield from faults
        if not faults:
            new = NewRow(row, Entry(manifest, files), tuple(earlier), merged)
            try:
                yield from DERIVED[manifest.jenis](office, new)
            except UkurError as error:
                yield f"arsip {row.folder} tidak dapat disusun ulang dari yang disetujui: {error}"
        earlier.append(manifest)


@dataclass(frozen=True)
class NewRow:
    """A row to be derived: its entry as filed, and the manifests of the rows before it."""

    row: RegisterLine
    entry: Entry
    earlier: Sequence[Manifest]
    merged: MergedArchive

    @property
    def manifest(self) -> Manifest:
        """The entry's manifest."""
        return self.entry.manifest

    def held(self, *more: str) -> Mapping[str, bytes]:
        """Return the archive as it was before the row: its register, and the files named."""
        rows = self.merged.rows[: self.row.nomor - 1]
        register = b"".join(row.to_bytes() + b"\n" for row in rows)
        return {REGISTER: register, **self.merged.files.read(more)}

    def documents(self) -> Iterator[Manifest]:
        """Yield the earlier versions of the row's document, oldest first."""
        for other in self.earlier:
            if other.jenis is EntryKind.DOKUMEN and other.periode == self.manifest.periode:
                yield other


def _document_faults(office: FilingOffice, new: NewRow) -> Iterator[str]:
    manifest, folder, base = new.manifest, new.row.folder, new.merged.base
    line = git.first_parent_line(office.repo, base, MAX_LINE)
    if manifest.commit not in {node.commit for node in line}:
        named = manifest.commit[:12]
        yield f"arsip {folder} menyebut commit {named}, yang bukan bagian cabang utama; {_FILE_AGAIN}"
        return
    source = _origin(office, new)
    if source.last_commit != manifest.commit:
        yield (
            f"arsip {folder} menyebut commit {manifest.commit[:12]}, padahal dokumennya terakhir berubah "
            f"pada {source.last_commit[:12]}; {_FILE_AGAIN}"
        )
        return
    yield from _site_faults(office, new)
    record = read_approvals(new.entry.berkas.get(PERSETUJUAN, b""), f"{folder}/{PERSETUJUAN}")
    if reason := unsigned_refusal(office, base, record, new.earlier, new.merged.files):
        yield f"arsip {folder}: {reason}"
    other = other_tools(manifest.alat, tool_versions())
    if not other:
        yield from _told(new, _derived_differences(office, source, new))
    elif not new.merged.past:
        yield f"arsip {folder} dibuat dengan program versi lain ({', '.join(other)}); {_FILE_AGAIN}"
    elif is_made_by(held_program(office.repo, base), manifest.alat):
        yield from _told(new, tuple(older_differences(office, source, manifest, new.entry.berkas)))
    else:
        yield f"arsip {folder} {OTHER_PROGRAM.format(', '.join(other), base[:12])}; {_FILE_AGAIN}"


def _origin(office: FilingOffice, new: NewRow) -> DocumentOrigin:
    """Return where a document comes from as its manifest says: its own last change, or a correction since.

    A correction of an earlier period makes another version only of what the version before already says.
    """
    manifest, last = new.manifest, next(reversed(tuple(new.documents())), None)
    source = document_origin(office.repo, manifest.periode, manifest.commit, office.cache)
    if last is None or source.last_commit == manifest.commit:
        return source
    same = git.merge_base(office.repo, source.last_commit, last.commit) == source.last_commit
    told = correcting_commits(office.repo, manifest.periode, last.commit, manifest.commit, office.cache)
    return (
        origin_by(office.repo, manifest.periode, manifest.commit, office.cache)
        if (same and manifest.commit in told)
        else source
    )


def _filed_site(new: NewRow) -> str | None:
    path = f"{new.row.folder}/{DOKUMEN}"
    return original_site(thaw(new.entry.berkas.get(DOKUMEN, b""), path))


def _site_faults(office: FilingOffice, new: NewRow) -> Iterator[str]:
    """Yield that the address that is printed, and that its QR leads to, is not known to be the office's."""
    address, commit = _filed_site(new), new.manifest.commit
    catalogue = read_catalogue(data_tree(office.repo, commit), office.cache).catalogue
    own = catalogue.instansi.situs if catalogue else None
    if not is_own_site(address, own, office.environment, new.earlier, new.merged.files):
        yield f"arsip {new.row.folder}: {FOREIGN_SITE.format(address)}"


def _derived_differences(own_office: FilingOffice, source: DocumentOrigin, new: NewRow) -> tuple[str, ...]:
    last = next(reversed(tuple(new.documents())), None)
    held = new.held(f"{last.folder}/{DOKUMEN}") if last else new.held()
    office = replace(own_office, environment={SITE_URL_VARIABLE: _filed_site(new) or ""})
    derived = prepare_entry(office, source, held, last)
    if derived is None:
        raise UkurError("dokumennya tidak berubah sejak versi sebelumnya; buang dari usulan")
    return entry_differences(new.entry, derived)


def _attachment_faults(_: FilingOffice, new: NewRow) -> Iterator[str]:
    manifest, files = new.manifest, new.entry.berkas
    parent = next(item for item in new.documents() if item.versi == manifest.versi)
    original = new.merged.files.below(parent.folder)
    now = outside(datetime.datetime.now(datetime.UTC), prints=False)
    checked = verify_attachment(original, manifest, files, AttachmentRules(now.check_signed_pdf))
    faults = [_sentence(item) for item in checked if not item.good]
    yield from faults
    if faults:
        return
    if manifest.jenis is EntryKind.PINDAIAN and not new.merged.past:
        scans = (content for path, content in files.items() if path != MANIFEST)
        if reason := next(filter(None, (scan_refusal(scan, _prints(original)) for scan in scans)), ""):
            yield f"arsip {new.row.folder}: {reason}"
            return
    signed = manifest.jenis is EntryKind.TANDA_TANGAN
    if signed and SIGNATORY not in manifest.keterangan and not new.merged.past:
        yield f"arsip {new.row.folder}: {BEFORE_RULES}; {_ATTACH_AGAIN}"
        return
    derived = compose_attachment(
        parent,
        manifest.jenis,
        manifest.urutan,
        new.row.sebelum,
        attachment_title(parent, manifest.jenis),
        {path: content for path, content in files.items() if path != MANIFEST},
        manifest.waktu,
        manifest.keterangan,  # compared above with what the file itself says
    )
    yield from _told(new, entry_differences(new.entry, derived))


def _prints(files: Mapping[str, bytes]) -> list[bytes]:
    return [content for path, content in files.items() if path.endswith(".pdf")]


DERIVED = {
    EntryKind.DOKUMEN: _document_faults,
    EntryKind.TANDA_TANGAN: _attachment_faults,
    EntryKind.PINDAIAN: _attachment_faults,
}


def _told(new: NewRow, different: Sequence[str]) -> Iterator[str]:
    if different:
        more = f", dan {len(different) - MAX_SHOWN} lagi" if len(different) > MAX_SHOWN else ""
        named = f"{', '.join(different[:MAX_SHOWN])}{more}"
        yield f"arsip {new.row.folder}: isinya bukan yang disetujui ({named}); {_FILE_AGAIN}"


def _sentence(item: CheckResult) -> str:
    where = f"arsip {item.folder}: " if item.folder else "arsip hasil gabungan: "
    return f"{where}{item.sentence}"
