"""Commands that take in what others keep in spreadsheets."""

from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note, show
from ukur.commands.cli.table_commands import table
from ukur.commands.data.book_file import book_bytes
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.findings_report import visible
from ukur.model.findings import UkurError


@click.group("import")
def imports() -> None:
    """Masukkan tabel dan angka yang sudah ada di lembar kerja."""


@imports.command("budget")
@click.argument("periode")
@click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path, dir_okay=False))
@REPO
@click.option(
    "--map",
    "peta",
    metavar="PETA.yml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Peta kolom ekspor itu; tanpa pilihan ini, sebuah peta diusulkan untuk disimpan.",
)
@click.option("--pagu", is_flag=True, help="Ambil juga pagu yang berbeda, misalnya sesudah DPA perubahan.")
@click.option("--dry-run", is_flag=True, help="Tampilkan saja; jangan ubah apa pun.")
def budget(periode: str, berkas: Path, repo: Path, peta: Path | None, pagu: bool, dry_run: bool) -> int:
    """Masukkan realisasi anggaran PERIODE dari BERKAS keuangan (.xlsx, .ods, .csv) menurut kode.

    Hanya angka yang baru yang diubah. Bila satu sel pun tidak dapat dipakai, tidak ada yang ditulis.
    """
    from ukur.commands.cli.changes_screen import tell_import
    from ukur.commands.data import budget_import
    from ukur.commands.data.figures import named_periode

    measurements, _ = measured_data(data_tree(repo))
    if peta is None:
        return _propose(budget_import.proposal_for(measurements, named_periode(periode), book_bytes(berkas)))
    known, faults = budget_import.budget_map(peta)
    if known is None:
        show(faults, "text")
        return FINDINGS
    export = berkas.name, book_bytes(berkas)
    result = budget_import.import_budget(
        data_tree(repo), measurements, named_periode(periode), export, known, with_pagu=pagu
    )
    return tell_import(repo, result.changed, result.faults, result.remarks, dry_run)


def _propose(text: str | None) -> int:
    if text is None:
        raise UkurError(
            "kolom kode dan realisasi tidak ditemukan di berkas itu; tulis petanya menurut panduan"
        )
    click.echo(text, nl=False)
    note("Ini usul peta. Simpan, periksa kolomnya, lalu ulangi dengan --map. Tidak ada berkas yang berubah.")
    return FINDINGS


@imports.command("changes")
@click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path, dir_okay=False))
@REPO
@click.option(
    "--write", "menulis", is_flag=True, help="Tulis dan hapus; tanpa pilihan ini hanya ditampilkan."
)
def changes(berkas: Path, repo: Path, menulis: bool) -> int:
    """Masukkan ZIP perubahan dari Meja kerja ke folder ini, termasuk berkas yang harus dihapus.

    Semuanya, atau tidak satu pun. Baca dahulu yang ditampilkan: isi yang sekarang diganti.
    """
    from ukur.commands.pages.desk_zip import placed, read_desk_zip, take_changes

    places = placed(repo, read_desk_zip(book_bytes(berkas)))
    for place, content in sorted(places.items()):
        word = "dihapus" if content is None else "diganti" if place.exists() else "baru"
        click.echo(visible(f"{word}  {place.relative_to(repo).as_posix()}"))
    if not places:
        note("Tidak ada yang berubah.")
    elif menulis:
        take_changes(repo, places)
        note(f"{len(places)} berkas ditulis atau dihapus. Jalankan 'ukur check', lalu 'git diff'.")
    else:
        note("Belum ada yang ditulis; tambahkan --write.")
    return CLEAN


imports.add_command(table)

COMMANDS = (imports,)
