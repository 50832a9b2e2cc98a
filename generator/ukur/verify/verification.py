"""A whole archive held against itself, with no network and nothing believed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ukur.archive.manifest import BarisRegister, Manifest
from ukur.model.paths import JenisEntri, nama_folder
from ukur.model.temuan import UkurError
from ukur.verify.attachment_check import verify_attachment
from ukur.verify.chain_check import baca_rantai, tanpa_register, uji_rantai, uji_susunan
from ukur.verify.document_check import verify_document
from ukur.verify.entry_check import di_bagian, manifest_tercatat, per_entri, uji_berkas, uji_urutan
from ukur.verify.outcome import HasilPeriksa, Pelapor, Status
from ukur.verify.outside import Outside

CHAIN = "rantai"


@dataclass(frozen=True)
class Options:
    """How to verify: up to which part, and what is known from elsewhere.

    ``chain_end`` is the hash of the register's last line, ``roots`` trusted ones of signed PDFs (PEM),
    ``signers`` the keys of those who sign approvals (allowed_signers).
    """

    outside: Outside
    part: str = ""
    chain_end: str | None = None
    roots: bytes | None = None
    signers: bytes | None = None


def verify_archive(arsip: Mapping[str, bytes], options: Options) -> tuple[HasilPeriksa, ...]:
    """Return every check in order; UkurError where there is no archive at all."""
    if tanpa_register(arsip):
        raise UkurError(
            "di sini tidak ada arsip: register.jsonl tidak ada atau kosong; sebutkan folder arsip"
        )
    try:
        register = baca_rantai(arsip)
    except UkurError as error:
        return (Pelapor(CHAIN).gagal(str(error)),)
    found = [*uji_rantai(register, options.chain_end), *uji_susunan(arsip, register)]
    entries = per_entri(arsip)
    manifests: list[Manifest] = []
    chosen = False
    for row in register:
        wanted = di_bagian(row.folder, options.part)
        chosen = chosen or wanted
        manifest, results = _entry(entries, row, manifests, options, wanted)
        found += results
        manifests += [manifest] if manifest else []
    if not chosen:
        found.append(Pelapor(CHAIN, options.part).gagal("folder ini tidak terdaftar di register.jsonl"))
    return tuple(found)


def verify_entry(arsip: Mapping[str, bytes], folder: str, options: Options) -> tuple[HasilPeriksa, ...]:
    """Return the checks of the chain and of one entry, as before it is written."""
    return verify_archive(arsip, replace(options, part=folder))


def first_fault(results: Sequence[HasilPeriksa]) -> HasilPeriksa | None:
    """Return the first check that keeps the archive from being verified."""
    return next((item for item in results if not item.baik), None)


def _entry(
    entries: Mapping[str, Mapping[str, bytes]],
    row: BarisRegister,
    before: Sequence[Manifest],
    options: Options,
    wanted: bool,
) -> tuple[Manifest | None, list[HasilPeriksa]]:
    """Return an entry's manifest and its checks; of one that was not asked for only what others rest on."""
    report, files = Pelapor("manifest", row.folder), entries.get(row.folder, {})
    try:
        manifest = manifest_tercatat(files, row)
    except UkurError as error:
        return None, [report.gagal(str(error))]
    whole = [*uji_berkas(files, manifest), *uji_urutan(manifest, before, options.outside.now)]
    if not wanted:
        return manifest, [item for item in whole if item.status is Status.GAGAL]
    results = [report.lulus(f"sama dengan yang dirantai di baris {row.nomor}"), *whole]
    if any(item.status is Status.GAGAL for item in whole):
        left = "isi tidak diperiksa lebih jauh, sebab entrinya tidak utuh"
        return manifest, [*results, Pelapor("isi", row.folder).lewat(left, pokok=True)]
    return manifest, [*results, *_content(entries, manifest, options)]


def _content(
    entries: Mapping[str, Mapping[str, bytes]], manifest: Manifest, options: Options
) -> Iterator[HasilPeriksa]:
    files = entries[manifest.folder]
    if manifest.jenis is JenisEntri.DOKUMEN:
        yield from verify_document(manifest, files, options.outside, options.signers)
    else:
        parent = nama_folder(str(manifest.periode), manifest.versi, JenisEntri.DOKUMEN)
        check = options.outside.check_signed_pdf
        yield from verify_attachment(entries.get(parent, {}), manifest, files, check, options.roots)


def refuse_broken(arsip: Mapping[str, bytes]) -> None:
    """Raise UkurError naming the first fault unless register, chain and files hold; fast, for every build."""
    register = baca_rantai(arsip)
    for item in (*uji_rantai(register), *uji_susunan(arsip, register)):
        _refuse(item)
    entries = per_entri(arsip)
    for row in register:
        files = entries.get(row.folder, {})
        for item in uji_berkas(files, manifest_tercatat(files, row)):
            _refuse(item)


def refuse_flawed(arsip: Mapping[str, bytes], folder: str, options: Options) -> None:
    """Raise UkurError with the first fault in an entry that is about to be written."""
    for item in verify_entry(arsip, folder, options):
        _refuse(item)


def _refuse(item: HasilPeriksa) -> None:
    if not item.baik:
        where = f"{item.folder}: " if item.folder else ""
        raise UkurError(f"arsip tidak utuh. {where}{item.nama}: {item.kalimat}; jalankan 'ukur verify'")
