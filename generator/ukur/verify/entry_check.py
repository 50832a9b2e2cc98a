"""An entry held against its manifest, its line of the register, and the entries before it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from ukur.archive.kanon import sidik_bita
from ukur.archive.manifest import MANIFEST, BarisRegister, Manifest, baca_manifest
from ukur.model.galat import quote
from ukur.model.paths import REGISTER, JenisEntri, nama_folder, split_entry
from ukur.model.temuan import UkurError
from ukur.verify.outcome import HasilPeriksa, Pelapor
from ukur.workflow.gerbang import LONGGAR

AWAL_WAKTU = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def per_entri(arsip: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Return the files of each entry by their path in its folder; every entry lies two folders deep."""
    found: dict[str, dict[str, bytes]] = {}
    for path, isi in arsip.items():
        folder, name = split_entry(path)
        if name:
            found.setdefault(folder, {})[name] = isi
    return found


def manifest_tercatat(berkas: Mapping[str, bytes], baris: BarisRegister) -> Manifest:
    """Return the manifest among an entry's files; UkurError where it is not the one the register names."""
    name = f"{baris.folder}/{MANIFEST}"
    isi = berkas.get(MANIFEST)
    if isi is None:
        raise UkurError(f"{name} hilang" if berkas else f"folder {baris.folder} hilang")
    if sidik_bita(isi) != baris.manifest:
        raise UkurError(
            f"{name} berubah atau ditulis ulang: sidiknya bukan yang ada di {REGISTER} baris {baris.nomor}"
        )
    manifest = baca_manifest(isi, name)
    same = (baris.folder, baris.jenis, baris.sebelum)
    if (manifest.folder, manifest.jenis, manifest.sebelum) != same:
        raise UkurError(f"{name} milik entri lain, bukan {REGISTER} baris {baris.nomor}")
    return manifest


def uji_berkas(berkas: Mapping[str, bytes], manifest: Manifest) -> Iterator[HasilPeriksa]:
    """Yield whether every file is there as listed, and no other; ``berkas`` are those of the folder."""
    count = len(manifest.berkas)
    yield from Pelapor("berkas", manifest.folder).semua(
        _berubah(berkas, manifest), f"{count} berkas sama dengan yang tercatat di manifest"
    )


def _berubah(berkas: Mapping[str, bytes], manifest: Manifest) -> Iterator[str]:
    listed = {item.path: item for item in manifest.berkas}
    for path in sorted({*listed, *berkas} - {MANIFEST}):
        item, isi = listed.get(path), berkas.get(path)
        if item is None:
            yield f"{quote(path)} ditambahkan: tidak tercatat di manifest"
        elif isi is None:
            yield f"{quote(path)} hilang"
        elif (len(isi), sidik_bita(isi)) != (item.ukuran, item.sha256):
            yield f"{quote(path)} berubah: isinya bukan yang tercatat di manifest"


def uji_urutan(
    manifest: Manifest, terdahulu: Sequence[Manifest], kini: datetime.datetime
) -> Iterator[HasilPeriksa]:
    """Yield whether an entry may stand after those before it; ``kini`` is the time of checking."""
    verb = "disahkan" if manifest.jenis is JenisEntri.DOKUMEN else "diarsipkan"
    yield from Pelapor("waktu", manifest.folder).semua(
        _waktu(manifest, terdahulu, kini), f"{verb} {manifest.waktu.isoformat()}"
    )
    ordered = {
        JenisEntri.DOKUMEN: (_versi, f"versi {manifest.versi}, urutannya lengkap"),
        JenisEntri.TANDA_TANGAN: (_lampiran, f"milik dokumen versi {manifest.versi}"),
        JenisEntri.PINDAIAN: (_lampiran, f"milik dokumen versi {manifest.versi}"),
    }
    check, sentence = ordered[manifest.jenis]
    yield from Pelapor("urutan", manifest.folder).semua(check(manifest, terdahulu), sentence)


def _waktu(manifest: Manifest, terdahulu: Sequence[Manifest], kini: datetime.datetime) -> Iterator[str]:
    if manifest.waktu > kini + LONGGAR:
        yield f"waktunya {manifest.waktu.isoformat()} ada di masa depan"
    if manifest.waktu < AWAL_WAKTU:
        yield f"waktunya {manifest.waktu.isoformat()} tidak mungkin"
    for other in terdahulu:
        document = other.jenis is JenisEntri.DOKUMEN and other.periode == manifest.periode
        if document and other.versi <= manifest.versi and other.waktu > manifest.waktu:
            yield f"waktunya mendahului {other.folder}, yang dikoreksi atau dilengkapinya"


def _versi(manifest: Manifest, terdahulu: Sequence[Manifest]) -> Iterator[str]:
    same = (other for other in terdahulu if other.jenis is JenisEntri.DOKUMEN)
    have = [other.versi for other in same if other.periode == manifest.periode]
    if manifest.versi != len(have) + 1:
        last = f"v{max(have)}" if have else "belum ada"
        yield f"versi {manifest.versi} tidak menyambung: versi terakhir sebelum ini {last}"
    if manifest.versi > 1 and not any(reason.strip() for reason in manifest.alasan):
        yield f"versi {manifest.versi} tanpa alasan koreksi"


def _lampiran(manifest: Manifest, terdahulu: Sequence[Manifest]) -> Iterator[str]:
    kin = [other for other in terdahulu if (other.periode, other.versi) == (manifest.periode, manifest.versi)]
    parent = next((other for other in kin if other.jenis is JenisEntri.DOKUMEN), None)
    if parent is None:
        yield f"tidak ada dokumen {nama_folder(manifest.periode, manifest.versi)} yang terdaftar sebelumnya"
    elif (parent.sidik, parent.commit) != (manifest.sidik, manifest.commit):
        yield f"sidik atau commit bukan milik dokumen {parent.folder}"
    number = 1 + sum(other.jenis is manifest.jenis for other in kin)
    if manifest.urutan != number:
        yield f"urutan {manifest.urutan} tidak menyambung, seharusnya {number}"


def di_bagian(folder: str, bagian: str) -> bool:
    """Return whether an entry belongs to a part of the archive: all of it, a period, or within an entry."""
    return not bagian or f"{folder}/".startswith(f"{bagian}/") or bagian.startswith(f"{folder}/")
