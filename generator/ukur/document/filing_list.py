"""A list of the office's files as archivists keep it: head lines, columns and rows, ready to be written."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from ukur.document.open_data.columns import csv_text
from ukur.model.instansi import Kertas


class ListColumn(NamedTuple):
    """A column: its heading, its name in the CSV, and its share of the sheet's width."""

    judul: str
    nama: str
    bagian: float


@dataclass(frozen=True)
class FilingList:
    """One list; ``above`` are the lines above the table, ``catatan`` those below it.

    ``tanggal`` is the day that it is made for. A list without rows says ``kosong``.
    """

    judul: str
    instansi: str
    nama_singkat: str
    pemerintah: str
    above: tuple[tuple[str, str], ...]
    kolom: tuple[ListColumn, ...]
    baris: tuple[tuple[str, ...], ...]
    catatan: tuple[str, ...]
    kosong: str
    tanggal: datetime.date
    kertas: Kertas
    nama_berkas: str
    tanda: tuple[str, ...] = ()


def filing_csv(daftar: FilingList) -> bytes:
    """Return a list as CSV (RFC 4180); no cell is a formula to a spreadsheet."""
    rows = [tuple(column.nama for column in daftar.kolom), *daftar.baris]
    return "".join(f"{','.join(map(csv_text, row))}\r\n" for row in rows).encode()
