"""Command ``new``: a period's forms, in a folder or, by a host's button, as a proposal."""

import contextlib
import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli.screen import CLEAN, REPO, note
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.findings_report import visible
from ukur.model.findings import UkurError

if TYPE_CHECKING:
    from ukur.commands.filing.period_proposal import ButtonRun
    from ukur.model.periode import Periode

_JOB_TOKEN = "GITHUB_TOKEN"
"""What a proposal opened with it starts no workflow of the host."""


@click.command()
@click.argument("periode")
@REPO
@click.option(
    "--propose",
    "usulkan",
    is_flag=True,
    help="Ajukan sebagai usulan di situs Git; dijalankan tombol Buka periode.",
)
def new(periode: str, repo: Path, usulkan: bool) -> int:
    """Buka PERIODE baru, misalnya 2025-TW1: dokumen dan formulir tiap unit, siap diisi.

    Berkas yang sudah ada tidak diubah, jadi perintah ini aman diulang.
    """
    from ukur.commands.data.figures import named_periode
    from ukur.commands.data.new_period import write_period
    from ukur.desk.prepared_period import next_langkah, prepare_period

    if usulkan:
        try:
            return _propose(repo, named_periode(periode))
        except UkurError as error:  # also where a summary of the run is kept, for who pressed the button
            click.echo(visible(f"Periode tidak dibuka: {error}."))
            raise
    measurements, _ = measured_data(data_tree(repo))
    when = named_periode(periode)
    written, kept = write_period(repo, prepare_period(measurements, when))
    for path in written:
        click.echo(path)
    if kept:
        note(f"{len(kept)} berkas sudah ada dan tidak diubah.")
    note(next_langkah(measurements.catalogue, when))
    return CLEAN


def _propose(repo: Path, when: "Periode") -> int:
    from ukur.commands.filing.archive_proposal import proposer_variables
    from ukur.commands.filing.period_proposal import ButtonRun, propose_period
    from ukur.commands.filing.publish_check import default_branch_head
    from ukur.commands.gate.gatekeeper import repository_target
    from ukur.hosts.adapters import open_host, open_publisher

    variables = proposer_variables(os.environ)
    target = repository_target(variables)
    token = variables.get(target.peubah_token)
    with contextlib.ExitStack() as stack:
        # The job's own token may read its runs; that of an account need not.
        host = open_host(target, variables.get(_JOB_TOKEN) or token)
        stack.callback(host.close)
        publisher = open_publisher(target, token)
        stack.callback(publisher.close)
        head, main = default_branch_head(repo, host, variables)
        now = datetime.datetime.now(datetime.UTC)
        run = ButtonRun(repo, head, main, host, publisher, variables, now)
        made = propose_period(run, when)
        what = "dibuka" if made.is_new else "sudah ada, tidak diubah"
        click.echo(visible(f"Usulan {made.number} untuk {when} {what}: {made.page or made.number}"))
        if target.peubah_token == _JOB_TOKEN:
            _start_gate(run, made.number)
    return CLEAN


def _start_gate(run: "ButtonRun", number: str) -> None:
    try:
        run.publisher.start_gate(number, run.default_branch.name)
    except UkurError as error:
        raise UkurError(
            f"gerbang untuk usulan {number} tidak dapat dimulai ({error}); jalankan alur kerja gerbang "
            "dengan nomor itu, atau tinjau usulannya"
        ) from error


COMMANDS = (new,)
