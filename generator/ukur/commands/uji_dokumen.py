"""A filed document held against its own inputs: read again, measured again, printed again."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.archive.beda import Beda, beda
from ukur.archive.beku import DOKUMEN, cairkan
from ukur.archive.hasil import HasilPeriksa, Pelapor
from ukur.archive.manifest import MANIFEST, Manifest
from ukur.archive.persetujuan import PERSETUJUAN
from ukur.archive.susunan import BACA_SAYA, BUKTI, DASAR, MASUKAN, PEMERIKSA, daftar_bukti
from ukur.commands.alat import alat
from ukur.commands.periksa import Pemeriksaan, periksa
from ukur.commands.uji_cetakan import uji_cetakan
from ukur.commands.uji_persetujuan import uji_persetujuan
from ukur.document.berkas import BENTUK
from ukur.document.nilai import DokumenPengukuran
from ukur.document.susun import susun
from ukur.model.galat import quote
from ukur.model.paths import DATA, LAMBANG, archive_address
from ukur.model.temuan import Severity, UkurError
from ukur.source.pohon_berkas import Himpunan
from ukur.workflow.sidik import sidik_dokumen

ENDINGS = (*BENTUK, "csv")
_DATA, _LAMBANG = f"{MASUKAN}/{DATA}/", f"{MASUKAN}/{LAMBANG}/"
_SENDIRI = {DOKUMEN, PERSETUJUAN, BUKTI, PEMERIKSA, BACA_SAYA, f"{DASAR}/peran.yml", f"{DASAR}/sop.yml"}


@dataclass(frozen=True)
class Luar:
    """What is not taken from the archive: the time, keys of the signers where given, the office's fonts."""

    kini: datetime.datetime
    pengizin: bytes | None = None
    huruf: Path | None = None
    cetak: bool = True


def uji_dokumen(manifest: Manifest, berkas: Mapping[str, bytes], luar: Luar) -> Iterator[HasilPeriksa]:
    """Yield every check of a document whose files are those of its manifest."""
    report = Pelapor("dokumen", manifest.folder)
    try:
        frozen = cairkan(berkas.get(DOKUMEN, b""))
    except UkurError as error:
        yield report.gagal(str(error))
        return
    yield from report.semua(
        _dokumen(frozen, manifest, berkas), f"{frozen.judul}, {len(frozen.baris)} indikator"
    )
    checked = periksa(Himpunan(_masukan(berkas), DATA))
    inputs = list(_uji_masukan(checked, manifest))
    yield from inputs
    if checked.ukuran is None or not checked.bersih or manifest.periode not in checked.ukuran.katalog.dokumen:
        return
    again = susun(checked.ukuran, manifest.periode, situs=situs_asal(frozen))
    differences = beda(frozen, again)
    yield from _uji_hitungan(differences, manifest, len(frozen.baris))
    yield from uji_persetujuan(manifest, berkas, checked.ukuran.katalog, luar.kini, luar.pengizin)
    yield from _uji_bukti(frozen, manifest, berkas)
    if differences:
        yield Pelapor("cetakan", manifest.folder).lewat(
            "berkas cetak tidak dibuat ulang, sebab dokumen.json berbeda dari hitung ulangnya"
        )
    elif luar.cetak:
        yield from uji_cetakan(frozen, manifest, berkas, luar.huruf)


def _masukan(berkas: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path.removeprefix(_DATA): isi for path, isi in berkas.items() if path.startswith(_DATA)}


def _dokumen(frozen: DokumenPengukuran, manifest: Manifest, berkas: Mapping[str, bytes]) -> Iterator[str]:
    if frozen.periode != manifest.periode or frozen.judul != manifest.judul:
        yield f"{DOKUMEN} memuat {quote(frozen.judul)}, manifest menyebut {quote(manifest.judul)}"
    if frozen.konsep:
        yield f"{DOKUMEN} masih konsep, belum disahkan"
    needed = _SENDIRI | {f"{frozen.nama_berkas}.{ending}" for ending in ENDINGS}
    for path in sorted(needed - berkas.keys()):
        yield f"{quote(path)} tidak ada, padahal setiap arsip memuatnya"
    for path in sorted(berkas.keys() - needed - {MANIFEST}):
        if not path.startswith(_DATA) and path != f"{_LAMBANG}{frozen.lambang}":
            yield f"{quote(path)} bukan bagian dari arsip dokumen"


def _uji_masukan(checked: Pemeriksaan, manifest: Manifest) -> Iterator[HasilPeriksa]:
    report = Pelapor("masukan", manifest.folder)
    errors = [item for item in checked.temuan if item.severity is Severity.ERROR]
    if errors or checked.ukuran is None:
        yield from report.semua(
            (f"{item.location}: {item.code} {item.message}" for item in errors), "tidak terbaca"
        )
        return
    katalog = checked.ukuran.katalog
    if manifest.periode not in katalog.dokumen:
        yield report.gagal(f"masukan tidak memuat dokumen {manifest.periode}")
        return
    same = sidik_dokumen(katalog, manifest.periode) == manifest.sidik
    wrong = [] if same else ["sidik masukan bukan sidik dokumen di manifest: data masukan diubah"]
    yield from report.semua(wrong, f"{len(katalog.indikator)} indikator tanpa galat; sidik {manifest.sidik}")


def situs_asal(frozen: DokumenPengukuran) -> str | None:
    """Return the site's address that the document was made for; what does not fit shows as a difference."""
    address, tail = frozen.alamat_arsip or "", f"/{archive_address(frozen.periode)}"
    fits = address.endswith(tail) and address.startswith(("https://", "http://"))
    return address.removesuffix(tail) if fits else None


def _uji_hitungan(differences: tuple[Beda, ...], manifest: Manifest, jumlah: int) -> Iterator[HasilPeriksa]:
    """Yield whether the figures come out again; words alone may differ where another version wrote them."""
    report = Pelapor("hitungan", manifest.folder)
    words = differences and not any(item.angka for item in differences)
    if words and dict(manifest.alat) != alat():
        yield report.lewat(
            f"setiap angka sama; {len(differences)} kalimat berbeda, sebab arsip ini dibuat Ukur versi lain "
            f"({differences[0].kalimat})"
        )
        return
    yield from report.semua(
        (item.kalimat for item in differences), f"{jumlah} indikator dihitung ulang, setiap angka sama"
    )


def _uji_bukti(
    frozen: DokumenPengukuran, manifest: Manifest, berkas: Mapping[str, bytes]
) -> Iterator[HasilPeriksa]:
    same = berkas.get(BUKTI) == daftar_bukti(frozen)
    wrong = [] if same else [f"{BUKTI} bukan daftar bukti dokumen ini"]
    yield from Pelapor("bukti", manifest.folder).semua(wrong, "daftar bukti sesuai dengan dokumen")
