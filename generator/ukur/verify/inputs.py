"""Data files read, checked and measured in one go, wherever they come from."""

from dataclasses import dataclass, replace
from functools import cached_property

from ukur.checks import registry
from ukur.measure.measurements import Measurements
from ukur.model.findings import Finding, has_errors
from ukur.source.catalogue_reader import ReadCache, read_catalogue
from ukur.source.data_files import FileTree


@dataclass(frozen=True)
class CheckedData:
    """The measured catalogue, absent when it could not be read, and every finding."""

    measurements: Measurements | None
    findings: tuple[Finding, ...]

    @cached_property
    def explained(self) -> tuple[Finding, ...]:
        """The warnings that the office explained, as remarks that carry the explanation."""
        return registry.explained(self.measurements) if self.measurements else ()

    @property
    def is_clean(self) -> bool:
        """Whether documents may be made: no error (warnings are allowed)."""
        return self.measurements is not None and not has_errors(self.findings)


def check_data(
    files: FileTree, cache: ReadCache | None = None, lama: Measurements | None = None
) -> CheckedData:
    """Read and check everything; all findings at once, sorted by place.

    With ``cache`` and ``lama`` of an earlier call, files and figures that did not change are kept.
    """
    read = read_catalogue(files, cache)
    if read.catalogue is None:
        return CheckedData(None, read.findings)
    ukuran = Measurements(read.catalogue, lama)
    found = registry.only_remarks_on_approved(read.findings, read.catalogue)
    return CheckedData(ukuran, tuple(sorted({*found, *registry.run(ukuran)})))


def check_filed(files: FileTree, bentuk: int) -> CheckedData:
    """Read and check the inputs of a document filed in form ``bentuk``: by no rule newer than that form."""
    checked = check_data(files)
    return replace(checked, findings=tuple(item for item in checked.findings if item.sejak <= bentuk))
