"""What every command shares: exit codes, options, and how findings and remarks reach the screen."""

from collections.abc import Iterable
from pathlib import Path

import click

from ukur.commands import laporan
from ukur.commands.periksa import KELUARGA_ATURAN
from ukur.model.temuan import Temuan

BERSIH, TEMUAN, PEMAKAIAN, GALAT_KAMI, DIHENTIKAN = 0, 1, 2, 3, 130

REPO = click.option(
    "--repo",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder utama repositori (baku: folder ini).",
)
FORMAT = click.option(
    "--format",
    "bentuk",
    type=click.Choice(sorted(laporan.FORMAT)),
    default="text",
    show_default=True,
    help="Bentuk temuan.",
)


def show(temuan: Iterable[Temuan], bentuk: str) -> None:
    """Print findings on stdout in the chosen form."""
    found = list(temuan)
    if bentuk == "sarif":
        lines = laporan.sarif(found, [rule for _, rules in KELUARGA_ATURAN for rule in rules])
    else:
        lines = laporan.FORMAT[bentuk](found)
    for line in lines:
        click.echo(line)


def note(text: str) -> None:
    """Print a remark on stderr, so that stdout holds results only."""
    click.echo(laporan.visible(text), err=True)
