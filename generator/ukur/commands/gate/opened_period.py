"""The opening of a period by a host's button: what it commits, and whether a proposal is what it made.

An account of a program opens that proposal, so its page names nobody who could not approve it. Who pressed
the button is asked of the host, by the number of the run that the commit names; and the commit is made again,
so that a run of somebody else's cannot be named for other content. What is not known is refused.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from ukur.commands.data.checked_data import data_tree
from ukur.commands.gate.program_then import OPENERS_ASKED, knew_rule, project_version
from ukur.commands.gate.weighing import WeighedProposal
from ukur.desk.prepared_period import prepare_period
from ukur.hosts.maker_accounts import contribution
from ukur.hosts.protocol import Host
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.findings import UkurError
from ukur.model.paths import DATA
from ukur.model.peran import account_key, is_service_account
from ukur.model.periode import PERIODE_PATTERN, Periode, parse_periode
from ukur.model.sop import Tahap
from ukur.source import git
from ukur.verify.inputs import check_data
from ukur.workflow.proposal import Contribution, HostAccount, Proposal, StartedRun, accounts_behind

WORKFLOW = "period.yml"
"""The button's file in .github/workflows and .gitea/workflows."""

_PROGRAM_ACCOUNTS = ("UKUR_AKUN", "UKUR_AKUN_ARSIP")
"""Variables with the accounts of the gate and of who opens proposals, which are nobody's."""

_MAX_LINE, _MAX_COMMITS = 10_000, 1_000
"""Commits of the target branch and of a proposal that are looked through; what lies beyond is unknown."""

_TRAILERS = re.compile(rf"^Ukur-Periode: ({PERIODE_PATTERN})\nUkur-Jalan: ([0-9]{{1,12}})$", re.MULTILINE)
_REMEDY = (
    "tutup usulan ini dan hapus cabangnya, lalu tekan lagi tombol Buka periode; atau ajukan isinya dari akun "
    "orang di cabang baru"
)


@dataclass(frozen=True)
class Opening:
    """What the first commit of a branch says of itself: the period, and the number of the button's run."""

    periode: Periode
    run: str

    @property
    def trailers(self) -> str:
        """The lines of the commit's message that say so."""
        return f"Ukur-Periode: {self.periode}\nUkur-Jalan: {self.run}"


def branch_of(periode: Periode) -> str:
    """Return the branch of the proposal that opens a period: one for each, so that none is opened twice."""
    return f"format-{periode}"


def opening_files(measurements: Measurements, periode: Periode) -> dict[str, bytes]:
    """Return what the button commits, by path: the forms, and the document at stage ``format``."""
    files = prepare_period(measurements, periode, Tahap.FORMAT)
    return {f"{DATA}/{path}": text.encode() for path, text in files.items()}


def first_commit(repo: Path, base: str, head: str) -> git.LineCommit | None:
    """Return the first commit of a branch; None where it has none, or more than are looked through."""
    rows = git.commits_beyond(repo, base, head, _MAX_COMMITS + 1)
    return rows[-1] if 0 < len(rows) <= _MAX_COMMITS else None


def read_opening(repo: Path, commit: str) -> Opening | None:
    """Return what a commit says of itself; None where it says nothing of a button."""
    found = _TRAILERS.search(git.written_as(repo, [commit]).get(commit, b"").decode("utf-8", "replace"))
    return Opening(parse_periode(found[1]), found[2]) if found else None


def is_opening(repo: Path, base: str, made: git.LineCommit, opening: Opening) -> bool:
    """Return whether a commit is what the button makes of a commit of the target branch, and nothing else."""
    if len(made.parents) != 1:
        return False
    (parent,) = made.parents
    if all(row.commit != parent for row in git.first_parents(repo, base, _MAX_LINE)):
        return False
    before = check_data(data_tree(repo, parent)).measurements
    if before is None:
        return False
    wanted = opening_files(before, opening.periode)
    old, new = git.tree_files(repo, parent), git.tree_files(repo, made.commit)
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    return changed == wanted.keys() - old.keys() == wanted.keys() and all(
        new[path].startswith("100644 ") and git.file_bytes(repo, made.commit, path) == content
        for path, content in wanted.items()
    )


def pressed_by(run: StartedRun | None, commit: str) -> tuple[HostAccount, ...]:
    """Return who pressed the button at a commit; UkurError where the host does not tell of people."""
    if run is None:
        raise UkurError("situs Git tidak menyebut siapa yang menjalankannya")
    if not run.by_hand or run.workflow not in {None, WORKFLOW} or run.commit != commit:
        raise UkurError("jalan itu bukan dari tombol Buka periode di cabang utama")
    if not run.starters or any(is_service_account(who.login) for who in run.starters):
        raise UkurError("yang menjalankannya bukan akun orang")
    return run.starters


