"""Command of the preview: a proposal's documents as one file."""

from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, REPO, note
from ukur.commands.data.checked_data import data_tree, measured_data


@click.command()
@click.argument("base", metavar="[DASAR]", required=False)
@REPO
@click.option(
    "--html",
    "berkas",
    required=True,
    metavar="BERKAS.html",
    type=click.Path(path_type=Path),
    help="Berkas hasil: satu halaman yang tidak memerlukan berkas lain.",
)
def preview(base: str | None, repo: Path, berkas: Path) -> int:
    """Tulis pratinjau dokumen yang berubah sejak revisi DASAR (baku: dokumen terbaru) sebagai satu berkas.

    Berkas itu memuat dokumen yang belum disahkan: berikan hanya kepada yang boleh membaca repositori.
    """
    from ukur.commands.gate.weighing import change_report_of, commit_of, weigh_proposal
    from ukur.commands.pages.preview_file import write_preview

    measurements, _ = measured_data(data_tree(repo))
    periods = None
    if base is not None:
        report = change_report_of(weigh_proposal(repo, commit_of(repo, base), commit_of(repo, "HEAD")))
        periods = [brief.periode for brief in report.documents]
    written = write_preview(repo, measurements, periods, berkas)
    if not written:
        note("Tidak ada dokumen yang berubah; pratinjau tidak ditulis.")
    for periode in written:
        note(f"Pratinjau {periode.title}: {berkas}")
    return CLEAN


COMMANDS = (preview,)
