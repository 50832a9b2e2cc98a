"""Commands of the forms that units fill in as workbooks."""

from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.checked_data import data_tree, measured_data


@click.group()
def forms() -> None:
    """Formulir unit sebagai buku kerja Excel: tulis untuk diisi, baca kembali sesudah diisi."""


@forms.command()
@click.argument("periode")
@REPO
@click.option("--unit", metavar="UNIT", help="Kunci satu unit saja (baku: setiap unit yang ditagih).")
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder hasil (baku: folder ini).",
)
def export(periode: str, repo: Path, unit: str | None, folder: Path) -> int:
    """Tulis formulir PERIODE yang sudah dibuka, satu buku kerja tiap unit, dengan isi sampai kini.

    Berkas yang sudah ada dan isinya lain tidak ditimpa, sebab mungkin sudah diisi.
    """
    from ukur.commands.data import form_export
    from ukur.commands.data.figures import named_periode

    ukuran, _ = measured_data(data_tree(repo))
    asked = form_export.asked_forms(ukuran, named_periode(periode), unit)
    written, kept = form_export.export_forms(asked, folder)
    for path in written:
        click.echo(path)
    for path in kept:
        note(f"{path} sudah ada dan isinya lain, jadi tidak ditimpa; pindahkan atau pilih --output lain.")
    return FINDINGS if kept else CLEAN


COMMANDS = (forms,)
