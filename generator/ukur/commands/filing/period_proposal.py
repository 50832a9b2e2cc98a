"""Use case ``new --propose``: a host's button opens a period: the proposal with every unit's form.

Pressed twice it answers with the proposal that is there; what somebody else put on its branch is not touched.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ukur.commands.data.checked_data import data_tree
from ukur.commands.filing.archive_branch import branch_tip, push_new_branch
from ukur.commands.filing.archive_proposal import commit_identity, committer_of, server_name
from ukur.commands.filing.made_commit import MadeCommit, make_commit
from ukur.commands.filing.publish_check import DefaultBranch, remote_address
from ukur.commands.gate.gatekeeper import repository_target
from ukur.commands.gate.opened_period import (
    Opening,
    branch_of,
    first_commit,
    is_opening,
    opening_files,
    pressed_by,
    read_opening,
)
from ukur.hosts.maker_accounts import hidden_address
from ukur.hosts.protocol import Host
from ukur.hosts.publisher import Publisher
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue
from ukur.model.faults import quote
from ukur.model.findings import UkurError, has_errors
from ukur.model.paths import dokumen_path
from ukur.model.periode import Periode
from ukur.model.sop import Tahap
from ukur.source import git
from ukur.verify.inputs import check_data
from ukur.workflow.finding_text import errors_of, mending_words
from ukur.workflow.markdown import safe_text
from ukur.workflow.proposal import HostAccount
from ukur.workflow.proposal_templates import filled_template
from ukur.workflow.reasons import join_words

WORK_REF = "refs/ukur/periode"
RUN_VARIABLES = ("GITHUB_RUN_ID", "CI_PIPELINE_ID")
"""Where a host's runner writes down which run this is."""


@dataclass(frozen=True)
class ButtonRun:
    """A run of the button on the host's default branch, and what it may write with.

    ``host`` tells who started it, ``publisher`` opens the proposal, ``time`` is when it runs.
    """

    repo: Path
    head: str
    default_branch: DefaultBranch
    host: Host
    publisher: Publisher
    environment: Mapping[str, str]
    time: datetime.datetime


@dataclass(frozen=True)
class PeriodProposal:
    """The proposal that opens a period; ``is_new`` is False where it stood there before."""

    number: str
    page: str | None
    is_new: bool


def propose_period(run: ButtonRun, periode: Periode) -> PeriodProposal:
    """Open the proposal, or return the one that is open; UkurError saying why there can be none."""
    if run.head != run.default_branch.head:
        raise UkurError("cabang utama sudah maju sesudah tombol ditekan; tekan lagi")
    number = _run_number(run.environment)
    people = _pressers(run, number)
    measurements = _sound_data(run.repo, run.head)
    refuse_period(measurements.catalogue, periode)
    files = opening_files(measurements, periode)
    if len(files) == 1:
        raise UkurError(
            f"tidak ada indikator yang ditagih pada {periode}; tulis target tahun {periode.tahun} di kamus, "
            "atau periksa periodenya"
        )
    branch, base = branch_of(periode), run.default_branch.name
    existing = run.publisher.open_proposal(branch, base)
    if existing is not None:
        return PeriodProposal(existing, run.host.proposal_page(existing), False)
    if _is_free(run, branch):
        opening = Opening(periode, number)
        push_new_branch(
            run.repo, remote_address(run.environment), branch, _commit(run, opening, people, files)
        )
    title, body = f"Format {periode.title}", _body(measurements.catalogue, periode, people)
    number = run.publisher.propose(branch, base, title, body)
    return PeriodProposal(number, run.host.proposal_page(number), True)


