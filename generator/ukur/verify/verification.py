"""A whole archive held against itself, with no network and nothing believed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ukur.archive.manifest import Manifest, RegisterLine
from ukur.archive.removals import REMOVALS, read_removals, removal_sentence
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import EntryKind, folder_name
from ukur.verify.attachment_check import AttachmentRules, verify_attachment
from ukur.verify.chain_check import has_no_register, read_chain, verify_chain, verify_structure
from ukur.verify.consequence_check import verify_consequence
from ukur.verify.document_check import verify_document
from ukur.verify.entry_check import files_by_entry, in_part, recorded_manifest, verify_files, verify_order
from ukur.verify.outcome import MAX_SHOWN, CheckReporter, CheckResult, CheckStatus
from ukur.verify.outside import Outside
from ukur.verify.signing_check import verify_signing

CHAIN = "rantai"


@dataclass(frozen=True)
class Options:
    """How to verify: up to which part, and what is known from elsewhere.

    ``chain_end`` is the hash of the register's last line, ``roots`` trusted ones of signed PDFs (PEM or DER),
    ``guarded`` those that the office guards, which say how far an entry's own ones are to be believed.
    ``signers`` are the keys of those who sign approvals (allowed_signers). ``system_files`` are names that
    the reader left out: an operating system's own.
    """

    outside: Outside
    part: str = ""
    chain_end: str | None = None
    roots: bytes | None = None
    guarded: tuple[bytes, ...] = ()
    signers: bytes | None = None
    system_files: tuple[str, ...] = ()


def verify_archive(arsip: Mapping[str, bytes], options: Options) -> tuple[CheckResult, ...]:
    """Return every check in order; UkurError where there is no archive at all."""
    if has_no_register(arsip):
        raise UkurError(
            "di sini tidak ada arsip: register.jsonl tidak ada atau kosong; sebutkan folder arsip"
        )
    try:
        register = read_chain(arsip)
    except UkurError as error:
        return (CheckReporter(CHAIN).failed(str(error)),)
    found = [*verify_chain(register, options.chain_end), *verify_structure(arsip, register)]
    found += [*_removed(arsip), *_of_the_system(options.system_files)]
    entries = files_by_entry(arsip)
    manifests: list[Manifest] = []
    chosen = False
    for row in register:
        wanted = in_part(row.folder, options.part)
        chosen = chosen or wanted
        manifest, results = _entry(entries, row, manifests, options, wanted)
        found += results
        manifests += [manifest] if manifest else []
    if not chosen:
        found.append(
            CheckReporter(CHAIN, options.part).failed("folder ini tidak terdaftar di register.jsonl")
        )
    return tuple(found)


def _removed(arsip: Mapping[str, bytes]) -> Iterator[CheckResult]:
    """Yield what was taken out of the archive because it had never verified."""
    report = CheckReporter("pencabutan")
    try:
        rows = read_removals(arsip[REMOVALS]) if REMOVALS in arsip else ()
    except UkurError as error:
        yield report.failed(str(error))
        return
    yield from (report.noted(removal_sentence(row)) for row in rows)


def _of_the_system(names: Sequence[str]) -> Iterator[CheckResult]:
    if names:
        more = f", dan {len(names) - MAX_SHOWN} lagi" if len(names) > MAX_SHOWN else ""
        shown = ", ".join(map(quote, names[:MAX_SHOWN])) + more
        yield CheckReporter("susunan").noted(f"bukan bagian dari arsip, ditaruh sistem operasi: {shown}")


def verify_entry(arsip: Mapping[str, bytes], folder: str, options: Options) -> tuple[CheckResult, ...]:
    """Return the checks of the chain and of one entry, as before it is written."""
    return verify_archive(arsip, replace(options, part=folder))


def first_fault(results: Sequence[CheckResult]) -> CheckResult | None:
    """Return the first check that keeps the archive from being verified."""
    return next((item for item in results if not item.good), None)


def _entry(
    entries: Mapping[str, Mapping[str, bytes]],
    row: RegisterLine,
    before: Sequence[Manifest],
    options: Options,
    wanted: bool,
) -> tuple[Manifest | None, list[CheckResult]]:
    """Return an entry's manifest and its checks; of one that was not asked for only what others rest on."""
    report, files = CheckReporter("manifest", row.folder), entries.get(row.folder, {})
    try:
        manifest = recorded_manifest(files, row)
    except UkurError as error:
        return None, [report.failed(str(error))]
    whole = [*verify_files(files, manifest), *verify_order(manifest, before, options.outside.now)]
    if not wanted:
        return manifest, [item for item in whole if item.status is CheckStatus.GAGAL]
    results = [report.passed(f"sama dengan yang dirantai di baris {row.nomor}"), *whole]
    if any(item.status is CheckStatus.GAGAL for item in whole):
        left = "isi tidak diperiksa lebih jauh, sebab entrinya tidak utuh"
        return manifest, [*results, CheckReporter("isi", row.folder).skipped(left, pokok=True)]
    return manifest, [
        *results,
        *_content(entries, manifest, options),
        *verify_signing(manifest, before, entries),
    ]


def _content(
    entries: Mapping[str, Mapping[str, bytes]], manifest: Manifest, options: Options
) -> Iterator[CheckResult]:
    files = entries[manifest.folder]
    if manifest.jenis is EntryKind.DOKUMEN:
        yield from verify_document(manifest, files, options.outside, options.signers)
        before = folder_name(str(manifest.periode), manifest.versi - 1, EntryKind.DOKUMEN)
        yield from verify_consequence(manifest, files, entries.get(before, {}))
    else:
        parent = folder_name(str(manifest.periode), manifest.versi, EntryKind.DOKUMEN)
        rules = AttachmentRules(options.outside.check_signed_pdf, options.roots, options.guarded)
        yield from verify_attachment(entries.get(parent, {}), manifest, files, rules)


def refuse_broken(arsip: Mapping[str, bytes]) -> None:
    """Raise UkurError naming the first fault unless register, chain and files hold; fast, for every build."""
    register = read_chain(arsip)
    for item in (*verify_chain(register), *verify_structure(arsip, register)):
        _refuse(item)
    entries = files_by_entry(arsip)
    for row in register:
        files = entries.get(row.folder, {})
        for item in verify_files(files, recorded_manifest(files, row)):
            _refuse(item)


def refuse_flawed(arsip: Mapping[str, bytes], folder: str, options: Options) -> None:
    """Raise UkurError with the first fault in an entry that is about to be written."""
    for item in verify_entry(arsip, folder, options):
        _refuse(item)


def _refuse(item: CheckResult) -> None:
    if not item.good:
        where = f"{item.folder}: " if item.folder else ""
        raise UkurError(f"arsip tidak utuh. {where}{item.name}: {item.sentence}; jalankan 'ukur verify'")
