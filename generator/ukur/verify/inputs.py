"""Data files read, checked and measured in one go, wherever they come from."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ukur.checks import registry
from ukur.measure.measurements import Measurements
from ukur.model.findings import FIRST_FORM, Finding, Severity, has_errors
from ukur.model.periode import Periode
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.source.data_files import FileTree


@dataclass(frozen=True)
class CheckedData:
    """The measured catalogue, absent when it could not be read, and every finding.

    ``explained`` are the warnings that the office explained, as remarks that carry the explanation.
    """

    measurements: Measurements | None
    findings: tuple[Finding, ...]
    explained: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether documents may be made: no error (warnings are allowed)."""
        return self.measurements is not None and not has_errors(self.findings)


def check_data(
    files: FileTree,
    cache: ReadCache | None = None,
    former: Measurements | None = None,
    approved: frozenset[Periode] | None = None,
    find: Callable[[Measurements], frozenset[Finding]] = registry.find_all,
) -> CheckedData:
    """Read and check everything; all findings at once, sorted by place.

    ``find`` asks the rules. With ``cache`` and ``former`` of an earlier call, files and figures that did not
    change are kept. In a proposal, ``approved`` are the periods that its target branch has approved.
    """
    read = read_catalogue(files, cache)
    if read.catalogue is None:
        return CheckedData(None, read.findings)
    measurements = Measurements(read.catalogue, former)
    found = registry.only_remarks_on_approved(read.findings, read.catalogue, approved)
    by_rules = find(measurements)
    counted = registry.unexplained(by_rules, read.catalogue, approved)
    return CheckedData(measurements, tuple(sorted({*found, *counted})), registry.explained(by_rules))


def read_data(files: FileTree, cache: ReadCache | None = None) -> CheckedData:
    """Read and measure without asking the rules: the findings are those of reading alone."""
    read = read_catalogue(files, cache)
    return CheckedData(Measurements(read.catalogue) if read.catalogue else None, read.findings)


def check_filed(files: FileTree, form: int, cache: ReadCache | None = None) -> CheckedData:
    """Read and check the inputs of a document filed in form ``form``: by no rule newer than that form.

    Newer rules than those that always were speak of its own period in remarks; what they find wrong in other
    periods, which nobody had approved then, is not about this document.
    """
    checked = check_data(files, cache)
    found = (item for item in checked.findings if item.sejak <= form)
    return replace(checked, findings=tuple(item for item in found if not _is_of_draft(item)))


def _is_of_draft(item: Finding) -> bool:
    newer = item.sejak > FIRST_FORM
    return newer and bool(item.periode) and item.severity is Severity.ERROR
