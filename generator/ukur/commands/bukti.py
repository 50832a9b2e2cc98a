"""Use case ``evidence``: the evidence pack of a document, from its archive or, before that, from its data."""

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.manifest import MANIFEST
from ukur.archive.paket_bukti import SIDIK, Paket, SumberPaket, asing, nama_paket, susun_paket
from ukur.archive.persetujuan import PERSETUJUAN
from ukur.commands.arsip_situs import arsip_tampil
from ukur.commands.periksa import pohon, terukur
from ukur.commands.perlengkapan import baca
from ukur.commands.situs import alamat_situs
from ukur.document.berkas import BENTUK
from ukur.document.bukti_dukung import ArsipBukti, SetujuBukti
from ukur.document.nilai import DokumenPengukuran
from ukur.document.susun import susun
from ukur.document.zip_tetap import zip_tetap
from ukur.model.galat import quote
from ukur.model.katalog import Katalog
from ukur.model.paths import DATA, REGISTER
from ukur.model.periode import Periode
from ukur.model.temuan import UkurError
from ukur.site.arsip_tampil import ArsipTampil, VersiTampil
from ukur.source.data_files import Himpunan
from ukur.source.katalog import read_catalogue
from ukur.source.tulis import write_bytes
from ukur.source.tulis_folder import tolak_folder_asing, tulis_folder
from ukur.verify.inputs import periksa

DICETAK = ("pdf", "xlsx")
_MASUKAN = f"masukan/{DATA}/"
_REKAM = (MANIFEST, PERSETUJUAN)


def kemas(repo: Path, periode: Periode, lingkungan: Mapping[str, str]) -> tuple[str, Paket]:
    """Return the pack of a period and its name; UkurError where the document is not approved."""
    source = _sumber(repo, periode, dict(lingkungan))
    return nama_paket(source.dokumen), susun_paket(source)


def tulis(paket: Paket, nama: str, folder: Path, zip_: Path) -> None:
    """Write the folder and the zip, each whole or not at all; what is not ours is never replaced."""
    tolak_folder_asing(folder, asing)
    _tolak_zip_asing(zip_)
    tulis_folder(folder, paket.berkas, asing)
    write_bytes(zip_, zip_tetap({f"{nama}/{path}": isi for path, isi in paket.berkas.items()}))


def _tolak_zip_asing(path: Path) -> None:
    if not path.is_symlink() and not path.exists():
        return
    try:
        with zipfile.ZipFile(path) as held:
            ours = any(name.endswith(f"/{SIDIK}") for name in held.namelist())
    except (zipfile.BadZipFile, OSError):
        ours = False
    if not ours or path.is_symlink():
        raise UkurError(f"{quote(path.name)} sudah ada dan bukan paket bukti buatan Ukur; pilih nama lain")


def _sumber(repo: Path, periode: Periode, lingkungan: dict[str, str]) -> SumberPaket:
    ukuran, _ = terukur(pohon(repo))
    arsip = arsip_tampil(repo, ukuran.katalog.instansi.zona_waktu)
    if periode in arsip.versi:
        return _dari_arsip(arsip, arsip.versi[periode][-1], lingkungan)
    return _dari_data(repo, periode, lingkungan)


def _dari_arsip(arsip: ArsipTampil, versi: VersiTampil, lingkungan: dict[str, str]) -> SumberPaket:
    top = f"arsip/{versi.folder}/"
    held = (*versi.unduhan, *versi.lainnya)
    files = {file.path.removeprefix(top): file.asal.read_bytes() for file in held}
    inputs = {path.removeprefix(_MASUKAN): isi for path, isi in files.items() if path.startswith(_MASUKAN)}
    katalog = read_catalogue(Himpunan(inputs, DATA)).katalog
    if katalog is None:
        raise UkurError(f"masukan arsip {versi.folder} tidak terbaca; jalankan 'ukur verify'")
    printed = {f"{versi.dokumen.nama_berkas}.{ending}" for ending in DICETAK}
    return SumberPaket(
        katalog=katalog,
        dokumen=versi.dokumen,
        cetakan={name: isi for name, isi in files.items() if name in printed} | dict(_lampiran(versi)),
        masukan=inputs,
        arsip=_catatan(versi),
        rekam={name: isi for name, isi in files.items() if name in _REKAM} | dict(_kutipan(arsip, versi)),
        situs=alamat_situs(katalog, lingkungan),
        repositori=_repositori(katalog),
    )


def _kutipan(arsip: ArsipTampil, versi: VersiTampil) -> Iterator[tuple[str, bytes]]:
    """Yield the version's line of the register."""
    for file in arsip.berkas:
        if file.path.endswith(f"/{REGISTER}"):
            yield "register-kutipan.jsonl", file.asal.read_bytes().splitlines(True)[versi.nomor_register - 1]


def _lampiran(versi: VersiTampil) -> Iterator[tuple[str, bytes]]:
    """Yield copies signed outside and scans, under names that say which they are."""
    for extra in versi.lampiran:
        for file in extra.berkas:
            *_, folder, name = file.path.split("/")
            yield f"{folder}_{name}", file.asal.read_bytes()


def _catatan(versi: VersiTampil) -> ArsipBukti:
    approvals = tuple(
        SetujuBukti(
            tuple(name for name in item.peran.split(", ") if name),
            item.akun,
            item.waktu,
            item.usulan,
            item.sidik,
        )
        for item in versi.setuju
    )
    return ArsipBukti(versi.folder, versi.commit, approvals)


def _dari_data(repo: Path, periode: Periode, lingkungan: dict[str, str]) -> SumberPaket:
    checked = periksa(pohon(repo))
    if checked.ukuran is None or not checked.bersih:
        raise UkurError("data masih mempunyai galat; jalankan 'ukur check', perbaiki, lalu ulangi")
    katalog = checked.ukuran.katalog
    _tolak_belum_sah(katalog, periode)
    situs = alamat_situs(katalog, lingkungan)
    dokumen = susun(checked.ukuran, periode, situs=situs)
    return SumberPaket(
        katalog=katalog,
        dokumen=dokumen,
        cetakan=dict(_cetak(repo, katalog, dokumen)),
        masukan={item.path: item.raw for item in pohon(repo).files() if item.temuan is None},
        situs=situs,
        repositori=_repositori(katalog),
    )


def _tolak_belum_sah(katalog: Katalog, periode: Periode) -> None:
    document = katalog.dokumen.get(periode)
    if document is None:
        known = ", ".join(map(str, katalog.disahkan())) or "belum ada"
        raise UkurError(f"periode {periode} belum punya dokumen.yml; yang sudah disahkan: {known}")
    if not document.tahap.disahkan:
        raise UkurError(
            f"dokumen {periode} belum disahkan (tahap {document.tahap}); selesaikan langkah SOP-nya dahulu"
        )


def _cetak(repo: Path, katalog: Katalog, dokumen: DokumenPengukuran) -> Iterator[tuple[str, bytes]]:
    extras = baca(repo, katalog.instansi)
    for ending in DICETAK:
        yield f"{dokumen.nama_berkas}.{ending}", BENTUK[ending].buat(dokumen, extras)


def _repositori(katalog: Katalog) -> str | None:
    return katalog.instansi.repositori.alamat if katalog.instansi.repositori else None
