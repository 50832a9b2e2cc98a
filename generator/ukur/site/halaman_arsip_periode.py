"""Where the QR code on paper leads: a page for each document, with its versions, files and their SHA-256."""

from collections.abc import Iterator
from dataclasses import dataclass

from ukur.document.nilai import DokumenPengukuran
from ukur.document.teks import tanggal
from ukur.model.paths import archive_page
from ukur.model.periode import Periode
from ukur.site.arsip_tampil import VersiTampil, keadaan
from ukur.site.bahan import Bahan
from ukur.site.banding_periode import BandingIndikator, banding_periode, hitung_gerak
from ukur.site.banding_versi import PerubahanVersi, banding_versi
from ukur.site.halaman import Bagian, EntriCari, Halaman
from ukur.site.halaman_periksa import PERIKSA
from ukur.site.mesin import Mesin
from ukur.site.tautan import Tautan

DAFTAR = "arsip/index.md"
PINDAIAN = "pindaian"
JUDUL_LAMPIRAN = {
    "tanda-tangan": "PDF bertanda tangan elektronik",
    PINDAIAN: "Pindaian naskah bertanda tangan basah",
}


@dataclass(frozen=True)
class VersiHalaman:
    """A version as pages show it; ``perubahan`` is what it changed of version ``sebelum``."""

    isi: VersiTampil
    keadaan: str
    berlaku: bool
    sebelum: int = 0
    perubahan: PerubahanVersi | None = None


@dataclass(frozen=True)
class Lalu:
    """The period filed before, and each indicator of the two side by side."""

    dokumen: DokumenPengukuran
    baris: tuple[BandingIndikator, ...]

    @property
    def ringkasan(self) -> str:
        """How many predikat moved in which way: ``2 naik, 1 tetap``."""
        return ", ".join(f"{count} {move}" for move, count in hitung_gerak(self.baris).items())


def susun_versi(versi: tuple[VersiTampil, ...]) -> tuple[VersiHalaman, ...]:
    """Return versions, given oldest first, as pages list them: newest first."""
    shown = []
    for place, version in enumerate(versi):
        state, current = keadaan(versi, place), place + 1 == len(versi)
        if place == 0:
            shown.append(VersiHalaman(version, state, current))
        else:
            earlier = versi[place - 1]
            change = banding_versi(earlier.dokumen, version.dokumen)
            shown.append(VersiHalaman(version, state, current, earlier.versi, change))
    return tuple(reversed(shown))


def halaman_periode(bahan: Bahan, mesin: Mesin, periode: Periode) -> Halaman:
    """Return the page of a document: of its latest version where it has been filed."""
    versions = bahan.arsip.versi.get(periode, ())
    published = bahan.dokumen.get(periode)
    document = versions[-1].dokumen if versions else bahan.dokumen[periode]
    before = _before(bahan, periode)
    files = versions[-1].unduhan if versions else bahan.unduhan.get(periode, ())
    src, title = archive_page(periode), f"Arsip {document.judul}"

    def render() -> str:
        return mesin.render(
            "arsip.html",
            src,
            d=document,
            terbit=published,
            tanggal=tanggal(document.tanggal),
            versi=susun_versi(versions),
            lalu=Lalu(before, banding_periode(before, document)) if versions and before else None,
            unduhan=files,
            contoh=f"{document.nama_berkas}.pdf",
            periksa=PERIKSA,
            JUDUL_LAMPIRAN=JUDUL_LAMPIRAN,
            PINDAIAN=PINDAIAN,
            tautan=Tautan(bahan, mesin.alamat, src),
        )

    return Halaman(
        src,
        title,
        f"{title}: berkas resmi dan cara mencocokkannya",
        render,
        (*fakta(document), files, versions, before, published),
        tuple(_sections(versions, bool(before))),
        induk=DAFTAR,
        cari=lambda: (EntriCari(title, f"{document.instansi} {periode} {document.nomor or ''}"),),
    )


def _before(bahan: Bahan, periode: Periode) -> DokumenPengukuran | None:
    """Return the latest version of the period that was filed last before this one."""
    earlier = [known for known in bahan.arsip.versi if known < periode]
    return bahan.arsip.versi[max(earlier)][-1].dokumen if earlier else None


def _sections(versi: tuple[VersiTampil, ...], before: bool) -> Iterator[Bagian]:
    yield Bagian("dokumen", "Dokumen")
    yield Bagian("berkas", "Berkas")
    if versi:
        yield Bagian("versi", "Versi dan persetujuan")
    if len(versi) > 1:
        yield Bagian("koreksi", "Koreksi")
    if versi and before:
        yield Bagian("perubahan", "Apa yang berubah dari periode sebelumnya")
    yield Bagian("mencocokkan", "Mencocokkan berkas")
    yield Bagian("batas", "Yang tidak dijamin halaman ini")


def fakta(dokumen: DokumenPengukuran) -> tuple[object, ...]:
    """Return what pages of the archive say of a document."""
    names = (dokumen.periode, dokumen.judul, dokumen.instansi, dokumen.nomor, dokumen.nama_berkas)
    return (*names, dokumen.tanggal, dokumen.tahap, dokumen.tanda, dokumen.konsep, dokumen.lokasi_arsip)
