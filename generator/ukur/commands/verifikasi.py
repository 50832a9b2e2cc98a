"""Use case ``verify``: a whole archive held against itself, with no network and nothing believed."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ukur.archive.hasil import HasilPeriksa, Pelapor, Status
from ukur.archive.manifest import BarisRegister, Manifest
from ukur.archive.uji_isi import di_bagian, manifest_tercatat, per_entri, uji_berkas, uji_urutan
from ukur.archive.uji_rantai import baca_rantai, tanpa_register, uji_rantai, uji_susunan
from ukur.commands.uji_dokumen import Luar, uji_dokumen
from ukur.commands.uji_lampiran import uji_lampiran
from ukur.model.paths import HURUF, JenisEntri, nama_folder
from ukur.model.temuan import UkurError

RANTAI = "rantai"


@dataclass(frozen=True)
class Pilihan:
    """How to verify: up to which part, and what is known from elsewhere.

    ``kepala`` is the hash of the chain's end, ``akar`` trusted roots of signed PDFs (PEM), ``pengizin`` the
    keys of those who sign approvals, ``huruf`` the office's folder of fonts. Without ``cetak`` the printed
    files are not made again.
    """

    kini: datetime.datetime
    bagian: str = ""
    kepala: str | None = None
    akar: bytes | None = None
    pengizin: bytes | None = None
    huruf: Path | None = None
    cetak: bool = True

    @property
    def luar(self) -> Luar:
        """What a document is held against beside itself."""
        return Luar(self.kini, self.pengizin, self.huruf, self.cetak)


def verifikasi(arsip: Mapping[str, bytes], pilihan: Pilihan) -> tuple[HasilPeriksa, ...]:
    """Return every check in order; UkurError where there is no archive at all."""
    if tanpa_register(arsip):
        raise UkurError(
            "di sini tidak ada arsip: register.jsonl tidak ada atau kosong; sebutkan folder arsip"
        )
    try:
        register = baca_rantai(arsip)
    except UkurError as error:
        return (Pelapor(RANTAI).gagal(str(error)),)
    found = [*uji_rantai(register, pilihan.kepala), *uji_susunan(arsip, register)]
    entries = per_entri(arsip)
    manifests: list[Manifest] = []
    chosen = False
    for row in register:
        wanted = di_bagian(row.folder, pilihan.bagian)
        chosen = chosen or wanted
        manifest, results = _entri(entries, row, manifests, pilihan, wanted)
        found += results
        manifests += [manifest] if manifest else []
    if not chosen:
        found.append(Pelapor(RANTAI, pilihan.bagian).gagal("folder ini tidak terdaftar di register.jsonl"))
    return tuple(found)


def uji_entri(arsip: Mapping[str, bytes], folder: str, pilihan: Pilihan) -> tuple[HasilPeriksa, ...]:
    """Return the checks of the chain and of one entry, as before it is written."""
    return verifikasi(arsip, replace(pilihan, bagian=folder))


def cacat(hasil: Sequence[HasilPeriksa]) -> HasilPeriksa | None:
    """Return the first check that keeps the archive from being verified."""
    return next((item for item in hasil if not item.baik), None)


def _entri(
    entri: Mapping[str, Mapping[str, bytes]],
    row: BarisRegister,
    before: Sequence[Manifest],
    pilihan: Pilihan,
    wanted: bool,
) -> tuple[Manifest | None, list[HasilPeriksa]]:
    """Return an entry's manifest and its checks; of one that was not asked for only what others rest on."""
    report, files = Pelapor("manifest", row.folder), entri.get(row.folder, {})
    try:
        manifest = manifest_tercatat(files, row)
    except UkurError as error:
        return None, [report.gagal(str(error))]
    whole = [*uji_berkas(files, manifest), *uji_urutan(manifest, before, pilihan.kini)]
    if not wanted:
        return manifest, [item for item in whole if item.status is Status.GAGAL]
    results = [report.lulus(f"sama dengan yang dirantai di baris {row.nomor}"), *whole]
    if any(item.status is Status.GAGAL for item in whole):
        left = "isi tidak diperiksa lebih jauh, sebab entrinya tidak utuh"
        return manifest, [*results, Pelapor("isi", row.folder).lewat(left, pokok=True)]
    return manifest, [*results, *_isi(entri, manifest, pilihan)]


def _isi(
    entri: Mapping[str, Mapping[str, bytes]], manifest: Manifest, pilihan: Pilihan
) -> Iterator[HasilPeriksa]:
    files = entri[manifest.folder]
    if manifest.jenis is JenisEntri.DOKUMEN:
        yield from uji_dokumen(manifest, files, pilihan.luar)
    else:
        parent = nama_folder(str(manifest.periode), manifest.versi, JenisEntri.DOKUMEN)
        yield from uji_lampiran(entri.get(parent, {}), manifest, files, pilihan.akar)


def tolak_rusak(arsip: Mapping[str, bytes]) -> None:
    """Raise UkurError naming the first fault unless register, chain and files hold; fast, for every build."""
    register = baca_rantai(arsip)
    for item in (*uji_rantai(register), *uji_susunan(arsip, register)):
        _tolak(item)
    entries = per_entri(arsip)
    for row in register:
        files = entries.get(row.folder, {})
        for item in uji_berkas(files, manifest_tercatat(files, row)):
            _tolak(item)


def tolak_cacat(arsip: Mapping[str, bytes], folder: str) -> None:
    """Raise UkurError with the first fault in an entry to be written, whose files have just been printed."""
    now = datetime.datetime.now(datetime.UTC)
    for item in uji_entri(arsip, folder, Pilihan(now, cetak=False)):
        _tolak(item)


def huruf(repo: Path) -> Path | None:
    """Return the office's folder of fonts, if it has one."""
    fonts = repo / HURUF
    return fonts if fonts.is_dir() else None


def _tolak(item: HasilPeriksa) -> None:
    if not item.baik:
        where = f"{item.folder}: " if item.folder else ""
        raise UkurError(f"arsip tidak utuh. {where}{item.nama}: {item.kalimat}; jalankan 'ukur verify'")
