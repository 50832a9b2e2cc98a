"""Command of the office's templates: what its repository says of its SOP, written or only compared."""

from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.checked_data import data_tree, measured_data


@click.command()
@REPO
@click.option("--check", "only_check", is_flag=True, help="Hanya periksa; jangan ubah.")
def templates(repo: Path, only_check: bool) -> int:
    """Tulis templat usulan, kata panduan, dan menu menurut sop.yml dan peran.yml."""
    from ukur.commands.data.sop_templates import differing, sop_templates, write_templates

    files = sop_templates(repo, measured_data(data_tree(repo))[0].catalogue)
    changed = differing(repo, files) if only_check else write_templates(repo, files)
    for path in changed:
        click.echo(path)
    if changed and only_check:
        note("Berkas itu lain dari SOP kantor; jalankan 'ukur templates', lalu ajukan hasilnya.")
        return FINDINGS
    if changed:
        note("Ajukan berkas itu sebagai usulan tersendiri; penjaga aturan kantor menyetujuinya.")
    return CLEAN


COMMANDS = (templates,)
