"""Where a reader of the gate's comment can open what is proposed: files on the host, previews, the site."""

import contextlib
import functools
from collections.abc import Mapping

from ukur.commands.gate.printed_preview import preview_name, printed_previews
from ukur.commands.gate.weighing import WeighedProposal
from ukur.hosts.protocol import Host
from ukur.model.findings import Location, UkurError
from ukur.model.meaning import ChangeKind
from ukur.model.paths import DATA, dokumen_path
from ukur.model.periode import Periode
from ukur.site.git_host import decide_address
from ukur.source import git
from ukur.workflow.change_kinds import file_kind
from ukur.workflow.change_report import ChangeReport
from ukur.workflow.proposal import Proposal
from ukur.workflow.report_text import ReportLinks

PREVIEW, JOB = "pratinjau dokumen", "hasil pekerjaan periksa"
_MAKERS = {ChangeKind.PROGRAM, ChangeKind.TAK_DIKENAL}


def comment_links(
    host: Host, weighed: WeighedProposal, proposal: Proposal, report: ChangeReport | None, sending: bool
) -> ReportLinks:
    """Return the links of a proposal; all of them lead to its head, whose files the findings are about.

    Of the documents that ``report`` puts before who decides a preview is kept first if ``sending``, where the
    host keeps it with the comment.
    """
    if sending:
        decided = [brief.periode for brief in report.documents] if report else []
        with contextlib.suppress(UkurError):  # files turned off, a right that lacks: the comment says it all
            host.keep_preview(
                proposal.number, proposal.head, functools.partial(printed_previews, weighed, decided)
            )
    head = functools.cache(lambda: git.tree_files(weighed.repo, proposal.head))
    merged = functools.cache(lambda: git.tree_files(weighed.repo, weighed.tree))

    @functools.cache
    def preview(periode: Periode) -> str | None:
        """What made it may belong to the proposal: where that changes the program, it is not pointed to."""
        outside = (path for path in weighed.merge.changed if not path.startswith(f"{DATA}/"))
        if _MAKERS & set(map(file_kind, outside)):
            return None
        try:
            return host.preview_file(proposal.number, proposal.head, preview_name(periode))
        except UkurError:  # a token that may not ask, a host too old: the decision does not wait for it
            return None

    def place(at: Location) -> str | None:
        """Lines are those of the merge: where the head has the file otherwise, the link is to its top."""
        if at.path not in head():
            return None
        same = head()[at.path] == merged().get(at.path)
        return host.file_page(proposal.head, at.path, at.line if same else None)

    def document(periode: Periode) -> tuple[tuple[str, str], ...]:
        path = f"{DATA}/{dokumen_path(periode)}"
        page = host.file_page(proposal.head, path) if path in head() else None
        own = preview(periode)
        job = JOB if own else f"pratinjau dan PDF ({JOB})"
        named = ((PREVIEW, own), ("berkas dokumen", page), (job, host.preview_page(proposal.number)))
        return tuple((text, address) for text, address in named if address)

    return ReportLinks(place, document, _decide_page(host, weighed, proposal))


def _decide_page(host: Host, weighed: WeighedProposal, proposal: Proposal) -> str | None:
    """Return the page of the site where the proposal is decided, where there is one.

    The addresses are those of the target branch: a proposal cannot lead its reviewers to another site.
    """
    measurements = weighed.base_check.measurements
    if measurements is None or host.proposal_page(proposal.number) is None:
        return None
    office = measurements.catalogue.instansi
    return decide_address(office.situs, proposal.number) if office.situs and office.repositori else None


def run_link(environment: Mapping[str, str]) -> str | None:
    """Return the address of this pipeline run, for the status."""
    if environment.get("CI_JOB_URL"):
        return environment["CI_JOB_URL"]
    server, repo, run = (environment.get(f"GITHUB_{key}") for key in ("SERVER_URL", "REPOSITORY", "RUN_ID"))
    return f"{server}/{repo}/actions/runs/{run}" if server and repo and run else None
