"""Command of the accounts that hold roles: their numbers on the host, told and written."""

import contextlib
import datetime
import os
from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, REPO, note
from ukur.commands.data.checked_data import data_tree, measured_data


@click.command("accounts")
@REPO
@click.option("--write", "menulis", is_flag=True, help="Tulis nomornya ke peran.yml (baku: tampilkan saja).")
def accounts(repo: Path, menulis: bool) -> int:
    """Tanyakan nomor akun pemegang peran kepada situs Git; tampilkan, atau tulis ke peran.yml.

    Nomor akun tetap walau namanya diganti. Nomor yang sudah tercatat tidak diubah.
    """
    from ukur.commands.gate.account_numbers import find_numbers
    from ukur.commands.gate.gatekeeper import repository_target
    from ukur.hosts.adapters import open_host
    from ukur.model.paths import PERAN
    from ukur.source.writer import write_bytes

    catalogue = measured_data(data_tree(repo))[0].catalogue
    path = f"{catalogue.root}/{PERAN}"
    target = repository_target(dict(os.environ))
    host = open_host(target, os.environ.get(target.peubah_token))
    with contextlib.ExitStack() as stack:
        stack.callback(host.close)
        today = catalogue.instansi.zona_waktu.office_day(datetime.datetime.now(datetime.UTC))
        found = find_numbers(host, target.jenis, catalogue, today, (repo / path).read_bytes())
    for line in found.lines(host.name):
        click.echo(line)
    click.echo(found.diff(path), nl=False)
    if menulis and write_bytes(repo / path, found.after):
        note(f"{path} ditulis. Ajukan sebagai usulan; Kepala Dinas dan Sekretaris menyetujuinya.")
    elif found.after != found.before:
        note("Belum ditulis; ulangi dengan --write.")
    return FINDINGS if any(item.gap(host.name) for item in found.accounts) else CLEAN
