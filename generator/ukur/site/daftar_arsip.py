"""The list of archives as archivists keep it (daftar arsip): one file a period, its items, and the CSV."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ukur.document.date_text import date_text
from ukur.document.open_data.columns import csv_text
from ukur.model.pengukuran import Dokumen
from ukur.model.periode import Periode
from ukur.site.archive_view import ShownArchive, ShownVersion, version_state

CSV_LIST = "arsip/daftar-arsip.csv"
NOT_FILLED = "belum diisi"
COLUMNS = (
    *("Unit pengolah", "Nomor berkas", "Kode klasifikasi", "Uraian berkas", "Kurun waktu", "Jumlah"),
    *("Nomor item", "Uraian isi", "Tanggal", "Tingkat perkembangan", "Jenis media"),
)
"""Columns of the daftar arsip aktif (Permenko Polhukam 3/2024): six of the file, five of each item."""

_COPIES = {"pindaian": "salinan (pindaian)"}


class ArchiveItem(NamedTuple):
    """One item: a version of the document, or what was filed with it.

    ``nomor_naskah`` is the number printed on a document, empty where it has none; None for what was filed
    with it.
    """

    nomor: str
    uraian: str
    tanggal: str
    perkembangan: str
    media: str
    nomor_naskah: str | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The item's columns of the list."""
        return self[:5]


@dataclass(frozen=True)
class ArchiveFile:
    """One file of archives (berkas): a period's document in all its versions."""

    periode: Periode
    unit: str
    nomor: str
    klasifikasi: str
    uraian: str
    kurun: str
    jumlah: str
    item: tuple[ArchiveItem, ...]
    tanda: tuple[str, ...] = ()

    @property
    def common_columns(self) -> tuple[str, ...]:
        """The columns that are the same for all its items; marks go with the title wherever it goes."""
        title = " · ".join((self.uraian, *self.tanda))
        return (self.unit, self.nomor, self.klasifikasi, title, self.kurun, self.jumlah)


def daftar_arsip(
    arsip: ShownArchive, klasifikasi: str, dokumen: Mapping[Periode, Dokumen] = {}
) -> tuple[ArchiveFile, ...]:
    """Return the list, newest period first; what nobody has recorded is said to be blank, never made up.

    ``dokumen`` are the documents' own records as they are today: step 9 comes after what was frozen.
    """
    return tuple(
        _file(periode, versions, klasifikasi, dokumen.get(periode))
        for periode, versions in sorted(arsip.versi.items(), reverse=True)
    )


def list_csv(daftar: tuple[ArchiveFile, ...]) -> bytes:
    """Return the list as CSV (RFC 4180): one row an item; no cell is a formula to a spreadsheet."""
    rows = [tuple(name.lower().replace(" ", "_") for name in COLUMNS)]
    rows += [(*file.common_columns, *item.cells) for file in daftar for item in file.item]
    return "".join(f"{','.join(map(csv_text, row))}\r\n" for row in rows).encode()


def _file(
    periode: Periode, versions: tuple[ShownVersion, ...], klasifikasi: str, record: Dokumen | None
) -> ArchiveFile:
    place, number = (record.paper_place, record.berkas) if record else ("", None)
    latest, days = versions[-1].dokumen, sorted({version.dokumen.tanggal for version in versions})
    items = [item for _, item in sorted(_items(versions, place), key=lambda found: found[0])]
    return ArchiveFile(
        periode,
        latest.instansi,
        (number.nomor_berkas if number else None) or NOT_FILLED,
        klasifikasi,
        latest.judul,
        " s.d. ".join(map(date_text, dict.fromkeys((days[0], days[-1])))),
        f"{len(items)} item",
        tuple(item._replace(nomor=str(number)) for number, item in enumerate(items, 1)),
        latest.tanda,
    )


def _items(versions: tuple[ShownVersion, ...], kept: str) -> Iterator[tuple[int, ArchiveItem]]:
    """Yield items with their line in the register: in that order a number once given never moves."""
    for place, version in enumerate(versions):
        document = version.dokumen
        paper = kept if place + 1 == len(versions) and kept else document.lokasi_arsip
        media = f"elektronik; naskah cetak di {paper}" if paper else "elektronik"
        title = f"Versi {version.versi}, {version_state(versions, place)}"
        yield (
            version.nomor_register,
            ArchiveItem("", title, date_text(document.tanggal), NOT_FILLED, media, document.nomor or ""),
        )
        for extra in version.lampiran:
            stage = _COPIES.get(extra.jenis, NOT_FILLED)
            name = f"{extra.judul} (versi {version.versi})"
            yield extra.nomor_register, ArchiveItem("", name, extra.hari, stage, "elektronik")
