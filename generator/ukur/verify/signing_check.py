"""Approvals without signatures, in an archive where earlier ones were signed: not false, and worth a look."""

from collections.abc import Iterator, Mapping, Sequence

from ukur.archive.approvals import PERSETUJUAN, read_approvals
from ukur.archive.entry import POLICY_FOLDER
from ukur.archive.manifest import Manifest
from ukur.model.findings import UkurError
from ukur.model.paths import PERAN, EntryKind
from ukur.model.peran import DaftarPeran, HostApprovals
from ukur.source.file_kinds import kind_of
from ukur.source.partial_reading import read_file
from ukur.verify.outcome import CheckReporter, CheckResult

_ALONE = (
    "persetujuannya tidak bertanda tangan, padahal {} bertanda tangan, dan peran.yml tidak menyatakan "
    "persetujuan_situs; tanyakan sebabnya kepada kantor"
)
_DECLARED = "persetujuannya tidak bertanda tangan sejak {}, menurut pernyataan kantor: {}"


def verify_signing(
    manifest: Manifest, earlier: Sequence[Manifest], entries: Mapping[str, Mapping[str, bytes]]
) -> Iterator[CheckResult]:
    """Yield that a document's approvals carry no signatures although an earlier one's did."""
    files = entries[manifest.folder]
    if _is_signed(files) is not False:
        return
    signed = (item.folder for item in earlier if item.jenis is EntryKind.DOKUMEN)
    last = next((folder for folder in reversed(list(signed)) if _is_signed(entries.get(folder, {}))), None)
    if last is not None:
        said = _declaration(files)
        sentence = _DECLARED.format(said.sejak, said.alasan) if said else _ALONE.format(last)
        yield CheckReporter("tanda tangan persetujuan", manifest.folder).skipped(sentence)


def _is_signed(files: Mapping[str, bytes]) -> bool | None:
    try:
        return read_approvals(files.get(PERSETUJUAN, b"")).bertanda
    except UkurError:  # told elsewhere
        return None


def _declaration(files: Mapping[str, bytes]) -> HostApprovals | None:
    path, known = f"{POLICY_FOLDER}/{PERAN}", kind_of(PERAN)
    roles = read_file(path, files[path], known[0]).value if known and path in files else None
    return roles.persetujuan_situs if isinstance(roles, DaftarPeran) else None
