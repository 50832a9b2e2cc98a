"""The tables over all documents: with codes and days beside the words, for programs that join offices.

The package of one document is filed with it and stays as it was; its frozen ``dokumen.json`` has had
them since form 2.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ukur.document.date_text import date_text
from ukur.document.figure import Dated
from ukur.document.figure_composition import code_of
from ukur.document.tabel.declaration import Column, Table, item, only_data
from ukur.document.tabel.field import day, text
from ukur.document.tabel.record import Record
from ukur.document.tabel.table_registry import TABLES


def _status_before(row: Record) -> str:
    return code_of(row.item.status_lalu)


def _step_day(place: int, part: int) -> Callable[[Record], Dated | None]:
    """Return what takes a day of a step: first or last time, its first or last day."""

    def take(row: Record) -> Dated | None:
        days: tuple[tuple[datetime.date, datetime.date | None], ...] = row.item.hari
        found = days[place][part] if days else None
        return Dated(date_text(found), found) if found else None

    return take


_STATUS = "belum-ditangani, sebagian-selesai, selesai"


def _status(
    of: str, name: str = "kode_status", more: str = "", value: Callable[[Record], Any] | None = None
) -> Column:
    return only_data(
        name, text(f"{of} dalam kata untuk program: {_STATUS}{more}.", f"Kode {of.lower()}"), value
    )


_LATER: Mapping[str, tuple[Column, ...]] = {
    "rencana_aksi": (_status("Status"),),
    "tindak_lanjut": (
        _status("Status sebelumnya", "kode_status_lalu", value=_status_before),
        _status("Status", more=", belum-dilaporkan"),
    ),
    "tindak_lanjut_lhe": (_status("Status"),),
    "pelaksanaan_sop": (
        only_data("tahap", text("Tahap dokumen yang ditutup langkah itu.", "Tahap"), item("tahap")),
        only_data("mulai", day("Hari pertama langkah itu dikerjakan.", "Mulai"), _step_day(0, 0)),
        only_data("selesai", day("Hari langkah itu terakhir selesai.", "Selesai"), _step_day(-1, 1)),
    ),
}

JOINED: Mapping[str, Table] = {
    name: replace(table, columns=(*table.columns, *_LATER.get(name, ()))) if name in _LATER else table
    for name, table in TABLES.items()
}
