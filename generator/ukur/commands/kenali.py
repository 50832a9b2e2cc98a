"""A file that somebody received, looked up in the archive by its SHA-256."""

from collections.abc import Iterator, Mapping

from ukur.archive.hasil import HasilPeriksa, Pelapor
from ukur.archive.kanon import sidik_bita
from ukur.archive.manifest import Manifest
from ukur.archive.uji_isi import manifest_tercatat, per_entri
from ukur.archive.uji_rantai import baca_rantai
from ukur.commands.verifikasi import tolak_rusak
from ukur.document.berkas import BENTUK
from ukur.model.paths import JenisEntri

_NAMA = {ending: form.nama for ending, form in BENTUK.items()} | {"csv": "Tabel utama (CSV)"}
_JENIS = {
    JenisEntri.TANDA_TANGAN: "PDF yang ditandatangani di luar",
    JenisEntri.PINDAIAN: "pindaian naskah bertanda tangan basah",
}
BATAS = (
    "Kecocokan membuktikan bahwa berkas ini sama bita demi bita dengan yang diarsipkan. Tidak dibuktikan: "
    "bahwa angkanya benar, siapa yang mengirimnya, dan, selain lewat 'ukur verify', siapa yang menyetujuinya."
)


def kenali(isi: bytes, arsip: Mapping[str, bytes]) -> Iterator[HasilPeriksa]:
    """Yield what a file is, newest first; UkurError where the archive itself is not whole."""
    tolak_rusak(arsip)
    report, digest = Pelapor("kecocokan"), sidik_bita(isi)
    entries = per_entri(arsip)
    manifests = [manifest_tercatat(entries.get(row.folder, {}), row) for row in baca_rantai(arsip)]
    found = [
        (manifest, item.path)
        for manifest in reversed(manifests)
        for item in manifest.berkas
        if item.sha256 == digest
    ]
    for manifest, path in found:
        yield Pelapor("kecocokan", manifest.folder).lulus(_kalimat(manifest, path))
        newest = max(_versi(manifests, manifest))
        if newest > manifest.versi:
            yield Pelapor("versi", manifest.folder).lewat(
                f"versi {newest} menggantikan versi {manifest.versi}; pakai {manifest.periode}/v{newest}"
            )
    if found:
        yield Pelapor("batas").lewat(BATAS)
    else:
        yield report.gagal(f"tidak ada berkas ber-SHA-256 {digest} di arsip ini; isinya lain atau diubah")


def _versi(manifests: list[Manifest], one: Manifest) -> Iterator[int]:
    return (item.versi for item in manifests if item.periode == one.periode)


def _kalimat(manifest: Manifest, path: str) -> str:
    own = "" if "/" in path else _NAMA.get(path.rpartition(".")[2], "")
    kind = _JENIS.get(manifest.jenis, own) or f"berkas pendukung {path}"
    return f"{manifest.judul}, versi {manifest.versi}: {kind}; commit {manifest.commit[:12]}"
