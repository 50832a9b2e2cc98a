"""What every command shares: exit codes, options, and how findings and remarks reach the screen."""

import shlex
from collections.abc import Iterable
from pathlib import Path

import click

from ukur.commands.data import findings_report
from ukur.commands.data.checked_data import RULE_FAMILIES
from ukur.model.findings import Finding
from ukur.workflow.finding_lines import without_remarks

CLEAN, FINDINGS, USAGE, OUR_ERROR, INTERRUPTED = 0, 1, 2, 3, 130

REPO = click.option(
    "--repo",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Folder utama repositori (baku: folder ini).",
)
FORMAT = click.option(
    "--format",
    "bentuk",
    type=click.Choice(sorted(findings_report.FORMAT)),
    default="text",
    show_default=True,
    help="Bentuk temuan.",
)

GATE_ACCOUNT = click.option(
    "--gate-account",
    "akun_gerbang",
    envvar="UKUR_AKUN",
    help="Akun gerbang di situs Git, bukan milik orang (baku: variabel UKUR_AKUN).",
)


def show(findings: Iterable[Finding], form: str) -> None:
    """Print findings on stdout in the chosen form."""
    found = list(findings)
    if form == "sarif":
        lines = findings_report.sarif(found, [rule for _, rules in RULE_FAMILIES for rule in rules])
    else:
        lines = findings_report.FORMAT[form](found)
    for line in lines:
        click.echo(line)


def show_without_remarks(findings: Iterable[Finding], repo: Path) -> None:
    """Print errors and warnings on stdout, and how many remarks there are."""
    where = f" --repo {shlex.quote(str(repo))}" if repo != Path() else ""
    for line in without_remarks(list(findings), f"ukur check{where}"):
        click.echo(line)


def note(text: str) -> None:
    """Print a remark on stderr, so that stdout holds results only."""
    click.echo(findings_report.visible(text), err=True)
