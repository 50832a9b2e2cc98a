"""Where a reader of the gate's comment can open what is proposed: files on the host, previews, the site."""

import functools

from ukur.commands.gate.weighing import WeighedProposal
from ukur.hosts.protocol import Host
from ukur.model.findings import Location
from ukur.model.paths import DATA, dokumen_path
from ukur.model.periode import Periode
from ukur.source import git
from ukur.workflow.proposal import Proposal
from ukur.workflow.report_text import ReportLinks


def comment_links(host: Host, weighed: WeighedProposal, proposal: Proposal) -> ReportLinks:
    """Return the links of a proposal; all of them lead to its head, whose files the findings are about."""
    head = functools.cache(lambda: git.tree_files(weighed.repo, proposal.head))
    merged = functools.cache(lambda: git.tree_files(weighed.repo, weighed.tree))

    def place(at: Location) -> str | None:
        """Lines are those of the merge: where the head has the file otherwise, the link is to its top."""
        if at.path not in head():
            return None
        same = head()[at.path] == merged().get(at.path)
        return host.file_page(proposal.head, at.path, at.line if same else None)

    def document(periode: Periode) -> tuple[tuple[str, str], ...]:
        path = f"{DATA}/{dokumen_path(periode)}"
        page = host.file_page(proposal.head, path) if path in head() else None
        preview = host.preview_page(proposal.number)
        named = (("berkas dokumen", page), ("pratinjau (hasil pekerjaan periksa)", preview))
        return tuple((text, address) for text, address in named if address)

    return ReportLinks(place, document)
