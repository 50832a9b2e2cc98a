"""A file that somebody received, looked up in the archive by its SHA-256."""

from collections.abc import Iterator, Mapping

from ukur.archive.kanon import sidik_bita
from ukur.archive.manifest import Manifest
from ukur.document.published import PUBLISHED
from ukur.model.paths import JenisEntri
from ukur.verify.chain_check import baca_rantai
from ukur.verify.entry_check import manifest_tercatat, per_entri
from ukur.verify.outcome import HasilPeriksa, Pelapor
from ukur.verify.verification import refuse_broken

_NAMES = {ending: kind.nama for ending, kind in PUBLISHED.items()} | {"csv": "Tabel utama (CSV)"}
_KINDS = {
    JenisEntri.TANDA_TANGAN: "PDF yang ditandatangani di luar",
    JenisEntri.PINDAIAN: "pindaian naskah bertanda tangan basah",
}
LIMITS = (
    "Kecocokan membuktikan bahwa berkas ini sama bita demi bita dengan yang diarsipkan. Tidak dibuktikan: "
    "bahwa angkanya benar, siapa yang mengirimnya, dan, selain lewat 'ukur verify', siapa yang menyetujuinya."
)


def look_up(content: bytes, arsip: Mapping[str, bytes]) -> Iterator[HasilPeriksa]:
    """Yield what a file is, newest first; UkurError where the archive itself is not whole."""
    refuse_broken(arsip)
    report, digest = Pelapor("kecocokan"), sidik_bita(content)
    entries = per_entri(arsip)
    manifests = [manifest_tercatat(entries.get(row.folder, {}), row) for row in baca_rantai(arsip)]
    found = [
        (manifest, item.path)
        for manifest in reversed(manifests)
        for item in manifest.berkas
        if item.sha256 == digest
    ]
    for manifest, path in found:
        yield Pelapor("kecocokan", manifest.folder).lulus(_sentence(manifest, path))
        newest = max(_versions(manifests, manifest))
        if newest > manifest.versi:
            yield Pelapor("versi", manifest.folder).lewat(
                f"versi {newest} menggantikan versi {manifest.versi}; pakai {manifest.periode}/v{newest}"
            )
    if found:
        yield Pelapor("batas").lewat(LIMITS)
    else:
        yield report.gagal(f"tidak ada berkas ber-SHA-256 {digest} di arsip ini; isinya lain atau diubah")


def _versions(manifests: list[Manifest], one: Manifest) -> Iterator[int]:
    return (item.versi for item in manifests if item.periode == one.periode)


def _sentence(manifest: Manifest, path: str) -> str:
    own = "" if "/" in path else _NAMES.get(path.rpartition(".")[2], "")
    kind = _KINDS.get(manifest.jenis, own) or f"berkas pendukung {path}"
    return f"{manifest.judul}, versi {manifest.versi}: {kind}; commit {manifest.commit[:12]}"
