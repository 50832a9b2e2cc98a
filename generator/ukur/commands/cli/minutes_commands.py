"""The command ``minutes``: minutes of the meeting about a period's results, ready to be completed."""

from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, REPO, note


@click.command()
@click.argument("periode")
@REPO
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder hasil (baku: folder ini).",
)
def minutes(periode: str, repo: Path, folder: Path) -> int:
    """Susun berita acara rapat evaluasi PERIODE (DOCX dan PDF) dari indikator yang tidak tercapai.

    Hari, tempat, dan yang hadir diambil dari rapat terakhir di dokumen.yml; yang belum dicatat dikosongkan.
    """
    from ukur.commands.data.figures import named_periode
    from ukur.commands.filing.meeting_minutes import write_minutes

    for path in write_minutes(repo, named_periode(periode), folder):
        click.echo(path)
    note("Lengkapi, tanda tangani, lalu catat sebagai berita_acara pada rapat di dokumen.yml.")
    return CLEAN


COMMANDS = (minutes,)
