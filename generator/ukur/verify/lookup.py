"""A file that somebody received, looked up in the archive by its SHA-256."""

from collections.abc import Iterator, Mapping

from ukur.archive.canonical import sha256_of
from ukur.archive.manifest import Manifest
from ukur.document.published import PUBLISHED
from ukur.model.paths import EntryKind
from ukur.verify.chain_check import read_chain
from ukur.verify.entry_check import files_by_entry, recorded_manifest
from ukur.verify.outcome import CheckReporter, CheckResult
from ukur.verify.verification import refuse_broken

_NAMES = {ending: kind.nama for ending, kind in PUBLISHED.items()} | {"csv": "Tabel utama (CSV)"}
_KINDS = {
    EntryKind.TANDA_TANGAN: "PDF yang ditandatangani di luar",
    EntryKind.PINDAIAN: "pindaian naskah bertanda tangan basah",
}
LIMITS = (
    "Kecocokan membuktikan bahwa berkas ini sama bita demi bita dengan yang diarsipkan. Tidak dibuktikan: "
    "bahwa angkanya benar, siapa yang mengirimnya, dan, selain lewat 'ukur verify', siapa yang menyetujuinya."
)


def look_up(content: bytes, arsip: Mapping[str, bytes]) -> Iterator[CheckResult]:
    """Yield what a file is, newest first; UkurError where the archive itself is not whole."""
    refuse_broken(arsip)
    report, digest = CheckReporter("kecocokan"), sha256_of(content)
    entries = files_by_entry(arsip)
    manifests = [recorded_manifest(entries.get(row.folder, {}), row) for row in read_chain(arsip)]
    found = [
        (manifest, item.path)
        for manifest in reversed(manifests)
        for item in manifest.berkas
        if item.sha256 == digest
    ]
    for manifest, path in found:
        yield CheckReporter("kecocokan", manifest.folder).passed(_sentence(manifest, path))
        newest = max(_versions(manifests, manifest))
        if newest > manifest.versi:
            yield CheckReporter("versi", manifest.folder).skipped(
                f"versi {newest} menggantikan versi {manifest.versi}; pakai {manifest.periode}/v{newest}"
            )
    if found:
        yield CheckReporter("batas").skipped(LIMITS)
    else:
        yield report.failed(f"tidak ada berkas ber-SHA-256 {digest} di arsip ini; isinya lain atau diubah")


def _versions(manifests: list[Manifest], one: Manifest) -> Iterator[int]:
    return (item.versi for item in manifests if item.periode == one.periode)


def _sentence(manifest: Manifest, path: str) -> str:
    own = "" if "/" in path else _NAMES.get(path.rpartition(".")[2], "")
    kind = _KINDS.get(manifest.jenis, own) or f"berkas pendukung {path}"
    return f"{manifest.judul}, versi {manifest.versi}: {kind}; commit {manifest.commit[:12]}"
