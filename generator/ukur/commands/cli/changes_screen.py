"""How an import speaks: faults by cell, or the change in sentences and the files that were written."""

from collections.abc import Sequence
from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, note
from ukur.commands.data.changed_files import write_changed
from ukur.commands.data.findings_report import visible
from ukur.desk.changed_data import ChangedData
from ukur.forms.book_fault import BookFault
from ukur.workflow.report_text import report_text

_SHOWN = 100  # our choice: nobody mends more in one go


def tell_import(
    repo: Path,
    changed: ChangedData | None,
    faults: Sequence[BookFault],
    remarks: Sequence[str],
    dry_run: bool,
) -> int:
    """Tell an import, and write it unless it has faults or is a dry run; return the exit code."""
    for remark in remarks:
        note(remark)
    if faults or changed is None:
        for fault in faults[:_SHOWN]:
            for line in str(fault).split("\n"):
                click.echo(visible(line))
        if len(faults) > _SHOWN:
            click.echo(f"dan {len(faults) - _SHOWN} lagi; perbaiki yang tampil, lalu ulangi")
        note(f"{len(faults)} hal perlu diperbaiki; tidak ada berkas yang berubah.")
        return FINDINGS
    if changed.report is not None and not changed.report.is_empty:
        click.echo(report_text(changed.report), nl=False)
    if dry_run:
        note("Percobaan: tidak ada berkas yang berubah.")
        return CLEAN
    written = write_changed(repo, changed)
    for path in written:
        click.echo(path)
    note(_ending(changed, written))
    return CLEAN


def _ending(changed: ChangedData, written: Sequence[str]) -> str:
    if not written:
        return "Tidak ada yang berubah: semua angka sudah tercatat."
    told = f"{len(written)} berkas berubah."
    if changed.findings:
        told += f" {len(changed.findings)} temuan di sana; jalankan 'ukur check'."
    return told
