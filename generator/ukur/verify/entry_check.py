"""An entry held against its manifest, its line of the register, and the entries before it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from ukur.archive.canonical import sha256_of
from ukur.archive.manifest import MANIFEST, Manifest, RegisterLine, read_manifest
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import REGISTER, EntryKind, folder_name, split_entry
from ukur.verify.outcome import CheckReporter, CheckResult
from ukur.workflow.decision import CLOCK_TOLERANCE

EARLIEST_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def files_by_entry(arsip: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Return the files of each entry by their path in its folder; every entry lies two folders deep."""
    found: dict[str, dict[str, bytes]] = {}
    for path, content in arsip.items():
        folder, name = split_entry(path)
        if name:
            found.setdefault(folder, {})[name] = content
    return found


def recorded_manifest(files: Mapping[str, bytes], line: RegisterLine) -> Manifest:
    """Return the manifest among an entry's files; UkurError where it is not the one the register names."""
    name = f"{line.folder}/{MANIFEST}"
    content = files.get(MANIFEST)
    if content is None:
        raise UkurError(f"{name} hilang" if files else f"folder {line.folder} hilang")
    if sha256_of(content) != line.manifest:
        raise UkurError(
            f"{name} berubah atau ditulis ulang: sidiknya bukan yang ada di {REGISTER} baris {line.nomor}"
        )
    manifest = read_manifest(content, name)
    same = (line.folder, line.jenis, line.sebelum)
    if (manifest.folder, manifest.jenis, manifest.sebelum) != same:
        raise UkurError(f"{name} milik entri lain, bukan {REGISTER} baris {line.nomor}")
    return manifest


def verify_files(files: Mapping[str, bytes], manifest: Manifest) -> Iterator[CheckResult]:
    """Yield whether every file is there as listed, and no other; ``files`` are those of the folder."""
    count = len(manifest.berkas)
    yield from CheckReporter("berkas", manifest.folder).each_fault(
        _altered(files, manifest), f"{count} berkas sama dengan yang tercatat di manifest"
    )


def _altered(files: Mapping[str, bytes], manifest: Manifest) -> Iterator[str]:
    listed = {item.path: item for item in manifest.berkas}
    for path in sorted({*listed, *files} - {MANIFEST}):
        item, content = listed.get(path), files.get(path)
        if item is None:
            yield f"{quote(path)} ditambahkan: tidak tercatat di manifest"
        elif content is None:
            yield f"{quote(path)} hilang"
        elif (len(content), sha256_of(content)) != (item.ukuran, item.sha256):
            yield f"{quote(path)} berubah: isinya bukan yang tercatat di manifest"


def verify_order(
    manifest: Manifest, earlier: Sequence[Manifest], now: datetime.datetime
) -> Iterator[CheckResult]:
    """Yield whether an entry may stand after those before it; ``now`` is the time of checking."""
    verb = "disahkan" if manifest.jenis is EntryKind.DOKUMEN else "diarsipkan"
    yield from CheckReporter("waktu", manifest.folder).each_fault(
        _time(manifest, earlier, now), f"{verb} {manifest.waktu.isoformat()}"
    )
    ordered = {
        EntryKind.DOKUMEN: (_version, f"versi {manifest.versi}, urutannya lengkap"),
        EntryKind.TANDA_TANGAN: (_attachment, f"milik dokumen versi {manifest.versi}"),
        EntryKind.PINDAIAN: (_attachment, f"milik dokumen versi {manifest.versi}"),
    }
    check, sentence = ordered[manifest.jenis]
    yield from CheckReporter("urutan", manifest.folder).each_fault(check(manifest, earlier), sentence)


def _time(manifest: Manifest, earlier: Sequence[Manifest], now: datetime.datetime) -> Iterator[str]:
    if manifest.waktu > now + CLOCK_TOLERANCE:
        yield f"waktunya {manifest.waktu.isoformat()} ada di masa depan"
    if manifest.waktu < EARLIEST_TIME:
        yield f"waktunya {manifest.waktu.isoformat()} tidak mungkin"
    for other in earlier:
        document = other.jenis is EntryKind.DOKUMEN and other.periode == manifest.periode
        if document and other.versi <= manifest.versi and other.waktu > manifest.waktu:
            yield f"waktunya mendahului {other.folder}, yang dikoreksi atau dilengkapinya"


def _version(manifest: Manifest, earlier: Sequence[Manifest]) -> Iterator[str]:
    same = (other for other in earlier if other.jenis is EntryKind.DOKUMEN)
    have = [other.versi for other in same if other.periode == manifest.periode]
    if manifest.versi != len(have) + 1:
        last = f"v{max(have)}" if have else "belum ada"
        yield f"versi {manifest.versi} tidak menyambung: versi terakhir sebelum ini {last}"
    if manifest.versi > 1 and not any(reason.strip() for reason in manifest.alasan):
        yield f"versi {manifest.versi} tanpa alasan koreksi"


def _attachment(manifest: Manifest, earlier: Sequence[Manifest]) -> Iterator[str]:
    kin = [other for other in earlier if (other.periode, other.versi) == (manifest.periode, manifest.versi)]
    parent = next((other for other in kin if other.jenis is EntryKind.DOKUMEN), None)
    if parent is None:
        yield f"tidak ada dokumen {folder_name(manifest.periode, manifest.versi)} yang terdaftar sebelumnya"
    elif (parent.sidik, parent.commit) != (manifest.sidik, manifest.commit):
        yield f"sidik atau commit bukan milik dokumen {parent.folder}"
    number = 1 + sum(other.jenis is manifest.jenis for other in kin)
    if manifest.urutan != number:
        yield f"urutan {manifest.urutan} tidak menyambung, seharusnya {number}"


def in_part(folder: str, part: str) -> bool:
    """Return whether an entry belongs to a part of the archive: all of it, a period, or within an entry."""
    return not part or f"{folder}/".startswith(f"{part}/") or part.startswith(f"{folder}/")
