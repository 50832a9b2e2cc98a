"""The printed files of a filed document made again and compared byte for byte."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ukur.archive.hasil import HasilPeriksa, Pelapor
from ukur.archive.manifest import Manifest
from ukur.archive.persetujuan import PERSETUJUAN, baca_persetujuan
from ukur.archive.susunan import BACA_SAYA, MASUKAN, PEMERIKSA, Asal, susun_entri
from ukur.commands.alat import alat, pemeriksa
from ukur.commands.perlengkapan import periksa_gambar
from ukur.document.berkas import BENTUK
from ukur.document.data.tabel import csv_utama
from ukur.document.nilai import DokumenPengukuran
from ukur.document.pdf.cetak import Perlengkapan
from ukur.model.paths import LAMBANG
from ukur.model.temuan import UkurError


def uji_cetakan(
    dokumen: DokumenPengukuran, manifest: Manifest, berkas: Mapping[str, bytes], huruf: Path | None
) -> Iterator[HasilPeriksa]:
    """Yield whether the files come out again; ``huruf`` is the office's folder of fonts, if it has one."""
    report, other = Pelapor("cetakan", manifest.folder), _alat_lain(manifest)
    if dokumen.kertas.huruf and huruf is None:
        yield report.lewat(
            f"PDF tidak dibuat ulang: huruf {dokumen.kertas.huruf!r} ada di content/huruf kantor; sebutkan "
            "repositorinya dengan --repo"
        )
        return
    try:
        made = _cetak(dokumen, manifest, berkas, huruf)
    except UkurError as error:
        yield report.gagal(f"berkas cetak tidak dapat dibuat ulang: {error}")
        return
    different = [path for path, isi in made.items() if berkas.get(path) != isi]
    if different and huruf and not dokumen.kertas.huruf:  # the fonts here may be another office's
        yield from uji_cetakan(dokumen, manifest, berkas, None)
        return
    if different and other:
        yield report.lewat(
            f"{', '.join(different)} tidak dapat dibandingkan: dibuat dengan versi lain ({other}). Yang "
            "melindunginya hanya sidik di rantai register; cocokkan ujungnya dengan --head"
        )
        return
    yield from report.semua(
        (f"{path} berbeda dari cetakan ulang oleh program yang sama" for path in different),
        f"{len(made)} berkas dibuat ulang dan sama bita demi bita",
    )


def _alat_lain(manifest: Manifest) -> str:
    """Return the tools that are of another version here than when the entry was made."""
    here, then = alat(), dict(manifest.alat)
    names = sorted(name for name in here.keys() | then.keys() if here.get(name) != then.get(name))
    return ", ".join(names)


def _cetak(
    dokumen: DokumenPengukuran, manifest: Manifest, berkas: Mapping[str, bytes], huruf: Path | None
) -> dict[str, bytes]:
    """Return the files by name in the order in which they are told."""
    extras = Perlengkapan(_lambang(dokumen, berkas), (str(huruf),) if huruf else ())
    name = dokumen.nama_berkas
    made = {f"{name}.{ending}": form.buat(dokumen, extras) for ending, form in BENTUK.items()}
    origin = Asal(
        manifest.commit,
        manifest.waktu,
        manifest.sidik,
        manifest.versi,
        manifest.sebelum,
        manifest.alasan,
        manifest.alat,
    )
    record = baca_persetujuan(berkas.get(PERSETUJUAN, b""))
    entry = susun_entri(dokumen, origin, record, {}, {}, {}, pemeriksa()).berkas
    return {
        **made,
        f"{name}.csv": csv_utama(dokumen),
        **{path: entry[path] for path in (BACA_SAYA, PEMERIKSA)},
    }


def _lambang(dokumen: DokumenPengukuran, berkas: Mapping[str, bytes]) -> bytes | None:
    if dokumen.lambang is None:
        return None
    where = f"{MASUKAN}/{LAMBANG}/{dokumen.lambang}"
    if where not in berkas:
        raise UkurError(f"{where} tidak ada")
    return periksa_gambar(where, berkas[where])
