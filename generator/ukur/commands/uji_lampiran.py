"""What was filed after a document: a PDF of it signed outside, or a scan of its printed copy."""

from collections.abc import Iterator, Mapping

from ukur.archive.hasil import HasilPeriksa, Pelapor
from ukur.archive.manifest import MANIFEST, Manifest
from ukur.model.galat import quote
from ukur.model.paths import JenisEntri

AKAR, AKHIRAN = "akar.pem", "-ditandatangani.pdf"
_MULA: Mapping[bytes, str] = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


def nama_pindaian(pokok: str, isi: bytes) -> str | None:
    """Return how a scan is named after the document's PDF; None for what is no PDF, JPG or PNG."""
    kind = next((kind for magic, kind in _MULA.items() if isi.startswith(magic)), None)
    return kind and f"{pokok}-pindaian.{kind}"


def uji_lampiran(
    induk: Mapping[str, bytes], manifest: Manifest, berkas: Mapping[str, bytes], akar: bytes | None
) -> Iterator[HasilPeriksa]:
    """Yield what an attachment is worth.

    ``induk`` are the files of the document's entry, ``akar`` trusted roots from outside of the archive.
    """
    prints = {path: isi for path, isi in induk.items() if path.endswith(".pdf") and "/" not in path}
    if len(prints) != 1:
        yield Pelapor(str(manifest.jenis), manifest.folder).gagal("PDF asli dokumennya tidak ada")
        return
    ((name, original),) = prints.items()
    stem = name.removesuffix(".pdf")
    if manifest.jenis is JenisEntri.PINDAIAN:
        yield from _pindaian(manifest, berkas, stem)
    else:
        yield from _bertanda(manifest, berkas, stem, original, akar)


def _pindaian(manifest: Manifest, berkas: Mapping[str, bytes], stem: str) -> Iterator[HasilPeriksa]:
    names = sorted(berkas.keys() - {MANIFEST})
    good = len(names) == 1 and names[0] == nama_pindaian(stem, berkas[names[0]])
    wrong = [] if good else [f"isinya ({', '.join(map(quote, names))}) bukan satu pindaian dokumen itu"]
    yield from Pelapor("pindaian", manifest.folder).semua(
        wrong, "pindaian naskah bertanda tangan basah; bukan tanda tangan elektronik, isinya tidak diperiksa"
    )


def _bertanda(
    manifest: Manifest, berkas: Mapping[str, bytes], stem: str, original: bytes, akar: bytes | None
) -> Iterator[HasilPeriksa]:
    """Judge the signature at the time of filing: certificates may have ended since then."""
    report, signed = Pelapor("tanda tangan", manifest.folder), berkas.get(f"{stem}{AKHIRAN}")
    roots = akar if akar is not None else berkas.get(AKAR)
    if signed is None or roots is None or len(berkas.keys() - {MANIFEST}) > 2:
        yield report.gagal(f"entri ini harus memuat {quote(f'{stem}{AKHIRAN}')} dan {AKAR}, dan hanya itu")
        return
    from ukur.archive.tanda_pdf import periksa_tanda  # slow to import, and few archives need it

    judged = periksa_tanda(signed, original, (roots,), manifest.waktu)
    trust = "akar kepercayaan yang diberikan dengan --roots" if akar is not None else _SENDIRI
    yield from report.semua(
        [judged.alasan] if judged.alasan else [],
        f"tanda tangan {', '.join(map(quote, judged.penanda))} sah atas PDF yang diarsipkan, menurut {trust}",
    )


_SENDIRI = f"{AKAR} di arsip itu sendiri: hanya sekuat keterangan kantor; bandingkan dengan --roots"
