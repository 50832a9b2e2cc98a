"""A version that an earlier period's correction made: the document's own files are as before it."""

from collections.abc import Iterator, Mapping

from ukur.archive.approval_gaps import corrects_earlier
from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.document_content import content_hash
from ukur.archive.entry import INPUTS
from ukur.archive.manifest import Manifest
from ukur.model.findings import UkurError
from ukur.model.paths import DATA
from ukur.model.periode import Periode
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.data_files import MemoryTree
from ukur.verify.outcome import CheckReporter, CheckResult

_DATA = f"{INPUTS}/{DATA}/"


def verify_consequence(
    manifest: Manifest, files: Mapping[str, bytes], before: Mapping[str, bytes]
) -> Iterator[CheckResult]:
    """Yield whether such a version has the same own files as the version ``before``; nothing for others.

    Its last proposal approved the correction, and nobody looked at the document's own files again.
    """
    try:
        final = read_approvals(files.get(PERSETUJUAN, b"")).perubahan[-1]
    except UkurError:
        return  # told by the check of approvals
    if not corrects_earlier(final, manifest.periode):
        return
    own, earlier = (_own_content(held, manifest.periode) for held in (files, before))
    wrong = (
        []
        if own is not None and own == earlier
        else [
            "versi ini dibuat karena koreksi periode sebelumnya, tetapi isian dan naskahnya sendiri lain "
            "dari versi sebelumnya"
        ]
    )
    yield from CheckReporter("koreksi", manifest.folder).each_fault(
        wrong, f"isian dan naskahnya sama dengan versi {manifest.versi - 1}; {'; '.join(manifest.alasan)}"
    )


def _own_content(files: Mapping[str, bytes], periode: Periode) -> str | None:
    data = {path.removeprefix(_DATA): raw for path, raw in files.items() if path.startswith(_DATA)}
    catalogue = read_catalogue(MemoryTree(data, DATA)).catalogue if data else None
    return content_hash(catalogue, periode) if catalogue else None
