"""Commands of the SOP's workflow: a change told, the gate, the hosts' rules, the clock."""

import contextlib
import datetime
import functools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ukur.commands.cli.account_commands import accounts
from ukur.commands.cli.gate_checks import archive_verdict, copy_verdicts
from ukur.commands.cli.screen import CLEAN, FINDINGS, GATE_ACCOUNT, REPO, note
from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.data.findings_report import visible_lines
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError

if TYPE_CHECKING:
    pass


def _as_format(*names: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    choice = click.Choice(names)
    return click.option(
        "--format", "bentuk", type=choice, default=names[0], show_default=True, help="Bentuk."
    )


@click.command()
@click.argument("base", metavar="DASAR")
@click.argument("head", default="HEAD", metavar="[KEPALA]")
@REPO
@_as_format("text", "markdown", "json")
@click.option("--rinci", is_flag=True, help="Tampilkan semua rincian (bentuk text).")
def diff(base: str, head: str, repo: Path, bentuk: str, rinci: bool) -> int:
    """Ceritakan apa yang berubah dari revisi Git DASAR ke KEPALA: angka, capaian, target, dan peringatan."""
    from ukur.commands.gate.weighing import change_report_of, commit_of, weigh_proposal
    from ukur.workflow.report_text import report_json, report_markdown, report_text

    report = change_report_of(weigh_proposal(repo, commit_of(repo, base), commit_of(repo, head)))
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: report_text(report, rinci),
        "markdown": lambda: report_markdown(report),
        "json": lambda: json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n",
    }
    click.echo(writers[bentuk](), nl=False)
    return CLEAN


SIGNERS = click.option(
    "--signers",
    "penanda",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Berkas allowed_signers (baku: .ukur/allowed_signers di cabang tujuan).",
)


@click.command()
@REPO
@click.option("--event", type=click.Path(path_type=Path), help="Berkas peristiwa dari situs Git (JSON).")
@click.option("--change", "usulan", help="Nomor usulan, bila tidak ada peristiwa.")
@click.option("--branch", "cabang", help="Cabang usulan di repositori ini, bila tanpa situs Git.")
@SIGNERS
@click.option("--dry-run", is_flag=True, help="Putuskan saja; jangan kirim apa pun ke situs Git.")
@_as_format("text", "markdown", "json")
def gate(
    repo: Path,
    event: Path | None,
    usulan: str | None,
    cabang: str | None,
    penanda: Path | None,
    dry_run: bool,
    bentuk: str,
) -> int:
    """Putuskan satu usulan perubahan menurut SOP, lalu kirim putusannya ke situs Git.

    Dijalankan pada cabang tujuan. Kode keluar 0 bila disetujui, 1 bila belum atau tidak.
    """
    from ukur.commands.gate import gatekeeper, proposal_links
    from ukur.workflow.decision import VerdictStatus
    from ukur.workflow.gate_comment import errors_text
    from ukur.workflow.verdict_text import verdict_json, verdict_text

    if cabang is None and penanda is not None:
        raise UkurError("--signers hanya dipakai bersama --branch")
    if cabang is not None and (event is not None or usulan is not None):
        raise UkurError("--branch tidak dipakai bersama --event atau --change")
    variables = dict(os.environ)
    if cabang is not None:
        host, name = gatekeeper.open_branch(repo, cabang, penanda)
    else:
        host, name = gatekeeper.open_target_host(gatekeeper.gate_target(variables, event, usulan), variables)
    with contextlib.closing(_Closing(host.close)):
        check = functools.partial(archive_verdict, repo, host, variables)
        link = proposal_links.run_link(variables)
        result = gatekeeper.run_gate(repo, host, name, not dry_run, link, check, copy_verdicts)
    writers: dict[str, Callable[[], str]] = {
        "text": lambda: visible_lines(verdict_text(result.verdict) + errors_text(result.findings)),
        "markdown": lambda: result.comment,
        "json": lambda: json.dumps(verdict_json(result.verdict), ensure_ascii=False, indent=2) + "\n",
    }
    click.echo(writers[bentuk](), nl=False)
    return CLEAN if result.verdict.status is VerdictStatus.DISETUJUI else FINDINGS


@click.command()
@click.argument("cabang", metavar="BRANCH")
@REPO
@click.option("--role", "peran", required=True, help="Peran penanda tangan menurut peran.yml.")
@click.option("--account", "akun", required=True, help="Akun penanda tangan menurut peran.yml.")
@click.option(
    "--key",
    "kunci",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Kunci SSH penanda tangan.",
)
@click.option("--return", "keputusan", flag_value="kembalikan", help="Kembalikan untuk diperbaiki.")
@click.option("--withdraw", "keputusan", flag_value="batal", help="Tarik persetujuan yang sudah diberikan.")
@click.option("--reason", "alasan", help="Alasan pengembalian, untuk --return; tampil di putusan gerbang.")
@SIGNERS
def approve(
    cabang: str,
    repo: Path,
    peran: str,
    akun: str,
    kunci: Path,
    keputusan: str | None,
    alasan: str | None,
    penanda: Path | None,
) -> int:
    """Setujui usulan di cabang BRANCH dengan tanda tangan SSH, tanpa situs Git.

    Dijalankan pada cabang tujuan. Pernyataannya disimpan di catatan Git refs/notes/persetujuan.
    """
    from ukur.commands.gate.approval import Approver, sign_and_keep
    from ukur.commands.gate.gatekeeper import repository_as_host
    from ukur.hosts.without_host import NOTES_REF
    from ukur.workflow.statement import MAX_REASON

    if alasan is not None and (keputusan != "kembalikan" or not 0 < len(alasan.strip()) <= MAX_REASON):
        raise UkurError(
            f"--reason menyertai --return, dengan satu sampai {MAX_REASON} huruf; persetujuan tidak beralasan"
        )
    signer = Approver(akun, peran, kunci)
    host = repository_as_host(repo, penanda)
    statement = sign_and_keep(host, cabang, signer, keputusan or "setuju", alasan and alasan.strip())
    click.echo(f"{statement.keputusan} {statement.usulan} {statement.commit}")
    note(f"Pernyataan {akun} sebagai {peran} dicatat. Kirim dengan: git push origin {NOTES_REF}")
    return CLEAN


