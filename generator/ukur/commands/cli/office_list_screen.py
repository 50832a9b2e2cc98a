"""What the terminal shows of many offices made at once: each as it is done, then one table of all."""

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from ukur.commands.cli.screen import CLEAN, FINDINGS, note
from ukur.commands.data.findings_report import visible
from ukur.commands.data.listed_office import office_list
from ukur.commands.gate.office_start import (
    EMAIL,
    IN_A_ROW,
    StartedOffice,
    Surroundings,
    secrets_from,
    start_offices,
)
from ukur.forms.office_rows import TOKEN_PREFIX
from ukur.hosts.regency_site import RegencySite, open_regency_site
from ukur.model.findings import UkurError

_HEADINGS = ("Repositori", "Kantor", "Keadaan", "Aturan", "Menit")
_WIDEST = 40
"""Letters of a cell of the table, our choice: five columns then fit a wide terminal."""
Host = tuple[str | None, str | None, str | None]
"""Address, organisation and gate account, as they were given."""


def start_listed(folder: Path, sheet: Path, area: str | None, host: Host) -> int:
    """Make the offices of a sheet and tell what became of each."""
    found = office_list(sheet)
    if found.faults:
        for fault in found.faults:
            _show(str(fault))
        return FINDINGS
    if not area:
        raise UkurError("sebut daerahnya, sekali untuk semua kantor: --daerah 'Kabupaten Contoh'")
    now = datetime.datetime.now(datetime.UTC)
    site = _site(host)
    if site is None:
        return _tell(start_offices(found, Surroundings(folder, area, now)), len(found.offices))
    secrets, accounts = secrets_from(os.environ)
    gate = host[2] or ""
    try:
        for login in (gate, *accounts.values()):
            if site.account(login) is None:
                raise UkurError(f"akun {login} tidak ada di situs Git; buat dahulu")
        if site.make_organisation():
            note(f"Organisasi {host[1]} dibuat.")
        own = {name: value for name, value in os.environ.items() if name.startswith(TOKEN_PREFIX)}
        email = os.environ.get(EMAIL, "")
        around = Surroundings(folder, area, now, site, gate, secrets, accounts, email, gate_tokens=own)
        code = _tell(start_offices(found, around), len(found.offices))
        for sentence in site.by_hand:
            note(sentence)
        return code
    finally:
        site.close()


def _site(host: Host) -> RegencySite | None:
    address, organisation, gate = host
    if address is None:
        return None
    if not organisation or not gate:
        raise UkurError("sebut juga --organisasi dan --gate-account; keduanya diperlukan bersama --host")
    token = os.environ.get("UKUR_TOKEN")
    if not token:
        raise UkurError("isi variabel UKUR_TOKEN dengan token pengelola organisasi")
    return open_regency_site(address, organisation, token)


def _tell(made: Iterable[StartedOffice], count: int) -> int:
    offices: list[StartedOffice] = []
    for office in made:
        offices.append(office)
        note(f"{len(offices)} dari {count}: {office.key}: {_state(office)}")
    for line in _table([_HEADINGS, *map(_row, offices)]):
        click.echo(visible(line))
    for office in offices:
        for sentence in (*office.stopped, *office.gaps):
            _show(f"{office.key}: {sentence}")
    for sentence in sorted({limit for office in offices for limit in office.limits}):
        note(f"Di semua kantor: {sentence}")
    if len(offices) < count:
        left = count - len(offices)
        note(f"{left} kantor tidak dicoba: {IN_A_ROW} berturut-turut terhenti karena hal yang sama.")
    stopped = sum(bool(office.stopped) for office in offices)
    open_ = sum(bool(office.gaps) for office in offices)
    mean = sum(office.seconds for office in offices) / 60 / max(len(offices), 1)
    note(
        f"{len(offices)} kantor: {len(offices) - stopped} ada, {stopped} terhenti, {open_} dengan celah; "
        f"rata-rata {_minutes(mean)} menit tiap kantor."
    )
    return FINDINGS if stopped or open_ else CLEAN


def _show(text: str) -> None:
    for line in text.splitlines():
        click.echo(visible(line))


def _state(office: StartedOffice) -> str:
    if office.stopped:
        return f"terhenti, {len(office.stopped)} temuan"
    return ", ".join(office.done) or "tidak ada yang diubah"


def _row(office: StartedOffice) -> tuple[str, ...]:
    rules = "–" if not office.rules_checked else f"{len(office.gaps)} celah" if office.gaps else "lengkap"
    return office.key, office.name, _state(office), rules, _minutes(office.seconds / 60)


def _minutes(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    cut = [[cell if len(cell) <= _WIDEST else f"{cell[: _WIDEST - 1]}…" for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in cut) for column in range(len(cut[0]))]
    for row in cut:
        cells = zip(row, widths, strict=True)
        yield "  ".join(cell.ljust(width) for cell, width in cells).rstrip()
