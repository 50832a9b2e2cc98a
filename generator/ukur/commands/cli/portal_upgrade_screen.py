"""What the terminal shows of a newer program brought into a portal's repository."""

import datetime
from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, note, show
from ukur.commands.data.findings_report import visible
from ukur.commands.filing.program_upgrade import Upgrade, apply_upgrade
from ukur.commands.portal.portal_repository import PortalFiles, read_portal, stored_portal
from ukur.portal.portal_data import Standing


def upgrade_portal(repo: Path, plan: Upgrade | None, *, only_show: bool) -> int:
    """Show what changes and read the portal with this program; write it on a branch unless ``only_show``."""
    if plan is None:
        note("Program di repositori ini sudah versi ini. Tidak ada yang perlu dipilih.")
        return CLEAN
    for sentence in plan.sentences():
        click.echo(visible(sentence))
    files = read_portal(repo)
    show(files.findings, "text")
    good = files.sources is not None and files.calendar is not None
    if good:
        _tell_kept(repo, files)
    if only_show:
        return CLEAN if good else FINDINGS
    apply_upgrade(repo, plan)
    note(
        f"Cabang {plan.branch} siap: baca 'git diff --cached', commit, lalu ajukan tersendiri. "
        "Sesudah digabungkan, alur kerja memverifikasi semua entri sekali lagi dengan program ini."
    )
    return CLEAN if good and not plan.has_conflicts else FINDINGS


def _tell_kept(repo: Path, files: PortalFiles) -> None:
    """Say of how many offices this program cannot read what is kept: the next fetch writes it anew."""
    today = datetime.datetime.now(datetime.UTC).date()
    rows = stored_portal(repo, files, today).tables.kantor
    odd = [row.kantor for row in rows if row.keadaan == Standing.DAMAGED]
    words = f"{len(odd)} tidak terbaca program ini: {', '.join(odd)}" if odd else "semua terbaca program ini"
    click.echo(visible(f"Simpanan {len(rows)} kantor: {words}"))
