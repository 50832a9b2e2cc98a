"""What was filed after a document: a PDF of it signed outside, or a scan of its printed copy."""

from collections.abc import Iterator, Mapping

from ukur.archive.manifest import MANIFEST, Manifest
from ukur.model.faults import quote
from ukur.model.paths import EntryKind
from ukur.verify.outcome import CheckReporter, CheckResult
from ukur.verify.outside import CheckSignedPdf

ROOTS, SIGNED_ENDING = "akar.pem", "-ditandatangani.pdf"
_OWN = f"{ROOTS} di arsip itu sendiri: hanya sekuat keterangan kantor; bandingkan dengan --roots"
_BEGINNINGS: Mapping[bytes, str] = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


def scan_name(stem: str, content: bytes) -> str | None:
    """Return how a scan is named after the document's PDF; None for what is no PDF, JPG or PNG."""
    kind = next((kind for magic, kind in _BEGINNINGS.items() if content.startswith(magic)), None)
    return kind and f"{stem}-pindaian.{kind}"


def verify_attachment(
    parent: Mapping[str, bytes],
    manifest: Manifest,
    files: Mapping[str, bytes],
    check_signed_pdf: CheckSignedPdf,
    roots: bytes | None,
) -> Iterator[CheckResult]:
    """Yield what an attachment is worth.

    ``parent`` are the files of the document's entry, ``roots`` trusted ones from outside of the archive.
    """
    prints = {path: content for path, content in parent.items() if path.endswith(".pdf") and "/" not in path}
    if len(prints) != 1:
        yield CheckReporter(str(manifest.jenis), manifest.folder).failed("PDF asli dokumennya tidak ada")
        return
    ((name, original),) = prints.items()
    stem = name.removesuffix(".pdf")
    if manifest.jenis is EntryKind.PINDAIAN:
        yield from _scan(manifest, files, stem)
        return
    report, signed = CheckReporter("tanda tangan", manifest.folder), files.get(f"{stem}{SIGNED_ENDING}")
    trusted = roots if roots is not None else files.get(ROOTS)
    if signed is None or trusted is None or len(files.keys() - {MANIFEST}) > 2:
        sentence = f"entri ini harus memuat {quote(f'{stem}{SIGNED_ENDING}')} dan {ROOTS}, dan hanya itu"
        yield report.failed(sentence)
        return
    # At the time of filing: certificates may have ended since then.
    judged = check_signed_pdf(signed, original, (trusted,), manifest.waktu)
    trust = "akar kepercayaan yang diberikan dengan --roots" if roots is not None else _OWN
    yield from report.each_fault(
        [judged.alasan] if judged.alasan else [],
        f"tanda tangan {', '.join(map(quote, judged.signer))} sah atas PDF yang diarsipkan, menurut {trust}",
    )


def _scan(manifest: Manifest, files: Mapping[str, bytes], stem: str) -> Iterator[CheckResult]:
    names = sorted(files.keys() - {MANIFEST})
    good = len(names) == 1 and names[0] == scan_name(stem, files[names[0]])
    report = CheckReporter("pindaian", manifest.folder)
    if not good:
        yield report.failed(f"isinya ({', '.join(map(quote, names))}) bukan satu pindaian dokumen itu")
        return
    yield report.skipped(
        "pindaian naskah bertanda tangan basah; bukan tanda tangan elektronik, dan isinya tidak dibandingkan "
        "dengan PDF arsip"
    )