def refuse_period(catalogue: Catalogue, periode: Periode) -> None:
    """Raise for a period that was opened already, or that lies before one that was."""
    if (at := catalogue.left_out.files.get(dokumen_path(periode))) is not None:
        raise UkurError(
            f"dokumen {periode} sudah ada tetapi tidak terbaca; perbaiki {at.path} baris {at.line}"
        )
    dokumen = catalogue.dokumen.get(periode)
    if dokumen is not None and dokumen.tahap is Tahap.ARSIP:
        raise UkurError(f"{periode} sudah diarsipkan; yang keliru di dalamnya dicatat di koreksi.yml")
    if dokumen is not None:
        raise UkurError(f"{periode} sudah dibuka, tahapnya {dokumen.tahap}; lanjutkan pada formulir unitnya")
    last = max(catalogue.dokumen, default=periode)
    if periode < last:
        raise UkurError(
            f"{periode} sudah lewat: {last} sudah dibuka. Periksa periodenya; bila memang menyusul, buka "
            f"dengan 'ukur new {periode}' di komputer"
        )


def _run_number(environment: Mapping[str, str]) -> str:
    found = next((environment[name] for name in RUN_VARIABLES if environment.get(name)), "")
    if not (found.isascii() and found.isdecimal() and len(found) <= 12):
        raise UkurError("nomor jalan alur kerja tidak diketahui; tekan tombol Buka periode di situs Git")
    return found


def _pressers(run: ButtonRun, number: str) -> tuple[HostAccount, ...]:
    """Return who pressed the button, and who started its run again, as the host tells it."""
    try:
        starters = pressed_by(run.host.started_run(number), run.head)
    except UkurError as error:
        raise UkurError(
            f"yang menekan tombol tidak dapat dipastikan ({error}); jalankan tombol Buka periode di cabang "
            "utama dari akun orang, atau buka periode dengan 'ukur new' di komputer"
        ) from error
    retried = run.environment.get("GITLAB_USER_ID")
    if retried and all(str(who.number) != retried for who in starters):
        raise UkurError("pekerjaan ini diulang orang lain daripada yang memulainya; mulai pipeline baru")
    return starters


def _sound_data(repo: Path, head: str) -> Measurements:
    checked = check_data(data_tree(repo, head))
    if checked.measurements is None or has_errors(checked.findings):
        raise UkurError(f"data cabang utama masih salah; {mending_words(errors_of(checked.findings))}")
    return checked.measurements


def _is_free(run: ButtonRun, branch: str) -> bool:
    """Return whether the branch is yet to be made; UkurError where it holds what the button did not make."""
    remote = remote_address(run.environment)
    tip = branch_tip(run.repo, remote, branch)
    if tip is None:
        return True
    git.fetch_missing(run.repo, remote, f"refs/heads/{branch}", [tip])
    first = first_commit(run.repo, run.head, tip) if git.commit(run.repo, tip) else None
    opening = read_opening(run.repo, first.commit) if first else None
    ours = first and opening and branch_of(opening.periode) == branch
    if first and opening and ours and is_opening(run.repo, run.head, first, opening):
        return False
    raise UkurError(
        f"cabang {quote(branch)} sudah ada dan isinya bukan buatan tombol ini ({tip[:12]}); periksa siapa "
        "yang mengirimnya, hapus cabang itu, lalu tekan lagi"
    )


def _commit(
    run: ButtonRun, opening: Opening, people: Iterable[HostAccount], files: Mapping[str, bytes]
) -> str:
    """Make the commit: by the program's account, with who pressed the button as its co-authors."""
    kind = repository_target(run.environment).jenis
    server = server_name(run.environment, kind)
    named = (commit_identity(who.login, hidden_address(kind, who, server)) for who in people)
    also = "".join(f"Co-authored-by: {name}\n" for name in named)
    message = f"Format {opening.periode.title}\n\n{opening.trailers}\n{also}"
    made = MadeCommit(WORK_REF, run.head, committer_of(run.environment), run.time, message, files)
    return make_commit(run.repo, made)


def _body(catalogue: Catalogue, periode: Periode, people: Iterable[HostAccount]) -> str:
    names = safe_text(join_words(who.login for who in people))
    text = filled_template("format", catalogue.sop, catalogue.peran, periode)
    return f"{text}\nDibuka dengan tombol Buka periode oleh {names}.\n"
