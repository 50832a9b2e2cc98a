"""The list of archives as archivists keep it (daftar arsip): one file a period, its items, and the CSV."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ukur.document.data.kolom import teks_csv
from ukur.document.teks import tanggal
from ukur.model.periode import Periode
from ukur.site.arsip_tampil import ArsipTampil, VersiTampil, keadaan

DAFTAR_CSV = "arsip/daftar-arsip.csv"
BELUM = "belum diisi"
KOLOM = (
    *("Unit pengolah", "Nomor berkas", "Kode klasifikasi", "Uraian berkas", "Kurun waktu", "Jumlah"),
    *("Nomor item", "Uraian isi", "Tanggal", "Tingkat perkembangan", "Jenis media"),
)
"""Columns of the daftar arsip aktif (Permenko Polhukam 3/2024): six of the file, five of each item."""

_SALINAN = {"pindaian": "salinan (pindaian)"}


class ItemDaftar(NamedTuple):
    """One item: a version of the document, or what was filed with it."""

    nomor: str
    uraian: str
    tanggal: str
    perkembangan: str
    media: str


@dataclass(frozen=True)
class BerkasDaftar:
    """One file of archives (berkas): a period's document in all its versions."""

    periode: Periode
    unit: str
    nomor: str
    klasifikasi: str
    uraian: str
    kurun: str
    jumlah: str
    item: tuple[ItemDaftar, ...]
    tanda: tuple[str, ...] = ()

    @property
    def kepala(self) -> tuple[str, ...]:
        """The columns that are the same for all its items; marks go with the title wherever it goes."""
        title = " · ".join((self.uraian, *self.tanda))
        return (self.unit, self.nomor, self.klasifikasi, title, self.kurun, self.jumlah)


def daftar_arsip(arsip: ArsipTampil, klasifikasi: str) -> tuple[BerkasDaftar, ...]:
    """Return the list, newest period first; what nobody has recorded is said to be blank, never made up."""
    return tuple(
        _file(periode, versions, klasifikasi)
        for periode, versions in sorted(arsip.versi.items(), reverse=True)
    )


def csv_daftar(daftar: tuple[BerkasDaftar, ...]) -> bytes:
    """Return the list as CSV (RFC 4180): one row an item; no cell is a formula to a spreadsheet."""
    rows = [tuple(name.lower().replace(" ", "_") for name in KOLOM)]
    rows += [(*file.kepala, *item) for file in daftar for item in file.item]
    return "".join(f"{','.join(map(teks_csv, row))}\r\n" for row in rows).encode()


def _file(periode: Periode, versi: tuple[VersiTampil, ...], klasifikasi: str) -> BerkasDaftar:
    latest, days = versi[-1].dokumen, sorted({version.dokumen.tanggal for version in versi})
    items = [item for _, item in sorted(_items(versi), key=lambda found: found[0])]
    return BerkasDaftar(
        periode,
        latest.instansi,
        BELUM,
        klasifikasi,
        latest.judul,
        " s.d. ".join(map(tanggal, dict.fromkeys((days[0], days[-1])))),
        f"{len(items)} item",
        tuple(item._replace(nomor=str(number)) for number, item in enumerate(items, 1)),
        latest.tanda,
    )


def _items(versi: tuple[VersiTampil, ...]) -> Iterator[tuple[int, ItemDaftar]]:
    """Yield items with their line in the register: in that order a number once given never moves."""
    for place, version in enumerate(versi):
        document = version.dokumen
        media = (
            f"elektronik; naskah cetak di {document.lokasi_arsip}" if document.lokasi_arsip else "elektronik"
        )
        title = f"Versi {version.versi}, {keadaan(versi, place)}"
        yield version.nomor_register, ItemDaftar("", title, tanggal(document.tanggal), BELUM, media)
        for extra in version.lampiran:
            stage = _SALINAN.get(extra.jenis, BELUM)
            name = f"{extra.judul} (versi {version.versi})"
            yield extra.nomor_register, ItemDaftar("", name, _day(extra.waktu), stage, "elektronik")


def _day(waktu: str) -> str:
    """Return the day of an office time: ``3 Februari 2025 pukul 09.15 WIB``."""
    return waktu.partition(" pukul ")[0] or BELUM
