"""Use case ``archive list``: the lists of the office's files, and what falls due by its records schedule."""

import datetime
from pathlib import Path

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.equipment import read_equipment
from ukur.commands.pages.site_archive import shown_archive
from ukur.document.filing_list import FilingList, filing_csv
from ukur.document.pdf.list_printer import print_list
from ukur.site.filing_lists import content_list, due, file_list, retention_rows
from ukur.source.writer import write_bytes


def write_lists(
    repo: Path, folder: Path, day: datetime.date | None, now: datetime.datetime
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write both lists as CSV and PDF; return the files, and what the office has to do, a sentence each.

    Without ``day`` they are those of today at the office.
    """
    measurements, _ = measured_data(data_tree(repo))
    catalogue = measurements.catalogue
    today = day or catalogue.instansi.zona_waktu.office_day(now)
    rows = retention_rows(
        shown_archive(repo, catalogue.instansi.zona_waktu), catalogue.instansi, catalogue.dokumen
    )
    lists = (file_list(rows, catalogue.instansi, today), content_list(rows, catalogue.instansi, today))
    extras = read_equipment(repo, catalogue.instansi)
    written = [path for made in lists for path in _write(folder, made, print_list(made, extras))]
    told = [row.sentence(today) for row in due(rows, today)]
    if catalogue.instansi.retensi is None:
        told.append("Retensi belum diatur: isi retensi di instansi.yml menurut JRA kantor.")
    return tuple(written), tuple(told)


def _write(folder: Path, made: FilingList, pdf: bytes) -> tuple[Path, Path]:
    table, printed = folder / f"{made.nama_berkas}.csv", folder / f"{made.nama_berkas}.pdf"
    write_bytes(table, filing_csv(made))
    write_bytes(printed, pdf)
    return table, printed
