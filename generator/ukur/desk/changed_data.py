"""Data files changed in memory: read, checked and told before any of them is taken or written."""

from collections.abc import Mapping
from dataclasses import dataclass

from ukur.measure.measurements import Measurements
from ukur.model.findings import Finding
from ukur.source.catalogue_reader import ReadCache
from ukur.source.data_files import ChangedTree, FileTree
from ukur.verify.inputs import check_data
from ukur.workflow.change_report import ChangeReport, report_changes
from ukur.workflow.changes import changes_between


@dataclass(frozen=True)
class ChangedData:
    """New bytes of data files by their path below the data folder, and what they change.

    ``findings`` are those about the changed files; ``spoilt`` whether the office's data cannot be read any
    more, or a file that could be read whole no longer can.
    """

    files: Mapping[str, bytes]
    report: ChangeReport | None
    findings: tuple[Finding, ...]
    spoilt: bool


def changed_data(
    tree: FileTree, before: Measurements, files: Mapping[str, bytes], cache: ReadCache | None = None
) -> ChangedData:
    """Read and check the office as it would be with ``files``; nothing is written."""
    after = check_data(ChangedTree(tree, files), cache, before)
    paths = {f"{tree.root}/{path}" for path in files}
    found = tuple(item for item in after.findings if item.location.path in paths)
    if after.measurements is None:
        return ChangedData(files, None, found, True)
    changes = changes_between(before.catalogue, after.measurements.catalogue)
    unread = after.measurements.catalogue.unread_paths - before.catalogue.unread_paths
    report = report_changes(before, after.measurements, changes, findings=after.findings)
    return ChangedData(files, report, found, bool(unread))
