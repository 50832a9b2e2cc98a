"""What the gate asks of filing: of an archive, and of signed copies; loaded only where a proposal has any."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ukur.commands.gate.copy_verdict import CopyVerdict
    from ukur.commands.gate.weighing import WeighedProposal
    from ukur.hosts.protocol import Host


def archive_verdict(
    repo: Path, host: "Host", variables: Mapping[str, str], weighed: "WeighedProposal"
) -> tuple[str, ...]:
    """Derive what a proposal files or records; only such a one waits for the printers to be loaded."""
    from ukur.commands.filing.archive_repairs import judge_archive
    from ukur.commands.filing.filing_office import FilingOffice
    from ukur.commands.filing.publish_check import recorded_archive_faults
    from ukur.commands.gate.past import believed_past
    from ukur.source.catalogue_reader import ReadCache

    past = believed_past(repo, host, weighed.base, variables).proposals
    office = FilingOffice(repo, host, variables, ReadCache(), past=past)
    recorded = recorded_archive_faults(office, weighed.base, weighed.tree)
    return judge_archive(office, weighed.base, weighed.tree, weighed.repair) + recorded


def copy_verdicts(weighed: "WeighedProposal") -> tuple["CopyVerdict", ...]:
    """Judge signed copies that a proposal brings; only such a one waits for the libraries to be loaded."""
    from ukur.commands.filing.uploaded_copies import judge_copies

    return tuple(judge_copies(weighed.repo, datetime.datetime.now(datetime.UTC), weighed))