class _Closing:
    """What ``closing`` closes."""

    def __init__(self, closing: Callable[[], None]) -> None:
        self.close = closing


@click.group()
def rules() -> None:
    """Aturan cabang di situs Git: buat dari peran.yml dan sop.yml, atau periksa yang berlaku."""


GATE_APP = click.option("--app", "aplikasi", type=int, help="Nomor GitHub App kantor yang mengirim status.")


@rules.command()
@REPO
@click.option("--host", "situs_git", required=True, type=click.Choice(["github", "gitlab", "gitea"]))
@GATE_ACCOUNT
@GATE_APP
@click.option("--out", type=click.Path(path_type=Path), help="Folder tujuan (baku: tampilkan di layar).")
def export(
    repo: Path, situs_git: str, akun_gerbang: str | None, aplikasi: int | None, out: Path | None
) -> int:
    """Buat berkas aturan untuk diimpor pengelola."""
    from ukur.commands.gate.host_rules import export_rules
    from ukur.hosts.branch_rules import GateIdentity
    from ukur.model.host_kind import HostKind
    from ukur.source.writer import write_text

    measurements, _ = measured_data(data_tree(repo))
    gate, today = GateIdentity(akun_gerbang, aplikasi), _today(measurements.catalogue)
    for path, text in export_rules(measurements.catalogue, HostKind(situs_git), today, gate).items():
        if out is None:
            click.echo(f"# {path}\n{text}")
        else:
            write_text(out / path, text)
            click.echo(path)
    return CLEAN


@rules.command("check")
@REPO
@click.option("--branch", "cabang", default="main", show_default=True, help="Cabang utama.")
@GATE_ACCOUNT
@GATE_APP
def check_rules(repo: Path, cabang: str, akun_gerbang: str | None, aplikasi: int | None) -> int:
    """Bandingkan aturan yang berlaku di situs Git dengan yang seharusnya; sebut yang masih terbuka."""
    from ukur.commands.gate.account_numbers import account_gaps
    from ukur.commands.gate.gatekeeper import repository_target
    from ukur.commands.gate.host_rules import accounts_in_rules, rule_gaps
    from ukur.hosts.adapters import open_host
    from ukur.hosts.branch_rules import GateIdentity, public_drafts
    from ukur.hosts.gitea_rules import unknown_gap

    measurements, _ = measured_data(data_tree(repo))
    gate = GateIdentity(akun_gerbang, aplikasi)
    target = repository_target(dict(os.environ))
    host = open_host(target, os.environ.get(target.peubah_token))
    with contextlib.closing(_Closing(host.close)):
        known = (measurements.catalogue, target.jenis, _today(measurements.catalogue), gate)
        named = accounts_in_rules(*known)
        unknown = unknown_gap(tuple(name for name in named if host.find_account(name) is None))
        holders = account_gaps(host, target.jenis, measurements.catalogue, known[2])
        settings = host.rules(cabang)
        found = (*rule_gaps(*known, settings), *unknown, *holders)
    for sentence in found:
        click.echo(sentence)
    if told := public_drafts(settings):
        note(told)
    note(f"{len(found)} celah pada aturan {host.name}." if found else f"Aturan {host.name} sudah lengkap.")
    return FINDINGS if found else CLEAN


rules.add_command(accounts)


@click.command()
@click.argument("periode", required=False)
@REPO
@_as_format("text", "json")
def clock(periode: str | None, repo: Path, bentuk: str) -> int:
    """Jam SOP: waktu tiap langkah pada dokumen PERIODE (baku: terbaru) dibandingkan dengan waktu bakunya."""
    from ukur.commands.data import clock
    from ukur.commands.data.figures import named_periode

    measurements, _ = measured_data(data_tree(repo))
    when = named_periode(periode) if periode else None
    measured = clock.measure_clock(repo, measurements.catalogue, when, datetime.datetime.now(datetime.UTC))
    click.echo(clock.as_json(measured) if bentuk == "json" else clock.as_text(measured), nl=False)
    return CLEAN


def _today(catalogue: Catalogue) -> datetime.date:
    """Return the day at the office."""
    return catalogue.instansi.zona_waktu.office_day(datetime.datetime.now(datetime.UTC))


COMMANDS = (diff, gate, approve, rules, clock)
