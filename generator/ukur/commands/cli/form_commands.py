"""Commands of the forms that units fill in as workbooks."""

from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.book_file import book_bytes
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
    from ukur.commands.data.figures import named_periode
    from ukur.commands.data.form_export import export_forms
    from ukur.desk.asked_forms import asked_forms

    measurements, _ = measured_data(data_tree(repo))
    asked = asked_forms(measurements, named_periode(periode), unit)
    written, kept = export_forms(asked, folder)
    for path in written:
        click.echo(path)
    for path in kept:
        note(f"{path} sudah ada dan isinya lain, jadi tidak ditimpa; pindahkan atau pilih --output lain.")
    return FINDINGS if kept else CLEAN


@forms.command("import")
@click.argument(
    "berkas",
    metavar="BERKAS",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
)
@REPO
@click.option("--dry-run", is_flag=True, help="Tampilkan saja; jangan ubah apa pun.")
def read_back(berkas: tuple[Path, ...], repo: Path, dry_run: bool) -> int:
    """Masukkan BERKAS, formulir yang sudah diisi, ke data unitnya; semua berkas atau tidak sama sekali.

    Yang berubah hanya baris isian yang diubah di lembarnya. Yang keliru disebut menurut lembar dan selnya.
    """
    from ukur.commands.cli.changes_screen import tell_import
    from ukur.desk.form_import import import_forms
    from ukur.source.catalogue_reader import ReadCache

    tree, cache = data_tree(repo), ReadCache()
    measurements, _ = measured_data(tree, cache)
    result = import_forms(tree, measurements, [(path.name, book_bytes(path)) for path in berkas], cache)
    return tell_import(repo, result.changed, result.faults, result.remarks, dry_run)


COMMANDS = (forms,)
