"""What was filed after a document: a PDF of it signed outside, or a scan of its printed copy."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ukur.archive.entry import attachment_title
from ukur.archive.frozen import DOKUMEN, thaw
from ukur.archive.manifest import MANIFEST, Manifest, read_manifest
from ukur.archive.signatory import Likeness, Signatory
from ukur.archive.signature_facts import (
    BEFORE_RULES,
    SIGNATORY,
    attachment_facts,
    first_facts,
    likeness_text,
    signed_in_order,
)
from ukur.archive.signature_values import SignatureResult
from ukur.archive.trust_roots import Trust, certificates, trust_of, trust_text
from ukur.model.faults import quote
from ukur.model.findings import UkurError
from ukur.model.paths import EntryKind
from ukur.verify.outcome import CheckReporter, CheckResult
from ukur.verify.outside import CheckSignedPdf

ROOTS, SIGNED_ENDING = "akar.pem", "-ditandatangani.pdf"
SCAN_FACTS: Mapping[str, str] = {
    "sifat": "pindaian naskah bertanda tangan basah; bukan tanda tangan elektronik"
}
_BEGINNINGS: Mapping[bytes, str] = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


@dataclass(frozen=True)
class AttachmentRules:
    """What attachments are judged by; ``roots`` come from outside, ``guarded`` ones from the office."""

    check_signed_pdf: CheckSignedPdf
    roots: bytes | None = None
    guarded: tuple[bytes, ...] = ()

    def trust(self, carried: bytes) -> Trust:
        """Return who vouches for the roots that a signature is judged by."""
        return Trust.GIVEN if self.roots is not None else trust_of(carried, self.guarded)


def scan_name(stem: str, content: bytes) -> str | None:
    """Return how a scan is named after the document's PDF; None for what is no PDF, JPG or PNG."""
    kind = next((kind for magic, kind in _BEGINNINGS.items() if content.startswith(magic)), None)
    return kind and f"{stem}-pindaian.{kind}"


def named_signatory(parent: Mapping[str, bytes]) -> Signatory:
    """Return whom a filed document names as the one who signs it."""
    document = thaw(parent.get(DOKUMEN, b""))
    block, others = document.tanda_tangan, document.penanda_tangan_lain
    another = tuple(Signatory(other.nama, other.nip) for other in others)
    return Signatory(block.nama, block.nip, another, semua=block.is_electronic)


def verify_attachment(
    parent: Mapping[str, bytes], manifest: Manifest, files: Mapping[str, bytes], rules: AttachmentRules
) -> Iterator[CheckResult]:
    """Yield what an attachment is worth; ``parent`` are the files of the document's entry."""
    report = CheckReporter(str(manifest.jenis), manifest.folder)
    prints = {path: content for path, content in parent.items() if path.endswith(".pdf") and "/" not in path}
    if len(prints) != 1:
        yield report.failed("PDF asli dokumennya tidak ada")
        return
    try:
        title = attachment_title(read_manifest(parent.get(MANIFEST, b""), MANIFEST), manifest.jenis)
    except UkurError as error:
        yield report.failed(f"dokumennya tidak dapat dibaca: {error}")
        return
    if manifest.judul != title:
        yield report.failed(f"judulnya {quote(manifest.judul)}, bukan {quote(title)}")
    ((name, original),) = prints.items()
    stem = name.removesuffix(".pdf")
    if manifest.jenis is EntryKind.PINDAIAN:
        yield from _scan(manifest, files, stem)
        return
    signed, carried = files.get(f"{stem}{SIGNED_ENDING}"), files.get(ROOTS)
    if signed is None or carried is None or len(files.keys() - {MANIFEST}) > 2:
        sentence = f"entri ini harus memuat {quote(f'{stem}{SIGNED_ENDING}')} dan {ROOTS}, dan hanya itu"
        yield CheckReporter("tanda tangan", manifest.folder).failed(sentence)
        return
    roots = certificates(carried if rules.roots is None else rules.roots)
    try:
        # At the time of filing: certificates may have ended since then.
        judged = rules.check_signed_pdf(signed, original, roots, manifest.waktu, named_signatory(parent))
    except UkurError as error:
        yield report.failed(f"dokumennya tidak dapat dibaca: {error}")
        return
    yield from _signed(manifest, judged, rules.trust(carried))


def _signed(manifest: Manifest, judged: SignatureResult, trust: Trust) -> Iterator[CheckResult]:
    """Yield what the signatures are worth; an entry of before the newest rules is only told what they ask."""
    report = CheckReporter("tanda tangan", manifest.folder)
    if judged.alasan:
        yield report.failed(judged.alasan)
        return
    newer = SIGNATORY in manifest.keterangan
    wrong = list(judged.keberatan) if newer else []
    facts = attachment_facts(judged) if newer else first_facts(judged)
    if manifest.keterangan != facts:
        wrong.append("keterangan entri ini bukan yang terbaca dari tanda tangannya")
    yield from report.each_fault(
        wrong, f"sah atas PDF yang diarsipkan: {signed_in_order(judged)}; {trust_text(trust)}"
    )
    if not wrong and trust is Trust.CARRIED:
        yield CheckReporter("akar", manifest.folder).skipped(trust_text(trust))
    signatory = CheckReporter(SIGNATORY, manifest.folder)
    if not newer:
        yield signatory.skipped("; ".join((BEFORE_RULES, *judged.keberatan)))
    elif not wrong:
        named = any(item.kemiripan is not Likeness.TIDAK_DISEBUT for item in judged.tanda)
        yield signatory.passed(likeness_text(judged)) if named else signatory.skipped(likeness_text(judged))


def _scan(manifest: Manifest, files: Mapping[str, bytes], stem: str) -> Iterator[CheckResult]:
    names = sorted(files.keys() - {MANIFEST})
    good = len(names) == 1 and names[0] == scan_name(stem, files[names[0]])
    wrong = [] if good else [f"isinya ({', '.join(map(quote, names))}) bukan satu pindaian dokumen itu"]
    if manifest.keterangan != SCAN_FACTS:
        wrong.append("keterangannya bukan yang ditulis Ukur bagi pindaian")
    report = CheckReporter("pindaian", manifest.folder)
    if wrong:
        yield from map(report.failed, wrong)
        return
    yield report.skipped(
        "pindaian naskah bertanda tangan basah; bukan tanda tangan elektronik, dan isinya tidak dibandingkan "
        "dengan PDF arsip"
    )