def with_opener(
    repo: Path, host: Host, weighed: WeighedProposal, proposal: Proposal
) -> tuple[Proposal, tuple[str, ...]]:
    """Return a proposal with who pressed the button among its makers, and what is wrong with what it claims.

    A proposal that a person opened and that names no run has its makers already.
    """
    base, head = weighed.base_check.measurements, weighed.head_check.measurements
    if base is None or head is None or not _opened(base.catalogue, head.catalogue):
        return proposal, ()
    first = first_commit(repo, weighed.base, proposal.head)
    opening = read_opening(repo, first.commit) if first else None
    programs = _Programs(os.environ, host.own_account())
    if opening is None or first is None:
        if not programs.hold(proposal.author):
            return proposal, ()
        return proposal, (_refusal("tidak menyebut tombol yang membukanya"),)
    try:
        starters = pressed_by(host.started_run(opening.run), (*first.parents, "")[0])
    except UkurError as error:
        return proposal, (_refusal(f"jalan {opening.run}: {error}"),)
    faults = tuple(_claims(repo, weighed.base, proposal, first, opening, starters, programs))
    made = (*proposal.contributions, contribution(starters, first.commit))
    return replace(proposal, contributions=made, commit_makers=accounts_behind(made)), faults


def faults_then(repo: Path, weighed: WeighedProposal, proposal: Proposal) -> Iterator[str]:
    """Yield why nobody can be known to have opened the period of a merged proposal of a program's account.

    The host forgets runs, so what the commit says is all there is; it is made again where this program did.
    """
    base, head = weighed.base_check.measurements, weighed.head_check.measurements
    programs = _Programs(os.environ)
    if base is None or head is None or not _opened(base.catalogue, head.catalogue):
        return
    if not programs.hold(proposal.author) or not knew_rule(repo, weighed.base, OPENERS_ASKED):
        return
    first = first_commit(repo, weighed.base, proposal.head)
    opening = read_opening(repo, first.commit) if first else None
    if opening is None or first is None:
        yield _unknown("tidak menyebut tombol yang membukanya")
        return
    behind = (item.accounts for item in proposal.contributions if first.commit in item.commits)
    if all(name is None or programs.hold(name) for names in behind for name in names):
        yield _unknown("tidak menyebut orang yang menekan tombolnya")
    if programs.made_more(proposal.contributions, first.commit):
        yield _unknown("ada kiriman lain dari akun program di cabangnya")
    by_this = project_version(repo, weighed.base) == version("ukur")
    if by_this and not is_opening(repo, weighed.base, first, opening):
        yield _unknown(f"commit {first.commit[:12]} bukan yang dibuat tombol itu")


def _claims(
    repo: Path,
    base: str,
    proposal: Proposal,
    first: git.LineCommit,
    opening: Opening,
    starters: Iterable[HostAccount],
    programs: "_Programs",
) -> Iterator[str]:
    if not is_opening(repo, base, first, opening):
        yield _refusal(f"commit {first.commit[:12]} bukan yang dibuat tombol itu")
    behind = [item for item in proposal.contributions if first.commit in item.commits]
    named = {number for item in behind for number in item.numbers}
    if named.isdisjoint(who.number for who in starters):
        yield _refusal(f"commit {first.commit[:12]} menyebut orang lain daripada yang menekan tombolnya")
    if programs.made_more(proposal.contributions, first.commit):
        yield _refusal("ada kiriman lain dari akun program di cabangnya")


def _refusal(why: str) -> str:
    return f"{_unknown(why)}; {_REMEDY}"


def _unknown(why: str) -> str:
    return f"periode dibuka tanpa diketahui oleh siapa, sebab {why}"


def _opened(base: Catalogue, head: Catalogue) -> bool:
    """Return whether a document is new, or is one that cannot be read."""
    return not head.dokumen.keys() <= base.dokumen.keys()


class _Programs:
    """The accounts behind which nobody stands: those of the host's programs, and of the office's own."""

    def __init__(self, environment: Mapping[str, str], own: str | None = None) -> None:
        told = (environment.get(name) for name in _PROGRAM_ACCOUNTS)
        self._own = {account_key(name) for name in (*told, own) if name}

    def hold(self, akun: str) -> bool:
        return is_service_account(akun) or account_key(akun) in self._own

    def made_more(self, contributions: Iterable[Contribution], first: str) -> bool:
        """Return whether they did anything but the first commit; one push of it may not say which it was."""
        own = [item for item in contributions if all(maker and self.hold(maker) for maker in item.accounts)]
        elsewhere = [item for item in own if item.commits and first not in item.commits]
        return bool(elsewhere) or sum(not item.commits for item in own) > 1
